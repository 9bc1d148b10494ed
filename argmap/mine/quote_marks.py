"""The stretches of one text that are marked as somebody else's words."""
# ruff: noqa: RUF001 - letters and marks of other scripts are meant as they stand

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from argmap.mine.words import words

LEAST_WORDS = 5  # in quotation marks, fewer are a term or a scare quote unless a sentence
LEAST_WORDS_SINGLE = 6  # single quotation marks are oftener scare quotes, and apostrophes
MOST_PARAGRAPHS = 12  # a closing mark further away belongs to another opening one


class Stretch(NamedTuple):
    """`start` to `end` is a quote with its marks; the words quoted are within `first` to `last`.

    `depth` counts the levels of quoting; `short` says that it is a word or phrase, which need
    not be anybody's.
    """

    start: int
    end: int
    first: int
    last: int
    depth: int = 1
    short: bool = False


_BLOCK_LINE = re.compile(r"[ \t\xa0]*(?P<marks>(?:>[ \t\xa0]?)+)(?P<rest>.*)")
_FACE = re.compile(r">[:;_.=-][^\w\s]*(?:\s|$)")  # `>:(` and `>_>` quote nobody
_CLOSED = re.compile(r">(?=[^\s<>=-])(?P<said>[^<>\n]*[^\s<>=-])>(?=\s|$)")
_WROTE = (
    r"wrote|writes|said|says|schrieb|schreibt|sagte|écrit|escribió|dijo|ha scritto|scrisse|"
    r"escreveu|disse|schreef|skrev|napisał|napisała|написал|написала|пишет|yazdı|yazmış"
)
_ATTRIBUTION = re.compile(rf"(?:.{{0,200}}\b(?:{_WROTE})\b.{{0,60}}|.{{0,120}}@.{{0,120}}):\s*$")
_BBCODE = re.compile(r"\[(?P<end>/)?quote(?:[= ][^\]\n]{0,200})?\]", re.IGNORECASE)
_SAID = re.compile(rf"(?:[:,]|\b(?:{_WROTE}|asked|asks|claimed|claims))\s*$", re.IGNORECASE)
_CLOSERS = {"“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "「": "」", "『": "』"}
_DOUBLE = re.compile("[“”„«»「」『』]")
_STRAIGHT = re.compile(
    r'(?<![\w"])"(?=[^\s"])[^"\n]*(?:\n(?![ \t\xa0]*\n)[^"\n]*)*(?<=[^\s"])"(?!\w)'
)
_SINGLE = re.compile(r"‘(?=\S)[^‘\n]*?(?<=\S)’(?!\w)|(?:(?<=^)|(?<=[:,(] )|(?<=\n))'(?=\S)[^'\n]*"
                     r"(?:(?<=\w)'(?=\w)[^'\n]*)*(?<=\S)'(?!\w)")  # fmt: skip
_REST_BLANK = re.compile(r"[ \t\xa0]*(?:\n|$)")
_PARAGRAPH = re.compile(r"\n[ \t\xa0]*\n\s*")


def quote_stretches(text: str) -> tuple[Stretch, ...]:
    """Return every quoted stretch of a text, phrases included, in the order of their starts."""
    found = _bbcode(text)
    for find in (_lines, _double, _straight, _single):
        found = sorted((*found, *_outside(find(text), found)))
    return tuple(found)


def _outside(new: Iterable[Stretch], taken: list[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches that do not begin inside one that was found before."""
    starts = [stretch.start for stretch in taken]
    ends = list(accumulate((stretch.end for stretch in taken), max))
    for stretch in new:
        before = bisect_right(starts, stretch.start)
        if before == 0 or ends[before - 1] <= stretch.start:
            yield stretch


def _lines(text: str) -> Iterator[Stretch]:
    """Yield runs of lines that begin with `>`, one for each depth."""
    run: Stretch | None = None
    above = (0, 0)  # the last line that was neither blank nor quoted
    place = 0
    for line in text.splitlines(keepends=True):
        start, place = place, place + len(line)
        if not line.strip():
            continue
        found = _line(start, line.rstrip())
        if run is not None and (found is None or found.depth != run.depth):
            yield run
            run = None
        if found is None:
            above = (start, start + len(line.rstrip()))
        elif run is not None:
            run = run._replace(end=found.end, last=found.last)
        else:
            said = _ATTRIBUTION.match(text[above[0] : above[1]])
            run = found._replace(start=above[0]) if said else found
            above = (0, 0)
    if run is not None:
        yield run


def _line(start: int, line: str) -> Stretch | None:
    """Return the stretch that one line makes, None where it does not begin with `>`."""
    match = _BLOCK_LINE.match(line)
    if match is None or _FACE.match(line.lstrip()):
        return None
    closed = _CLOSED.match(line.lstrip())
    if closed is not None:
        indent = start + len(line) - len(line.lstrip())
        return Stretch(indent, indent + closed.end(), indent + 1, indent + closed.end() - 1)
    end = start + len(line)
    first = start + match.start("rest")
    return Stretch(start + match.start("marks"), end, first, end, match["marks"].count(">"))


def _bbcode(text: str) -> list[Stretch]:
    """Return the stretches in `[quote]` and `[quote=name]`, each without those inside it."""
    found: list[Stretch] = []
    open_: list[re.Match[str]] = []
    for match in _BBCODE.finditer(text):
        if match["end"] is None:
            open_.append(match)
        elif open_:
            begin = open_.pop()
            depth = len(open_) + 1
            found.append(Stretch(begin.start(), match.end(), begin.end(), match.start(), depth))
    return sorted(found)


def _double(text: str) -> Iterator[Stretch]:
    """Yield what stands between typographic marks, over several paragraphs too."""
    begin: re.Match[str] | None = None
    inner = 0
    for match in _DOUBLE.finditer(text):
        if begin is None:
            if _opens(text, match):
                begin, inner = match, 0
        elif match.group() in _CLOSERS[begin.group()]:
            if inner:
                inner -= 1
                continue
            if len(_PARAGRAPH.findall(text, begin.end(), match.start())) < MOST_PARAGRAPHS:
                yield _marked(text, begin.start(), match.end(), LEAST_WORDS)
            begin = None
        elif match.group() == begin.group() and not _begins_paragraph(text, match.start()):
            inner += 1
        elif match.group() == begin.group():
            ended = text[begin.start() : match.start()].rstrip()
            yield _marked(text, begin.start(), begin.start() + len(ended), LEAST_WORDS, open_=True)
            begin, inner = match, 0
    if begin is not None and _begins_paragraph(text, begin.start()):
        paragraph = _PARAGRAPH.search(text, begin.end())
        end = len(text.rstrip()) if paragraph is None else paragraph.start()
        yield _marked(text, begin.start(), end, LEAST_WORDS, open_=True)


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a mark opens a quote: no mark that only closes, and no inch or apostrophe."""
    if mark.group() not in _CLOSERS or not text[mark.end() : mark.end() + 1].strip("”»«"):
        return False
    before = text[max(0, mark.start() - 1) : mark.start()]
    return mark.group() in "“„«「『" or not before.strip("(\n \xa0")


def _begins_paragraph(text: str, place: int) -> bool:
    before = text[max(0, place - 200) : place]
    return not before.rpartition("\n")[2].strip()


def _ends_line(text: str, place: int) -> bool:
    return _REST_BLANK.match(text, place) is not None


def _straight(text: str) -> Iterator[Stretch]:
    """Yield what stands between straight marks; over paragraphs where it fills them."""
    free: list[int] = []
    end = 0
    for match in _STRAIGHT.finditer(text):
        free += (m.start() for m in re.finditer('"', text[end : match.start()]))
        yield _marked(text, *match.span(), LEAST_WORDS)
        end = match.end()
    alone = [m.start() for m in re.finditer('"', text)] if end == 0 else []
    for start, last in pairwise(alone):
        if _begins_paragraph(text, start) and _ends_line(text, last + 1):
            yield _marked(text, start, last + 1, LEAST_WORDS)


def _single(text: str) -> Iterator[Stretch]:
    """Yield what stands between single marks."""
    for match in _SINGLE.finditer(text):
        yield _marked(text, *match.span(), LEAST_WORDS_SINGLE)


def _marked(text: str, start: int, end: int, least: int, *, open_: bool = False) -> Stretch:
    """Return the stretch between two marks, `short` where it is a term rather than a saying."""
    first, last = start + 1, end if open_ else end - 1
    said = text[first:last].strip()
    count = len(words(said[:1000]))
    alone = _begins_paragraph(text, start) and _ends_line(text, end)
    sentence = said[-1:] in tuple(".!?…") and (alone or said[:1].isupper())
    long = count >= least or (count >= 2 and (sentence or alone or _is_said(text, start)))
    return Stretch(start, end, first, last, 1, not long)


def _is_said(text: str, start: int) -> bool:
    return _SAID.search(text, max(0, start - 40), start) is not None
