"""The lanes layout: time runs across, people or camps stand below each other."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from argmap.layout.cards import Card, cards, shown, stand_ins
from argmap.layout.lines import PLAIN, drawn, route
from argmap.layout.pack import CHANNEL
from argmap.layout.place import GAP
from argmap.layout.route import EDGE, Pen
from argmap.layout.rows import Rows, row_of
from argmap.layout.strands import Forest, forest
from argmap.layout.ties import Tie
from argmap.layout.when import tick_labels
from argmap.model import ArgumentGraph
from argmap.model.layout import Box, Lane, Layout, Route, Tick, Xy

MARGIN = 24.0
NAMES = 150.0  # room for the labels of the rows
SCALE = 44.0  # room for the ticks
PAD = 14.0  # between the border of a row and its cards
GUTTER = 20.0  # between two rows: lines that go far run there
ASPECT = 2.5  # width to height at most, if stacking more cards in a column can do it
NARROW = 2400.0  # so wide it may be, however low
APART, CALM = -2.0, -1.0  # of stacks: no links within a column, no links but replies
STACKS = (APART, CALM, 0.0, 300.0, 600.0, 1200.0, 2400.0, 4800.0, 9600.0, 19200.0, 38400.0, 76800.0)
FIRST, STEP = 4.0, 1.5  # turns by which the stacks are chosen: so many, times this, and again
FAR = 6  # columns; a line that goes further runs between the rows
BESIDE = 4.0  # between two such lines


class Turn(Struct, frozen=True):
    """What one comment shows: its cards, its row, how high they are.

    `joined` are cards of others that links join to them, `argued` those that more than replies do.
    """

    comment: str
    row: str
    cards: tuple[int, ...]
    h: float
    joined: frozenset[int]
    argued: frozenset[int]


class Grid(Struct, frozen=True):
    """Where everything stands: the column of each turn, the rows, the boxes by card."""

    columns: tuple[int, ...]
    column: dict[int, int]
    rows: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    width: float


def lanes(
    graph: ArgumentGraph,
    nodes: Collection[str] | None = None,
    links: Collection[int] | None = None,
    rows: Rows = "authors",
    camp_of: Mapping[str, str] | None = None,
    sizes: Mapping[str, tuple[float, float]] | None = None,
    same: Mapping[str, str] | None = None,
) -> Layout:
    """Place cards by who spoke and when: what was said later never stands further left.

    Comments that follow each other share a column as long as they are of different rows and do
    not answer each other. In a longer conversation they may, and in a long one a column takes
    more, below each other in their row. What is added at the end leaves the columns before it as
    they are.

    Args:
        graph: any graph.
        nodes: ids of the cards to show; unless given, those that `shown` returns.
        links: places in `graph.links` of the lines to show; unless given, all between the cards.
        rows: whether a row is a person or a camp.
        camp_of: the camp of each author, and of each comment id without an author.
        sizes: width and height of cards by id; others get the size of their text.
        same: by node, the one that it is folded into: it has no card, and its links end there.

    Raises:
        KeyError: a node is not in the graph.
        GraphError: nodes are folded into each other in a circle.
    """
    stand_in = stand_ins(shown(graph) if nodes is None else nodes, same or {})
    found = cards(graph, stand_in, sizes or {}, hub_width=False)
    wanted = range(len(graph.links)) if links is None else links
    trees = forest(graph, [card.node for card in found], wanted, stand_in)
    row = row_of(graph, rows, camp_of or {})
    turns = _turns(graph, found, trees, row)
    grid = _grid(found, turns, tuple(dict.fromkeys(row.values())))
    ticks = _ticks(graph, turns, grid)
    right = max((box.x + box.w for box in grid.boxes), default=0.0)
    return Layout(
        name="lanes",
        boxes={card.node: box for card, box in zip(found, grid.boxes, strict=True)},
        routes=_routes(graph, trees, grid),
        bands=(),
        w=right + MARGIN,
        h=max((lane.y + lane.h for lane in grid.rows), default=0.0) + MARGIN,
        rows=grid.rows,
        ticks=ticks,
    )


def _turns(
    graph: ArgumentGraph, found: Sequence[Card], trees: Forest, row: Mapping[str, str]
) -> list[Turn]:
    joined: dict[int, set[int]] = defaultdict(set)
    argued: dict[int, set[int]] = defaultdict(set)
    for tie in trees.ties:
        for to in (joined,) if graph.links[tie.link].kind in PLAIN else (joined, argued):
            to[tie.child].add(tie.parent)
            to[tie.parent].add(tie.child)

    def others(of: Mapping[int, set[int]], own: Sequence[int]) -> frozenset[int]:
        return frozenset(other for card in own for other in of.get(card, ())).difference(own)

    turns: list[Turn] = []
    comment_of = [graph.comment_of(card.node).id for card in found]
    for comment, places in groupby(range(len(found)), comment_of.__getitem__):
        own = tuple(places)
        h = sum(found[card].h for card in own) + GAP * (len(own) - 1)
        turns.append(Turn(comment, row[comment], own, h, others(joined, own), others(argued, own)))
    return turns


def _columns(turns: Sequence[Turn], stack: float) -> tuple[list[int], dict[str, float]]:
    """Return the column of each turn, and how high each row gets.

    A turn begins a column where with it the stack of its row were higher than `stack`; where
    that is CALM or APART, also where it would be joined to another turn of the column.
    """
    columns: list[int] = []
    high: dict[str, float] = defaultdict(float)
    filled: dict[str, float] = {}
    inside: set[int] = set()
    column = 0
    for turn in turns:
        used = filled[turn.row] + GAP if turn.row in filled else 0.0
        links = turn.joined if stack == APART else turn.argued
        full = bool(used) and used + turn.h > stack
        if full or (stack < 0 and not inside.isdisjoint(links)):
            column, used = column + 1, 0.0
            filled.clear()
            inside.clear()
        filled[turn.row] = used + turn.h
        high[turn.row] = max(high[turn.row], used + turn.h)
        inside.update(turn.cards)
        columns.append(column)
    return columns, high


def _stack(turns: Sequence[Turn], width: float) -> float:
    """Return how high columns have to be for a picture that is not too wide.

    Only the first turns are looked at, in few steps of how many, so that one more turn seldom
    changes the columns of all.
    """
    most = FIRST
    while most * STEP <= len(turns):
        most *= STEP
    first = turns[: int(most)]
    for stack in STACKS:
        columns, high = _columns(first, stack)
        height = sum(high.values()) + (2 * PAD + GUTTER) * len(high)
        if not columns or (columns[-1] + 1) * (width + CHANNEL) <= max(NARROW, ASPECT * height):
            return stack
    return STACKS[-1]


def _grid(found: Sequence[Card], turns: Sequence[Turn], order: Sequence[str]) -> Grid:
    width = max((card.w for card in found), default=0.0)
    columns, high = _columns(turns, _stack(turns, width))
    rows: list[Lane] = []
    y = MARGIN + SCALE
    for label in (label for label in order if label in high):
        rows.append(Lane(label, round(y, 1), round(high[label] + 2 * PAD, 1)))
        y += high[label] + 2 * PAD + GUTTER
    tops = {lane.label: lane.y + PAD for lane in rows}
    boxes: dict[int, Box] = {}
    bottoms: dict[tuple[str, int], float] = {}
    for turn, column in zip(turns, columns, strict=True):
        x = MARGIN + NAMES + column * (width + CHANNEL)
        for card in turn.cards:
            y = bottoms.get((turn.row, column), tops[turn.row])
            boxes[card] = found[card].at(x, y)
            bottoms[turn.row, column] = y + found[card].h + GAP
    column_of = {
        card: column for turn, column in zip(turns, columns, strict=True) for card in turn.cards
    }
    placed = tuple(boxes[card] for card in range(len(found)))
    return Grid(tuple(columns), column_of, tuple(rows), placed, width)


def _ticks(graph: ArgumentGraph, turns: Sequence[Turn], grid: Grid) -> tuple[Tick, ...]:
    first: dict[int, Turn] = {}
    for turn, column in zip(turns, grid.columns, strict=True):
        first.setdefault(column, turn)
    labels = tick_labels(graph, [turn.comment for turn in first.values()])
    return tuple(
        Tick(label, grid.boxes[turn.cards[0]].x)
        for label, turn in zip(labels, first.values(), strict=True)
    )


def _routes(graph: ArgumentGraph, trees: Forest, grid: Grid) -> tuple[Route, ...]:
    near: list[Tie] = []
    found: list[Route] = []
    for tie in trees.ties:
        if abs(grid.column[tie.child] - grid.column[tie.parent]) <= FAR:
            near.append(tie)
        else:
            found.append(route(trees, tie, _between_rows(grid, tie), elbow=True))
    pen = Pen(grid.boxes, grid.column, MARGIN + NAMES, grid.width, beyond=float("inf"))
    found += drawn(graph, trees, pen, near)
    return tuple(sorted(found, key=lambda route: (route.link, route.points)))


def _between_rows(grid: Grid, tie: Tie) -> tuple[Xy, ...]:
    """Return the way to a card far away: out into the channel, between two rows, and in again."""
    child, parent = grid.boxes[tie.child], grid.boxes[tie.parent]
    row = next(lane for lane in reversed(grid.rows) if lane.y <= child.y)
    shift = BESIDE * (tie.child % 4 - 1.5)
    y = (row.y + row.h if parent.y > child.y else row.y - GUTTER) + GUTTER / 2 + shift
    back = parent.x < child.x
    out, into = -CHANNEL / 3 + shift, CHANNEL / 3 + shift
    start, end = (child.x, parent.x + parent.w) if back else (child.x + child.w, parent.x)
    if not back:
        out, into = -out, -into
    y1, y2 = child.y + EDGE, parent.y + parent.h / 2
    return (
        (start, y1),
        (start + out, y1),
        (start + out, y),
        (end + into, y),
        (end + into, y2),
        (end, y2),
    )
