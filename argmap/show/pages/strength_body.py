"""What the page on strength shows for what is chosen: controls, what-if, claims, a picture."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import dash_mantine_components as dmc
import pandas as pd
import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from argmap.analyse.analysis import Analysis
from argmap.show import ids, parts
from argmap.show.figures.standing import ORDERS, Row, Scored, cycle, ordered, rows, scored, table
from argmap.show.figures.strength import MOST, strength_figure
from argmap.show.pages import charts
from argmap.show.pages.strength_address import MORE, State
from argmap.show.pages.strength_more import camps_section, cruxes_section, extensions_section
from argmap.show.pages.strength_rows import Place, alone, listed
from argmap.show.pages.strength_what_if import form, summary, tried
from argmap.show.plain import plain, press

MEASURE_NAMES = {
    "energy": "Supports and disputes (quadratic energy)",
    "dfquad": "Supports and disputes, side by side (DF-QuAD)",
    "h": "Disputes only (h-categoriser)",
}
HOW = {
    "energy": "What supports a claim lifts it towards 1 and what disputes it presses it towards 0, "
    "each by as much as it stands itself.",
    "dfquad": "The supports are joined, and the disputes are; the stronger side moves the claim by "
    "what it is ahead. The first voices of a side count most.",
    "h": "Only disputes count: the more there are and the better they stand, the less is left.",
}
MOST_ON_CIRCLE = 6
OUTCOMES = (
    "A claim “stands” when nobody disputes it or whatever disputes it falls; it “falls” when a "
    "claim that stands disputes it; else it is “undecided”. Claims that say the same are "
    "one here, and numbers do not matter."
)


class Shown(NamedTuple):
    """What the page shows in a state; all but the figure and the control values as plain parts."""

    how: list[Any]
    tried: list[Any]
    bar: list[Any]
    claims: list[Any]
    says: list[Any]
    figure: go.Figure
    table: pd.DataFrame
    more: list[Any]
    measure: str
    base: float
    order: str


def shown(analysis: Analysis, key: str, state: State) -> Shown:
    """Return all that depends on what is chosen, of a graph with claims."""
    graph = analysis.graph
    changed = state.applied(graph)
    loop = cycle(changed) or cycle(graph)
    measure = "energy" if loop and state.measure == "dfquad" else state.measure
    base = base_of(analysis, state)
    before = scored(graph, measure, base)
    now = scored(changed, measure, base) if state.steps else before
    found = rows(graph, changed, before, now, base)
    place = Place(graph, key)
    heard, rest = ordered(found, "argued", state.votes)
    return Shown(
        how=_how(analysis, measure, loop),
        tried=tried(place, state.steps, found),
        bar=summary(state.steps, found),
        claims=[_warned(now), *_claims(place, state, found)],
        says=[_says(heard)],
        figure=strength_figure(graph, heard, state.base),
        table=table(graph, (*heard, *rest), bool(state.steps)),
        more=[cruxes_section(place, analysis, state, base), camps_section(place, analysis)],
        measure=measure,
        base=state.base,
        order=state.order,
    )


def body(analysis: Analysis, key: str, state: State) -> list[Component]:
    """Lay out the page: what is read in plain parts, which callbacks fill anew."""
    if not analysis.graph.claims:
        return [html.P("No claim was found in this conversation, so there is nothing to weigh.")]
    now = shown(analysis, key, state)
    chart = charts.chart("strength", now.figure, plain(now.says, id=ids.STRENGTH_SAYS), now.table)
    return [
        plain(now.tried, id=ids.STRENGTH_TRIED),
        html.Details(
            [html.Summary("Put in a link between two claims"), form(analysis.graph)],
            className="fold",
        ),
        plain(now.more, id=ids.STRENGTH_MORE),
        html.H2("How each claim stands"),
        html.Details(
            [
                html.Summary("How it is counted"),
                _controls(analysis, state, now.measure),
                plain(now.how, id=ids.STRENGTH_HOW),
            ],
            className="fold",
        ),
        _order(state),
        plain(now.claims, id=ids.STRENGTH_CLAIMS),
        html.Section([html.H2("In one picture"), chart]),
        extensions_section(),
        plain(now.bar, id=ids.STRENGTH_BAR, role="status"),
    ]


def base_of(analysis: Analysis, state: State) -> float | pd.Series:
    """Return the strength of claims before anybody is heard: one for all, or from the votes.

    A claim on which nobody voted has the one for all.
    """
    if not state.votes:
        return state.base
    base = pd.Series(state.base, index=list(analysis.graph.texts), dtype=float)
    base.update(pd.Series(analysis.base, dtype=float))
    return base


def voted(analysis: Analysis) -> bool:
    """Say whether anybody answered to a claim itself, by a vote or a label."""
    return bool(analysis.graph.stances)


def _controls(analysis: Analysis, state: State, measure: str) -> Component:
    """Lay out how is weighed, and from where."""
    loop = cycle(analysis.graph)
    options = [
        {"value": name, "label": label, "disabled": name == "dfquad" and bool(loop)}
        for name, label in MEASURE_NAMES.items()
    ]
    chooser = dmc.Select(
        id=ids.STRENGTH_MEASURE,
        data=options,
        value=measure,
        allowDeselect=False,
        label="What is weighed",
        className="strength-measure",
    )
    slider = html.Div(
        [
            html.Label("A claim that nobody speaks to stands at", id=f"{ids.STRENGTH_BASE}-label"),
            dcc.Slider(
                id=ids.STRENGTH_BASE,
                min=0,
                max=1,
                step=0.05,
                marks={0: "0", 0.5: "0.5", 1: "1"},
                value=state.base,
                updatemode="mouseup",
                allow_direct_input=False,
            ),
        ],
        className="strength-base",
        role="group",
        **parts.aria(labelledby=f"{ids.STRENGTH_BASE}-label"),
    )
    return html.Section(
        [chooser, slider, *_votes(analysis, state)],
        className="controls",
        **parts.aria(label="How strengths are counted"),
    )


def _how(analysis: Analysis, measure: str, loop: Sequence[str]) -> list[Component]:
    return [html.P([HOW[measure], *_circles(analysis, loop)], className="small muted")]


def _warned(now: Scored) -> Component | None:
    return html.P(now.warning, className="notice") if now.warning else None


def _votes(analysis: Analysis, state: State) -> list[Component]:
    if not voted(analysis):
        return []
    return [
        dmc.Checkbox(
            id=ids.part("strength-votes", "all"),
            checked=state.votes,
            label="Begin with the votes on a claim, where there are any",
            className="strength-votes",
        )
    ]


def _circles(analysis: Analysis, loop: Sequence[str]) -> list[str]:
    """Say why DF-QuAD cannot be chosen, where links form a circle."""
    if not loop:
        return []
    way = " → ".join(analysis.graph.badge(node) for node in loop[:MOST_ON_CIRCLE])
    rest = " → …" if len(loop) > MOST_ON_CIRCLE else ""
    return [f" Links go round in a circle here ({way}{rest}), which DF-QuAD cannot count."]


def _order(state: State) -> Component:
    chooser: Component = dmc.Select(
        id=ids.STRENGTH_ORDER,
        data=[{"value": name, "label": label} for name, label in ORDERS.items()],
        value=state.order,
        allowDeselect=False,
        label="Order of the claims",
        className="strength-order",
    )
    return chooser


def _claims(place: Place, state: State, found: Sequence[Row]) -> list[Any]:
    heard, rest = ordered(found, state.order, state.votes)
    spoken = sum(bool(row.pro or row.con) for row in found)
    first = heard[: state.shown]
    more = len(heard) - len(first)
    nothing = "Nobody supports or disputes any claim, so all stand where they began."
    return [
        html.P([_spoken(spoken, len(found)), OUTCOMES], className="lead small"),
        listed(place, first, state.base) if heard else html.P(nothing),
        _more(len(first), more) if more else None,
        alone(place, rest, f"{state.base:.2f}" if not state.votes else "their start"),
    ]


def _spoken(heard: int, every: int) -> str:
    verb = "is" if heard == 1 else "are"
    return f"{heard:,} of {parts.counted(every, 'claim')} {verb} supported or disputed. "


def _more(shown: int, more: int) -> Component:
    return html.P(
        [
            f"{shown:,} are shown, {more:,} more are not. ",
            press("Show more", ids.STRENGTH_PRESSED, MORE),
        ]
    )


def _says(heard: Sequence[Row]) -> str:
    """Return what the picture shows, in a sentence."""
    if not heard:
        return "Nobody supports or disputes any claim, so there is nothing to draw."
    claims = parts.counted(min(len(heard), MOST), "claim")
    stand = sum(row.outcome == "stands" for row in heard)
    return (
        f"How well the {claims} that most speak to stand, from 0 to 1. "
        f"Of all {parts.counted(len(heard), 'claim')} that somebody speaks to, {stand:,} "
        f"{'stands' if stand == 1 else 'stand'}."
    )
