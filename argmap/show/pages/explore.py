"""The explore page."""

from collections.abc import Mapping

from dash import Dash, html
from dash.development.base_component import Component

from argmap.show.library import Library

PATH, NAME = "/explore", "Map"


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out the conversation that the address names."""
    graph = library[query["c"]]
    return html.Article([html.H1(graph.conversation.title)])


def register(app: Dash, library: Library) -> None:
    """Wire nothing yet."""
