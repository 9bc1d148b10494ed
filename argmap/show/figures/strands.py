"""The strands of a map: each card under what it mainly answers, of those that a filter keeps."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.model.graph import LINK_KINDS
from argmap.show.figures.arrays import ARGUED, JOINS, NOTHING
from argmap.show.figures.filters import Filter, links_kept, nodes_kept, with_context
from argmap.show.figures.ground import LIGHT, Ground
from argmap.show.figures.hanging import ROUNDS, STATES, circles
from argmap.show.figures.pieces import Pieces, pieces_of

if TYPE_CHECKING:
    import numpy as np  # imported where it is used, so that the app starts quickly


class Strands(Struct, frozen=True, dict=True):
    """The forest of the cards that a filter keeps. Cards go by number, as in `Ground`.

    Args:
        ground: where the cards are from.
        keep: the filter.
        there: by node, whether it is kept.
        links: by link, whether it is kept.
        faces: by card, the node that it shows: the first of its nodes that is kept; -1 where the
            card is left out.
        parent: by card, what it hangs on; -1 for a root and for what is left out.
        by: by card, the link by which it does.
    """

    ground: Ground
    keep: Filter
    there: "np.ndarray"
    links: "np.ndarray"
    faces: list[int]
    parent: list[int]
    by: list[int]

    @cached_property
    def _families(self) -> tuple[list[int], list[int]]:
        """All cards by what they hang on, and where those of each card begin."""
        import numpy as np

        order = np.array(self.ground.order, np.int64)
        above = np.array(self.parent, np.int64)[order]
        by_parent = np.argsort(above, kind="stable")
        start = np.searchsorted(above[by_parent], np.arange(len(self.parent) + 1))
        return order[by_parent].tolist(), start.tolist()

    @cached_property
    def below(self) -> list[int]:
        """By card, how many hang on it."""
        found: list[int] = self.answers.sum(axis=1).tolist()
        return found

    def children(self, card: int) -> list[int]:
        """Return what hangs on a card, the heaviest first."""
        cards, start = self._families
        return cards[start[card] : start[card + 1]]

    @cached_property
    def roots(self) -> list[int]:
        """The cards that hang on nothing, the heaviest first."""
        parent, faces = self.parent, self.faces
        return [c for c in self.ground.order if parent[c] == NOTHING and faces[c] != NOTHING]

    @cached_property
    def top_down(self) -> list[int]:
        """All cards, each followed by all that hangs on it, the heaviest branches first."""
        cards, start = self._families
        found: list[int] = []
        waiting = self.roots[::-1]
        while waiting:
            card = waiting.pop()
            found.append(card)
            if start[card] < start[card + 1]:
                waiting += reversed(cards[start[card] : start[card + 1]])
        return found

    @cached_property
    def at(self) -> list[int]:
        """By card, its place in `top_down`; -1 where it is left out."""
        found = [NOTHING] * len(self.parent)
        for place, card in enumerate(self.top_down):
            found[card] = place
        return found

    @cached_property
    def size(self) -> list[int]:
        """By card, how many cards its branch has, itself included."""
        found = [int(face != NOTHING) for face in self.faces]
        parent = self.parent
        for card in reversed(self.top_down):
            if parent[card] != NOTHING:
                found[parent[card]] += found[card]
        return found

    @cached_property
    def weight(self) -> list[float]:
        """By card, how much hangs on it: answers that argue count more than those that reply."""
        share = [LIGHT.get(kind, 1.0) for kind in LINK_KINDS]
        found = [0.0] * len(self.parent)
        parent, by, kinds = self.parent, self.by, self.ground.kinds
        for card in reversed(self.top_down):
            if parent[card] != NOTHING:
                found[parent[card]] += found[card] + share[kinds[by[card]]]
        return found

    @cached_property
    def argument(self) -> list[float]:
        """By card, how much it is argued about: its support and rebut links, the surer the more.

        A card also has half of what the one has that it argues about, so that they stay together.
        """
        import numpy as np

        links, (source, target) = self.ground.arrays, self.ground.card_ends
        argued = self.links & np.isin(links.kind, ARGUED) & (source != target)
        argued &= (source >= 0) & (target >= 0)
        sure, cards = links.confidence[argued], len(self.parent)
        own = np.bincount(source[argued], sure, cards) + np.bincount(target[argued], sure, cards)
        parent, by = np.array(self.parent, np.int64), np.array(self.by, np.int64)
        argues = (parent >= 0) & np.isin(links.kind[by] if len(links.kind) else by, ARGUED)
        found: list[float] = (own + np.where(argues, own[parent] / 2, 0.0)).tolist()
        return found

    @cached_property
    def answers(self) -> "np.ndarray":
        """By card, how many of each kind of link hang on it, in the order of LINK_KINDS."""
        import numpy as np

        parent, by = np.array(self.parent, np.int64), np.array(self.by, np.int64)
        hanging = parent >= 0
        pairs = parent[hanging] * len(LINK_KINDS) + self.ground.arrays.kind[by[hanging]]
        counted = np.bincount(pairs, minlength=len(parent) * len(LINK_KINDS))
        return counted.reshape(len(parent), len(LINK_KINDS))

    @cached_property
    def pieces(self) -> Pieces:
        """The forest cut into what can be a block each."""
        return pieces_of(self)

    def card(self, node: str) -> int:
        """Return the card that a node is on, or that stands for its comment; -1 for none."""
        place = self.ground.arrays.place.get(node)
        card = NOTHING if place is None else self.ground.card_at[place]
        return card if card != NOTHING and self.faces[card] != NOTHING else NOTHING

    def kind(self, card: int) -> int:
        """Return the number of the kind of link by which a card hangs; -1 for a root."""
        return NOTHING if self.by[card] == NOTHING else self.ground.kinds[self.by[card]]

    def above(self, card: int) -> Iterator[int]:
        """Go up from a card: what it hangs on, nearest first."""
        while (card := self.parent[card]) != NOTHING:
            yield card

    def branch(self, card: int) -> list[int]:
        """Return a card and all that hangs on it."""
        return self.top_down[self.at[card] : self.at[card] + self.size[card]]


def strands_of(ground: Ground, keep: Filter) -> Strands:
    """Return the forest of the cards and links kept: each card under what it mainly answers.

    A card whose link is kept stays where it hangs; only one whose link is left out looks for
    another. Without replies only those cards are in it that some other link joins.
    """
    import numpy as np

    own = np.array(nodes_kept(ground, keep), bool)
    links = links_kept(ground, keep, own)
    there = with_context(ground, own, links) if keep.of_people else own
    kept = there.tolist()
    faces = [own[0] if kept[own[0]] else _face(own, kept) for own in ground.members]
    if links.all() and there.all() and "reply" in keep.kinds:
        return Strands(ground, keep, there, links, faces, list(ground.parent), list(ground.by))
    parent, by = _hang(ground, links.tolist(), faces)
    if "reply" not in keep.kinds:
        _leave_joined(ground, links, faces, parent, by)
    return Strands(ground, keep, there, links, faces, parent, by)


def _face(nodes: Sequence[int], kept: Sequence[bool]) -> int:
    return next((node for node in nodes if kept[node]), NOTHING)


def _hang(
    ground: Ground, links: Sequence[bool], faces: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Return what each card hangs on and by which link, of what is kept."""
    parent, by = list(ground.parent), list(ground.by)
    options = ground.options
    loose: dict[int, int] = {}  # by card that lost its link, the first option not looked at yet

    def move_on(card: int) -> None:
        parent[card] = by[card] = NOTHING
        for place in range(loose[card], options.start[card + 1]):
            loose[card] = place + 1
            if links[options.link[place]] and faces[options.parent[place]] != NOTHING:
                parent[card], by[card] = options.parent[place], options.link[place]
                return

    for card, above in enumerate(ground.parent):
        if faces[card] == NOTHING:
            parent[card] = by[card] = NOTHING
        elif above != NOTHING and not (links[by[card]] and faces[above] != NOTHING):
            loose[card] = options.start[card]
            move_on(card)
    _undo_circles(parent, loose, options.start, move_on)
    return parent, by


def _undo_circles(
    parent: Sequence[int],
    loose: dict[int, int],
    start: Sequence[int],
    move_on: Callable[[int], None],
) -> None:
    """Move on, round by round, one card of each circle; at last to having no option left."""
    suspects: Collection[int] = loose
    for last in range(ROUNDS + 1):
        suspects = [_first_loose(circle, loose) for circle in circles(parent, suspects)]
        for card in suspects:
            loose[card] = start[card + 1] if last == ROUNDS else loose[card]
            move_on(card)
        if not suspects:
            break


def _first_loose(circle: Sequence[int], loose: Collection[int]) -> int:
    """Return the card of a circle that gives way; one that kept its link never does."""
    return min(card for card in circle if card in loose)


def _leave_joined(
    ground: Ground, links: "np.ndarray", faces: list[int], parent: list[int], by: list[int]
) -> None:
    """Leave out of the new lists what no argument joins, nor a comment to its own argument."""
    import numpy as np

    source, target = ground.card_ends
    joins = links & np.isin(ground.arrays.kind, JOINS) & (source != target)
    joins &= (source >= 0) & (target >= 0)
    joined = set(source[joins].tolist()) | set(target[joins].tolist())
    said = [card for card in joined if by[card] != NOTHING and ground.kinds[by[card]] == STATES]
    joined.update(parent[card] for card in said)
    for card in range(len(faces)):
        if card not in joined:
            faces[card] = parent[card] = by[card] = NOTHING
