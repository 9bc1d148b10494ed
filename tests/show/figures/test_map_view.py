from itertools import pairwise

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from msgspec import structs

from argmap.model.graph import LINK_KINDS
from argmap.show.figures.filters import Filter
from argmap.show.figures.ground import ground_of
from argmap.show.figures.map_view import drawn
from argmap.show.figures.message import message
from argmap.show.figures.strands import strands_of
from argmap.show.figures.view import OPEN_SMALL, STEP, View

LAYOUTS = ("layered", "outline", "lanes")
MANY = graph_of(*[f"b{n:02} -> a {'-' if n % 2 else '+'}" for n in range(60)])
CHAIN = graph_of(*[f"b{n + 1:02} -> b{n:02} >" for n in range(80)])


def told(graph, view=View()):  # noqa: B008  # a frozen record
    strands = strands_of(ground_of(graph), view.keep)
    return message(strands, drawn(graph, strands, view))


def ids(graph, view):
    names = list(graph.texts)
    return [names[node] for node in told(graph, view)["nodes"]]


def place_of(graph, found, node):
    return found["nodes"].index(list(graph.texts).index(node))


def test_a_map_opens_small():
    assert len(ids(MANY, View())) == OPEN_SMALL


def test_everything_is_shown_when_asked_for():
    assert len(ids(MANY, View(everything=True))) == 61


@pytest.mark.parametrize("steps", [3, 4])
def test_opening_a_card_shows_a_step_more_of_what_hangs_on_it(steps):
    assert len(ids(MANY, View(opened={"a": steps}))) >= steps * STEP


def test_shutting_a_card_hides_what_hangs_on_it():
    assert ids(MANY, View(shut=frozenset({"a"}))) == ["a"]


def test_what_is_selected_is_shown_though_something_above_is_shut():
    assert {"a", "b59"} <= set(ids(MANY, View(shut=frozenset({"a"}), selected=("b59",))))


def test_of_a_long_way_to_the_selection_the_end_is_shown_and_the_top():
    shown = ids(CHAIN, View(selected=("b80",)))
    assert {"b00", "b79", "b80"} <= set(shown)
    assert "b45" not in shown


def test_what_hangs_on_something_hidden_hangs_on_the_nearest_shown_above():
    found = told(CHAIN, View(selected=("b80",)))
    names = list(CHAIN.texts)
    up = {
        names[node]: names[above] for node, above in zip(found["nodes"], found["up"], strict=True)
    }
    assert (up["b50"], up["b29"]) == ("b29", "b28")


def test_focus_shows_only_what_hangs_on_a_node():
    graph = graph_of("b -> a -", "c -> b +", "d -> a +")
    assert ids(graph, View(focus="b")) == ["b", "c"]


def test_focus_tells_the_way_from_the_top():
    graph = graph_of("b -> a -", "c -> b +")
    names = list(graph.texts)
    assert [names[node] for node in told(graph, View(focus="c"))["trail"]] == ["a", "b", "c"]


def test_a_comment_without_a_card_is_in_focus_by_that_of_its_claim():
    assert ids(graph_of("b -> a -", "c -> b +"), View(focus="c:b")) == ["b", "c"]


def test_what_is_in_focus_hangs_on_nothing():
    assert told(graph_of("b -> a -"), View(focus="b"))["up"] == [-1]


@pytest.mark.parametrize("node", ["gone", ""])
def test_focus_on_nothing_shows_all(node):
    assert len(ids(graph_of("b -> a -"), View(focus=node))) == 2


def test_a_hidden_card_is_counted_at_the_one_it_hangs_on():
    found = told(MANY)
    assert sum(found["hidden"][place_of(MANY, found, "a")]) + len(found["nodes"]) == 61


def test_hidden_answers_are_counted_by_kind():
    graph = graph_of("b -> a -", "c -> a -", "d -> a +")
    found = told(graph, View(shut=frozenset({"a"})))
    kinds = dict(zip(LINK_KINDS, found["hidden"][0], strict=True))
    assert (kinds["rebut"], kinds["support"]) == (2, 1)


def test_what_is_deeper_is_counted_apart_from_the_answers_that_are_hidden():
    graph = graph_of("b -> a -", "c -> b -", "d -> c +")
    found = told(graph, View(shut=frozenset({"a"})))
    assert (sum(found["hidden"][0]), found["deep"]) == (1, [3])


def test_nodes_that_nobody_knows_are_passed_over():
    view = View(opened={"gone": 1}, shut=frozenset({"gone"}), selected=("gone",), focus="gone")
    assert len(ids(MANY, view)) == OPEN_SMALL


def test_a_link_runs_to_the_left_to_what_it_speaks_to():
    found = told(graph_of("b -> a -"))
    assert found["xy"][0] > found["xy"][-2]


def test_counts_say_how_many_cards_and_links_the_filter_keeps():
    counts = told(MANY)["counts"]
    assert (counts["cards"], counts["of_cards"], counts["of_links"]) == (30, 61, 60)


def test_kept_counts_comments_and_links_of_all():
    graph = graph_of("b -> a - .9", "d -> c + .3", authors={"a": "Ada", "b": "Ben"})
    found = told(graph, View(keep=Filter(authors=frozenset({"Ada", "Ben"}))))
    assert found["kept"] == {"links": [1, 2], "comments": [2, 4]}


def test_in_the_outline_a_claim_stands_under_its_comment():
    graph = graph_of("b -> a -", "b -> a >")
    found = told(graph, View(layout="outline"))
    names = list(graph.texts)
    up = {names[node]: above for node, above in zip(found["nodes"], found["up"], strict=True)}
    assert {node: names[above] for node, above in up.items() if above >= 0} == {
        "a": "c:a",
        "c:b": "c:a",
        "b": "c:b",
    }


def test_lanes_have_a_row_for_each_person():
    graph = graph_of("b -> a +", authors={"a": "Ada", "b": "Ben"})
    found = told(graph, View(layout="lanes", rows="authors"))
    assert [row["label"] for row in found["rows"]] == ["Ada", "Ben"]


def test_lanes_have_a_row_for_each_camp_where_there_are_camps():
    graph = graph_of("b -> a -", authors={"a": "Ada", "b": "Ben"})
    assert len(told(graph, View(layout="lanes"))["rows"]) == 2


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_each_card_hangs_on_a_card_that_is_shown(graph):
    for layout in LAYOUTS:
        found = told(graph, View(layout=layout))
        assert set(found["up"]) - {-1} <= set(found["nodes"])


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_each_link_drawn_has_its_points_in_the_flat_list(graph):
    for layout in LAYOUTS:
        found = told(graph, View(layout=layout, everything=True))
        starts = found["start"]
        assert len(starts) == len(found["links"]) + 1
        assert starts[-1] == len(found["xy"])
        assert all(b - a >= 4 for a, b in pairwise(starts))


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_whatever_hangs_on_a_card_has_a_line_of_the_tree(graph):
    found = told(graph, View(everything=True))
    assert sum(found["tree"]) >= sum(above >= 0 for above in found["up"])


@pytest.mark.parametrize("layout", ["layered", "outline"])
def test_no_card_is_wider_than_a_narrow_screen(layout):
    graph = graph_of(*(f"c:{n} -> c:a >" for n in range(20)), texts={"a": "A long opening. " * 60})
    post = structs.replace(graph.comments[0], role="post")
    conversation = structs.replace(graph.conversation, comments=(post, *graph.comments[1:]))
    graph = structs.replace(graph, conversation=conversation)
    assert max(told(graph, View(layout=layout))["w"]) > 500
    assert max(told(graph, View(layout=layout, slim=True))["w"]) < 330
