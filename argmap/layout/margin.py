"""Lines beside a column: which runs how far out, so that they do not lie on each other."""

from bisect import bisect_left
from collections.abc import Sequence

MOST = 24  # lanes; further out nobody can follow a line anyway


def lanes_beside(spans: Sequence[tuple[float, float]], most: int = MOST) -> list[int]:
    """Return a lane for each span, 0 next to the column: short ones inside, none on another.

    Where more than `most` spans lie beside each other, the longest share lanes.
    """
    found = [0] * len(spans)
    taken: list[list[tuple[float, float]]] = []
    order = sorted(range(len(spans)), key=lambda number: (_length(spans[number]), spans[number]))
    for number in order:
        span = spans[number]
        lane = next((lane for lane, own in enumerate(taken) if _free(own, span)), None)
        if lane is None and len(taken) < most:
            taken.append([])
            lane = len(taken) - 1
        if lane is None:
            found[number] = number % most
            continue
        own = taken[lane]
        own.insert(bisect_left(own, span), span)
        found[number] = lane
    return found


def _length(span: tuple[float, float]) -> float:
    return span[1] - span[0]


def _free(taken: Sequence[tuple[float, float]], span: tuple[float, float]) -> bool:
    """Say whether a span meets none of those taken, which are sorted and do not meet."""
    number = bisect_left(taken, span)
    before = number == 0 or taken[number - 1][1] < span[0]
    return before and (number == len(taken) or span[1] < taken[number][0])
