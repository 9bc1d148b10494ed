"""Contributions that end with who wrote them and when, as on talk pages of wikis."""

# ruff: noqa: RUF001  # signs that look like others are what is looked for

import re
from collections.abc import Sequence

from msgspec import structs

from argmap.read.blocks import has_title
from argmap.read.dates import Stamp, find_stamp
from argmap.read.furniture import furniture
from argmap.read.heads import Head, Part
from argmap.read.lines import Line
from argmap.read.names import cleaned, is_name

# So much at the end of a line is looked at for a name and a time.
_TAIL = 120
_DASH = re.compile(r"(?:--|—|–|―|~|(?<= )-(?= ))[ ]?(?=[^-—–―~]{1,80}$)")
_TALK = re.compile(
    r" ?\((?:talk|contribs|discussion|disk\.|diskussion)[^)]{0,40}\)(?: ?\([^)]{0,30}\))?[ ,.]*$"
)


def signed(lines: Sequence[Line]) -> tuple[tuple[Head, ...], tuple[Line, ...]]:
    """Return the heads of signed contributions, and the lines without the signatures."""
    found = {i: closing for i, line in enumerate(lines) if (closing := _signature(line))}
    if len(found) < 2:
        return (), tuple(lines)
    starts = _starts(lines, sorted(found))
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
        heads.append(
            Head(
                first=start,
                last=start,
                body=lines[start].start,
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


def _starts(lines: Sequence[Line], ends: Sequence[int]) -> list[int]:
    """Return the first line of each contribution; a title may stand above the first."""
    starts: list[int] = []
    at = 0
    for place, end in enumerate(ends):
        words = [i for i in range(at, end + 1) if lines[i].text and not furniture(lines[i].text)]
        if place == 0 and len(words) > 1 and has_title(lines, words, 0):
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
    before = tail[: stamp.start].rstrip(" ,")
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
