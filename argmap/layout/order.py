"""In which order cards stand below each other: as they were said, unless links would cross."""

from collections.abc import Sequence

SWEEPS = 6
WORK = 4_000_000  # steps up the tree at most in one sweep; beyond it the order of saying stays

COUNTED = 40_000  # pairs of lines at most whose crossings are counted

Pair = tuple[int, int]
Xy = tuple[float, float]


def depth_first(roots: Sequence[int], children: Sequence[Sequence[int]]) -> list[int]:
    """Return all cards below the roots, each before its children, children in order."""
    found: list[int] = []
    waiting = list(reversed(roots))
    while waiting:
        card = waiting.pop()
        found.append(card)
        waiting += reversed(children[card])
    return found


def untangle(
    roots: Sequence[int], children: list[tuple[int, ...]], cross: Sequence[Pair]
) -> tuple[int, ...]:
    """Return the roots in an order in which links cross less; `children` follow suit.

    Tree links never cross each other. In each sweep every family is sorted by the mean place of
    what its branches link to; branches without such links keep their order. A sweep that does
    not help is undone.

    Args:
        roots: the top cards of one strand.
        children: the children of every card; those of this strand are replaced in place.
        cross: pairs of cards that a link joins outside the tree.
    """
    best_roots = tuple(roots)
    order = depth_first(best_roots, children)
    up = {child: card for card in order for child in children[card]}
    depth = dict.fromkeys(best_roots, 0)
    for card in order:
        depth.update(dict.fromkeys(children[card], depth[card] + 1))
    if not cross or 2 * sum(max(depth[a], depth[b]) for a, b in cross) > WORK:
        return best_roots
    best = _cost(order, up, depth, cross)
    for _ in range(SWEEPS):
        pull = _pull(order, up, depth, cross)
        new_roots = tuple(sorted(best_roots, key=pull.__getitem__))
        moved = {c: tuple(sorted(children[c], key=pull.__getitem__)) for c in order if children[c]}
        old = {card: children[card] for card in moved}
        _set(children, moved)
        order = depth_first(new_roots, children)
        cost = _cost(order, up, depth, cross)
        if cost >= best:
            _set(children, old)
            break
        best, best_roots = cost, new_roots
    return best_roots


def _cost(
    order: Sequence[int], up: dict[int, int], depth: dict[int, int], cross: Sequence[Pair]
) -> float:
    """Return how often lines cross; where that is much to count, how long the cross links are."""
    middle = _middles(order, up)
    if len(cross) * (len(order) + len(cross)) > COUNTED:
        return sum(abs(middle[a] - middle[b]) for a, b in cross)
    lines = [*cross, *up.items()]
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


def _set(children: list[tuple[int, ...]], new: dict[int, tuple[int, ...]]) -> None:
    for card, ones in new.items():
        children[card] = ones


def _pull(
    order: Sequence[int], up: dict[int, int], depth: dict[int, int], cross: Sequence[Pair]
) -> dict[int, float]:
    """Return where each branch is drawn to: the mean rank of what it links to outside itself."""
    rank = {card: number for number, card in enumerate(order)}
    total = dict.fromkeys(order, 0.0)
    count = dict.fromkeys(order, 0)
    for a, b in cross:
        meeting = _meeting(a, b, up, depth)
        for end, other in ((a, b), (b, a)):
            card: int | None = end
            while card is not None and card != meeting:
                total[card] += rank[other]
                count[card] += 1
                card = up.get(card)
    middle = _middles(order, up)
    return {card: total[card] / count[card] if count[card] else middle[card] for card in order}


def _middles(order: Sequence[int], up: dict[int, int]) -> dict[int, float]:
    """Return the mean rank of each branch: about how far down its top card stands."""
    rank = {card: number for number, card in enumerate(order)}
    size = dict.fromkeys(order, 1)
    for card in reversed(order):
        if card in up:
            size[up[card]] += size[card]
    return {card: rank[card] + (size[card] - 1) / 2 for card in order}


def _meeting(a: int, b: int, up: dict[int, int], depth: dict[int, int]) -> int | None:
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
