"""Between files and graphs: what the command line and the app share."""

from collections.abc import Mapping
from pathlib import PurePath

from argmap.errors import WriteError
from argmap.model import ArgumentGraph, Conversation
from argmap.progress import Progress, quiet


def to_graph(found: Conversation | ArgumentGraph, progress: Progress = quiet) -> ArgumentGraph:
    """Return the graph of what a reader returned.

    A conversation is mined. A graph that holds claims or links is passed on as it is, so that
    nothing that a person corrected in it is lost; one that holds neither is mined.
    """
    if isinstance(found, ArgumentGraph):
        if found.claims or found.links:
            return found
        found = found.conversation
    from argmap.mine import mine

    return mine(found, progress)


def load(
    source: str,
    format: str | None = None,  # noqa: A002 - the name of the option that users write
    columns: Mapping[str, str] | None = None,
    progress: Progress = quiet,
) -> ArgumentGraph:
    """Read a file, or standard input for "-", and mine what is not mined yet.

    Raises:
        ReadError: the source cannot be read; says where, what and what to do.
    """
    from argmap.read import read

    return to_graph(read(source, format=format, columns=columns or {}), progress)


def format_of(name: str, to: str | None) -> str:
    """Return the name of the writer asked for by `to`, or by the ending of a file name.

    Raises:
        WriteError: there is none.
    """
    from argmap.write import WRITERS

    if to is not None:
        if to in WRITERS:
            return to
        raise WriteError(f"{to!r} is no format; choose one of {', '.join(WRITERS)}")
    fitting = [key for key, w in WRITERS.items() if name.lower().endswith(tuple(w.endings))]
    if not fitting:
        ending = PurePath(name).suffix or name
        problem = f"{name}: no format is known for the ending {ending!r}"
        raise WriteError(f"{problem}; give one with --to: {', '.join(WRITERS)}")
    return fitting[0]


def files(graph: ArgumentGraph, to: str, name: str) -> dict[str, bytes]:
    """Return what to write where for the format `to`: mostly one file, called `name`.

    The tables of `out.csv` become `out.nodes.csv` and `out.links.csv`.

    Raises:
        WriteError: there is no such format.
    """
    from argmap.write import WRITERS, to_files

    writer = WRITERS[format_of(name, to)]
    layout = None
    if writer.needs_layout:
        from argmap.layout.layered import layered

        layout = layered(graph)
    return to_files(graph, writer, name, layout)


def export(graph: ArgumentGraph, to: str) -> bytes:
    """Return the graph as one file in the format of this name, text as UTF-8.

    Raises:
        WriteError: there is no such format.
    """
    return files(graph, to, "-")["-"]
