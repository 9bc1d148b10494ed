"""Contributions that end with who wrote them and when, as on talk pages of wikis."""

# ruff: noqa: RUF001  # signs that look like others are what is looked for

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from argmap.read.dates import Stamp, find_stamp
from argmap.read.lines import Line
from argmap.read.text.blocks import has_title
from argmap.read.text.furniture import furniture
from argmap.read.text.heads import Head, Part
from argmap.read.text.names import cleaned, is_name

# So much at the end of a line is looked at for a name and a time.
_TAIL = 120
_DASH = re.compile(r"(?:--|—|–|―|~|(?<= )-(?= ))[ ]?(?=[^-—–―~]{1,80}$)")
_COMMENTED = re.compile(r" ?(?:[Cc]ommented|[Pp]osted)(?: on| at)? ?$")
_TALK = re.compile(
    r" ?\((?:talk|contribs|discussion|disk\.|diskussion)[^)]{0,40}\)(?: ?\([^)]{0,30}\))?[ ,.]*$"
)


def signed(lines: Sequence[Line]) -> tuple[tuple[Head, ...], tuple[Line, ...]]:
    """Return the heads of signed contributions, and the lines without the signatures."""
    found = {i: closing for i, line in enumerate(lines) if (closing := _signature(line))}
    if len(found) < 2:
        return (), tuple(lines)
    first = min(found)
    starts = _starts(lines, sorted(found), found[first][3] == lines[first].start)
    heads: list[Head] = []
    kept = list(lines)
    for (i, (stamp, parts, author, cut)), start in zip(sorted(found.items()), starts, strict=True):
        line = lines[i]
        bare = line.text[: cut - line.start].rstrip()
        end = line.start + len(bare)
        kept[i] = (
            structs.replace(line, end=end, text=bare)
            if bare
            else Line(line.number, line.start, line.start, 0, "")
        )
        begin = start
        if lines[start].text.isdecimal() and start < i:
            begin = next(j for j in range(start + 1, i + 1) if lines[j].text)
            parts = (Part(lines[start].start, lines[start].end, "likes"), *parts)
        heads.append(
            Head(
                first=start,
                last=begin,
                body=lines[begin].start,
                shape="signed",
                inline=True,
                parts=parts,
                author=author,
                stamp=stamp,
                posted=line.text[-_TAIL:][stamp.start : stamp.end].strip(" ,"),
                indent=lines[start].indent,
                closing=(cut, line.end),
            )
        )
    return tuple(heads), tuple(kept)


def _starts(lines: Sequence[Line], ends: Sequence[int], is_bare: bool) -> list[int]:
    """Return the first line of each contribution; a title may stand above the first."""
    starts: list[int] = []
    at = 0
    # Where nearly all are one line, what stands above the first is something else.
    gaps = sorted(
        sum(bool(lines[i].text) and not lines[i].text.isdecimal() for i in range(a + 1, b + 1))
        for a, b in pairwise(ends)
    )
    short = not is_bare and len(gaps) > 1 and gaps[int(0.8 * (len(gaps) - 1))] == 1
    for place, end in enumerate(ends):
        words = [i for i in range(at, end + 1) if lines[i].text and not furniture(lines[i].text)]
        if place == 0 and short and len(words) > 2:
            words = words[-2:] if lines[words[-2]].text.isdecimal() else words[-1:]
        elif place == 0 and len(words) > 1 and has_title(lines, words, 0):
            words = words[1:]
        starts.append(words[0] if words else end)
        at = end + 1
    return starts


def _signature(line: Line) -> tuple[Stamp, tuple[Part, ...], str, int] | None:
    """Return time, parts, author and the offset of a signature at the end of a line."""
    tail = line.text[-_TAIL:]
    offset = line.end - len(tail)
    stamp = find_stamp(tail)
    if stamp is None or stamp.kind == "clock" or tail[stamp.end :].strip(" .)"):
        return None
    before = _COMMENTED.sub("", tail[: stamp.start]).rstrip(" ,")
    talk = _TALK.search(before)
    if talk:
        before = before[: talk.start()]
    dash = _DASH.search(before)
    start = dash.end() if dash else _sentence_end(before) if talk else None
    if start is None or not is_name(cleaned(before[start:]), capital=not dash):
        return None
    cut = dash.start() if dash else start
    parts = (
        Part(offset + start, offset + len(before), "author"),
        Part(offset + stamp.start, offset + stamp.end, "time"),
    )
    return stamp, parts, cleaned(before[start:]), offset + cut


def _sentence_end(text: str) -> int | None:
    """Return where the last sentence ends, so that what follows can be a name."""
    ends = [text.rfind(mark) for mark in (". ", "! ", "? ", '" ')]
    return max(ends) + 2 if max(ends) >= 0 else 0


def at_foot(
    lines: Sequence[Line], heads: Sequence[Head], heading: int | None
) -> tuple[tuple[Head, ...], tuple[Line, ...]] | None:
    """Return heads that stand below their words as such, and the lines without them, or None.

    They do where nothing follows the last of them, but words stand above the first.

    Args:
        lines: the page.
        heads: what was taken for heads above the words.
        heading: index of the line that announces the comments.
    """
    if len(heads) < 2 or any(h.inline or h.first != h.last or not h.author for h in heads):
        return None
    if any(lines[i].text and furniture(lines[i].text) is None
           for i in range(heads[-1].last + 1, len(lines))):  # fmt: skip
        return None
    at = 0 if heading is None else heading + 1
    between = [*heads[:-1]]
    feet = {head.first for head in heads}
    starts: list[int] = []
    for head in heads:
        words = [i for i in range(at, head.first) if lines[i].text and i not in feet]
        if not words:
            return None
        if at == 0 and len(words) > 1 and has_title(lines, words, 0):
            words = words[1:]
        starts.append(words[0])
        at = head.last + 1
    if heading is None and len(between) < 2:
        return None
    made = tuple(
        structs.replace(
            head,
            first=start,
            last=start,
            body=lines[start].start,
            shape="signed",
            inline=True,
            indent=lines[start].indent,
            closing=(lines[head.first].start, lines[head.first].end),
        )
        for head, start in zip(heads, starts, strict=True)
    )
    kept = tuple(
        Line(line.number, line.start, line.start, 0, "") if i in feet else line
        for i, line in enumerate(lines)
    )
    return made, kept
