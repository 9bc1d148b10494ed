"""Where a post begins on a copied page: its title, who wrote it and when, below the site's head."""

# ruff: noqa: RUF001  # signs that look like others are what is looked for

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from argmap.read.lines import Line
from argmap.read.text.furniture import furniture
from argmap.read.text.habits import may_be_label
from argmap.read.text.headings import Heading
from argmap.read.text.heads import Head, Part, one_line
from argmap.read.text.names import cleaned, is_badge, is_name

_QUOTED = re.compile(r"[“\"„«‘]\s?(?P<title>.{3,150}?)\s?[”\"“»’][^”\"“»’]{0,20}$")
# Behind the time of a post: who may see it, when it was changed, how long it takes to read.
_BEHIND = re.compile(
    r"\W*(?:[·•|].{0,80}|updated.{0,60}|edited.{0,40}|last modified.{0,40})?\W*", re.IGNORECASE
)
_FOLLOWED = re.compile(r"\d[\d.,]*[KkMm]? (?:subscribers|followers|abonn\w{2,8}|seguidores)")
# A line that begins with a count, or has tags in it: "388 views  #bread".
_COUNTS = re.compile(r"\d[\d.,]*[KkMm]? ?(?:min|views?|likes?|\w+ers)\b|.*(?:^| )#\w|#\d")
_FEWEST_LABELS = 3
_FAR = 8
_MOST_NAMES = 3
_TITLE_WORDS = 3


class Above(Struct, frozen=True):
    """The title of a post, where it begins below all else, and the lines about its author."""

    title: int | None
    first: int
    byline: Head | None = None


def above_post(lines: Sequence[Line], end: int, heading: Heading | None) -> Above | None:
    """Return what stands above the first sentence of a post, or None where that is not clear."""
    prose = next((i for i in range(end) if is_prose(i, lines[i])), end)
    labels = [i for i in range(prose) if lines[i].text and _is_label(lines[i].text)]
    title = _announced(lines, end, heading)
    if title is None:
        dated = next((i for i in range(prose) if _tells_time(i, lines[i])), None)
        if byline := _name_first(lines, labels, dated):
            return Above(None, byline.last + 1, byline)
        title = _title_at(lines, labels, prose, dated)
        if title is None and dated is not None:
            title = _short_title(lines, labels, dated)
    if title is None:
        return None
    byline = _byline_of(lines, title, prose) or _byline_above(lines, title)
    after = title + 1 if byline is None else max(title, byline.last) + 1
    return Above(title, after, byline)


def _tells_time(index: int, line: Line) -> bool:
    head = one_line(index, line) if line.text and line.is_short else None
    return (head is not None and head.stamp is not None) or time_of(index, line) is not None


def _name_first(lines: Sequence[Line], labels: Sequence[int], dated: int | None) -> Head | None:
    """Return who wrote a post without a title: the name is its first line, the time near below."""
    if dated is None or not labels or dated > labels[0] + 5 or dated <= labels[0]:
        return None
    first, text = labels[0], lines[labels[0]].text
    if any(not lines[i].text for i in range(first, dated)) or text.upper() == text:
        return None
    beside = [i for i in range(first + 1, dated) if is_badge(lines[i].text)]
    if (dated > first + 1 and not beside) or len(text.split()) > _MOST_NAMES:
        return None
    if any(i > dated and _reads_as_title(i, lines) for i in labels):
        return None
    time = time_of(dated, lines[dated])
    return _named(lines, first, dated, time) if time else None


def _byline_above(lines: Sequence[Line], title: int) -> Head | None:
    """Return who wrote a post, where a time and then a name stand right above the title."""
    near = [i for i in range(max(0, title - 6), title) if lines[i].text]
    if len(near) < 2 or not _is_author(lines, near[-1]):
        return None
    time = time_of(near[-2], lines[near[-2]])
    if time is None:
        return None
    name = lines[near[-1]]
    part = Part(name.start, name.end, "author")
    return structs.replace(
        time, first=near[-2], last=near[-1], shape="byline", body=name.end,
        author=cleaned(name.text), parts=(*time.parts, part),
    )  # fmt: skip


def is_prose(index: int, line: Line) -> bool:
    """Return whether a line is a sentence of a post, not a title, a label or furniture."""
    text = line.text
    if not text or furniture(text) is not None or (line.is_short and one_line(index, line)):
        return False
    ends = text.rstrip('"”’»)').endswith((".", "!", "…", ":"))
    return len(text) > 160 or (ends and len(text.split()) > 4)


def _is_label(text: str) -> bool:
    return furniture(text) is None and any(c.isalpha() for c in text)


def _announced(lines: Sequence[Line], end: int, heading: Heading | None) -> int | None:
    """Return the line with the title that the heading of the comments quotes."""
    found = _QUOTED.search(lines[heading.line].text) if heading else None
    if found is None:
        return None
    title = found["title"].casefold().strip(".…")
    return next((i for i in range(end) if lines[i].text.casefold().strip(".…") == title), None)


def _title_at(
    lines: Sequence[Line], labels: Sequence[int], prose: int, dated: int | None
) -> int | None:
    """Return the line of the title among many labels; few are left to simpler rules."""
    candidates = [i for i in labels if _reads_as_title(i, lines)]
    below = [i for i in candidates if dated is not None and i > dated]
    above = [i for i in candidates if dated is None or i < dated]
    if below and (not above or _alone(lines, below[0])):
        return below[0]
    if len(labels) < _FEWEST_LABELS and dated is None:
        return None
    if not above:
        return None
    last = above[-1]
    # Between title and time stand a name and who that is, hardly more.
    limit = dated if dated is not None else prose
    between = sum(last < i < limit for i in labels)
    return last if between <= _FAR else None


def _short_title(lines: Sequence[Line], labels: Sequence[int], dated: int) -> int | None:
    """Return the first line of "The pier / Ann Lee / Our correspondent / 3 May 2021", or None."""
    above = [i for i in labels if i < dated]
    time = time_of(dated, lines[dated])
    day = time is not None and time.stamp is not None and time.stamp.kind in ("day", "moment")
    if not day or not 1 < len(above) < _FEWEST_LABELS + 1 or dated > above[-1] + 1:
        return None
    return above[0] if _is_author(lines, above[1]) and " " in lines[above[1]].text else None


def _alone(lines: Sequence[Line], index: int) -> bool:
    return not lines[index - 1].text


def _reads_as_title(index: int, lines: Sequence[Line]) -> bool:
    text = lines[index].text
    if len(text) > 160 or len(text.split()) < _TITLE_WORDS or text.endswith((",", ";")):
        return False
    if one_line(index, lines[index]) or is_byline(text) or is_badge(text):
        return False
    return not _COUNTS.match(text)


def is_byline(text: str) -> bool:
    """Return whether a line says by whom something is."""
    return re.match(r"(?:by|von|par|por|door|di) \w", text, re.IGNORECASE) is not None


def time_of(index: int, line: Line) -> Head | None:
    """Return the time that a line tells, with no name beside it."""
    if not line.text or not line.is_short:
        return None
    head = one_line(index, line)
    if head is not None:
        return head if head.shape == "date" else None
    cut = re.split(r" ?[·•|] ", line.text, maxsplit=1)[0].rstrip()
    if cut == line.text or not cut or not _BEHIND.fullmatch(line.text[len(cut) :]):
        return None
    short = Line(line.number, line.start, line.start + len(cut), line.indent, cut)
    head = one_line(index, short)
    return head if head is not None and head.shape == "date" else None


def _byline_of(lines: Sequence[Line], title: int, prose: int) -> Head | None:
    """Return who wrote the post, where a name stands alone beside a time or a role."""
    near = [i for i in range(title + 1, min(prose, title + 14)) if lines[i].text]
    if len(near) > 1 and _FOLLOWED.match(lines[near[1]].text):
        return _named(lines, near[0], near[1], None)
    time = next((i for i in near if time_of(i, lines[i])), None)
    if time is None:
        return None
    names = [i for i in near if i < time and _is_author(lines, i)]
    told = any(one_line(i, lines[i]) or is_byline(lines[i].text) for i in near if i < time)
    if not names or told or names[0] > near[0]:
        return None
    return _named(lines, names[0], time, time_of(time, lines[time]))


def _is_author(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    return is_name(cleaned(text), capital=True) and may_be_label(text) and not is_badge(text)


def _named(lines: Sequence[Line], first: int, last: int, time: Head | None) -> Head | None:
    if not _is_author(lines, first):
        return None
    about = [line for line in lines[first + 1 : last + (time is None)] if line.text]
    parts = [
        Part(lines[first].start, lines[first].end, "author"),
        *(Part(line.start, line.end, "about the author") for line in about),
    ]
    return Head(
        first=first,
        last=last,
        body=lines[last].end,
        shape="byline",
        parts=(*parts, *(time.parts if time else ())),
        author=cleaned(lines[first].text),
        stamp=time.stamp if time else None,
        posted=time.posted if time else None,
    )
