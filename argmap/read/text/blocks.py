"""Contributions without heads, set apart by rules, by buttons below them, or by blank lines."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from argmap.read.dates import find_stamp
from argmap.read.lines import Line
from argmap.read.text.furniture import are_buttons, ends_comments, furniture, is_rule
from argmap.read.text.habits import key_of, may_be_label
from argmap.read.text.headings import Heading
from argmap.read.text.heads import Head, Part
from argmap.read.text.names import cleaned, is_name
from argmap.read.text.paired import head_at

_SPOKEN = re.compile(r"[*_]{0,2}(?P<name>[^:*]{1,60})[*_]{0,2}:[*_]{0,2} ?(?P<rest>.*)")
# So large a share of the blocks has to begin with a name before first lines are names.
_MOST = 0.8
_LONGEST_END = 60
_AGAIN = 3
_LONGEST_TIME = 12


def blocks_of(lines: Sequence[Line], heading: Sequence[Heading]) -> tuple[Head, ...]:
    """Return the heads of contributions that rules, buttons or a count of paragraphs set apart."""
    first = heading[-1].line + 1 if heading else 0
    for starts in (
        _ruled(lines, first),
        _ended(lines, first),
        _paragraphs(lines, heading[-1]) if heading else (),
        _named_paragraphs(lines, first),
    ):
        if starts:
            return named(lines, tuple(_bare(lines, i) for i in starts))
    return ()


def _bare(lines: Sequence[Line], index: int) -> Head:
    line = lines[index]
    return Head(
        first=index, last=index, body=line.start, shape="block", inline=True, indent=line.indent
    )


def _ruled(lines: Sequence[Line], first: int) -> tuple[int, ...]:
    """Return where the blocks between rules begin; what stands above may be a title or post."""
    rules = [i for i in range(first, len(lines)) if is_rule(lines[i].text)]
    if not rules:
        return ()
    above = [i for i in range(first, rules[0]) if lines[i].text and not furniture(lines[i].text)]
    starts = [_words_below(lines, rule) for rule in rules]
    if above and not has_title(lines, above, first):
        starts.insert(0, above[0])
    found = tuple(dict.fromkeys(i for i in starts if i is not None))
    return found if len(found) > 1 or (above and found) else ()


def has_title(lines: Sequence[Line], above: Sequence[int], first: int) -> bool:
    """Return whether the block above the first rule is a title, or begins with one."""
    if first > 0:
        return True
    text = lines[above[0]].text
    if len(above) == 1:
        return len(text) < 100 and not text.endswith((".", "!", '"', "”"))
    alone = not lines[above[0] + 1].text
    return alone and len(text) < 100 and not text.endswith((".", "!", ",", ":", '"', "”"))


def _words_below(lines: Sequence[Line], index: int) -> int | None:
    for i in range(index + 1, len(lines)):
        if lines[i].text:
            return None if is_rule(lines[i].text) or ends_comments(lines[i].text) else i
    return None


def _ended(lines: Sequence[Line], first: int) -> tuple[int, ...]:
    """Return where the blocks that end in buttons ("Reply", "Like · Reply") begin."""
    keys = Counter(key_of(lines[i].text) for i in range(first, len(lines)) if lines[i].text)
    ends = [i for i in range(first, len(lines)) if _is_end(lines[i].text, keys)]
    kinds = frozenset(key_of(lines[i].text) for i in ends)
    ends = sorted({*ends, *(i for i in range(first, len(lines)) if _is_short_end(lines[i], kinds))})
    starts: list[int] = []
    at = first
    for end in ends:
        words = [i for i in range(at, end) if lines[i].text and not furniture(lines[i].text)]
        if words:
            starts.append(words[0])
        at = end + 1
    return tuple(starts) if len(starts) > 1 else ()


def _is_short_end(line: Line, kinds: frozenset[str]) -> bool:
    """Return whether a line is a time, as those have at their start that end the other blocks."""
    may_be = kinds and 0 < len(line.text) < _LONGEST_TIME
    stamp = find_stamp(line.text) if may_be else None
    if stamp is None or stamp.start > 0 or stamp.end < len(line.text):
        return False
    key = key_of(line.text)
    return any(kind.startswith(key) for kind in kinds)


def _is_end(text: str, keys: Counter[str]) -> bool:
    """Return whether a line is of buttons; one with numbers that comes again is, too."""
    if not text or len(text) > _LONGEST_END or not any(c.isalpha() for c in text):
        return False
    if are_buttons(text):
        return True
    again = any(c.isdigit() for c in text) and keys[key_of(text)] >= _AGAIN
    return again and may_be_label(text) and " " not in text[:2]


def _paragraphs(lines: Sequence[Line], heading: Heading) -> tuple[int, ...]:
    """Return where the paragraphs begin, if there are as many as the page announces comments."""
    starts: list[int] = []
    for i in range(heading.line + 1, len(lines)):
        if ends_comments(lines[i].text):
            break
        if lines[i].text and not lines[i - 1].text and not furniture(lines[i].text):
            starts.append(i)
    return tuple(starts) if heading.count and len(starts) == heading.count else ()


def _named_paragraphs(lines: Sequence[Line], first: int) -> tuple[int, ...]:
    """Return where the paragraphs begin, if each has a name as its first line."""
    starts: list[int] = []
    for i in range(first, len(lines)):
        if ends_comments(lines[i].text):
            break
        if lines[i].text and (i == first or not lines[i - 1].text):
            below = i + 1 < len(lines) and lines[i + 1].text
            if not below or not is_name(cleaned(lines[i].text), capital=True):
                return ()
            starts.append(i)
    # Without a line such as "Comments" above, two may be the verses of a poem.
    return tuple(starts) if len(starts) >= (2 if first else 3) else ()


def named(lines: Sequence[Line], heads: tuple[Head, ...], most: float = _MOST) -> tuple[Head, ...]:
    """Return heads with authors, where nearly all blocks begin with one in the same way."""
    for way in (_as_head, _as_spoken, _as_line):
        found = [way(lines, head, stop) for head, stop in _with_stops(lines, heads)]
        if sum(head is not None for head in found) >= max(2, most * len(heads)):
            return tuple(new or old for new, old in zip(found, heads, strict=True))
    return heads


def _with_stops(lines: Sequence[Line], heads: Sequence[Head]) -> list[tuple[Head, int]]:
    stops = [*(head.first for head in heads[1:]), len(lines)]
    return list(zip(heads, stops, strict=True))


def _as_head(lines: Sequence[Line], head: Head, stop: int) -> Head | None:
    found = head_at(lines, head.first) if head.shape == "block" else None
    return found if found is not None and found.last < stop else None


def _as_spoken(lines: Sequence[Line], head: Head, _: int) -> Head | None:
    """Return the head of "Ann: I think so"."""
    line = lines[head.last]
    skip = max(head.body - line.start, 0)
    match = _SPOKEN.fullmatch(line.text, skip) if head.inline else None
    if match is None or not is_name(cleaned(match["name"]), capital=True):
        return None
    start = line.start + match.start("name")
    part = Part(start, line.start + match.end("name"), "author")
    return structs.replace(
        head,
        body=line.start + match.start("rest") if match["rest"] else line.end,
        inline=bool(match["rest"]),
        author=cleaned(match["name"]),
        parts=(*head.parts, part),
    )


def _as_line(lines: Sequence[Line], head: Head, stop: int) -> Head | None:
    """Return the head of a name on its own line above the words."""
    line = lines[head.last]
    start = head.body
    text = line.text[start - line.start :]
    below = any(lines[i].text and not furniture(lines[i].text) for i in range(head.last + 1, stop))
    if not below or not is_name(cleaned(text), capital=True):
        return None
    part = Part(start, line.end, "author")
    return structs.replace(
        head, body=line.end, inline=False, author=cleaned(text), parts=(*head.parts, part)
    )
