"""The visible text of a page, with line breaks, and where each node stands in it."""
# ruff: noqa: SIM905 - a word list reads best as text

import re
from collections.abc import Set as AbstractSet

from msgspec import Struct

from argmap.read.web.markup import Page
from argmap.read.web.nodes import Node

BLANKS = re.compile(r"[ \t\n\r\f\v\xa0]+")
HIDDEN = frozenset(
    "script style template noscript head title meta link svg canvas iframe object embed audio "
    "video source track param datalist base area map".split()
)
PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote pre hr".split())
BLOCKS = frozenset(
    "address article aside body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form header hgroup html legend li main menu nav ol option section select "
    "summary table tbody tfoot thead tr ul".split()
)
QUOTES = frozenset(
    "quote quotebox quoted bbcode_quote bbCodeBlock--quote comment-quote gmail_quote".split()
)
CELLS = frozenset(("td", "th"))
IN_LINE = re.compile(r"time|ago|number|icon|emoji|tooltip|hovercard|flair")
DEEPEST_QUOTE = 12  # deeper quotes look like this one: thousands of marks a line help nobody
PICTOGRAPH = re.compile(r"emoji|smil(?:ey|ies|e)|wp-smiley|emoticon")


class Visible(Struct, frozen=True):
    """Text that a reader sees, and for each node of its page where it starts and ends there.

    `pieces` are the stretches that text nodes gave: (place of the node, start, end).
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    pieces: tuple[tuple[int, int, int], ...]

    def span(self, place: int) -> tuple[int, int]:
        """Return where the text in a node starts and ends, blanks at both ends not counted."""
        return trimmed(self.text, self.starts[place], self.ends[place])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the blanks at its two ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def render(
    page: Page,
    skip: AbstractSet[int] = frozenset(),
    prose: AbstractSet[int] = frozenset(),
    keep_lines: bool = False,
) -> Visible:
    """Return the text of a page as a reader sees it.

    Args:
        page: the nodes.
        skip: the places of elements that are not shown.
        prose: the places of elements in which quotes get `> ` and the points of lists a mark.
        keep_lines: line ends in the text are line breaks, as in the editor of a blog.
    """
    writer = _Writer()
    open_places: list[int] = []
    prose_end, place, size = 0, 0, len(page.nodes)
    starts, ends = [0] * size, [0] * size
    while place <= size:
        while open_places and (place == size or page.nodes[open_places[-1]].after <= place):
            closing = open_places.pop()
            writer.close(page, closing)
            ends[closing] = writer.length
        if place == size:
            break
        node = page.nodes[place]
        starts[place] = writer.length
        prose_end = max(prose_end, node.after if place in prose else 0)
        if not node.tag:
            writer.say(place, node.text, keep_lines)
            ends[place] = writer.length
        elif node.tag in HIDDEN or place in skip:
            nowhere = [writer.length] * (node.after - place)
            starts[place : node.after] = ends[place : node.after] = nowhere
        else:
            writer.open(page, place, place < prose_end and place not in prose)
            open_places.append(place)
            place += 1
            continue
        place = node.after
    return Visible("".join(writer.parts), tuple(starts), tuple(ends), tuple(writer.pieces))


class _Writer:
    """Collects text; breaks and blanks wait until there is more to say after them."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[tuple[int, int, int]] = []
        self.length = 0
        self.breaks = 0
        self.blank = ""
        self.mark = ""
        self.control = False  # a button or another link has begun or ended since the last word
        self.closed = -1  # the link or button that ended last
        self.quotes: list[int] = []
        self.said_quotes = 0
        self.kept: list[int] = []
        self.lists: list[tuple[int, int]] = []

    def _emit(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def need(self, breaks: int) -> None:
        if breaks:
            self.breaks = max(self.breaks, breaks)
            self.blank = ""

    def open(self, page: Page, place: int, in_prose: bool) -> None:
        node = page.nodes[place]
        if node.tag == "br":
            self.breaks = min(self.breaks + 1, 2) if self.length else 0
            self.blank = ""
            return
        self.need(breaks_around(node))
        links = node.tag == "a" and self.closed >= 0 and page.nodes[self.closed].after == place
        self.control = self.control or node.tag == "button" or links
        if node.tag == "pre":
            self.kept.append(place)
        elif node.tag == "img" and PICTOGRAPH.search(node.get("class")):
            self.say(place, node.get("alt"), keep_lines=False)
        elif node.tag == "q":
            self.say(place, "“", keep_lines=False)
        if in_prose:
            self._open_prose(page, place)

    def _open_prose(self, page: Page, place: int) -> None:
        node = page.nodes[place]
        if _is_quote(page, place):
            self.need(2)
            self.quotes.append(place)
        elif node.tag in ("ul", "ol"):
            self.need(2 if not self.lists else 1)
            self.lists.append((place, 0))
        elif node.tag == "li" and self.lists:
            of_list, count = self.lists.pop()
            self.lists.append((of_list, count + 1))
            numbered = page.nodes[of_list].tag == "ol"
            indent = "  " * (len(self.lists) - 1)
            self.mark = indent + (f"{count + 1}. " if numbered else "- ")

    def close(self, page: Page, place: int) -> None:
        node = page.nodes[place]
        if node.tag == "br":
            return
        self.control = self.control or node.tag == "button"
        self.closed = place if node.tag in ("a", "button") else self.closed
        if node.tag == "q":
            self.say(place, "”", keep_lines=False)
        self.need(breaks_around(node))
        if node.tag == "cite" and self.quotes and page.words(place).endswith(":"):
            self.need(1)
        if node.tag in CELLS and not self.breaks:
            self.blank = "\t"
        if self.quotes and self.quotes[-1] == place:
            self.quotes.pop()
            self.need(2)
        if self.kept and self.kept[-1] == place:
            self.kept.pop()
        if self.lists and self.lists[-1][0] == place:
            self.lists.pop()
            self.need(2 if not self.lists else 1)
        if node.tag == "li":
            self.mark = ""

    def say(self, place: int, text: str, keep_lines: bool) -> None:
        if not self.kept and text.isspace() and (self.breaks or not keep_lines):
            if not self.breaks:  # between blocks, line ends or not, they say nothing
                self.blank = self.blank or " "
            return
        if self.kept or keep_lines:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.breaks = min(self.breaks + 1, 2)
                    self.blank = ""
                self._line(place, line if self.kept else BLANKS.sub(" ", line), bool(self.kept))
            return
        self._line(place, BLANKS.sub(" ", text), False)

    def _line(self, place: int, text: str, as_is: bool) -> None:
        if not text.strip():
            if text and not self.breaks:
                self.blank = self.blank or " "
            return
        fresh = self._break()
        leading = text if as_is else text.lstrip()
        if not fresh and (self.blank or (text[0].isspace() and not as_is)):
            self._emit(self.blank or " ")
        elif not fresh and self.control and self.parts[-1][-1:].isalnum() and leading[0].isalnum():
            self._emit(" ")
        self.blank, self.control = "", False
        body = leading.rstrip()
        self.pieces.append((place, self.length, self.length + len(body)))
        self._emit(body)
        if text[-1].isspace():
            self.blank = " "

    def _break(self) -> bool:
        """Write the breaks that wait, and what stands before a new line; say if it is one."""
        level = min(len(self.quotes), DEEPEST_QUOTE)
        if level != self.said_quotes:  # a quote never begins in the middle of a line
            self.breaks = max(self.breaks, 1)
        if self.breaks and self.length:
            between = "> " * min(level, self.said_quotes)
            for number in range(self.breaks):
                last = number == self.breaks - 1
                self._emit("\n" if last else "\n" + between.rstrip())
        fresh = bool(self.breaks) or not self.length
        if fresh:
            self._emit("> " * level + self.mark)
            self.mark = ""
        self.breaks = 0
        self.said_quotes = level
        return fresh


def _is_quote(page: Page, place: int) -> bool:
    """Say whether an element quotes; the one inside a named frame for a quote does not again."""
    node = page.nodes[place]
    if node.tag == "blockquote":
        return node.parent < 0 or not _named_quote(page.nodes[node.parent])
    return _named_quote(node)


def _named_quote(node: Node) -> bool:
    return node.tag != "blockquote" and not QUOTES.isdisjoint(node.get("class").split())


def breaks_around(node: Node) -> int:
    """Return how many line breaks set an element off from its neighbours."""
    if node.tag in PARAGRAPHS:
        return 2
    if node.tag in BLOCKS or ("-" in node.tag and not IN_LINE.search(node.tag)):
        return 1
    return 0
