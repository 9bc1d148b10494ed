"""The markup of a saved page: its declared encoding, and the files of browsers that hold it."""

import codecs
import plistlib
import re
from email.errors import MessageError
from email.parser import BytesParser
from email.policy import compat32
from xml.parsers.expat import ExpatError

from msgspec import Struct

from argmap.errors import ReadError
from argmap.read.decode import MARKS, decode
from argmap.read.looks import LOOKED_AT, is_mhtml
from argmap.read.source import Source

SURROGATE = re.compile("[\ud800-\udfff]")
UNICODE_MARKS = tuple(mark for mark, _ in MARKS)
DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding=["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# What pages mean by a name, where that is not what it says (WHATWG Encoding Standard).
MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "utf-16": "utf-8",
    "unicode": "utf-8",
}
SAVE_AGAIN = 'save the page again as "web page, HTML only"'


class Markup(Struct, frozen=True):
    """The text of a page's markup, and notes on how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def markup_of(source: Source) -> Markup:
    """Return the markup of a page, unpacked from the single file of a browser if need be.

    Raises:
        ReadError: it is no text, or the file of a browser that holds no page.
    """
    data, declared = source.data, ""
    if data.startswith(b"bplist00"):
        data, declared = _of_webarchive(source)
    elif is_mhtml(data):
        data, declared = _of_mhtml(source)
    wanted = codec(declared) or declared_encoding(data)
    if _overrides(wanted, data):
        text = data.decode(wanted, "replace").replace("\r\n", "\n").replace("\r", "\n")
        return Markup(SURROGATE.sub("\ufffd", text))
    decoded = decode(data, source.name)
    return Markup(decoded.text, decoded.notes)


def _overrides(wanted: str, data: bytes) -> bool:
    """Say whether a declared encoding is to be believed more than the bytes themselves.

    Browsers save pages as UTF-8 and leave the old declaration in them; what is valid UTF-8 with
    letters beyond ASCII is hardly ever anything else.
    """
    if wanted in ("", "utf-8") or data.startswith(UNICODE_MARKS) or b"\x00" in data[:LOOKED_AT]:
        return False
    if wanted.startswith("iso2022"):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def declared_encoding(data: bytes) -> str:
    """Return the encoding that markup names at its start, as Python calls it, or ""."""
    found = DECLARED.search(data[:LOOKED_AT])
    return codec((found[1] or found[2]).decode("ascii")) if found else ""


def codec(name: str) -> str:
    """Return what Python calls an encoding, or "" where it is unknown."""
    name = name.strip().lower()
    try:
        return codecs.lookup(MEANT.get(name, name)).name if name else ""
    except LookupError:
        return ""


def _of_mhtml(source: Source) -> tuple[bytes, str]:
    try:
        message = BytesParser(policy=compat32).parsebytes(source.data)
    except (MessageError, ValueError) as error:
        raise ReadError(source.name, None, f"it is no page ({error})", SAVE_AGAIN) from None
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content, str(part.get_content_charset() or "")
    raise ReadError(source.name, None, "it holds no page", SAVE_AGAIN)


def _of_webarchive(source: Source) -> tuple[bytes, str]:
    try:
        main = plistlib.loads(source.data)["WebMainResource"]
        content, encoding = main["WebResourceData"], main.get("WebResourceTextEncodingName", "")
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError) as error:
        raise ReadError(source.name, None, f"it is no page ({error})", SAVE_AGAIN) from None
    if not isinstance(content, bytes):
        raise ReadError(source.name, None, "it holds no page", SAVE_AGAIN)
    return content, str(encoding)
