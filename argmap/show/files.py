"""Keys of conversations, their files, and a small memory of what was read last."""

import hashlib
import os
import re
import sys
import tempfile
import threading
import unicodedata
from collections import OrderedDict
from pathlib import Path
from typing import Generic, TypeVar

from argmap.model import ArgumentGraph

KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")

V = TypeVar("V")


def key_of(title: str, content: bytes) -> str:
    """Return a key for a conversation: words of its title and eight digits of a hash."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "conversation"
    return f"{words}-{hashlib.sha256(content).hexdigest()[:8]}"


def load(path: Path) -> ArgumentGraph:
    """Return the graph of a native file that argmap wrote itself, however large.

    Raises:
        ReadError: it is not well formed.
    """
    from argmap.read import native
    from argmap.read.source import Limits, Source

    unlimited = Limits(**dict.fromkeys(Limits.__struct_fields__, sys.maxsize))
    return native.parse(Source(name=path.name, data=path.read_bytes(), limits=unlimited))


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that a reader, or a crash, never meets half of it; makes its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class Latest(Generic[V]):
    """The values that were used last, by key; several threads may use it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[str, V] = OrderedDict()
        self._lock = threading.RLock()

    def get(self, key: str) -> V | None:
        """Return a value, or None when it is not remembered."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: str, value: V) -> None:
        """Remember a value; the one that was not used for longest is forgotten."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)

    def offer(self, key: str, value: V) -> V:
        """Return what is remembered under a key; that is this value where nothing was."""
        with self._lock:
            known = self._values.get(key)
            if known is None:
                self.put(key, value)
                return value
            return known

    def drop(self, key: str) -> None:
        """Forget a value."""
        with self._lock:
            self._values.pop(key, None)
