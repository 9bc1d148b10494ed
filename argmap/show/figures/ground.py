"""What every view of a graph starts from: its cards, and what each of them may hang on."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.layout.cards import in_order, shown
from argmap.layout.strands import Forest, forest
from argmap.model import ArgumentGraph
from argmap.model.conversation import ORIGINS
from argmap.model.graph import LINK_KINDS
from argmap.show.figures.camps import Parting, parting
from argmap.show.figures.folding import foldable, folded

if TYPE_CHECKING:
    import numpy as np  # a fifth of a second: imported where it is used, so that the app starts

NOTHING = -1
LIGHT = {"reply": 0.2, "states": 0.05}  # what a card adds to the weight of what it hangs on
REPLY = LINK_KINDS.index("reply")

Option = tuple[int, int]  # a card to hang on, and the place of the link that says so


class LinkColumns(Struct, frozen=True):
    """The links of a graph as arrays: nodes by their place, kinds and origins by number."""

    source: "np.ndarray"
    target: "np.ndarray"
    kind: "np.ndarray"
    origin: "np.ndarray"
    confidence: "np.ndarray"


class Ground(Struct, frozen=True, dict=True):
    """The cards of a graph in reading order, by number, and the forest that they form.

    Nodes go by their place in the columns: comments first, then claims.

    Args:
        members: by card, its nodes: one, or those that say the same, the one that leads first.
        card_of: by node, the card that it is on; -1 where it is on none.
        seat: by comment, the card that stands for it when somebody answers it; -1 for none.
        options: by card, what it may hang on, the best first.
        parent: by card, what it hangs on while nothing is filtered; -1 for a root.
        by: by card, the link by which it does.
        drawn: the links that are drawn while all cards are shown.
        hubs: the cards that strands hang from, in order.
    """

    graph: ArgumentGraph
    members: tuple[tuple[int, ...], ...]
    card_of: tuple[int, ...]
    seat: tuple[int, ...]
    options: tuple[tuple[Option, ...], ...]
    parent: tuple[int, ...]
    by: tuple[int, ...]
    drawn: tuple[int, ...]
    hubs: tuple[int, ...]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the nodes, by their place."""
        return tuple(self.graph.texts)

    @cached_property
    def place(self) -> dict[str, int]:
        """The places of the nodes, by id."""
        return {node: place for place, node in enumerate(self.ids)}

    @cached_property
    def comment(self) -> tuple[int, ...]:
        """By node, the comment that it is or belongs to."""
        comments = len(self.graph.comments)
        claims = (self.place[claim.comment] for claim in self.graph.claims)
        return (*range(comments), *claims)

    @cached_property
    def author(self) -> "np.ndarray":
        """By comment, the number of its author; -1 for none."""
        import numpy as np

        number = {name: place for place, name in enumerate(self.graph.conversation.authors)}
        comments = self.graph.comments
        return np.array(
            [NOTHING if c.author is None else number[c.author] for c in comments], np.int64
        )

    @cached_property
    def parting(self) -> Parting:
        """The camps, which take a while to find."""
        return parting(self.graph)

    @cached_property
    def kinds(self) -> list[int]:
        """By link, the number of its kind."""
        found: list[int] = self.links.kind.tolist()
        return found

    @cached_property
    def links(self) -> LinkColumns:
        """The links as arrays."""
        import numpy as np

        kinds = {kind: number for number, kind in enumerate(LINK_KINDS)}
        origins = {origin: number for number, origin in enumerate(ORIGINS)}
        links, place, whole = self.graph.links, self.place, np.int64
        return LinkColumns(
            source=np.array([place[link.source] for link in links], whole),
            target=np.array([place[link.target] for link in links], whole),
            kind=np.array([kinds[link.kind] for link in links], whole),
            origin=np.array([origins[link.origin] for link in links], whole),
            confidence=np.array([link.confidence for link in links], float),
        )

    @cached_property
    def out(self) -> tuple[tuple[int, ...], ...]:
        """By node, the links that leave it."""
        found: list[list[int]] = [[] for _ in self.ids]
        for link, source in enumerate(self.links.source.tolist()):
            found[source].append(link)
        return tuple(tuple(links) for links in found)

    @cached_property
    def card_ends(self) -> tuple["np.ndarray", "np.ndarray"]:
        """By link, the cards that its source and its target are on."""
        import numpy as np

        card_of = np.array(self.card_of, np.int64)
        return card_of[self.links.source], card_of[self.links.target]

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The cards by the weight that hangs on them, ties in reading order.

        It stays as it is under every filter, so that what is left keeps its order.
        """
        weight = weigh(self.parent, self.by, self.kinds)
        return tuple(sorted(range(len(weight)), key=lambda card: -weight[card]))

    @cached_property
    def rank(self) -> list[int]:
        """By card, its place in `order`."""
        found = [0] * len(self.parent)
        for place, card in enumerate(self.order):
            found[card] = place
        return found


def ground_of(graph: ArgumentGraph, restates: Collection[int] | None = None) -> Ground:
    """Return what every view of a graph starts from.

    Args:
        graph: any graph.
        restates: the places of the links that fold claims into one card; unless given, all that
            `foldable` returns.
    """
    groups = folded(graph, foldable(graph) if restates is None else restates)
    into = {node: group[0] for group in groups for node in group[1:]}
    nodes = [node for node in in_order(graph, shown(graph)) if node not in into]
    stand_in = {node: node for node in nodes} | into
    trees = forest(graph, nodes, range(len(graph.links)), stand_in)
    place = {node: number for number, node in enumerate(graph.texts)}
    members = _members(nodes, groups, place)
    card_of = [NOTHING] * len(place)
    for card, own in enumerate(members):
        for node in own:
            card_of[node] = card
    seat = _seats(graph, trees, members, card_of, place)
    return Ground(
        graph=graph,
        members=members,
        card_of=tuple(card_of),
        seat=seat,
        options=_options(graph, trees, members, seat, place),
        parent=tuple(NOTHING if tie is None else tie.parent for tie in trees.tie),
        by=tuple(NOTHING if tie is None else tie.link for tie in trees.tie),
        drawn=tuple(dict.fromkeys(tie.link for tie in trees.ties)),
        hubs=tuple(trees.hubs),
    )


def weigh(parent: Sequence[int], by: Sequence[int], kinds: Sequence[int]) -> list[float]:
    """Return how much hangs on each card: answers that argue count more than those that reply."""
    share = [LIGHT.get(kind, 1.0) for kind in LINK_KINDS]
    weight = [0.0] * len(parent)
    waiting = [0] * len(parent)
    for above in parent:
        if above != NOTHING:
            waiting[above] += 1
    ready = [card for card, number in enumerate(waiting) if not number]
    for card in ready:
        above = parent[card]
        if above == NOTHING:
            continue
        weight[above] += weight[card] + share[kinds[by[card]]]
        waiting[above] -= 1
        if not waiting[above]:
            ready.append(above)
    return weight


def _members(
    nodes: Iterable[str], groups: Iterable[tuple[str, ...]], place: dict[str, int]
) -> tuple[tuple[int, ...], ...]:
    group_of = {group[0]: group for group in groups}
    return tuple(tuple(place[x] for x in group_of.get(node, (node,))) for node in nodes)


def _comments(graph: ArgumentGraph, place: dict[str, int]) -> list[int]:
    comments = len(graph.comments)
    return [*range(comments), *(place[claim.comment] for claim in graph.claims)]


def _seats(
    graph: ArgumentGraph,
    trees: Forest,
    members: Sequence[tuple[int, ...]],
    card_of: Sequence[int],
    place: dict[str, int],
) -> tuple[int, ...]:
    """Return the main card of each comment: the first that hangs on none of its own."""
    comment = _comments(graph, place)
    of = [comment[own[0]] for own in members]
    inside = {tie.child for tie in trees.ties if of[tie.child] == of[tie.parent]}
    seat = [NOTHING] * len(graph.comments)
    for card in (*(c for c in range(len(of)) if c not in inside), *range(len(of))):
        if seat[of[card]] == NOTHING:
            seat[of[card]] = card
    for node, card in enumerate(card_of):
        if card != NOTHING and seat[comment[node]] == NOTHING:
            seat[comment[node]] = card
    return tuple(seat)


def _options(
    graph: ArgumentGraph,
    trees: Forest,
    members: Sequence[tuple[int, ...]],
    seat: Sequence[int],
    place: dict[str, int],
) -> tuple[tuple[Option, ...], ...]:
    """Return what each card may hang on: by the strongest link first, at last by a mere reply."""
    found: list[list[Option]] = [[] for _ in members]
    for tie in sorted(trees.ties, key=lambda tie: tie.rank):
        found[tie.child].append((tie.parent, tie.link))
    replies = {
        place[link.source]: (seat[place[link.target]], number)
        for number, link in enumerate(graph.links)
        if link.kind == "reply" and link.primary
    }
    comment = _comments(graph, place)
    for card, own in enumerate(members):
        for node in own:
            reply = replies.get(comment[node])
            if reply is not None and reply not in found[card]:
                found[card].append(reply)
    levels = trees.hubs
    return tuple(
        tuple(option for option in options if _may_hang(card, option[0], levels))
        for card, options in enumerate(found)
    )


def _may_hang(card: int, on: int, levels: dict[int, int]) -> bool:
    below = levels.get(card)
    if on in (NOTHING, card):
        return False
    return below is None or (on in levels and levels[on] < below)
