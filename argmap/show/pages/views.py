"""The frame of the pages of one conversation: its title, the way to its other pages, its quotes."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from argmap.model import ArgumentGraph
from argmap.show import parts
from argmap.show.figures import words
from argmap.show.library import Library

VIEWS = {
    "/explore": "Conversation",
    "/ground": "Common ground",
    "/positions": "Positions",
    "/people": "People",
    "/strength": "Strength",
    "/attention": "Needs attention",
    "/report": "Report",
}
GLYPHS = ("●", "■", "▲", "◆", "✚")


def address(path: str, key: str, **more: str) -> str:
    """Return the address of a page of a conversation, with what else it shall show."""
    return f"{path}?{urlencode({'c': key} | {k: v for k, v in more.items() if v})}"


def nav(key: str, here: str) -> Component:
    """Return the links to all pages of a conversation; the one that is shown is marked."""
    links = [
        dcc.Link(
            [name, parts.hidden(" (this page)")] if path == here else name,
            href=address(path, key),
            className="here" if path == here else "",
        )
        for path, name in VIEWS.items()
    ]
    return html.Nav(links, className="views", **parts.aria(label="Pages of this conversation"))


def frame(
    library: Library, query: Mapping[str, str], here: str, content: Sequence[Any]
) -> Component:
    """Return a page of the conversation that the address names.

    Args:
        library: holds the conversation; `is_here` was asked before.
        query: of the address.
        here: the path of the page.
        content: what stands below the head.
    """
    key = query["c"]
    title = library[key].conversation.title or "Untitled conversation"
    head = html.Header(
        [html.P(parts.outside(title), className="view-title"), html.H1(VIEWS[here])],
        className="view-head",
    )
    page = html.Article([head, *content], className=f"view view-{here.strip('/')}")
    return html.Div([nav(key, here), page])


def is_here(library: Library, query: Mapping[str, str]) -> bool:
    """Say whether the address names a conversation that is here."""
    return query.get("c", "") in library


def gone() -> Component:
    """Return the page for an address whose conversation is not here."""
    return parts.not_here(
        "This conversation is not here",
        "The link may come from another computer, or somebody took the conversation away. "
        "Open its file or paste its text again in the library.",
    )


def quote(
    graph: ArgumentGraph, key: str, node: str, text: str | None = None, most: int = 400
) -> Component:
    """Return words of a comment or claim as a quotation, which leads to it in text and map.

    Args:
        graph: where the node is.
        key: of the conversation.
        node: the id of a comment or claim.
        text: the words, where they are not all of the node's.
        most: characters that are shown.
    """
    said = words.short(graph.texts[node] if text is None else text, most)
    return html.Blockquote(
        [
            html.P(parts.outside(said)),
            html.Footer(
                dcc.Link(
                    parts.outside(graph.badge(node)),
                    href=address("/explore", key, s=node),
                    title="Read it in the conversation",
                )
            ),
        ],
        className="said",
    )


def on_the_map(badge: str, href: str) -> Component:
    """Return the link from something to where it stands on the map, after what is said of it."""
    link = dcc.Link(["on the map", parts.hidden(f": {badge}")], href=href)
    return html.Span([" · ", link], className="to-map")


def camp(name: str, names: Sequence[str]) -> Component:
    """Return the name of a camp with its glyph, which is never told apart by colour alone."""
    place = list(names).index(name) % len(GLYPHS)
    glyph = html.Span(GLYPHS[place], className="glyph", **parts.aria(hidden="true"))
    return html.Span([glyph, " ", parts.outside(name)], className=f"camp camp-{place}")
