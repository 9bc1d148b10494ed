"""XLSX workbooks: openpyxl reads what was unpacked within limits."""

import datetime as dt
import io
import os
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from defusedxml.common import DefusedXmlException

from argmap.errors import ReadError
from argmap.read.source import Source
from argmap.read.table.zipped import content_of, parts_of

SAVE_AS = "save it as XLSX or CSV"
ENTITIES = "it declares entities, which could fill the memory"
BOOK = "xl/workbook.xml"
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
NEEDED = (".xml", ".rels")  # no pictures
LONGEST_REASON = 200
LAST_ROW = 1_048_576  # of any spreadsheet
HALF_A_SECOND = dt.timedelta(milliseconds=500)
# What openpyxl raises where XML is not as it expects; it has no error of its own for it.
BROKEN = (
    SyntaxError,  # what parsers of XML call it
    zipfile.BadZipFile,
    OSError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)

Rows = list[tuple[int, list[str]]]


def workbook(source: Source) -> Iterator[tuple[str, Rows]]:
    """Yield the name and the rows of each sheet: a row is its number and its cells.

    Raises:
        LimitError: it unpacks to too much, or holds too many cells.
        ReadError: it is no workbook, is broken or encrypted, or declares entities.
    """
    plain = _unpacked(source)
    book = _checked(source, lambda: _opened(plain))
    for sheet in book.worksheets:
        yield sheet.title, _checked(source, partial(_rows, source, sheet))


def _checked(source: Source, read: Callable[[], Any]) -> Any:
    """Return what openpyxl reads, its many errors turned into one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they are about styles
            return read()
    except BROKEN as error:
        reason = error.__cause__ or error  # openpyxl wraps some of them
    if isinstance(reason, DefusedXmlException):
        problem = ENTITIES
    else:
        problem = f"it is a broken workbook ({str(reason)[:LONGEST_REASON]})"
    raise ReadError(source.name, None, problem, SAVE_AS)


def _unpacked(source: Source) -> io.BytesIO:
    """Return the workbook with its parts as they are, not packed, checked one by one before."""
    parts = parts_of(source, SAVE_AS)
    if BOOK not in parts:
        raise ReadError(source.name, None, "it is an archive, but no XLSX workbook", SAVE_AS)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            if name.endswith(NEEDED):
                content = content_of(source, part, SAVE_AS)
                # openpyxl looks for this itself only where lxml is not installed
                if b"<!ENTITY" in content.replace(b"\0", b""):
                    raise ReadError(source.name, None, ENTITIES, SAVE_AS)
                archive.writestr(name, content)
    return stream


def _opened(plain: io.BytesIO) -> Any:
    os.environ.setdefault("OPENPYXL_LXML", "False")  # defusedxml reads more carefully
    from openpyxl import load_workbook  # takes a quarter of a second

    return load_workbook(plain, read_only=True, data_only=True, keep_links=False)


def _rows(source: Source, sheet: Any) -> Rows:
    """Return the rows of a sheet that say something, each as wide as its last cell that does."""
    rows: Rows = []
    width = said = built = 0
    sheet.reset_dimensions()  # they may be wrong
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > LAST_ROW:
            raise ReadError(source.name, None, f"it has more than {LAST_ROW:,} rows", SAVE_AS)
        if not values:
            continue
        built += len(values)
        source.refuse_beyond("cells", built, "cells, empty ones too")
        cells = list(map(shown, values))
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            continue
        width = max(width, len(cells))
        said += sum(map(len, cells))
        source.refuse_beyond("cells", width * (len(rows) + 1), "cells")
        source.refuse_beyond("expanded", said, "characters in its cells")
        rows.append((number, cells))
    return rows


def shown(value: object) -> str:
    """Return the value of a cell as a spreadsheet shows it: 12 for 12.0, a day without a time."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, dt.datetime):
        value = (value + HALF_A_SECOND).replace(microsecond=0)
        whole = value.time() == dt.time()
        return value.date().isoformat() if whole else value.isoformat(sep=" ")
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
