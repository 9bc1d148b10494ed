"""A large conversation in a picture of few cards: blocks, each of which stands for many."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.show.figures.arrays import ARGUED, NOTHING
from argmap.show.figures.strands import Strands

if TYPE_CHECKING:
    import numpy as np  # imported where it is used, so that the app starts quickly

SHOWN = 40  # blocks at most: what one can look through without scrolling far
FEW = 4  # blocks at least below each card that strands hang from
STEPS = (10, 100, 1000)  # cards from which a block is drawn larger
LOWEST, STEP = 132.0, 20.0  # how high a block is, and how much higher with each step


class Block(Struct, frozen=True):
    """What is inside of a card that stands for more: a whole strand, or so many small strands."""

    cards: int
    comments: int
    people: int
    support: int
    rebut: int
    strands: int

    @property
    def height(self) -> float:
        """How high it is drawn: higher with each step of size."""
        return LOWEST + STEP * sum(self.cards >= least for least in STEPS)


class Choice(Struct, frozen=True):
    """The strands to show, and by the card that stands for it the roots of each closed block.

    `steps` says how often what is opened is still to be opened once small strands are spread out.
    """

    roots: tuple[int, ...]
    closed: dict[int, tuple[int, ...]]
    steps: dict[int, int]


def choose(strands: Strands, opened: Mapping[int, int], wanted: Collection[int]) -> Choice:
    """Return which strands are shown, one card each, and which are gathered into one block.

    Below each card that strands hang from, the heaviest have a block of their own and the others
    are gathered under the first of them; opening that one, or what they hang on, spreads out
    so many more.

    Args:
        strands: the forest.
        opened: how often each card was opened.
        wanted: cards that are not to be left inside a closed block.
    """
    pieces = strands.pieces
    room = _room(strands)
    steps = dict(opened)
    inside = {int(pieces.piece[card]) for card in (*wanted, *opened)}
    roots = [*pieces.bare, *pieces.parts]
    gathered: dict[int, tuple[int, ...]] = {}
    for hub, group in pieces.groups.items():
        more = SHOWN * steps.pop(hub, 0)
        shown, rest = _spread(group, max(FEW, room[hub]) + more, steps)
        shown += (root for root in rest if root in inside)
        rest = [root for root in rest if root not in inside]
        roots += shown
        if rest:
            roots.append(rest[0])
            gathered[rest[0]] = tuple(rest)
    busy = {int(pieces.piece[card]) for card in wanted if pieces.piece[card] != card}
    busy |= {int(pieces.piece[card]) for card in opened if steps.get(card)}
    closed = {
        root: gathered.get(root, (root,))
        for root in roots
        if root in gathered or (root not in busy and pieces.size.get(root, 1) > 1)
    }
    return Choice(tuple(roots), closed, steps)


def _room(strands: Strands) -> Counter[int]:
    """Return how many of the heaviest strands hang on each card that strands hang on."""
    pieces, most = strands.pieces, max(0, SHOWN - len(strands.pieces.parts))
    heads = [
        (-strands.weight[root], strands.ground.rank[root], hub)
        for hub, group in pieces.groups.items()
        for root in group[:most]
    ]
    return Counter(hub for *_, hub in sorted(heads)[:most])


def _spread(group: Sequence[int], room: int, steps: dict[int, int]) -> tuple[list[int], list[int]]:
    """Return the roots to show and those to gather; takes the steps that this needs."""
    end = room
    while end + 1 < len(group) and steps.get(group[end], 0) > 0:
        steps[group[end]] -= 1
        end += SHOWN
    if end + 1 == len(group):
        end += 1
    return list(group[:end]), list(group[end:])


def block_counts(strands: Strands, closed: Mapping[int, tuple[int, ...]]) -> dict[int, Block]:
    """Return what each closed block contains of what the filter keeps."""
    import numpy as np

    ground, size = strands.ground, len(closed)
    number = np.full(len(strands.parent) + 1, NOTHING, np.int64)  # one more: of no piece at all
    for place, roots in enumerate(closed.values()):
        number[list(roots)] = place
    of_card = np.append(number[strands.pieces.piece], NOTHING)
    of_node = of_card[ground.card_of]
    of_node[~strands.there] = NOTHING
    arrays = ground.arrays
    comments = arrays.comment
    source, target = (of_card[ends] for ends in ground.card_ends)
    within = strands.links & (source == target)
    columns = [
        _counted(of_card, size),
        _different(of_node, comments, size),
        _different(of_node, arrays.author[comments], size),
        *(_counted(source[within & (arrays.kind == kind)], size) for kind in ARGUED),
        [len(roots) for roots in closed.values()],
    ]
    return {
        card: Block(*(column[place] for column in columns)) for place, card in enumerate(closed)
    }


def _counted(of: "np.ndarray", size: int) -> list[int]:
    import numpy as np

    found: list[int] = np.bincount(of[of >= 0], minlength=size).tolist()
    return found


def _different(of: "np.ndarray", what: "np.ndarray", size: int) -> list[int]:
    """Count the different things, but not -1, in each block."""
    import numpy as np

    there = (of >= 0) & (what >= 0)
    most = int(what.max(initial=0)) + 1
    pairs = np.unique(of[there] * most + what[there])
    return _counted(pairs // most, size)
