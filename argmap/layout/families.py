"""The order of the branches below each card in which links across a strand are short."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

PASSES = 4
MOST = 400_000  # steps of a branch past another, at most, in all families of a strand
TOP = -1  # stands above the roots


Pair = tuple[int, int]
Families = dict[int, tuple[int, ...]]
Ordered = tuple[tuple[int, ...], Families]  # the roots; the children of each card


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


class Pulls(Struct, frozen=True):
    """What draws the branches of all families, by the first card of the branch.

    `out` counts the links that leave the family upwards, less those that leave it downwards;
    `beside` those to each other branch of the family.
    """

    out: dict[int, int]
    beside: dict[int, dict[int, int]]


def drawn_together(ordered: Ordered, tangle: Tangle) -> Ordered:
    """Return roots and children, each family in an order that keeps its links short.

    From the top down each branch of a family goes past its neighbours to where its links are
    shortest, counted in the cards that they pass. A branch without links only gives way.
    """
    roots, children = ordered
    families: Families = {TOP: roots, **children}
    size = _sizes(roots, children, tangle.up)
    pulls = Pulls(defaultdict(int), defaultdict(lambda: defaultdict(int)))
    inside: dict[int, list[tuple[list[int], list[int]]]] = defaultdict(list)
    touched: set[int] = set()
    for at, one, other in _links(tangle):
        if not one or not other:
            continue  # from a card to what it hangs on: that is above and below at once
        inside[at].append((one, other))
        touched.update((at, *one[1:], *other[1:]))
        pulls.beside[one[-1]][other[-1]] += 1
        pulls.beside[other[-1]][one[-1]] += 1
    work = MOST
    for parent in (TOP, *depth_first(roots, children)):
        if parent not in touched:
            continue
        order, spent = _settled(families[parent], size, pulls, work)
        families[parent] = order
        work -= spent
        place = {card: number for number, card in enumerate(order)}
        for one, other in inside[parent]:
            _pull_apart(one, other, place, pulls)
    return families.pop(TOP), families


def _sizes(roots: Sequence[int], children: Families, up: Mapping[int, int]) -> dict[int, int]:
    order = depth_first(roots, children)
    size = dict.fromkeys(order, 1)
    for card in reversed(order):
        if card in up:
            size[up[card]] += size[card]
    return size


def _links(tangle: Tangle) -> list[tuple[int, list[int], list[int]]]:
    """Return for each link the card where its ends meet, and the ways from its ends up to it.

    A way is without the card where it meets the other: empty where that is its own end.
    """
    found: list[tuple[int, list[int], list[int]]] = []
    for a, b in tangle.cross:
        top = _meeting(a, b, tangle.up, tangle.depth)
        found.append((TOP if top is None else top, _way(a, top, tangle), _way(b, top, tangle)))
    return found


def _way(card: int, top: int | None, tangle: Tangle) -> list[int]:
    way: list[int] = []
    at: int | None = card
    while at is not None and at != top:
        way.append(at)
        at = tangle.up.get(at)
    return way


def _pull_apart(
    one: Sequence[int], other: Sequence[int], place: Mapping[int, int], pulls: Pulls
) -> None:
    """Note on the way to both ends of a link on which side of the branch the other end is."""
    sign = -1 if place[one[-1]] < place[other[-1]] else 1
    for card in one[:-1]:
        pulls.out[card] += sign
    for card in other[:-1]:
        pulls.out[card] -= sign


def _settled(
    branches: Sequence[int], size: Mapping[int, int], pulls: Pulls, work: int
) -> tuple[tuple[int, ...], int]:
    """Return the branches in a better order, and how many steps were tried for it."""
    order = list(branches)
    rank = {card: number for number, card in enumerate(order)}
    up = {card: _upwards(card, rank, pulls) for card in order}
    drawn = [card for card in order if pulls.out.get(card) or pulls.beside.get(card)]
    spent = 0
    for _ in range(PASSES):
        moved = False
        for card in drawn:
            spent += len(order)
            if spent > work:
                return tuple(order), spent
            end = _best_place(order, rank[card], up, size, pulls.beside.get(card, {}))
            if end != rank[card]:
                order.insert(end, order.pop(rank[card]))
                rank = {card: number for number, card in enumerate(order)}
                up = {card: _upwards(card, rank, pulls) for card in order}
                moved = True
        if not moved:
            break
    return tuple(order), spent


def _best_place(
    order: Sequence[int],
    here: int,
    up: Mapping[int, int],
    size: Mapping[int, int],
    own: Mapping[int, int],
) -> int:
    """Return the place in which a branch costs least, the present one where none is better.

    Each card of a branch that is passed makes the links longer that lead back, and those shorter
    that lead on; the links of what is passed change by the size of the branch that moves.

    Args:
        order: the branches.
        here: the place of the branch in them.
        up: how many links of each lead up, less those that lead down.
        size: how many cards each has.
        own: how many links the branch has to each of the others.
    """
    card = order[here]
    best, least = here, 0
    for step in (-1, 1):
        cost, ups = 0, up[card]
        for place in range(here - 1, -1, -1) if step < 0 else range(here + 1, len(order)):
            other = order[place]
            between = own.get(other, 0) * step
            theirs = up[other] - between  # without those to this branch
            ups += between
            cost += step * (size[other] * ups - size[card] * theirs)
            ups += between
            if cost < least:
                best, least = place, cost
    return best


def _upwards(card: int, rank: Mapping[int, int], pulls: Pulls) -> int:
    """Return how many links of a branch lead up, less those that lead down."""
    found = pulls.out.get(card, 0)
    for other, count in pulls.beside.get(card, {}).items():
        found += count if rank[other] < rank[card] else -count
    return found


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
