"""SVG: the map as a picture that stands alone, true text, no script, no outside font."""

import unicodedata
from collections.abc import Iterator, Mapping

from argmap.model import ArgumentGraph, Link
from argmap.model.layout import Box, Layout, Route
from argmap.write.svg_parts import (
    BACKGROUND,
    FONTS,
    GREY,
    INK,
    LEGEND_H,
    LINKS,
    card_frame,
    glyph,
    head_of,
    legend,
    n,
    sign,
)
from argmap.write.xml import attribute, content

HEADER = 64.0
LEFT, TEXT_X, BADGE_Y, TEXT_Y, LINE = 24.0, 18.0, 25.0, 48.0, 20.0
COMMENT_DROP = 8.0  # how much lower the text of a comment begins, below its grey head
LEAST_W = 640.0
UNSURE, SURE = 0.5, 0.8
FAINT_WIDTH = 1.5
FAINT, FAINTER = 0.6, 0.3  # how strong lines are by which no card hangs
CROWDED = 1.3  # argument links a card from which those lines are drawn fainter
ROLES = {"premise": "reason", "question": "question", "proposal": "proposal"}


def write(graph: ArgumentGraph, layout: Layout, camps: Mapping[str, int] | None = None) -> str:
    """Return the map as SVG.

    Args:
        graph: what to draw.
        layout: where its cards and lines stand.
        camps: the camp of each author, from 0; it gives their claims a glyph and a hue.
    """
    return "\n".join(_lines(graph, layout, camps or {})) + "\n"


def _lines(graph: ArgumentGraph, layout: Layout, camps: Mapping[str, int]) -> Iterator[str]:
    w, h = max(layout.w, LEAST_W), layout.h + HEADER + LEGEND_H
    title = graph.conversation.title or "Conversation"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(w)}" height="{n(h)}" '
        f'viewBox="0 0 {n(w)} {n(h)}" role="img" aria-labelledby="argmap-title argmap-desc" '
        f'font-family="{FONTS}" font-size="15" fill="{INK}">'
    )
    summary = _summary(graph, layout)
    yield f'<title id="argmap-title">{content(title)}</title>'
    yield f'<desc id="argmap-desc">{content(summary)}</desc>'
    yield f'<rect width="{n(w)}" height="{n(h)}" fill="{BACKGROUND}"/>'
    heading = content(_short(title, w))
    yield f'<text x="{n(LEFT)}" y="34" font-size="20" font-weight="700">{heading}</text>'
    yield f'<text x="{n(LEFT)}" y="56" font-size="13" fill="{GREY}">{content(summary)}</text>'
    yield f'<g transform="translate(0 {n(HEADER)})">'
    arguments = sum(not _plain(graph.links[route.link]) for route in layout.routes)
    faint = FAINT if arguments <= CROWDED * len(layout.boxes) else FAINTER
    yield from _routes(graph, layout, faint)
    for node, box in layout.boxes.items():
        yield from _card(graph, node, box, camps)
    yield "</g>"
    kinds = [kind for kind in LINKS if kind in {graph.links[r.link].kind for r in layout.routes}]
    unsure = any(_unsure(graph.links[route.link]) for route in layout.routes)
    yield from legend(LEFT, h - LEGEND_H, kinds, unsure=unsure)
    yield "</svg>"


def _short(title: str, w: float) -> str:
    most = int((w - 2 * LEFT) / 12)
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"


def _summary(graph: ArgumentGraph, layout: Layout) -> str:
    shown = {node for node in layout.boxes if node in graph.claim_by_id}
    drawn = {route.link for route in layout.routes}
    kinds = [graph.links[number].kind for number in drawn]
    parts = [
        (len(layout.boxes) - len(shown), "comment"),
        (len(shown), "claim"),
        (kinds.count("support"), "support link"),
        (kinds.count("rebut"), "rebut link"),
    ]
    words = [f"{count} {what}{'' if count == 1 else 's'}" for count, what in parts if count]
    return ", ".join(words) or "Nothing to draw"


def _routes(graph: ArgumentGraph, layout: Layout, faint: float) -> Iterator[str]:
    """Draw plain lines, over them faint ones, then strong ones, and heads and signs on top."""
    ordered = sorted(layout.routes, key=lambda r: (not _plain(graph.links[r.link]), r.tree))
    for route in ordered:
        yield from _route(graph, route, faint)
    for route in ordered:
        yield from _ends(graph, route, faint)


def _plain(link: Link) -> bool:
    return link.kind in ("reply", "states")


def _unsure(link: Link) -> bool:
    return link.confidence < UNSURE and not _plain(link)


def _opacity(link: Link, route: Route, faint: float) -> str:
    value = 0.5 if _unsure(link) else 1.0
    value *= 1.0 if route.tree else faint
    return "" if value == 1.0 else f' opacity="{n(value, 2)}"'


def _width(link: Link) -> float:
    if _plain(link):
        return 1.25
    return 2.75 if link.confidence >= SURE else 2.0 if link.confidence >= UNSURE else 1.5


def _route(graph: ArgumentGraph, route: Route, faint: float) -> Iterator[str]:
    link = graph.links[route.link]
    look = LINKS[link.kind]
    dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
    told = content(_told(graph, link))
    width = _width(link) if route.tree else min(_width(link), FAINT_WIDTH)
    yield (
        f'<path d="{route.path}" fill="none" stroke="{look.color}" '
        f'stroke-width="{n(width, 2)}"{dash}{_opacity(link, route, faint)}>'
        f"<title>{told}</title></path>"
    )


def _told(graph: ArgumentGraph, link: Link) -> str:
    why = f", {link.rule}" if link.rule else ""
    ends = f"{graph.badge(link.source)} {LINKS[link.kind].verb} {graph.badge(link.target)}"
    return f"{ends} ({link.origin}{why}, {link.confidence:.2f})"


def _ends(graph: ArgumentGraph, route: Route, faint: float) -> Iterator[str]:
    link = graph.links[route.link]
    look = LINKS[link.kind]
    opacity = _opacity(link, route, faint)
    if look.head:
        yield head_of(route.points, look, opacity)
    if look.sign:
        yield sign(route.points, look, unsure=_unsure(link), faint="" if route.tree else opacity)


def _card(graph: ArgumentGraph, node: str, box: Box, camps: Mapping[str, int]) -> Iterator[str]:
    claim = graph.claim_by_id.get(node)
    comment = graph.comment_of(node)
    camp = None if comment.author is None else camps.get(comment.author)
    yield f'<g data-node="{attribute(node)}">'
    yield f"<title>{content(f'{graph.badge(node)}: {graph.texts[node]}')}</title>"
    yield from card_frame(box, camp, claim=claim is not None)
    x = box.x + TEXT_X
    if camp is not None and claim is not None:
        yield glyph(camp, x + 5, box.y + BADGE_Y - 5)
        x += 17
    badge = f'font-size="13" font-weight="700" fill="#3d3d3d">{content(box.badge)}'
    yield f'<text x="{n(x)}" y="{n(box.y + BADGE_Y)}" {badge}</text>'
    if claim is not None and claim.role in ROLES:
        where = f'x="{n(box.x + box.w - 12)}" y="{n(box.y + BADGE_Y)}" text-anchor="end"'
        yield f'<text {where} font-size="12" fill="{GREY}">{ROLES[claim.role]}</text>'
    for number, line in enumerate(box.lines):
        y = box.y + TEXT_Y + LINE * number + (0.0 if claim else COMMENT_DROP)
        if _right_to_left(line):
            end = box.x + box.w - 12
            yield f'<text x="{n(end)}" y="{n(y)}" direction="rtl">{content(line)}</text>'
        else:
            yield f'<text x="{n(box.x + TEXT_X)}" y="{n(y)}">{content(line)}</text>'
    yield "</g>"


def _right_to_left(text: str) -> bool:
    """Say whether the first letter that has a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
