"""The common ground board: what camps share, what may be shared, what divides, what is open."""

from collections.abc import Mapping

from dash import Dash, html
from dash.development.base_component import Component
from flask import Flask, Response, abort

from argmap.show.figures.ground_board import Board, board, rows
from argmap.show.figures.ground_words import GROUPS, NOTHING
from argmap.show.library import Library
from argmap.show.pages import ground_lead, ground_parts, tables, views

PATH, NAME = "/ground", "Common ground"


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out the board of the conversation that the address names, or say that it is not here."""
    if not views.is_here(library, query):
        return views.gone()
    key = query["c"]
    graph, found = library[key], board(library.analysis(key))
    if not graph.claims:
        return views.frame(library, query, PATH, [_empty()])
    shown = [_group(title, key, found) for title in GROUPS]
    return views.frame(library, query, PATH, [ground_lead.lead(key, found), *shown, _foot(key)])


def register(app: Dash, library: Library) -> None:
    """Serve the whole board as a table."""
    serve(app.server, library)


def serve(server: Flask, library: Library) -> None:
    """Answer at /ground/KEY.csv with the whole board as a table."""

    @server.get("/ground/<key>.csv")
    def ground_csv(key: str) -> Response:
        if key not in library:
            abort(404)
        return tables.csv_answer(rows(library.analysis(key)), "common-ground")


def _group(title: str, key: str, found: Board) -> Component:
    names = [name for name in GROUPS[title] if name in found.sections]
    inside = [ground_parts.section(key, found, found.sections[name]) for name in names]
    nothing = html.P(NOTHING[title], className="muted")
    return html.Section([html.H2(title), *(inside or [nothing])], className="ground-group")


def _empty() -> Component:
    return html.P(
        "There are no claims in this conversation, so there is nothing yet that people could share "
        "or dispute.",
        className="lead",
    )


def _foot(key: str) -> Component:
    return tables.download(f"/ground/{key}.csv", "Download the board as a table (CSV)")
