"""What needs attention: what nobody answered, what nobody gave reasons for, what was said again."""

from collections.abc import Mapping

from dash import Dash, dcc, html
from dash.development.base_component import Component
from flask import Flask, Response, abort

from argmap.model import ArgumentGraph
from argmap.show import parts
from argmap.show.figures import words
from argmap.show.figures.attention_items import (
    MOST_ITEMS,
    SORTS,
    Item,
    Other,
    Point,
    Waiting,
    rows,
    waiting,
)
from argmap.show.library import Library
from argmap.show.pages import tables, views
from argmap.show.plain import plain

PATH, NAME = "/attention", "Needs attention"
LONG, SHORT = 400, 220  # characters of what waits, and of what stands beside it


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out what waits in the conversation of the address, or say that it is not here."""
    if not views.is_here(library, query):
        return views.gone()
    key = query["c"]
    found = waiting(library.analysis(key))
    if not found:
        return views.frame(library, query, PATH, [_nothing(library[key])])
    sections = [_section(key, one) for one in found.values()]
    content = plain(_lead(found), *sections, _foot(key))
    return views.frame(library, query, PATH, [content])


def register(app: Dash, library: Library) -> None:
    """Serve all that waits as a table."""
    serve(app.server, library)


def serve(server: Flask, library: Library) -> None:
    """Answer at /attention/KEY.csv with all that waits as a table."""

    @server.get("/attention/<key>.csv")
    def attention_csv(key: str) -> Response:
        if key not in library:
            abort(404)
        return tables.csv_answer(rows(library.analysis(key)), "needs-attention")


def _lead(found: Mapping[str, Waiting]) -> Component:
    counts: list[Component | str] = []
    for place, one in enumerate(found.values()):
        before = (" and " if place + 1 == len(found) else ", ") if place else ""
        told = parts.counted(one.points, *SORTS[one.name].count)
        counts += [before, html.A(told, href=f"#attention-{one.name}")]
    verb = "is" if sum(one.points for one in found.values()) == 1 else "are"
    return html.Div(
        [
            html.P(["Here ", verb, " ", *counts, "; the oldest come first."]),
            html.P(
                "This goes by the links that are known. An answer that nobody linked to what it "
                "answers does not count: where you find one, link it in the conversation.",
                className="muted",
            ),
        ],
        className="attention-lead",
    )


def _nothing(graph: ArgumentGraph) -> Component:
    """Return why nothing waits; where nothing is known of who speaks to whom, that alone."""
    if all(link.kind == "states" for link in graph.links):
        known = "comments" if not graph.comments else "links between comments"
        return html.P(
            f"There are no {known} here, so it cannot be told what waits.", className="lead"
        )
    return html.P(
        "As far as the links between comments are known, every objection and every question was "
        "answered, no claim that several dispute is without a reason, and nothing was said twice.",
        className="lead",
    )


def _section(key: str, one: Waiting) -> Component:
    sort = SORTS[one.name]
    count = html.Span(f" {one.points:,}", className="count")
    items = [_item(key, sort.tie, item) for item in one.items]
    more, left = items[MOST_ITEMS:], one.comments - len(items)
    rest: list[Component] = []
    if more:
        summary = html.Summary(f"Show {parts.counted(len(more), 'more comment')}")
        listed = html.Ol(more, className="attention-items")
        rest.append(html.Details([summary, listed], className="attention-more"))
    if left:
        told = f"{parts.counted(left, 'more comment is', 'more comments are')} in the table below."
        rest.append(html.P(told, className="muted small"))
    return html.Section(
        [
            html.H2([sort.title, count], title=sort.what, id=f"attention-{one.name}"),
            html.P(sort.note, className="lead"),
            html.Ol(items[:MOST_ITEMS], className="attention-items"),
            *rest,
        ]
    )


def _item(key: str, tie: str, item: Item) -> Component:
    since = "the last comment"
    if item.later:
        since = f"{parts.counted(item.later, 'comment')} since"
    where = views.address("/explore", key, s=item.points[0].node, tab="map")
    head: list[Component | str] = [
        _to(key, item.comment, item.badge),
        f" · {since}",
        views.on_the_map(item.badge, where),
    ]
    points = [_point(key, tie, point) for point in item.points]
    return html.Li([html.P(head, className="attention-head"), *points])


def _point(key: str, tie: str, point: Point) -> Component:
    said = html.P(parts.outside(words.short(point.words, LONG)), className="attention-words")
    others = [_other(key, tie, other, guessed=point.guessed) for other in point.others]
    if point.more_others:
        others.append(html.P(f"and {point.more_others:,} more", className="muted small"))
    return html.Div([said, *others], className="attention-point")


def _other(key: str, tie: str, other: Other, *, guessed: bool) -> Component:
    told = html.Q(parts.outside(words.short(other.words, SHORT)))
    tip = "tentative: the link was guessed; accept or correct it in the conversation"
    said: list[Component | str] = [f"{tie} ", _to(key, other.node, other.badge), ": ", told]
    if guessed:
        said += [" ", html.Span("guessed", className="tag tag-unsure", title=tip)]
    return html.P(said, className="muted small")


def _to(key: str, node: str, badge: str) -> Component:
    return dcc.Link(
        parts.outside(badge),
        href=views.address("/explore", key, s=node),
        title="Read it in the conversation",
    )


def _foot(key: str) -> Component:
    return tables.download(f"/attention/{key}.csv", "Download as a table (CSV)")
