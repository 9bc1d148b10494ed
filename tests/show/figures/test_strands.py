import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings

from argmap.show.figures.strands import Filter, strands_of


def test_a_claim_hangs_on_what_it_supports_or_rebuts():
    found = strands_of(graph_of("b -> a -", "c -> b +"), Filter())
    assert found.parent == {"b": "a", "c": "b"}
    assert found.by == {"b": "rebut", "c": "support"}


def test_what_hangs_on_a_claim_weighs_one_for_each_argument_below():
    found = strands_of(graph_of("b -> a -", "c -> b +", "d -> a +"), Filter())
    assert found.weight["a"] == 3


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        pytest.param(Filter(kinds=frozenset({"rebut"})), {"a", "b"}, id="kind"),
        pytest.param(Filter(sure=0.5, kinds=frozenset({"support"})), {"b", "c"}, id="sure"),
        pytest.param(Filter(authors=frozenset({"Ada", "Ben"})), {"a", "b"}, id="authors"),
        pytest.param(Filter(authors=frozenset({""})), {"c"}, id="no-name"),
        pytest.param(
            Filter(origins=frozenset({"person"}), kinds=frozenset({"rebut"})), set(), id="origin"
        ),
    ],
)
def test_a_filter_keeps_what_it_names(keep, expected):
    graph = graph_of("b -> a - .9", "c -> b + .6", authors={"a": "Ada", "b": "Ben"})
    assert set(strands_of(graph, keep).weight) == expected


def test_the_sure_filter_drops_the_less_sure():
    found = strands_of(graph_of("b -> a - .4", "c -> a - .6"), Filter(sure=0.5))
    assert found.parent == {"c": "a"}


def test_the_strongest_are_those_with_most_argument_for_each_card():
    lines = ["b -> a -", "c -> a -", "d -> a +", "f -> e +", "g"]
    assert set(strands_of(graph_of(*lines), Filter()).strongest(4)) == {"a", "b", "c", "d"}


def test_the_strongest_bring_the_way_to_their_root():
    lines = ["b -> a >", "d -> b -", "e -> b -", "f -> b +"]
    chosen = strands_of(graph_of(*lines), Filter()).strongest(3)
    assert chosen[:2] == ["a", "b"]


def test_no_more_are_chosen_than_asked_for():
    lines = [f"b{n} -> a -" for n in range(40)]
    assert len(strands_of(graph_of(*lines), Filter()).strongest(30)) == 30


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_the_strands_of_any_graph_are_a_forest(graph):
    found = strands_of(graph, Filter())
    assert sorted(found.top_down) == sorted(found.weight)


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_whatever_is_chosen_hangs_on_something_chosen_before(graph):
    found = strands_of(graph, Filter())
    chosen = found.strongest(5)
    for place, node in enumerate(chosen):
        assert found.parent.get(node, chosen[0]) in chosen[: max(place, 1)]
