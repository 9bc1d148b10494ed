"""In which order cards stand below each other: as they were said, unless links would cross."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

SWEEPS = 6
WORK = 4_000_000  # steps up the tree at most in one sweep; beyond it the order of saying stays
COUNTED = 20_000  # pairs of lines at most whose crossings are counted
MOST = 60_000  # pairs of lines at most that are looked at to swap neighbours in a strand

Pair = tuple[int, int]
Xy = tuple[float, float]
End = Literal[0, 1]
Families = dict[int, tuple[int, ...]]


class Tangle(Struct, frozen=True):
    """What does not change while branches are moved: `up` and `depth` of each card, cross links."""

    up: Mapping[int, int]
    depth: Mapping[int, int]
    cross: Sequence[Pair]


def depth_first(roots: Sequence[int], children: Mapping[int, Sequence[int]]) -> list[int]:
    """Return all cards below the roots, each before its children, children in order."""
    found: list[int] = []
    waiting = list(reversed(roots))
    while waiting:
        card = waiting.pop()
        found.append(card)
        waiting += reversed(children[card])
    return found


def untangle(
    roots: Sequence[int], children: Families, cross: Sequence[Pair], swaps: int = MOST
) -> tuple[tuple[int, ...], Families]:
    """Return roots and children in an order in which links cross less.

    Tree links never cross each other. In each sweep every family is sorted by the mean place of
    what its branches link to; branches without such links keep their order. Then neighbours
    whose branches have such links change places. What does not help is undone.

    Args:
        roots: the top cards of one strand.
        children: the children of each card of the strand.
        cross: pairs of cards that a link joins outside the tree.
        swaps: how many pairs of lines may be looked at for changes of neighbours.
    """
    order = depth_first(roots, children)
    up = {child: card for card in order for child in children[card]}
    depth = dict.fromkeys(roots, 0)
    for card in order:
        depth.update(dict.fromkeys(children[card], depth[card] + 1))
    tangle = Tangle(up, depth, cross)
    best = (tuple(roots), children)
    if not cross or 2 * sum(max(depth[a], depth[b]) for a, b in cross) > WORK:
        return best
    least = _cost(best, tangle)
    pulls: tuple[tuple[End, ...], ...] = ((0, 1), (0,), (1,))
    for sweep in range(SWEEPS):
        if not least:
            return best
        tried = _swept(best, tangle, pulls[sweep % len(pulls)])
        cost = _cost(tried, tangle)
        if cost < least:
            least, best = cost, tried
    return _swapped(best, tangle, least, min(swaps, MOST))


Ordered = tuple[tuple[int, ...], Families]


def _swept(ordered: Ordered, tangle: Tangle, ends: Sequence[End]) -> Ordered:
    roots, children = ordered
    pull = _pull(depth_first(roots, children), tangle, ends)
    return (
        tuple(sorted(roots, key=pull.__getitem__)),
        {card: tuple(sorted(ones, key=pull.__getitem__)) for card, ones in children.items()},
    )


def _swapped(ordered: Ordered, tangle: Tangle, least: float, work: int) -> Ordered:
    """Let neighbours change places wherever that saves a crossing, as long as the work is small."""
    roots, children = ordered
    lines = len(tangle.cross) * (len(children) + len(tangle.cross))
    if lines > COUNTED:
        return ordered
    linked = {card for pair in tangle.cross for end in pair for card in _way_up(end, tangle.up)}
    families: Families = {-1: roots, **children}  # -1 stands above the roots
    for parent, place in [(p, n) for p, ones in families.items() for n in range(len(ones) - 1)]:
        ones = families[parent]
        if not {ones[place], ones[place + 1]} & linked:
            continue
        work -= lines
        if work < 0 or not least:
            break
        turned = (*ones[:place], ones[place + 1], ones[place], *ones[place + 2 :])
        tried = {**families, parent: turned}
        cost = _cost((tried[-1], tried), tangle)
        if cost < least:
            least, families = cost, tried
    return families.pop(-1), families


def _way_up(card: int | None, up: Mapping[int, int]) -> list[int]:
    found: list[int] = []
    while card is not None:
        found.append(card)
        card = up.get(card)
    return found


def _cost(ordered: Ordered, tangle: Tangle) -> float:
    """Return how often lines cross; where that is much to count, how long the cross links are."""
    order = depth_first(*ordered)
    cross, depth = tangle.cross, tangle.depth
    middle = _middles(order, tangle.up)
    if len(cross) * (len(order) + len(cross)) > COUNTED:
        return sum(abs(middle[a] - middle[b]) for a, b in cross)
    lines = [*cross, *tangle.up.items()]
    ends = [((depth[a], middle[a]), (depth[b], middle[b])) for a, b in lines]
    return sum(
        crossing(ends[one], ends[other])
        for one in range(len(cross))
        for other in range(one + 1, len(ends))
        if not {*lines[one]} & {*lines[other]}
    )


def crossing(one: tuple[Xy, Xy], other: tuple[Xy, Xy]) -> bool:
    """Say whether two straight lines cross; touching at an end does not count."""
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Xy, b: Xy, c: Xy) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _pull(order: Sequence[int], tangle: Tangle, ends: Sequence[End]) -> dict[int, float]:
    """Return where each branch is drawn to: the mean rank of what it links to outside itself.

    `ends` says which ends of the cross links are drawn: those that link (0), are linked to (1).
    """
    up = tangle.up
    rank = {card: number for number, card in enumerate(order)}
    total = dict.fromkeys(order, 0.0)
    count = dict.fromkeys(order, 0)
    for pair in tangle.cross:
        meeting = _meeting(*pair, up, tangle.depth)
        for end in ends:
            card: int | None = pair[end]
            other = pair[1 - end]
            while card is not None and card != meeting:
                total[card] += rank[other]
                count[card] += 1
                card = up.get(card)
    middle = _middles(order, up)
    return {card: total[card] / count[card] if count[card] else middle[card] for card in order}


def _middles(order: Sequence[int], up: Mapping[int, int]) -> dict[int, float]:
    """Return the mean rank of each branch: about how far down its top card stands."""
    rank = {card: number for number, card in enumerate(order)}
    size = dict.fromkeys(order, 1)
    for card in reversed(order):
        if card in up:
            size[up[card]] += size[card]
    return {card: rank[card] + (size[card] - 1) / 2 for card in order}


def _meeting(a: int, b: int, up: Mapping[int, int], depth: Mapping[int, int]) -> int | None:
    """Return the lowest card that both hang below, or None; a card counts as below itself."""
    one: int | None = a
    other: int | None = b
    while one != other:
        if one is None or other is None:
            return None
        if depth[one] >= depth[other]:
            one = up.get(one)
        else:
            other = up.get(other)
    return one
