"""The lines of cards that stand in columns, as routes of a layout."""

from collections.abc import Sequence
from itertools import compress

from argmap.layout.route import Pen, Style, loops, points_of, ports, trunks, ways_in_strand
from argmap.layout.strands import Forest
from argmap.layout.ties import Tie
from argmap.model import ArgumentGraph
from argmap.model.layout import Route, Xy

UNSURE = 0.5
PLAIN = ("reply", "states")  # drawn as elbow lines


def drawn(graph: ArgumentGraph, trees: Forest, pen: Pen, ties: Sequence[Tie]) -> list[Route]:
    """Return the routes of ties between cards in columns: none passes under a card."""

    def style(tie: Tie) -> Style:
        link = graph.links[tie.link]
        return link.kind, link.confidence < UNSURE, tie is trees.tie[tie.child]

    ways = ways_in_strand(pen, ties)
    ends = ports(pen, ways, style)
    plain = [graph.links[way.tie.link].kind in PLAIN for way in ways]
    lanes = trunks(pen, list(compress(ways, plain)), list(compress(ends, plain)))
    beside = loops(pen, ways, ends)
    found: list[Route] = []
    for way, at, is_plain in zip(ways, ends, plain, strict=True):
        trunk = lanes.get(way.tie.parent, 0.0) if is_plain else None
        points = points_of(pen, way, at, trunk, beside.get(way.tie, 0.0))
        elbow = way.child == way.parent or (is_plain and not way.between)
        found.append(route(trees, way.tie, points, elbow=elbow))
    return found


def route(trees: Forest, tie: Tie, points: tuple[Xy, ...], *, elbow: bool) -> Route:
    """Return the route of a tie whose points run from child to parent."""
    ordered = points if tie.upward else points[::-1]
    return Route(tie.link, ordered, "elbow" if elbow else "curve", tree=tie is trees.tie[tie.child])
