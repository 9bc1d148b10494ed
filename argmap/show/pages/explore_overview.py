"""The first screen in words: what it is about, what is disputed, what is shared."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.pages.explore_parts import selects

MOST = 3  # of a list; the rest stands in the map


def panel(found: dict[str, Any]) -> list[Component]:
    """Return three columns of counts and quotes, from what `figures.overview` returns."""
    return [
        _about(found["about"]),
        _column(
            "What is disputed",
            found["disputed"],
            "No claim is disputed by another comment, as far as the rules could tell.",
            _disputed,
            "rebut: claims with the most comments against them",
        ),
        _column(
            "What is shared",
            found["shared"],
            "No claim is made or supported by two people, as far as the rules could tell.",
            _shared,
            "candidates of common ground: made or supported by several people. "
            "That nobody objects is not agreement.",
        ),
    ]


def _about(about: dict[str, Any]) -> Component:
    counts = [
        parts.counted(about["comments"], "comment"),
        parts.counted(about["authors"], "named person", "named people"),
        parts.counted(about["claims"], "claim"),
    ]
    unnamed = parts.counted(about["unnamed"], "comment has", "comments have")
    words = html.A(
        parts.outside(about["first_words"]),
        href="#",
        className="quote",
        **selects(about["first"] or ""),
    )
    return html.Section(
        [
            html.H2("What it is about"),
            html.P(
                [", ".join(counts), *([f"; {unnamed} no name"] if about["unnamed"] else []), "."],
                className="muted small",
            ),
            html.P(words) if about["first_words"] else html.P("There are no comments in it."),
        ],
        className="overview-about",
    )


def _column(
    title: str, items: list[dict[str, Any]], nothing: str, counts: Any, term: str
) -> Component:
    more = len(items) - MOST
    rows = [
        html.Li(
            [
                html.A(
                    parts.outside(item["quote"]),
                    href="#",
                    className="quote",
                    **selects(item["id"]),
                ),
                html.Div([*counts(item)], className="small muted"),
            ]
        )
        for item in items[:MOST]
    ]
    return html.Section(
        [
            html.H2([title, html.Span(f" {len(items)}", className="count")], title=term),
            html.Ol(rows) if rows else html.P(nothing, className="muted"),
            *([html.P(f"and {more:,} more", className="small muted")] if more > 0 else []),
        ],
        className="overview-column",
    )


def _name(item: dict[str, Any]) -> Component:
    return html.Span([item["mark"], " ", parts.outside(item["author"], "no name")])


def _disputed(item: dict[str, Any]) -> list[Component | str]:
    against = parts.counted(item["disputed"], "comment disputes", "comments dispute")
    pro = f", {item['supported']} support it" if item["supported"] > 1 else ""
    pro = ", 1 supports it" if item["supported"] == 1 else pro
    return [html.Span(f"{against} it", className="against"), pro, " · ", _name(item)]


def _shared(item: dict[str, Any]) -> list[Component | str]:
    people = item["people"]
    names = ", ".join(people[:4]) + (f" and {len(people) - 4} more" if len(people) > 4 else "")
    unnamed = f", no name in {', '.join(item['unnamed'][:3])}" if item["unnamed"] else ""
    disputed = f" · disputed by {item['disputed']}" if item["disputed"] else ""
    return [
        html.Span("\N{CHECK MARK} ", className="tick"),
        parts.outside(names),
        unnamed,
        disputed,
        f" · {item['mark']}",
    ]
