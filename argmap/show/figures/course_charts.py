"""Lines over the course of a conversation: named at their ends, told apart by dash and symbol."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
from msgspec import Struct

from argmap.show.figures.course import Course, thinned
from argmap.show.figures.style import GREY, INK_2, escaped, styled

ROOM, LINE_PX = 0.86, 17  # of the height that is drawing; and what a name needs of it
SYMBOLS_SHOWN = 7
MOST_NAME = 22
MOST_POINTS = 500  # of a line: there are not many more pixels


class Line(Struct, frozen=True):
    """A line: its name, its values, and how it is told from the others."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    dash: str = "solid"
    symbol: str = "circle"


class Mark(Struct, frozen=True):
    """Something that happened: at which moment, on which line, the comment, and what in words."""

    row: int
    line: int
    node: str
    words: str


def chart(
    course: Course,
    lines: Sequence[Line],
    *,
    now: int | str | None,
    marks: Sequence[Mark] = (),
    marked: str = "",
    height: int = 300,
    percent: bool = False,
) -> go.Figure:
    """Return lines over the course of a conversation.

    Args:
        course: gives the axis and where a point leads.
        lines: in the order in which they are drawn.
        now: where on the axis the chosen moment is, None for the end.
        marks: are drawn on their lines as open stars.
        marked: what the marks are.
        height: in pixels.
        percent: values are shares from 0 to 1.
    """
    figure = styled(go.Figure([_trace(course, line, percent) for line in lines]), height)
    top = max((v for line in lines for v in line.values if v is not None), default=1) or 1
    if marks:
        figure.add_trace(_marks(course, lines, marks, marked))
    if len(lines) > 1:
        _name_ends(figure, lines, height, top)
    _axes(figure, course, top, percent)
    at = course.x[-1] if now is None and course.x else now
    figure.add_shape(
        type="line", x0=at, x1=at, y0=0, y1=1, yref="paper", visible=now is not None,
        line={"color": INK_2, "width": 1.5}, layer="above",
    )  # fmt: skip
    right = 12 if len(lines) < 2 else 20 + 7 * max(len(_short(line.name)) + 4 for line in lines)
    return figure.update_layout(
        showlegend=False,
        hovermode="x unified" if len(lines) > 1 else "x",
        margin={"l": 8, "r": right, "t": 10, "b": 8},
    )


def _trace(course: Course, line: Line, percent: bool) -> go.Scatter:
    shown = "%{y:.0%}" if percent else "%{y}"
    kept = thinned(len(course.x), MOST_POINTS)
    return go.Scatter(
        x=[course.x[i] for i in kept],
        y=[line.values[i] for i in kept],
        name=escaped(_short(line.name)),
        customdata=[course.nodes[i] for i in kept],
        mode="lines+markers",
        line={"color": line.colour, "dash": line.dash, "width": 2, "shape": "hv"},
        marker={"symbol": line.symbol, "size": 7, "maxdisplayed": SYMBOLS_SHOWN},
        hovertemplate=f"{escaped(_short(line.name))}: {shown}<extra></extra>",
        connectgaps=False,
    )


def _marks(course: Course, lines: Sequence[Line], marks: Sequence[Mark], named: str) -> go.Scatter:
    return go.Scatter(
        x=[course.x[mark.row] for mark in marks],
        y=[lines[mark.line].values[mark.row] for mark in marks],
        name=named,
        customdata=[mark.node for mark in marks],
        text=[escaped(mark.words) for mark in marks],
        mode="markers",
        marker={
            "symbol": "star-diamond-open",
            "size": 14,
            "color": GREY,
            "line": {"width": 2, "color": GREY},
        },
        hovertemplate="%{text}<extra></extra>",
    )


def _name_ends(figure: go.Figure, lines: Sequence[Line], height: int, top: float) -> None:
    """Write the name and last value of each line where it ends, without one covering another."""
    ends = [(line.values[-1] or 0, line) for line in lines]
    ends.sort(key=lambda end: end[0])
    scale = height * ROOM / (top * 1.08)
    places: list[float] = []
    for value, _ in ends:
        places.append(max(value * scale, places[-1] + LINE_PX if places else 0.0))
    free = height * ROOM
    for at in reversed(range(len(places))):  # none may stand above the picture
        places[at] = min(places[at], free)
        free = places[at] - LINE_PX
    for (value, line), placed in zip(ends, places, strict=True):
        wanted = value * scale
        figure.add_annotation(
            x=1, xref="paper", y=value, text=f"{escaped(_short(line.name))} {_number(value)}",
            showarrow=False, xanchor="left", xshift=6, yshift=placed - wanted,
            font={"size": 13}, align="left",
        )  # fmt: skip


def _axes(figure: go.Figure, course: Course, top: float, percent: bool) -> None:
    figure.update_yaxes(
        range=[-0.03 * top, (1.05 if percent else top * 1.08)],
        rangemode="tozero",
        nticks=5,
        tickformat=".0%" if percent else ",d",
        dtick=1 if not percent and top <= 4 else None,
    )
    figure.update_xaxes(showgrid=False, nticks=7)
    if course.by == "comments":
        last = len(course.moments)
        figure.update_xaxes(
            range=[0.5, last + 0.5],
            tickformat=",d",
            title={"text": "comment", "font": {"size": 13}, "standoff": 4},
        )
        if last <= 6:  # else there would be half comments
            figure.update_xaxes(dtick=1)
    else:
        figure.update_xaxes(type="date")


def _short(name: str) -> str:
    return name if len(name) <= MOST_NAME else name[: MOST_NAME - 1].rstrip() + "…"


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.0f}"
