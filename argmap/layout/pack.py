"""Where strands stand: in rows below the hub they hang from, small ones beside each other."""

from collections.abc import Iterable, Sequence
from math import sqrt

from msgspec import Struct

CHANNEL = 84.0  # between two columns of cards
INDENT = 36.0  # of strands below their hub
FEEDER = 18.0  # how far left of a strand the line runs that it hangs by
ROW_GAP = 48.0
STACK_GAP = 28.0
BUS = 22.0  # how far above a row the line runs that its strands hang by
GROWTH = 60.0  # how much taller a strand may be than the row it joins
WIDTHS = (4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256)
ASPECT = 1.5  # width to height of the whole, about
OPEN_ROWS = 8


class Slab(Struct, frozen=True):
    """A strand to be placed: its columns, its height, and whether it begins a row of its own."""

    columns: int
    h: float
    first: bool = False


class Slot(Struct, frozen=True):
    """Where a strand stands: its first column, the y of its top, the y of the bus of its row."""

    column: int
    y: float
    bus: float


class Stack(Struct):
    """Strands above each other in a row; grows while it is filled."""

    column: int
    columns: int
    used: float


class Row(Struct):
    """A row that is being filled: its stacks, its height, and who stands where in it."""

    h: float
    columns: int = 0
    stacks: list[Stack] = []
    placed: list[tuple[int, int, float]] = []  # strand, column, distance from the top of the row


def capacity(slabs: Sequence[Slab], column: float) -> int:
    """Return how many columns a row may have, in few steps so that it seldom changes."""
    area = sum(slab.columns * column * (slab.h + STACK_GAP) for slab in slabs)
    wanted = sqrt(area * ASPECT) / column
    widest = max((slab.columns for slab in slabs), default=1)
    return max(widest, next((width for width in WIDTHS if width >= wanted), WIDTHS[-1]))


def fill(slabs: Iterable[tuple[int, Slab]], columns: int) -> list[Row]:
    """Return rows of strands, in order: each where there is room first, else in a new row."""
    rows: list[Row] = []
    waiting: list[Row] = []
    for number, slab in slabs:
        if slab.first or not any(_add(row, number, slab, columns) for row in waiting):
            rows.append(Row(slab.h))
            waiting = [*waiting[-OPEN_ROWS:], rows[-1]]
            _add(rows[-1], number, slab, columns)
    return rows


def slots(rows: Iterable[Row], y: float) -> tuple[dict[int, Slot], float]:
    """Return the slot of each strand of rows that begin below `y`, and where the last one ends."""
    found: dict[int, Slot] = {}
    for row in rows:
        top = y + ROW_GAP
        for number, column, down in row.placed:
            found[number] = Slot(column, top + down, top - BUS)
        y = top + row.h
    return found, y


def _add(row: Row, number: int, slab: Slab, columns: int) -> bool:
    for stack in row.stacks:
        if slab.columns <= stack.columns and stack.used + STACK_GAP + slab.h <= row.h:
            row.placed.append((number, stack.column, stack.used + STACK_GAP))
            stack.used += STACK_GAP + slab.h
            return True
    if row.columns + slab.columns > columns or slab.h > row.h + GROWTH:
        return False
    row.h = max(row.h, slab.h)
    row.placed.append((number, row.columns, 0.0))
    row.stacks.append(Stack(row.columns, slab.columns, slab.h))
    row.columns += slab.columns
    return True
