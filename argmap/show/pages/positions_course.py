"""The course of a conversation on the page of positions: lines, small charts, lists, bands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dash import dcc, html
from dash.development.base_component import Component

from argmap.show import ids, parts
from argmap.show.figures import course_words as told
from argmap.show.figures.course import By, Course, course, ways
from argmap.show.figures.course_charts import Line, chart
from argmap.show.figures.course_marks import ground_marks, move_marks
from argmap.show.figures.people_words import camp_names, letters_of
from argmap.show.figures.style import GREY
from argmap.show.pages import charts, positions_lists, views
from argmap.show.pages.positions_address import PATH, State
from argmap.show.pages.positions_stages import between
from argmap.show.plain import plain

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

WAYS: dict[By, str] = {"comments": "Comment by comment", "clock": "By the clock"}
SERIES = {"people": ("People who have spoken", "people"), "claims": ("Claims made", "claims")}


def body(analysis: "Analysis", key: str, state: State) -> list[Component]:
    """Return everything that is drawn along the axis that the state asks for."""
    made = course(analysis, state.by)
    graph = analysis.graph
    moments = {
        "key": key,
        "ids": [comment.id for comment in graph.comments],
        "names": [graph.badge(comment.id) for comment in graph.comments],
        "x": list(made.moments),
    }
    return [
        dcc.Store(id=ids.POSITIONS_MOMENTS, data=moments),
        dcc.Store(id=ids.POSITIONS_WAY, data=state.by),
        dcc.Store(id=ids.POSITIONS_READY),
        _section(
            "How it went", [*_ways(analysis, key, state), _statuses(analysis, key, made, state)]
        ),
        *_camps(analysis, key, made, state),
        plain(positions_lists.moves(analysis, key)),
        plain(positions_lists.first_moments(analysis, key)),
        _small(analysis, key, made, state),
        *([between(analysis)] if analysis.camps.camp_of else []),
    ]


def now_of(analysis: "Analysis", state: State, names: Sequence[str]) -> list[str]:
    """Return what each chart says of the chosen moment, "" at the end."""
    if state.until is None:
        return ["" for _ in names]
    made = course(analysis, state.by)
    return [_now(analysis, made, state, name) for name in names]


def _now(analysis: "Analysis", made: Course, state: State, name: str) -> str:
    if state.until is None:
        return ""
    row = made.row(state.until)
    if name == "status":
        return f" At the chosen moment: {told.status_told(made, row) or 'no claim yet'}."
    if name in SERIES:
        names = _names(analysis)
        lines = told.camp_lines(getattr(made, name), list(names), names)
        counts = ", ".join(f"{line.name} {line.values[row]:,}" for line in lines)
        return f" At the chosen moment: {counts}."
    return _small_now(made, state, name)


def _small_now(made: Course, state: State, name: str) -> str:
    if state.until is None:
        return ""
    value = made.values[name][made.row(state.until)]
    return f" At the chosen moment: {told.shown(value, name == 'replies_across_camps')}."


def _names(analysis: "Analysis") -> dict[str, str]:
    return camp_names(letters_of(analysis.camps.camp_of), analysis.camps.names)


def _section(title: str, content: Sequence[Any], term: str = "") -> Component:
    return html.Section([html.H2(title, title=term), *content], className="positions-section")


def _ways(analysis: "Analysis", key: str, state: State) -> list[Component]:
    possible = ways(analysis)
    if len(possible) < 2:
        return []
    links = [
        html.A(
            WAYS[way],
            href=views.address(PATH, key, t=state.t, x="clock" if way == "clock" else ""),
            className="button button-small" + (" here" if way == state.by else ""),
            **parts.data(axis=way),
            **parts.aria(current="true" if way == state.by else "false"),
        )
        for way in possible
    ]
    return [html.P(links, className="positions-ways", role="group", **parts.aria(label="Axis"))]


def _figure(
    name: str, figure: Any, says: str, now: str, rows: Any, title: str = "", term: str = ""
) -> Component:
    head = [html.H3(title, title=term)] if title else []
    span = html.Span(now, id=ids.part("positions-now", name), className="positions-now")
    made = charts.chart(f"positions-{name}", figure, [*head, html.Span(says), span], rows)
    return html.Div(made, className="positions-chart", **parts.data(timed="yes"))


def _statuses(analysis: "Analysis", key: str, made: Course, state: State) -> Component:
    lines, drowned = told.status_lines(made)
    last = len(made.nodes) - 1
    total = len(analysis.status)
    counts = told.status_told(made, last) if last >= 0 else ""
    says = f"{parts.counted(total, 'claim')}: {counts}." if counts else "There are no claims yet."
    if len(made.nodes) < told.FEW:
        return html.P(says)
    if not total or not lines or (len(lines) == 1 and lines[0].name == told.STATUS_LINES[-1][1]):
        return html.P(
            [says, " There is nothing to draw until more people speak to the same claims."]
        )
    if drowned:
        says += " Those of which too little is known are in the table, not in the picture."
    marks = ground_marks(analysis, made, lines)
    if marks:
        says += " A star marks the first moment of something that may be common ground."
    figure = chart(made, lines, now=state.now(made), marks=marks, marked="first moment")
    all_lines = [
        Line(name, made.values[value], "", "", "")
        for value, name, *_ in told.STATUS_LINES
        if any(made.values.get(value, ()))
    ]
    rows = positions_lists.steps(key, made, all_lines)
    return _figure("status", figure, says, _now(analysis, made, state, "status"), rows,
                   "Claims by what they are to the camps", "status of every claim")  # fmt: skip


def _camps(analysis: "Analysis", key: str, made: Course, state: State) -> list[Component]:
    names = _names(analysis)
    found, shown = [], []
    for name, (title, noun) in SERIES.items():
        lines = told.camp_lines(getattr(made, name), list(names), names)
        if not lines:
            continue
        if len(made.nodes) < told.FEW:
            shown.append(told.ends_told(noun, lines))
            continue
        marks = move_marks(analysis, made, lines, names) if name == "people" else []
        says = told.ends_told(noun, lines)
        if marks:
            says += " A star marks somebody who changed what they hold."
        figure = chart(made, lines, now=state.now(made), marks=marks, marked="change of mind",
                       height=260)  # fmt: skip
        rows = positions_lists.steps(key, made, lines)
        found.append(_figure(name, figure, says, _now(analysis, made, state, name), rows,
                             f"{title}, by camp" if names else title))  # fmt: skip
    words: list[Component] = [html.P(" ".join(shown))] if shown else []
    return [*words, html.Div(found, className="positions-pair")] if found else words


def _small(analysis: "Analysis", key: str, made: Course, state: State) -> Component:
    cards, words, nothing = [], [], []
    for small in told.SMALL:
        values = made.values.get(small.name, ())
        if not any(values):
            if values and not made.votes and small.name != "moves":
                nothing.append(small.none)
            continue
        if told.is_flat(values):
            words.append(html.Li(told.small_told(small, values[-1])))
            continue
        share = small.name == "replies_across_camps"
        line = Line(small.title, tuple(values), GREY)
        figure = chart(made, [line], now=state.now(made), height=150, percent=share)
        now = _small_now(made, state, small.name)
        rows = positions_lists.steps(key, made, [line], share)
        cards.append(_figure(small.name, figure, told.small_told(small, values[-1]), now, rows,
                             small.title, small.term))  # fmt: skip
    content: list[Component] = [html.Div(cards, className="positions-small")] if cards else []
    if words:
        content.append(html.Ul(words))
    if nothing:
        content.append(html.P(" ".join(nothing), className="muted"))
    granted = positions_lists.granted(analysis, key)
    content += [plain(granted)] if granted else []
    return _section("What was granted, and what was left open", content)
