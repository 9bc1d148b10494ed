"""From what people drop or paste to an address in the app."""

import base64
import binascii
import re

from argmap.errors import ReadError
from argmap.model import ArgumentGraph
from argmap.show.library import Library

PASTED = "pasted text"
TABLE = 0.8  # from here on the reader of tables is sure


def open_upload(library: Library, contents: str, name: str, format: str | None = None) -> str:  # noqa: A002
    """Take in a file as `dcc.Upload` hands it over; return the address to go on at.

    Raises:
        ReadError: the file cannot be read.
    """
    head, comma, body = contents.partition(",")
    if not comma or not head.endswith(";base64"):
        raise ReadError(name, None, "it did not arrive whole", "choose the file again")
    try:
        data = base64.b64decode(body, validate=True)
    except binascii.Error:
        raise ReadError(name, None, "it did not arrive whole", "choose the file again") from None
    return open_bytes(library, data, name, format)


def open_text(library: Library, text: str, format: str | None = None) -> str:  # noqa: A002
    """Take in pasted text; return the address to go on at.

    Raises:
        ReadError: the text cannot be read.
    """
    if not text.strip():
        raise ReadError(PASTED, None, "it is empty", "paste a conversation first")
    return open_bytes(library, text.encode("utf-8", "replace"), PASTED, format)


def open_bytes(library: Library, data: bytes, name: str, format: str | None) -> str:  # noqa: A002
    """Read and begin to mine; return the address of the review, or of a map that was finished."""
    name = plain_name(name)
    try:
        found = library.drafts.start(data, name, format)
    except ReadError:
        # A table whose columns say nothing: its first is taken, and the review lets choose.
        if format not in (None, "table") or not _is_table(data, name):
            raise
        found = library.drafts.start(data, name, "table", {"text": "A"})
    if isinstance(found, ArgumentGraph):
        return f"/explore?c={library.add(found)}"
    return f"/review?d={found.key}"


def plain_name(name: str) -> str:
    """Return a file name without folders, control characters and what is beyond 120 letters."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(c for c in last if c.isprintable())[-120:] or "file"


def _is_table(data: bytes, name: str) -> bool:
    from argmap.read.source import Source
    from argmap.read.table import preview, sniff

    source = Source(name=name, data=data, columns={"text": "A"})
    return sniff(source) > TABLE and len(preview(source, 0).columns) > 1
