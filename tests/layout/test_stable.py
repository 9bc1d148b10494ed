"""What is added, accepted or hidden moves what must move, and nothing else."""

import pytest
from graphs import graph_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec import structs

from argmap.layout.lanes import lanes
from argmap.layout.layered import layered
from argmap.layout.outline import threads
from argmap.model import ArgumentGraph
from argmap.model.layout import Layout

LAYOUTS = pytest.mark.parametrize("lay_out", [layered, lanes, threads])
STEPS = {6, 9, 14, 21, 31}  # turns at which lanes choose anew how high their columns are


@st.composite
def talks(draw: st.DrawFn, most: int = 16) -> tuple[str, ...]:
    """Draw lines of `graph_of`: each claim speaks to one that was made before, or to none."""
    size = draw(st.integers(2, most))
    lines = []
    for n in range(1, size):
        target = draw(st.integers(-2, n - 1))
        lines.append(f"n{n} -> n{target} {'+-'[n % 2]} 0.6" if target >= 0 else f"n{n}")
    return ("n0", *lines)


TEXTS = {f"n{n}": "word " * (n * 7 % 23 + 1) for n in range(40)}
AUTHORS = {f"n{n}": "ABCDE"[n * n % 5] for n in range(40)}


def talk(*lines: str) -> ArgumentGraph:
    return graph_of(*lines, texts=TEXTS, authors=AUTHORS)


def inner(layout: Layout) -> dict[str, dict[str, tuple[float, float]]]:
    """Return, by root of a strand, where its cards stand seen from the root."""
    found = {}
    for band in layout.bands:
        root = layout.boxes[band.root]
        found[band.root] = {
            node: (
                round(layout.boxes[node].x - root.x, 3),
                round(layout.boxes[node].y - root.y, 3),
            )
            for node in band.nodes
        }
    return found


def moved_inside(before: Layout, after: Layout) -> int:
    """Count cards that stand elsewhere in their strand, of strands with the same cards."""
    one, other = inner(before), inner(after)
    same = [root for root in one if root in other and one[root].keys() == other[root].keys()]
    return sum(one[root][node] != other[root][node] for root in same for node in one[root])


@LAYOUTS
@given(talks())
@settings(max_examples=40, deadline=None)
def test_accepting_a_link_moves_nothing(lay_out, lines):
    graph = talk(*lines)
    accepted = tuple(structs.replace(x, origin="person", confidence=1.0) for x in graph.links)
    before, after = lay_out(graph), lay_out(structs.replace(graph, links=accepted))
    assert before.boxes == after.boxes


@given(talks(), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_an_answer_leaves_other_strands_as_they_are(lines, target):
    before = layered(talk(*lines))
    after = layered(talk(*lines, f"n30 -> n{target % len(lines)} +"))
    assert moved_inside(before, after) == 0


@given(talks(), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_an_answer_leaves_all_cards_in_their_columns_and_in_their_order(lines, target):
    before = layered(talk(*lines))
    after = layered(talk(*lines, f"n30 -> n{target % len(lines)} +"))
    strands = {band.root: band.nodes for band in before.bands}
    for root, nodes in strands.items():
        for node in nodes:
            steps = [layout.boxes[node].x - layout.boxes[root].x for layout in (before, after)]
            assert steps[0] == pytest.approx(steps[1])
        ranked = [
            sorted(nodes, key=lambda node: (lay.boxes[node].x, lay.boxes[node].y))
            for lay in (before, after)
        ]
        assert ranked[0] == ranked[1]


@given(talks(), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_hiding_a_card_leaves_other_strands_as_they_are(lines, which):
    graph = talk(*lines)
    before = layered(graph)
    gone = f"n{which % len(lines)}"
    after = layered(graph, nodes=[node for node in before.boxes if node != gone])
    assert moved_inside(before, after) == 0


@given(talks())
@settings(max_examples=60, deadline=None)
def test_what_is_said_last_leaves_the_lanes_before_it(lines):
    assume(len(lines) + 1 not in STEPS)
    before, after = lanes(talk(*lines)), lanes(talk(*lines, "n30"))
    assert all(before.boxes[node].x == after.boxes[node].x for node in before.boxes)
    assert [lane.label for lane in before.rows] == [lane.label for lane in after.rows][
        : len(before.rows)
    ]


@given(talks(most=6), st.integers(0, 40))  # so few that columns are as narrow as can be
@settings(max_examples=60, deadline=None)
def test_hiding_a_card_leaves_the_lanes_before_it_and_the_order_after_it(lines, which):
    before = lanes(talk(*lines))
    place = which % len(lines)
    nodes = list(before.boxes)
    after = lanes(talk(*lines), nodes=[*nodes[:place], *nodes[place + 1 :]])
    for node in nodes[:place]:
        assert before.boxes[node].x == after.boxes[node].x
    for node in nodes[place + 1 :]:
        assert after.boxes[node].x <= before.boxes[node].x


@given(talks(), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_a_claim_that_is_hidden_lifts_what_stands_below_it_on_the_page(lines, which):
    graph = talk(*lines)
    before = threads(graph)
    gone = f"n{which % len(lines)}"
    kept = [node for node in before.boxes if node != gone]
    after = threads(graph, nodes=kept)
    hole = before.boxes[gone]
    for node in kept:
        box = before.boxes[node]
        lifted = hole.h + 6 if box.y > hole.y else 0  # 6 is the gap between a comment and a claim
        assert (after.boxes[node].x, after.boxes[node].y) == (box.x, box.y - lifted)


@LAYOUTS
@given(talks())
@settings(max_examples=30, deadline=None)
def test_the_order_in_which_nodes_and_links_are_named_does_not_matter(lay_out, lines):
    graph = talk(*lines)
    nodes = list(lay_out(graph).boxes)
    links = range(len(graph.links))
    assert lay_out(graph, nodes=nodes, links=links) == lay_out(
        graph, nodes=nodes[::-1], links=links[::-1]
    )
