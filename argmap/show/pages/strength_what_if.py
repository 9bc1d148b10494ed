"""What if: the changes that are tried, a form for one more, and what they move."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from argmap.model import ArgumentGraph
from argmap.show import ids, parts
from argmap.show.figures import words
from argmap.show.figures.standing import Row, moved
from argmap.show.pages.strength_address import RESET, Step
from argmap.show.pages.strength_rows import Place, badge, bar, do, link_said, outcome, said
from argmap.show.plain import press

MOST_MOVED = 12
MOST_FOUND = 20  # claims that a search offers
KINDS = ({"value": "rebut", "label": "disputes"}, {"value": "support", "label": "supports"})


def tried(place: Place, steps: Sequence[Step], rows: Sequence[Row]) -> list[Any]:
    """Return, as plain parts, what is tried and what it moves."""
    return [
        html.Section(
            [html.H2("What if …" if steps else "What if"), *_tried(place, steps, rows)],
            className="what-if tried what-if-on" if steps else "what-if tried",
            id="what-if",
        )
    ]


def summary(steps: Sequence[Step], rows: Sequence[Row]) -> list[Any]:
    """Return, as plain parts, one line on what is tried, which stays in sight; nothing else."""
    if not steps:
        return []
    changed = moved(rows)
    turned = sum(row.was != row.outcome for row in changed)
    told = f"{parts.counted(len(steps), 'change')} tried: "
    told += (
        parts.counted(len(changed), "claim moves", "claims move") if changed else "nothing moves"
    )
    told += f", {turned:,} of them from standing to falling or back. " if turned else ". "
    see = html.A("See what changes", href="#what-if", className="button button-small")
    undo = press("Undo all", ids.STRENGTH_PRESSED, RESET)
    return [html.P([told, see if changed else "", undo], className="what-if-bar small")]


def found(graph: ArgumentGraph, search: str, chosen: str | None) -> list[dict[str, str]]:
    """Return the claims to choose from: those that have the words, and the one that is chosen.

    The words of the one that is chosen, which stand in the field, are no search.
    """
    sought = " ".join(search.split()).casefold()
    if chosen is not None and chosen in graph.claim_by_id and search == _label(graph, chosen):
        sought = ""
    options: list[dict[str, str]] = []
    for claim in graph.claims:
        label = _label(graph, claim.id)
        if claim.id == chosen or (len(options) < MOST_FOUND and sought in label.casefold()):
            options.append({"value": claim.id, "label": label})
    return options


def _label(graph: ArgumentGraph, claim: str) -> str:
    return f"{graph.badge(claim)}: {words.short(graph.texts[claim], 140)}"


def _tried(place: Place, steps: Sequence[Step], rows: Sequence[Row]) -> list[Any]:
    if not steps:
        return [
            html.P(
                "Press “Try without” at a claim or a link below, and see what would stand or fall "
                "then. It is only tried: the map stays as it is, and the address of this page "
                "keeps what you try, so that a link shows the same.",
                className="lead",
            )
        ]
    reset = [press("Undo all", ids.STRENGTH_PRESSED, RESET)] if len(steps) > 1 else []
    return [
        html.Ol([_step(place, step) for step in steps], className="steps"),
        *reset,
        *_moved(place, rows),
    ]


def _step(place: Place, step: Step) -> Component:
    if isinstance(step.thing, str):
        told = ["without the claim ", *said(place, step.thing)]
    else:
        lead = "without the link: " if step.what == "out" else "with the link: "
        told = [lead, *link_said(place, step.thing)]
    return html.Li([*told, " ", do(step, "Undo", "Undo this change")])


def _moved(place: Place, rows: Sequence[Row]) -> list[Component]:
    """Return what changes, the largest first."""
    changed = moved(rows)
    turned = [row for row in changed if row.was != row.outcome]
    if not changed:
        told = "Nothing else moves: no other claim stands better or worse."
        return [html.P(told, role="status")]
    claims = parts.counted(len(changed), "claim moves", "claims move")
    verb = "turn" if len(turned) != 1 else "turns"
    told = f"{claims}, the most first"
    told += f"; {len(turned):,} {verb} from one outcome to another." if turned else "."
    more = len(changed) - MOST_MOVED
    return [
        html.P(told, role="status"),
        html.Ol([_change(place, row) for row in changed[:MOST_MOVED]], className="standings"),
        html.P(f"and {parts.counted(more, 'more', 'more')}, marked in the list below")
        if more > 0
        else html.Span(),
    ]


def _change(place: Place, row: Row) -> Component:
    now = row.now or 0.0
    way = "up" if row.change > 0 else "down"
    told: list[Any] = [
        html.Span(f"{row.before:.2f} → {now:.2f}", title=f"strength before and after: {way}"),
        " · ",
    ]
    if row.was != row.outcome:
        told += [outcome(row.was), " → "]
    return html.Li(
        [
            html.Div(
                [
                    bar(now, row.before),
                    html.Span(f"{row.change:+.2f}", className="strength-number"),
                ],
                className="standing-bar",
            ),
            html.Div(
                [
                    html.P(
                        parts.outside(words.short(place.graph.texts[row.node], 200)),
                        className="standing-claim",
                    ),
                    html.P(
                        [badge(place, row.node), " · ", *told, outcome(row.outcome)],
                        className="small muted",
                    ),
                ]
            ),
        ],
        className="standing",
    )


def form(graph: ArgumentGraph) -> Component:
    """Return the form; the claims are searched for on the server, so that many are no burden."""
    offered = found(graph, "", None)
    select = {
        "data": offered,
        "searchable": True,
        "clearable": True,
        "limit": MOST_FOUND + 1,
        "nothingFoundMessage": "No claim has these words",
        "placeholder": "Search by words or name",
        "maxDropdownHeight": 320,
    }
    kind = dmc.Select(
        id=ids.STRENGTH_KIND,
        data=list(KINDS),
        value="rebut",
        allowDeselect=False,
        label="does what",
        className="form-kind",
    )
    return html.Div(
        [
            dmc.Select(id=ids.part("strength-search", "from"), label="This claim", **select),
            kind,
            dmc.Select(id=ids.part("strength-search", "to"), label="this claim", **select),
            html.Button(
                "Put it in", id=ids.STRENGTH_ADD, type="button", className="button button-main"
            ),
            html.P(id=ids.STRENGTH_ADD_SAID, role="status", className="form-said"),
        ],
        className="what-if-form",
    )
