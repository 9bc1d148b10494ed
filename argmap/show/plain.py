"""Parts of a page that are only read: one component for all of them, drawn by assets/plain.js.

Dash keeps a subscription for every component and asks all of them again whenever one more appears,
which takes seconds for a thousand. What is only to be read goes to the browser as one attribute
instead, and is made there of elements and text; nothing in it is read as HTML.
"""

import json
from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

DATA = "data-plain"
NAMES = {"className": "class", "htmlFor": "for"}
LEFT_OUT = frozenset({"children", "n_clicks", "style"})
LEADS = ("/", "#", "https://", "http://")
Node = str | list[Any]


def plain(*parts: Any, **attributes: Any) -> Component:
    """Return parts that are only read as one component.

    They may hold links; buttons in them are made by `press`. Inputs and charts are no such parts.

    Args:
        parts: elements of `dash.html`, `dcc.Link`, text, and lists of these.
        attributes: of the element around them, as of `html.Div`.
    """
    named: dict[str, Any] = {DATA: drawn(*parts)}
    return html.Div(**attributes, **named)


def drawn(*parts: Any) -> str:
    """Return parts as they stand in the attribute `DATA` of the component of `plain`.

    A callback that changes this attribute leaves all in its place, focus and what is open too.
    """
    return json.dumps(_nodes(parts), ensure_ascii=False, separators=(",", ":"))


def press(label: Any, to: str, value: str, **attributes: Any) -> Component:
    """Return a button of a plain part: it puts `{"value": value, ...}` into the store `to`."""
    named = {"data-press": value, "data-to": to}
    given = {"type": "button", "className": "button button-small"} | attributes | named
    return html.Button(label, **given)


def _nodes(part: Any) -> list[Node]:
    """Return a part as texts and `[tag, attributes, *children]`."""
    if part is None or part == "":
        return []
    if isinstance(part, (list, tuple)):
        return [node for each in part for node in _nodes(each)]
    if not isinstance(part, Component):
        return [str(part)]
    props = part.to_plotly_json()["props"]  # type: ignore[no-untyped-call]  # Dash has no types here
    attributes = _attributes(props)
    if isinstance(part, dcc.Link):
        tag, attributes = "a", attributes | {"data-inside": ""}
    elif part._namespace == "dash_html_components":
        tag = part._type.lower()
    else:
        raise TypeError(f"{part._type} cannot be part of what is only read")
    return [[tag, attributes, *_nodes(props.get("children"))]]


def _attributes(props: Mapping[str, Any]) -> dict[str, Any]:
    found = {
        NAMES.get(name, name.lower()): "" if value is True else str(value)
        for name, value in props.items()
        if name not in LEFT_OUT and value is not None and value is not False
    }
    if "href" in found and not found["href"].startswith(LEADS):
        raise ValueError(f"a link may not lead to {found['href'][:40]}")
    style = props.get("style")
    return found | ({"style": {k: str(v) for k, v in style.items()}} if style else {})
