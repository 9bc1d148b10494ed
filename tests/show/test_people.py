"""The page of people: the list, whom it shows, and what its address keeps."""

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.analysis import Analysis
from argmap.model import ArgumentGraph, Stance
from argmap.show.figures.people_rows import described, found_people
from argmap.show.figures.people_words import brief
from argmap.show.pages.people import choices
from argmap.show.pages.people_address import STEP, State, address, query_of, state_of
from argmap.show.pages.people_between import between, side_of
from argmap.show.pages.people_list import listed
from argmap.show.plain import drawn


def voted(**votes: str) -> ArgumentGraph:
    """Return claims a, b, c ... on which each person voted: `+`, `-`, `0`, or a blank for none."""
    size = max(map(len, votes.values()))
    claims = "abcdefgh"[:size]
    value = {"+": 1, "-": -1, "0": 0}
    stances = tuple(
        Stance(participant=who, claim=claim, value=value[vote])
        for who, cast in votes.items()
        for claim, vote in zip(claims, cast, strict=False)
        if vote in value
    )
    return structs.replace(graph_of(*claims, authors=dict.fromkeys(claims, "Zed")), stances=stances)


FOUR = Analysis(voted(Ada="+++", Ben="++-", Cy="---", Dee="+"))
CROWD = Analysis(voted(**{f"Person {n}": "+-" for n in range(25)}))
ASKED = Analysis(
    graph_of("b -> a -", texts={"a": "Who wants that?"}, authors={"a": "Ada", "b": "Ben"})
)


def described_of(analysis, name):
    found = [each for each in found_people(analysis) if each[0] == name]
    return described(analysis, found)[0]


def test_those_who_agree_on_most_more_than_they_differ_are_nearest():
    near = described_of(FOUR, "Ada").agrees
    # Zed 3 - 0; Dee 1 - 0, of 1; Ben 2 - 1, of 3
    assert [(each.who, each.number, each.both) for each in near] == [
        ("Zed", 3, 3),
        ("Dee", 1, 1),
        ("Ben", 2, 3),
    ]


def test_those_who_differ_on_more_are_far():
    assert [(each.who, each.number) for each in described_of(FOUR, "Ada").differs] == [("Cy", 3)]


def test_nobody_is_near_to_themselves():
    person = described_of(FOUR, "Ben")
    assert "Ben" not in {each.who for each in (*person.agrees, *person.differs)}


def test_people_are_found_by_a_part_of_their_name():
    assert [who for who, _ in found_people(FOUR, " bE ")] == ["Ben"]


def test_a_list_is_bounded_and_says_how_many_more():
    told = drawn(listed(CROWD, "key", State()))
    left = len(found_people(CROWD)) - STEP
    assert f"{left} more, with fewer claims." in told
    assert "n=20" in told


def test_a_search_without_success_says_so():
    assert "Nobody of that name" in drawn(listed(FOUR, "key", State(sought="Zoe")))


@pytest.mark.parametrize(
    "state",
    [
        State(),
        State(one="person:Ada", other="person:Ben"),
        State(sought="a & b", shown=40),
    ],
)
def test_the_address_keeps_the_state(state):
    query = query_of(address("key", state).partition("?")[2])
    assert state_of(FOUR, query) == state


@pytest.mark.parametrize(
    "query", [{"a": "person:Zoe", "b": "person:Ada"}, {"n": "-4"}, {"n": "²"}, {"a": "camp:A"}]
)
def test_what_an_address_gets_wrong_counts_as_absent(query):
    assert state_of(FOUR, query) == State()


def test_the_name_that_is_chosen_is_no_search():
    offered = choices(FOUR, "Ada", "person:Ada")[-1]["items"]
    assert {"Ada", "Ben", "Cy", "Dee"} <= {each["label"] for each in offered}


def test_who_is_chosen_is_offered_whatever_is_sought():
    offered = choices(FOUR, "Ben", "person:Ada")[-1]["items"]
    assert [each["label"] for each in offered] == ["Ada", "Ben"]


def test_a_question_splits_nobody():
    told = drawn(between(ASKED, "key", *(side_of(ASKED, f"person:{x}") for x in ("Ada", "Ben"))))
    assert "have no claim on which both have a stance" in told
    assert "What splits them" not in told


def test_a_question_is_no_claim_of_two():
    assert described_of(ASKED, "Ben") == ("Ben", 1, (), ())


def test_a_long_name_keeps_its_end():
    assert brief("Margarethe of Hohenstein 12", 15) == "Margareth…in 12"
    assert brief("Ada", 3) == "Ada"
