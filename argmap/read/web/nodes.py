"""The nodes of a page as a flat list: each knows the one around it and the first one after it."""

from collections.abc import Iterable, Sequence

from msgspec import Struct


class Node(Struct, frozen=True, gc=False):
    """An element, or a stretch of text (its tag is empty then).

    `parent` is the place of the node around it, -1 at the top; `after` the place of the first
    node behind everything in it.
    """

    tag: str
    parent: int
    after: int
    attributes: dict[str, str]
    text: str = ""

    def get(self, name: str) -> str:
        """Return an attribute, "" where it is missing."""
        return self.attributes.get(name, "")


def covered(nodes: Sequence[Node], places: Iterable[int]) -> frozenset[int]:
    """Return the places of some nodes and of all that is in them."""
    found: set[int] = set()
    end = 0
    for place in sorted(places):
        if place >= end:
            end = nodes[place].after
            found.update(range(place, end))
    return frozenset(found)
