"""The words of a contribution between its head and the next, without the page around them."""

import re
from collections.abc import Sequence

from msgspec import Struct

from argmap.model import LeftOut
from argmap.read.dates import Stamp, find_stamp
from argmap.read.lines import Line
from argmap.read.text.answers import answers_line
from argmap.read.text.furniture import ends_comments, furniture, is_about_author, is_short_label
from argmap.read.text.furniture_lines import (
    BUTTONS,
    COUNTS,
    FOOTER,
    FORM,
    NAVIGATION,
    NOTICE,
    PICTURE,
    RELATED,
)
from argmap.read.text.habits import NO_HABITS, Habits, key_of, may_be_label
from argmap.read.text.heads import Head, Part, one_line
from argmap.read.text.names import is_badge

# What may end a comment only in the company of something that surely is no part of it.
_UNSURE = frozenset({RELATED, NAVIGATION, NOTICE, FOOTER})
# The number of a contribution on a line of its own.
_COUNTED = re.compile(r"#\d{1,6}")
_COUNT = re.compile(r"[-+]?\d{1,6}|\d{1,3}(?:,\d{3})+|\d{1,4}(?:[.,]\d)?[KkMm]")
_UNDERSCORES = re.compile(r"_{10,}")
_SIGNATURE_LINES = 4
SIGNATURE = "signature of the author"
_BULLETS = frozenset("•·|")
_LEADS = {COUNTS: "likes", PICTURE: "picture"}
AFTER = "page furniture after the comments"


class _Lead(Struct, frozen=True):
    """Where the words begin, and what the lines above them told."""

    end: int
    parts: tuple[Part, ...] = ()
    answers: str | None = None
    number: int | None = None


class Body(Struct, frozen=True, kw_only=True):
    """The stretch of the words, what was left out around them, and what that told."""

    start: int
    end: int
    left_out: tuple[LeftOut, ...] = ()
    parts: tuple[Part, ...] = ()
    heads: tuple[tuple[int, int], ...] = ()
    stamp: Stamp | None = None
    posted: str | None = None
    answers: str | None = None
    answers_number: int | None = None


def body_of(
    lines: Sequence[Line],
    head: Head,
    last: int,
    is_last: bool,
    habits: Habits = NO_HABITS,
    after: Head | None = None,
) -> Body:
    """Return the words below a head and above the line `last`, with furniture peeled off.

    Args:
        lines: all lines of the page.
        head: the head; words may stand on its line.
        last: index of the line after.
        is_last: whether the page may go on below with something else than comments.
        habits: what the page repeats around the words of most contributions.
        after: the next head.
    """
    first = head.last + 1
    names = (head.author, after.author if after else None)
    words_end = _habitual_end(lines, head, last, habits, names, is_last)
    stop = min(words_end, _cut(lines, first, last)) if is_last else words_end
    lead = _Lead(first) if head.inline else _lead(lines, head, first, stop, habits, names)
    end, peeled = _peeled_end(
        lines, lead.end, stop, head.inline, is_last and stop == last, stop < last
    )
    signature = _signature(lines, lead.end, end)
    if signature is not None:
        peeled += [(i, SIGNATURE) for i in range(signature, end) if lines[i].text]
        end = signature
    buttons = [(i, BUTTONS) for i in range(stop, min(last, stop + 6)) if lines[i].text]
    lines_above = [i for i in range(lead.end, end) if lines[i].text]
    if len(lines_above) > 1 and names_next(lines[lines_above[-1]].text, after):
        end, more = _peeled_end(lines, lead.end, lines_above[-1], head.inline, False, True)
        peeled = [(lines_above[-1], PICTURE), *more, *peeled]
    time = None if head.stamp or head.posted else _time_below(lines, lead.end, end)
    if time is not None:
        end = time.first
    words = [line for line in lines[lead.end : end] if line.text]
    nowhere = lines[head.last].end
    start = head.body if head.inline else words[0].start if words else nowhere
    return Body(
        start=start,
        end=words[-1].end if words else max(start, nowhere),
        left_out=(
            *left_out(lines, stop, last, AFTER if is_last else BUTTONS),
            *(_left(lines[i], why) for i, why in peeled),
        ),
        parts=(*lead.parts, *(time.parts if time else ())),
        heads=((lines[time.first].start, lines[time.last].end),) if time else (),
        stamp=time.stamp if time else None,
        posted=time.posted if time else _time_among(lines, [*peeled, *buttons]),
        answers=lead.answers,
        answers_number=lead.number,
    )


def _habitual_end(
    lines: Sequence[Line],
    head: Head,
    last: int,
    habits: Habits,
    names: tuple[str | None, ...],
    is_last: bool,
) -> int:
    """Return the line where what ends each contribution of the page begins.

    Below it must stand no sentence: it might be a comment whose head is not known. Only below
    the last comment the page may go on with anything.
    """
    if not habits.below:
        return last
    words = [i for i in range(head.last + 1, last) if lines[i].text]
    place = 0 if head.inline else 1
    for at in range(place, len(words)):
        i = words[at]
        if key_of(lines[i].text, names) not in habits.below:
            continue
        rest = words[at:]
        if is_last and _closes(lines, rest, habits, names):
            return i
        if all(
            may_be_label(lines[j].text) or key_of(lines[j].text, names) in habits.below
            for j in rest
        ):
            return i
    return last


def _closes(
    lines: Sequence[Line], rest: Sequence[int], habits: Habits, names: tuple[str | None, ...]
) -> bool:
    """Return whether the first of these lines is of a block of buttons, or surely one itself."""
    if furniture(lines[rest[0]].text) is not None:
        return True
    near = [j for j in rest[1:6] if key_of(lines[j].text, names) in habits.below]
    return bool(near) or len(habits.below) == 1


def _signature(lines: Sequence[Line], first: int, end: int) -> int | None:
    """Return the line of underscores above what a forum sets below all words of an author."""
    for i in range(max(first + 1, end - _SIGNATURE_LINES - 1), end):
        if _UNDERSCORES.fullmatch(lines[i].text):
            return i if all(may_be_label(line.text) for line in lines[i + 1 : end]) else None
    return None


def _time_below(lines: Sequence[Line], first: int, end: int) -> Head | None:
    """Return the time that is the last line of the words, as on blogs that set it there."""
    words = [i for i in range(first, end) if lines[i].text]
    head = one_line(words[-1], lines[words[-1]]) if len(words) > 1 else None
    exact = head is not None and head.stamp is not None and head.stamp.kind in ("moment", "ago")
    return head if head is not None and exact and head.shape == "date" else None


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
    lines: Sequence[Line],
    head: Head,
    first: int,
    stop: int,
    habits: Habits,
    names: tuple[str | None, ...],
) -> _Lead:
    """Return where the words begin, after pictures, counts and "in reply to" below the head."""
    lead = _Lead(first)
    again = _head_again(lines, head, first, stop)
    for i in range(first, stop):
        line = lines[i]
        if not line.text:
            continue
        said = answers_line(line.text)
        about = said is None and is_about_author(line.text)
        count = _COUNTED.fullmatch(line.text) if i <= first + 1 else None
        why = furniture(line.text) if said is None else None
        usual = key_of(line.text, names) in habits.above or is_badge(line.text)
        bullet = line.text in _BULLETS
        if i <= again or bullet or _is_initial(line.text, head):
            usual = True
        if usual and _is_count(line.text):
            why = COUNTS
        if not (said or about or count or usual or why in (PICTURE, COUNTS)) or not _has_words(
            lines, i + 1, stop
        ):
            break
        what = "reply to" if said else _LEADS.get(why or "", "about the author")
        what = "number" if count else what
        parts = (*lead.parts, Part(line.start, line.end, what))
        name, number = said or (lead.answers, lead.number)
        lead = _Lead(i + 1, parts, name, number)
    return lead


def _head_again(lines: Sequence[Line], head: Head, first: int, stop: int) -> int:
    """Return the line where the same name and time end that the head has, or none of the lines."""
    near = [i for i in range(first, min(first + 6, stop)) if lines[i].text]
    names = [i for i in near if head.author and lines[i].text == head.author]
    times = [i for i in near if head.posted and lines[i].text == head.posted]
    return times[0] if names and times and names[0] < times[0] else first - 1


def _is_initial(text: str, head: Head) -> bool:
    """Return whether a line is the letter that stands for the picture of an author."""
    return len(text) == 1 and bool(head.author) and (head.author or "")[0].upper() == text


def _has_words(lines: Sequence[Line], first: int, stop: int) -> bool:
    return any(line.text and furniture(line.text) is None for line in lines[first:stop])


def _peeled_end(
    lines: Sequence[Line], begin: int, stop: int, has_inline: bool, is_open: bool, sure: bool
) -> tuple[int, list[tuple[int, str]]]:
    """Return the line where the words end, and the furniture below them.

    A comment of nothing but "Like" or "12" keeps it: it may be all that somebody wrote.
    """
    end = stop
    peeled: list[tuple[int, str]] = []
    while end > begin:
        text = lines[end - 1].text
        if text:
            why = furniture(text)
            number = _is_count(text) and (sure or _below_buttons(lines, begin, end - 1))
            if why is None and not number:
                break
            if why in _UNSURE and not (sure and is_open):
                break
            if why == FORM and not is_open:
                break
            why = why or COUNTS
            sure = sure or why == BUTTONS or is_open
            peeled.append((end - 1, why))
        end -= 1
    if not has_inline and peeled and not any(line.text for line in lines[begin:end]):
        top = next(i for i in range(begin, stop) if lines[i].text)
        label = lines[top].text.lower()
        if len(peeled) > 1 or (" " not in label and label != "reply"):
            peeled.pop()
            end = top + 1
    return end, peeled


def _is_count(text: str) -> bool:
    return len(text) < 8 and _COUNT.fullmatch(text) is not None


def _below_buttons(lines: Sequence[Line], begin: int, index: int) -> bool:
    """Return whether only counts stand between a line and the buttons above it."""
    for i in range(index - 1, max(begin, index - 6) - 1, -1):
        if lines[i].text and not _is_count(lines[i].text):
            return furniture(lines[i].text) == BUTTONS
    return False


def names_next(text: str, after: Head | None) -> bool:
    """Return whether a line such as "I think so by Ann" tells what the next head begins."""
    return bool(after and after.author) and text.endswith(f" by {after and after.author}")


def _time_among(lines: Sequence[Line], peeled: Sequence[tuple[int, str]]) -> str | None:
    """Return a time such as "3d" that stands between the buttons."""
    for i, why in peeled:
        for piece in re.split(r" ?[·•|] ?", lines[i].text) if why == BUTTONS else ():
            if find_stamp(piece) is not None:
                return piece.strip()
    return None


def _left(line: Line, why: str) -> LeftOut:
    return LeftOut(line.start, line.end, why)


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
