"""Bytes to text: byte order marks, UTF-8, UTF-16, cp1252; line ends; lone surrogates."""

import codecs
import re

from msgspec import Struct

from argmap.errors import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
KINDS = (
    (b"%PDF", "a PDF", "open it, copy its text and paste that"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text or XLSX"),
    (b"PK\x03\x04", "a ZIP archive or a damaged workbook", "unpack it, or save it as CSV"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"\x89PNG", "a picture", "save the conversation as text"),
    (b"\xff\xd8\xff", "a picture", "save the conversation as text"),
    (b"GIF8", "a picture", "save the conversation as text"),
)
SAMPLE = 65_536
# Beyond so many broken places a file is not UTF-8 with a few accidents in it.
ACCIDENTS = 10_000
SURROGATE = re.compile("[\ud800-\udfff]")


class Decoded(Struct, frozen=True):
    """Text with Unix line ends, the encoding it was in, and sentences on what was mended."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Decode bytes of an unknown encoding.

    Raises:
        ReadError: the bytes are not text, or there is nothing but blanks.
    """
    encoding, mark = encoding_of(data)
    if encoding is None:
        raise _not_text(data, name)
    text, notes = _decoded(data[mark:], encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\r\n\0") or text.isspace():
        raise ReadError(name, None, "it is empty", "choose a file that holds a conversation")
    return Decoded(text, encoding, notes)


def sample(data: bytes) -> str:
    """Return the first 64 kB as text with Unix line ends, or nothing if it is not text."""
    head = data[:SAMPLE]
    encoding, mark = encoding_of(head)
    if encoding is None:
        return ""
    text = head[mark:].decode(encoding, "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(data: bytes) -> tuple[str | None, int]:
    """Return the encoding (None: not text) and the length of the byte order mark."""
    for mark, of_mark in MARKS:
        if data.startswith(mark):
            return of_mark, len(mark)
    if any(data.startswith(kind) for kind, *_ in KINDS):
        return None, 0
    head = data[:SAMPLE]
    if head.count(0) > 0.002 * len(head):
        return _wide(head), 0
    controls = len(head) - len(head.translate(None, bytes({*range(32)} - set(b"\t\n\r\x0c\x1b"))))
    if controls > 0.02 * len(head) + 1:
        return None, 0
    return _narrow(data), 0


def _wide(head: bytes) -> str | None:
    """Return the UTF-16 that makes sense of bytes with many zeros: no mark tells which."""
    best: tuple[float, str | None] = (0.99, None)
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(encoding, "replace")
        readable = sum(c.isprintable() or c in "\t\n\r\x0c" for c in text) - text.count("\ufffd")
        # Blanks and line ends are what tells the two byte orders of one text apart.
        plain = sum(text.count(blank) for blank in " \n\r,.")
        if text and plain and readable / len(text) > best[0]:
            best = (readable / len(text) + plain / len(text) / 1000, encoding)
    return best[1]


def _narrow(data: bytes) -> str:
    """Return UTF-8, unless there is more in the bytes that breaks it than that obeys it."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
        few = broken <= min(beyond_ascii - broken, ACCIDENTS)
        return "utf-8" if few or data.isascii() else "cp1252"
    return "utf-8"


def _decoded(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    notes: list[str] = []
    if encoding == "utf-8":
        try:
            text = data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            text = data.decode("utf-8", "argmap-mixed")
            notes.append("Some bytes are not UTF-8; they were read as Windows-1252.")
    else:
        text = data.decode(encoding, "replace")
    if encoding == "cp1252":
        notes.append("It is not UTF-8 and was read as Windows-1252; save it as UTF-8 if it is not.")
    if SURROGATE.search(text):
        text = SURROGATE.sub("\ufffd", text)
        notes.append("Broken characters (lone surrogates) were replaced.")
    return text, tuple(notes)


def _mixed(error: UnicodeError) -> tuple[str, int]:
    """Read one broken byte of UTF-8 as cp1252; a character cut off at the end as unknown."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.end == len(error.object) and error.reason == "unexpected end of data":
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("argmap-mixed", _mixed)


def _not_text(data: bytes, name: str) -> ReadError:
    for start, kind, remedy in KINDS:
        if data.startswith(start):
            return ReadError(name, None, f"it is {kind}, not text", remedy)
    problem = "it is not text: it holds bytes that no text has"
    return ReadError(name, None, problem, "save it as text, HTML, CSV, XLSX or JSON first")
