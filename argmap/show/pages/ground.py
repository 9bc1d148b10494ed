"""The common ground board: what camps share, what may be shared, what divides, what is open."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from dash import Dash, Input, Output, State, html, no_update
from dash.development.base_component import Component
from flask import Flask, Response, abort

from argmap.analyse.ground.room import room_sentence
from argmap.show import ids, parts
from argmap.show.figures.ground_board import Board, board, rows
from argmap.show.figures.ground_words import GROUPS, NOTHING
from argmap.show.library import Library
from argmap.show.pages import ground_lead, ground_parts, tables, views
from argmap.show.plain import DATA, drawn, plain

PATH, NAME = "/ground", "Common ground"


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out the board of the conversation that the address names, or say that it is not here."""
    if not views.is_here(library, query):
        return views.gone()
    key = query["c"]
    if not library[key].claims:
        return views.frame(library, query, PATH, [_empty()])
    body = plain(shown(library, query), id=ids.GROUND_BODY)
    return views.frame(library, query, PATH, [body, _foot(key)])


def shown(library: Library, query: Mapping[str, str]) -> list[Component]:
    """Return the board, of all claims or of those that the address is about."""
    key, person, camp = (query.get(name, "") for name in ("c", "a", "g"))
    analysis = library.analysis(key)
    found = board(analysis, person, camp)
    room = room_sentence(analysis.room)
    return [
        ground_lead.lead(key, found),
        *([html.P(room, className="notice")] if room else []),
        *(_group(title, key, found, bool(room)) for title in GROUPS),
    ]


def register(app: Dash, library: Library) -> None:
    """Show the claims of the person or camp in the address; serve the whole board as a table."""
    serve(app.server, library)

    @app.callback(
        Output(ids.GROUND_BODY, DATA),
        Input(ids.URL, "search"),
        State(ids.URL, "pathname"),
        prevent_initial_call=True,
    )
    def narrow(search: str | None, pathname: str) -> str | Any:
        query = dict(parse_qsl((search or "").lstrip("?"), keep_blank_values=True))
        if pathname != PATH or not views.is_here(library, query):
            return no_update
        return drawn(shown(library, query))


def serve(server: Flask, library: Library) -> None:
    """Answer at /ground/KEY.csv with the whole board as a table."""

    @server.get("/ground/<key>.csv")
    def ground_csv(key: str) -> Response:
        if key not in library:
            abort(404)
        return tables.csv_answer(rows(library.analysis(key)), "common-ground")


def _group(title: str, key: str, found: Board, room: bool) -> Component:
    names = [name for name in GROUPS[title] if name in found.sections]
    inside = [ground_parts.section(key, found, found.sections[name], room) for name in names]
    nothing = html.P(NOTHING[title], className="muted")
    return html.Section(
        [html.H2(title), *(inside or [nothing])], className="ground-group", **parts.data(key=title)
    )


def _empty() -> Component:
    return html.P(
        "There are no claims in this conversation, so there is nothing yet that people could share "
        "or dispute.",
        className="lead",
    )


def _foot(key: str) -> Component:
    return tables.download(f"/ground/{key}.csv", "Download as a table (CSV)")
