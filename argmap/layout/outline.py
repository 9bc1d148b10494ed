"""The outline: comments in thread order, each with its claims, as rows or as a page of cards."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from argmap.layout.cards import in_order, shown, stand_ins
from argmap.layout.lines import route
from argmap.layout.margin import lanes_beside
from argmap.layout.page import MARGIN, Page, as_they_stand, page_of
from argmap.layout.strands import Forest, forest
from argmap.layout.ties import Tie
from argmap.model import ArgumentGraph
from argmap.model.layout import Band, Box, Layout, Route, Xy

TRUNK = 12.0  # how far right of a card's left border the line to its answers runs
OUT = 10.0  # how far left of cards that are not indented any further it runs
EDGE = 18.0  # from the top of a card to where its reply leaves
BESIDE = 26.0  # from the cards to the first line in the margin
LANE = 7.0  # between two lines in the margin
PORT = 6.0  # from the middle of a card, up for what leaves, down for what arrives


class Row(Struct, frozen=True):
    """A comment in the outline: how deep it stands, what it answers, its claims in order."""

    comment: str
    depth: int
    answers: str | None
    claims: tuple[str, ...]


def outline(graph: ArgumentGraph) -> tuple[Row, ...]:
    """Return all comments, each below the one it mainly answers, in the order of the source."""
    return tuple(
        Row(
            comment=comment,
            depth=depth,
            answers=reply.target if (reply := graph.reply_of.get(comment)) else None,
            claims=tuple(claim.id for claim in as_they_stand(graph, comment)),
        )
        for comment, depth in graph.thread
    )


def threads(
    graph: ArgumentGraph,
    nodes: Collection[str] | None = None,
    links: Collection[int] | None = None,
    sizes: Mapping[str, tuple[float, float]] | None = None,
    same: Mapping[str, str] | None = None,
) -> Layout:
    """Place comments below what they answer, as a page to be read from the top.

    A comment of which a claim is shown is there too, above its claims. Replies run along the
    left border of what they answer, other links in the margin at the right. What is added or
    hidden moves what stands below it, and by the same amount.

    Args:
        graph: any graph.
        nodes: ids of what to show; unless given, what `shown` returns.
        links: places in `graph.links` of the lines to give a route; unless given, all.
        sizes: width and height of cards by id; others get the size of their text.
        same: by node, the one that it is folded into: it has no card, and its links end there.

    Raises:
        KeyError: a node is not in the graph.
        GraphError: nodes are folded into each other in a circle.
    """
    wanted = shown(graph) if nodes is None else nodes
    stand_in = stand_ins({*wanted, *(graph.comment_of(node).id for node in wanted)}, same or {})
    page = page_of(graph, stand_in, sizes or {})
    order = in_order(graph, page.nodes)
    trees = forest(graph, order, range(len(graph.links)) if links is None else links, stand_in)
    routes = _routes(graph, trees, order, page)
    right = [box.x + box.w for box in page.boxes] + [x for line in routes for x, _ in line.points]
    return Layout(
        name="outline",
        boxes=dict(zip(page.nodes, page.boxes, strict=True)),
        routes=routes,
        bands=_bands(page),
        w=max(right, default=0.0) + MARGIN,
        h=max((box.y + box.h for box in page.boxes), default=0.0) + MARGIN,
    )


def _bands(page: Page) -> tuple[Band, ...]:
    begins = [place for place, root in enumerate(page.begins) if root]
    found: list[Band] = []
    for begin, end in pairwise([*begins, len(page.nodes)]):
        own = page.boxes[begin:end]
        x, y = own[0].x, own[0].y
        w, h = max(box.x + box.w for box in own) - x, own[-1].y + own[-1].h - y
        found.append(Band(page.nodes[begin], page.nodes[begin:end], y, h, x, w))
    return tuple(found)


def _routes(
    graph: ArgumentGraph, trees: Forest, order: Sequence[str], page: Page
) -> tuple[Route, ...]:
    at = dict(zip(page.nodes, page.boxes, strict=True))
    boxes = [at[node] for node in order]
    beside: list[Tie] = []
    found: list[Route] = []
    for tie in trees.ties:
        kind = graph.links[tie.link].kind
        if kind == "reply":
            points = _reply_points(boxes[tie.child], boxes[tie.parent])
            found.append(route(trees, tie, points, elbow=True))
        elif kind != "states":  # claims stand below their comment: that says it
            beside.append(tie)
    ends = [(_leaves(boxes[tie.child]), _arrives(boxes[tie.parent])) for tie in beside]
    margin = max((box.x + box.w for box in boxes), default=0.0) + BESIDE
    lanes = lanes_beside([(min(pair), max(pair)) for pair in ends])
    for tie, (start, end), lane in zip(beside, ends, lanes, strict=True):
        child, parent, x = boxes[tie.child], boxes[tie.parent], margin + LANE * lane
        ways = ((child.x + child.w, start), (x, start), (x, end), (parent.x + parent.w, end))
        found.append(route(trees, tie, ways, elbow=True))
    return tuple(sorted(found, key=lambda line: (line.link, line.points)))


def _leaves(box: Box) -> float:
    return box.y + box.h / 2 - PORT


def _arrives(box: Box) -> float:
    return box.y + box.h / 2 + PORT


def _reply_points(child: Box, parent: Box) -> tuple[Xy, ...]:
    """Return the way from an answer, left, then up to the lower border of what it answers."""
    y = child.y + min(EDGE, child.h / 2)
    if child.x > parent.x + TRUNK and child.y > parent.y:
        trunk = parent.x + TRUNK
        return ((child.x, y), (trunk, y), (trunk, parent.y + parent.h))
    out = min(child.x, parent.x) - OUT
    end = parent.y + min(EDGE, parent.h / 2) + PORT
    return ((child.x, y), (out, y), (out, end), (parent.x, end))
