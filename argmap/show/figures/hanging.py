"""What each card of a map may hang on, the best first, and the forest that this makes."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.show.figures.arrays import KIND, NOTHING, Arrays

if TYPE_CHECKING:
    import numpy as np  # imported where it is used, so that the app starts quickly

STATES = KIND["states"]
# Which link a card hangs by: support and rebut before restates, states, replies; then what is no
# main reply; at last the replies of those whose claims are folded into it.
RANK_OF_JOINS = {KIND["support"]: 0, KIND["rebut"]: 0, KIND["restates"]: 1}
OWN, REPLY, FURTHER, FOLDED = 2, 3, 4, 5
ROUNDS = 50  # of undoing circles by the next best link; what is left then becomes a root


class Options(Struct, frozen=True):
    """By card, from `start[card]` to `start[card + 1]`, what it may hang on, the best first.

    Args:
        start: where the options of each card begin, and one more for the end.
        parent: by option, the card to hang on.
        link: by option, the link by which.
        worth: by option, the rank of the link and minus its confidence: the less, the better.
    """

    start: list[int]
    parent: list[int]
    link: list[int]
    worth: list[tuple[int, float]]


class Ties(Struct, frozen=True):
    """Lines that cards may hang by: arrays of children, parents, links, and ranks."""

    child: "np.ndarray"
    parent: "np.ndarray"
    link: "np.ndarray"
    rank: "np.ndarray"


def seats_of(arrays: Arrays, leads: Sequence[int], card_of: "np.ndarray") -> "np.ndarray":
    """Return, by comment, the card that an answer to it hangs on; -1 for none.

    That is the first of its own cards that hangs on no other of them; else the card of another
    claim that says the same as one of its own.
    """
    import numpy as np

    ties = _arguments(arrays, leads, card_of)
    of = arrays.comment[leads] if leads else np.zeros(0, np.int64)
    outer = np.ones(len(leads), bool)
    outer[ties.child[of[ties.child] == of[ties.parent]]] = False
    seat = np.full(len(arrays.author), NOTHING, np.int64)
    on_card = np.flatnonzero(card_of >= 0)[::-1]
    seat[arrays.comment[on_card]] = card_of[on_card]
    cards = np.arange(len(leads))[::-1]  # of several the first is written last, and stays
    seat[of[cards]] = cards
    cards = cards[outer[cards]]
    seat[of[cards]] = cards
    return seat


def options_of(
    arrays: Arrays,
    members: Sequence[tuple[int, ...]],
    card_of: "np.ndarray",
    seats: "np.ndarray",
    levels: Mapping[int, int],
) -> Options:
    """Return what each card may hang on.

    Args:
        arrays: the graph.
        members: by card, its nodes, the one that leads first.
        card_of: by node, its card.
        seats: by comment, the card that stands for it when it is answered.
        levels: by card that strands hang from, its level; such a card hangs on lower ones only.
    """
    import numpy as np

    leads = [own[0] for own in members]
    parts = [
        _arguments(arrays, leads, card_of),
        _replies(arrays, leads, seats),
        _further(arrays, seats, levels),
        _folded(arrays, members, seats),
    ]
    names = ("child", "parent", "link", "rank")
    every = Ties(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
    fits = (every.parent >= 0) & (every.parent != every.child)
    level = np.full(len(members) + 1, np.iinfo(np.int64).max, np.int64)
    level[list(levels)] = list(levels.values())
    hub = np.isin(every.child, list(levels))
    fits &= ~hub | (level[every.parent] < level[every.child])
    child, parent, link, rank = (getattr(every, name)[fits] for name in names)
    sure = -arrays.confidence[link] if len(link) else np.zeros(0)
    order = np.lexsort((link, sure, rank, child))
    start = np.searchsorted(child[order], np.arange(len(members) + 1))
    worth = list(zip(rank[order].tolist(), sure[order].tolist(), strict=True))
    return Options(start.tolist(), parent[order].tolist(), link[order].tolist(), worth)


def base_forest(options: Options, size: int) -> tuple[list[int], list[int]]:
    """Return what each card hangs on and by which link: the best option that closes no circle.

    Of a circle the weakest link gives way.
    """
    at, end = options.start[:-1].copy(), options.start[1:]
    for card in range(size):  # what is folded into a card does not say what that hangs on
        while end[card] > at[card] and options.worth[end[card] - 1][0] == FOLDED:
            end[card] -= 1
    there = [at[card] < end[card] for card in range(size)]
    parent = [options.parent[at[card]] if there[card] else NOTHING for card in range(size)]
    suspects: Collection[int] = range(size)
    for last in range(ROUNDS + 1):
        suspects = [
            max(circle, key=lambda card: (options.worth[at[card]], -card))
            for circle in circles(parent, suspects)
        ]
        for card in suspects:
            at[card] = end[card] if last == ROUNDS else at[card] + 1
            parent[card] = options.parent[at[card]] if at[card] < end[card] else NOTHING
        if not suspects:
            break
    by = [options.link[at[card]] if at[card] < end[card] else NOTHING for card in range(size)]
    return parent, by


def circles(parent: Sequence[int], starts: Collection[int]) -> list[list[int]]:
    """Return the circles that one reaches from `starts` by going up."""
    seen: dict[int, int] = {}
    found: list[list[int]] = []
    for start in starts:
        way: list[int] = []
        card = start
        while card != NOTHING and card not in seen:
            seen[card] = start
            way.append(card)
            card = parent[card]
        if card != NOTHING and seen[card] == start and way:
            found.append(way[way.index(card) :])
    return found


def _arguments(arrays: Arrays, leads: Sequence[int], card_of: "np.ndarray") -> Ties:
    """Return the ties of arguments, and of comments to their own words that lead a card."""
    import numpy as np

    source, target = card_of[arrays.source], card_of[arrays.target]
    apart = (source >= 0) & (target >= 0) & (source != target)
    found = [
        (link, source[link], target[link], rank)
        for kind, rank in RANK_OF_JOINS.items()
        for link in (np.flatnonzero(apart & (arrays.kind == kind)),)
    ]
    lead = np.array([*leads, NOTHING], np.int64)
    own = np.flatnonzero(apart & (arrays.kind == STATES) & (lead[target] == arrays.target))
    found.append((own, target[own], source[own], OWN))
    ranks = np.concatenate([np.full(len(link), rank, np.int64) for link, *_, rank in found])
    link, child, parent = (np.concatenate([part[n] for part in found]) for n in range(3))
    return Ties(child, parent, link, ranks)


def _primary(arrays: Arrays, seats: "np.ndarray") -> tuple["np.ndarray", "np.ndarray"]:
    """Return, by comment, its main reply and the card of what that answers; -1 for none."""
    import numpy as np

    reply = np.full(len(seats), NOTHING, np.int64)
    links = np.flatnonzero((arrays.kind == KIND["reply"]) & arrays.primary)
    reply[arrays.source[links]] = links
    on = np.full(len(seats), NOTHING, np.int64)
    on[arrays.source[links]] = seats[arrays.target[links]]
    return reply, on


def _replies(arrays: Arrays, leads: Sequence[int], seats: "np.ndarray") -> Ties:
    import numpy as np

    reply, on = _primary(arrays, seats)
    comment = arrays.comment[leads] if leads else np.zeros(0, np.int64)
    cards = np.flatnonzero(reply[comment] >= 0)
    answered = comment[cards]
    rank = np.full(len(cards), REPLY, np.int64)
    return Ties(cards, on[answered], reply[answered], rank)


def _further(arrays: Arrays, seats: "np.ndarray", levels: Mapping[int, int]) -> Ties:
    """Return the ties of further replies, which never join a card to a post."""
    import numpy as np

    links = np.flatnonzero((arrays.kind == KIND["reply"]) & ~arrays.primary)
    child, parent = seats[arrays.source[links]], seats[arrays.target[links]]
    fits = (child >= 0) & ~np.isin(parent, list(levels))
    rank = np.full(int(fits.sum()), FURTHER, np.int64)
    return Ties(child[fits], parent[fits], links[fits], rank)


def _folded(arrays: Arrays, members: Sequence[tuple[int, ...]], seats: "np.ndarray") -> Ties:
    """Return the ties of the replies of those whose claims are folded into a card."""
    import numpy as np

    reply, on = _primary(arrays, seats)
    found = [
        (card, int(on[comment]), int(reply[comment]))
        for card, own in enumerate(members)
        if len(own) > 1
        for comment in arrays.comment[list(own[1:])].tolist()
        if reply[comment] >= 0
    ]
    columns = np.array(found, np.int64).reshape(-1, 3)
    rank = np.full(len(found), FOLDED, np.int64)
    return Ties(columns[:, 0], columns[:, 1], columns[:, 2], rank)
