"""The command line: one command a verb."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap import __version__
from argmap.errors import ArgmapError
from argmap.terminal import columns_of, pairs_of, progress_bar, targets_of, write, write_tables

if TYPE_CHECKING:
    from argmap.engines import Engine
    from argmap.model import ArgumentGraph

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
KEEP = typer.Option(
    "--keep", help="An earlier result of this source: what people decided on it holds again."
)
VOTES = typer.Option(
    "--votes", help="Votes on its claims: a table of people and claims, or an export of Polis."
)
OUT = typer.Option("--out", "-o", help="Where to write; - is standard output.")
ENGINE = typer.Option("--engine", help="What mines: auto, rules or llm, a language model.")
YES = typer.Option("--yes", help="For llm: send it without being asked.")
REAL_NAMES = typer.Option("--real-names", help="For llm: send the names of people as they are.")


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
    engine: Annotated[str, ENGINE] = "auto",
    yes: Annotated[bool, YES] = False,
    real_names: Annotated[bool, REAL_NAMES] = False,
    keep: Annotated[str | None, KEEP] = None,
) -> None:
    """Read, infer replies, claims and links, and write native JSON.

    With several sources OUT is a folder, which gets one file a source.
    """
    from msgspec import structs

    from argmap.convert import export, load

    columns, miner = columns_of(column), _engine(engine, yes, real_names)
    for source, target in zip(sources, targets_of(sources, out), strict=True):
        with progress_bar() as progress:
            graph = load(source, format, columns, progress, miner)
        graph = _kept(keep, graph)
        command = " ".join(("argmap", "mine", *_said(format, column, engine, real_names), source))
        graph = structs.replace(graph, made_by={**graph.made_by, "command": command})
        write(target, export(graph, "json"))


@app.command()
def analyse(
    source: Annotated[str, SOURCE],
    out: Annotated[str, OUT] = "-",
    tables: Annotated[
        Path | None,
        typer.Option("--tables", help="A folder for all tables, as CSV and as Parquet."),
    ] = None,
    format: Annotated[str | None, FORMAT] = None,  # noqa: A002 - the option's name
    column: Annotated[list[str] | None, COLUMN] = None,
    engine: Annotated[str, ENGINE] = "auto",
    yes: Annotated[bool, YES] = False,
    real_names: Annotated[bool, REAL_NAMES] = False,
    votes: Annotated[str | None, VOTES] = None,
) -> None:
    """Write positions, common ground, timeline, strength, cruxes and more as JSON."""
    import msgspec

    from argmap.analyse.analysis import Analysis
    from argmap.analyse.result import result
    from argmap.analyse.result import tables as tables_of
    from argmap.convert import load

    miner = _engine(engine, yes, real_names)
    with progress_bar() as progress:
        graph = load(source, format, columns_of(column), progress, miner, votes)
    found = Analysis(graph)
    if tables is not None:
        write_tables(tables, tables_of(found))
    encoded = msgspec.json.encode(result(found))
    write(out, msgspec.json.format(encoded, indent=1) + b"\n")


@app.command()
def export(
    source: Annotated[str, SOURCE],
    out: Annotated[str, typer.Argument(help="Where to write; - is standard output.")],
    to: Annotated[
        str | None, typer.Option("--to", help="The format, where the ending of OUT does not tell.")
    ] = None,
    format: Annotated[str | None, FORMAT] = None,  # noqa: A002 - the option's name
    column: Annotated[list[str] | None, COLUMN] = None,
    engine: Annotated[str, ENGINE] = "auto",
    yes: Annotated[bool, YES] = False,
    real_names: Annotated[bool, REAL_NAMES] = False,
    votes: Annotated[str | None, VOTES] = None,
) -> None:
    """Write a conversation in another format; `argmap formats` lists them."""
    from argmap.convert import files, format_of, load

    wanted = format_of(out, to)
    miner = _engine(engine, yes, real_names)
    with progress_bar() as progress:
        graph = load(source, format, columns_of(column), progress, miner, votes)
    for name, data in files(graph, wanted, out).items():
        write(name, data)


@app.command()
def evaluate(
    what: Annotated[
        str, typer.Argument(help="replies, authors, claims, links, common-ground, all; or report.")
    ],
    data: Annotated[
        list[str],
        typer.Argument(
            help="Annotated .jsonl, a native map, a folder of them, or of source and "
            "reference.json; for a report folders in which such data is looked for."
        ),
    ],
    out: Annotated[
        str | None, typer.Option("--out", "-o", help="Write the figures as JSON, or the report.")
    ] = None,
    plot: Annotated[
        str | None, typer.Option("--plot", help="Draw the figures: a name in .svg or .html.")
    ] = None,
    engine: Annotated[str, ENGINE] = "auto",
    yes: Annotated[bool, YES] = False,
    real_names: Annotated[bool, REAL_NAMES] = False,
    by: Annotated[
        list[str] | None, typer.Option("--by", help="Show groups: source, language, any field.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Keep what has a field, as split=dev.")
    ] = None,
    most: Annotated[
        int | None, typer.Option("--most", min=1, help="Measure so many rows of a file at most.")
    ] = None,
    hide_authors: Annotated[
        bool, typer.Option("--hide-authors", help="Take away who wrote what.")
    ] = False,
    seed: Annotated[int, typer.Option(min=0, help="The seed of all draws.")] = 0,
    resamples: Annotated[
        int, typer.Option(min=2, max=100_000, help="How often intervals are drawn.")
    ] = 1000,
) -> None:
    """Measure what is inferred against what careful readers annotated.

    WHAT "report" measures everything that is found in the folders and writes a page.
    """
    from argmap.evaluate import MEASURES, REPORT, Resampling, Settings
    from argmap.evaluate.command import run

    if what not in (*MEASURES, "all", REPORT):
        raise typer.BadParameter(f"{what!r} is none of {', '.join(MEASURES)}, all, report")
    settings = Settings(
        engine=_engine(engine, yes, real_names),
        how=Resampling(seed, resamples),
        by=tuple(by or ()),
        only=pairs_of(only, "split=dev", "--only"),
        most=most,
        hide_authors=hide_authors,
    )
    with progress_bar() as progress:
        done = run(what, [Path(name) for name in data], settings, out, plot, progress)
    done.show()
    for target, content in done.files.items():
        write(target, content)


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
    engine: Annotated[str, ENGINE] = "auto",
    yes: Annotated[bool, YES] = False,
    real_names: Annotated[bool, REAL_NAMES] = False,
    votes: Annotated[str | None, VOTES] = None,
) -> None:
    """Open the app in the browser, on the samples and on SOURCES."""
    from argmap.convert import load
    from argmap.show.app import serve as serve_app
    from argmap.show.library import Library

    if votes is not None and len(sources or []) != 1:
        raise typer.BadParameter("give one source that the votes are on", param_hint="--votes")
    library = Library(store=store)
    keys = []
    miner = _engine(engine, yes, real_names) if sources else "auto"
    for source in sources or []:
        with progress_bar() as progress:
            keys.append(library.add(load(source, progress=progress, engine=miner, votes=votes)))
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


def _said(
    format: str | None,  # noqa: A002 - as above
    column: list[str] | None,
    engine: str,
    real_names: bool,
) -> list[str]:
    said = [] if format is None else ["--format", format]
    said += [part for pair in column or [] for part in ("--column", pair)]
    said += [] if engine == "auto" else ["--engine", engine]
    return said + (["--real-names"] if real_names else [])


def _engine(name: str, yes: bool, real_names: bool) -> "Engine":
    """Return the engine that was asked for; what it needs and is not there is told at once."""
    from argmap.engines import engine
    from argmap.llm import Options

    return engine(name, Options(yes, real_names))


def _kept(keep: str | None, graph: "ArgumentGraph") -> "ArgumentGraph":
    """Return the graph with what people decided on an earlier result; tell what fits nowhere."""
    if keep is None:
        return graph
    from argmap.convert import load
    from argmap.model.reapply import carry_over, why_unfit

    graph, unfit = carry_over(load(keep), graph)
    for decision in unfit:
        print(f"argmap: {keep}: {why_unfit(decision)}", file=sys.stderr)
    return graph
