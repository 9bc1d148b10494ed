"""What a reader is given: the bytes, their name, the decoded text and the limits."""

import os
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct, field, structs

from argmap.errors import LimitError, ReadError
from argmap.read.decode import Decoded, decode, sample


class Limits(Struct, frozen=True, kw_only=True):
    """How much is read at most; each limit is raised by its name in the environment.

    `bytes` is the size of a file, `expanded` that of what an archive unpacks to, `comments` the
    number of comments, `characters` the length of one comment, `cells` the cells of a table and
    `depth` the nesting of markup and of answers.
    """

    bytes: int = 96_000_000  # 100,000 comments and claims in the native format have room
    expanded: int = 256_000_000
    comments: int = 200_000
    characters: int = 1_000_000
    cells: int = 4_000_000
    depth: int = 20_000

    @classmethod
    def of_environment(cls) -> "Limits":
        """Return the limits with what `ARGMAP_MAX_BYTES`, `ARGMAP_MAX_CELLS`, ... change.

        Raises:
            ReadError: one of them is not a whole number above 0.
        """
        changed: dict[str, int] = {}
        for name in cls.__struct_fields__:
            value = os.environ.get(setting(name))
            if value is None:
                continue
            if not value.isdecimal() or int(value) == 0:
                problem = f"{value!r} is not a whole number above 0"
                raise ReadError(setting(name), None, problem, "give a number such as 1000000")
            changed[name] = int(value)
        return structs.replace(cls(), **changed)


def setting(limit: str) -> str:
    """Return the environment variable that raises a limit."""
    return f"ARGMAP_MAX_{limit.upper()}"


class Source(Struct, frozen=True, kw_only=True, dict=True):
    """The bytes of one file or paste, and what its reader needs to know beside them.

    `columns` maps "id", "author", "time", "text" and "reply_to" to a column's name or letter,
    for tables whose columns are guessed wrong.
    """

    name: str
    data: bytes
    limits: Limits = field(default_factory=Limits)
    columns: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def decoded(self) -> Decoded:
        """The text with Unix line ends, the encoding that was found, and notes on repairs."""
        return decode(self.data, self.name)

    @property
    def text(self) -> str:
        """The decoded text."""
        return self.decoded.text

    @cached_property
    def head(self) -> str:
        """The first 64 kB as text, for sniffing; nothing if the bytes are not text."""
        return sample(self.data)

    def refuse_beyond(self, limit: str, found: int, unit: str) -> None:
        """Let pass what is within a limit.

        Raises:
            LimitError: `found` is above the limit of this name.
        """
        allowed: int = getattr(self.limits, limit)
        if found > allowed:
            raise LimitError(self.name, setting(limit), f"{found:,} {unit}", f"{allowed:,} {unit}")
