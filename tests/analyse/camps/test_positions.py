"""Camps are the partition that the fewest links go against."""

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.camps import positions as module
from argmap.analyse.camps.positions import camps
from argmap.model import Stance

NAMES = {name: name.upper() for name in "abcdef"}


def found(*lines):
    return camps(graph_of(*lines, authors=NAMES))


def test_who_disputes_is_apart_and_who_backs_is_together():
    parted = found("b -> a -", "c -> b +")
    assert parted.camp_of == {"A": "A", "B": "B", "C": "B"}
    assert (parted.frustration, parted.equally_good) == (0, 1)


def test_three_who_all_dispute_each_other_frustrate_one_link_in_three_ways():
    parted = found("b -> a -", "c -> b -", "c -> a -")
    assert (parted.frustration, parted.weight, parted.equally_good) == (1, 3, 3)


def test_surer_links_weigh_more():
    parted = found("b -> a - 0.9", "c -> b - 0.9", "c -> a - 0.2")
    assert parted.camp_of["A"] == parted.camp_of["C"]
    assert parted.frustration == pytest.approx(0.2)


def test_nobody_is_in_a_camp_where_nobody_disputes():
    assert found("b -> a +").camp_of == {}


def test_nobody_is_in_a_camp_where_leaving_all_together_does_as_well():
    assert found("b -> a -", "c -> b +", "c -> a +").camp_of == {}


def test_who_is_joined_to_the_others_by_no_link_is_in_no_camp():
    assert set(found("b -> a -", "c -> b +", "e -> d -").camp_of) == {"A", "B", "C"}


def test_own_support_says_nothing_about_camps():
    assert camps(graph_of("b -> a -", authors={"a": "Ada", "b": "Ada"})).camp_of == {}


def test_comments_without_a_name_stand_for_themselves():
    assert camps(graph_of("b -> a -")).camp_of == {"c:a": "A", "c:b": "B"}


def test_many_people_are_parted_by_descent_and_the_ties_are_unknown(monkeypatch):
    lines = ["b -> a -", "c -> a -", "d -> b +", "e -> a +", "f -> e +", "f -> c -"]
    exact = found(*lines)
    monkeypatch.setattr(module, "EXACT_UP_TO", 3)
    descended = found(*lines)
    assert descended.camp_of == exact.camp_of
    assert (exact.equally_good, descended.equally_good) == (1, None)


def test_more_people_than_can_be_parted_are_in_no_camp(monkeypatch):
    monkeypatch.setattr(module, "MOST_PEOPLE", 2)
    assert found("b -> a -", "c -> b +").camp_of == {}


def voted(*lines, camps=(12, 9), extra=None):
    """Return a graph with claims that two camps of voters differ on."""
    graph = graph_of(*lines, authors=NAMES)
    cast = tuple(
        Stance(participant=f"{side}{n}", claim=claim.id, value=side * (-1) ** at)
        for side, size in zip((1, -1), camps, strict=True)
        for n in range(size)
        for at, claim in enumerate(graph.claims)
    )
    conversation = structs.replace(graph.conversation, extra=extra or {})
    return structs.replace(graph, conversation=conversation, stances=cast)


def test_votes_stand_before_links():
    parted = camps(voted("b -> a -", "c -> b +"))
    assert parted.how == "votes"
    assert [parted.camp_of[name] for name in ("10", "111", "-10")] == ["A", "A", "B"]
    assert parted.reason.startswith("2 camps from the votes of 21 people who answered at least")
    assert parted.stability == 1


def test_too_few_votes_leave_it_to_the_links_and_both_are_said():
    graph = voted("b -> a -", "c -> b +", camps=(2, 0))
    own = [Stance(participant=name, claim="b", value=1) for name in ("A", "B")]
    parted = camps(structs.replace(graph, stances=(*graph.stances, *own)))
    assert (parted.how, parted.camp_of) == ("links", {"A": "A", "B": "B", "C": "B"})
    assert "so far 2 people did. A guess from links alone: of 3 people" in parted.reason


def test_links_part_nobody_where_most_who_voted_would_be_in_no_camp():
    parted = camps(voted("b -> a -", "c -> b +", camps=(3, 2)))
    assert (parted.how, parted.camp_of) == ("none", {})
    assert "so far 5 people did. Camps from links would leave out 5 of 5 who" in parted.reason


def test_names_that_people_gave_stand_before_votes():
    named = {"A": {"name": "the old ones", "people": ["B"]}, "B": {"people": ["A", "B"]}}
    parted = camps(voted("b -> a -", extra={"camps": named}))
    assert (parted.how, parted.camp_of) == ("named", {"B": "A", "A": "B"})
    assert parted.names == {"A": "the old ones"}
    assert parted.reason == "2 camps were named by people, with 2 in them."


@pytest.mark.parametrize(
    "kept",
    [
        [{"name": "left", "authors": ["A"]}, {"name": "right", "authors": ["B"]}],
        {"left": {"people": ["A"]}, "right": {"people": ["B"]}},
    ],
    ids=["list", "names"],
)
def test_camps_that_have_no_letters_get_them_in_their_order(kept):
    parted = camps(voted("b -> a -", extra={"camps": kept}))
    assert parted.camp_of == {"A": "A", "B": "B"}
    assert parted.names == {"A": "left", "B": "right"}


@pytest.mark.parametrize("kept", [None, [], {}, "A", [1], {"A": 1}, {"A": {"people": []}}], ids=str)
def test_what_names_nobody_is_passed_over(kept):
    assert camps(voted("b -> a -", extra={"camps": kept})).how == "votes"


def test_votes_that_moderators_took_out_part_nobody():
    graph = voted("a")
    out = tuple(structs.replace(claim, extra={"moderated": -1}) for claim in graph.claims)
    parted = camps(structs.replace(graph, claims=out))
    assert (parted.how, parted.camp_of) == ("none", {})


def test_no_camps_say_why():
    assert camps(graph_of("a")).reason == "Too few people dispute each other."
