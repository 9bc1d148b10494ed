"""Numbers that count contributions, told from the numbered lists inside of them."""

# ruff: noqa: RUF001  # signs that look like others are what is looked for

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from argmap.errors import ReadError
from argmap.read.lines import Line

_NUMBER = re.compile(
    r"(?:(?P<word>(?:comment|response|reply|post|answer|message|no\.?|nr\.?|contribution|entry"
    r"|statement|speaker|participant|remark)\b ?)#?(?P<worded>\d{1,6})[.:)]?(?= |$)"
    r"|#(?P<hashed>\d{1,6})[.:)]?(?= |$)|\[(?P<boxed>\d{1,6})\](?= |$)"
    r"|\((?P<round>\d{1,6})\)(?= |$)|(?P<plain>\d{1,6})(?P<mark>[.):]|$| (?= \S))(?= |$))",
    re.IGNORECASE,
)
_MAX = 1_000_000


class Numbered(Struct, frozen=True):
    """A line that begins with a number: its line index, the number, and where the rest begins.

    Numbers of one `style` ("1.", "1)", "#1", "comment 1", ...) count the same things.
    """

    line: int
    number: int
    style: str
    end: int
    rest: str


def numbered(index: int, line: Line) -> Numbered | None:
    """Return the number that a line begins with, or None."""
    match = _NUMBER.match(line.text)
    if match is None:
        return None
    style = match.lastgroup or ""
    for style in ("worded", "hashed", "boxed", "round", "plain"):
        if match[style]:
            break
    number = int(match[style])
    style = (match["word"] or "").strip().lower() + ((match["mark"] or "").strip() or style)
    rest = line.text[match.end() :]
    return Numbered(index, number, style, line.start + match.end(), rest.lstrip(" :.-–—"))


def counted(
    lines: Sequence[Line], found: Sequence[Numbered], after: int, announced: int | None, name: str
) -> tuple[Numbered, ...]:
    """Return the lines numbered 1, 2, 3, ... that begin contributions, or nothing.

    A numbered list inside of a contribution is passed over: its lines are indented more, or
    follow each other without a blank line, or would leave the count that the page announces.

    Args:
        lines: all lines of the page.
        found: those that begin with a number.
        after: index of the line (such as "32 Responses") that the first must follow.
        announced: how many there should be, where the page says so.
        name: the source, for errors.

    Raises:
        ReadError: a number is missing in between; names the line.
    """
    best: tuple[Numbered, ...] = ()
    for style in dict.fromkeys(item.style for item in found if item.number == 1):
        items = [item for item in found if item.style == style and item.line > after]
        chain = _chain(lines, items, announced)
        if len(chain) > len(best) or len(chain) == announced:
            best = chain
    if best:
        _check_gap(lines, found, best, name)
    return best


def _chain(
    lines: Sequence[Line], items: Sequence[Numbered], announced: int | None
) -> tuple[Numbered, ...]:
    """Return the cheapest chain 1, 2, 3, ... of greatest length; the later one of equals."""
    ends: dict[int, list[tuple[float, int, int]]] = {}
    back: list[int] = []
    usual = min((lines[item.line].indent for item in items), default=0)
    # Numbers set flush right begin later the shorter they are.
    digits = len(str(max((item.number for item in items), default=0)))
    doubt = [_doubt(lines, items, place, usual + digits) for place in range(len(items))]
    best_of: dict[int, tuple[float, int]] = {}
    for place, item in enumerate(items):
        previous = best_of.get(item.number - 1) if item.number > 1 else (0.0, -1)
        if previous is None:
            back.append(-2)
            continue
        cost = previous[0] + doubt[place]
        back.append(previous[1])
        known = best_of.get(item.number)
        if known is None or cost <= known[0]:
            best_of[item.number] = (cost, place)
        ends.setdefault(item.number, []).append((cost, -place, place))
    if not ends:
        return ()
    last = announced if announced in ends else max(ends)
    place = min(ends[last])[2]
    chain: list[Numbered] = []
    while place >= 0:
        chain.append(items[place])
        place = back[place]
    return tuple(reversed(chain))


def _doubt(lines: Sequence[Line], items: Sequence[Numbered], place: int, flush: int) -> float:
    """Return how much speaks against a numbered line as the start of a contribution."""
    line = items[place].line
    tight = line > 0 and bool(lines[line - 1].text)
    # A list is most easily told by the line before it that has the number before.
    in_list = place > 0 and items[place - 1].line == line - 1
    deeper = lines[line].indent + len(str(items[place].number)) > flush
    return 1.0 * tight + 1.0 * in_list + 2.0 * deeper + 0.001


def _check_gap(
    lines: Sequence[Line], found: Sequence[Numbered], chain: Sequence[Numbered], name: str
) -> None:
    last = chain[-1]
    indents = {lines[item.line].indent for item in chain}
    beyond = [
        item
        for item in found
        if item.line > last.line
        and item.style == last.style
        and last.number + 1 < item.number <= last.number + 10
        and min(indents) - 1 <= lines[item.line].indent <= max(indents) + 1
        and not lines[item.line - 1].text
    ]
    # One number may be a year or a list that goes on; two in a row are comments.
    for first, second in pairwise(beyond):
        if second.number == first.number + 1:
            missing = last.number + 1
            problem = f"comment {first.number} follows {last.number}"
            where = lines[first.line].number
            raise ReadError(name, where, problem, f"paste comment {missing} or correct the number")
