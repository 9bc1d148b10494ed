"""How links become attacks, by hand."""

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from msgspec import structs

from argmap.analyse.formal.framework import framework, framework_of
from argmap.analyse.formal.grounded import grounded
from argmap.errors import GraphError
from argmap.model import Claim, Link


def attacks(*lines, support="ignored"):
    made = framework(graph_of(*lines), support)
    names = [group[0] for group in made.arguments]
    ends = zip(made.source.tolist(), made.target.tolist(), strict=True)
    return {names[source] + names[target] for source, target in ends}


def rebutted_as_a_whole():
    """Return claims a and b, where b rebuts the comment of a as a whole."""
    graph = graph_of("a", "b", texts={"a": "ab"})
    link = Link(source="b", target="c:a", kind="rebut")
    return structs.replace(graph, links=(*graph.links, link))


@pytest.mark.parametrize(
    ("support", "expected"),
    [
        pytest.param("ignored", {"bc"}, id="ignored"),
        pytest.param("supported", {"bc", "ac"}, id="who-supports-an-attacker"),
        pytest.param("secondary", {"bc", "bd"}, id="who-attacks-a-supporter"),
        pytest.param("both", {"bc", "ac", "bd"}, id="both"),
    ],
)
def test_support_does_what_is_asked_for(support, expected):
    assert attacks("a -> b +", "b -> c -", "c -> d +", support=support) == expected


def test_support_counts_over_any_number_of_links():
    lines = ("a -> b +", "b -> c +", "c -> a +", "c -> d -")
    assert attacks(*lines, support="supported") == {"ad", "bd", "cd"}


def test_claims_that_restate_each_other_are_one_argument():
    labels = grounded(graph_of("b -> a =", "c -> b -"))
    assert labels.to_dict() == {"a": "rejected", "b": "rejected", "c": "accepted"}


def test_who_rebuts_what_they_restate_attacks_themselves():
    labels = grounded(graph_of("b -> a =", "b -> a -"))
    assert set(labels) == {"undecided"}


def test_a_comment_stands_for_its_only_claim():
    labels = grounded(rebutted_as_a_whole())
    assert labels["a"] == labels["c:a"] == "rejected"


def test_a_comment_of_two_claims_is_an_argument_of_its_own():
    graph = rebutted_as_a_whole()
    second = Claim(id="a2", comment="c:a", start=1, end=2, text="b")
    graph = structs.replace(graph, claims=(*graph.claims, second))
    assert grounded(graph)[["a", "a2", "c:a"]].tolist() == ["accepted", "accepted", "rejected"]


def test_a_rebuttal_by_a_comment_without_claims_counts():
    assert grounded(graph_of("a", "c:b -> a -"))["a"] == "rejected"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["a"], "a", id="nobody-rebuts-it"),
        pytest.param(["b -> a -"], "b", id="rebutted"),
        pytest.param(["b -> a -", "c -> b -"], "ac", id="defended"),
        pytest.param(["b -> a -", "a -> b -"], "", id="two-rebut-each-other"),
        pytest.param(["b -> a -", "a -> b -", "c -> b -"], "ac", id="decided-from-outside"),
        pytest.param(["b -> a -", "c -> b -", "a -> c -"], "", id="odd-ring"),
        pytest.param(["b -> a -", "d -> c +"], "bcd", id="parts-apart"),
    ],
)
def test_grounded_accepts_what_must_be_accepted(lines, expected):
    labels = grounded(graph_of(*lines))
    assert sorted(labels.index[labels == "accepted"]) == sorted(expected)


@settings(max_examples=15, deadline=None)
@given(graphs())
def test_each_node_that_can_be_scored_has_a_label(graph):
    assert set(grounded(graph).index) == set(graph.bipolar)


def test_an_unknown_use_of_support_is_named():
    with pytest.raises(GraphError, match="'strong' is none of ignored"):
        framework(graph_of("a"), "strong")


@pytest.mark.parametrize(
    ("names", "pairs", "problem"),
    [
        pytest.param("aa", [], "the same name", id="twice"),
        pytest.param("a", ["ab"], "both ends must be arguments", id="nowhere"),
    ],
)
def test_a_framework_that_does_not_fit_is_refused(names, pairs, problem):
    with pytest.raises(GraphError, match=problem):
        framework_of(names, pairs)


def test_a_long_chain_of_rebuttals_is_no_trouble():
    names = [str(place) for place in range(20_000)]
    labels = grounded(framework_of(names, list(zip(names[1:], names, strict=False))))
    assert labels.iloc[-1] == "accepted"
    assert labels.iloc[-2] == "rejected"
