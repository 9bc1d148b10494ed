"""What the map shows just now: which cards, where they stand, what stays hidden behind them."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from argmap.model import ArgumentGraph
from argmap.model.graph import LINK_KINDS
from argmap.model.layout import Layout, Route, Xy
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


def map_view(graph: ArgumentGraph, strands: Strands, view: View, draw: Draw) -> dict[str, Any]:
    """Return the second, small message to the browser: cards, routes, and counts of the rest.

    Nodes and links are named by their places in the columns of `map_data`.
    """
    nodes = shown_nodes(strands, view)
    shown = frozenset(nodes)
    layout = draw(graph, nodes, strands.links)
    place = {node: number for number, node in enumerate(graph.texts)}
    boxes = [layout.boxes[node] for node in nodes]
    return {
        "nodes": [place[node] for node in nodes],
        "x": [round(box.x, 1) for box in boxes],
        "y": [round(box.y, 1) for box in boxes],
        "w": [round(box.w, 1) for box in boxes],
        "h": [round(box.h, 1) for box in boxes],
        "lines": [len(box.lines) for box in boxes],
        "up": [_place(place, strands.parent.get(node)) for node in nodes],
        "by": [LINK_KINDS.index(strands.by[node]) if node in strands.by else -1 for node in nodes],
        "below": [len(strands.children[node]) for node in nodes],
        "hidden": [_hidden(strands, node, shown) for node in nodes],
        "links": [route.link for route in layout.routes],
        "paths": [route.path for route in layout.routes],
        "ends": [[round(c, 1) for xy in _ends(route) for c in xy] for route in layout.routes],
        "turn": [_turn(route) for route in layout.routes],
        "tree": [int(route.tree) for route in layout.routes],
        "size": [round(layout.w, 1), round(layout.h, 1)],
        "counts": _counts(graph, strands, nodes, layout),
    }


def _ends(route: Route) -> tuple[Xy, Xy]:
    return route.points[0], route.points[-1]


def _turn(route: Route) -> int:
    """Return how a line arrives, in degrees clockwise: 0 from the right, 90 from below."""
    (x1, y1), (x2, y2) = route.points[-2:]
    if route.shape == "elbow" and abs(y2 - y1) > abs(x2 - x1):
        return 90 if y2 < y1 else 270
    return 0 if x2 < x1 else 180


def _place(place: dict[str, int], node: str | None) -> int:
    return -1 if node is None else place[node]


def _hidden(strands: Strands, node: str, shown: frozenset[str]) -> list[int]:
    """Count the answers of a node that are not shown, by kind, in the order of LINK_KINDS."""
    kinds = Counter(strands.by[child] for child in strands.children[node] if child not in shown)
    return [kinds[kind] for kind in LINK_KINDS] if kinds else []


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
