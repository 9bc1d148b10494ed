"""What every view of a graph starts from: its cards, and what each of them may hang on."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.layout.folding import foldable, folded
from argmap.model import ArgumentGraph
from argmap.model.graph import LINK_KINDS
from argmap.show.figures.arrays import NOTHING, Arrays, arrays_of, shown_nodes
from argmap.show.figures.camps import Parting, parting
from argmap.show.figures.hanging import Options, base_forest, options_of, seats_of
from argmap.show.figures.revision import revision

if TYPE_CHECKING:
    import numpy as np  # imported where it is used, so that the app starts quickly

LIGHT = {"reply": 0.2, "states": 0.05}  # what a card adds to the weight of what it hangs on


class Ground(Struct, frozen=True, dict=True):
    """The cards of a graph in reading order, by number, and the forest that they form.

    Args:
        graph: where all is from.
        arrays: the same as numbers.
        members: by card, its nodes: one, or those that say the same, the one that leads first.
        card_of: by node, the card that it is on; -1 where it is on none.
        seats: by comment, the card that stands for it; -1 for none.
        options: what each card may hang on, the best first.
        parent: by card, what it hangs on while nothing is filtered; -1 for a root.
        by: by card, the link by which it does.
        hubs: the cards that strands hang from, in order.
    """

    graph: ArgumentGraph
    arrays: Arrays
    members: list[tuple[int, ...]]
    card_of: "np.ndarray"
    seats: "np.ndarray"
    options: Options
    parent: list[int]
    by: list[int]
    hubs: tuple[int, ...]

    @cached_property
    def revision(self) -> str:
        """A short name that changes whenever anything in the graph does."""
        return revision(self.graph)

    @cached_property
    def parting(self) -> Parting:
        """The camps, which take a while to find."""
        return parting(self.graph)

    @cached_property
    def comment(self) -> list[int]:
        """By node, the comment that it is or belongs to."""
        found: list[int] = self.arrays.comment.tolist()
        return found

    @cached_property
    def card_at(self) -> list[int]:
        """By node, its card; of what has none the one that stands for its comment; -1 for none."""
        import numpy as np

        seat = self.seats[self.arrays.comment]
        found: list[int] = np.where(self.card_of == NOTHING, seat, self.card_of).tolist()
        return found

    @cached_property
    def kinds(self) -> list[int]:
        """By link, the number of its kind."""
        found: list[int] = self.arrays.kind.tolist()
        return found

    @cached_property
    def out(self) -> list[list[int]]:
        """By node, the links that leave it."""
        found: list[list[int]] = [[] for _ in self.arrays.ids]
        for link, source in enumerate(self.arrays.source.tolist()):
            found[source].append(link)
        return found

    @cached_property
    def card_ends(self) -> tuple["np.ndarray", "np.ndarray"]:
        """By link, the cards that its source and its target are on."""
        return self.card_of[self.arrays.source], self.card_of[self.arrays.target]

    @cached_property
    def order(self) -> list[int]:
        """The cards by the weight that hangs on them, ties in reading order.

        It stays as it is under every filter, so that what is left keeps its order.
        """
        weight = weigh(self.parent, self.by, self.kinds)
        return sorted(range(len(weight)), key=lambda card: -weight[card])

    @cached_property
    def rank(self) -> list[int]:
        """By card, its place in `order`."""
        found = [0] * len(self.parent)
        for place, card in enumerate(self.order):
            found[card] = place
        return found


def ground_of(
    graph: ArgumentGraph, restates: Collection[int] | None = None, arrays: Arrays | None = None
) -> Ground:
    """Return what every view of a graph starts from.

    Args:
        graph: any graph.
        restates: the places of the links that fold claims into one card; unless given, all that
            `foldable` returns.
        arrays: the graph as arrays, where they were made already.
    """
    arrays = arrays_of(graph) if arrays is None else arrays
    groups = folded(graph, foldable(graph) if restates is None else restates)
    members, card_of = _cards(arrays, groups)
    leads = [own[0] for own in members]
    levels = {int(card_of[comment]): level for comment, level in arrays.hubs.items()}
    seats = seats_of(arrays, leads, card_of)
    options = options_of(arrays, members, card_of, seats, levels)
    parent, by = base_forest(options, len(members))
    return Ground(graph, arrays, members, card_of, seats, options, parent, by, tuple(levels))


def weigh(parent: Sequence[int], by: Sequence[int], kinds: Sequence[int]) -> list[float]:
    """Return how much hangs on each card: answers that argue count more than those that reply."""
    share = [LIGHT.get(kind, 1.0) for kind in LINK_KINDS]
    weight = [0.0] * len(parent)
    waiting = [0] * len(parent)
    for above in parent:
        if above != NOTHING:
            waiting[above] += 1
    ready = [card for card, number in enumerate(waiting) if not number]
    for card in ready:  # grows while it is gone through
        above = parent[card]
        if above == NOTHING:
            continue
        weight[above] += weight[card] + share[kinds[by[card]]]
        waiting[above] -= 1
        if not waiting[above]:
            ready.append(above)
    return weight


def _cards(
    arrays: Arrays, groups: Iterable[tuple[str, ...]]
) -> tuple[list[tuple[int, ...]], "np.ndarray"]:
    """Return the nodes of each card, and the card of each node."""
    import numpy as np

    group_of = {arrays.place[group[0]]: group for group in groups}
    into = {arrays.place[node] for group in group_of.values() for node in group[1:]}
    leads = [node for node in shown_nodes(arrays).tolist() if node not in into]
    members = [(node,) for node in leads]
    card_of = np.full(len(arrays.ids), NOTHING, np.int64)
    card_of[leads] = np.arange(len(leads))
    found: list[tuple[int, ...]] = list(members)
    for lead, group in group_of.items():
        nodes = tuple(arrays.place[node] for node in group)
        found[card_of[lead]] = nodes
        card_of[list(nodes)] = card_of[lead]
    return found, card_of
