from itertools import pairwise

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings

from argmap.layout.layered import layered
from argmap.model.graph import LINK_KINDS
from argmap.show.figures.map_view import STEP, View, map_view, shown_nodes
from argmap.show.figures.strands import OPEN_SMALL, Filter, strands_of


def draw(graph, nodes, links):
    return layered(graph, nodes=nodes, links=links)


def view_of(graph, view):
    return map_view(graph, strands_of(graph, view.keep), view, draw)


MANY = graph_of(*[f"b{n:02} -> a {'-' if n % 2 else '+'}" for n in range(60)])
STRANDS = strands_of(MANY, Filter())


def test_a_map_opens_small():
    assert len(shown_nodes(STRANDS, View())) == OPEN_SMALL


def test_everything_is_shown_when_asked_for():
    assert len(shown_nodes(STRANDS, View(everything=True))) == 61


@pytest.mark.parametrize("steps", [3, 4])
def test_opening_a_card_shows_a_step_more_of_what_hangs_on_it(steps):
    assert len(shown_nodes(STRANDS, View(opened={"a": steps}))) >= steps * STEP


def test_shutting_a_card_hides_what_hangs_on_it():
    assert shown_nodes(STRANDS, View(shut=frozenset({"a"}))) == ("a",)


def test_what_is_selected_is_shown_though_something_above_is_shut():
    shown = shown_nodes(STRANDS, View(shut=frozenset({"a"}), selected=("b59",)))
    assert {"a", "b59"} <= set(shown)


def test_a_hidden_card_is_counted_at_the_one_it_hangs_on():
    found = view_of(MANY, View())
    place = found["nodes"].index(list(MANY.texts).index("a"))
    assert sum(found["hidden"][place]) + len(found["nodes"]) == 61


def test_hidden_answers_are_counted_by_kind():
    graph = graph_of("b -> a -", "c -> a -", "d -> a +")
    found = view_of(graph, View(shut=frozenset({"a"})))
    kinds = dict(zip(LINK_KINDS, found["hidden"][0], strict=True))
    assert (kinds["rebut"], kinds["support"]) == (2, 1)


def test_nodes_that_nobody_knows_are_passed_over():
    view = View(opened={"gone": 1}, shut=frozenset({"gone"}), selected=("gone",))
    assert "gone" not in shown_nodes(STRANDS, view)


def test_a_link_runs_to_the_left_to_what_it_speaks_to():
    found = view_of(graph_of("b -> a -"), View())
    assert found["xy"][0] > found["xy"][-2]


def test_counts_say_how_many_cards_and_links_the_filter_keeps():
    counts = view_of(MANY, View())["counts"]
    assert (counts["cards"], counts["of_cards"], counts["of_links"]) == (30, 61, 60)


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_each_card_hangs_on_a_card_that_is_shown(graph):
    found = view_of(graph, View())
    assert set(found["up"]) - {-1} <= set(found["nodes"])


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_each_link_drawn_has_its_points_in_the_flat_list(graph):
    found = view_of(graph, View(everything=True))
    starts = found["start"]
    assert len(starts) == len(found["links"]) + 1
    assert starts[-1] == len(found["xy"])
    assert all(b - a >= 4 for a, b in pairwise(starts))
