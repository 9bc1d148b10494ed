"""What most hangs on, what parts the camps, and, for those who know them, the extensions."""

from collections.abc import Sequence
from typing import get_args

import pandas as pd
from dash import html
from dash.development.base_component import Component

from argmap.analyse.analysis import Analysis
from argmap.analyse.claims import ALONE
from argmap.analyse.formal.cruxes import cruxes
from argmap.analyse.formal.extensions import Bounds, Extensions, Semantics, extensions
from argmap.errors import ArgmapError
from argmap.model import ArgumentGraph
from argmap.show import ids, parts
from argmap.show.figures import words
from argmap.show.figures.cruxes import Crux, Parting, most_decisive, partings
from argmap.show.pages.strength_address import State, Step
from argmap.show.pages.strength_rows import Place, do, link_said, said, withdraw

MOST, MOST_FIRST = 8, 3
MOST_LISTED, MOST_MEMBERS = 3, 12
BOUNDS = Bounds(most=1_000, conflicts=20_000, seconds=2.0)
TERM = (
    "crux: ordered by how many claims flip in the grounded extension, then by the sum of the "
    "changes of strength (quadratic energy) of all others"
)
PARTS_TERM = "the share (agree + 1) / (answers + 2) of each camp, the largest less the smallest"
KNOWN = {
    "grounded": "what must be accepted by everybody who accepts anything",
    "complete": "sets that accept just what they defend",
    "preferred": "largest sets that defend themselves",
    "stable": "sets that dispute everything that they do not hold",
    "semi-stable": "sets that leave as little open as possible",
    "ideal": "the largest set that is part of all preferred ones and defends itself",
}


def cruxes_section(
    place: Place, analysis: Analysis, state: State, base: float | pd.Series
) -> Component:
    """Return the claims and links that most hangs on, as the map is, each with a way to try it.

    They are those of the strengths that the page shows, from the same base.
    """
    grounded = {str(node): str(label) for node, label in analysis.grounded.items()}
    known = state.base == ALONE and state.votes == bool(analysis.base)
    table = analysis.cruxes if known else cruxes(place.graph, base)
    found = most_decisive(place.graph, table, grounded, MOST)
    nothing = "Nothing hangs on any single claim or link: no claim would stand better or worse."
    told = _some([_crux(place, crux, state) for crux in found])
    return html.Section(
        [
            html.H2("What most hangs on", title=TERM),
            html.P(
                "What would change most if a single claim or link were not there, on the map as "
                "it is. These are worth a second look first: is the link right, is the claim "
                "well founded?",
                className="lead",
            ),
            *(told if found else [html.P(nothing)]),
        ]
    )


def _some(items: Sequence[Component]) -> list[Component]:
    """Return the first items as a list, the others folded."""
    first, rest = items[:MOST_FIRST], items[MOST_FIRST:]
    found: list[Component] = [html.Ol(first, className="cruxes")] if first else []
    if rest:
        more = html.Summary(f"{len(rest):,} more")
        found.append(html.Details([more, html.Ol(rest, className="cruxes")], className="fold"))
    return found


def _crux(place: Place, crux: Crux, state: State) -> Component:
    graph, thing = place.graph, crux.thing
    gone = Step("out", thing) in state.steps
    if isinstance(thing, str):
        told = said(place, thing)
        button = withdraw(place, thing, gone)
    else:
        told = link_said(place, thing)
        label = "Put back" if gone else "Try without"
        ends = f"{graph.badge(thing.source)} {words.VERBS[thing.kind]} {graph.badge(thing.target)}"
        button = do(Step("out", thing), label, f"{label} the link: {ends}")
    also = "The same holds without the first claim itself." if crux.also else ""
    return html.Li(
        [
            html.P(told, className="crux-thing"),
            html.P(crux.says, className="muted", title=crux.moves),
            *_flips(place, "would stand", crux.rises),
            *_flips(place, "would no longer stand", crux.falls),
            html.P(f"and {crux.more:,} more", className="small muted") if crux.more else "",
            html.P(also, className="small muted") if also else "",
            button,
        ]
    )


def _flips(place: Place, what: str, nodes: Sequence[str]) -> list[Component]:
    return [
        html.P(
            [*said(place, node), f" {what}."],
            className="crux-flip",
        )
        for node in nodes
    ]


def camps_section(place: Place, analysis: Analysis) -> Component:
    """Return the claims that best tell the camps apart, with the counts of each."""
    camps = analysis.camps
    found = partings(analysis.separating, camps.names, MOST) if camps.camp_of else ()
    if not camps.camp_of:
        told = f"There are no camps here. {camps.reason}"
    elif not found:
        told = "No claim tells the camps apart: on none have people of two camps answered apart."
    else:
        told = (
            "The claims on which the camps are furthest apart. Whoever changes sides on one of "
            "these changes the picture most."
        )
    return html.Section(
        [
            html.H2("What parts the camps", title=PARTS_TERM),
            html.P(told, className="lead"),
            *_some([_parting(place, each) for each in found if each.claim in place.graph.texts]),
        ]
    )


def _parting(place: Place, each: Parting) -> Component:
    few = "" if each.enough else " Too few answered to rely on it."
    return html.Li(
        [
            html.P(said(place, each.claim), className="crux-thing"),
            html.P(each.says + few, className="muted"),
        ]
    )


def extensions_section() -> Component:
    """Return the folded section; what is in it is counted when it is opened."""
    summary = html.Summary(
        "Extensions, for those who know them", id=ids.STRENGTH_EXTENSIONS_OPEN, n_clicks=0
    )
    return html.Section(
        [
            html.H2("Which claims can be held together"),
            html.Details(
                [summary, html.Div("Counting …", id=ids.STRENGTH_EXTENSIONS)], className="fold"
            ),
        ]
    )


def extensions_panel(place: Place, graph: ArgumentGraph) -> list[Component]:
    """Return the extensions of every semantics of a graph: how many, and the first few.

    Args:
        place: where claims are to be found.
        graph: the graph, as a what-if makes it.
    """
    lead = html.P(
        "After Dung (1995): arguments are the claims, those that say the same as one; attacks are "
        "the disputes; supports are not heard. The search is bounded, and says where it stopped.",
        className="lead small",
    )
    return [lead, *(_semantics(place, graph, name) for name in get_args(Semantics))]


def _semantics(place: Place, graph: ArgumentGraph, name: Semantics) -> Component:
    try:
        found = extensions(graph, name, bounds=BOUNDS)
    except ArgmapError as error:
        return html.Div([html.H3(name.capitalize()), html.P(str(error), className="notice")])
    common = _common(found)
    shown = found.listed[:MOST_LISTED]
    more = len(found.listed) - len(shown)
    return html.Div(
        [
            html.H3(name.capitalize(), title=KNOWN[name]),
            html.P([found.sentence, " ", _shared(common)]),
            *(_extension(place, number, each, common) for number, each in enumerate(shown, 1)),
            html.P(f"and {more:,} more", className="small muted") if more > 0 else "",
        ],
        className="extension",
    )


def _common(found: Extensions) -> frozenset[str]:
    """Return what all that are listed hold, where there are several."""
    if len(found.listed) < 2:
        return frozenset()
    return frozenset.intersection(*map(frozenset, found.listed))


def _shared(common: frozenset[str]) -> str:
    if not common:
        return ""
    what = parts.counted(len(common), "claim or comment", "claims and comments")
    return f"Those listed share {what}; below is what else each holds."


def _extension(
    place: Place, number: int, nodes: Sequence[str], common: frozenset[str]
) -> Component:
    own = [node for node in nodes if node not in common]
    shown = own[:MOST_MEMBERS]
    more = len(own) - len(shown)
    rest = f"and {more:,} more" if more else ""
    size = parts.counted(len(nodes), "claim or comment", "claims and comments")
    return html.Details(
        [
            html.Summary(f"{number}: {size}" + (f", {len(own):,} of its own" if common else "")),
            html.Ul([html.Li(said(place, node)) for node in shown]),
            html.P(rest, className="small muted"),
        ],
        className="voices",
    )
