"""What commands share: pairs of options, where to write, the bar that moves."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from argmap.errors import ArgmapError
from argmap.progress import Progress, quiet

if TYPE_CHECKING:
    import pandas as pd


def columns_of(given: list[str] | None) -> dict[str, str]:
    """Return which column of a table is what, of options like "text=Message"."""
    return pairs_of(given, "text=Message", "--column")


def pairs_of(given: list[str] | None, example: str, option: str) -> dict[str, str]:
    """Return options like "what=name" as a dictionary.

    Raises:
        BadParameter: one is not like the example.
    """
    pairs = {}
    for pair in given or []:
        what, found, name = pair.partition("=")
        if not what or not found or not name:
            raise typer.BadParameter(f"{pair!r} is not like {example}", param_hint=option)
        pairs[what] = name
    return pairs


def targets_of(sources: list[str], out: str) -> list[str]:
    """Return where to write the result of each source: OUT, or files in the folder OUT."""
    if len(sources) == 1:
        return [out]
    if out == "-":
        raise typer.BadParameter("give a folder for several sources", param_hint="--out")
    folder = Path(out)
    if folder.is_file():
        raise typer.BadParameter(f"{out} is a file; give a folder for several sources")
    names = [f"{Path(source).stem}.json" for source in sources]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise typer.BadParameter(f"two sources would be written as {twice[0]}; mine them apart")
    folder.mkdir(parents=True, exist_ok=True)
    return [str(folder / name) for name in names]


def write(target: str, data: bytes) -> None:
    """Write a file whole or not at all; "-" is standard output.

    Raises:
        ArgmapError: it cannot be written.
    """
    if target == "-":
        sys.stdout.buffer.write(data)
        return
    path = Path(target)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        problem = f"{target}: it cannot be written ({error.strerror})"
        raise ArgmapError(f"{problem}; choose another place") from None


def write_tables(folder: Path, tables: "Mapping[str, pd.DataFrame]") -> None:
    """Write each table as CSV and as Parquet into a folder, which is made where it is missing.

    Raises:
        ArgmapError: one cannot be written.
    """
    from argmap.write.frames import KINDS

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"{folder}: it cannot be made ({error.strerror})"
        raise ArgmapError(f"{problem}; choose another place") from None
    for name, table in tables.items():
        for ending, how in KINDS.items():
            write(str(folder / f"{name}{ending}"), how(table))


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Give a function that moves a bar on stderr, where that is a terminal."""
    if not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def move(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)
            if bar.finished:
                bar.stop()  # so that a question can be asked
            else:
                bar.start()

        yield move
