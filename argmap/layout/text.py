"""How wide text is, roughly, and how it breaks into lines, without a font at hand."""

import unicodedata
from functools import lru_cache

ELLIPSIS = "…"
LONGEST = 400  # characters of a word that are measured; more fit into no line

# Widths in parts of the font size: those of common sans-serif fonts, the wider ones of them.
GROUPS = {
    "ijl'|": 0.26,
    "I.,:;!/\\ ": 0.31,
    'ft()[]`r-"': 0.37,
    "{}s*°": 0.48,
    "cvxyzkJ?^": 0.54,
    "abdeghnopquL_$#0123456789": 0.6,
    "FTZ~+<>=": 0.65,
    "ABEKPSVXY&": 0.71,
    "CDHNRUw": 0.77,
    "GOQ": 0.83,
    "mM%": 0.92,
    "W@": 1.04,
}
WIDTHS = {character: width for group, width in GROUPS.items() for character in group}
UNKNOWN, FULL, EMOJI = 0.66, 1.0, 1.3
BOLD = 1.08


def text_width(text: str, size: float = 15.0, *, bold: bool = False) -> float:
    """Return about how many pixels a line of text takes in a sans-serif font of this size."""
    width = sum(map(_width, text)) * size
    return width * BOLD if bold else width


def wrap(text: str, width: float, lines: int, size: float = 15.0) -> tuple[str, ...]:
    """Break text into at most `lines` lines of `width` pixels; "…" ends what does not fit.

    Words that are wider than a line are broken inside. Blank text gives no line.
    """
    words = text.split(maxsplit=2 * lines * int(width / size + 1))  # the last one is the remainder
    room, space = width / size, _width(" ")
    if not lines:
        return ()
    done: list[str] = []
    line: list[str] = []
    used = -space
    for word in words:
        wide = word_width(word[:LONGEST])
        if used + space + wide > room and line:
            done.append(" ".join(line))
            line, used = [], -space
        if wide > room and len(done) < lines:
            *heads, word = _pieces(word, width, size, lines - len(done))
            done += heads
            wide = word_width(word[:LONGEST])
        if len(done) >= lines:
            return _cut(done, width, size)
        line.append(word)
        used += space + wide
    return (*done, " ".join(line)) if line else tuple(done)


def _pieces(word: str, width: float, size: float, most: int) -> list[str]:
    """Return a word in pieces that each fill a line, at most so many, and what is left of it."""
    found: list[str] = []
    while len(found) < most and word_width(word[:LONGEST]) * size > width:
        found.append(_head(word, width, size))
        word = word[len(found[-1]) :]
    return [*found, word]


def _cut(lines: list[str], width: float, size: float) -> tuple[str, ...]:
    return (*lines[:-1], clip(lines[-1] + ELLIPSIS, width, size))


def clip(text: str, width: float, size: float = 15.0, *, bold: bool = False) -> str:
    """Return the text, or as much of its start as fits into `width` pixels, and "…"."""
    if text_width(text[:LONGEST], size, bold=bold) <= width and len(text) <= LONGEST:
        return text
    size = size * BOLD if bold else size
    room = width - _width(ELLIPSIS) * size
    return _head(text.rstrip(ELLIPSIS), room, size).rstrip() + ELLIPSIS


def _head(word: str, width: float, size: float) -> str:
    used = 0.0
    for place, character in enumerate(word):
        used += _width(character) * size
        if used > width:
            return word[: max(place, 1)]
    return word


@lru_cache(maxsize=50_000)
def word_width(word: str) -> float:
    """Return the width of a word in parts of the font size; words come again and again."""
    return sum(map(_width, word))


@lru_cache(maxsize=5_000)
def _width(character: str) -> float:
    if character in WIDTHS:
        return WIDTHS[character]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return EMOJI if ord(character) >= 0x1F000 else FULL
    if character == ELLIPSIS or character == "—":
        return FULL
    plain = unicodedata.normalize("NFD", character)[0]
    return WIDTHS.get(plain, UNKNOWN)
