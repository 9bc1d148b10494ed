"""Lists on the page of positions: who changed their mind, first moments, the tables of charts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.figures import words
from argmap.show.figures.course import Course, by_votes, course, ways
from argmap.show.figures.course_charts import Line
from argmap.show.figures.course_marks import UNCONTESTED
from argmap.show.figures.people_words import called, held
from argmap.show.pages import views
from argmap.show.pages.positions_time import choice
from argmap.write.csv_pair import guard

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis
    from argmap.analyse.ground.concessions import Concession

MOST_MOVES, MOST_FIRST, LONG = 12, 12, 200
MOST_STEPS = 200  # rows of the table of a chart; the download has all
SAYS = {
    "said to be shared": "said outright to be shared",
    "conceded": "granted by the other side",
    "held by several": "held by several people",
}


def moves(analysis: "Analysis", key: str) -> Component:
    """Return who changed their mind on what, with the words."""
    found: list[Any] = analysis.moves.to_dict("records")
    items = [_move(analysis, key, move) for move in found[:MOST_MOVES]]
    left = len(found) - len(items)
    content: list[Component] = [html.Ol(items, className="positions-list")] if items else []
    if left:
        told = f"and {parts.counted(left, 'more is', 'more are')} in the picture above"
        content.append(html.P(told, className="muted small"))
    if not items:
        content.append(
            html.P(
                "Nobody is seen to change their mind: for that, somebody has to speak for and "
                "against the same claim, or vote twice on it.",
                className="muted",
            )
        )
    return html.Section(
        [html.H2("Who changed their mind", title="moves"), *content], className="positions-section"
    )


def _move(analysis: "Analysis", key: str, move: dict[str, Any]) -> Component:
    graph = analysis.graph
    who = html.Strong(parts.outside(called(graph, move["participant"])))
    told: list[Any] = [
        who, f" was {held(move['from'])} this claim and is then {held(move['to'])} it",
    ]  # fmt: skip
    if isinstance(move["time"], str) and move["node"] is None:
        told.append(f", by a vote on {move['time'][:10]}")
    if move["tentative"]:
        tip = "tentative: one of the two rests on a link that was guessed"
        told += [" ", html.Span("guessed", className="tag tag-unsure", title=tip)]
    content = [html.P(told), views.quote(graph, key, move["claim"], most=LONG)]
    if move["node"]:
        content += [
            html.P("The words of the change:", className="muted small"),
            views.quote(graph, key, move["node"], most=LONG),
        ]
    return html.Li(content)


def granted(analysis: "Analysis", key: str) -> list[Component]:
    """Return what people granted each other, with the words."""
    items = [_granted(analysis, key, one) for one in analysis.concessions[:MOST_MOVES]]
    left = len(analysis.concessions) - len(items)
    more = [html.P(f"and {left:,} more", className="muted small")] if left else []
    return [html.Ol(items, className="positions-list"), *more] if items else []


def _granted(analysis: "Analysis", key: str, one: "Concession") -> Component:
    graph, span = analysis.graph, one.words
    told: list[Any] = [
        html.Strong(parts.outside(called(graph, one.by))),
        " grants" if one.claim else " grants the other side something",
    ]
    if one.claim:
        what = words.short(graph.texts[one.claim], LONG)
        told += [" what ", choice(key, one.claim, graph.badge(one.claim)), " says (“",
                 parts.outside(what), "”)"]  # fmt: skip
    if one.tentative:
        tip = "tentative: which claim is meant was guessed"
        told += [" ", html.Span("guessed", className="tag tag-unsure", title=tip)]
    said = graph.texts[span.node][span.start : span.end]
    return html.Li([html.P(told), views.quote(graph, key, span.node, said, LONG)])


def first_moments(analysis: "Analysis", key: str) -> Component:
    """Return what is or may be common ground, in the order in which it first was."""
    title = html.H2("When common ground first showed", title="first moment of each")
    content = (
        _first_by_votes(analysis, key) if by_votes(analysis) else _first_by_words(analysis, key)
    )
    return html.Section([title, *content], className="positions-section")


def _first_by_votes(analysis: "Analysis", key: str) -> list[Any]:
    graph, found = analysis.graph, analysis.first_shared.to_dict("records")
    board = dcc.Link("the board of common ground", href=views.address("/ground", key))
    if not found:
        told = "At no time was a claim shared, likely shared or rejected in every camp; see "
        return [html.P([told, board, "."], className="muted")]
    items = [
        html.Li(
            [
                html.P(f"{row['first'][:10]}: {row['status']}"
                       + ("" if row["last"] == row["status"] else f"; in the end {row['last']}"),
                       className="small"),
                views.quote(graph, key, row["claim"], most=LONG),
            ]
        )
        for row in found[:MOST_FIRST]
    ]  # fmt: skip
    left = len(found) - len(items)
    more: list[Any] = [f"and {left:,} more; " if left else "", "All of it is on ", board, "."]
    return [
        html.Ol(items, className="positions-list"), html.P(more, className="muted small")
    ]  # fmt: skip


def _first_by_words(analysis: "Analysis", key: str) -> list[Any]:
    graph = analysis.graph
    order = graph.conversation.order
    found: list[tuple[Any, Any]] = [
        (order[graph.comment_of(row["first"]).id], row)
        for row in analysis.candidates.to_dict("records")
        if row["label"] != UNCONTESTED
    ]
    found.sort(key=lambda each: each[0])
    board = dcc.Link("the board of common ground", href=views.address("/ground", key))
    if not found:
        content: list[Any] = [
            html.P(["Nothing was said or backed across camps so far; see ", board, "."],
                   className="muted")
        ]  # fmt: skip
    else:
        items = [_first(analysis, key, row) for _, row in found[:MOST_FIRST]]
        left = len(found) - len(items)
        more = f"and {left:,} more; " if left else ""
        content = [
            html.Ol(items, className="positions-list positions-firsts"),
            html.P([more, "All of it is on ", board, "."], className="muted small"),
        ]
    return content


def _first(analysis: "Analysis", key: str, row: dict[str, Any]) -> Component:
    graph = analysis.graph
    first = graph.comment_of(row["first"]).id
    says = SAYS.get(row["label"], row["label"])
    tip = "tentative: it rests on links that were guessed"
    unsure: list[Any] = [" ", html.Span("guessed", className="tag tag-unsure", title=tip)]
    return html.Li(
        [
            html.P([choice(key, first, graph.badge(first)), f": {says}",
                    *(unsure if row["tentative"] else [])], className="small"),
            html.P(parts.outside(words.short(graph.texts[row["claim"]], LONG))),
        ]
    )  # fmt: skip


def steps(key: str, made: Course, lines: Sequence[Line], share: bool = False) -> pd.DataFrame:
    """Return the table of a chart: the moments at which something in it changed.

    Its first column selects the comment.
    """
    rows, before = [], None
    for at, node in enumerate(made.nodes):
        values = [line.values[at] for line in lines]
        if values != before:
            rows.append((at, node, values))
        before = values
    table: dict[str, list[Any]] = {
        "comment": [_moment(key, made, at, node) for at, node, _ in rows[:MOST_STEPS]],
    }
    for place, line in enumerate(lines):
        column = [values[place] for _, _, values in rows[:MOST_STEPS]]
        table[line.name] = [_cell(value, share) for value in column]
    return pd.DataFrame(table, dtype=object)


def _moment(key: str, made: Course, at: int, node: str) -> Component | str:
    label = node.removeprefix("c:")
    label = f"#{label}" if label.isdigit() else label
    if made.by == "clock":
        label = f"{str(made.x[at])[:16].replace('T', ' ')}" + (f" ({label})" if node else "")
    return choice(key, node, label) if node else label


def _cell(value: Any, share: bool) -> Any:
    if value is None:
        return None
    return f"{value:.0%}" if share else int(value)


def csv_of(analysis: "Analysis") -> str:
    """Return all numbers of the course as CSV, safe for a spreadsheet."""
    made = course(analysis, ways(analysis)[0])
    columns: dict[str, Sequence[Any]] = {"moment": made.x, "comment": made.nodes, **made.values}
    columns |= {f"people of {name or 'no camp'}": of for name, of in made.people.items()}
    columns |= {f"claims of {name or 'no camp'}": of for name, of in made.claims.items()}
    lines = [columns.keys(), *zip(*columns.values(), strict=True)]
    body = (",".join(_quoted(cell) for cell in line) for line in lines)
    return "\ufeff" + "".join(f"{line}\r\n" for line in body)


def _quoted(value: Any) -> str:
    return '"' + guard("" if value is None else str(value)).replace('"', '""') + '"'
