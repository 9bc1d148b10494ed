"""The layered layout: roots at the left, each answer one column further, a band a strand."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from argmap.layout.cards import Card, cards, shown, stand_ins
from argmap.layout.lines import drawn, route
from argmap.layout.pack import CHANNEL, FEEDER, INDENT, ROW_GAP, Slot, capacity, fill, slots
from argmap.layout.plan import Plan, plan_strands
from argmap.layout.route import EDGE, Pen
from argmap.layout.strands import Forest, Hung, forest
from argmap.layout.ties import Tie
from argmap.model import ArgumentGraph
from argmap.model.layout import Band, Box, Layout, Route, Xy

MARGIN = 24.0
LANES = {"support": -6.0, "rebut": -12.0}  # beside the trunk of the replies
FAR = 9.0  # how far below the bus of a row its lines to other strands run


class Placed(Struct, frozen=True):
    """All cards in their places, and what the lines need to know."""

    boxes: tuple[Box, ...]
    strand_of: dict[int, int]
    slots: dict[int, Slot]
    grid: float
    width: float


def layered(
    graph: ArgumentGraph,
    nodes: Collection[str] | None = None,
    sizes: Mapping[str, tuple[float, float]] | None = None,
    links: Collection[int] | None = None,
    same: Mapping[str, str] | None = None,
    hung: Hung | None = None,
) -> Layout:
    """Place cards and lines: roots left, each step of answers one column further right.

    A card hangs on the target of its strongest link (support and rebut before restates before
    replies). What hangs together is a strand; strands stand in rows, the biggest first, below
    the post that they answer. Within a strand no two tree lines cross, no two cards overlap, and
    lines that pass a column run between its cards. The same graph gives the same picture, and
    what is added at the end of a conversation leaves the order of the rest as it is.

    Args:
        graph: any graph; circles and several links between two nodes are fine.
        nodes: ids of the cards to show; unless given, those that `shown` returns.
        sizes: width and height of cards by id; others get the size of their text.
        links: places in `graph.links` of the lines to show; unless given, all between the cards.
        same: by node, the one that it is folded into: it has no card, and its links end there.
        hung: what each card hangs on and the order of the strands, where that is decided already.

    Raises:
        KeyError: a node is not in the graph.
        GraphError: nodes are folded into each other in a circle.
    """
    stand_in = stand_ins(shown(graph) if nodes is None else nodes, same or {})
    found = cards(graph, stand_in, sizes or {})
    wanted = range(len(graph.links)) if links is None else links
    trees = forest(graph, [card.node for card in found], wanted, stand_in, hung)
    plans = plan_strands(trees, [card.h for card in found])
    placed, bottom = _place(found, trees, plans)
    lines = _routes(graph, trees, plans, placed)
    right = max((box.x + box.w for box in placed.boxes), default=0.0)
    return Layout(
        name="layered",
        boxes={card.node: box for card, box in zip(found, placed.boxes, strict=True)},
        routes=lines,
        bands=_bands(found, trees, placed),
        w=right + MARGIN,
        h=bottom + MARGIN,
    )


def _place(found: Sequence[Card], trees: Forest, plans: Sequence[Plan]) -> tuple[Placed, float]:
    inner = [card.w for place, card in enumerate(found) if place not in trees.hubs]
    width = max(inner, default=0.0)
    grid = MARGIN + (INDENT * (max(trees.hubs.values()) + 1) if trees.hubs else 0.0)
    columns = capacity([plan.slab for plan in plans], width + CHANNEL)
    at: dict[int, Slot] = {}
    tops: dict[int, tuple[float, float]] = {}
    hanging: dict[int | None, list[int]] = defaultdict(list)
    for number, strand in enumerate(trees.strands):
        hanging[strand.hub].append(number)
    y = MARGIN - ROW_GAP
    for hub in (*trees.hubs, None):
        if hub is not None:
            tops[hub] = (MARGIN + INDENT * trees.hubs[hub], y + ROW_GAP)
            y += ROW_GAP + found[hub].h
        own = ((number, plans[number].slab) for number in hanging[hub])
        new, y = slots(fill(own, columns), y)
        at |= new
    for number, plan in enumerate(plans):
        slot = at[number]
        for card, column in plan.column.items():
            x = grid + (slot.column + column) * (width + CHANNEL)
            tops[card] = (x, round(slot.y, 1) + plan.down[card])
    boxes = tuple(card.at(*tops[place]) for place, card in enumerate(found))
    strand_of = {card: n for n, strand in enumerate(trees.strands) for card in strand.members}
    return Placed(boxes, strand_of, at, grid, width), max(y, 0.0)


def _bands(found: Sequence[Card], trees: Forest, placed: Placed) -> tuple[Band, ...]:
    bands = [_band(found, placed.boxes, (hub,), (hub,)) for hub in trees.hubs]
    bands += [_band(found, placed.boxes, s.roots, s.members) for s in trees.strands]
    return tuple(sorted(bands, key=lambda band: (band.y, band.x)))


def _band(
    found: Sequence[Card], boxes: Sequence[Box], roots: Sequence[int], members: Sequence[int]
) -> Band:
    own = [boxes[card] for card in members]
    x, y = min(box.x for box in own), min(box.y for box in own)
    w, h = max(box.x + box.w for box in own) - x, max(box.y + box.h for box in own) - y
    return Band(found[roots[0]].node, tuple(found[card].node for card in members), y, h, x, w)


def _routes(
    graph: ArgumentGraph, trees: Forest, plans: Sequence[Plan], placed: Placed
) -> tuple[Route, ...]:
    inside: list[list[Tie]] = [[] for _ in plans]
    found: list[Route] = []
    for tie in trees.ties:
        if tie.child in trees.hubs or tie.parent in trees.hubs:
            lane = LANES.get(graph.links[tie.link].kind, 0.0)
            found.append(route(trees, tie, _hub_points(trees, placed, tie, lane), elbow=True))
        elif placed.strand_of[tie.child] != placed.strand_of[tie.parent]:
            found.append(route(trees, tie, _far_points(trees, placed, tie), elbow=True))
        else:
            inside[placed.strand_of[tie.child]].append(tie)

    for number, ties in enumerate(inside):
        x = placed.grid + placed.slots[number].column * (placed.width + CHANNEL)
        found += drawn(graph, trees, Pen(placed.boxes, plans[number].column, x, placed.width), ties)
    return tuple(sorted(found, key=lambda route: (route.link, route.points)))


def _hub_points(trees: Forest, placed: Placed, tie: Tie, lane: float) -> tuple[Xy, ...]:
    """Return the way from a card to its hub: left, along the bus of its row, up the trunk."""
    if tie.child in trees.hubs and tie.parent in trees.hubs:
        return _between_hubs(placed, tie)
    hub, card = (tie.parent, tie.child) if tie.parent in trees.hubs else (tie.child, tie.parent)
    box, top = placed.boxes[card], placed.boxes[hub]
    slot = placed.slots[placed.strand_of[card]]
    y = box.y + box.h / 2
    trunk = top.x + FEEDER + lane
    end = (trunk, top.y + top.h if top.y < box.y else top.y)
    feeder = trunk if box.x == round(placed.grid, 1) else box.x - INDENT + FEEDER + lane
    points: list[Xy] = [(box.x, y), (feeder, y)]
    if feeder != trunk:
        points += [(feeder, slot.bus + lane), (trunk, slot.bus + lane)]
    points.append(end)
    return tuple(points if card == tie.child else reversed(points))


def _far_points(trees: Forest, placed: Placed, tie: Tie) -> tuple[Xy, ...]:
    """Return the way from a strand to a card of another: over its row, then down or up.

    All strands stand in the same columns, so that the channel beside the card is free all along.
    """
    child, parent = placed.boxes[tie.child], placed.boxes[tie.parent]
    down = parent.y > child.y
    other = parent.y + EDGE if down else parent.y + parent.h - EDGE
    y = child.y + (child.h / 2 if tie is trees.tie[tie.child] else EDGE)
    left = child.x - FEEDER / 2
    over = placed.slots[placed.strand_of[tie.child]].bus + FAR
    step = placed.width + CHANNEL
    column = round((parent.x - placed.grid) / step)
    right = placed.grid + column * step + placed.width + FEEDER
    end = (parent.x + parent.w, other)
    return ((child.x, y), (left, y), (left, over), (right, over), (right, other), end)


def _between_hubs(placed: Placed, tie: Tie) -> tuple[Xy, ...]:
    child, parent = placed.boxes[tie.child], placed.boxes[tie.parent]
    y, trunk = child.y + child.h / 2, parent.x + FEEDER
    if child.x > trunk and child.y > parent.y:
        return ((child.x, y), (trunk, y), (trunk, parent.y + parent.h))
    left = min(child.x, parent.x) - MARGIN / 2
    other = parent.y + parent.h / 2
    return ((child.x, y), (left, y), (left, other), (parent.x, other))
