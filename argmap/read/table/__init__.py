"""Tables of comments: CSV, TSV and XLSX, one comment a row, the columns guessed or told."""

import re
from pathlib import PurePath

from msgspec import Struct

from argmap.errors import ReadError
from argmap.model import Conversation
from argmap.read.source import Source
from argmap.read.table.cells import OLD_XLS, XLSX, Sheet, separator_of, sheets
from argmap.read.table.columns import LOOKED_AT, by_name, chosen, guess, is_header
from argmap.read.table.rows import Rows, Table
from argmap.read.threads import arrange


class Preview(Struct, frozen=True):
    """What a table holds, for someone who checks the columns.

    `columns` are their names (letters where it has none), `rows` the first rows below, `guess`
    the column of each of "id", "author", "time", "text" and "reply_to" that has one.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: dict[str, str]


def sniff(source: Source) -> float:
    """Return how surely this is a table, 0 to 1."""
    named = PurePath(source.name).suffix.lower()
    if source.data.startswith(XLSX):
        return 1.0 if b"xl/workbook" in source.data else 0.0
    if source.data.startswith(OLD_XLS):
        return 0.5 if named in (".xls", ".xlt") else 0.0
    if source.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[", b"<", b""):
        return 0.0
    sample = source.head
    separator = separator_of(sample)
    first = re.split(re.escape(separator), sample.split("\n", 1)[0]) if separator else []
    known = by_name([cell.strip(' "') for cell in first])
    if "text" in known and len(known) > 1:
        return 0.97
    if named in (".csv", ".tsv", ".tab"):
        return 0.9
    tabs = [line.count("\t") for line in sample.split("\n")[:50] if line.strip()]
    return 0.6 if tabs and tabs[0] and len(set(tabs)) == 1 and len(tabs) > 2 else 0.0


def parse(source: Source) -> Conversation:
    """Read a table; `source.columns` overrides what is guessed of its columns.

    Raises:
        ReadError: it is no table, no column holds text, or a column that was asked for is not
            there.
        LimitError: it holds too much.
    """
    table = _table(source)
    rows = Rows(table)
    drafts = tuple(rows.drafts(source))
    if not drafts:
        column = table.names[table.places["text"]]
        problem = f"no row of it has text in the column {column!r}"
        raise ReadError(source.name, None, problem, "choose another column or another file")
    arranged = arrange(drafts, source)
    skipped = len(rows.left_out)
    notes = [*table.sheet.notes, *arranged.notes]
    if skipped:
        counted = "One row has" if skipped == 1 else f"{skipped} rows have"
        notes.append(f"{counted} no text and went into what was left out.")
    return Conversation(
        comments=arranged.comments,
        title=PurePath(source.name).stem if PurePath(source.name).suffix else "",
        source=source.name,
        source_text="".join(rows.parts),
        reader="table",
        headers=rows.headers_of(arranged.ids),
        left_out=tuple(rows.left_out),
        notes=tuple(notes),
    )


def guess_columns(source: Source) -> dict[str, str]:
    """Return the column of each field that has one, by its name or letter.

    Raises:
        ReadError: it is no table, or no column holds text.
    """
    return preview(source, 0).guess


def preview(source: Source, rows: int = 10) -> Preview:
    """Return the columns of a table, its first rows and what each column is taken for.

    Raises:
        ReadError: it is no table, or no column holds text.
    """
    table = _table(source)
    named = {field: table.names[place] for field, place in table.places.items()}
    return Preview(table.names, tuple(row.cells for row in table.rows[:rows]), named)


def _table(source: Source) -> Table:
    """Return the first sheet that has a column of text."""
    first: Table | None = None
    for sheet in sheets(source):
        table = _understood(sheet, source)
        if "text" in table.places:
            return table
        first = first or table
    if first is None:
        raise ReadError(source.name, None, "it has no rows", "choose a table with some comments")
    listed = ", ".join(first.names[:20])
    problem = f"none of its columns holds the text of comments ({listed})"
    raise ReadError(source.name, None, problem, "name the column that does")


def _understood(sheet: Sheet, source: Source) -> Table:
    """Return a sheet with its header and the places of the fields: as asked for, else guessed."""
    top, *below = sheet.rows
    asked_by_name = {name.strip() for name in source.columns.values()} & set(
        map(str.strip, top.cells)
    )
    named = bool(asked_by_name) or is_header(top.cells, [row.cells for row in below])
    rows = tuple(below) if named else sheet.rows
    wanted = chosen(source, top.cells if named else (), len(top.cells))
    known = {field: place for field, place in wanted.items() if place is not None}
    cells = [row.cells for row in rows[:LOOKED_AT]]
    guessed = guess(top.cells if named else None, cells, known)
    places = known | {field: place for field, place in guessed.items() if field not in wanted}
    return Table(sheet, top if named else None, rows, places)
