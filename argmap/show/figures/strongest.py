"""Which cards of a branch matter most: those argued about, each with its way to the top."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.show.figures.strands import Strands

if TYPE_CHECKING:
    import numpy as np  # imported where it is used, so that the app starts quickly


def strongest(
    strands: Strands,
    cards: Sequence[int],
    most: int,
    piece: int | None = None,
) -> list[int]:
    """Return at most so many cards, those with most argument; none without its way to the top.

    What counts is the argument that a card adds for each card that its way needs; of equals the
    one nearest the top, then the one whose branch is heavier.

    Args:
        strands: the forest.
        cards: whole branches of it, each card before what hangs on it.
        most: how many cards to return at most.
        piece: the root of a piece (see `pieces_of`), where only cards of that are wanted.
    """
    import numpy as np

    if piece is None and len(cards) <= most:
        return list(cards)
    place = {card: number for number, card in enumerate(cards)}
    total, depth = _ways(strands, cards, place, piece)
    taken_total, taken_depth = np.zeros(len(cards)), np.zeros(len(cards))
    chosen: list[int] = []
    free = depth > 0
    while len(chosen) < most:
        cost = depth - taken_depth
        worth = np.where(free & (cost <= most - len(chosen)), 0.0, -1.0)
        np.divide(total - taken_total, cost, out=worth, where=worth == 0.0)
        if not len(worth) or (best := worth.max()) < 0:
            break
        ties = np.flatnonzero(worth == best)
        way = _way(strands, cards, int(ties[depth[ties].argmin()]), place, free)
        for number in way:
            branch = slice(number, number + strands.size[cards[number]])
            taken_total[branch], taken_depth[branch] = total[number], depth[number]
            free[number] = False
        chosen += (cards[number] for number in way)
    return chosen


def _ways(
    strands: Strands,
    cards: Sequence[int],
    place: dict[int, int],
    piece: int | None,
) -> tuple["np.ndarray", "np.ndarray"]:
    """Return, by place, the argument on the way from the top, and how many cards that way has.

    The way of what may not be returned has no cards.
    """
    import numpy as np

    argument, parent = strands.argument, strands.parent
    of = () if piece is None else strands.pieces.piece
    total, depth = [0.0] * len(cards), [0] * len(cards)
    for number, card in enumerate(cards):
        above = place.get(parent[card])
        if (piece is not None and of[card] != piece) or (above is not None and not depth[above]):
            continue
        total[number] = argument[card] + (0.0 if above is None else total[above])
        depth[number] = 1 + (0 if above is None else depth[above])
    return np.array(total), np.array(depth, float)


def _way(
    strands: Strands, cards: Sequence[int], end: int, place: dict[int, int], free: "np.ndarray"
) -> list[int]:
    """Return the places from the first free one at the top to this one."""
    way = [end]
    while (above := place.get(strands.parent[cards[way[-1]]])) is not None and free[above]:
        way.append(above)
    return way[::-1]
