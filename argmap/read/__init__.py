"""Bytes or text in, a `Conversation` (or `ArgumentGraph`) out; one module a format."""

import importlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

from msgspec import Struct

from argmap.errors import ReadError
from argmap.model import ArgumentGraph, Conversation
from argmap.read.looks import polis_export, saved_page, wordpress_export
from argmap.read.source import Limits, Source

__all__ = ["READERS", "Limits", "Reader", "Source", "opened", "read", "read_bytes", "sniff"]

STANDARD_INPUT = "-"


class Reader(Struct, frozen=True):
    """One format: its name for `--format`, its name for people, the usual endings of its files.

    Its module `argmap.read.<module>` has `sniff(source) -> float` and `parse(source)`, and is
    imported when it is first asked, so that what it needs costs nothing before; `looks` is the
    same as its `sniff`, and spares the import.
    """

    name: str
    label: str
    endings: tuple[str, ...]
    module: str
    looks: Callable[[Source], float] | None = None

    def sniff(self, source: Source) -> float:
        """Return how surely the source is of this format, 0 to 1."""
        score: float = (self.looks or self._imported.sniff)(source)
        return score

    def parse(self, source: Source) -> Conversation | ArgumentGraph:
        """Read the source as this format."""
        found: Conversation | ArgumentGraph = self._imported.parse(source)
        return found

    @property
    def _imported(self) -> ModuleType:
        return importlib.import_module(f"argmap.read.{self.module}")


READERS: tuple[Reader, ...] = (
    Reader("native", "argument graph of argmap", (".json",), "native"),
    Reader("wxr", "WordPress export", (".xml", ".wxr"), "web.wxr", wordpress_export),
    Reader("html", "saved web page", (".html", ".htm", ".xhtml"), "web.html", saved_page),
    Reader("polis", "export of Polis", (".zip",), "polis", polis_export),
    Reader("votes", "table of votes: CSV, TSV or XLSX", (".csv", ".tsv", ".xlsx"), "vote_table"),
    Reader("table", "table: CSV, TSV or XLSX", (".csv", ".tsv", ".xlsx"), "table"),
    Reader("chat", "chat or transcript", (".chat", ".log"), "text.chat"),
    Reader("page", "page copied as text", (".txt", ".text", ".md"), "text.page"),
)


def read(
    path: str | Path,
    format: str | None = None,  # noqa: A002  # the word of the command line
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> Conversation | ArgumentGraph:
    """Read a file, or standard input when the path is "-".

    An export of Polis is read whole where the path is its folder, or one of its files with the
    others beside it.

    Args:
        path: the file.
        format: name of a reader; sniffed from the content when None.
        columns: which column of a table holds what, see `Source.columns`.
        limits: how much is read at most; None takes them from the environment.

    Raises:
        ReadError: the file cannot be opened or understood; says where and what to do.
        LimitError: it is larger than a limit allows; a large file is refused unread.
    """
    limits = limits or Limits.of_environment()
    name, data, known = opened(path, format, limits)
    return read_bytes(data, name, known, columns, limits)


def opened(
    path: str | Path,
    format: str | None,  # noqa: A002  # the word of the command line
    limits: Limits,
) -> tuple[str, bytes, str | None]:
    """Return what a file is called, its bytes, and its format where that is given or plain.

    Raises:
        ReadError: the file cannot be opened.
        LimitError: it is larger than a limit allows; a large file is refused unread.
    """
    if str(path) == STANDARD_INPUT:
        return "standard input", _standard_input(limits), format
    path = Path(path)
    if format in (None, "polis") and (path.is_dir() or path.suffix.lower() == ".csv"):
        from argmap.read import polis

        files = polis.beside(path)
        if files is not None:
            whole = polis.packed({kind: _file(file, limits) for kind, file in files.items()})
            return path.name, whole, "polis"
    return path.name, _file(path, limits), format


def read_bytes(
    data: bytes,
    name: str,
    format: str | None = None,  # noqa: A002  # the word of the command line
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> Conversation | ArgumentGraph:
    """Read bytes, such as an upload or a paste, that are called `name`.

    Raises:
        ReadError: the bytes cannot be understood; says where and what to do.
        LimitError: there is more than a limit allows.
    """
    limits = limits or Limits.of_environment()
    source = Source(name=name, data=data, limits=limits, columns=columns or {})
    source.refuse_beyond("bytes", len(data), "bytes")
    if not data.strip():
        raise ReadError(name, None, "it is empty", "choose a file that holds a conversation")
    return (_named(format) if format else sniff(source)).parse(source)


def sniff(source: Source) -> Reader:
    """Return the reader that fits the content best; the file ending only breaks a tie.

    Raises:
        ReadError: the bytes are neither text nor of a known format.
    """
    ending = Path(source.name).suffix.lower()
    scores = [(reader.sniff(source), ending in reader.endings, reader) for reader in READERS]
    score, _, best = max(scores, key=lambda scored: scored[:2])
    if score > 0:
        return best
    # No reader wants it: decoding says best what it is instead.
    _ = source.text
    formats = ", ".join(reader.name for reader in READERS)
    raise ReadError(source.name, None, "its format is not known", f"name one of {formats}")


def _named(format_name: str) -> Reader:
    for reader in READERS:
        if reader.name == format_name:
            return reader
    known = ", ".join(reader.name for reader in READERS)
    raise ReadError("--format", None, f"there is no reader {format_name!r}", f"use one of {known}")


def _file(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        Source(name=path.name, data=b"", limits=limits).refuse_beyond("bytes", size, "bytes")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        # A name with a zero byte in it is a ValueError, not an OSError.
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        problem = f"it cannot be opened ({reason})"
        raise ReadError(str(path), None, problem, "check the path and its permissions") from None


def _standard_input(limits: Limits) -> bytes:
    data = sys.stdin.buffer.read(limits.bytes + 1)
    Source(name="standard input", data=b"", limits=limits).refuse_beyond(
        "bytes", len(data), "bytes or more"
    )
    return data
