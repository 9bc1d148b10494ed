from graphs import graph_of
from msgspec import structs

from argmap.model import Stance
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


def test_three_camps_of_votes_have_a_letter_each_and_say_what_they_rest_on():
    graph = graph_of("a", "b", "c", authors={"a": "0 0"})
    answers = {0: (1, -1, -1), 1: (-1, 1, -1), 2: (-1, -1, 1)}
    cast = tuple(
        Stance(participant=f"{camp} {n}", claim=claim, value=value)
        for camp, values in answers.items()
        for n in range(7 - camp)
        for claim, value in zip("abc", values, strict=True)
    )
    found = parting(structs.replace(graph, stances=cast))
    assert found.names == ("A", "B", "C")
    assert (found.camp_of["0 0"], found.camp_of["2 0"]) == ("A", "C")
    assert found.by.startswith("3 camps from the votes of 18 people")
