"""The lines of a text, and where each of them stands in it."""

from msgspec import Struct

from argmap.read.source import Source

# Blanks of all kinds become a space and curly apostrophes straight ones, one for one, so that
# patterns need to know only the plain forms and offsets stay what they are.
_BLANKS = "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_VIEW = str.maketrans(dict.fromkeys(_BLANKS + INVISIBLE, " ") | {"\u2019": "'", "\u2018": "'"})
# A line longer than this is prose: nothing that heads or frames a comment is so long.
SHORT = 200


class Line(Struct, frozen=True):
    """One line without the blanks around it: `start` and `end` are offsets in the text.

    `text` is that stretch with blanks and apostrophes in their plain forms; `indent` counts
    the blanks before it, a tab as four.
    """

    number: int
    start: int
    end: int
    indent: int
    text: str

    @property
    def is_short(self) -> bool:
        """Whether it is short enough to be a head or furniture."""
        return self.end - self.start <= SHORT


def split(text: str) -> tuple[Line, ...]:
    """Return the lines of a text; a blank one has `start == end` and no text."""
    view = text.translate(_VIEW)
    lines: list[Line] = []
    start = 0
    for number, raw in enumerate(view.split("\n"), start=1):
        bare = raw.lstrip(" ")
        lead = len(raw) - len(bare)
        bare = bare.rstrip(" ")
        at = start + lead if bare else start
        indent = lead + 3 * text.count("\t", start, at) if lead else 0
        lines.append(Line(number, at, at + len(bare), indent, bare))
        start += len(raw) + 1
    return tuple(lines)


def split_within(source: Source, text: str) -> tuple[Line, ...]:
    """Return the lines of a text of this source.

    Raises:
        LimitError: one line alone is longer than a comment may be.
    """
    allowed = source.limits.characters
    if len(text) > allowed:
        longest = max(map(len, text.split("\n")))
        if longest > allowed:
            source.refuse_beyond("characters", longest, "characters in one line")
    return split(text)
