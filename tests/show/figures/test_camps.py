from graphs import graph_of

from argmap.show.figures.camps import parting

NAMES = {name: name.upper() for name in "abc"}


def test_camps_are_named_and_everybody_in_one_is_there_by_name():
    found = parting(graph_of("b -> a -", "c -> b +", authors=NAMES))
    assert (found.names, found.camp_of) == (("A", "B"), {"A": "A", "B": "B", "C": "B"})


def test_camps_say_how_much_goes_against_them():
    said = parting(graph_of("b -> a -", "c -> b -", "c -> a -", authors=NAMES)).by
    assert "33 % of that goes against the parting; 3 ways to part them do as well" in said


def test_without_disputes_there_are_no_camps_and_it_says_why():
    found = parting(graph_of("b -> a +", authors=NAMES))
    assert (found.names, found.by) == ((), "No camps: too few people dispute each other.")
