"""The words of a contribution between its head and the next, without the page around them."""

from collections.abc import Sequence

from msgspec import Struct

from argmap.model import LeftOut
from argmap.read.furniture import (
    BUTTONS,
    COUNTS,
    FOOTER,
    FORM,
    NAVIGATION,
    NOTICE,
    PICTURE,
    RELATED,
    ends_comments,
    furniture,
    is_short_label,
)
from argmap.read.heads import Head, Part, answers_line
from argmap.read.lines import Line

# What may end a comment only in the company of something that surely is no part of it.
_UNSURE = frozenset({RELATED, NAVIGATION, NOTICE, FOOTER})
AFTER = "page furniture after the comments"


class Body(Struct, frozen=True, kw_only=True):
    """The stretch of the words, what was left out around them, and what that told."""

    start: int
    end: int
    left_out: tuple[LeftOut, ...] = ()
    parts: tuple[Part, ...] = ()
    posted: str | None = None
    answers: str | None = None
    answers_number: int | None = None


def body_of(
    lines: Sequence[Line], first: int, last: int, inline: int | None, is_last: bool
) -> Body:
    """Return the words on the lines `first` up to before `last`, with furniture peeled off.

    Args:
        lines: all lines of the page.
        first: index of the first line below the head.
        last: index of the line after.
        inline: offset of words that stand on the line of the head.
        is_last: whether the page may go on below with something else than comments.
    """
    stop = _cut(lines, first, last) if is_last else last
    left = left_out(lines, stop, last, AFTER)
    begin, parts, answers, number = (
        _lead(lines, first, stop) if inline is None else (first, [], None, None)
    )
    end, peeled = _peeled_end(lines, begin, stop, inline is not None, is_last and stop == last)
    left += peeled
    words = [line for line in lines[begin:end] if line.text]
    start = inline if inline is not None else words[0].start if words else _nowhere(lines, first)
    finish = words[-1].end if words else (lines[first - 1].end if inline is not None else start)
    return Body(
        start=start,
        end=finish,
        left_out=tuple(left),
        parts=tuple(parts),
        answers=answers,
        answers_number=number,
    )


def _nowhere(lines: Sequence[Line], first: int) -> int:
    """Return where the empty text of a comment without words stands: at the end of its head."""
    return lines[first - 1].end if first else 0


def _cut(lines: Sequence[Line], first: int, last: int) -> int:
    """Return the line where the comments end and a form, a footer or the like begins."""
    for i in range(first, last):
        why = ends_comments(lines[i].text)
        if why and (i == 0 or not lines[i - 1].text or furniture(lines[i - 1].text)):
            return i
    for i in range(first, last):
        if furniture(lines[i].text) in _UNSURE and _is_tail(lines, i, last):
            return i
    return last


def _is_tail(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether no line from here on looks like words of a comment."""
    rest = [line.text for line in lines[first:last] if line.text]
    known = sum(furniture(text) is not None for text in rest)
    return known >= 2 and all(furniture(text) or is_short_label(text) for text in rest)


def _lead(
    lines: Sequence[Line], first: int, stop: int
) -> tuple[int, list[Part], str | None, int | None]:
    """Return where the words begin, after pictures, counts and "in reply to" below the head."""
    parts: list[Part] = []
    answers: str | None = None
    number: int | None = None
    i = first
    while i < stop:
        line = lines[i]
        if not line.text:
            i += 1
            continue
        said = answers_line(line.text)
        if said is not None and _has_words(lines, i + 1, stop):
            answers, number = said
            parts.append(Part(line.start, line.end, "reply to"))
        elif furniture(line.text) in (PICTURE, COUNTS) and _has_words(lines, i + 1, stop):
            parts.append(Part(line.start, line.end, "likes"))
        else:
            break
        i += 1
    return i, parts, answers, number


def _has_words(lines: Sequence[Line], first: int, stop: int) -> bool:
    return any(line.text and furniture(line.text) is None for line in lines[first:stop])


def _peeled_end(
    lines: Sequence[Line], begin: int, stop: int, has_inline: bool, is_open: bool
) -> tuple[int, list[LeftOut]]:
    """Return the line where the words end, and the furniture below them.

    A comment of nothing but "Like" or "12" keeps it: it may be all that somebody wrote.
    """
    end = stop
    peeled: list[LeftOut] = []
    sure = False
    while end > begin:
        text = lines[end - 1].text
        if text:
            why = furniture(text)
            number = sure and text.isdecimal() and len(text) < 7
            if why is None and not number:
                break
            if why in _UNSURE and not (sure and is_open):
                break
            if why == FORM and not is_open:
                break
            why = why or COUNTS
            sure = sure or why == BUTTONS or is_open
            peeled.append(LeftOut(lines[end - 1].start, lines[end - 1].end, why))
        end -= 1
    if not has_inline and peeled and not any(line.text for line in lines[begin:end]):
        top = peeled.pop()
        end = next(i for i in range(begin, stop) if lines[i].start == top.start) + 1
    return end, peeled


def left_out(
    lines: Sequence[Line], first: int, last: int, otherwise: str, but: Sequence[Head] = ()
) -> list[LeftOut]:
    """Return all these lines as left out; lines of one reason are one stretch.

    Args:
        lines: all lines of the page.
        first: index of the first of them.
        last: index of the line after.
        otherwise: the reason for what is not furniture by itself.
        but: heads whose lines are not left out.
    """
    heads = {i for head in but for i in range(head.first, head.last + 1)}
    found: list[LeftOut] = []
    joins = False
    for i in range(first, last):
        line = lines[i]
        if i in heads:
            joins = False
        if not line.text or i in heads:
            continue
        why = furniture(line.text) or otherwise
        if joins and found[-1].why == why:
            found[-1] = LeftOut(found[-1].start, line.end, why)
        else:
            found.append(LeftOut(line.start, line.end, why))
        joins = True
    return found
