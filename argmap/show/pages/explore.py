"""The explore page: text, map and outline of one conversation beside each other.

The three panes are drawn by the modules in assets/map/ from the JSON of `explore_routes`; Dash
lays out the frame, the overview and the details of what is selected.
"""

from collections.abc import Mapping
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from argmap.model import ArgumentGraph
from argmap.show import ids, parts
from argmap.show.figures.explain import details, find_link, reason
from argmap.show.figures.overview import overview
from argmap.show.figures.view import LARGE
from argmap.show.library import Library
from argmap.show.pages import explore_details, explore_overview, explore_routes, views
from argmap.show.pages.explore_parts import called
from argmap.write import WRITERS

PATH, NAME = "/explore", "Map"


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out the conversation that the address names, or say that it is not here."""
    if not views.is_here(library, query):
        return views.gone()
    key = query["c"]
    graph = library[key]
    return html.Article(
        [
            dcc.Store(id=ids.EXPLORE_KEY, data=key),
            dcc.Store(id=ids.EXPLORE_SELECTED),
            dcc.Store(id=ids.EXPLORE_STARTED),
            dcc.Store(id=ids.EXPLORE_REVISION),
            views.nav(key, PATH),
            _head(key, graph, reviewed=library.drafts.get(key) is not None),
            html.Div(className="tabs"),
            html.Div([_text(), _map(), _side(library, key)], className="panes"),
            html.Section(className="queue", hidden=True, id="queue", **called("To check")),
            html.Div(className="visually-hidden", role="status", id="explore-said"),
        ],
        id=ids.EXPLORE,
        className="explore",
    )


def register(app: Dash, library: Library) -> None:
    """Serve the data of the panes, start them, and say what there is to say of a selection."""
    explore_routes.register(app.server, library)
    app.clientside_callback(  # type: ignore[no-untyped-call]  # Dash has no types here
        ClientsideFunction("explore", "start"),
        Output(ids.EXPLORE_STARTED, "data"),
        Input(ids.EXPLORE_KEY, "data"),
    )

    @app.callback(
        Output(ids.EXPLORE_DETAILS, "children"),
        Input(ids.EXPLORE_SELECTED, "data"),
        Input(ids.EXPLORE_REVISION, "data"),
        State(ids.EXPLORE_KEY, "data"),
        prevent_initial_call=True,
    )
    def explain(selected: dict[str, str] | None, _rev: str, key: str) -> Component | None:
        return described(library[key], selected or {})

    @app.callback(
        Output(ids.EXPLORE_OVERVIEW, "children"),
        Input(ids.EXPLORE_STARTED, "data"),
        Input(ids.EXPLORE_REVISION, "data"),
        prevent_initial_call=True,
    )
    def look_over(key: str, rev: str | None) -> list[Component] | Any:
        """Count what a conversation holds when it has changed, and at first what a large one does.

        A large one is counted once its map is there; see `_overview`.
        """
        graph = library[key]
        return _counted(library, key) if rev or is_large(graph) else no_update


def is_large(graph: ArgumentGraph) -> bool:
    """Say whether a conversation opens on blocks."""
    return len(graph.texts) > LARGE


def described(graph: ArgumentGraph, selected: Mapping[str, str]) -> Component | None:
    """Return what is to be said of `{"node": id}` or `{"link": name}`; None if that is nowhere."""
    link = find_link(graph, selected.get("link", ""))
    if link is not None:
        return explore_details.link_panel(reason(graph, link))
    if selected.get("node") in graph.texts:
        return explore_details.node_panel(details(graph, selected["node"]))
    return None


def _head(key: str, graph: ArgumentGraph, *, reviewed: bool) -> Component:
    title = graph.conversation.title or "Untitled conversation"
    # Pictures go where takeaway.mjs puts what else a picture can be.
    pictures = [_download(key, name) for name, writer in WRITERS.items() if writer.needs_layout]
    data = [_download(key, name) for name, writer in WRITERS.items() if not writer.needs_layout]
    ways = html.Div(
        [html.Ul(pictures, className="take"), html.H2("Data"), html.Ul(data)], className="ways"
    )
    check = [dcc.Link("Correct", href=f"/review?d={key}", className="button")] if reviewed else []
    menu = html.Details([html.Summary("Download", className="button"), ways], className="menu")
    return html.Header(
        [
            html.H1(parts.outside(title), title=title),
            html.Div(className="search", role="search"),
            html.Div([html.Div(className="filters"), menu, *check, _to_check()], className="tools"),
        ],
        className="explore-head",
    )


def _to_check() -> Component:
    """Return the button that opens the review queue."""
    tip = "Go through what was guessed, what matters most first"
    return html.Button(
        "Check", className="button check", title=tip, **called("Check what was guessed")
    )


def _download(key: str, name: str) -> Component:
    writer = WRITERS[name]
    ending = html.Span(f".{writer.endings[0].lstrip('.')}", className="muted")
    address = explore_routes.download_address(key, name)
    return html.Li(html.A([writer.label, ending], href=address, download=""))


def _pane(name: str, title: str, *children: Component) -> Component:
    return html.Section(
        [html.Header(html.H2(title), className="pane-head"), *children],
        className=f"pane pane-{name}",
        id=f"pane-{name}",
        **called(title),
    )


def _text() -> Component:
    return _pane("text", "Text", html.Div(className="pane-body text"))


def _map() -> Component:
    return _pane("map", "Map", html.Div(className="pane-body map"))


def _side(library: Library, key: str) -> Component:
    """Lay out the overview, which what is selected takes the place of, above the outline."""
    found = html.Section(id=ids.EXPLORE_DETAILS, className="details", **called("Selection"))
    return html.Div(
        [
            html.Section(
                html.Div(
                    _overview(library, key), id=ids.EXPLORE_OVERVIEW, className="overview-columns"
                ),
                className="overview",
                **called("Overview"),
            ),
            found,
            _pane("outline", "Outline", html.Div(className="pane-body outline")),
        ],
        className="side",
    )


def _overview(library: Library, key: str) -> list[Component]:
    """Return the overview; for a large conversation a word that it is coming, after the map."""
    if is_large(library[key]):
        return [html.P("Counting what is disputed and what may be shared …", className="muted")]
    return _counted(library, key)


def _counted(library: Library, key: str) -> list[Component]:
    found = library.analysis(key)
    return explore_overview.panel(overview(found.graph, found))
