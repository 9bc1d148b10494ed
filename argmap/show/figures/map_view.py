"""What the map shows just now: which cards, where they stand, what stays hidden behind them."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from argmap.model import ArgumentGraph
from argmap.model.graph import LINK_KINDS
from argmap.model.layout import Layout
from argmap.show.figures.strands import Filter, Strands

STEP = 12
MOST = 6000

Draw = Callable[[ArgumentGraph, tuple[str, ...], tuple[int, ...]], Layout]


class View(Struct, frozen=True):
    """What a person chose to see.

    `opened` says how many steps of answers were asked for below a node; `shut` are the nodes
    whose answers are folded away; `selected` is a node that must not be hidden.
    """

    keep: Filter = Filter()
    opened: dict[str, int] = {}
    shut: frozenset[str] = frozenset()
    everything: bool = False
    selected: tuple[str, ...] = ()


class Drawn(Struct, frozen=True):
    """A view with its places: the ids of its cards in reading order, and where they stand.

    `same` holds what is folded into a card, `blocks` what a card that stands for more contains.
    """

    nodes: tuple[str, ...]
    layout: Layout
    same: Mapping[str, tuple[str, ...]] = {}
    blocks: Mapping[str, dict[str, int]] = {}


def shown_nodes(strands: Strands, view: View) -> tuple[str, ...]:
    """Return the ids of the cards to show, in reading order.

    Small at first: what is argued about most; then what was opened, and the way to the selection.
    """
    chosen = set(strands.strongest(MOST) if view.everything else strands.main)
    for node, steps in view.opened.items():
        if node in strands.weight:
            chosen.update((node, *strands.children[node][: steps * STEP]))
    for node in view.selected:
        if node in strands.weight:
            chosen.add(node)
    for node in tuple(chosen):
        chosen.update(strands.above(node))
    shut = view.shut.difference(*(strands.above(node) for node in view.selected))
    return tuple(
        node
        for node in strands.weight
        if node in chosen and (not shut or shut.isdisjoint(strands.above(node)))
    )


def drawn(graph: ArgumentGraph, strands: Strands, view: View, draw: Draw) -> Drawn:
    """Return the cards of a view and where they stand."""
    nodes = shown_nodes(strands, view)
    return Drawn(nodes=nodes, layout=draw(graph, nodes, strands.links))


def map_view(graph: ArgumentGraph, strands: Strands, view: View, draw: Draw) -> dict[str, Any]:
    """Return the second, small message to the browser: cards, routes, and counts of the rest.

    Nodes and links are named by their places in the columns of `map_data`.
    """
    found = drawn(graph, strands, view, draw)
    nodes, layout = found.nodes, found.layout
    shown = frozenset(nodes)
    place = {node: number for number, node in enumerate(graph.texts)}
    boxes = [layout.boxes[node] for node in nodes]
    return {
        "layout": layout.name,
        "nodes": [place[node] for node in nodes],
        "x": [round(box.x) for box in boxes],
        "y": [round(box.y) for box in boxes],
        "w": [round(box.w) for box in boxes],
        "h": [round(box.h) for box in boxes],
        "lines": [len(box.lines) for box in boxes],
        "up": [_place(place, strands.parent.get(node)) for node in nodes],
        "by": [LINK_KINDS.index(strands.by[node]) if node in strands.by else -1 for node in nodes],
        "below": [len(strands.children[node]) for node in nodes],
        "hidden": [_hidden(strands, node, shown) for node in nodes],
        "same": [[place[other] for other in found.same.get(node, ())] for node in nodes],
        "blocks": {str(place[node]): block for node, block in found.blocks.items()},
        **_routes(layout),
        "bands": [
            {
                "root": place[band.root],
                "x": round(band.x),
                "y": round(band.y),
                "w": round(band.w),
                "h": round(band.h),
            }
            for band in layout.bands
        ],
        "rows": [],
        "ticks": [],
        "trail": [],
        "kept": _kept(graph, strands),
        "size": [round(layout.w), round(layout.h)],
        "counts": _counts(graph, strands, nodes, layout),
    }


def _routes(layout: Layout) -> dict[str, list[int]]:
    """Return the routes as flat lists: the points of link n are xy[start[n]:start[n + 1]]."""
    start, xy = [0], []
    for route in layout.routes:
        for point in route.points:
            xy += [round(point[0]), round(point[1])]
        start.append(len(xy))
    return {
        "links": [route.link for route in layout.routes],
        "tree": [int(route.tree) for route in layout.routes],
        "shape": [int(route.shape == "elbow") for route in layout.routes],
        "start": start,
        "xy": xy,
    }


def _place(place: dict[str, int], node: str | None) -> int:
    return -1 if node is None else place[node]


def _hidden(strands: Strands, node: str, shown: frozenset[str]) -> list[int]:
    """Count the answers of a node that are not shown, by kind, in the order of LINK_KINDS."""
    kinds = Counter(strands.by[child] for child in strands.children[node] if child not in shown)
    return [kinds[kind] for kind in LINK_KINDS] if kinds else []


def _kept(graph: ArgumentGraph, strands: Strands) -> dict[str, list[int]]:
    return {
        "links": [len(strands.links), len(graph.links)],
        "comments": [len(graph.comments), len(graph.comments)],
    }


def _counts(
    graph: ArgumentGraph, strands: Strands, nodes: tuple[str, ...], layout: Layout
) -> dict[str, Any]:
    all_kinds: Counter[str] = Counter(link.kind for link in graph.links)
    kept: Counter[str] = Counter(graph.links[place].kind for place in strands.links)
    return {
        "cards": len(nodes),
        "of_cards": len(strands.weight),
        "links": len({route.link for route in layout.routes}),
        "of_links": len(strands.links),
        "kinds": {kind: [kept[kind], all_kinds[kind]] for kind in LINK_KINDS},
    }
