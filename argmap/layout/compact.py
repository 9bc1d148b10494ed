"""Cards of a strand closer together: less height for lines that are a little less level."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from argmap.layout.place import COUSIN_GAP, GAP, REACH

LEAST = 0.6  # of the height of the tree at least: beyond that, answers get far from their target
SWEEPS = 4
MOST = 30_000  # cards times sweeps
LEAF = 0.25  # how much the place of a card without answers counts beside that of others


def compacted(
    down: Mapping[int, float],
    column: Mapping[int, int],
    children: Mapping[int, Sequence[int]],
    heights: Sequence[float],
    sweeps: int = SWEEPS,
) -> dict[int, float]:
    """Return the distances from the top with the strand squeezed; the order in columns stays.

    Each column is set as near as its cards allow to where they would stand in a squeezed
    picture; then families and the cards they answer are drawn towards each other's middle.
    """
    rows: dict[int, list[int]] = defaultdict(list)
    for card in sorted(down, key=down.__getitem__):
        rows[column[card]].append(card)
    up = {child: card for card in down for child in children[card]}
    gaps = {c: _gaps(cards, up, heights) for c, cards in rows.items()}
    stacks = (gaps[c][-1] + heights[cards[-1]] for c, cards in rows.items())
    whole = max(y + heights[card] for card, y in down.items())
    height = max(*stacks, LEAST * whole, 0.0)
    if height >= whole:
        return dict(down)
    middle = {card: (y + heights[card] / 2) * height / whole for card, y in down.items()}
    weight = {card: 1.0 if children[card] else LEAF for card in down}
    order = sorted(rows)

    def settle(column: int, wanted: Mapping[int, float]) -> None:
        cards = rows[column]
        if len(cards) == 1:  # by far the most columns of a long conversation
            half = heights[cards[0]] / 2
            middle[cards[0]] = min(max(wanted[cards[0]], half), height - half)
            return
        tops = [wanted[card] - heights[card] / 2 for card in cards]
        weights = [weight[card] for card in cards]
        room = height - heights[cards[-1]]
        for card, top in zip(cards, spread(tops, weights, gaps[column], room), strict=True):
            middle[card] = top + heights[card] / 2

    for number in order:
        settle(number, middle)
    for _ in range(min(sweeps, MOST // len(down))):
        for number in order[1:]:
            settle(number, _under_parents(rows[number], up, children, middle))
        for number in reversed(order):
            settle(number, _beside_children(rows[number], children, middle))
    found = {card: middle[card] - heights[card] / 2 for card in down}
    top = min(found.values())
    return {card: y - top for card, y in found.items()}


def _gaps(cards: Sequence[int], up: Mapping[int, int], heights: Sequence[float]) -> list[float]:
    """Return how far below the first card each card of a column stands at least."""
    found = [0.0]
    for above, card in pairwise(cards):
        gap = GAP if card in up and up[card] == up.get(above) else COUSIN_GAP
        found.append(found[-1] + heights[above] + gap)
    return found


def spread(
    wanted: Sequence[float], weights: Sequence[float], least: Sequence[float], room: float
) -> list[float]:
    """Return places near the wanted ones that keep their order and their distances.

    Args:
        wanted: a place for each, in order.
        weights: how much it matters to keep each place.
        least: how far each has to be from the first at least; growing from 0.
        room: the largest place that the last one may have; the smallest for the first is 0.
    """
    blocks: list[tuple[float, float, int]] = []  # mean place less the distance, weight, how many
    for place, weight, distance in zip(wanted, weights, least, strict=True):
        mean, total, count = place - distance, weight, 1
        while blocks and blocks[-1][0] >= mean:
            other, heavy, many = blocks.pop()
            mean = (mean * total + other * heavy) / (total + heavy)
            total, count = total + heavy, count + many
        blocks.append((mean, total, count))
    highest = room - least[-1]
    flat = [min(max(mean, 0.0), highest) for mean, _, count in blocks for _ in range(count)]
    return [place + distance for place, distance in zip(flat, least, strict=True)]


def _under_parents(
    cards: Sequence[int],
    up: Mapping[int, int],
    children: Mapping[int, Sequence[int]],
    middle: Mapping[int, float],
) -> dict[int, float]:
    wanted: dict[int, float] = {}
    for card in cards:
        parent = up.get(card)
        wanted[card] = middle[card]
        if parent is not None:
            wanted[card] += middle[parent] - _family(children[parent], middle)
    return wanted


def _beside_children(
    cards: Sequence[int], children: Mapping[int, Sequence[int]], middle: Mapping[int, float]
) -> dict[int, float]:
    return {
        card: _family(children[card], middle) if children[card] else middle[card] for card in cards
    }


def _family(cards: Sequence[int], middle: Mapping[int, float]) -> float:
    """Return where the card that these answer should stand."""
    first, last = middle[cards[0]], middle[cards[-1]]
    return min((first + last) / 2, first + REACH)
