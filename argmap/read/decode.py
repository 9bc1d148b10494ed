"""Bytes to text: byte order marks, UTF-8, UTF-16, cp1252; line ends; lone surrogates."""

import codecs

from msgspec import Struct

from argmap.errors import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Decoded(Struct, frozen=True):
    """Text with Unix line ends, the encoding it was in, and sentences on what was mended."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Decode bytes of an unknown encoding.

    Raises:
        ReadError: the bytes are not text.
    """
    if not data.strip():
        raise ReadError(name, None, "it is empty", "choose a file that holds a conversation")
    for mark, of_mark in MARKS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(of_mark, "replace"), of_mark)
    encoding = _guess(data)
    if encoding is None:
        problem = "it is not text: it holds bytes that no text has"
        raise ReadError(name, None, problem, "save it as text, HTML, CSV, XLSX or JSON first")
    return _clean(data.decode(encoding, "replace"), encoding)


def _guess(data: bytes) -> str | None:
    sample = data[:4096]
    nulls_even, nulls_odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and nulls_odd > 0.4 * half and nulls_even < 0.1 * half:
        return "utf-16-le"
    if half and nulls_even > 0.4 * half and nulls_odd < 0.1 * half:
        return "utf-16-be"
    if b"\x00" in data:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        controls = sum(byte < 32 and byte not in b"\t\n\r\x0c\x1b" for byte in sample)
        return None if controls > 0.02 * len(sample) else "cp1252"
    return "utf-8"


def _clean(text: str, encoding: str) -> Decoded:
    notes: list[str] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-8", "replace").decode("utf-8")
        notes.append("Broken characters (lone surrogates) were replaced.")
    return Decoded(text, encoding, tuple(notes))
