"""The cells of a table: CSV and TSV with whatever separates them, and XLSX workbooks."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from argmap.errors import ReadError
from argmap.read.source import Source
from argmap.read.table.xlsx import SAVE_AS, workbook

SEPARATORS = ",;\t|"
SAMPLE = 65536
XLSX = b"PK\x03\x04"
OLD_XLS = b"\xd0\xcf\x11\xe0"


class Row(Struct, frozen=True):
    """The cells of a row that is not blank, and its number as a spreadsheet counts."""

    number: int
    cells: tuple[str, ...]


class Sheet(Struct, frozen=True):
    """The rows of one sheet, all of one width, and notes on how they were read."""

    rows: tuple[Row, ...]
    name: str = ""
    notes: tuple[str, ...] = ()


def sheets(source: Source) -> Iterator[Sheet]:
    """Yield the sheets of a table that hold something, in their order.

    Raises:
        ReadError: it is no table that can be read.
        LimitError: it holds too many cells, or unpacks to too much.
    """
    if source.data.startswith(OLD_XLS):
        raise ReadError(source.name, None, "it is a workbook of the old kind (.xls)", SAVE_AS)
    if source.data.startswith(XLSX):
        for name, rows in workbook(source):
            if rows:
                yield Sheet(
                    _even([Row(number, tuple(cells)) for number, cells in rows], source), name
                )
        return
    sheet = _separated(source)
    if sheet.rows:
        yield sheet


def _separated(source: Source) -> Sheet:
    text, notes = source.text, list(source.decoded.notes)
    separator = separator_of(text[:SAMPLE]) or "\t"
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # limits are checked elsewhere
    rows = _rows(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    if '"' in text and _is_torn(rows, text):
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE
        )
        rows = _rows(reader)
        notes.append("A quotation mark is opened and never closed: they were read as plain signs.")
    return Sheet(_even(rows, source), notes=tuple(notes))


def _rows(reader: Iterable[Sequence[str]]) -> list[Row]:
    return [
        Row(number, tuple(cells))
        for number, cells in enumerate(reader, start=1)
        if any(cell.strip() for cell in cells)
    ]


def _is_torn(rows: Sequence[Row], text: str) -> bool:
    """Say whether the last cell swallowed what follows a mark that nothing closes."""
    last = rows[-1].cells[-1] if rows else ""
    return text.count('"') % 2 == 1 and last.count("\n") > 0 and text.endswith(last)


def separator_of(sample: str) -> str:
    """Return what separates the cells of a text, "" where nothing does so evenly."""
    best, most = "", 0.0
    for separator in SEPARATORS:
        if separator not in sample:
            continue
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
        try:
            widths = [len(cells) for cells in reader if any(cells)]
        except csv.Error:
            continue
        if len(sample) == SAMPLE:
            widths = widths[:-1]  # the sample may end within it
        width, times = Counter(widths).most_common(1)[0] if widths else (1, 0)
        evenness = times / max(1, len(widths)) + 0.001 * width
        if width > 1 and evenness > max(most, 0.5):
            best, most = separator, evenness
    return best


def _even(rows: Sequence[Row], source: Source) -> tuple[Row, ...]:
    width = max((len(row.cells) for row in rows), default=0)
    source.refuse_beyond("cells", width * len(rows), "cells")
    return tuple(Row(r.number, r.cells + ("",) * (width - len(r.cells))) for r in rows)
