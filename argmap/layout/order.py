"""In which order cards stand below each other: as they were said, unless links would cross."""

from collections.abc import Mapping, Sequence

from argmap.layout.families import Families, Ordered, Pair, Tangle, depth_first, drawn_together

WORK = 4_000_000  # steps up the tree at most in one sweep; beyond it the order of saying stays
COUNTED = 20_000  # pairs of lines at most whose crossings are counted
MOST = 60_000  # pairs of lines at most that are looked at to swap neighbours in a strand

Xy = tuple[float, float]


def untangle(
    roots: Sequence[int], children: Families, cross: Sequence[Pair], swaps: int = MOST
) -> tuple[tuple[int, ...], Families]:
    """Return roots and children in an order in which links cross less.

    Tree links never cross each other. Branches that links join are drawn together; then
    neighbours whose branches have such links change places. What does not help is undone.

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
    tried = drawn_together(best, tangle)
    cost = _cost(tried, tangle)
    if cost < least:
        least, best = cost, tried
    return _swapped(best, tangle, least, min(swaps, MOST))


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


def _middles(order: Sequence[int], up: Mapping[int, int]) -> dict[int, float]:
    """Return the mean rank of each branch: about how far down its top card stands."""
    rank = {card: number for number, card in enumerate(order)}
    size = dict.fromkeys(order, 1)
    for card in reversed(order):
        if card in up:
            size[up[card]] += size[card]
    return {card: rank[card] + (size[card] - 1) / 2 for card in order}
