"""Mails and newsgroup articles one below the other, each with its header."""

# ruff: noqa: SIM905  # a long list reads better as words

import re
from collections.abc import Sequence

from msgspec import Struct

from argmap.read.dates import find_stamp
from argmap.read.lines import Line
from argmap.read.text.heads import Head, Part

_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]{1,30}): ?(?P<value>.*)")
_MBOX = re.compile(r"From \S{1,100} .{0,20}\d\d:\d\d")
_KNOWN = frozenset(
    "from date sent subject to cc message-id in-reply-to references newsgroups reply-to".split()
)
_ADDRESS = re.compile(
    r"(?P<name>[^<>()]{0,80}?) ?<(?P<mail>[^<>]{1,100})>"
    r"|(?P<bare>\S{1,100}(?: at \S{1,100})?) \((?P<in>[^()]{1,80})\)"
)
_ID = re.compile(r"<[^<>\s]{1,200}>")
_RE = re.compile(r"(?:(?:re|aw|sv|antw|fwd?)(?:\[\d\])?: ?)+", re.IGNORECASE)
_PARTS = {"from": "author", "date": "time", "sent": "time", "subject": "subject"}


class Mails(Struct, frozen=True):
    """The heads of mails, the place of the one that each answers, and what they are about."""

    heads: tuple[Head, ...]
    parents: tuple[int | None, ...]
    title: str
    starts_thread: bool


def mails_of(lines: Sequence[Line]) -> Mails | None:
    """Return the mails of a digest, or None if there are not two."""
    blocks = _blocks(lines)
    if len(blocks) < 2:
        return None
    heads = [_head(lines, first, last) for first, last in blocks]
    fields = [_fields(lines, first, last) for first, last in blocks]
    places: dict[str, int] = {}
    parents: list[int | None] = []
    for place, field in enumerate(fields):
        named = _ID.findall(field.get("in-reply-to", "")) or _ID.findall(
            field.get("references", "")
        )
        parents.append(next((places[m] for m in reversed(named) if m in places), None))
        for own in _ID.findall(field.get("message-id", "")):
            places[own] = place
    subject = fields[0].get("subject", "")
    return Mails(
        tuple(heads), tuple(parents), _RE.sub("", subject, count=1), not _RE.match(subject)
    )


def _blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the first and last line of each header."""
    blocks: list[tuple[int, int]] = []
    i = 0
    while i < len(lines):
        first = i
        if _MBOX.match(lines[i].text):
            i += 1
        names: set[str] = set()
        while i < len(lines) and (match := _FIELD.match(lines[i].text)):
            first_known = match["name"].lower() in _KNOWN or (
                match["name"].lower() == "message" and match["value"].isdecimal()
            )
            if not names and not first_known:
                break
            names.add(match["name"].lower())
            i += 1
            while i < len(lines) and lines[i].text and lines[i].indent and names:
                i += 1  # a header field may go on, indented
        if "from" in names and names & {"date", "sent", "subject", "message-id"}:
            blocks.append((first, i - 1))
        i = max(i, first + 1)
    return blocks


def _fields(lines: Sequence[Line], first: int, last: int) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in lines[first : last + 1]:
        match = _FIELD.match(line.text)
        if match and not line.indent:
            name = match["name"].lower()
            fields.setdefault(name, match["value"])
        elif name:
            fields[name] += " " + line.text
    return fields


def _head(lines: Sequence[Line], first: int, last: int) -> Head:
    parts: list[Part] = []
    stamp = posted = author = None
    for line in lines[first : last + 1]:
        match = _FIELD.match(line.text)
        if match is None or not match["value"]:
            continue
        field = match["name"].lower()
        start = line.start + match.start("value")
        parts.append(Part(start, line.end, _PARTS.get(field, "mail header")))
        if field in ("date", "sent"):
            stamp, posted = find_stamp(match["value"][:120]), match["value"]
        elif field == "from":
            author = _name(match["value"])
    return Head(
        first=first, last=last, body=lines[last].end, shape="mail", parts=tuple(parts),
        author=author, stamp=stamp, posted=posted,
    )  # fmt: skip


def _name(value: str) -> str:
    """Return the name in "Ann Lee <ann@...>" and its like, or else the address."""
    match = _ADDRESS.match(value)
    if match is None:
        return _before_at(value.strip(' "<>'))
    name = (match["name"] or match["in"] or "").strip(" \"'")
    return name or _before_at(match["mail"] or match["bare"])


def _before_at(address: str) -> str:
    """Return what a mail address calls its owner, the rest being where the mail goes."""
    return address.strip().partition("@")[0].partition(" at ")[0] or address.strip()
