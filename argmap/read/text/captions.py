"""Captions of a video or a meeting (WebVTT, SubRip): who says what, cue by cue."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from argmap.model import Header, LeftOut
from argmap.read.drafts import Draft, Frame
from argmap.read.lines import Line
from argmap.read.text.names import cleaned, is_name

_CLOCK = r"(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3}"
_TIMING = re.compile(rf"{_CLOCK} --> {_CLOCK}(?: .{{0,100}})?")
_VOICE = re.compile(r"<v(?:\.[\w.]{1,40})? (?P<name>[^<>]{1,60})>")
_LABEL = re.compile(r"(?:- ?|>> ?)?(?P<name>[^:<>\[\]()]{1,40}): +(?=\S)")
_END = re.compile(r"(?: ?</?(?:v|c|i|b|u)(?:\.[\w.]{1,40})?>)+$")
_WHY = "what a file of captions says of itself"


class _Piece(Struct, frozen=True):
    """The words of one speaker in one cue, at `[start, end)`, and the marks around."""

    start: int
    end: int
    head: tuple[int, int]
    tail: tuple[int, int]
    name: str | None


def captions(lines: Sequence[Line]) -> tuple[list[Draft], Frame] | None:
    """Return the turns of captions that name their speakers, or None if these are none."""
    if not any("-->" in line.text for line in lines):
        return None
    pieces, frames = _pieces(lines)
    if len({piece.name for piece in pieces if piece.name}) < 1 or len(pieces) < 2:
        return None
    turns: list[list[_Piece]] = []
    for piece in pieces:
        if turns and piece.name in (None, turns[-1][0].name):
            turns[-1].append(piece)
        else:
            turns.append([piece])
    return [_draft(turn) for turn in turns], frames


def _draft(turn: Sequence[_Piece]) -> Draft:
    first = turn[0]
    return Draft(
        start=first.start,
        end=turn[-1].end,
        heads=(first.head, *(span for span in (turn[-1].tail,) if span[0] < span[1])),
        author=first.name,
        cuts=tuple((a.end, b.start) for a, b in pairwise(turn)),
    )


def _pieces(lines: Sequence[Line]) -> tuple[list[_Piece], Frame]:
    """Return the words of all cues, and what stands before the first."""
    timings = [i for i, line in enumerate(lines) if _TIMING.fullmatch(line.text)]
    if not timings:
        return [], Frame()
    top = timings[0] - 1 if timings[0] and lines[timings[0] - 1].text else timings[0]
    left = tuple(LeftOut(line.start, line.end, _WHY) for line in lines[:top] if line.text)
    pieces: list[_Piece] = []
    headers: list[Header] = []
    for i, stop in zip(timings, [*timings[1:], len(lines)], strict=True):
        named = i > top and lines[i - 1].text and (i < 2 or not lines[i - 2].text)
        start = lines[i - 1].start if named else lines[i].start
        headers.append(Header(start, lines[i].end, "time"))
        last = stop
        if stop < len(lines) and lines[stop - 1].text and not lines[stop - 2].text:
            last = stop - 1  # the number of the next cue
        pieces += [_piece(line) for line in lines[i + 1 : last] if line.text]
    return pieces, Frame(headers=tuple(headers), left_out=left)


def _piece(line: Line) -> _Piece:
    voice = _VOICE.match(line.text)
    label = None if voice else _LABEL.match(line.text)
    found = voice or label
    name = cleaned(found["name"]) if found else None
    if label and not is_name(name or "", capital=True):
        found = name = None
    start = line.start + (found.end() if found else 0)
    ending = _END.search(line.text)
    end = line.start + ending.start() if ending else line.end
    return _Piece(start, max(start, end), (line.start, start), (max(start, end), line.end), name)
