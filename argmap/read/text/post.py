"""What stands above the comments: title, byline, a quoted comment, the post, furniture."""

import re
from collections.abc import Sequence

from msgspec import Struct

from argmap.model import Header, LeftOut
from argmap.read.drafts import Draft
from argmap.read.lines import Line
from argmap.read.text.bodies import left_out
from argmap.read.text.furniture import furniture, is_short_label
from argmap.read.text.furniture_lines import (
    COOKIES,
    FORM,
    LOGIN,
    NAVIGATION,
    RELATED,
    SHARE,
)
from argmap.read.text.habits import may_be_label
from argmap.read.text.headings import Heading
from argmap.read.text.heads import Head, Part, one_line
from argmap.read.text.names import cleaned, is_name
from argmap.read.text.top_lines import above_post, time_of

_BYLINE = re.compile(
    r"(?:(?:posted|written|published|submitted|article|story|words|text) )?(?:by|von|par|por):? "
    r"(?P<name>[^|•·,]{2,60}?)(?: ?[|•·,] ?(?P<role>.{1,80}))?",
    re.IGNORECASE,
)
# How a line begins that tells of a post below its words.
_TELLS = re.compile(
    r"(?:posted|published|written|by|from|veröffentlicht|publié|publicado) \w", re.IGNORECASE
)
_TITLE = 160
_NAVIGATION_WITHIN = 8
_MOST_BYLINES = 3
_FEW_LABELS = 4
_LABEL = 60
_ABOVE = "page furniture above the post"
_BELOW = "page furniture between post and comments"
_ENDS_POST = frozenset({SHARE, FORM, LOGIN, RELATED, NAVIGATION})
_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“", "'": "'"}


class Top(Struct, frozen=True, kw_only=True):
    """What stands above the comments."""

    title: str = ""
    headers: tuple[Header, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    drafts: tuple[Draft, ...] = ()


def top_of(lines: Sequence[Line], stop: int, heading: Heading | None, has_heads: bool) -> Top:
    """Return what the lines before index `stop` are.

    Args:
        lines: all lines of the page.
        stop: index of the line where the first comment begins.
        heading: the line that announces the comments, if there is one above them.
        has_heads: whether the comments begin with names or times.
    """
    end = heading.line if heading and heading.line < stop else stop
    headers: list[Header] = []
    left: list[LeftOut] = []
    if end < stop:
        headers.append(Header(lines[end].start, lines[end].end, "heading"))
        left += left_out(lines, end + 1, stop, _BELOW)
    above = above_post(lines, end, heading)
    if above is not None:
        at, title_at = above.first, above.title
        beside = (above.byline,) if above.byline else ()
        if title_at is not None:
            beside = (Head(first=title_at, last=title_at, body=0, shape="title"), *beside)
        left += left_out(lines, 0, at, _ABOVE, beside)
    else:
        at, skipped = _skip_furniture(lines, end)
        left += skipped
        title_at = _title(lines, at, end, heading is not None or has_heads)
    title = ""
    if title_at is not None:
        title = lines[title_at].text
        headers.append(Header(lines[title_at].start, lines[title_at].end, "title"))
        at = max(at, title_at + 1)
    drafts, more = _post(lines, at, end, above.byline if above else None)
    return Top(title=title, headers=tuple(headers), left_out=(*left, *more), drafts=drafts)


def _skip_furniture(lines: Sequence[Line], end: int) -> tuple[int, list[LeftOut]]:
    """Return the first line below the page's navigation, its name and notices."""
    top = [i for i in range(end) if lines[i].text][:_NAVIGATION_WITHIN]
    skip = 0
    for place, i in enumerate(top):
        why = furniture(lines[i].text)
        if why is None and not is_short_label(lines[i].text):
            break
        # The name of the site may stand above its navigation, the title stands below.
        if why in (NAVIGATION, COOKIES) or (why and place == skip):
            skip = place + 1
    first = top[skip] if skip < len(top) else end
    return first, left_out(lines, 0, first, _ABOVE)


def _title(lines: Sequence[Line], at: int, end: int, is_page: bool) -> int | None:
    """Return the line that is the title: one line above the rest, and no sentence of it."""
    if at >= end or one_line(at, lines[at]):
        return None
    text = lines[at].text.lstrip("# ")
    if len(text) > _TITLE or (text.endswith(".") and not text.endswith("...")):
        return None
    below = next((line for line in lines[at + 1 : end] if line.text), None)
    if below is None:
        return at if is_page else None
    if not lines[at + 1].text or _byline(at + 1, lines[at + 1]):
        return at
    return at if is_short_label(text) and len(text) < 0.5 * len(below.text) else None


def _byline(index: int, line: Line) -> Head | None:
    """Return what a line tells of the author and time of a post, or None."""
    head = one_line(index, line)
    if head is not None and not head.inline and head.shape not in ("says", "pingback"):
        return head
    match = _BYLINE.fullmatch(line.text)
    if match is None and (time := time_of(index, line)):
        return time
    if match is None or not is_name(cleaned(match["name"]), capital=True):
        return None
    parts = [Part(line.start + match.start("name"), line.start + match.end("name"), "author")]
    if match["role"]:
        role = Part(
            line.start + match.start("role"), line.start + match.end("role"), "about the author"
        )
        parts.append(role)
    return Head(
        first=index, last=index, body=line.end, shape="byline",
        parts=tuple(parts), author=cleaned(match["name"]),
    )  # fmt: skip


def _post(
    lines: Sequence[Line], at: int, end: int, byline: Head | None = None
) -> tuple[tuple[Draft, ...], list[LeftOut]]:
    """Return the quoted comment and the post between two lines, and what is left out there."""
    stop = _end_of_post(lines, at, end)
    left = left_out(lines, stop, end, _BELOW)
    bylines: list[Head] = [byline] if byline else []
    at, above = _take_bylines(lines, at, stop, bylines)
    quoted, at = _quoted(lines, at, stop)
    at, above_too = _take_bylines(lines, at, stop, bylines) if quoted else (at, [])
    words_end = _signed_off(lines, at, stop, bylines)
    words = [line for line in lines[at:words_end] if line.text]
    left += [*above, *above_too, *left_out(lines, words_end, stop, _BELOW, bylines)]
    drafts = [quoted] if quoted else []
    if words and not bylines and not quoted and not _has_sentence(words):
        # Only labels: the head of a forum, whose first contribution is what is talked about.
        left += left_out(lines, at, words_end, _ABOVE)
    elif words or bylines:
        drafts.append(_draft(lines, words, bylines))
    return tuple(drafts), left


def _has_sentence(words: Sequence[Line]) -> bool:
    """Return whether these lines may be a post, and not only a few labels of a page."""
    if len(words) == 1 or len(words) > _FEW_LABELS:
        return any(c.isalpha() for line in words for c in line.text)
    return any(line.text.endswith((".", "!", ":", "…", "”", '"')) or len(line.text) > _LABEL
               for line in words)  # fmt: skip


def _draft(lines: Sequence[Line], words: list[Line], bylines: list[Head]) -> Draft:
    start = words[0].start if words else lines[bylines[-1].last].end
    stamped = next((head for head in bylines if head.stamp), None)
    return Draft(
        start=start,
        end=words[-1].end if words else start,
        heads=tuple((lines[head.first].start, lines[head.last].end) for head in bylines),
        parts=tuple(part for head in bylines for part in head.parts),
        author=next((head.author for head in bylines if head.author), None),
        stamp=stamped.stamp if stamped else None,
        posted=stamped.posted if stamped else None,
        number=0,
        role="post",
    )


def _take_bylines(
    lines: Sequence[Line], at: int, stop: int, into: list[Head]
) -> tuple[int, list[LeftOut]]:
    """Return the first line below who wrote the post and when; these are added to `into`."""
    left: list[LeftOut] = []
    for i in range(at, stop):
        if not lines[i].text:
            continue
        head = None if _quoted(lines, i, stop)[0] else _byline(i, lines[i])
        if head is not None and len(into) < _MOST_BYLINES:
            into.append(head)
        elif furniture(lines[i].text):
            left += left_out(lines, i, i + 1, _ABOVE)
        else:
            return i, left
    return stop, left


def _signed_off(lines: Sequence[Line], at: int, stop: int, into: list[Head]) -> int:
    """Return where the words of the post end, above a line such as "Posted by Ann at 10:02"."""
    end = stop
    while True:
        while end > at and (not lines[end - 1].text or _is_below(lines, end - 1, at)):
            end -= 1
        head = _byline(end - 1, lines[end - 1]) if end > at + 1 else None
        if head is None or len(into) >= _MOST_BYLINES:
            return end
        said = _TELLS.match(lines[end - 1].text) is not None
        if not said and (head.author is None or lines[end - 2].text):
            return end
        into.append(head)
        end -= 1


def _is_below(lines: Sequence[Line], index: int, at: int) -> bool:
    """Return whether a line is furniture below a post, or a count of its likes."""
    text = lines[index].text
    return furniture(text) is not None or (text.isdecimal() and index > at)


def _end_of_post(lines: Sequence[Line], at: int, end: int) -> int:
    """Return the line where buttons, forms or links begin that go on up to the comments."""
    for i in range(at, end):
        if furniture(lines[i].text) not in _ENDS_POST:
            continue
        rest = [line.text for line in lines[i:end] if line.text]
        if all(furniture(text) or is_short_label(text) or may_be_label(text) for text in rest):
            return i
    return end


def _quoted(lines: Sequence[Line], at: int, stop: int) -> tuple[Draft | None, int]:
    """Return the comment that the post quotes at its head, and the first line below it.

    Only marks tell where its words end and those of the post begin: quotation marks around
    them, or > before them.
    """
    head = one_line(at, lines[at]) if at < stop else None
    if head is None or head.author is None or "says" not in head.shape or head.inline:
        return None, at
    first = next((i for i in range(at + 1, stop) if lines[i].text), stop)
    last = _end_of_quotation(lines, first, stop)
    if last is None:
        return None, at
    draft = Draft(
        start=lines[first].start,
        end=lines[last].end,
        heads=((lines[at].start, lines[at].end),),
        parts=head.parts,
        author=head.author,
        stamp=head.stamp,
        posted=head.posted,
        role="quoted",
        quoting=1 if lines[first].text.startswith(">") else 0,
    )
    return draft, next((i for i in range(last + 1, stop) if lines[i].text), stop)


def _end_of_quotation(lines: Sequence[Line], first: int, stop: int) -> int | None:
    if first >= stop:
        return None
    text = lines[first].text
    if text.startswith(">"):
        last = first
        while last + 1 < stop and lines[last + 1].text.startswith(">"):
            last += 1
        return last
    closing = _QUOTES.get(text[0])
    if closing is None:
        return None
    return next((i for i in range(first, stop) if _closes(lines[i].text, closing)), None)


def _closes(text: str, closing: str) -> bool:
    return len(text) > 1 and text.rstrip(".!?").endswith(closing)
