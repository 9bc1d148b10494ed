"""The legend of the map's SVG: what its lines, glyphs and notes mean, in as many rows as needed."""

from collections.abc import Iterator

from msgspec import Struct

from argmap.model import ArgumentGraph
from argmap.model.layout import Layout
from argmap.write.shown import Shown
from argmap.write.svg_map import unsure
from argmap.write.svg_parts import GREY, INK, LINKS, glyph, head_of, measured, n, pill, sign
from argmap.write.xml import content

TOP, ROW, BOTTOM = 28.0, 28.0, 28.0
SIZE = 13.0
GAP = 28.0
LINE_W = 56.0


class Item(Struct, frozen=True):
    """One thing to explain: what is drawn, in how much room, and its words.

    `what` is a kind of link, "camp" (its number is `camp`), "selected", or what stands in a note.
    """

    what: str
    words: str
    room: float
    camp: int = 0


class Legend(Struct, frozen=True):
    """The marks of a legend and in how many rows they stand."""

    marks: tuple[str, ...]
    rows: int


def legend(
    graph: ArgumentGraph, layout: Layout, shown: Shown, x: float, y: float, w: float
) -> Legend:
    """Draw what is on the map and what it means, within a width."""
    left, row, marks = x, 0, ['<g font-size="13">']
    for item in _items(graph, layout, shown):
        takes = item.room + measured(item.words, SIZE)
        if left > x and left + takes > x + w:
            left, row = x, row + 1
        middle = y + TOP + ROW * row
        marks += _mark(item, left, middle)
        color = INK if item.room else GREY
        where = f'x="{n(left + item.room)}" y="{n(middle + 4.5)}"'
        marks.append(f'<text {where} fill="{color}">{content(item.words)}</text>')
        left += takes + GAP
    return Legend((*marks, "</g>"), row + 1)


def legend_height(found: Legend) -> float:
    """Return how high a legend is with the space around it."""
    return TOP + ROW * (found.rows - 1) + BOTTOM


def _items(graph: ArgumentGraph, layout: Layout, shown: Shown) -> Iterator[Item]:
    links = [graph.links[place] for place in {route.link for route in layout.routes}]
    there = {link.kind for link in links}
    for kind in LINKS:
        if kind in there:
            yield Item(kind, LINKS[kind].verb, LINE_W + 10)
    if any(map(unsure, links)):
        yield Item("", "? and pale: unsure", 0.0)
    authors = {graph.comment_of(node).author for node in layout.boxes}
    for camp in sorted({camp for author, camp in shown.camps.items() if author in authors}):
        named = shown.camp_names[camp] if camp < len(shown.camp_names) else f"{camp + 1}"
        yield Item("camp", f"camp {named}", 20.0, camp)
    if shown.hidden or shown.blocks:
        yield Item("+2", "not shown", 42.0)
    if shown.later:
        yield Item("", "faded: comes later", 0.0)
    if shown.selected & layout.boxes.keys():
        yield Item("selected", "selected", 34.0)


def _mark(item: Item, x: float, y: float) -> Iterator[str]:
    if item.what in LINKS:
        look = LINKS[item.what]
        dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
        stroke = f'stroke="{look.color}" stroke-width="2" fill="none"'
        yield f'<path d="M{n(x)} {n(y)}h{n(LINE_W)}" {stroke}{dash}/>'
        ends = ((x + LINE_W, y), (x, y))
        if look.head:
            yield head_of(ends, look)
        if look.sign:
            yield sign(ends, look, unsure=False)
    elif item.what == "camp":
        yield glyph(item.camp, x + 6, y)
    elif item.what == "selected":
        place = f'x="{n(x)}" y="{n(y - 8)}" width="24" height="16" rx="4"'
        yield f'<rect {place} fill="none" stroke="{INK}" stroke-width="3"/>'
    elif item.what:
        yield pill(item.what, x, y, 34.0)
