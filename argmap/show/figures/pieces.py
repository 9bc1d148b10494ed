"""A forest cut into pieces that can stand for themselves on a map: strands, or parts of one."""

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.show.figures.arrays import NOTHING

if TYPE_CHECKING:
    import numpy as np  # imported where it is used, so that the app starts quickly

    from argmap.show.figures.strands import Strands

POSTS = 10  # so many posts have strands of their own below them; of more, each is a strand itself
SHARE = 3  # a piece should hold at most one in so many of all cards; a larger one is cut
PARTS = 12  # and then no part holds less than one in so many


class Pieces(Struct, frozen=True, dict=True):
    """Where each piece begins, and what it hangs on.

    Args:
        groups: by the card that they hang on, -1 for none, the roots of whole strands, the
            heaviest first.
        parts: the roots of what was cut out of a strand that was too large.
        bare: the cards that all pieces below were cut off from: posts, and what very many answer.
        piece: by card, the root of the piece that it is in; -1 where it is left out or bare.
    """

    groups: dict[int, list[int]]
    parts: tuple[int, ...]
    bare: frozenset[int]
    piece: "np.ndarray"

    @cached_property
    def size(self) -> dict[int, int]:
        """By root, how many cards its piece has."""
        import numpy as np

        roots, sizes = np.unique(self.piece[self.piece >= 0], return_counts=True)
        return dict(zip(roots.tolist(), sizes.tolist(), strict=True))


def pieces_of(strands: "Strands") -> Pieces:
    """Return the strands below each post; one with more than a third of all cards is cut.

    It is cut where enough hangs together, wherever that is; a card that very many answer which
    nobody answers again becomes one that strands hang from, like a post.
    """
    hubs = [hub for hub in strands.ground.hubs if strands.faces[hub] != NOTHING]
    bare = set(hubs if len(hubs) <= POSTS else ())
    groups = _whole(strands, bare)
    roots = [root for group in groups.values() for root in group]
    total = sum(strands.size[root] for root in roots)
    parts: list[int] = []
    for root in roots:
        if strands.size[root] * SHARE > total:
            cut, spread = _cut(strands, root, total)
            parts += cut
            bare |= spread
    taken = bare.union(parts)
    for card in bare.difference(hubs):
        groups[card] = [child for child in strands.children(card) if child not in taken]
    for group in groups.values():
        group.sort(key=lambda root: (-strands.weight[root], -strands.argument[root]))
    kept = {hub: [root for root in group if root not in bare] for hub, group in groups.items()}
    begins = [root for group in kept.values() for root in group] + parts
    return Pieces(kept, tuple(parts), frozenset(bare), _pieces(strands, begins, bare))


def _whole(strands: "Strands", hubs: set[int]) -> dict[int, list[int]]:
    """Return the roots of strands by the hub that they hang from."""
    groups: dict[int, list[int]] = {}
    waiting = list(strands.roots)
    for card in waiting:  # grows while it is gone through
        if card in hubs:
            waiting += strands.children(card)
        else:
            groups.setdefault(strands.parent[card], []).append(card)
    return groups


def _cut(strands: "Strands", root: int, total: int) -> tuple[list[int], set[int]]:
    """Return where parts of a strand begin, and the cards that too much hangs on in small parts."""
    least, most = max(2, total // PARTS), max(2, total // SHARE)
    parent = strands.parent
    branch = strands.branch(root)
    held = dict.fromkeys(branch, 1)
    parts: list[int] = []
    bare: set[int] = set()
    for card in reversed(branch):
        if held[card] > most:
            bare.add(card)
        elif card != root and held[card] >= least:
            parts.append(card)
        elif card != root:
            held[parent[card]] += held[card]
    return parts[::-1], bare


def _pieces(strands: "Strands", roots: list[int], bare: set[int]) -> "np.ndarray":
    import numpy as np

    order = np.array(strands.top_down, np.int64)
    by_place = np.full(len(order), NOTHING, np.int64)
    at, size = strands.at, strands.size
    for root in sorted(roots, key=at.__getitem__):
        by_place[at[root] : at[root] + size[root]] = root
    for card in bare:
        by_place[at[card]] = NOTHING
    found = np.full(len(strands.parent), NOTHING, np.int64)
    found[order] = by_place
    return found
