"""The map inside its SVG: rows and scale behind, lines over them, cards on top."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.model import ArgumentGraph, Claim, Link
from argmap.model.layout import Box, Layout, Route
from argmap.write.shown import Behind, Shown
from argmap.write.svg_parts import (
    BAR,
    EDGE,
    GREY,
    HEAD_FILL,
    LINKS,
    PAPER,
    broken,
    card_frame,
    clipped,
    glyph,
    head_of,
    n,
    outline,
    pill,
    sign,
)
from argmap.write.xml import attribute, content

TEXT_X, BADGE_Y, TEXT_Y, CHIP_Y, LINE = 18.0, 25.0, 48.0, 23.0, 20.0
COMMENT_DROP = 8.0  # how much lower the text of a comment begins, below its grey head
UNSURE, SURE = 0.5, 0.8
FAINT_WIDTH = 1.5
FAINT, FAINTER = 0.6, 0.3  # how strong lines are by which no card hangs
CROWDED = 1.3  # argument links a card from which those lines are drawn fainter
LATER = 0.3
ASCENT = 18.0
# Characters of which fonts disagree how wide they are, some many times as wide as others.
ODD = re.compile("[\ufe0f\ufb50-\ufdff\u2e00-\u2e7f\U00010000-\U0001efff]")
ROLES = {"premise": "reason", "question": "question", "proposal": "proposal"}
LABEL_X, LABEL_W, LABEL_SIZE, LABEL_LINES = 20.0, 140.0, 13.0, 3


class Marks(Struct, frozen=True):
    """How the marks of a map inside a page are named: by the places of nodes and links.

    `places` are those of the nodes; a card leads to the part of the page with the id "n12".
    """

    places: Mapping[str, int]


def picture(
    graph: ArgumentGraph, layout: Layout, shown: Shown, marks: Marks | None = None
) -> Iterator[str]:
    """Draw all of a map; its own top left is 0, 0."""
    yield from _rows(layout)
    arguments = sum(not _plain(graph.links[route.link]) for route in layout.routes)
    faint = FAINT if arguments <= CROWDED * len(layout.boxes) else FAINTER
    yield from _routes(graph, layout, shown, marks, faint)
    for node, box in layout.boxes.items():
        yield from _card(graph, node, box, shown, marks)


def _rows(layout: Layout) -> Iterator[str]:
    """Draw the rows of lanes with who speaks in them, and the scale across them."""
    for row in layout.rows:
        place = f'x="0" y="{n(row.y)}" width="{n(layout.w)}" height="{n(row.h)}"'
        yield f'<rect {place} fill="{HEAD_FILL}" opacity="0.5"/>'
        lines = broken(row.label, LABEL_W, LABEL_SIZE, bold=True)[:LABEL_LINES]
        for number, line in enumerate(lines):
            y = row.y + BADGE_Y + LINE * number
            font = f'font-size="{n(LABEL_SIZE)}" font-weight="700"'
            yield f'<text x="{n(LABEL_X)}" y="{n(y)}" {font}>{content(line)}</text>'
    top = min((row.y for row in layout.rows), default=0.0)
    for tick in layout.ticks:
        yield f'<path d="M{n(tick.x)} {n(top - 6)}v6" stroke="{BAR}" fill="none"/>'
        where = f'x="{n(tick.x)}" y="{n(top - 12)}" font-size="{n(LABEL_SIZE)}" fill="{GREY}"'
        yield f"<text {where}>{content(tick.label)}</text>"


def _plain(link: Link) -> bool:
    return link.kind in ("reply", "states")


def unsure(link: Link) -> bool:
    """Say whether a link is drawn pale and with a question mark."""
    return link.confidence < UNSURE and not _plain(link)


def _routes(
    graph: ArgumentGraph, layout: Layout, shown: Shown, marks: Marks | None, faint: float
) -> Iterator[str]:
    """Draw plain lines, over them faint ones, then strong ones, and heads and signs on top."""
    ordered = sorted(layout.routes, key=lambda r: (not _plain(graph.links[r.link]), r.tree))
    for route in ordered:
        yield _route(graph, route, marks, _opacity(graph, route, shown, faint))
    for route in ordered:
        yield from _ends(graph, route, marks, shown, faint)


def _opacity(graph: ArgumentGraph, route: Route, shown: Shown, faint: float) -> str:
    link = graph.links[route.link]
    value = 0.5 if unsure(link) else 1.0
    value *= 1.0 if route.tree else faint
    value *= LATER if _later(graph, link, shown) else 1.0
    return "" if value == 1.0 else f' opacity="{n(value, 2)}"'


def _later(graph: ArgumentGraph, link: Link, shown: Shown) -> bool:
    ends = (graph.comment_of(end).id for end in (link.source, link.target))
    return bool(shown.later) and not shown.later.isdisjoint(ends)


def _width(link: Link) -> float:
    if _plain(link):
        return 1.25
    return 2.75 if link.confidence >= SURE else 2.0 if link.confidence >= UNSURE else 1.5


def _named(route: Route, marks: Marks | None) -> str:
    return f' data-link="{route.link}"' if marks else ""


def _route(graph: ArgumentGraph, route: Route, marks: Marks | None, opacity: str) -> str:
    link = graph.links[route.link]
    look = LINKS[link.kind]
    dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
    width = _width(link) if route.tree else min(_width(link), FAINT_WIDTH)
    return (
        f'<path d="{route.path}" fill="none" stroke="{look.color}" '
        f'stroke-width="{n(width, 2)}"{dash}{opacity}{_named(route, marks)}>'
        f"<title>{content(_told(graph, link))}</title></path>"
    )


def _told(graph: ArgumentGraph, link: Link) -> str:
    why = f", {link.rule}" if link.rule else ""
    ends = f"{graph.badge(link.source)} {LINKS[link.kind].verb} {graph.badge(link.target)}"
    return f"{ends} ({link.origin}{why}, {link.confidence:.2f})"


def _ends(
    graph: ArgumentGraph, route: Route, marks: Marks | None, shown: Shown, faint: float
) -> Iterator[str]:
    """Draw the head of a line and its sign, which is pale only where the line is not read."""
    link = graph.links[route.link]
    look = LINKS[link.kind]
    opacity = _opacity(graph, route, shown, faint)
    if look.head:
        yield head_of(route.points, look, opacity)
    if look.sign:
        pale = "" if route.tree and not _later(graph, link, shown) else opacity
        yield sign(route.points, look, unsure=unsure(link), extra=pale + _named(route, marks))


def _card(
    graph: ArgumentGraph, node: str, box: Box, shown: Shown, marks: Marks | None
) -> Iterator[str]:
    claim = graph.claim_by_id.get(node)
    comment = graph.comment_of(node)
    camp = None if comment.author is None else shown.camps.get(comment.author)
    later = f' opacity="{n(LATER, 2)}"' if comment.id in shown.later else ""
    if marks:
        yield f'<a href="#n{marks.places[node]}" data-node="{marks.places[node]}"{later}>'
    else:
        yield f'<g data-node="{attribute(node)}"{later}>'
        yield f"<title>{content(f'{graph.badge(node)}: {graph.texts[node]}')}</title>"
    if node in shown.blocks:
        yield from _behind(box)
    yield from card_frame(box, camp, claim=claim is not None)
    if node in shown.selected:
        yield outline(box, claim=claim is not None)
    yield from _words(box, camp if claim else None, claim)
    yield from _notes(node, box, shown)
    yield "</a>" if marks else "</g>"


def _behind(box: Box) -> Iterator[str]:
    """Draw the edges of two more cards behind one that stands for a whole strand."""
    for step in (8.0, 4.0):
        place = f'x="{n(box.x + step)}" y="{n(box.y + step)}" width="{n(box.w)}"'
        yield f'<rect {place} height="{n(box.h)}" rx="4" fill="{PAPER}" stroke="{EDGE}"/>'


def _words(box: Box, camp: int | None, claim: Claim | None) -> Iterator[str]:
    """Write what stands on a card: its head, its text, who else says so. A chip has no head."""
    left, right = box.x + TEXT_X, box.x + box.w - 12
    y = box.y + CHIP_Y
    if box.badge:
        yield from _head(box, camp, ROLES.get(claim.role, "") if claim else "")
        y = box.y + TEXT_Y + (0.0 if claim else COMMENT_DROP)
    for line in box.lines:
        yield _text(line, left, right, y)
        y += LINE
    if box.also:
        also = f'font-size="{n(LABEL_SIZE)}" fill="{GREY}"'
        yield f'<text x="{n(left)}" y="{n(y)}" {also}>{content(box.also)}</text>'


def _head(box: Box, camp: int | None, role: str) -> Iterator[str]:
    x = box.x + TEXT_X
    if camp is not None:
        yield glyph(camp, x + 5, box.y + BADGE_Y - 5)
        x += 17
    room = box.w - (x - box.x) - 12 - (66 if role else 0)
    words = content(clipped(box.badge, room, LABEL_SIZE, bold=True))
    font = 'font-size="13" font-weight="700" fill="#3d3d3d"'
    yield f'<text x="{n(x)}" y="{n(box.y + BADGE_Y)}" {font}>{words}</text>'
    if role:
        where = f'x="{n(box.x + box.w - 12)}" y="{n(box.y + BADGE_Y)}" text-anchor="end"'
        yield f'<text {where} font-size="12" fill="{GREY}">{role}</text>'


def _text(line: str, left: float, right: float, y: float) -> str:
    """Write a line of words from the side where its script begins; what is too wide is cut off."""
    cut = ODD.search(line) is not None
    begin = (right if right_to_left(line) else left) - (left if cut else 0.0)
    direction = ' direction="rtl"' if right_to_left(line) else ""
    height = f' y="{n(ASCENT if cut else y)}"'
    text = f'<text x="{n(begin)}"{height}{direction}>{content(line)}</text>'
    if not cut:
        return text
    place = f'x="{n(left)}" y="{n(y - ASCENT)}" width="{n(right - left)}" height="{n(LINE + 4)}"'
    return f"<svg {place}>{text}</svg>"


def _notes(node: str, box: Box, shown: Shown) -> Iterator[str]:
    """Draw what a card says at its lower edge: what stands behind it, and what is hidden."""
    if node in shown.blocks:
        yield from _balance(box, shown.blocks[node])
    if node in shown.hidden:
        yield pill(shown.hidden[node], box.x + box.w - 10, box.y + box.h, box.w - 20, right=True)


def _balance(box: Box, behind: Behind) -> Iterator[str]:
    """Draw how much supports and how much disputes in a block, as a bar and in numbers."""
    left, w = box.x + TEXT_X, box.w - TEXT_X - 12
    y = box.y + box.h - 20
    all_of_it = behind.support + behind.rebut
    if all_of_it:
        part = w * behind.support / all_of_it
        bar = f'y="{n(y - 22)}" height="5"'
        yield f'<rect x="{n(left)}" {bar} width="{n(part)}" fill="{LINKS["support"].color}"/>'
        rest = f'x="{n(left + part)}" {bar} width="{n(w - part)}"'
        yield f'<rect {rest} fill="{LINKS["rebut"].color}"/>'
    told = f"+ {behind.support:,}  \N{MINUS SIGN} {behind.rebut:,}" if all_of_it else "no disputes"
    words = clipped(f"{behind.words} · {told}", w, LABEL_SIZE)
    yield f'<text x="{n(left)}" y="{n(y)}" font-size="{n(LABEL_SIZE)}">{content(words)}</text>'


def right_to_left(text: str) -> bool:
    """Say whether the first letter that has a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
