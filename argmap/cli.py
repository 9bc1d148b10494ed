"""The command line: one command a verb."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from argmap import __version__
from argmap.errors import ArgmapError
from argmap.progress import Progress, quiet

app = typer.Typer(
    name="argmap",
    help="Turn a conversation into an argument graph and explore it in the browser.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help is plain, and there three times as fast
)

SOURCE = typer.Argument(help="A file in any format that is read, or - for standard input.")
FORMAT = typer.Option("--format", help="The format of the source, where it is guessed wrong.")
COLUMN = typer.Option(
    "--column", help="For tables: which column is what, as text=Message. May be repeated."
)
OUT = typer.Option("--out", "-o", help="Where to write; - is standard output.")


def main() -> None:
    """Run the command line; input at fault ends it with one line on stderr and exit code 1."""
    try:
        app()
    except ArgmapError as error:
        print(f"argmap: {error}", file=sys.stderr)
        raise SystemExit(1) from None
    except BrokenPipeError:
        raise SystemExit(1) from None


def _version(wanted: bool) -> None:
    if wanted:
        print(f"argmap {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Turn a conversation into an argument graph and explore it in the browser."""


@app.command()
def mine(
    sources: Annotated[list[str], SOURCE],
    out: Annotated[str, OUT] = "-",
    format: Annotated[str | None, FORMAT] = None,  # noqa: A002 - the option's name
    column: Annotated[list[str] | None, COLUMN] = None,
) -> None:
    """Read, infer replies, claims and links, and write native JSON.

    With several sources OUT is a folder, which gets one file a source.
    """
    from msgspec import structs

    from argmap.convert import export, load

    columns = _columns(column)
    for source, target in zip(sources, _targets(sources, out), strict=True):
        with _progress() as progress:
            graph = load(source, format, columns, progress)
        command = " ".join(("argmap", "mine", *_said(format, column), source))
        graph = structs.replace(graph, made_by={**graph.made_by, "command": command})
        _write(target, export(graph, "json"))


@app.command()
def analyse(
    source: Annotated[str, SOURCE],
    out: Annotated[str, OUT] = "-",
    format: Annotated[str | None, FORMAT] = None,  # noqa: A002 - the option's name
    column: Annotated[list[str] | None, COLUMN] = None,
) -> None:
    """Write positions, claims, common ground, timeline and strength as JSON."""
    import msgspec

    from argmap.analyse import analyse as analyse_graph
    from argmap.convert import load

    with _progress() as progress:
        graph = load(source, format, _columns(column), progress)
    result = msgspec.json.encode(analyse_graph(graph))
    _write(out, msgspec.json.format(result, indent=1) + b"\n")


@app.command()
def export(
    source: Annotated[str, SOURCE],
    out: Annotated[str, typer.Argument(help="Where to write; - is standard output.")],
    to: Annotated[
        str | None, typer.Option("--to", help="The format, where the ending of OUT does not tell.")
    ] = None,
    format: Annotated[str | None, FORMAT] = None,  # noqa: A002 - the option's name
    column: Annotated[list[str] | None, COLUMN] = None,
) -> None:
    """Write a conversation in another format; `argmap formats` lists them."""
    from argmap.convert import files, format_of, load

    wanted = format_of(out, to)
    with _progress() as progress:
        graph = load(source, format, _columns(column), progress)
    for name, data in files(graph, wanted, out).items():
        _write(name, data)


@app.command()
def evaluate(
    what: Annotated[
        str, typer.Argument(help="replies, authors, claims, links, common-ground or all.")
    ],
    data: Annotated[
        list[str],
        typer.Argument(help="A folder with a source and reference.json, or annotated .jsonl."),
    ],
    out: Annotated[
        str | None, typer.Option("--out", "-o", help="Write the figures as JSON as well.")
    ] = None,
) -> None:
    """Measure what is inferred against what careful readers annotated."""
    import msgspec

    from argmap.evaluate import MEASURES, evaluate_all

    if what not in (*MEASURES, "all"):
        raise typer.BadParameter(f"{what!r} is none of {', '.join(MEASURES)}, all")
    with _progress() as progress:
        scores = evaluate_all(what, [Path(name) for name in data], progress)
    _print_scores(scores)
    if out is not None:
        _write(out, msgspec.json.format(msgspec.json.encode(scores), indent=1) + b"\n")


@app.command()
def serve(
    sources: Annotated[list[str] | None, SOURCE] = None,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others than 127.0.0.1 are public.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 0,
    store: Annotated[
        Path | None, typer.Option(help="The folder that keeps what is opened in the app.")
    ] = None,
) -> None:
    """Open the app in the browser, on the samples and on SOURCES."""
    from argmap.convert import load
    from argmap.show.app import serve as serve_app
    from argmap.show.library import Library

    library = Library(store=store)
    keys = []
    for source in sources or []:
        with _progress() as progress:
            keys.append(library.add(load(source, progress=progress)))
    serve_app(library, host, port, keys)


@app.command()
def formats() -> None:
    """List what is read and what is written."""
    from argmap.read import READERS
    from argmap.write import WRITERS

    print("read (--format)")
    for reader in READERS:
        print(f"  {reader.name:10} {reader.label} ({' '.join(reader.endings)})")
    print("write (--to)")
    for writer in WRITERS.values():
        print(f"  {writer.name:10} {writer.label} ({' '.join(writer.endings)})")


def _columns(given: list[str] | None) -> dict[str, str]:
    columns = {}
    for pair in given or []:
        what, found, name = pair.partition("=")
        if not found or not name:
            raise typer.BadParameter(f"{pair!r} is not like text=Message", param_hint="--column")
        columns[what] = name
    return columns


def _said(format: str | None, column: list[str] | None) -> list[str]:  # noqa: A002 - as above
    said = [] if format is None else ["--format", format]
    return said + [part for pair in column or [] for part in ("--column", pair)]


def _targets(sources: list[str], out: str) -> list[str]:
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


def _write(target: str, data: bytes) -> None:
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


@contextmanager
def _progress() -> Iterator[Progress]:
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

        yield move


def _print_scores(scores: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    for data in dict.fromkeys(row["data"] for row in scores):
        table = Table("", "n", "precision", "recall", "F1", "", box=None, pad_edge=False)
        for row in (row for row in scores if row["data"] == data):
            figures = [row[figure] for figure in ("precision", "recall", "f1")]
            shown = ("-" if figure is None else f"{figure:.3f}" for figure in figures)
            table.add_row(row["measure"], str(row["n"]), *shown, row["note"])
        console.print(f"[bold]{data}[/bold]")
        console.print(table)
