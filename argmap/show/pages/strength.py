"""The page on strength: how well each claim stands on this map, and what a change would move."""

from collections.abc import Mapping
from typing import Any

from dash import ALL, MATCH, Dash, Input, Output, State, dcc, html, no_update, set_props
from dash.development.base_component import Component
from msgspec import structs

from argmap.model import ArgumentGraph
from argmap.model.decisions import LinkName
from argmap.show import ids
from argmap.show.library import Library
from argmap.show.pages import charts, views
from argmap.show.pages import strength_address as at
from argmap.show.pages.strength_body import body, shown
from argmap.show.pages.strength_more import extensions_panel
from argmap.show.pages.strength_rows import Place
from argmap.show.pages.strength_what_if import found
from argmap.show.plain import DATA, drawn, plain

PATH, NAME = at.PATH, "Strength"
LEAD = (
    "How well each claim stands after those who support and dispute it were heard, from 0 to 1. "
    "It tells how the talk on this map went, not what is true: what nobody has answered yet "
    "stands unharmed."
)


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out how well the claims of the conversation stand."""
    if not views.is_here(library, query):
        return views.gone()
    key = query["c"]
    analysis = library.analysis(key)
    content = [
        dcc.Store(id=ids.STRENGTH_KEY, data=key),
        dcc.Store(id=ids.STRENGTH_PRESSED),
        html.P(LEAD, className="lead"),
        *body(analysis, key, at.state_of(analysis.graph, query)),
    ]
    return views.frame(library, query, PATH, content)


def register(app: Dash, library: Library) -> None:
    """Draw what the address asks for, and put into the address what is chosen."""

    @app.callback(
        Output(ids.STRENGTH_HOW, DATA),
        Output(ids.STRENGTH_TRIED, DATA),
        Output(ids.STRENGTH_BAR, DATA),
        Output(ids.STRENGTH_CLAIMS, DATA),
        Output(ids.STRENGTH_SAYS, DATA),
        Output("chart-strength", "figure"),
        Output("chart-strength-table", DATA),
        Output(ids.STRENGTH_MORE, DATA),
        Output(ids.STRENGTH_MEASURE, "value"),
        Output(ids.STRENGTH_BASE, "value"),
        Output(ids.STRENGTH_ORDER, "value"),
        Input(ids.URL, "search"),
        State(ids.STRENGTH_KEY, "data"),
        prevent_initial_call=True,
    )
    def draw(search: str | None, key: str | None) -> Any:
        query = at.query_of(search)
        if key is None or query.get("c") != key or key not in library:
            return (no_update,) * 11
        analysis = library.analysis(key)
        now = shown(analysis, key, at.state_of(analysis.graph, query))
        read = map(drawn, (now.how, now.tried, now.bar, now.claims, now.says))
        return (*read, now.figure, drawn(charts.table(now.table)), drawn(now.more), *now[-3:])

    _choices(app, library)
    _changes(app, library)

    @app.callback(
        Output(ids.part("strength-search", MATCH), "data"),
        Input(ids.part("strength-search", MATCH), "searchValue"),
        State(ids.part("strength-search", MATCH), "value"),
        State(ids.STRENGTH_KEY, "data"),
        prevent_initial_call=True,
    )
    def search_claims(words: str | None, chosen: str | None, key: str) -> list[dict[str, str]]:
        return found(library[key], words or "", chosen)

    @app.callback(
        Output(ids.STRENGTH_EXTENSIONS, "children"),
        Input(ids.STRENGTH_EXTENSIONS_OPEN, "n_clicks"),
        Input(ids.URL, "search"),
        State(ids.STRENGTH_KEY, "data"),
        prevent_initial_call=True,
    )
    def extend(clicks: int | None, search: str | None, key: str | None) -> Any:
        query = at.query_of(search)
        if not clicks or key is None or query.get("c") != key or key not in library:
            return no_update  # nobody has opened it
        graph = library[key]
        tried = at.state_of(graph, query).applied(graph)
        return plain(extensions_panel(Place(graph, key), tried))


def _choices(app: Dash, library: Library) -> None:
    @app.callback(
        Input(ids.STRENGTH_MEASURE, "value"),
        Input(ids.STRENGTH_BASE, "value"),
        Input(ids.STRENGTH_ORDER, "value"),
        Input(ids.part("strength-votes", ALL), "checked"),
        State(ids.URL, "search"),
        State(ids.STRENGTH_KEY, "data"),
        prevent_initial_call=True,
    )
    def choose(
        measure: str, base: float, order: str, votes: list[bool], search: str, key: str
    ) -> None:
        graph = library[key]
        now = at.state_of(graph, at.query_of(search))
        then = structs.replace(
            now, base=round(base, 2), order=order, votes=any(votes), measure=measure
        )
        go(key, now, then)


def _changes(app: Dash, library: Library) -> None:
    @app.callback(
        Input(ids.STRENGTH_PRESSED, "data"),
        State(ids.URL, "search"),
        State(ids.STRENGTH_KEY, "data"),
        prevent_initial_call=True,
    )
    def change(chosen: dict[str, Any] | None, search: str, key: str) -> None:
        if chosen:
            graph = library[key]
            now = at.state_of(graph, at.query_of(search))
            go(key, now, pressed(graph, now, chosen["value"]))

    @app.callback(
        Output(ids.STRENGTH_ADD_SAID, "children"),
        Input(ids.STRENGTH_ADD, "n_clicks"),
        State(ids.part("strength-search", "from"), "value"),
        State(ids.STRENGTH_KIND, "value"),
        State(ids.part("strength-search", "to"), "value"),
        State(ids.URL, "search"),
        State(ids.STRENGTH_KEY, "data"),
        prevent_initial_call=True,
    )
    def add(
        clicks: int | None, source: str | None, kind: Any, target: str | None, search: str, key: str
    ) -> str:
        if not clicks:
            return ""
        graph = library[key]
        now = at.state_of(graph, at.query_of(search))
        step, told = added(graph, now, source, kind, target)
        if step is not None:
            go(key, now, now.with_step(step))
        return told


def pressed(graph: ArgumentGraph, now: at.State, button: str) -> at.State:
    """Return the state after a button was pressed: a step, or one of those that are none."""
    if button == at.RESET:
        return structs.replace(now, steps=())
    if button == at.MORE:
        return structs.replace(now, shown=now.shown + at.STEP)
    step = at.step_of(graph, button)
    return now if step is None else now.with_step(step)


def added(
    graph: ArgumentGraph, now: at.State, source: str | None, kind: Any, target: str | None
) -> tuple[at.Step | None, str]:
    """Return the step that puts in a link, or None and why it cannot be put in."""
    if source is None or target is None:
        return None, "Choose two claims first: search for them by their words."
    if source == target:
        return None, "These are the same claim; choose another one."
    name = at.step_name(at.Step("in", LinkName(source, target, kind)))
    step = at.step_of(graph, name)
    if step is None:
        return None, "This link is there already."
    return (None, "You have put this link in already.") if step in now.steps else (step, "")


def go(key: str, now: at.State, then: at.State) -> None:
    """Lead the browser to another state; it is no output, which would be called too early."""
    if then != now:
        set_props(ids.URL, {"href": at.address(key, then)})
