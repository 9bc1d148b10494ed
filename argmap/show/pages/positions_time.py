"""The bar of time on the page of positions: the slider, its moment in words, what is selected."""

from typing import TYPE_CHECKING

from dash import dcc, html
from dash.development.base_component import Component

from argmap.show import ids, parts
from argmap.show.figures import words
from argmap.show.pages import views
from argmap.show.pages.positions_address import PATH, State

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

LONG = 420  # characters of a selected comment


def bar(analysis: "Analysis", key: str, state: State) -> Component:
    """Return the bar; assets/positions.js puts the slider into it."""
    return html.Div(
        [
            html.Div(id=ids.POSITIONS_TIME, className="positions-slider"),
            html.Div(here(analysis, key, state), id=ids.POSITIONS_HERE, className="small"),
            html.Div(
                selected(analysis, key, state),
                id=ids.POSITIONS_SELECTED,
                **parts.aria(live="polite"),
            ),
        ],
        className="positions-bar",
        role="group",
        **parts.aria(label="Moment and selection"),
    )


def here(analysis: "Analysis", key: str, state: State) -> list[Component | str]:
    """Return what the chosen moment is: how much was said, by whom, and the way to the map."""
    graph = analysis.graph
    total = len(graph.comments)
    place = total - 1 if state.until is None else state.until
    comment = graph.comments[place]
    way = dcc.Link(
        "Open the conversation at this moment" if state.t else "Open the conversation",
        href=views.address("/explore", key, t=state.t),
    )
    if state.until is None:
        return [f"All {parts.counted(total, 'comment')}. ", way]
    first = words.short(comment.text, 90)
    return [
        f"Up to comment {place + 1:,} of {total:,}, ",
        choice(key, comment.id, graph.badge(comment.id)),
        html.Span([": ", parts.outside(first)], className="positions-first"),
        " ",
        way,
    ]


def selected(analysis: "Analysis", key: str, state: State) -> list[Component]:
    """Return the words of the selected comment or claim, with the ways into text and map."""
    graph, node = analysis.graph, state.selected
    if not node:
        return []
    ways = html.P(
        [
            html.Strong(parts.outside(graph.badge(node))),
            " ",
            dcc.Link("in the text", href=views.address("/explore", key, s=node, t=state.t)),
            " · ",
            dcc.Link("on the map", href=_map(key, node, state)),
            " · ",
            html.A("close", href=views.address(PATH, key, t=state.t), **parts.data(select="")),
        ],
        className="small",
    )
    said = html.P(parts.outside(words.short(graph.texts[node], LONG)), className="positions-words")
    return [html.Div([ways, said], className="positions-said")]


def choice(key: str, node: str, label: str) -> Component:
    """Return a link that selects a comment on this page; assets/positions.js spares the jump."""
    return html.A(
        parts.outside(label),
        href=views.address(PATH, key, s=node),
        title="Show its words",
        **parts.data(select=node),
    )


def _map(key: str, node: str, state: State) -> str:
    return views.address("/explore", key, s=node, t=state.t, tab="map")
