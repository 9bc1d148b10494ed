"""The rows of a table into drafts of comments, and the cells into the source text."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import unescape

from msgspec import Struct

from argmap.model import Header, LeftOut
from argmap.read.dates import Stamp, find_stamp, first_is_day
from argmap.read.repair import repaired
from argmap.read.source import Source
from argmap.read.table.cells import Row, Sheet
from argmap.read.table.columns import letter
from argmap.read.threads import Draft
from argmap.read.web.markup import parse_markup
from argmap.read.web.visible import render

MARKUP = re.compile(r"<br ?/?>|</(?:p|a|b|i|em|strong|blockquote|div|span|li)>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
GONE = re.compile(r"\[(?:deleted|removed)\]", re.IGNORECASE)
NO_ANSWER = frozenset(("", "-", "0", "-1", "none", "null", "nan", "n/a", "na", "false"))
THING = re.compile(r"t\d_")  # before the ids of Reddit; those of its posts begin with t3_
BEFORE_KEY = re.compile(r"(?:#|c:|№ ?)(?=.)")
ISO = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)")
EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
LONGEST_TIME = 100
OTHER = "other columns"
WHAT = {"id": "number", "author": "author", "time": "time", "text": "", "reply_to": "reply to"}


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


class Rows:
    """Writes the cells down as text, and remembers where each part stands in it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.parts: list[str] = []
        self.length = 0
        self.headers: list[tuple[int, int, str, int | None]] = []
        self.left_out: list[LeftOut] = []
        field_at = {place: field for field, place in table.places.items()}
        self.whats = [WHAT.get(field_at.get(p, ""), OTHER) for p in range(len(table.names))]
        self.others = [(p, n) for p, n in enumerate(table.names) if p not in field_at]
        at = table.places.get("id")
        self.keys = (
            {str(number) for number in range(1, len(table.rows) + 1)}
            if at is None
            else {key_of(row.cells[at]) for row in table.rows}
        )

    def drafts(self, source: Source) -> Iterator[Draft]:
        """Write each row and yield its comment."""
        table = self.table
        if table.header is not None:
            spans = self._write(table.header)
            self.headers.append((spans[0][0], spans[-1][1], "names of the columns", None))
        index = 0
        at = table.places["text"]
        for row, posted in zip(table.rows, _times(table), strict=True):
            spans = self._write(row)
            text = _words(row.cells[at], source)
            if not text:
                self.left_out.append(LeftOut(spans[0][0], spans[-1][1], "row without text"))
                continue
            self._head(spans, index)
            yield self._draft(row, index, text, posted, spans[at])
            index += 1

    def _write(self, row: Row) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for cell in row.cells:
            start = self.length
            self.length += len(cell) + 1
            spans.append((start, start + len(cell)))
        self.parts += ("\t".join(row.cells), "\n")
        return spans

    def _head(self, spans: Sequence[tuple[int, int]], index: int) -> None:
        """Note what the other cells of a row are: fields by name, neighbours of no field as one."""
        other = -1  # where the header of such neighbours is, while they last
        for what, (start, end) in zip(self.whats, spans, strict=True):
            if what != OTHER:
                other = -1
            if not what or start == end:
                continue
            if other >= 0:
                self.headers[other] = (self.headers[other][0], end, OTHER, index)
                continue
            if what == OTHER:
                other = len(self.headers)
            self.headers.append((start, end, what, index))

    def _draft(
        self, row: Row, index: int, text: str, posted: str | None, span: tuple[int, int]
    ) -> Draft:
        places, cells = self.table.places, row.cells
        answers = self._answers(cells[places["reply_to"]]) if "reply_to" in places else ""
        author = repaired(cells[places["author"]]).strip() if "author" in places else ""
        others = {name: cells[place] for place, name in self.others if cells[place].strip()}
        return Draft(
            where=f"row {row.number}",
            text=text,
            key=key_of(cells[places["id"]]) if "id" in places else str(index + 1),
            answers=answers or None,
            author=None if GONE.fullmatch(author) else author or None,
            posted=posted,
            source_start=span[0],
            source_end=span[1],
            extra={"columns": others} if others else {},
        )

    def _answers(self, cell: str) -> str:
        """Return the id of what a row answers, "" where it answers nothing."""
        key = key_of(cell)
        if key in self.keys or not key:
            return key
        if key.startswith("t3_") or key.lower() in NO_ANSWER:
            return ""
        return THING.sub("", key, count=1)

    def headers_of(self, ids: Sequence[str]) -> tuple[Header, ...]:
        """Return the headers with the ids that the rows got."""
        return tuple(
            Header(start, end, what, None if index is None else ids[index])
            for start, end, what, index in self.headers
        )


def key_of(cell: str) -> str:
    """Return an id without what people and programs put before it: "#12", "c:12", "12.0"."""
    key = cell.strip()
    if key.isalnum():
        return key
    key = BEFORE_KEY.sub("", key, count=1) if BEFORE_KEY.match(key) else key
    return key[:-2] if key.endswith(".0") and key[:-2].isdecimal() else key


def _words(cell: str, source: Source) -> str:
    """Return the text of a cell; where it holds markup, what a page would show of it."""
    if "<" in cell and MARKUP.search(cell):
        page = parse_markup(cell, source)
        cell = render(page, prose=frozenset((0,)), keep_lines=True).text
    elif "&" in cell and ENTITY.search(cell):
        cell = unescape(cell)
    return repaired(cell).strip()


def _times(table: Table) -> list[str | None]:
    """Return the time of each row, ISO 8601 where the whole column tells day from month."""
    place = table.places.get("time")
    if place is None:
        return [None] * len(table.rows)
    cells = [" ".join(row.cells[place].split()) for row in table.rows]
    told = [_time_for_machines(cell) for cell in cells]
    stamps = [
        None if known or len(cell) > LONGEST_TIME else find_stamp(cell)
        for cell, known in zip(cells, told, strict=True)
    ]
    day_first = first_is_day(stamp for stamp in stamps if stamp)
    read = (_time(c, stamp, day_first) for c, stamp in zip(cells, stamps, strict=True))
    return [known or other for known, other in zip(told, read, strict=True)]


def _time_for_machines(cell: str) -> str:
    """Return a time in ISO 8601 or counted in seconds or milliseconds, else ""."""
    written = ISO.fullmatch(cell)
    if written:
        moment = f"{written[1]}T{written[2]}"
        try:
            datetime.fromisoformat(moment)
        except ValueError:
            return ""
        return moment
    counted = EPOCH.fullmatch(cell)
    return datetime.fromtimestamp(int(counted[1]), UTC).isoformat() if counted else ""


def _time(cell: str, stamp: Stamp | None, day_first: bool | None) -> str | None:
    told = stamp.iso(day_first) if stamp else None
    return told or cell or None
