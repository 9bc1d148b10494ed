"""Which card hangs on which, and by which link: a forest, and the strands that it falls into."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct, structs

from argmap.layout.cards import hubs
from argmap.layout.fold import LARGEST, crowds, folds, pieces, top_of, united
from argmap.layout.ties import RANKS, Tie, argument_ties, choose, reply_ties
from argmap.model import ArgumentGraph


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
    in `crowd` since so many hang there or on the same card, the others since their branch is so
    deep.
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
    links = sorted(links)
    place = {node: number for number, node in enumerate(nodes)}
    place |= {node: place[host] for node, host in (stand_in or {}).items()}
    levels = {place[hub]: level for hub, level in hubs(graph).items() if hub in place}
    found = argument_ties(graph, nodes, place, links)
    found += reply_ties(graph, nodes, place, links, found, levels)
    chosen = choose(len(nodes), found, levels) if hung is None else _given(graph, nodes, hung)
    if hung is not None:
        found = _with_given(found, chosen)
    in_tree = {tie.link for tie in chosen if tie is not None}
    found = [t for t in found if t.rank[0] != RANKS["states"] or t.link in in_tree]
    up = [None if tie is None or tie.parent in levels else tie.parent for tie in chosen]
    weak = [-1 if tie is None else tie.rank[0] for tie in chosen]
    crowd = crowds(up, [rank >= RANKS["reply"] or rank == RANKS["restates"] for rank in weak])
    up = [None if card in crowd else parent for card, parent in enumerate(up)]
    crowd |= pieces(up)
    up = [None if card in crowd else parent for card, parent in enumerate(up)]
    folded = crowd | folds(up, [rank >= RANKS["reply"] for rank in weak])
    first = None if hung is None else [hung.order[node] for node in nodes]
    strands = _strands(chosen, found, levels, folded, first)
    return Forest(tuple(chosen), tuple(found), strands, levels, folded, crowd)


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
    whole = _joined(chosen, ties, levels)
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


def _joined(chosen: Sequence[Tie | None], ties: Sequence[Tie], levels: dict[int, int]) -> list[int]:
    """Return, for each card, the first of all that ties join it to, not counting those of hubs.

    Trees that only cross links join stay apart where they would be too many cards for one strand.
    """

    def parted(some: Iterable[Tie | None]) -> list[int]:
        pairs = ((tie.child, tie.parent) for tie in some if tie is not None)
        return united(len(chosen), (p for p in pairs if levels.keys().isdisjoint(p)))

    whole = parted(ties)
    cards = Counter(whole)
    if max(cards.values(), default=0) <= LARGEST or len(ties) == sum(t is not None for t in chosen):
        return whole
    trees = zip(whole, parted(chosen), strict=True)
    return [one if cards[one] <= LARGEST else tree for one, tree in trees]


def _beginnings(
    chosen: Sequence[Tie | None], levels: dict[int, int], folded: Collection[int]
) -> list[int]:
    """Return, for each card, where its branch begins: at a root or at a card folded away."""
    top = [
        card if tie is None or tie.parent in levels or card in folded else tie.parent
        for card, tie in enumerate(chosen)
    ]
    return [top_of(top, card) for card in range(len(top))]


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
