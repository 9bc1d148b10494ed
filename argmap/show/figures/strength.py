"""The picture of how well claims stand: a bar each, with where it began."""

from collections.abc import Sequence

import plotly.graph_objects as go

from argmap.model import ArgumentGraph
from argmap.show.figures import words
from argmap.show.figures.standing import Row
from argmap.show.figures.style import INK, INK_2, REBUT, SUPPORT, escaped, styled

MOST = 20
LABEL = 22  # characters of a name beside its bar
HOVER = 160
BAR, AROUND = 26, 70  # pixels


def strength_figure(graph: ArgumentGraph, rows: Sequence[Row], base: float) -> go.Figure:
    """Return a bar for each of the first rows, the strongest on top.

    A bar reaches from the strength that a claim began with to where it stands: blue and to the
    right where it was lifted, vermilion and hatched to the left where it was pressed down. A
    small diamond marks where it was before a what-if.
    """
    shown = [row for row in rows[:MOST] if row.now is not None]
    shown.sort(key=lambda row: row.now or 0.0)
    if not shown:  # the sentence above says why
        return styled(go.Figure(), 10).update_xaxes(visible=False).update_yaxes(visible=False)
    labels = [f"{place}" for place in range(len(shown))]
    values = [row.now - base for row in shown if row.now is not None]
    figure = go.Figure(
        go.Bar(
            x=values,
            y=labels,
            base=base,
            orientation="h",
            marker={
                "color": [SUPPORT if value >= 0 else REBUT for value in values],
                "pattern": {"shape": ["" if value >= 0 else "/" for value in values]},
                "line": {"width": 0},
            },
            customdata=[_told(graph, row) for row in shown],
            hovertemplate="%{customdata}<extra></extra>",
            showlegend=False,
        )
    )
    before = [(row.before, label) for row, label in zip(shown, labels, strict=True) if row.moved]
    if before:
        figure.add_scatter(
            x=[value for value, _ in before],
            y=[label for _, label in before],
            mode="markers",
            marker={"symbol": "diamond-open", "size": 9, "color": INK, "line": {"width": 2}},
            name="before the change",
            hoverinfo="skip",
        )

    figure = styled(figure, BAR * len(shown) + AROUND)
    figure.update_xaxes(range=[0, 1], tickvals=[0, 0.25, 0.5, 0.75, 1], title=None)
    figure.update_yaxes(
        tickvals=labels,
        ticktext=[escaped(words.short(graph.badge(row.node), LABEL)) for row in shown],
        showgrid=False,
    )
    figure.add_vline(x=base, line={"color": INK_2, "width": 1, "dash": "dot"})
    return figure.update_layout(bargap=0.35)


def _told(graph: ArgumentGraph, row: Row) -> str:
    text = words.short(graph.texts[row.node], HOVER)
    lines = [text[place : place + 60] for place in range(0, len(text), 60)]
    return f"{row.now:.2f}, {row.outcome}<br>" + "<br>".join(map(escaped, lines))
