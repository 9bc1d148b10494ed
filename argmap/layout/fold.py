"""Where branches begin a strand of their own, so that a map is not one line across the wall."""

from collections import Counter
from collections.abc import Iterable, Sequence

from argmap.layout.families import depth_first

FOLD = 6  # columns after which a branch that only answers may begin again at the left
LONG = 48  # columns after which any branch does
SPARE = 2  # columns more that a branch may have where that is all it needs
LARGEST = 600  # cards that a strand may have if it can be parted
PIECE = 60  # cards of a branch that is parted from such a tree
MANY = 24  # answers of one card, from which those that are answered stand by themselves


def united(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return, for each card, the first of all that pairs join it to."""
    top = list(range(size))
    for pair in pairs:
        one, other = sorted(top_of(top, card) for card in pair)
        top[other] = one
    return [top_of(top, card) for card in range(size)]


def top_of(top: list[int], card: int) -> int:
    """Return where one gets by going up from a card; shortens the way there."""
    while top[card] != card:
        top[card] = top[top[card]]
        card = top[card]
    return card


def crowds(up: Sequence[int | None], weak: Sequence[bool]) -> frozenset[int]:
    """Return the cards that begin a strand of their own, since very many hang on the same card.

    Args:
        up: the card that each card hangs on; None for those that begin at the left anyway.
        weak: whether each card hangs by less than an argument; what argues stays together unless
            its tree is very large.
    """
    answers = Counter(parent for parent in up if parent is not None)
    if max(answers.values(), default=0) < MANY:
        return frozenset()
    size = tree_sizes(up)
    return frozenset(
        card
        for card, parent in enumerate(up)
        if parent is not None
        and answers[card]
        and answers[parent] >= MANY
        and (weak[card] or size[card] > LARGEST)
    )


def tree_sizes(up: Sequence[int | None]) -> list[int]:
    """Return, for each card, how many cards its tree has."""
    tree = united(len(up), ((c, p) for c, p in enumerate(up) if p is not None))
    count = Counter(tree)
    return [count[root] for root in tree]


def pieces(up: Sequence[int | None]) -> frozenset[int]:
    """Return the cards at which very large trees are parted, whatever they hang by.

    From the ends up, a branch is parted from its tree as soon as it is large enough.
    """
    size = tree_sizes(up) if len(up) > LARGEST else []
    if max(size, default=0) <= LARGEST:
        return frozenset()
    children: dict[int, list[int]] = {card: [] for card in range(len(up))}
    for card, parent in enumerate(up):
        if parent is not None and size[card] > LARGEST:
            children[parent].append(card)
    cut: set[int] = set()
    branch = [1] * len(up)
    roots = [card for card, parent in enumerate(up) if parent is None]
    for card in reversed(depth_first(roots, children)):
        parent = up[card]
        if parent is None or size[card] <= LARGEST:
            continue
        if branch[card] >= PIECE:
            cut.add(card)
        else:
            branch[parent] += branch[card]
    return frozenset(cut)


def folds(up: Sequence[int | None], loose: Sequence[bool]) -> frozenset[int]:
    """Return the cards that begin a row of their own although they hang on another card.

    A branch is cut only at a card that hangs by a mere reply: what argues stays together, unless
    it is very long.

    Args:
        up: the card that each card hangs on; None for those that begin at the left anyway.
        loose: whether each card hangs by a reply only.
    """
    children: dict[int, list[int]] = {card: [] for card in range(len(up))}
    for card, parent in enumerate(up):
        if parent is not None:
            children[parent].append(card)
    order = depth_first([card for card, parent in enumerate(up) if parent is None], children)
    deep = [0] * len(up)
    for card in reversed(order):
        deep[card] = max((deep[child] + 1 for child in children[card]), default=0)
    column = [0] * len(up)
    cut: set[int] = set()
    for card in order:
        parent = up[card]
        if parent is None:
            continue
        column[card] = column[parent] + 1
        least = FOLD if loose[card] else LONG
        if column[card] >= least and column[card] + deep[card] >= least + SPARE:
            cut.add(card)
            column[card] = 0
    return frozenset(cut)
