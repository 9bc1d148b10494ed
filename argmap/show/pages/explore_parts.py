"""Attributes and small pieces that the parts of the explore page share."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from argmap.show import parts
from argmap.show.figures.explain import Who


def selects(node: str) -> dict[str, Any]:
    """Return the attribute that makes a click select a node; "" selects nothing."""
    return {"data-select": node}


def selects_link(name: str) -> dict[str, Any]:
    """Return the attribute that makes a click select a link."""
    return {"data-select-link": name}


def focuses(node: str) -> dict[str, Any]:
    """Return the attribute that makes a click show only what hangs on a node."""
    return {"data-focus": node}


def checks(name: str) -> dict[str, Any]:
    """Return the attribute that makes a click open a link or claim in the review queue."""
    return {"data-check": name}


def details_of(name: str) -> dict[str, Any]:
    """Return the attribute that says which node or link a details panel is about."""
    return {"data-of": name}


def called(name: str) -> dict[str, Any]:
    """Return the attribute that names a part for assistive technology."""
    return {"aria-label": name}


def badge(who: Who) -> Component:
    """Return `#12 Ada`; a name that a rule guessed says so."""
    guessed = html.Span("guessed", className="guessed", title="The name was guessed by a rule")
    said: list[Any] = [html.Span(who.mark, className="mark"), " "]
    said.append(parts.outside(who.author, "no name"))
    if who.author and who.guessed:
        said += [" ", guessed]
    return html.Span(said, className="badge")
