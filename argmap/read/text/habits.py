"""What a page repeats around each contribution: buttons below the words, pictures above them.

A short line that comes again below most contributions is a button in whatever language. It is
known by its place, so that a comment may consist of the same word.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from msgspec import Struct

from argmap.read.lines import Line
from argmap.read.text.furniture import furniture
from argmap.read.text.heads import Head, one_line
from argmap.read.text.names import is_name

# So many contributions have to end alike, and such a share of them.
_FEWEST = 3
_SHARE = 0.6
_LONGEST = 60
_MOST_LINES = 16
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*(?:[km]\b)?", re.IGNORECASE)
_SENTENCE = (".", "!", "?", ":", ",", ";", "…")


class Habits(Struct, frozen=True):
    """The lines that come again above and below the words of most contributions, see `key_of`."""

    above: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()


NO_HABITS = Habits()


def key_of(text: str, names: Iterable[str | None] = ()) -> str:
    """Return a line as it looks in every contribution: without its numbers and these names."""
    for name in names:
        if name and name in text:
            text = text.replace(name, "\0")
    return _NUMBER.sub("0", text.casefold())


def habits_of(lines: Sequence[Line], heads: Sequence[Head]) -> Habits:
    """Return what most contributions have above and below their words."""
    if len(heads) < _FEWEST:
        return NO_HABITS
    authors = {head.author.casefold() for head in heads if head.author}
    times = Counter(line.text for line in lines[heads[0].first :] if line.text)
    often = {text for text, count in times.items() if count >= max(_FEWEST, len(heads) / 2)}
    above: Counter[str] = Counter()
    below: Counter[str] = Counter()
    for head, after, stop in neighbours(heads, len(lines)):
        names = (head.author, after.author if after else None)
        words = [i for i in range(head.last + 1, stop) if lines[i].text]
        tail = {key_of(lines[i].text, names) for i in _tail(lines, words, often)}
        below.update(tail if after else ())
        above.update({key_of(lines[i].text, names) for i in _top(lines, head, words)} - tail)
    most = max(_FEWEST - 1, _SHARE * (len(heads) - 1))
    return Habits(
        frozenset(k for k, n in above.items() if n >= max(_FEWEST, most) and k not in authors),
        frozenset(k for k, n in below.items() if n >= most and k not in authors and k != "0"),
    )


def neighbours(heads: Sequence[Head], end: int) -> list[tuple[Head, Head | None, int]]:
    """Return each head with the next one, and the line where its contribution ends."""
    after = [*heads[1:], None][: len(heads)]
    return [(h, n, n.first if n else end) for h, n in zip(heads, after, strict=True)]


def _tail(lines: Sequence[Line], words: Sequence[int], often: Container[str]) -> Sequence[int]:
    """Return the short lines that end a contribution, without the first line of its words."""
    found: list[int] = []
    for i in reversed(words[1:]):
        text = lines[i].text
        if len(found) == _MOST_LINES or not (may_be_label(text) or text in often):
            break
        if not _is_time(i, lines[i]):
            found.append(i)
    return found


def _is_time(index: int, line: Line) -> bool:
    """Return whether a line is when a contribution was made, which some blogs set below it."""
    head = one_line(index, line)
    stamp = head.stamp if head and head.shape == "date" else None
    return stamp is not None and stamp.kind in ("moment", "day")


def _top(lines: Sequence[Line], head: Head, words: Sequence[int]) -> Sequence[int]:
    """Return the short lines that begin a contribution below its head, if words follow them."""
    if head.inline:
        return ()
    found: list[int] = []
    for i in words[:-1][:4]:
        if not may_be_label(lines[i].text):
            break
        found.append(i)
    return found


def may_be_label(text: str) -> bool:
    """Return whether a line is short and no sentence, as labels of buttons are."""
    if furniture(text) is not None:
        return True
    return len(text) <= _LONGEST and not text.endswith(_SENTENCE)


def recurring(runs: Iterable[Sequence[str]]) -> frozenset[str]:
    """Return the lines that stand above most times beside another that may be the name.

    Args:
        runs: for each time the lines above it that may be names.
    """
    filled = [run for run in runs if run]
    count = Counter(text for run in filled for text in set(run) if len(set(run)) > 1)
    most = max(_FEWEST, _SHARE * len(filled))
    return frozenset(text for text, times in count.items() if times >= most and is_name(text))
