"""Tables of votes: a row a person and a column a statement, or a row a vote."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePath

from argmap.errors import ReadError
from argmap.model import ArgumentGraph, Header
from argmap.read.polis_statements import utc
from argmap.read.repair import repaired
from argmap.read.source import Source
from argmap.read.statements import Frame, Statement, Vote, put_up
from argmap.read.table.cells import SEPARATORS, XLSX, Row, sheets
from argmap.read.table.columns import letter
from argmap.read.vote_columns import REMEDY, Form, forced, form_of
from argmap.read.vote_words import vote

LARGE = 5_000_000
ISO = re.compile(r"\d{4}-\d\d-\d\d")


def sniff(source: Source) -> float:
    """Return how surely this is a table of votes, 0 to 1."""
    data = source.data
    if source.columns:  # somebody says which column holds the text
        return 0.0
    if data.startswith(XLSX):
        if b"xl/workbook" not in data or len(data) > LARGE:
            return 0.0
    elif data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[", b"<", b""):
        return 0.0
    if not data.startswith(XLSX) and not set(source.head.split("\n", 1)[0]) & set(SEPARATORS):
        return 0.0
    try:
        rows = _rows(source if data.startswith(XLSX) else _sample(source))
    except ReadError:
        return 0.0
    return 1.0 if form_of(rows) is not None else 0.0


def parse(source: Source) -> ArgumentGraph:
    """Read a table of votes.

    The statements are the source text: those of a wide table as they stand in its first row,
    those of a long one each once, one a line.

    Raises:
        ReadError: it is no such table, or a cell is no vote; says which.
        LimitError: it holds too much.
    """
    rows = _rows(source)
    form = form_of(rows) or forced(rows, source)
    if form.claim is None:
        statements, headers, text = _across(rows[0], form, source)
        keys = {
            place: statement.key for place, statement in zip(form.votes, statements, strict=True)
        }
        votes = list(_wide(rows, form, keys, source))
    else:
        statements, text = _down(rows, form.claim)
        headers = ()
        key_of = {statement.text: statement.key for statement in statements}
        votes = [_keyed(each, key_of) for each in _long(rows, form, source)]
    notes = []
    if votes and all(vote.value >= 0 for vote in votes):
        notes.append("No cell says disagree; 0 was read as a pass.")
    title = PurePath(source.name).stem if PurePath(source.name).suffix else ""
    frame = Frame(
        reader="votes", title=title, source_text=text, headers=headers, notes=tuple(notes)
    )
    return put_up(source, statements, votes, frame)


def votes_of(source: Source) -> list[Vote]:
    """Return the votes of a table, each with what it is on as it stands there as its key.

    Raises:
        ReadError: it is no table of votes, or a cell is no vote; says which.
    """
    rows = _rows(source)
    form = form_of(rows) or forced(rows, source)
    if form.claim is not None:
        return list(_long(rows, form, source))
    names = {place: repaired(rows[0].cells[place]).strip() for place in form.votes}
    return list(_wide(rows, form, names, source))


def _rows(source: Source) -> tuple[Row, ...]:
    sheet = next(sheets(source), None)
    return sheet.rows if sheet else ()


def _sample(source: Source) -> Source:
    """Return the beginning of a source, of whole lines."""
    head = source.head
    whole = head if len(source.data) <= len(head.encode()) else head[: head.rfind("\n") + 1]
    return Source(name=source.name, data=whole.encode(), limits=source.limits)


def _across(
    top: Row, form: Form, source: Source
) -> tuple[list[Statement], tuple[Header, ...], str]:
    """Return the statements above the columns of a wide table."""
    statements: list[Statement] = []
    headers: list[Header] = []
    at = 0
    for place, cell in enumerate(top.cells):
        words = cell.strip()
        start = at + len(cell) - len(cell.lstrip())
        at += len(cell) + 1
        if place in form.votes:
            number = len(statements) + 1
            text = repaired(words).strip()
            if not text:
                problem = f"the column {letter(place)} holds votes and no statement above them"
                raise ReadError(source.name, top.number, problem, REMEDY)
            end = start + len(words)
            statements.append(
                Statement(key=str(number), text=text, start=start, end=end, number=number)
            )
        elif words:
            headers.append(Header(start, start + len(words), "name of a column"))
    return statements, tuple(headers), "\t".join(top.cells)


def _down(rows: Sequence[Row], claim: int) -> tuple[list[Statement], str]:
    """Return the statements of a long table, each once, and the text they make."""
    words = dict.fromkeys(repaired(row.cells[claim]).strip() for row in rows[1:])
    statements: list[Statement] = []
    at = 0
    for number, text in enumerate((text for text in words if text), start=1):
        end = at + len(text)
        statements.append(Statement(key=str(number), text=text, start=at, end=end, number=number))
        at = end + 1
    return statements, "\n".join(statement.text for statement in statements)


def _wide(rows: Sequence[Row], form: Form, keys: dict[int, str], source: Source) -> Iterator[Vote]:
    header = rows[0].cells
    for row in rows[1:]:
        person = _person(row, form)
        for place, key in keys.items():
            answer = vote(row.cells[place], source, row.number, header[place])
            if answer is not None:
                yield Vote(person, key, answer)


def _long(rows: Sequence[Row], form: Form, source: Source) -> Iterator[Vote]:
    """Yield the votes of a long table, with the words of the statement as key."""
    header = rows[0].cells
    for row in rows[1:]:
        answer = vote(row.cells[form.vote or 0], source, row.number, header[form.vote or 0])
        key = repaired(row.cells[form.claim or 0]).strip()
        if answer is not None and key:
            time = None if form.time is None else _time(row.cells[form.time], source, row.number)
            yield Vote(_person(row, form), key, answer, time)


def _keyed(each: Vote, key_of: dict[str, str]) -> Vote:
    return Vote(each.participant, key_of[each.key], each.value, each.time)


def _person(row: Row, form: Form) -> str:
    """Return the name in a row; who has none is told apart by the row."""
    name = "" if form.person is None else repaired(row.cells[form.person]).strip()
    return name or f"row {row.number}"


def _time(cell: str, source: Source, row: int) -> str | None:
    """Return a time as ISO 8601, None where it cannot be read."""
    stamp = cell.strip()
    if stamp.replace(".", "", 1).isdecimal():
        return utc(stamp, source, row)
    try:
        return datetime.fromisoformat(stamp).isoformat() if ISO.match(stamp) else None
    except ValueError:
        return None
