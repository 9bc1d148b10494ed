"""How far down each card of a strand stands: trees as low as they get without overlap."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.layout.families import depth_first

GAP = 14.0  # between children of one card
COUSIN_GAP = 24.0  # between cards of different branches
REACH = 20.0  # how far below its first child's middle a card may stand: reading begins at the top


class Outline(Struct):
    """The tops and bottoms of a branch by column, its own column last; `shift` is to be added.

    It is changed in place while branches are joined, so that the whole work grows only with the
    number of cards.
    """

    tops: list[float]
    bottoms: list[float]
    shift: float = 0.0


def downs(
    roots: Sequence[int], children: Mapping[int, Sequence[int]], heights: Sequence[float]
) -> dict[int, float]:
    """Return the distance of each card's top from the top of the strand.

    Every branch keeps below the one before it in each column that both have. A card stands beside
    its first child, or in the middle of its children where that is hardly lower: who opens a map
    at its top left sees what it begins with, and reads on to the right and down.
    """
    order = depth_first(roots, children)
    own: dict[int, float] = {}
    moved = dict.fromkeys(order, 0.0)
    outlines: dict[int, Outline] = {}
    for card in reversed(order):
        branches = children[card]
        outline = _join([outlines.pop(child) for child in branches], branches, moved)
        own[card] = _beside(branches, own, moved, heights, heights[card])
        outline.tops.append(own[card] - outline.shift)
        outline.bottoms.append(own[card] + heights[card] - outline.shift)
        outlines[card] = outline
    _join([outlines[root] for root in roots], roots, moved)
    return _absolute(order, children, own, moved)


def _join(outlines: list[Outline], cards: Sequence[int], moved: dict[int, float]) -> Outline:
    """Return the outline of branches set below each other; notes in `moved` how far each went."""
    whole = Outline([], [])
    for outline, card in zip(outlines, cards, strict=True):
        shared = min(len(whole.tops), len(outline.tops))
        shift = 0.0
        for back in range(1, shared + 1):
            gap = GAP if back == 1 else COUSIN_GAP
            above = whole.bottoms[-back] + whole.shift
            needed = above + gap - outline.tops[-back] - outline.shift
            shift = needed if back == 1 else max(shift, needed)
        moved[card] = shift
        outline.shift += shift
        whole = _merge(whole, outline, shared)
    return whole


def _merge(upper: Outline, lower: Outline, shared: int) -> Outline:
    """Return both as one; the longer of the two is used again."""
    if len(upper.tops) >= len(lower.tops):
        for back in range(1, shared + 1):
            upper.bottoms[-back] = lower.bottoms[-back] + lower.shift - upper.shift
        return upper
    for back in range(1, shared + 1):
        lower.tops[-back] = upper.tops[-back] + upper.shift - lower.shift
    return lower


def _beside(
    branches: Sequence[int],
    own: dict[int, float],
    moved: dict[int, float],
    heights: Sequence[float],
    height: float,
) -> float:
    if not branches:
        return 0.0
    first, last = branches[0], branches[-1]
    high = own[first] + moved[first] + heights[first] / 2
    low = own[last] + moved[last] + heights[last] / 2
    return min((high + low) / 2, high + REACH) - height / 2


def _absolute(
    order: Sequence[int],
    children: Mapping[int, Sequence[int]],
    own: dict[int, float],
    moved: dict[int, float],
) -> dict[int, float]:
    for card in order:
        for child in children[card]:
            moved[child] += moved[card]
    found = {card: own[card] + moved[card] for card in order}
    top = min(found.values())
    return {card: y - top for card, y in found.items()}
