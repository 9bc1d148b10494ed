"""The library page."""

from collections.abc import Mapping

from dash import Dash, dcc, html
from dash.development.base_component import Component

from argmap.show.library import Library

PATH, NAME = "/", "Library"


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out the samples."""
    return html.Article(
        [
            html.H1("Library"),
            html.Ul(
                [
                    html.Li(dcc.Link(c.title, href=f"/explore?c={c.key}"))
                    for c in (*library.samples(), *library.opened())
                ]
            ),
        ],
        className="sheet",
    )


def register(app: Dash, library: Library) -> None:
    """Wire."""
