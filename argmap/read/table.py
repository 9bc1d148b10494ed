"""Tables of comments: CSV, TSV and XLSX, one comment a row, the columns guessed or told."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import unescape
from pathlib import PurePath

from msgspec import Struct

from argmap.errors import ReadError
from argmap.model import Conversation, Header, LeftOut
from argmap.read.dates import Stamp, find_stamp, first_is_day
from argmap.read.markup import parse_markup
from argmap.read.repair import repaired
from argmap.read.source import Source
from argmap.read.table_cells import OLD_XLS, XLSX, Row, Sheet, separator_of, sheets
from argmap.read.table_columns import LOOKED_AT, by_name, chosen, guess, is_header, letter
from argmap.read.threads import Draft, arrange
from argmap.read.visible import render

MARKUP = re.compile(r"<br ?/?>|</(?:p|a|b|i|em|strong|blockquote|div|span|li)>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
GONE = re.compile(r"\[(?:deleted|removed)\]", re.IGNORECASE)
NO_ANSWER = frozenset(("", "-", "0", "-1", "none", "null", "nan", "n/a", "na", "false"))
LONGEST_TIME = 100
EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")


class Preview(Struct, frozen=True):
    """What a table holds, for someone who checks the columns.

    `columns` are their names (letters where it has none), `rows` the first rows below, `guess`
    the column of each of "id", "author", "time", "text" and "reply_to" that has one.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: dict[str, str]


class Table(Struct, frozen=True):
    """A sheet with its header told from its rows, and the place of each field."""

    sheet: Sheet
    header: Row | None
    rows: tuple[Row, ...]
    places: dict[str, int]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, letters where they have none."""
        width = len(self.sheet.rows[0].cells)
        cells = self.header.cells if self.header else ("",) * width
        return tuple(cell.strip() or letter(place) for place, cell in enumerate(cells))


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
    writer = _Writer(table)
    drafts = tuple(writer.drafts(source))
    arranged = arrange(drafts, source)
    skipped = len(writer.left_out)
    notes = [*table.sheet.notes, *arranged.notes]
    if skipped:
        rows = "One row has" if skipped == 1 else f"{skipped} rows have"
        notes.append(f"{rows} no text and went into what was left out.")
    return Conversation(
        comments=arranged.comments,
        title=PurePath(source.name).stem if PurePath(source.name).suffix else "",
        source=source.name,
        source_text="".join(writer.parts),
        reader="table",
        headers=writer.headers_of(arranged.ids),
        left_out=tuple(writer.left_out),
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


class _Writer:
    """Writes the cells down as text, and remembers where each part stands in it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.parts: list[str] = []
        self.length = 0
        self.headers: list[tuple[int, int, str, int | None]] = []
        self.left_out: list[LeftOut] = []
        at = table.places.get("id")
        self.keys = (
            {str(n) for n in range(1, len(table.rows) + 1)}
            if at is None
            else {key_of(row.cells[at]) for row in table.rows}
        )

    def drafts(self, source: Source) -> Iterator[Draft]:
        """Write each row and yield its comment."""
        table = self.table
        if table.header is not None:
            spans = self._write(table.header)
            self.headers.append((spans[0][0], spans[-1][1], "names of the columns", None))
        times = _times(table)
        index = 0
        for row, posted in zip(table.rows, times, strict=True):
            spans = self._write(row)
            start, end = spans[table.places["text"]]
            text = _words(row.cells[table.places["text"]], source)
            if not text:
                self.left_out.append(LeftOut(spans[0][0], spans[-1][1], "row without text"))
                continue
            self._head(spans, index)
            yield self._draft(row, index, text, posted, (start, end))
            index += 1

    def _write(self, row: Row) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for place, cell in enumerate(row.cells):
            start = self.length
            self.length += len(cell) + 1
            spans.append((start, start + len(cell)))
            self.parts += (cell, "\n" if place == len(row.cells) - 1 else "\t")
        return spans

    def _head(self, spans: Sequence[tuple[int, int]], index: int) -> None:
        """Note what the other cells of a row are: fields by name, neighbours of no field as one."""
        field_at = {place: field for field, place in self.table.places.items()}
        last = ""
        for place, (start, end) in enumerate(spans):
            what = WHAT.get(field_at.get(place, ""), OTHER)
            if what == OTHER and last == OTHER and self.headers[-1][3] == index:
                self.headers[-1] = (self.headers[-1][0], end, OTHER, index)
            elif what and end > start:
                self.headers.append((start, end, what, index))
            last = what

    def _draft(
        self, row: Row, index: int, text: str, posted: str | None, span: tuple[int, int]
    ) -> Draft:
        table = self.table
        cell = {field: row.cells[place].strip() for field, place in table.places.items()}
        answers = key_of(cell.get("reply_to", ""))
        if answers not in self.keys:
            bare = re.sub(r"^t\d_", "", answers)  # Reddit's ids of things
            known = bare in self.keys or answers.lower() not in NO_ANSWER
            answers = bare if known and not answers.startswith("t3_") else ""
        author = repaired(cell.get("author", ""))
        others = {
            name: row.cells[place]
            for place, name in enumerate(table.names)
            if place not in table.places.values() and row.cells[place].strip()
        }
        return Draft(
            where=f"row {row.number}",
            text=text,
            key=key_of(cell["id"]) if "id" in cell else str(index + 1),
            answers=answers or None,
            author=None if GONE.fullmatch(author) else author or None,
            posted=posted,
            source_start=span[0],
            source_end=span[1],
            extra={"columns": others} if others else {},
        )

    def headers_of(self, ids: Sequence[str]) -> tuple[Header, ...]:
        """Return the headers with the ids that the rows got."""
        return tuple(
            Header(start, end, what, None if index is None else ids[index])
            for start, end, what, index in self.headers
        )


OTHER = "other columns"
WHAT = {"id": "number", "author": "author", "time": "time", "text": "", "reply_to": "reply to"}


def key_of(cell: str) -> str:
    """Return an id without what people and programs put before it: "#12", "c:12", "12.0"."""
    key = re.sub(r"^(?:#|c:|№ ?)", "", cell.strip())
    return re.sub(r"^(\d+)\.0$", r"\1", key)


def _words(cell: str, source: Source) -> str:
    """Return the text of a cell; where it holds markup, what a page would show of it."""
    if MARKUP.search(cell):
        page = parse_markup(cell, source)
        cell = render(page, prose=frozenset((0,)), keep_lines=True).text
    elif ENTITY.search(cell):
        cell = unescape(cell)
    return repaired(cell).strip()


def _times(table: Table) -> list[str | None]:
    """Return the time of each row, ISO 8601 where the whole column tells day from month."""
    place = table.places.get("time")
    if place is None:
        return [None] * len(table.rows)
    cells = [" ".join(row.cells[place].split()) for row in table.rows]
    stamps = [find_stamp(cell) if len(cell) < LONGEST_TIME else None for cell in cells]
    day_first = first_is_day(stamp for stamp in stamps if stamp)
    return [_time(cell, stamp, day_first) for cell, stamp in zip(cells, stamps, strict=True)]


def _time(cell: str, stamp: Stamp | None, day_first: bool | None) -> str | None:
    counted = EPOCH.fullmatch(cell)
    if counted:
        return datetime.fromtimestamp(int(counted[1]), UTC).isoformat()
    told = stamp.iso(day_first) if stamp else None
    return told or cell or None
