"""The list of claims: each as a sentence with its bar, its outcome, and who speaks to it."""

from collections.abc import Iterable, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from argmap.analyse.questions import asks
from argmap.model import ArgumentGraph
from argmap.model.decisions import LinkName
from argmap.show import ids, parts
from argmap.show.figures import words
from argmap.show.figures.standing import Row, Voice
from argmap.show.pages import views
from argmap.show.pages.strength_address import Step, step_name
from argmap.show.plain import press

MOST_VOICES = 6
MOST_ALONE = 30
LONG = 320
OUTCOME_TERMS = {
    "stands": "accepted in the grounded extension: not disputed, or only by what falls",
    "falls": "rejected by the grounded extension: a claim that stands disputes it",
    "undecided": "undecided in the grounded extension: what is said leaves open whether it stands",
    "withdrawn": "taken away by you to see what changes",
}
GLYPHS = {"stands": "●", "falls": "○", "undecided": "◐", "withdrawn": "–"}  # noqa: RUF001
SAID_BY = {"support": ("supports it", "support it"), "rebut": ("disputes it", "dispute it")}


class Place:
    """Where rows stand: the conversation and its key."""

    def __init__(self, graph: ArgumentGraph, key: str) -> None:
        self.graph, self.key = graph, key


def listed(place: Place, rows: Sequence[Row], base: float) -> Component:
    """Return the rows as a list."""
    return html.Ol([_row(place, row, base) for row in rows], className="standings")


def alone(place: Place, rows: Sequence[Row], base: str) -> Component | None:
    """Return, folded, the claims that nobody speaks to."""
    if not rows:
        return None
    claims = parts.counted(len(rows), "claim")
    verb = "stands" if len(rows) == 1 else "stand"
    told = [
        html.Li(
            [
                parts.outside(words.short(place.graph.texts[row.node], LONG)),
                " ",
                badge(place, row.node),
                " ",
                withdraw(place, row.node, row.now is None),
            ]
        )
        for row in rows[:MOST_ALONE]
    ]
    more = len(rows) - len(told)
    return html.Details(
        [
            html.Summary(f"{claims} that nobody speaks to {verb} at {base}"),
            html.Ul(told, className="alone"),
            html.P(f"and {parts.counted(more, 'more', 'more')}", className="muted") if more else "",
        ],
        className="fold",
    )


def badge(place: Place, node: str) -> Component:
    """Return who says it, as a link to it in text and map."""
    return dcc.Link(
        parts.outside(place.graph.badge(node)),
        href=views.address("/explore", place.key, s=node),
        className="badge-link",
        title="Read it in the conversation",
    )


def outcome(name: str) -> Component:
    """Return whether a claim stands, falls or is undecided; the term is in the tooltip."""
    glyph = html.Span(GLYPHS[name], **parts.aria(hidden="true"))
    return html.Span(
        [glyph, f" {name}"], className=f"outcome outcome-{name}", title=OUTCOME_TERMS[name]
    )


def said(place: Place, node: str, most: int = 160) -> list[Any]:
    """Return the words of a node and who says them."""
    text = words.short(place.graph.texts[node], most)
    return [html.Q(parts.outside(text)), " ", badge(place, node)]


def link_said(place: Place, link: LinkName) -> list[Any]:
    """Return a link as a sentence: what speaks for or against what."""
    verb = html.Span(f" {words.VERBS[link.kind]} ", className=f"verb verb-{link.kind}")
    return [*said(place, link.source), verb, *said(place, link.target)]


def bar(now: float | None, mark: float | None) -> Component:
    """Return a strength as a bar, with a mark where it would be or was."""
    found: list[Component] = []
    if now is not None:
        found.append(html.Span(className="bar-fill", style={"width": f"{now:.1%}"}))
    if mark is not None:
        found.append(html.Span(className="bar-mark", style={"insetInlineStart": f"{mark:.1%}"}))
    return html.Span(found, className="bar", **parts.aria(hidden="true"))


def do(step: Step, label: str, tells: str) -> Component:
    """Return the button that makes, or takes back, one change of a what-if.

    Args:
        step: the change.
        label: what stands on it.
        tells: what it does, for assistive technology; begins with the label.
    """
    said = parts.aria(label=tells)
    return press(label, ids.STRENGTH_PRESSED, step_name(step), title=tells, **said)


def withdraw(place: Place, node: str, gone: bool) -> Component | None:
    """Return the button that withdraws a claim or puts it back; a comment stays where it is."""
    if node not in place.graph.claim_by_id:
        return None
    label = "Put back" if gone else "Try without"
    said = words.short(place.graph.texts[node], 60)
    return do(Step("out", node), label, f"{label} the claim of {_name(place, node)}: {said}")


def _name(place: Place, node: str) -> str:
    return place.graph.badge(node)


def _row(place: Place, row: Row, base: float) -> Component:
    graph = place.graph
    said = words.short(graph.texts[row.node], LONG)
    comment = row.node in graph.conversation.by_id
    what = " (the comment as a whole)" if comment else ""
    if not comment and asks(graph.claim_by_id[row.node]):
        what = " (a question)"
    mark = row.before if row.moved else base
    return html.Li(
        [
            html.Div(
                [bar(row.now, mark), html.Span(_number(row), className="strength-number")],
                className="standing-bar",
            ),
            html.Div(
                [
                    html.P(parts.outside(said), className="standing-claim"),
                    html.P(
                        [badge(place, row.node), what, " · ", outcome(row.outcome), *_was(row)],
                        className="small muted",
                    ),
                    _voices(place, row),
                ]
            ),
            html.Div(withdraw(place, row.node, row.now is None), className="standing-do"),
        ],
        className="standing standing-gone" if row.now is None else "standing",
        **parts.data(key=row.node),
    )


def _number(row: Row) -> list[Any]:
    now = "–" if row.now is None else f"{row.now:.2f}"  # noqa: RUF001
    return [now, parts.hidden(" of 1")] if row.now is not None else [now]


def _was(row: Row) -> list[Any]:
    """Return how it stood before, where that is different now."""
    if not row.moved:
        return []
    told = f" (before: {row.before:.2f}"
    told += f", {row.was})" if row.was != row.outcome else ")"
    return [html.Span(told, className="was")]


def _voices(place: Place, row: Row) -> Component:
    pro = [voice for voice in row.pro if not voice.gone]
    con = [voice for voice in row.con if not voice.gone]
    told = [
        f"{len(voices):,} {SAID_BY[kind][len(voices) != 1]}"
        for kind, voices in (("support", pro), ("rebut", con))
        if voices
    ]
    return html.Details(
        [
            html.Summary(", ".join(told) or "nobody speaks to it"),
            *_side(place, row, "support", row.pro),
            *_side(place, row, "rebut", row.con),
        ],
        className="voices",
    )


def _side(place: Place, row: Row, kind: str, voices: Iterable[Voice]) -> list[Component]:
    every = list(voices)
    if not every:
        return []
    title = "For it" if kind == "support" else "Against it"
    more = len(every) - MOST_VOICES
    return [
        html.P(f"{words.SIGNS[kind]} {title}", className=f"side side-{kind}"),
        html.Ul([_voice(place, row, kind, voice) for voice in every[:MOST_VOICES]]),
        *([html.P(f"and {more:,} more", className="muted small")] if more > 0 else []),
    ]


def _voice(place: Place, row: Row, kind: str, voice: Voice) -> Component:
    name = LinkName(voice.node, row.node, "support" if kind == "support" else "rebut")
    step = Step("in" if voice.added else "out", name)
    label = "Try without" if not voice.gone else "Put back"
    verb = words.VERBS[kind]
    tells = f"{label} the link: {_name(place, voice.node)} {verb} {_name(place, row.node)}"
    return html.Li(
        [
            html.Span(
                [
                    parts.outside(words.short(place.graph.texts[voice.node], LONG)),
                    " ",
                    badge(place, voice.node),
                    html.Span(f" · {voice.strength:.2f}", className="muted small"),
                    html.Span(" · put in by you", className="small") if voice.added else "",
                    html.Span(" · taken away", className="small") if voice.gone else "",
                ],
                className="gone" if voice.gone else "",
            ),
            " ",
            do(step, label, tells),
        ]
    )
