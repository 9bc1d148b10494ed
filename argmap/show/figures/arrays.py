"""A graph as arrays of numbers, on which views of 100,000 nodes are made in good time.

Nodes go by their place in the columns of the map: comments first, then claims.
"""

from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.layout.cards import hubs
from argmap.model import ArgumentGraph
from argmap.model.conversation import ORIGINS
from argmap.model.graph import LINK_KINDS

if TYPE_CHECKING:
    import numpy as np  # a fifth of a second: imported where it is used, so that the app starts

NOTHING = -1
KIND = {kind: number for number, kind in enumerate(LINK_KINDS)}
ARGUED = (KIND["support"], KIND["rebut"])
JOINS = (*ARGUED, KIND["restates"])


class Arrays(Struct, frozen=True):
    """The nodes and links of a graph.

    Args:
        ids: by node, its id.
        place: by id, the node.
        comment: by node, the comment that it is or belongs to.
        start: by node, where it begins in that comment; -1 for the comment itself.
        author: by comment, the number of its author; -1 for none.
        hubs: by comment that strands hang from, its level.
        source: by link, the node that speaks.
        target: by link, the node that it speaks to.
        kind: by link, its place in LINK_KINDS.
        origin: by link, its place in ORIGINS.
        confidence: by link, how sure it is.
        primary: by link, whether it is the main one of its kind.
    """

    ids: tuple[str, ...]
    place: dict[str, int]
    comment: "np.ndarray"
    start: "np.ndarray"
    author: "np.ndarray"
    hubs: dict[int, int]
    source: "np.ndarray"
    target: "np.ndarray"
    kind: "np.ndarray"
    origin: "np.ndarray"
    confidence: "np.ndarray"
    primary: "np.ndarray"


def arrays_of(graph: ArgumentGraph) -> Arrays:
    """Return a graph as arrays."""
    import numpy as np

    ids = tuple(graph.texts)
    place = {node: number for number, node in enumerate(ids)}
    comments, claims, links = graph.comments, graph.claims, graph.links
    author = {name: number for number, name in enumerate(graph.conversation.authors)}
    origin = {name: number for number, name in enumerate(ORIGINS)}
    own, whole = range(len(comments)), np.int64
    return Arrays(
        ids=ids,
        place=place,
        comment=np.array([*own, *(place[claim.comment] for claim in claims)], whole),
        start=np.array([*(NOTHING for _ in own), *(claim.start for claim in claims)], whole),
        author=np.array(
            [NOTHING if c.author is None else author[c.author] for c in comments], whole
        ),
        hubs={place[hub]: level for hub, level in hubs(graph).items()},
        source=np.array([place[link.source] for link in links], whole),
        target=np.array([place[link.target] for link in links], whole),
        kind=np.array([KIND[link.kind] for link in links], whole),
        origin=np.array([origin[link.origin] for link in links], whole),
        confidence=np.array([link.confidence for link in links], float),
        primary=np.array([link.primary for link in links], bool),
    )


def shown_nodes(arrays: Arrays) -> "np.ndarray":
    """Return the nodes that have a card, in reading order: those of `layout.cards.shown`."""
    import numpy as np

    comment, comments = arrays.comment, len(arrays.author)
    shown = np.zeros(len(arrays.ids), bool)
    argues = np.isin(arrays.kind, JOINS)
    shown[arrays.source[argues]] = shown[arrays.target[argues]] = True
    shown[list(arrays.hubs)] = True
    alone = np.bincount(comment[shown], minlength=comments) == 0
    first = np.arange(comments)
    claims = np.arange(comments, len(arrays.ids))
    first[comment[claims[::-1]]] = claims[::-1]  # the first claim of each is written last
    shown[first[alone]] = True
    order = np.lexsort((arrays.start, comment))
    found: np.ndarray = order[shown[order]]
    return found
