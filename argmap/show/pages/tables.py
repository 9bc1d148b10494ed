"""Tables that the server gives away whole, as CSV that no spreadsheet runs."""

from collections.abc import Iterable, Sequence

from dash import html
from dash.development.base_component import Component
from flask import Response

from argmap.write.csv_pair import guard


def csv_answer(rows: Iterable[Sequence[str | int]], name: str) -> Response:
    """Return a table as the download of a file; it bears the mark without which Excel errs.

    Args:
        rows: the names of the columns, then the lines.
        name: of the file, without its ending.
    """
    text = "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)
    return Response(
        text.encode("utf-8-sig", "replace"),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def download(address: str, words: str) -> Component:
    """Return the button that fetches a table."""
    link = html.A(words, href=address, className="button", download="")
    return html.P(link, className="table-take")


def _cell(value: str | int) -> str:
    return '"' + guard(value).replace('"', '""') + '"'
