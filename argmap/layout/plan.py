"""Each strand by itself: the order of its cards, their columns, and how far down they stand."""

from collections.abc import Sequence

from msgspec import Struct

from argmap.layout.compact import SWEEPS, compacted
from argmap.layout.families import Families, Pair, depth_first
from argmap.layout.order import MOST, untangle
from argmap.layout.pack import Slab
from argmap.layout.place import downs
from argmap.layout.strands import Forest, Strand
from argmap.layout.wide import in_rows

BROAD = 3  # columns from which what is folded away stands below, not beside, the rest
SWAPS = 60_000  # pairs of lines that are looked at in all strands together; shared by size
FEW = 12  # branches folded away that stand below the rest; more stand beside each other
LARGE = 20_000  # cards from which nobody sees whether each is where it would be best


class Plan(Struct, frozen=True):
    """One strand before it is placed: the column and the distance from the top of each card."""

    column: dict[int, int]
    down: dict[int, float]
    slab: Slab


def plan_strands(trees: Forest, heights: Sequence[float]) -> list[Plan]:
    """Return the plan of every strand, in their order; `heights` are those of all cards."""
    children: dict[int, list[int]] = {card: [] for card in range(len(heights))}
    for card, tie in enumerate(trees.tie):
        if tie is not None and tie.parent not in trees.hubs and card not in trees.folded:
            children[tie.parent].append(card)
    cross = _cross_links(trees)
    deep = trees.folded - trees.crowd
    small = len(heights) < LARGE
    return [
        _plan(
            strand,
            {card: tuple(children[card]) for card in strand.members},
            heights,
            [pair for card in strand.members for pair in cross.get(card, ())],
            swaps=min(MOST, SWAPS * len(strand.members) // len(heights)) if small else 0,
            sweeps=SWEEPS if small else 1,
            below=len(trees.folded) <= FEW and strand.roots[0] in deep,
        )
        for strand in trees.strands
    ]


def _cross_links(trees: Forest) -> dict[int, list[Pair]]:
    """Return, by the card they leave, the links within a strand by which no card hangs."""
    strand_of = {card: n for n, strand in enumerate(trees.strands) for card in strand.members}
    found: dict[int, list[Pair]] = {}
    for tie in trees.ties:
        same = strand_of.get(tie.child, -1) == strand_of.get(tie.parent, -2)
        if same and tie is not trees.tie[tie.child]:
            found.setdefault(tie.child, []).append((tie.child, tie.parent))
    return found


def _plan(
    strand: Strand,
    children: Families,
    heights: Sequence[float],
    cross: Sequence[Pair],
    *,
    swaps: int,
    sweeps: int,
    below: bool,
) -> Plan:
    roots, children = untangle(strand.roots, children, cross, swaps)
    children = in_rows(children, cross)
    column = dict.fromkeys(roots, 0)
    for card in depth_first(roots, children):
        column.update(dict.fromkeys(children[card], column[card] + 1))
    down = compacted(downs(roots, children, heights), column, children, heights, sweeps)
    down = {card: round(y, 1) for card, y in down.items()}  # so that it looks the same anywhere
    height = max(y + heights[card] for card, y in down.items())
    columns = max(column.values()) + 1
    return Plan(column, down, Slab(columns, height, below and columns >= BROAD))
