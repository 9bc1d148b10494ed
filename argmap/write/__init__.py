"""Graph to text or bytes; one module a format."""

from collections.abc import Callable
from importlib import import_module

from msgspec import Struct

from argmap.model import ArgumentGraph
from argmap.model.layout import Layout
from argmap.write.shown import Shown


class Writer(Struct, frozen=True):
    """A format: its name in words, its file endings (the first is the usual one), its MIME type.

    `write` takes the graph, and where `needs_layout` says so, the layout after it and `shown`,
    what else is known of the map, or where `needs_report` does, a report instead of all these; it
    returns text, to be encoded as UTF-8, or bytes. `most` is
    how many cards a picture may have; a larger conversation is shown by its main ones.
    """

    name: str
    label: str
    endings: tuple[str, ...]
    mime: str
    write: Callable[..., str | bytes]
    needs_layout: bool = False
    most: int | None = None
    needs_report: bool = False


def _with(module: str) -> Callable[..., str | bytes]:
    """Return the `write` of a module of this package, which is imported when it first writes."""

    def write(*given: object, **named: object) -> str | bytes:
        done: str | bytes = import_module(f"argmap.write.{module}").write(*given, **named)
        return done

    return write


WRITERS = {
    writer.name: writer
    for writer in (
        Writer("json", "Native JSON", (".json",), "application/json", _with("native")),
        Writer("graphml", "GraphML", (".graphml",), "application/graphml+xml", _with("graphml")),
        Writer("gexf", "GEXF", (".gexf",), "application/gexf+xml", _with("gexf")),
        # before the tables: its ending ends with theirs
        Writer(
            "polis",
            "Export form of Polis, zipped",
            (".polis.zip",),
            "application/zip",
            _with("polis"),
        ),
        Writer("csv", "CSV tables, zipped", (".zip", ".csv"), "application/zip", _with("csv_pair")),
        Writer("dot", "Graphviz DOT", (".dot", ".gv"), "text/vnd.graphviz", _with("dot")),
        # before the formats whose endings theirs end with
        Writer(
            "report-html",
            "Report: web page",
            (".report.html",),
            "text/html",
            _with("report_html"),
            needs_report=True,
        ),
        Writer(
            "report-markdown",
            "Report: Markdown",
            (".report.md",),
            "text/markdown",
            _with("report_markdown"),
            needs_report=True,
        ),
        Writer(
            "report-docx",
            "Report: Word",
            (".docx",),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            _with("report_docx"),
            needs_report=True,
        ),
        Writer(
            "markdown", "Markdown outline", (".md", ".markdown"), "text/markdown", _with("markdown")
        ),
        Writer("svg", "SVG picture", (".svg",), "image/svg+xml", _with("svg"), needs_layout=True),
        Writer(
            "html",
            "Web page in one file",
            (".html", ".htm"),
            "text/html",
            _with("html"),
            needs_layout=True,
            most=400,
        ),
    )
}


def to_files(
    graph: ArgumentGraph,
    writer: Writer,
    name: str,
    layout: Layout | None = None,
    shown: Shown | None = None,
) -> dict[str, bytes]:
    """Return what to write where: one file called `name`, or two for tables without a zip.

    `out.csv` becomes `out.nodes.csv` and `out.links.csv`; `out.zip` holds both.
    """
    if writer.name == "csv":
        from argmap.write import csv_pair

        if name.endswith(csv_pair.ENDING):
            return csv_pair.files(graph, name)
    drawn = writer.needs_layout
    written = writer.write(graph, layout, shown=shown) if drawn else writer.write(graph)
    return {name: written.encode() if isinstance(written, str) else written}
