"""What the map shows just now: which cards, where they stand, what stays hidden behind them."""

from collections.abc import Mapping

from msgspec import Struct, structs

from argmap.layout.cards import WIDTH, Form, card, hubs
from argmap.layout.lanes import lanes
from argmap.layout.layered import layered
from argmap.layout.outline import threads
from argmap.layout.rows import Rows
from argmap.layout.strands import Hung
from argmap.model import ArgumentGraph
from argmap.model.layout import Box, Layout
from argmap.show.figures.blocks import Block, block_counts
from argmap.show.figures.strands import Strands
from argmap.show.figures.view import Shown, View, shown_cards

FOOT = 48.0  # room for the counts below the words of a block

SLIM = Form(w=312.0, lines=12)
SLIM_CHIP = Form(w=292.0, lines=3, badge=False)

Size = tuple[float, float]


class Drawn(Struct, frozen=True):
    """A view with its places.

    Args:
        nodes: the ids of what has a box, in reading order.
        layout: where they stand.
        shown: the cards that were chosen, by number.
        same: by id, what is folded into it.
        blocks: by id, what a card contains that stands for more than itself.
    """

    nodes: tuple[str, ...]
    layout: Layout
    shown: Shown
    same: dict[str, tuple[str, ...]]
    blocks: dict[str, Block]


def drawn(graph: ArgumentGraph, strands: Strands, view: View) -> Drawn:
    """Return the cards of a view and where they stand."""
    shown = shown_cards(strands, view)
    name = {card: strands.ground.arrays.ids[strands.faces[card]] for card in shown.cards}
    same = {name[card]: _others(strands, card) for card in shown.cards}
    counts = block_counts(strands, shown.closed) if shown.closed else {}
    blocks = {name[card]: block for card, block in counts.items()}
    layout = _layout(graph, strands, view, shown, same, blocks)
    boxes = {
        n: _with_room(graph, n, box) if n in blocks else box for n, box in layout.boxes.items()
    }
    return Drawn(
        nodes=_in_reading_order(strands, shown, layout),
        layout=structs.replace(layout, boxes=boxes),
        shown=shown,
        same={node: others for node, others in same.items() if others},
        blocks=blocks,
    )


def _others(strands: Strands, card: int) -> tuple[str, ...]:
    ground, face = strands.ground, strands.faces[card]
    own = ground.members[card]
    if len(own) == 1:
        return ()
    return tuple(ground.arrays.ids[node] for node in own if node != face and strands.there[node])


def _layout(
    graph: ArgumentGraph,
    strands: Strands,
    view: View,
    shown: Shown,
    same: Mapping[str, tuple[str, ...]],
    blocks: Mapping[str, Block],
) -> Layout:
    into = {other: node for node, others in same.items() for other in others}
    sizes: dict[str, Size] = {node: (WIDTH, block.height) for node, block in blocks.items()}
    links = _links(strands, shown)
    if not same:
        return Layout(name=view.layout, boxes={}, routes=(), bands=(), w=0.0, h=0.0)
    if view.slim:
        sizes = _slim(graph, view.layout, same) | sizes
    if view.layout == "outline":
        return threads(graph, list(same), links, sizes, into)
    if view.layout == "lanes":
        parting = strands.ground.parting if view.rows != "authors" else None
        by_camp = parting is not None and len(parting.names) > 1
        camp_of = parting.camp_of if parting and by_camp else None
        rows: Rows = "camps" if by_camp else "authors"
        return lanes(graph, list(same), links, rows, camp_of, sizes, into)
    return layered(graph, list(same), sizes, links, into, _hung(strands, shown, list(same)))


def _slim(
    graph: ArgumentGraph, layout: str, same: Mapping[str, tuple[str, ...]]
) -> dict[str, Size]:
    """Return the sizes of the cards that would be too wide for a narrow screen."""
    if layout == "outline":
        comments = {graph.comment_of(node).id for node in same}
        wide = {node: SLIM if node in comments else SLIM_CHIP for node in {*comments, *same}}
    else:
        wide = {node: Form() for node in hubs(graph) if node in same}
    made = {node: card(graph, node, None, same.get(node, ()), form) for node, form in wide.items()}
    return {node: (one.w, one.h) for node, one in made.items()}


def _links(strands: Strands, shown: Shown) -> list[int]:
    """Return the links kept between the nodes and comments of the cards shown."""
    ground, there = strands.ground, strands.there
    if len(shown.cards) * 2 > len(strands.parent):
        found: list[int] = strands.links.nonzero()[0].tolist()
        return found
    nodes = {node for card in shown.cards for node in ground.members[card] if there[node]}
    nodes.update([ground.comment[node] for node in nodes])
    target = ground.arrays.target
    ways = {link for node in nodes for link in ground.out[node]}
    return sorted(link for link in ways if strands.links[link] and int(target[link]) in nodes)


def _hung(strands: Strands, shown: Shown, names: list[str]) -> Hung:
    name = dict(zip(shown.cards, names, strict=True))
    on = {name[card]: (name[up], strands.by[card]) for card, up in shown.up.items()}
    rank = strands.ground.rank
    return Hung(on, {node: rank[card] for card, node in name.items()})


def _with_room(graph: ArgumentGraph, node: str, box: Box) -> Box:
    """Return the box of a block with so few lines of words that its counts have room."""
    return structs.replace(box, lines=card(graph, node, (box.w, box.h - FOOT)).lines)


def _in_reading_order(strands: Strands, shown: Shown, layout: Layout) -> tuple[str, ...]:
    """Return the ids of all that has a box: the cards, and comments that a layout adds."""
    ground = strands.ground
    number = {ground.arrays.ids[strands.faces[card]]: card for card in shown.cards}
    added = [node for node in layout.boxes if node not in number]
    if not added:
        return tuple(number)
    comments = len(ground.graph.comments)

    def key(node: str) -> tuple[int, bool, int]:
        place = ground.arrays.place[node]
        return ground.comment[place], place >= comments, number.get(node, 0)

    return tuple(sorted([*number, *added], key=key))
