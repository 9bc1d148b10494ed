"""Candidates for common ground: held in more than one camp, conceded, held by several, or less."""

from dataclasses import dataclass

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from argmap.analyse.course.moments import up_to
from argmap.analyse.ground.common_ground import common_ground, ground_course

CAMPS = {"Ada": "A", "Bo": "B"}


@dataclass
class Case:
    lines: list[str]
    authors: dict[str, str]
    camps: dict[str, str]
    expected: dict[str, str]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            Case(["b -> a +"], {"a": "Ada", "b": "Bo"}, CAMPS, {"a": "held in more than one camp"}),
            id="supported-across",
        ),
        pytest.param(
            Case(["b -> a ="], {"a": "Ada", "b": "Bo"}, CAMPS, {"a": "held in more than one camp"}),
            id="said-by-both",
        ),
        pytest.param(
            Case(["b -> a +"], {"a": "Ada", "b": "Cy"}, {}, {"a": "held by several"}),
            id="no-camps-known",
        ),
        pytest.param(Case(["b -> a +"], {"a": "Ada", "b": "Ada"}, {}, {}), id="one-alone"),
        pytest.param(
            Case(
                ["b -> a +", "c -> a -"],
                {"a": "Ada", "b": "Bo", "c": "Cy"},
                CAMPS | {"Cy": "B"},
                {},
            ),
            id="as-many-of-a-camp-dispute-it-as-hold-it",
        ),
        pytest.param(
            Case(
                ["b -> a +", "c -> a -", "d -> a +"],
                {"a": "Ada", "b": "Bo", "c": "Cy", "d": "Di"},
                CAMPS | {"Cy": "B", "Di": "B"},
                {"a": "held in more than one camp"},
            ),
            id="more-of-each-camp-hold-it-than-dispute-it",
        ),
        pytest.param(
            Case(["b -> a +", "c -> a -"], {"a": "Ada", "b": "Bo", "c": "Cy"}, {}, {}),
            id="disputed-where-no-camps-are-known",
        ),
        pytest.param(
            Case(["b -> a +"], {"a": "Ada", "b": "Bo"}, {"Ada": "A", "Bo": "A"}, {}),
            id="within-one-camp",
        ),
        pytest.param(
            Case(["b -> a +"], {"a": "Ada", "b": "Bo"}, {"Ada": "A"}, {"a": "held by several"}),
            id="camp-of-one-not-known",
        ),
    ],
)
def test_labels_follow_who_makes_and_supports_a_claim(case):
    table = common_ground(graph_of(*case.lines, authors=case.authors), case.camps)
    table = table[table["label"] != "uncontested"]
    assert dict(zip(table["claim"], table["label"], strict=True)) == case.expected


def test_what_is_granted_in_words_is_conceded():
    graph = graph_of("b -> a +", authors={"a": "Ada", "b": "Cy"})
    links = tuple(
        structs.replace(x, rule="concedes") if x.kind == "support" else x for x in graph.links
    )
    table = common_ground(structs.replace(graph, links=links), CAMPS)
    assert table["label"].tolist() == ["conceded"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("We all want the river clean.", ["said to be shared"], id="we-all-want"),
        pytest.param("All of us worry about the cost.", ["said to be shared"], id="all-of-us"),
        pytest.param("I have yet to hear any common ground.", [], id="denied"),
        pytest.param("All I want is a clean river.", [], id="all-of-one"),
    ],
)
def test_what_its_maker_says_all_hold_is_said_to_be_shared(text, labels):
    graph = graph_of("a", texts={"a": text})
    assert common_ground(graph, {})["label"].tolist() == labels


def test_a_rebutter_that_nobody_rebuts_is_only_uncontested():
    table = common_ground(graph_of("b -> a -"), {})
    assert list(zip(table["claim"], table["label"], strict=True)) == [("b", "uncontested")]


def test_claims_that_say_the_same_count_as_one_and_all_are_quoted():
    graph = graph_of("b -> a =", "c -> b +", authors={"a": "Ada", "b": "Bo", "c": "Ada"})
    (row,) = common_ground(graph, CAMPS).to_dict("records")
    assert (row["claim"], row["same_as"], row["participants"]) == ("a", ["b"], ["Ada", "Bo"])
    assert [node for node, *_ in row["quotes"]] == ["a", "b", "c"]


GRANTS = {"a": "The roof leaks.", "b": "You're right that the roof leaks. But it is old."}


def test_words_that_grant_what_was_answered_concede_it_and_are_quoted():
    graph = graph_of("b -> a >", texts=GRANTS, authors={"a": "Ada", "b": "Bo"})
    (row,) = common_ground(graph, CAMPS).to_dict("records")
    assert (row["claim"], row["label"], row["granted_by"]) == ("a", "conceded", ["Bo"])
    assert row["quotes"][0] == ("c:b", 0, 33, "You're right that the roof leaks.")
    assert (row["explicit"], row["tentative"], row["first"]) == (True, True, "c:b")


def test_among_people_of_one_camp_granting_is_mere_agreement():
    graph = graph_of("b -> a >", texts=GRANTS, authors={"a": "Ada", "b": "Bo"})
    assert common_ground(graph, {"Ada": "A", "Bo": "A"}).empty


def test_who_grants_and_disputes_the_same_claim_does_not_concede_it():
    graph = graph_of("b -> a >", "b -> a -", texts=GRANTS, authors={"a": "Ada", "b": "Bo"})
    table = common_ground(graph, CAMPS)
    assert "conceded" not in table["label"].tolist()


def test_of_several_claims_the_one_with_the_same_words_is_granted():
    texts = {"a": "Fish is dear. The roof leaks. Ask Pia.", "b": GRANTS["b"]}
    graph = graph_of("b -> a >", texts=texts, authors={"a": "Ada", "b": "Bo"})
    spans = {"a1": (0, 13), "a2": (14, 29), "a3": (30, 38)}
    own = [
        structs.replace(graph.claims[0], id=name, start=s, end=e, text=texts["a"][s:e])
        for name, (s, e) in spans.items()
    ]
    replies = tuple(x for x in graph.links if x.kind == "reply")
    graph = structs.replace(graph, claims=(*own, graph.claims[1]), links=replies)
    table = common_ground(graph, CAMPS)
    assert table.loc[table["label"] == "conceded", "claim"].tolist() == ["a2"]


def test_what_is_said_to_be_shared_is_not_where_another_disputes_it():
    graph = graph_of("b -> a -", texts={"a": "We all want it."}, authors={"a": "Ada", "b": "Bo"})
    assert "said to be shared" not in common_ground(graph, CAMPS)["label"].tolist()


def test_agreement_across_camps_by_links_of_the_machine_is_tentative():
    tentative = [
        common_ground(graph_of("b -> a +", authors={"a": "Ada", "b": "Bo"}, origin=origin), CAMPS)[
            "tentative"
        ].item()
        for origin in ("inferred", "person")
    ]
    assert tentative == [True, False]


def test_who_disputes_a_conceded_claim_is_named():
    graph = graph_of(
        "b -> a >", "c -> a -", texts=GRANTS, authors={"a": "Ada", "b": "Bo", "c": "Cy"}
    )
    row = common_ground(graph, CAMPS).iloc[0]
    assert (row["label"], row["disputed_by"]) == ("conceded", ["Cy"])


def test_the_first_moment_is_that_of_the_comment_which_joins_two_claims():
    graph = graph_of("a", "b", "c -> a =", "c -> b =", authors={"a": "Ada", "b": "Bo", "c": "Bo"})
    assert common_ground(graph, CAMPS)["first"].tolist() == ["c:c"]
    graph = graph_of("a", "b", "c -> a =", "c -> b =", authors={"a": "Ada", "b": "Bo", "c": "Ada"})
    assert common_ground(graph, CAMPS)["first"].tolist() == ["c:c"]


WORDS = st.sampled_from(
    ["We all want it.", "You are right that it is so. No.", "It leaks.", "Why?"]
)


@settings(deadline=None, max_examples=40)
@given(graphs(WORDS), st.data())
def test_labels_at_a_time_look_at_nothing_that_comes_later(graph, data):
    if not graph.comments:
        return
    place = data.draw(st.integers(0, len(graph.comments) - 1))
    camp_of = {"Ada": "A", "Ben": "B"}
    then = common_ground(up_to(graph, place), camp_of)
    strong = then[then["label"] != "uncontested"]["label"].tolist()
    seen: dict[str, str] = {}
    for at, claim, label in ground_course(graph, camp_of).changes:
        if at <= place:
            seen.pop(claim, None)
            if label:
                seen[claim] = label
    # a group may by then have been several, of which the strongest is told
    assert set(seen.values()) <= set(strong)
    assert bool(seen) == bool(strong)
