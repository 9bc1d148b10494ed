from itertools import combinations

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import GraphError
from argmap.layout.cards import shown
from argmap.layout.lanes import lanes
from argmap.layout.layered import layered
from argmap.layout.outline import threads

LAYOUTS = pytest.mark.parametrize("lay_out", [layered, lanes, threads])


@LAYOUTS
def test_what_is_folded_has_no_card_and_its_links_end_at_the_one_it_is_folded_into(lay_out):
    graph = graph_of("b -> a +", "x -> w -")
    layout = lay_out(graph, nodes=["a", "b", "w", "x"], same={"w": "a"})
    assert "w" not in layout.boxes
    rebut = next(n for n, link in enumerate(graph.links) if link.kind == "rebut")
    (route,) = [route for route in layout.routes if route.link == rebut]
    box, (x, y) = layout.boxes["a"], route.points[-1]
    assert box.x - 1 <= x <= box.x + box.w + 1
    assert box.y <= y <= box.y + box.h


@LAYOUTS
def test_a_restates_link_inside_a_card_is_not_drawn(lay_out):
    graph = graph_of("b -> a =", "c -> a +")
    layout = lay_out(graph, same={"b": "a"})
    assert {graph.links[route.link].kind for route in layout.routes} == {"support"}


@LAYOUTS
def test_a_card_names_those_who_say_the_same(lay_out):
    graph = graph_of("b -> a =", "c -> a =", authors={"b": "Ben"})
    box = lay_out(graph, same={"b": "a", "c": "a"}).boxes["a"]
    assert box.also == "also #2 Ben, #3"
    assert box.h == lay_out(graph, nodes=["a"]).boxes["a"].h + 20


def test_as_many_names_as_fit_and_how_many_more():
    authors = {f"b{n}": "A rather long name" for n in range(9)}
    graph = graph_of(*(f"b{n} -> a =" for n in range(9)), authors=authors)
    box = layered(graph, same={f"b{n}": "a" for n in range(9)}).boxes["a"]
    assert box.also == "also #2 A rather long name, 8 more"


@LAYOUTS
def test_a_node_keeps_its_card_where_what_it_is_folded_into_is_hidden(lay_out):
    graph = graph_of("b -> a =", "c -> b +")
    assert "b" in lay_out(graph, nodes=["b", "c"], same={"b": "a"}).boxes


@LAYOUTS
def test_what_is_folded_into_something_folded_has_the_last_of_their_cards(lay_out):
    graph = graph_of("b -> a =", "c -> b =", "d -> c -")
    layout = lay_out(graph, same={"c": "b", "b": "a"})
    claims = {node for node in layout.boxes if node in graph.claim_by_id}
    assert claims == {"a", "d"}


@LAYOUTS
def test_folding_in_a_circle_is_refused(lay_out):
    with pytest.raises(GraphError, match="a -> b -> a"):
        lay_out(graph_of("b -> a ="), same={"a": "b", "b": "a"})


@given(graphs(), st.data())
@settings(max_examples=40, deadline=None)
def test_no_card_overlaps_another_where_claims_are_folded(graph, data):
    claims = [node for node in shown(graph) if node in graph.claim_by_id]
    later = {
        node: data.draw(st.sampled_from(claims[:place]))
        for place, node in enumerate(claims)
        if place and data.draw(st.booleans())
    }
    for lay_out in (layered, lanes, threads):
        layout = lay_out(graph, same=later)
        assert not later.keys() & layout.boxes.keys()
        for one, other in combinations(layout.boxes.values(), 2):
            apart = one.x + one.w <= other.x or other.x + other.w <= one.x
            assert apart or one.y + one.h <= other.y or other.y + other.h <= one.y
