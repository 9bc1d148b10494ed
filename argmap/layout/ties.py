"""The lines between cards, and which of them each card hangs by."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from msgspec import Struct

from argmap.layout.cards import ARGUMENTS
from argmap.model import ArgumentGraph

RANKS = {"support": 0, "rebut": 0, "restates": 1, "states": 2, "reply": 3}
FURTHER_REPLY = 4
ROUNDS = 50  # of undoing circles by the next best link; what is left then becomes a root

Rank = tuple[int, float, int]


class Tie(Struct, frozen=True, gc=False):
    """A line to draw: card `child` hangs on card `parent` (their places) by the link `link`.

    `upward` says that the link's source is the child, as it is for all but `states`.
    """

    child: int
    parent: int
    link: int
    rank: Rank
    upward: bool = True


def argument_ties(
    graph: ArgumentGraph, nodes: Sequence[str], place: dict[str, int], links: Collection[int]
) -> list[Tie]:
    """Return ties for all links but replies; `place` has the card of each node."""
    found: list[Tie] = []
    for number in links:
        link = graph.links[number]
        if link.kind == "reply" or link.source not in place or link.target not in place:
            continue
        source, target = place[link.source], place[link.target]
        if source == target or (link.kind == "states" and nodes[target] != link.target):
            continue  # inside one card, or to one's own words on the card of another
        rank = (RANKS[link.kind], -link.confidence, number)
        if link.kind == "states":
            found.append(Tie(target, source, number, rank, upward=False))
        else:
            found.append(Tie(source, target, number, rank))
    return found


def reply_ties(
    graph: ArgumentGraph,
    nodes: Sequence[str],
    place: dict[str, int],
    links: Collection[int],
    ties: Sequence[Tie],
    levels: Collection[int],
) -> list[Tie]:
    """Return ties for replies that no argument link tells already.

    Cards of a comment that speak to nothing else hang on the main card of the one it answers. A
    comment whose cards all hang elsewhere gets no line for its reply, only for further ones.
    """
    comment_of = [graph.comment_of(node).id for node in nodes]
    cards_of: dict[str, list[int]] = defaultdict(list)
    for card, comment in enumerate(comment_of):
        cards_of[comment].append(card)
    held = {tie.child for tie in ties}
    inside = {tie.child for tie in ties if comment_of[tie.child] == comment_of[tie.parent]}
    main = {comment: _main(own, inside) for comment, own in cards_of.items()}
    folded = list(place.items())[len(nodes) :]
    seats = {graph.comment_of(node).id: card for node, card in folded} | main
    found: list[Tie] = []
    replies = [number for number in links if graph.links[number].kind == "reply"]
    told = _told(graph, ties) if replies else set()
    for number in replies:
        link = graph.links[number]
        if not (link.source in main and link.target in seats):
            continue
        source, target = main[link.source], seats[link.target]
        loose = [card for card in cards_of[link.source] if card not in held and card != target]
        rank = (RANKS["reply"] if link.primary else FURTHER_REPLY, -link.confidence, number)
        if link.primary and loose:
            found += [Tie(card, target, number, rank) for card in loose]
        elif link.primary or source == target or (link.source, link.target) in told:
            continue
        elif target not in levels:
            found.append(Tie(source, target, number, rank))
    return found


def _told(graph: ArgumentGraph, ties: Sequence[Tie]) -> set[tuple[str, str]]:
    """Return the pairs of comments of which an argument link says already who answers whom."""
    links = (graph.links[tie.link] for tie in ties)
    return {
        (graph.comment_of(link.source).id, graph.comment_of(link.target).id)
        for link in links
        if link.kind in ARGUMENTS
    }


def _main(cards: Sequence[int], inside: Collection[int]) -> int:
    return next((card for card in cards if card not in inside), cards[0])


def choose(size: int, ties: Sequence[Tie], levels: dict[int, int]) -> list[Tie | None]:
    """Return the tie that each card hangs by, the best that closes no circle."""
    options: list[list[Tie]] = [[] for _ in range(size)]
    for tie in sorted(ties, key=lambda tie: tie.rank, reverse=True):
        below = levels.get(tie.child)
        if below is None or (tie.parent in levels and levels[tie.parent] < below):
            options[tie.child].append(tie)
    suspects: list[int] = list(range(size))
    for _ in range(ROUNDS):
        circles = _circles(options, suspects)
        if not circles:
            break
        weakest = [
            max(circle, key=lambda card: (*options[card][-1].rank[:2], -card)) for circle in circles
        ]
        for card in weakest:
            options[card].pop()
        suspects = weakest
    else:
        for circle in _circles(options, range(size)):
            options[min(circle)].clear()
    return [chosen[-1] if chosen else None for chosen in options]


def _circles(options: Sequence[Sequence[Tie]], starts: Collection[int]) -> list[list[int]]:
    """Return the circles that one reaches from `starts` by going up the best ties."""
    seen: dict[int, int] = {}
    circles: list[list[int]] = []
    for start in starts:
        way: list[int] = []
        card: int | None = start
        while card is not None and card not in seen:
            seen[card] = start
            way.append(card)
            card = options[card][-1].parent if options[card] else None
        if card is not None and seen[card] == start and way:
            circles.append(way[way.index(card) :])
    return circles
