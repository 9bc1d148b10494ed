"""Candidates for common ground: held by both camps, conceded, held by several, or uncontested."""

from dataclasses import dataclass

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.common_ground import common_ground

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
            Case(["b -> a +"], {"a": "Ada", "b": "Bo"}, CAMPS, {"a": "held by both camps"}),
            id="supported-across",
        ),
        pytest.param(
            Case(["b -> a ="], {"a": "Ada", "b": "Bo"}, CAMPS, {"a": "held by both camps"}),
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
                {"a": "held by both camps"},
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
