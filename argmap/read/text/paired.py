"""Heads of two lines: a name over a time, a time over a name, "Ann says:" beside a time."""

import re
from collections.abc import Sequence

from msgspec import structs

from argmap.read.lines import Line
from argmap.read.text.furniture import furniture
from argmap.read.text.furniture_lines import PICTURE
from argmap.read.text.habits import recurring
from argmap.read.text.heads import Head, Part, one_line
from argmap.read.text.names import cleaned, is_badge, is_name
from argmap.read.text.numbering import numbered


def says_and_date(lines: Sequence[Line], singles: dict[int, Head]) -> list[Head]:
    """Return the heads of two lines: "Ann says:", and when; in this order or the other."""
    found: list[Head] = []
    for i, head in singles.items():
        if head.shape != "says" or head.inline:
            continue
        below, above = next_filled(lines, i), _previous(lines, i)
        if below is not None and below <= i + 2 and _is_date(singles, below):
            found.append(_joined(head, singles[below], "says date"))
        elif above is not None and above >= i - 1 and _is_date(singles, above):
            found.append(_joined(singles[above], head, "says date"))
    return found


def _joined(first: Head, second: Head, shape: str) -> Head:
    teller, timer = (second, first) if first.shape == "date" else (first, second)
    return structs.replace(
        teller,
        first=first.first,
        last=second.last,
        body=second.body,
        shape=shape,
        parts=first.parts + second.parts,
        stamp=timer.stamp,
        posted=timer.posted,
        number=first.number or second.number,
    )


def _is_date(singles: dict[int, Head], index: int | None) -> bool:
    return index is not None and index in singles and singles[index].shape == "date"


def name_over_date(lines: Sequence[Line], singles: dict[int, Head]) -> list[Head]:
    """Return the heads that are a line with a name, perhaps a line about them, and a time."""
    runs = _without_recurring(
        lines, {i: _run_above(lines, singles, i) for i in singles if _is_date(singles, i)}
    )
    lengths = sorted(len(run) for run in runs.values() if run)
    if not lengths:
        return []
    # A short last line of a comment can look like a name: what most heads have is what counts.
    usual = lengths[len(lengths) // 5] if len(lengths) >= 4 else 1
    found: list[Head] = []
    clocks = {i for i, run in runs.items() if run and _is_clock(singles[i])}
    if len(clocks) < 0.5 * len(lengths):
        runs = {i: run for i, run in runs.items() if i not in clocks}
    for i, run in runs.items():
        if len(run) >= usual:
            found.append(_named_head(lines, run[usual - 1], i, singles[i]))
    return found


def _is_clock(head: Head) -> bool:
    return head.stamp is not None and head.stamp.kind == "clock"


def _without_recurring(lines: Sequence[Line], runs: dict[int, list[int]]) -> dict[int, list[int]]:
    """Return the runs without lines that stand above most times: buttons of what is above."""
    often = recurring([lines[i].text for i in run] for run in runs.values())
    return {i: [at for at in run if lines[at].text not in often] for i, run in runs.items()}


def _run_above(lines: Sequence[Line], singles: dict[int, Head], index: int) -> list[int]:
    """Return the lines above a time that can be names, nearest first, at most three."""
    run: list[int] = []
    at: int | None = index
    while len(run) < 3:
        at = _previous(lines, at)
        while at is not None and _is_beside(lines[at].text):
            at = _previous(lines, at)  # a bullet or a badge between the name and the time
        if at is None or at < index - 6 or at in singles or not _can_be_name(lines[at]):
            break
        run.append(at)
    return run


def _is_beside(text: str) -> bool:
    """Return whether a line is a bullet, a badge or a picture that stands beside a name."""
    return not any(c.isalnum() for c in text) or is_badge(text) or furniture(text) == PICTURE


def _can_be_name(line: Line) -> bool:
    item = numbered(0, line)
    text = item.rest if item else line.text
    name = re.split(r" ?(?:→|▶| \| |  ) ?", text, maxsplit=1)[0]
    return is_name(cleaned(name), capital=True) and furniture(line.text) is None


def _named_head(lines: Sequence[Line], first: int, last: int, date: Head) -> Head:
    line = lines[first]
    item = numbered(first, line)
    skip = len(line.text) - len(item.rest) if item and item.rest else 0
    parts = [Part(line.start, item.end, "number")] if item and item.rest else []
    text = line.text[skip:].lstrip(">↳└├│•·- ")
    start = line.end - len(text)
    name, answers, gap = text, None, False
    if to := re.match(r"(.{1,60}?) ?(?:→|▶|➜|►|  ) ?(.{1,60})$", text):
        name, answers = to[1], cleaned(to[2])
        gap = not text[to.end(1) : to.start(2)].strip()
        parts.append(Part(start + to.start(2), line.end, "reply to"))
    end = start + len(name)
    parts.append(Part(start, end, "author"))
    parts += [
        Part(lines[i].start, lines[i].end, "about the author")
        for i in range(first + 1, last)
        if lines[i].text
    ]
    return structs.replace(
        date,
        first=first,
        shape="name over date",
        parts=(*parts, *date.parts),
        author=cleaned(name),
        answers=answers,
        answers_latest=gap,
        number=item.number if item and item.rest else None,
        indent=line.indent,
        nested=line.text.count("↳", 0, 8) + _leading(line.text, ">"),
        quoting=_leading(line.text, ">"),
    )


def _leading(text: str, sign: str) -> int:
    return text[: len(text) - len(text.lstrip(sign + " "))].count(sign)


def date_over_name(lines: Sequence[Line], singles: dict[int, Head]) -> list[Head]:
    """Return the heads that are a time, perhaps a number, and a name below."""
    found: list[Head] = []
    for i, head in singles.items():
        if head.shape != "date":
            continue
        parts = list(head.parts)
        at = next_filled(lines, i)
        number = None
        if at is not None and (item := numbered(at, lines[at])) and not item.rest:
            parts.append(Part(lines[at].start, lines[at].end, "number"))
            number, at = item.number, next_filled(lines, at)
        while at is not None and at < i + 6 and _is_beside(lines[at].text):
            parts.append(Part(lines[at].start, lines[at].end, "picture"))
            at = next_filled(lines, at)
        if at is None or at > i + 6 or at in singles or not _can_be_name(lines[at]):
            continue
        line = lines[at]
        parts.append(Part(line.start, line.end, "author"))
        found.append(
            structs.replace(
                head,
                last=at,
                body=line.end,
                shape="date over name",
                parts=tuple(parts),
                author=cleaned(line.text),
                number=number or head.number,
            )
        )
    return found


def head_at(lines: Sequence[Line], index: int) -> Head | None:
    """Return the head that begins on this line, of one line or two."""
    head = one_line(index, lines[index])
    below = next_filled(lines, index)
    second = one_line(below, lines[below]) if below is not None and below <= index + 2 else None
    if head is not None and head.shape == "says" and not head.inline and second is not None:
        return _joined(head, second, "says date") if second.shape == "date" else head
    if head is not None and (head.shape != "date" or second is None or second.shape != "says"):
        return head if head.shape != "date" else None
    if head is not None and second is not None:
        return _joined(head, second, "says date")
    if second is not None and second.shape == "date" and _can_be_name(lines[index]):
        return _named_head(lines, index, second.last, second)
    return None


def next_filled(lines: Sequence[Line], index: int) -> int | None:
    """Return the next line that is not blank; a few blank lines away at most."""
    for i in range(index + 1, min(index + 4, len(lines))):
        if lines[i].text:
            return i
    return None


def _previous(lines: Sequence[Line], index: int | None) -> int | None:
    if index is None:
        return None
    for i in range(index - 1, max(index - 4, -1), -1):
        if lines[i].text:
            return i
    return None
