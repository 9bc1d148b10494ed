"""SVG: the map as a picture that stands alone, true text, no script, no outside font."""

from collections.abc import Iterator, Mapping

from argmap.model import ArgumentGraph
from argmap.model.layout import Layout
from argmap.write.shown import Shown
from argmap.write.svg_legend import legend, legend_height
from argmap.write.svg_map import picture
from argmap.write.svg_parts import BACKGROUND, FONTS, GREY, INK, broken, clipped, n
from argmap.write.xml import content

LEFT = 24.0
TITLE_Y, TOLD_Y, TOLD_LINE = 34.0, 56.0, 18.0
TITLE_SIZE, TOLD_SIZE = 20.0, 13.0
GAP = 8.0
LEAST_W = 640.0


def write(
    graph: ArgumentGraph,
    layout: Layout,
    camps: Mapping[str, int] | None = None,
    shown: Shown | None = None,
) -> str:
    """Return the map as SVG.

    Args:
        graph: what to draw.
        layout: where its cards and lines stand.
        camps: the camp of each author, from 0, where `shown` does not say it.
        shown: what else is known of the map.
    """
    return "\n".join(_lines(graph, layout, shown or Shown(camps=camps or {}))) + "\n"


def _lines(graph: ArgumentGraph, layout: Layout, shown: Shown) -> Iterator[str]:
    w = max(layout.w, LEAST_W)
    told = [
        line
        for sentence in shown.told or (counts(graph, layout),)
        for line in broken(sentence, w - 2 * LEFT, TOLD_SIZE)
    ]
    top = TOLD_Y + TOLD_LINE * (len(told) - 1) + GAP
    signs = legend(graph, layout, shown, LEFT, top + layout.h, w - 2 * LEFT)
    h = top + layout.h + legend_height(signs)
    title = graph.conversation.title or "Conversation"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(w)}" height="{n(h)}" '
        f'viewBox="0 0 {n(w)} {n(h)}" role="img" aria-labelledby="argmap-title argmap-desc" '
        f'font-family="{FONTS}" font-size="15" fill="{INK}">'
    )
    yield f'<title id="argmap-title">{content(title)}</title>'
    yield f'<desc id="argmap-desc">{content(" ".join(shown.told) or told[0])}</desc>'
    yield f'<rect width="{n(w)}" height="{n(h)}" fill="{BACKGROUND}"/>'
    heading = content(clipped(title, w - 2 * LEFT, TITLE_SIZE, bold=True))
    font = f'font-size="{n(TITLE_SIZE)}" font-weight="700"'
    yield f'<text x="{n(LEFT)}" y="{n(TITLE_Y)}" {font}>{heading}</text>'
    for number, line in enumerate(told):
        y = TOLD_Y + TOLD_LINE * number
        font = f'font-size="{n(TOLD_SIZE)}" fill="{GREY}"'
        yield f'<text x="{n(LEFT)}" y="{n(y)}" {font}>{content(line)}</text>'
    yield f'<g transform="translate(0 {n(top)})">'
    yield from picture(graph, layout, shown)
    yield "</g>"
    yield from signs.marks
    yield "</svg>"


def counts(graph: ArgumentGraph, layout: Layout) -> str:
    """Return how much of what the picture shows: "2 comments, 5 claims, 3 support links"."""
    shown = {node for node in layout.boxes if node in graph.claim_by_id}
    drawn = {route.link for route in layout.routes}
    kinds = [graph.links[number].kind for number in drawn]
    parts = [
        (len(layout.boxes) - len(shown), "comment"),
        (len(shown), "claim"),
        (kinds.count("support"), "support link"),
        (kinds.count("rebut"), "rebut link"),
    ]
    words = [f"{count:,} {what}{'' if count == 1 else 's'}" for count, what in parts if count]
    return ", ".join(words) or "Nothing to draw"
