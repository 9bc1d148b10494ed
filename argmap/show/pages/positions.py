"""How positions and common ground develop: the camps in words, and their course as lines."""

from collections.abc import Mapping
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component
from flask import Flask, Response, abort

from argmap.show import ids, parts
from argmap.show.library import Library
from argmap.show.pages import positions_address as at
from argmap.show.pages import positions_camps, positions_course, positions_time, views
from argmap.show.pages.positions_lists import csv_of

PATH, NAME = at.PATH, "Positions"


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out the camps and the course of the conversation that the address names."""
    if not views.is_here(library, query):
        return views.gone()
    key, analysis = query["c"], library.analysis(query["c"])
    if not analysis.graph.comments:
        nothing = html.P("Nobody has said anything in this conversation yet.", className="lead")
        return views.frame(library, query, PATH, [nothing])
    state = at.state_of(analysis, query)
    content = [
        dcc.Store(id=ids.POSITIONS_KEY, data=key),
        positions_time.bar(analysis, key, state),
        positions_camps.section(analysis, key),
        html.Div(positions_course.body(analysis, key, state), id=ids.POSITIONS_BODY),
        _foot(key),
    ]
    return views.frame(library, query, PATH, content)


def register(app: Dash, library: Library) -> None:
    """Show what the address selects; serve the numbers behind the charts as a table."""
    app.clientside_callback(  # type: ignore[no-untyped-call]  # Dash has no types here
        ClientsideFunction("positions", "mount"),
        Output(ids.POSITIONS_READY, "data"),
        Input(ids.POSITIONS_MOMENTS, "data"),
    )

    @app.callback(
        Output(ids.POSITIONS_HERE, "children"),
        Output(ids.POSITIONS_SELECTED, "children"),
        Output(ids.part("positions-now", ALL), "children"),
        Input(ids.URL, "search"),
        State(ids.POSITIONS_KEY, "data"),
        prevent_initial_call=True,
    )
    def choose(search: str | None, key: str | None) -> Any:
        query = at.query_of(search)
        names = [output["id"]["id"] for output in ctx.outputs_list[2]]
        if key is None or query.get("c") != key or key not in library:
            return no_update, no_update, [no_update for _ in names]
        analysis = library.analysis(key)
        state = at.state_of(analysis, query)
        return (
            positions_time.here(analysis, key, state),
            positions_time.selected(analysis, key, state),
            positions_course.now_of(analysis, state, names),
        )

    @app.callback(
        Output(ids.POSITIONS_BODY, "children"),
        Input(ids.URL, "search"),
        State(ids.POSITIONS_KEY, "data"),
        State(ids.POSITIONS_WAY, "data"),
        prevent_initial_call=True,
    )
    def redraw(search: str | None, key: str | None, way: str | None) -> Any:
        query = at.query_of(search)
        if key is None or query.get("c") != key or key not in library:
            return no_update
        analysis = library.analysis(key)
        state = at.state_of(analysis, query)
        return no_update if state.by == way else positions_course.body(analysis, key, state)

    serve(app.server, library)


def serve(server: Flask, library: Library) -> None:
    """Answer at /positions/KEY.csv with all numbers of the course as a table."""

    @server.get("/positions/<key>.csv")
    def positions_csv(key: str) -> Response:
        if key not in library:
            abort(404)
        return Response(
            csv_of(library.analysis(key)).encode("utf-8", "replace"),
            mimetype="text/csv",
            headers={"Content-Disposition": 'attachment; filename="positions.csv"'},
        )


def _foot(key: str) -> Component:
    link = html.A(
        "Download all numbers as a table (CSV)",
        href=f"/positions/{key}.csv",
        className="button",
        download="",
    )
    return html.P(link, className="positions-foot", **parts.aria(label="Downloads"))
