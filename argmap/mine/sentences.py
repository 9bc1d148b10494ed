"""Text to sentences: exact spans, whatever the line breaks, lists, addresses and quotes are."""
# ruff: noqa: RUF001 - quotation marks of all kinds are what this module is about

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from syntok import segmenter

Kind = Literal["prose", "item", "link"]
Place = tuple[int, int]

LONGEST = 20_000  # characters: a longer run of text without a break is cut there

_LINE = re.compile(r"[^\n]*\n?")
_BULLET = re.compile(
    r"\s*(?:[•‣▪●◦·*–—>#-]+|\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\))[ \t]+",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]*_>\d]*\s*\Z")
_BREAK = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?:\d{1,3})?\s")
_BRACKET = re.compile(r"[(\[…]|\.\.|[a-z][.!?][A-Z]")
_STOP = re.compile(r"(?P<mark>[.!?])[!?]*[\"'”’»]*\s+(?P<next>\S)")
_LAST_WORD = re.compile(r"(?<![\w.-])[a-z]{4,20}\Z")
# where other last words than these, and short brackets without a stop in them, are plain too
_SHORT_WORD = re.compile(r"(?<![\w.'’-])[A-Za-z][a-z]{1,19}(?:['’][a-z]{1,2})?\Z")
_UNSURE = re.compile(
    r"[\[…{;]|\.\.|[a-z][.!?][A-Z]|\((?![^()\n.!?;:]{1,60}\)[ .,!?])|\)(?![ .,!?])"
)
# where a new sentence starts although syntok, made for edited text, does not see it
_MORE_CUTS = re.compile(
    r"(?<!\w)(?P<word>[^\W\d_]{3,}+)(?:\.|[!?]{1,4})[)\]]?\s+(?=(?P<next>[^\W\d_A-Z]+|www\.))"
    r"|[.!?][)\]]\s+(?=[A-Z])|(?<=[a-z]{2}\.)\d{1,3}\s+(?=[A-Z])|(?<= etc\.)\s+(?=[A-Z])"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_ABBREVIATIONS = frozenset(
    [
        "abbr", "abs", "approx", "apr", "art", "aug", "bspw", "bzw", "ca", "cap", "cf", "cit",
        "dec", "dept", "ed", "eds", "esp", "est", "etc", "evtl", "ext", "feb", "fig", "figs",
        "ggf", "gov", "inc", "incl", "inkl", "jan", "jul", "jun", "mar", "max", "min", "misc",
        "nos", "nov", "oct", "par", "pars", "pub", "ref", "refs", "rev", "sec", "sect", "sep",
        "sept", "seq", "sog", "str", "usw", "vgl", "vol", "vols", "zzgl"
    ]
)  # fmt: skip
# words after which syntok does not end a sentence, or not always
_NO_END = frozenset(
    "abb abl abr abs adm afmo ago agto alt anl ap apdo approx apr art atte atto aufl aug ave az "  # noqa: SIM905 - shorter
    "bd bmo brig bsp bspw bzgl bzw ca cap capt cf cmdt cnel co col corp de dec dez dgl di dic "
    "dicbre do dom dr dt emp en ene es etc evtl exca excl excmo exsmo feb febr ff fig figs fr fri "
    "gal gen ggf gmbh gob gral hd hno hnos ii iii inc incl inkl iv ix jan jue jul jun ldo lic lit "
    "ltd lun mag mar max may med mi mie min mio mo mon mos mr mrd mrs ms mt mwst mzo nat no nov "
    "novbre nr ntra ntro oct octbre okt pag phil prof rer resp sa sab sat sci sen sep sept set "
    "setbre so sr sra srta st sun synth tab tel thu tue univ urt vda vi vie vii viii vol vs vta "
    "wed xi xii xiii xiv xix xv xvi xvii xviii xx xxi xxii xxiii xxiv xxv zb zit zzgl".split()
).union(_ABBREVIATIONS)
_GO_ON = frozenset(
    [
        "and", "are", "at", "by", "can", "could", "did", "do", "does", "for", "from", "had",
        "has", "have", "in", "is", "may", "might", "must", "of", "on", "or", "should", "than",
        "that", "to", "was", "were", "which", "who", "will", "with", "would"
    ]
)  # fmt: skip
_BEFORE = " \t\r\n\f\v\u00a0\u200b\ufeff\"'“”„‘’«»‹›>*_#•‣▪●◦·|~`"
_AFTER = " \t\r\n\f\v\u00a0\u200b\ufeff*_#|~`"
_CLOSERS = {"”": "“„", '"': '"', "»": "«", "’": "‘", "'": "'"}


class Sentence(Struct, frozen=True):
    """A sentence: `text[start:end]` without the blanks, bullets and quote marks around it."""

    start: int
    end: int
    kind: Kind = "prose"


def sentences(text: str, quoted: Sequence[Place] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order.

    Args:
        text: what somebody wrote; line breaks inside a sentence are seen through.
        quoted: stretches in the words of others, in order and apart from each other. One that fills
            its lines is left out; one inside a sentence never ends that sentence.

    Returns:
        Spans that do not overlap; a line of a list has kind "item", one that is no more than an
        address of a page has kind "link".
    """
    found: list[Sentence] = []
    for start, end in _gaps(text, _blocks(text, quoted)):
        for first, last, kind in _paragraphs(text, start, end):
            for a, b in _split(text, first, last, quoted):
                a, b = fitted(text, a, b, quoted)
                if a < b:
                    found.append(Sentence(a, b, "link" if _only_link(text[a:b]) else kind))
    return tuple(found)


def fitted(text: str, start: int, end: int, quoted: Sequence[Place] = ()) -> Place:
    """Return a span without blanks, bullets and quote marks at its ends, crossing no quotation."""
    for _ in range(3):  # what is trimmed may lay open a quotation, and that a blank
        clipped = _clipped(*trimmed(text, start, end), quoted)
        if clipped == (start, end):
            break
        start, end = clipped
    return start, end


def _clipped(start: int, end: int, quoted: Sequence[Place]) -> Place:
    """Return what of a span stands outside of the quoted stretches that begin or end in it."""
    held = holding(start, quoted)
    if held is not None and held[0] < start and held[1] < end:
        start = held[1]
    held = holding(end - 1, quoted)
    if held is not None and start < held[0] and end < held[1]:
        end = held[0]
    return start, end


def trimmed(text: str, start: int, end: int) -> Place:
    """Return a span without the blanks, bullets and unpaired quote marks at its ends."""
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    while start < end and text[start] in _BEFORE:
        if text[start] in "\"“„‘«'" and _closes(text, start, end):
            break
        start += 1
    while start < end and text[end - 1] in _AFTER:
        end -= 1
    if start < end and text[end - 1] in _CLOSERS:
        openers = _CLOSERS[text[end - 1]]
        if not any(mark in text[start : end - 1] for mark in openers):
            return trimmed(text, start, end - 1)
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the quote mark at `start` is closed before the span ends, with words after it."""
    mark = text[start]
    closing = {"“": "”", "„": "“”", "‘": "’", "«": "»"}.get(mark, mark)
    for place in range(start + 1, end):
        if text[place] in closing and not text[place + 1 : place + 2].isalnum():
            return place < end - 1
    return False


def _blocks(text: str, quoted: Sequence[Place]) -> list[Place]:
    """Return the quoted stretches that fill their lines, with what is left of these lines."""
    if not quoted:
        return []
    ends = [place for place, character in enumerate(text) if character == "\n"]
    blocks = []
    for start, end in quoted:
        above, below = bisect_left(ends, start) - 1, bisect_left(ends, end)
        before = ends[above] + 1 if above >= 0 else 0
        after = ends[below] if below < len(ends) else len(text)
        if not _WORD.search(text, before, start) and not _WORD.search(text, end, after):
            blocks.append((before, after))
    return blocks


def _gaps(text: str, blocks: list[Place]) -> Iterator[Place]:
    at = 0
    for start, end in blocks:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(text):
        yield at, len(text)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int, Kind]]:
    """Yield runs of lines that one sentence may run through; lines of a list begin anew."""
    kind: Kind = "prose"
    opened = last = start
    for line in _LINE.finditer(text, start, end):
        a, b = line.span()
        if a == b:
            break
        bullet = _BULLET.match(text, a, b)
        if a > start and (bullet or not _continues(text, last, a, b)):
            yield from _pieces(text, opened, a, kind)
            opened, kind = a, "prose"
        if bullet:
            kind = "item"
        last = a
    yield from _pieces(text, opened, end, kind)


def _pieces(text: str, start: int, end: int, kind: Kind) -> Iterator[tuple[int, int, Kind]]:
    while end - start > LONGEST:
        blank = text.rfind(" ", start, start + LONGEST)
        cut = start + LONGEST if blank <= start else blank
        yield start, cut, kind
        start = cut
    yield start, end, kind


def _continues(text: str, last: int, start: int, end: int) -> bool:
    """Whether the line at `start` goes on with the sentence of the line at `last`."""
    above, line = text[last:start].rstrip(), text[start:end].strip()
    if not line or not above or _ENDS.search(above[-12:]) or _only_link(line):
        return False
    if line[0].islower() or above.endswith(","):
        return True
    return 58 <= len(above) <= 90  # lines broken at a fixed width, as in mail


def _split(text: str, start: int, end: int, quoted: Sequence[Place]) -> Iterator[Place]:
    """Yield the sentences of one paragraph; no cut falls inside a quoted stretch."""
    part = text[start:end]
    if not _BREAK.search(part):
        yield start, end
        return
    cuts = {match.end() for match in _MORE_CUTS.finditer(part) if _may_end(match)}
    cuts.update(_plain_cuts(part) or _syntok_cuts(part))
    at = start
    for cut in sorted(cuts):
        place = start + cut
        ends = _ENDS.search(text[max(at, place - 12) : place])
        if place > at and ends and not _inside(place, quoted):
            yield at, place
            at = place
    yield at, end


def _syntok_cuts(part: str) -> Iterator[int]:
    for paragraph in segmenter.analyze(part):
        for tokens in paragraph:
            yield tokens[0].offset


def _plain_cuts(part: str) -> list[int] | None:
    """Return where sentences start if each full stop is a plain one, else None.

    Most are: after a whole word in small letters, before a capital. This is a tenth of the work.
    """
    usual, sure = not _BRACKET.search(part), True
    cuts = [0]
    for stop in _STOP.finditer(part):
        if not _is_whole(_LAST_WORD, part, stop.start(), _ABBREVIATIONS):
            sure = sure and _is_whole(_SHORT_WORD, part, stop.start(), _NO_END)
            usual = usual and stop["mark"] != "."
            if not (usual or sure):
                return None
        if stop["next"].isupper():
            cuts.append(stop.start("next"))
        elif not stop["next"].islower():
            return None
    return cuts if usual or (sure and not _UNSURE.search(part)) else None


def _is_whole(pattern: re.Pattern[str], part: str, end: int, but: frozenset[str]) -> bool:
    """Tell whether the last word before a full stop is none of some words, as abbreviations are."""
    word = pattern.search(part, max(0, end - 24), end)
    return word is not None and word[0].lower() not in but


def _may_end(match: re.Match[str]) -> bool:
    """Whether a full stop before a small letter ends a sentence."""
    word, following = match["word"], match["next"]
    return word is None or (word.lower() not in _ABBREVIATIONS and following not in _GO_ON)


def holding(place: int, quoted: Sequence[Place]) -> Place | None:
    """Return the one of the stretches, which are in order, that a place is in, if any."""
    at = bisect_right(quoted, place, key=lambda stretch: stretch[0]) - 1
    return quoted[at] if at >= 0 and quoted[at][0] <= place < quoted[at][1] else None


def _inside(place: int, quoted: Sequence[Place]) -> bool:
    """Whether a cut at a place would cut one of the stretches in two."""
    held = holding(place, quoted)
    return held is not None and held[0] < place


def _only_link(text: str) -> bool:
    """Whether a text is the address of a page with at most two words beside it."""
    rest = _LINK.sub(" ", text)
    return rest != text and len(_WORD.findall(rest)) < 3
