"""What a person chose to see of a conversation, and which of its nodes and links that keeps."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from argmap.analyse.participants import participant_of
from argmap.model import ArgumentGraph
from argmap.model.conversation import ORIGINS
from argmap.model.graph import LINK_KINDS
from argmap.show.figures.arrays import KIND
from argmap.show.figures.ground import Ground
from argmap.show.figures.hanging import STATES

if TYPE_CHECKING:
    import numpy as np  # imported where it is used, so that the app starts quickly

NOBODY: frozenset[str] = frozenset()
SHOWN_KINDS = frozenset({"support", "rebut", "restates", "reply"})


class Filter(Struct, frozen=True):
    """What a map may show; what is empty leaves nothing out.

    Args:
        kinds: the kinds of links.
        authors: the names of people; "" is whoever has no name.
        camps: the names of camps; "" is whoever is in none.
        sure: the least confidence of a link.
        origins: where links may come from.
        first: the id of the first comment.
        last: the id of the last one.
    """

    kinds: frozenset[str] = SHOWN_KINDS
    authors: frozenset[str] = frozenset()
    camps: frozenset[str] = frozenset()
    sure: float = 0.0
    origins: frozenset[str] = frozenset()
    first: str = ""
    last: str = ""

    @property
    def of_people(self) -> bool:
        """Whether it chooses people."""
        return bool(self.authors or self.camps)

    @property
    def of_nodes(self) -> bool:
        """Whether it may leave out nodes, not only links."""
        return bool(self.authors or self.camps or self.first or self.last)


def folding(graph: ArgumentGraph, keep: Filter, folds: Iterable[int]) -> tuple[int, ...]:
    """Return those of the links that `foldable` returns which the filter finds sure enough.

    Without the lines that say that two claims say the same, those that do are one card still.
    """
    return tuple(
        place
        for place in folds
        if graph.links[place].confidence >= keep.sure
        and (not keep.origins or graph.links[place].origin in keep.origins)
    )


def comments_kept(ground: Ground, keep: Filter) -> list[bool]:
    """Return, for each comment, whether it may be shown with its claims."""
    comments, order = ground.graph.comments, ground.graph.conversation.order
    ends = (order.get(keep.first, 0), order.get(keep.last, len(comments)))
    first, last = min(ends), max(ends)  # given the wrong way round, the same stretch is meant
    kept = [first <= number <= last for number in range(len(comments))]
    if not keep.of_people:
        return kept
    if keep.authors:
        kept = [k and (c.author or "") in keep.authors for k, c in zip(kept, comments, strict=True)]
    if keep.camps:
        camp_of = ground.parting.camp_of
        camps = (camp_of.get(participant_of(comment), "") for comment in comments)
        kept = [k and camp in keep.camps for k, camp in zip(kept, camps, strict=True)]
    return kept


def nodes_kept(ground: Ground, keep: Filter) -> list[bool]:
    """Return, for each node, whether it may be shown."""
    if not keep.of_nodes:
        return [True] * len(ground.comment)
    kept = comments_kept(ground, keep)
    return [kept[comment] for comment in ground.comment]


def links_kept(ground: Ground, keep: Filter, own: "np.ndarray") -> "np.ndarray":
    """Return, for each link, whether it may be shown; a comment's tie to its own words may.

    Of people who are chosen every argument is shown, also with what others said: a dispute
    without what it disputes says nothing.

    Args:
        ground: the conversation.
        keep: the filter.
        own: whether each node is kept itself.
    """
    import numpy as np

    links = ground.arrays
    kinds = np.array([kind in keep.kinds for kind in LINK_KINDS])
    kept = kinds[links.kind] & (links.confidence >= keep.sure)
    if keep.origins:
        kept &= np.array([origin in keep.origins for origin in ORIGINS])[links.origin]
    both = own[links.source] & own[links.target]
    if keep.of_people:
        said = np.array(
            nodes_kept(ground, structs.replace(keep, authors=NOBODY, camps=NOBODY)), bool
        )
        argued = np.isin(links.kind, [KIND["support"], KIND["rebut"]])
        either = own[links.source] | own[links.target]
        both |= argued & either & said[links.source] & said[links.target]
    found: np.ndarray = (kept | (links.kind == STATES)) & both
    return found


def with_context(ground: Ground, own: "np.ndarray", links: "np.ndarray") -> "np.ndarray":
    """Return, for each node, whether it is kept itself or is the other end of a link kept."""
    there: np.ndarray = own.copy()
    there[ground.arrays.source[links]] = True
    there[ground.arrays.target[links]] = True
    return there
