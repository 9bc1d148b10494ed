"""Heads of contributions that a page numbers 1, 2, 3, ..."""

from collections.abc import Sequence

from msgspec import structs

from argmap.read.lines import Line
from argmap.read.text.headings import Heading
from argmap.read.text.heads import Head, Part
from argmap.read.text.numbering import Numbered, counted, numbered
from argmap.read.text.paired import head_at, next_filled


def numbered_heads(
    lines: Sequence[Line], heading: tuple[Heading, ...], name: str
) -> tuple[tuple[Head, ...], Heading | None]:
    """Return the heads of contributions numbered 1, 2, 3, ..., and the line that announced them.

    Raises:
        ReadError: a number is missing in between; names the line.
    """
    found = [item for i, line in enumerate(lines) if line.text and (item := numbered(i, line))]
    if not any(item.number == 1 for item in found):
        return (), None
    for announcing in reversed(heading):
        chain = counted(lines, found, announcing.line, announcing.count, name)
        if chain and (
            len(chain) == announcing.count or (len(chain) > 1 and _separates(lines, chain))
        ):
            return tuple(number_head(lines, item) for item in chain), announcing
    chain = counted(lines, found, -1, None, name)
    if len(chain) < 2 or not _separates(lines, chain):
        return (), None
    return tuple(number_head(lines, item) for item in chain), None


def _separates(lines: Sequence[Line], chain: Sequence[Numbered]) -> bool:
    """Return whether numbers set contributions apart and are no list inside of one text."""
    loose = sum(not lines[item.line - 1].text for item in chain[1:])
    if loose >= 0.8 * (len(chain) - 1):
        return True
    return sum(bool(line.text) for line in lines[: chain[0].line]) <= 2


def number_head(lines: Sequence[Line], item: Numbered) -> Head:
    """Return the head of a numbered contribution, with the name and time that follow it."""
    line = lines[item.line]
    number = Part(line.start, item.end, "number")
    if item.rest:
        head = _rest_head(lines, item)
        if head is not None:
            return head
        body = line.end - len(item.rest)
        return Head(
            first=item.line, last=item.line, body=body, shape="number", inline=True,
            parts=(number,), number=item.number, indent=line.indent,
        )  # fmt: skip
    plain = Head(
        first=item.line, last=item.line, body=line.end, shape="number",
        parts=(number,), number=item.number, indent=line.indent,
    )  # fmt: skip
    below = next_filled(lines, item.line)
    if below is None or below > item.line + 2:
        return plain
    head = head_at(lines, below)
    if head is None:
        return plain
    return structs.replace(
        head, first=item.line, parts=(number, *head.parts), number=item.number, indent=line.indent
    )


def _rest_head(lines: Sequence[Line], item: Numbered) -> Head | None:
    head = head_at(lines, item.line)
    if head is None or (head.inline and head.shape == "says"):
        return None  # "3. Ann said: ..." may quote her
    return structs.replace(head, number=item.number)
