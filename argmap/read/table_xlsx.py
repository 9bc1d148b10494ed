"""XLSX workbooks, looked at before they are opened: an archive may unpack to anything."""

import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from argmap.errors import ReadError
from argmap.read.source import Source

SAVE_AS = "save it as XLSX or CSV"
CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br\s*=\s*["'](\d{1,7})["']""")
SHARED = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\bt\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v>(\d{1,9})<""")
ITEM = re.compile(rb"</(?:\w+:)?si>")
LOCAL_HEADER = 30  # bytes before the name of a part in a zip archive
ENCRYPTED = 1
DECLARES = (b"<!ENTITY", b"<!DOCTYPE")

Grid = Iterator[Sequence[str]]


def workbook(source: Source) -> Iterator[tuple[str, Grid]]:
    """Yield the name and the rows of each sheet.

    Raises:
        LimitError: it unpacks to too much, or its cells lie too far apart.
        ReadError: it is no workbook, is broken or encrypted, or declares entities.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    _check(source)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(source.data))
        for name in book.sheet_names:
            grid = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield name, (tuple(map(_cell, values)) for values in grid)
    except (CalamineError, ValueError, OSError) as error:
        raise ReadError(source.name, None, f"it is no whole workbook ({error})", SAVE_AS) from None


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _check(source: Source) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            _check_parts(archive, source)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise ReadError(source.name, None, f"it is no whole workbook ({error})", SAVE_AS) from None


def _check_parts(archive: zipfile.ZipFile, source: Source) -> None:
    parts = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        raise ReadError(source.name, None, "it is an archive, but no XLSX workbook", SAVE_AS)
    source.refuse_beyond("expanded", sum(part.file_size for part in parts), "bytes unpacked")
    lengths = [
        len(item)
        for part in parts
        if part.filename.endswith("sharedStrings.xml")
        for item in ITEM.split(_content(source, part))
    ]
    said = 0
    for part in parts:
        content = _content(source, part)
        if part.filename.endswith((".xml", ".rels")) and any(d in content for d in DECLARES):
            problem = f"{part.filename} in it declares entities, which could fill the memory"
            raise ReadError(source.name, None, problem, SAVE_AS)
        if part.filename.startswith("xl/worksheets/"):
            source.refuse_beyond("cells", _area(content), f"cells in {part.filename}")
            shared = (int(number) for number in SHARED.findall(content))
            said += sum(lengths[number] for number in shared if number < len(lengths))
    source.refuse_beyond("expanded", said, "bytes of text in its cells")


def _content(source: Source, part: zipfile.ZipInfo) -> bytes:
    """Return what a part unpacks to, refused where that is not the size which it states.

    `zipfile` would stop at the stated size and not tell; the reader of workbooks would go on.
    """
    fixed = source.data[part.header_offset : part.header_offset + LOCAL_HEADER]
    if len(fixed) < LOCAL_HEADER or part.flag_bits & ENCRYPTED:
        raise ReadError(source.name, None, "it is cut off or encrypted", SAVE_AS)
    start = part.header_offset + LOCAL_HEADER + sum(struct.unpack("<HH", fixed[26:30]))
    packed = source.data[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        content = packed
    elif part.compress_type == zipfile.ZIP_DEFLATED:
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, part.file_size + 1)
    else:
        raise ReadError(source.name, None, f"{part.filename} is packed in a rare way", SAVE_AS)
    if len(content) != part.file_size or zlib.crc32(content) != part.CRC:
        problem = f"{part.filename} in it is not what its table of contents says"
        raise ReadError(source.name, None, problem, SAVE_AS)
    return content


def _area(content: bytes) -> int:
    """Return how many cells lie between the first and the farthest: all of them take memory."""
    cells = CELL.findall(content)
    right = max((_column_number(letters) for letters, _ in cells), default=0)
    bottom = max((int(row) for _, row in cells), default=0)
    return max(1, right) * max(bottom, *map(int, ROW.findall(content)), 0, 0)


def _column_number(letters: bytes) -> int:
    number = 0
    for character in letters.upper():
        number = number * 26 + character - 64
    return number
