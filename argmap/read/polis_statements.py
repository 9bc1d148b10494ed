"""The statements of a Polis export: the rows of comments.csv, in the order of their times."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from msgspec import Struct

from argmap.errors import ReadError
from argmap.model import Header, LeftOut
from argmap.model.stance import NUMBERED
from argmap.read.repair import repaired
from argmap.read.source import Source
from argmap.read.statements import Statement, times, were
from argmap.read.table.cells import Row, sheets

ID, BODY, AUTHOR, TIME, MODERATED = (
    "comment-id",
    "comment-body",
    "author-id",
    "timestamp",
    "moderated",
)
REMEDY = "export it from Polis again"
MILLISECONDS = 10_000_000_000  # a time above it counts thousandths of a second


class Statements(Struct, frozen=True):
    """The statements, the text of the table they stood in, and what else that held."""

    statements: tuple[Statement, ...]
    source_text: str
    headers: tuple[Header, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]


def statements_of(
    source: Source, names: Mapping[str, str] = MappingProxyType({}), guarded: bool = False
) -> Statements:
    """Read comments.csv.

    Args:
        source: the file.
        names: what people are called, by number; others are called by that.
        guarded: whether an apostrophe stands before what a spreadsheet would run.

    Raises:
        ReadError: a column is missing, an id is there twice, or a time cannot be read.
    """
    sheet = next(sheets(source), None)
    if sheet is None:
        raise ReadError(source.name, None, "it is empty", REMEDY)
    places = {cell.strip(): place for place, cell in enumerate(sheet.rows[0].cells)}
    for name in (ID, BODY):
        if name not in places:
            raise ReadError(source.name, 1, f"there is no column {name!r}", REMEDY)
    text = _Text(places[BODY])
    text.write(sheet.rows[0])
    headers = [Header(0, text.length - 1, "names of the columns")]
    left_out: list[LeftOut] = []
    found: dict[str, Statement] = {}
    for row in sheet.rows[1:]:
        start, body, end = text.write(row)
        statement = _statement(row, places, body, source, names, guarded)
        if statement.key in found:
            problem = f"comment {statement.key} is there a second time"
            raise ReadError(source.name, row.number, problem, REMEDY)
        if not statement.text:
            left_out.append(LeftOut(start, end, "row without text"))
            continue
        found[statement.key] = statement
        comment = f"c:{statement.key}"
        around = ((start, statement.start), (statement.end, end))
        headers += [Header(a, b, "other columns", comment) for a, b in around if a < b]
    notes = list(sheet.notes)
    if left_out:
        told = f"{times(len(left_out), 'comment')} without words"
        notes.append(f"{told} {were(len(left_out))} left out.")
    ordered = sorted(found.values(), key=lambda each: (each.posted or "", each.number or 0))
    whole = "".join(text.parts)
    return Statements(tuple(ordered), whole, tuple(headers), tuple(left_out), tuple(notes))


class _Text:
    """Writes rows down as text, one below the other, and tells where the words of each stand."""

    def __init__(self, body: int) -> None:
        self.body = body
        self.parts: list[str] = []
        self.length = 0

    def write(self, row: Row) -> tuple[int, int, int]:
        """Write a row, and return where it starts, where its words do and where it ends."""
        start = self.length
        line = "\t".join(row.cells)
        self.parts += (line, "\n")
        self.length += len(line) + 1
        before = sum(len(cell) + 1 for cell in row.cells[: self.body])
        return start, start + before, start + len(line)


def named(number: str, names: Mapping[str, str]) -> str:
    """Return what the person with a number is called."""
    return names.get(number, NUMBERED + number)


def unguarded(cell: str, guarded: bool) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from running it."""
    return cell.removeprefix("'") if guarded else cell


def _statement(
    row: Row,
    places: Mapping[str, int],
    at: int,
    source: Source,
    names: Mapping[str, str],
    guarded: bool,
) -> Statement:
    cells = row.cells
    body = unguarded(cells[places[BODY]], guarded)
    at += len(cells[places[BODY]]) - len(body)
    words = body.strip()
    key = cells[places[ID]].strip()
    author = cells[places[AUTHOR]].strip() if AUTHOR in places else ""
    stamp = cells[places[TIME]].strip() if TIME in places else ""
    moderated = cells[places[MODERATED]].strip() if MODERATED in places else ""
    start = at + len(body) - len(body.lstrip())
    return Statement(
        key=key,
        text=words if guarded else repaired(words).strip(),  # argmap repaired what it wrote
        start=start,
        end=start + len(words),
        author=named(author, names) if author else None,
        posted=utc(stamp, source, row.number) if stamp else None,
        number=int(key) if key.isdecimal() else None,
        extra={MODERATED: int(moderated)} if moderated in ("-1", "0", "1") else {},
    )


def utc(stamp: str, source: Source, row: int) -> str:
    """Return the time of a stamp, milliseconds or seconds since 1970, as ISO 8601 in UTC.

    Raises:
        ReadError: it is none.
    """
    try:
        number = float(stamp)
        seconds = number / 1000 if number > MILLISECONDS else number
        read = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        problem = f"the timestamp {stamp[:40]!r} is no time"
        raise ReadError(source.name, row, problem, REMEDY) from None
    return read.isoformat(timespec="milliseconds").replace("+00:00", "Z")
