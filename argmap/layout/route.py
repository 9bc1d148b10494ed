"""The way of each link between placed cards: through the channels and between the cards."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from argmap.layout.margin import lanes_beside
from argmap.layout.pack import CHANNEL
from argmap.layout.ties import Tie
from argmap.model.layout import Box, Xy

Side = Literal["left", "right"]
Style = tuple[str, bool, bool]

PORT = 18.0  # between two ports of a card
EDGE = 10.0  # between a port and the corner of its card
CLEAR = 7.0  # between a line and the cards that it passes
STUB = 27.0  # straight at the source, for the sign of the link
TRUNK = 7.0  # between two trunks in a channel
HEAD = 15.0  # straight at the target, for the head of the line
LANE = 5.0  # between two lines that pass the same gap
LOOPS = 10  # lines beside a column, at most: the channel has no room for more


class Pen(Struct, frozen=True):
    """What is needed to draw in one strand: boxes, columns and the x of the first column.

    Lines that pass a column keep within `beyond` of its first and last card.
    """

    boxes: Sequence[Box]
    column: dict[int, int]
    x: float
    width: float
    beyond: float = 3 * CLEAR  # other strands stand there

    def left(self, column: int) -> float:
        """Return the x at which cards of this column begin."""
        return self.x + column * (self.width + CHANNEL)


class Way(Struct, frozen=True, gc=False):
    """How a tie runs: the sides of the cards it joins, and the points between, child first."""

    tie: Tie
    child: Side
    parent: Side
    between: tuple[Xy, ...]


def ways_in_strand(pen: Pen, ties: Sequence[Tie]) -> list[Way]:
    """Return how ties run that pass whole columns: as level as the cards there allow."""
    columns: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for card, column in pen.column.items():
        box = pen.boxes[card]
        columns[column].append((box.y, box.y + box.h))
    for spans in columns.values():
        spans.sort()
    lanes: dict[int, list[float]] = defaultdict(list)
    return [_way(pen, tie, columns, lanes) for tie in ties]


def _way(
    pen: Pen,
    tie: Tie,
    columns: dict[int, list[tuple[float, float]]],
    lanes: dict[int, list[float]],
) -> Way:
    start, end = pen.column[tie.child], pen.column[tie.parent]
    if start == end:
        return Way(tie, "left", "left", ())
    step = -1 if start > end else 1
    y = _middle(pen.boxes[tie.child])
    points: list[Xy] = []
    for column in range(start + step, end, step):
        y = free_lane(columns[column], lanes[column], y, pen.beyond)
        near, far = pen.left(column) + pen.width, pen.left(column)
        if points and points[-1][1] == y:
            points.pop()  # straight on
        else:
            points.append((near if step < 0 else far, y))
        points.append((far if step < 0 else near, y))
    return Way(tie, "left" if step < 0 else "right", "right" if step < 0 else "left", tuple(points))


def free_lane(
    spans: Sequence[tuple[float, float]],
    lanes: list[float],
    wanted: float,
    beyond: float = 3 * CLEAR,
) -> float:
    """Return the y nearest to the one wanted that keeps clear of cards and, if it can, of lines.

    Args:
        spans: tops and bottoms of the cards of a column, from the top.
        lanes: the lines that pass there already, sorted; the new one is added.
        wanted: where it comes from.
        beyond: how far above the first and below the last card it may pass.
    """
    number = bisect_left(spans, wanted, key=lambda span: span[1] + CLEAR)
    low, high = _gap(spans, number, beyond)
    if wanted > high and number < len(spans):
        above, below = high, _gap(spans, number + 1, beyond)[0]
        if below - wanted < wanted - above:
            low, high = _gap(spans, number + 1, beyond)
    nearest = min(max(wanted, low), max(low, high))
    tries = (nearest + LANE * way * step for step in range(6) for way in (1, -1))
    inside = [y for y in tries if low <= y <= high] or [nearest]
    chosen = next((y for y in inside if not _taken(lanes, y)), inside[0])
    insort(lanes, chosen)
    return chosen


def _gap(spans: Sequence[tuple[float, float]], number: int, beyond: float) -> tuple[float, float]:
    """Return from where to where a line may run above the card of this number."""
    low = spans[number - 1][1] + CLEAR if number else float("-inf")
    high = spans[number][0] - CLEAR if number < len(spans) else float("inf")
    if not spans:
        return low, high
    return max(low, spans[0][0] - beyond), min(high, spans[-1][1] + beyond)


def _taken(lanes: Sequence[float], y: float) -> bool:
    number = bisect_left(lanes, y - LANE + 1)
    return number < len(lanes) and lanes[number] < y + LANE - 1


def _middle(box: Box) -> float:
    return box.y + box.h / 2


def ports(
    pen: Pen, ways: Sequence[Way], style: Callable[[Tie], Style]
) -> list[tuple[float, float]]:
    """Return, for each way, the y at which it leaves its child card and reaches its parent card.

    On a side of a card ports stand in the order of where the lines come from, so that they do
    not cross there; neighbours that look alike share one.
    """
    at: dict[tuple[int, Side], list[tuple[float, int, int]]] = defaultdict(list)
    for number, way in enumerate(ways):
        child, parent = way.tie.child, way.tie.parent
        first = way.between[0][1] if way.between else _middle(pen.boxes[parent])
        last = way.between[-1][1] if way.between else _middle(pen.boxes[child])
        at[child, way.child].append((first, number, 0))
        at[parent, way.parent].append((last, number, 1))
    found = [[0.0, 0.0] for _ in ways]
    for (card, _), ends in at.items():
        box = pen.boxes[card]
        if len(ends) == 1:  # by far the most
            _, number, end = ends[0]
            found[number][end] = _middle(box)
            continue
        runs = [
            list(run)
            for _, run in groupby(sorted(ends), lambda end: (style(ways[end[1]].tie), end[2]))
        ]
        room = min(PORT, (box.h - 2 * EDGE) / max(len(runs) - 1, 1))
        for place, run in enumerate(runs):
            for _, number, end in run:
                found[number][end] = _middle(box) + (place - (len(runs) - 1) / 2) * room
    return [(child, parent) for child, parent in found]


def trunks(pen: Pen, ways: Sequence[Way], ends: Sequence[tuple[float, float]]) -> dict[int, float]:
    """Return, by parent card, how far from the middle of the channel elbow lines to it run.

    Lines to one card share a trunk; trunks that would lie on each other are set apart, so that
    their lines do not cross: of two that go down, the lower one keeps to the left.
    """
    spans: dict[tuple[int, int], tuple[float, float, float]] = {}
    for way, (start, end) in zip(ways, ends, strict=True):
        if way.between or way.child != "left" or way.parent != "right":
            continue
        place = (pen.column[way.tie.child], way.tie.parent)
        low, high, _ = spans.get(place, (end, end, end))
        spans[place] = (min(low, start), max(high, start), end)
    found: dict[int, float] = {}
    before: tuple[int, float, float] = (-1, 0.0, 0.0)  # column, bottom and lane of the last trunk
    for (column, parent), (low, high, end) in sorted(
        spans.items(), key=lambda item: (item[0][0], item[1][2])
    ):
        lane = 0.0
        if before[0] == column and before[1] > low - LANE:
            lane = before[2] + (-TRUNK if high - end >= end - low else TRUNK)
        found[parent] = lane if abs(lane) <= 2 * TRUNK else 0.0
        before = (column, max(high, before[1] if before[0] == column else high), found[parent])
    return found


def loops(pen: Pen, ways: Sequence[Way], ends: Sequence[tuple[float, float]]) -> dict[Tie, float]:
    """Return how far beside their column the lines run that join two of its cards."""
    columns: dict[int, list[int]] = defaultdict(list)
    for number, way in enumerate(ways):
        if way.child == way.parent:
            columns[pen.column[way.tie.child]].append(number)
    found: dict[Tie, float] = {}
    for numbers in columns.values():
        lanes = lanes_beside([(min(ends[n]), max(ends[n])) for n in numbers], LOOPS)
        found |= {ways[n].tie: STUB + LANE * lane for n, lane in zip(numbers, lanes, strict=True)}
    return found


def points_of(
    pen: Pen,
    way: Way,
    ends: tuple[float, float],
    trunk: float | None = None,
    loop: float = STUB,
) -> tuple[Xy, ...]:
    """Return the points of a way from child to parent; `trunk` makes it an elbow line."""
    child, parent = pen.boxes[way.tie.child], pen.boxes[way.tie.parent]
    start = (child.x if way.child == "left" else child.x + child.w, ends[0])
    end = (parent.x if way.parent == "left" else parent.x + parent.w, ends[1])
    if way.child == way.parent:
        out = min(start[0], end[0]) - loop
        return (start, (out, start[1]), (out, end[1]), end)
    if trunk is not None and not way.between:
        if abs(start[1] - end[1]) <= PORT / 2:  # a jag this small looks like a mistake
            return (start, (end[0], start[1]))
        out = -CHANNEL / 2 if way.child == "left" else CHANNEL / 2
        middle = start[0] + out + trunk
        return (start, (middle, start[1]), (middle, end[1]), end)
    leave = start[0] + (STUB if way.child == "right" else -STUB)
    edge = end[0]
    if way.parent == "right":  # past cards of this column that are wider than this one
        edge = pen.left(pen.column[way.tie.parent]) + pen.width
    reach = edge + (HEAD if way.parent == "right" else -HEAD)
    return (start, (leave, start[1]), *way.between, (reach, end[1]), end)
