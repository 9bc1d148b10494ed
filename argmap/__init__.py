"""Turn a conversation into an argument graph and explore it in the browser."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from argmap.model import ArgumentGraph

__version__ = "0.1.0"


def open(  # noqa: A001 - it is read as argmap.open(...)
    source: "str | PathLike[str]",
    format: str | None = None,  # noqa: A002 - the option's name
    engine: str = "auto",
) -> "ArgumentGraph":
    """Return the argument graph of a file: read, and mined where it is not yet.

    Args:
        source: a path to a file in any format that is read, or a native map.
        format: the name of the format, where it is guessed wrong; `argmap formats` lists them.
        engine: what mines: "auto", or "rules" alone.

    Raises:
        ArgmapError: the source cannot be read; says where, what and what to do.
    """
    from argmap.convert import load  # imported here, so that `import argmap` stays light

    return load(str(source), format, engine=engine)
