"""A chart as every page has it: a sentence, the picture, the table behind it, and downloads."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.plain import plain

CONFIG: Any = {
    "displayModeBar": False,
    "displaylogo": False,
    "showTips": False,
    "responsive": True,
    "scrollZoom": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["sendDataToCloud", "shareChart"],
}
MOST_ROWS = 400


def chart(
    name: str, figure: go.Figure, says: parts.Children, rows: pd.DataFrame, wide: str = ""
) -> Component:
    """Return a figure with one sentence that says what it shows, its table and its downloads.

    Args:
        name: short name for files and ids, of letters and hyphens.
        figure: made by `argmap.show.figures`.
        says: the sentence; it stands above the picture and names it for assistive technology.
        rows: what is drawn, as a table with readable column names; a cell may be a component.
        wide: what the picture is called where it may be wider than the page, and is then moved
            in its frame, by the arrow keys too.
    """
    picture = dcc.Graph(id=f"chart-{name}", figure=figure, config=CONFIG, className="chart-picture")
    shown = html.Div(picture, role="img", **parts.aria(labelledby=f"chart-{name}-says"))
    return html.Figure(
        [
            html.Figcaption(says, id=f"chart-{name}-says"),
            _moved(shown, wide) if wide else shown,
            html.Div(
                [
                    html.Details(
                        [html.Summary("As a table"), plain(table(rows), id=f"chart-{name}-table")]
                    ),
                    html.Div(
                        [download(name, "png"), download(name, "svg"), download(name, "csv")],
                        className="chart-takes",
                    ),
                ],
                className="chart-foot",
            ),
        ],
        className="chart",
        **parts.data(chart=name),
    )


def _moved(picture: Component, label: str) -> Component:
    named = parts.aria(label=label)
    return html.Div(picture, className="chart-wide", role="group", tabIndex="0", **named)


def download(name: str, kind: str) -> Component:
    """Return the button that saves a chart as "png" or "svg", or its table as "csv"."""
    title = {"png": "Picture (PNG)", "svg": "Picture (SVG)", "csv": "Table (CSV)"}[kind]
    return html.Button(
        kind.upper(),
        title=title,
        className="button button-small",
        type="button",
        **parts.data(take=kind, of=name),
        **parts.aria(label=f"Download: {title}"),
    )


def table(rows: pd.DataFrame, most: int = MOST_ROWS) -> Component:
    """Return a table as html, and how many rows it leaves out."""
    kept = rows.head(most)
    numbers = [pd.api.types.is_numeric_dtype(kept[name]) for name in kept.columns]
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in kept.columns]))
    body = html.Tbody([_row(values, numbers) for values in kept.itertuples(index=False)])
    left = len(rows) - len(kept)
    more = (
        [html.P(f"and {parts.counted(left, 'row')} more", className="muted small")] if left else []
    )
    return html.Div([html.Table([head, body]), *more], className="table-scroll", tabIndex="0")


def _row(values: Sequence[Any], numbers: Sequence[bool]) -> Component:
    cells = [
        html.Td(
            value if isinstance(value, Component) else _shown(value),
            className="number" if number else None,
            dir=None if number or isinstance(value, Component) else "auto",
        )
        for value, number in zip(values, numbers, strict=True)
    ]
    return html.Tr(cells)


def _shown(value: Any) -> str:
    if value is None or value != value:  # NaN is not itself
        return "–"  # noqa: RUF001
    if isinstance(value, float):
        return f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
