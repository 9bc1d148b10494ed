"""XLSX workbooks: XML in an archive, unpacked within limits and read cell by cell.

A reader that builds a whole grid first can be made to fill the memory by two cells far apart,
and one in native code then takes the server with it; here a cell costs what it says.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from msgspec import Struct

from argmap.errors import ReadError
from argmap.read.source import Source
from argmap.read.table_values import date_styles, value_of
from argmap.read.zipped import content_of, parts_of

SAVE_AS = "save it as XLSX or CSV"
BOOK = "xl/workbook.xml"
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
NUMBER = re.compile(r"[0-9]{1,7}")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
COLUMNS = 16_384


class Book(Struct, frozen=True):
    """The parts of a workbook, its shared texts, and which cell styles are of times."""

    source: Source
    parts: dict[str, zipfile.ZipInfo]
    strings: tuple[str, ...]
    dates: frozenset[int]
    from_1904: bool


def workbook(source: Source) -> Iterator[tuple[str, list[tuple[int, list[str]]]]]:
    """Yield the name and the rows of each sheet: a row is its number and its cells.

    Raises:
        LimitError: it unpacks to too much, or holds too many cells.
        ReadError: it is no workbook, is broken or encrypted, or declares entities.
    """
    parts = parts_of(source, SAVE_AS)
    if BOOK not in parts:
        raise ReadError(source.name, None, "it is an archive, but no XLSX workbook", SAVE_AS)
    root = _parsed(source, parts, BOOK)
    targets = _targets(source, parts)
    book = Book(
        source,
        parts,
        tuple(_strings(source, parts)),
        date_styles(_parsed(source, parts, "xl/styles.xml")),
        any(e.get("date1904") in ("1", "true") for e in _named(root, "workbookPr")),
    )
    for sheet in _named(root, "sheet"):
        related = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        target = targets.get(related, "")
        if target in parts and "chartsheet" not in target:
            yield sheet.get("name", ""), _rows(book, target)


def _parsed(source: Source, parts: dict[str, zipfile.ZipInfo], name: str) -> Element:
    """Return the root of a part; an empty one where the workbook has no such part."""
    if name not in parts:
        return Element("none")
    try:
        root: Element = fromstring(content_of(source, parts[name], SAVE_AS), forbid_dtd=True)
    except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
        raise _broken(source, name, error) from None
    return root


def _broken(source: Source, name: str, error: Exception) -> ReadError:
    if isinstance(error, DefusedXmlException):
        problem = f"{name} in it declares entities, which could fill the memory"
        return ReadError(source.name, None, problem, SAVE_AS)
    return ReadError(source.name, None, f"{name} in it is broken ({error})", SAVE_AS)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _named(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if _name(element) == name)


def _targets(source: Source, parts: dict[str, zipfile.ZipInfo]) -> dict[str, str]:
    """Return the name of the part behind each relation of the workbook."""
    root = _parsed(source, parts, "xl/_rels/workbook.xml.rels")
    return {
        relation.get("Id", ""): posixpath.normpath(
            posixpath.join("/xl", relation.get("Target", ""))
        ).lstrip("/")
        for relation in _named(root, "Relationship")
    }


def _strings(source: Source, parts: dict[str, zipfile.ZipInfo]) -> Iterator[str]:
    """Yield the texts that cells share, by their number."""
    name = next((name for name in parts if name.lower() == "xl/sharedstrings.xml"), "")
    for item in _parsed(source, parts, name) if name else ():
        yield _said(item)


def _said(element: Element) -> str:
    """Return the text of a cell or shared text, without hints on how to speak it."""
    texts: list[str] = []
    for part in element:
        inner = part if _name(part) == "r" else (part,)
        texts += (text.text or "" for text in inner if _name(text) == "t")
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(texts))


def _rows(book: Book, name: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a sheet, each as wide as its last cell that says something."""
    content = io.BytesIO(content_of(book.source, book.parts[name], SAVE_AS))
    rows: list[tuple[int, list[str]]] = []
    width = said = number = 0
    try:
        for _, element in iterparse(content, forbid_dtd=True):
            if _name(element) != "row":
                continue
            cells, stated = _cells(book, element), element.get("r", "")
            element.clear()
            number = int(stated) if NUMBER.fullmatch(stated) else number + 1
            if not cells:
                continue
            width = max(width, max(cells) + 1)
            said += sum(map(len, cells.values()))
            book.source.refuse_beyond("cells", width * (len(rows) + 1), "cells")
            book.source.refuse_beyond("expanded", said, "characters in its cells")
            rows.append((number, [cells.get(place, "") for place in range(max(cells) + 1)]))
    except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
        raise _broken(book.source, name, error) from None
    return rows


def _cells(book: Book, row: Element) -> dict[int, str]:
    """Return the cells of a row that say something, by column."""
    cells: dict[int, str] = {}
    place = -1
    for cell in row:
        if _name(cell) != "c":
            continue
        reference = REFERENCE.fullmatch(cell.get("r", ""))
        place = _column(reference[1]) if reference else place + 1
        text = _text(book, cell)
        if text.strip() and place < COLUMNS:
            cells[place] = text
    return cells


def _column(letters: str) -> int:
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - 64
    return number - 1


def _text(book: Book, cell: Element) -> str:
    """Return what a cell shows."""
    kind = cell.get("t", "n")
    written = next((part.text or "" for part in cell if _name(part) == "v"), "")
    if kind == "inlineStr":
        return "".join(_said(part) for part in cell if _name(part) == "is")
    if kind == "s":
        number = int(written) if written.strip().isdecimal() else -1
        return book.strings[number] if 0 <= number < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if written.strip() == "1" else "FALSE"
    if kind == "n":
        style = cell.get("s", "0")
        is_date = style.isdecimal() and int(style) in book.dates
        return value_of(written, is_date, book.from_1904)
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)
