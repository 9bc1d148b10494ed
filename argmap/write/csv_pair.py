"""Two CSV tables, nodes and links, for spreadsheets, pandas and R.

A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
carriage return) gets an apostrophe before it, and so does text that begins with an apostrophe:
to undo it, take one apostrophe off each text cell that begins with one, as `unguard` does.
Numbers stay numbers. Lists and objects are JSON text, what is unknown is an empty cell. UTF-8
with a byte order mark, without which Excel takes it for something else.
"""

import csv
import io
import zipfile
from collections.abc import Sequence

from argmap.model import ArgumentGraph
from argmap.write.flat import Flat, Scalar, as_written, flat_graph

RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
ENDING = ".csv"
WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can tell: the same graph, the same bytes


def tables(graph: ArgumentGraph) -> dict[str, str]:
    """Return the text of both tables, "nodes" and "links"."""
    _, nodes, links = flat_graph(graph)
    return {
        "nodes": _table(nodes, ("id", "kind", "text")),
        "links": _table(links, ("source", "target", "kind")),
    }


def write(graph: ArgumentGraph) -> bytes:
    """Return a zip that holds nodes.csv and links.csv."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files(graph, ENDING).items():
            entry = zipfile.ZipInfo(name.removeprefix("."), date_time=WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return packed.getvalue()


def files(graph: ArgumentGraph, name: str) -> dict[str, bytes]:
    """Return both files, by name: `out.csv` becomes `out.nodes.csv` and `out.links.csv`."""
    stem = name.removesuffix(ENDING)
    return {
        f"{stem}.{table}{ENDING}": text.encode("utf-8-sig", "replace")
        for table, text in tables(graph).items()
    }


def guard(value: Scalar) -> str:
    """Return a cell that no spreadsheet runs."""
    if isinstance(value, str) and value.startswith(RISKY):
        return f"'{value}"
    return as_written(value)


def unguard(cell: str) -> str:
    """Return the text that `guard` made this cell of."""
    return cell.removeprefix("'")


def _table(table: Flat, least: Sequence[str]) -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    names = [field.name for field in table.fields] or least
    rows.writerow([guard(name) for name in names])
    rows.writerows([guard(row.get(name, "")) for name in names] for row in table.rows)
    return text.getvalue()
