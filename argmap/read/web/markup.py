"""Markup to a flat list of nodes in document order; nothing here is recursive."""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from argmap.errors import ReadError
from argmap.read.source import Source
from argmap.read.web.nodes import Node, covered
from argmap.read.web.selectors import Index

# The tags whose nesting costs the parser time; the others close themselves or are cheap.
NESTING = re.compile(
    r"<(/?)(?:div|ul|ol|dl|blockquote|section|article|table|form|main|aside|details|center"
    r"|fieldset|figure|header|footer|nav|address|menu|pre|h[1-6])\b",
    re.IGNORECASE,
)


class Page(Struct, frozen=True):
    """The nodes of a page in document order, and an index to select among them."""

    nodes: tuple[Node, ...]
    index: Index

    def select(self, css: str) -> tuple[int, ...]:
        """Return the places of the elements that match, in document order."""
        return self.index.select(css)

    def of_class(self, passes: Callable[[str], object]) -> frozenset[int]:
        """Return the places of the elements whose class attribute passes a test."""
        values = self.index.values.get("class", {})
        return frozenset().union(*(places for names, places in values.items() if passes(names)))

    def inside(self, places: Iterable[int]) -> frozenset[int]:
        """Return some places and those of all that is in their nodes."""
        return covered(self.nodes, places)

    def around(self, places: Iterable[int]) -> frozenset[int]:
        """Return some places and those of all nodes around them."""
        found: set[int] = set()
        for start in places:
            place = start
            while place >= 0 and place not in found:
                found.add(place)
                place = self.nodes[place].parent
        return frozenset(found)

    def within(self, place: int) -> range:
        """Return the places of a node and of all that is in it."""
        return range(place, self.nodes[place].after)

    def above(self, place: int) -> Iterator[int]:
        """Yield the places of the nodes around a node, innermost first."""
        place = self.nodes[place].parent
        while place >= 0:
            yield place
            place = self.nodes[place].parent

    def words(self, place: int) -> str:
        """Return the text in a node, blanks collapsed; scripts and styles do not count."""
        parts: list[str] = []
        end = self.nodes[place].after
        while place < end:
            node = self.nodes[place]
            if node.tag in ("script", "style", "template"):
                place = node.after
                continue
            parts.append(node.text)
            place += 1
        return " ".join("".join(parts).split())


def parse_markup(text: str, source: Source) -> Page:
    """Return the nodes of a page.

    Raises:
        LimitError: it has more tags, or nests them deeper, than the limits allow.
        ReadError: it cannot be parsed at all.
    """
    source.refuse_beyond("cells", text.count("<"), "tags of markup")
    source.refuse_beyond("depth", _nesting(text), "levels of nested markup")
    try:
        tree = LexborHTMLParser(text)
        root = tree.root
    except SelectolaxError as error:
        raise ReadError(source.name, None, f"it is no HTML ({error})", "save it again") from None
    if root is None:
        raise ReadError(source.name, None, "it holds no markup", "save the page again")
    return _flat(root)


def _nesting(text: str) -> int:
    """Return how deep the elements stand in each other, before anything is built of them."""
    depth = deepest = 0
    for match in NESTING.finditer(text):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _flat(root: LexborNode) -> Page:
    places: dict[int, int] = {}
    rows: list[tuple[str, int, dict[str, str], str]] = []
    for node in root.traverse(include_text=True):
        tag = node.tag or ""
        if tag.startswith("-") and tag != "-text":  # a remark or a document type
            continue
        above = node.parent
        parent = -1 if above is None else places.get(above.mem_id, -1)
        if tag == "-text":
            rows.append(("", parent, {}, node.text_content or ""))
            continue
        places[node.mem_id] = len(rows)
        attributes = {name: value or "" for name, value in node.attributes.items()}
        rows.append((tag, parent, attributes, ""))
    after = list(range(1, len(rows) + 1))
    for place in range(len(rows) - 1, 0, -1):
        parent = rows[place][1]
        if parent >= 0:
            after[parent] = max(after[parent], after[place])
    nodes = tuple(
        Node(tag, parent, end, attributes, text)
        for (tag, parent, attributes, text), end in zip(rows, after, strict=True)
    )
    return Page(nodes, Index(nodes))
