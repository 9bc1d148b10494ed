"""Which card hangs on which, and by which link: a forest, and the strands that it falls into."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct, structs

from argmap.layout.cards import ARGUMENTS, hubs
from argmap.layout.fold import crowds, folds
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


class Strand(Struct, frozen=True):
    """Cards that hang together: roots and all members by place, and the hub they hang from."""

    hub: int | None
    roots: tuple[int, ...]
    members: tuple[int, ...]


class Hung(Struct, frozen=True):
    """What is decided already: the card and the link that each card hangs by, and who comes first.

    `on` holds no roots. A link may end at a card that stands for what it speaks to. `order` gives
    the place of each card; a strand goes by that of the card of it that comes first.
    """

    on: Mapping[str, tuple[str, int]]
    order: Mapping[str, int]


class Forest(Struct, frozen=True):
    """All cards: the tie each hangs by (None for a root), all ties, strands, and the hubs.

    The `folded` cards begin a strand of their own although they hang on a card of another: those
    in `crowd` since so many hang there, the others since their branch is so deep.
    """

    tie: tuple[Tie | None, ...]
    ties: tuple[Tie, ...]
    strands: tuple[Strand, ...]
    hubs: dict[int, int]
    folded: frozenset[int]
    crowd: frozenset[int] = frozenset()


def forest(
    graph: ArgumentGraph,
    nodes: Sequence[str],
    links: Collection[int],
    stand_in: Mapping[str, str] | None = None,
    hung: Hung | None = None,
) -> Forest:
    """Return what hangs on what: each card on the target of its strongest link.

    Support and rebut links come first, then restates, states and reply; the surer first. Links
    that close a circle are drawn, but nothing hangs by them: the weakest of a circle gives way.

    Args:
        graph: where nodes and links are from.
        nodes: ids of the cards, in conversation order.
        links: the places, in `graph.links`, of the links to draw.
        stand_in: by node, the node on whose card it stands; links of those that are folded into
            another end there.
        hung: what each card hangs on, where that is not to be found anew.
    """
    place = {node: number for number, node in enumerate(nodes)}
    place |= {node: place[host] for node, host in (stand_in or {}).items()}
    levels = {place[hub]: level for hub, level in hubs(graph).items() if hub in place}
    found = _argument_ties(graph, nodes, place, links)
    found += _reply_ties(graph, nodes, place, links, found, levels)
    chosen = _choose(len(nodes), found, levels) if hung is None else _given(graph, nodes, hung)
    if hung is not None:
        found = _with_given(found, chosen)
    in_tree = {tie.link for tie in chosen if tie is not None}
    found = [t for t in found if t.rank[0] != RANKS["states"] or t.link in in_tree]
    up = [None if tie is None or tie.parent in levels else tie.parent for tie in chosen]
    weak = [-1 if tie is None else tie.rank[0] for tie in chosen]
    crowd = crowds(up, [rank >= RANKS["reply"] or rank == RANKS["restates"] for rank in weak])
    up = [None if card in crowd else parent for card, parent in enumerate(up)]
    folded = crowd | folds(up, [rank >= RANKS["reply"] for rank in weak])
    first = None if hung is None else [hung.order[node] for node in nodes]
    strands = _strands(chosen, found, levels, folded, first)
    return Forest(tuple(chosen), tuple(found), strands, levels, folded, crowd)


def _argument_ties(
    graph: ArgumentGraph, nodes: Sequence[str], place: dict[str, int], links: Collection[int]
) -> list[Tie]:
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


def _reply_ties(
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


def _choose(size: int, ties: Sequence[Tie], levels: dict[int, int]) -> list[Tie | None]:
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


def _given(graph: ArgumentGraph, nodes: Sequence[str], hung: Hung) -> list[Tie | None]:
    """Return the tie of each card that is decided already."""
    place = {node: number for number, node in enumerate(nodes)}
    found: list[Tie | None] = [None] * len(nodes)
    for card, node in enumerate(nodes):
        if node in hung.on:
            parent, number = hung.on[node]
            link = graph.links[number]
            rank = (RANKS[link.kind], -link.confidence, number)
            found[card] = Tie(card, place[parent], number, rank, link.kind != "states")
    return found


def _with_given(ties: Sequence[Tie], given: Sequence[Tie | None]) -> list[Tie]:
    """Return the ties with those that are given, without other lines for the same replies."""
    told = {(tie.child, tie.parent, tie.link) for tie in given if tie is not None}
    others = [
        tie
        for tie in ties
        if tie.rank[0] != RANKS["reply"] and (tie.child, tie.parent, tie.link) not in told
    ]
    return [*others, *(tie for tie in given if tie is not None)]


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


def _strands(
    chosen: Sequence[Tie | None],
    ties: Sequence[Tie],
    levels: dict[int, int],
    folded: Collection[int],
    first: Sequence[int] | None,
) -> tuple[Strand, ...]:
    """Return what ties join once hubs are taken out and branches folded away.

    They come by the least `first` of their cards, else the biggest come first; what was folded
    away from a strand after it; then the earliest.
    """
    free = [card for card in range(len(chosen)) if card not in levels]
    whole = _joined(len(chosen), ties, levels)
    begins = _beginnings(chosen, levels, folded)
    members: dict[int, list[int]] = defaultdict(list)
    for card in free:
        begin = begins[card]
        members[begin if begin in folded else whole[card]].append(card)
    ahead: dict[int, int] = {}
    for card in free:
        before = ahead.get(whole[card], 0 if first is None else first[card])
        ahead[whole[card]] = before - 1 if first is None else min(before, first[card])
    found = [_strand(chosen, cards, levels, folded) for cards in members.values()]
    hub = {whole[s.members[0]]: s.hub for s in found if s.hub is not None}
    found = [structs.replace(s, hub=hub.get(whole[s.members[0]])) for s in found]

    def rank(strand: Strand) -> tuple[int, int, bool, int]:
        lead = strand.members[0]
        return ahead[whole[lead]], whole[lead], strand.roots[0] in folded, lead

    return tuple(sorted(found, key=rank))


def _joined(size: int, ties: Sequence[Tie], levels: dict[int, int]) -> list[int]:
    """Return, for each card, the first of all that ties join it to, not counting those of hubs."""
    top = list(range(size))
    for tie in ties:
        if tie.child not in levels and tie.parent not in levels:
            one, other = sorted((_top(top, tie.child), _top(top, tie.parent)))
            top[other] = one
    return [_top(top, card) for card in range(size)]


def _beginnings(
    chosen: Sequence[Tie | None], levels: dict[int, int], folded: Collection[int]
) -> list[int]:
    """Return, for each card, where its branch begins: at a root or at a card folded away."""
    top = [
        card if tie is None or tie.parent in levels or card in folded else tie.parent
        for card, tie in enumerate(chosen)
    ]
    return [_top(top, card) for card in range(len(top))]


def _strand(
    chosen: Sequence[Tie | None],
    cards: Sequence[int],
    levels: dict[int, int],
    folded: Collection[int],
) -> Strand:
    up = {card: tie.parent for card in cards if (tie := chosen[card]) is not None}
    roots = tuple(c for c in cards if c not in up or up[c] in levels or c in folded)
    hub = next((up[root] for root in roots if up.get(root) in levels), None)
    return Strand(hub, roots, tuple(cards))


def _top(top: list[int], card: int) -> int:
    while top[card] != card:
        top[card] = top[top[card]]
        card = top[card]
    return card
