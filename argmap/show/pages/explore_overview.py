"""The first screen in words: what it is about, what is disputed, what may be shared."""

from collections.abc import Callable
from typing import Any

from dash import html
from dash.development.base_component import Component

from argmap.analyse.ground.words import title
from argmap.show import parts
from argmap.show.figures.overview import shared_words
from argmap.show.pages.explore_parts import selects

Counts = Callable[[dict[str, Any]], list[Component | str]]

MOST, MOST_MORE = 2, 50  # of a list at first, and when it is opened
MOST_NAMES = 3


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
            "What may be shared",
            found["shared"],
            "No claim is held by people who dispute each other, as far as the rules could tell.",
            _shared,
            "candidates for common ground: made or supported by people of different camps, granted "
            "in words, or said to be shared by all; and rebutted by nobody. That nobody objects is "
            "not agreement.",
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
    title: str, items: list[dict[str, Any]], nothing: str, counts: Counts, term: str
) -> Component:
    more = items[MOST:MOST_MORE]
    return html.Section(
        [
            html.H2([title, html.Span(f" {len(items):,}", className="count")], title=term),
            _rows(items[:MOST], counts) if items else html.P(nothing, className="muted"),
            html.Details(
                [
                    html.Summary(f"and {len(items) - MOST:,} more", className="small muted"),
                    _rows(more, counts),
                ]
            )
            if more
            else None,
        ],
        className="overview-column",
    )


def _rows(items: list[dict[str, Any]], counts: Counts) -> Component:
    rows = []
    for item in items:
        quote = parts.outside(item["quote"])
        words = html.A(quote, href="#", className="quote", **selects(item["id"]))
        rows.append(html.Li([words, html.Div(counts(item), className="small muted")]))
    return html.Ol(rows)


def _name(item: dict[str, Any]) -> Component:
    return html.Span([item["mark"], " ", parts.outside(item["author"], "no name")])


def _disputed(item: dict[str, Any]) -> list[Component | str]:
    if "told" in item:
        return [_name(item), " · ", html.Span(shared_words(item), className="against")]
    against = parts.counted(item["disputed"], "comment disputes", "comments dispute")
    pro = f", {item['supported']} support it" if item["supported"] > 1 else ""
    pro = ", 1 supports it" if item["supported"] == 1 else pro
    names = item["against"][:MOST_NAMES]
    rest = f" and {len(item['against']) - MOST_NAMES} more" if item["against"][MOST_NAMES:] else ""
    return [
        _name(item),
        " · ",
        html.Span(f"{against} it", className="against"),
        ": ",
        parts.outside(", ".join(names)),
        rest,
        pro,
    ]


def _shared(item: dict[str, Any]) -> list[Component | str]:
    tick = html.Span("\N{CHECK MARK} ", className="tick")
    if "told" in item:
        return [tick, f"{shared_words(item)} · {item['mark']}"]
    people = item["people"]
    names = ", ".join(people[:4]) + (f" and {len(people) - 4} more" if len(people) > 4 else "")
    comma = ", " if people else ""
    unnamed = f"{comma}no name in {', '.join(item['unnamed'][:3])}" if item["unnamed"] else ""
    alone = item["label"] == "said to be shared"
    granted = f" · {title('conceded').lower()}" if item["label"] == "conceded" else ""
    return [
        "" if alone else tick,
        parts.outside(names),
        unnamed,
        " says that all agree" if alone else granted,
        f" · {item['mark']}",
    ]
