"""Pieces of html that several pages use."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

Children = Component | str | Sequence[Any]


def aria(**names: str) -> dict[str, Any]:
    """Return aria attributes as arguments: `html.Nav(..., **aria(label="Pages"))`."""
    return {f"aria-{name}": value for name, value in names.items()}


def data(**values: str) -> dict[str, Any]:
    """Return data attributes as arguments: `html.Div(..., **data(most="9"))`."""
    return {f"data-{name}": value for name, value in values.items()}


def notice(message: str, kind: str = "error") -> Component:
    """Return one sentence for the reader, announced by screen readers; "error" or "done"."""
    role = "alert" if kind == "error" else "status"
    return html.P(message, role=role, className=f"notice notice-{kind}")


def hidden(text: str) -> Component:
    """Return words for screen readers only."""
    return html.Span(text, className="visually-hidden")


def outside(text: str | None, otherwise: str = "") -> Component:
    """Return words from outside: text only, in the direction of their script."""
    return html.Bdi(text or otherwise, dir="auto")


def not_here(title: str, sentence: str) -> Component:
    """Return the page for an address that leads nowhere."""
    return html.Article(
        [
            html.H1(title),
            html.P(sentence),
            html.P(dcc.Link("Go to the library", href="/")),
        ],
        className="sheet",
    )


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 comment", "2,000 comments"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
