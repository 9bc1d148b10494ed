"""The second, small message to the browser: the cards of a view, their places, and what is hidden.

Nodes and links go by their places in the columns of `map_data`; numbers are whole pixels.
"""

from itertools import accumulate
from typing import Any

from argmap.model.graph import LINK_KINDS
from argmap.model.layout import Layout
from argmap.show.figures.arrays import JOINS, KIND, NOTHING
from argmap.show.figures.hanging import STATES
from argmap.show.figures.map_view import Drawn
from argmap.show.figures.strands import Strands
from argmap.show.figures.view import Shown


def message(strands: Strands, found: Drawn) -> dict[str, Any]:
    """Return a view as JSON has it.

    `up` is what a card hangs on, or the nearest above that is shown; `hidden` counts the answers
    of a card that are not shown, by kind; `deep` all cards that are hidden behind it, and `rest`
    those that are hidden behind none.
    """
    ground, layout = strands.ground, found.layout
    place = [ground.arrays.place[node] for node in found.nodes]
    boxes = [layout.boxes[node] for node in found.nodes]
    cards = [_card_at(strands, node) for node in place]
    deep, rest = _deep(strands, found)
    up = _up_in_outline(strands, place) if layout.name == "outline" else _up(strands, found.shown)
    return {
        "layout": layout.name,
        "nodes": place,
        "x": [round(box.x) for box in boxes],
        "y": [round(box.y) for box in boxes],
        "w": [round(box.w) for box in boxes],
        "h": [round(box.h) for box in boxes],
        "lines": [len(box.lines) for box in boxes],
        "up": [up.get(node, (NOTHING, NOTHING))[0] for node in place],
        "by": [up.get(node, (NOTHING, NOTHING))[1] for node in place],
        "below": [strands.below[card] if card != NOTHING else 0 for card in cards],
        "hidden": _hidden(strands, found.shown, cards),
        "deep": [deep.get(card, 0) for card in cards],
        "rest": rest,
        "same": [
            [ground.arrays.place[x] for x in found.same.get(node, ())] for node in found.nodes
        ],
        "blocks": _blocks(found),
        **routes(layout),
        "bands": [
            {
                "root": ground.arrays.place[band.root],
                "x": round(band.x),
                "y": round(band.y),
                "w": round(band.w),
                "h": round(band.h),
            }
            for band in layout.bands
        ],
        "rows": [{"label": x.label, "y": round(x.y), "h": round(x.h)} for x in layout.rows],
        "ticks": [{"label": tick.label, "x": round(tick.x)} for tick in layout.ticks],
        "trail": [strands.faces[card] for card in found.shown.trail],
        "kept": _kept(strands),
        "size": [round(layout.w), round(layout.h)],
        "counts": _counts(strands, found),
    }


def routes(layout: Layout) -> dict[str, list[int]]:
    """Return the routes as flat lists: the points of link n are `xy[start[n]:start[n + 1]]`."""
    ends = accumulate(2 * len(route.points) for route in layout.routes)
    return {
        "links": [route.link for route in layout.routes],
        "tree": [int(route.tree) for route in layout.routes],
        "shape": [int(route.shape == "elbow") for route in layout.routes],
        "start": [0, *ends],
        "xy": [round(c) for route in layout.routes for point in route.points for c in point],
    }


def _card_at(strands: Strands, node: int) -> int:
    """Return the card that shows this node; -1 for a comment that a layout adds."""
    card = strands.ground.card_at[node]
    return card if card != NOTHING and strands.faces[card] == node else NOTHING


def _up(strands: Strands, shown: Shown) -> dict[int, tuple[int, int]]:
    """Return, by node, what it hangs on and by which kind of link."""
    faces = strands.faces
    return {faces[card]: (faces[up], strands.kind(card)) for card, up in shown.up.items()}


def _up_in_outline(strands: Strands, places: list[int]) -> dict[int, tuple[int, int]]:
    """Return, by node, what it stands under: a claim its comment, a comment what it answers."""
    ground = strands.ground
    there, graph = set(places), ground.graph
    found: dict[int, tuple[int, int]] = {}
    for node in places:
        comment = ground.comment[node]
        if node != comment and comment in there:
            found[node] = comment, STATES
        reply = graph.reply_of.get(ground.arrays.ids[node])
        while reply is not None:
            above = ground.arrays.place[reply.target]
            if above in there:
                found[node] = above, KIND["reply"]
                break
            reply = graph.reply_of.get(reply.target)
    return found


def _hidden(strands: Strands, shown: Shown, cards: list[int]) -> list[list[int]]:
    """Count, by kind, the answers of each card that are not shown nor gathered in a block."""
    import numpy as np

    gathered = (root for roots in shown.closed.values() for root in roots[1:])
    there = np.array([*shown.cards, *gathered], np.int64)
    there = there[np.array(strands.parent, np.int64)[there] != NOTHING]
    hidden = strands.answers.copy()
    above, by = (np.array(column, np.int64)[there] for column in (strands.parent, strands.by))
    np.subtract.at(hidden, (above, strands.ground.arrays.kind[by]), 1)
    counts = hidden[np.array(cards, np.int64)].tolist() if cards else []
    return [
        row if card != NOTHING and any(row) else [] for card, row in zip(cards, counts, strict=True)
    ]


def _deep(strands: Strands, found: Drawn) -> tuple[dict[int, int], int]:
    """Count what is hidden behind each card, and what is hidden behind none."""
    shown, size = found.shown, strands.size
    deep = {card: size[card] - 1 for card in shown.cards}
    rest = shown.of
    for card in shown.cards:
        if card in shown.up:
            deep[shown.up[card]] -= size[card]
        else:
            rest -= size[card]
    for card, roots in shown.closed.items():
        more = sum(size[root] for root in roots[1:])
        deep[card] += more
        if card in shown.up:
            deep[shown.up[card]] -= more
        else:
            rest -= more
    return deep, rest


def _blocks(found: Drawn) -> dict[str, dict[str, int]]:
    """Return what is in each block, by its place in `nodes`."""
    place = {node: number for number, node in enumerate(found.nodes)}
    return {
        str(place[node]): {
            "cards": block.cards,
            "comments": block.comments,
            "people": block.people,
            "support": block.support,
            "rebut": block.rebut,
            "strands": block.strands,
        }
        for node, block in found.blocks.items()
    }


def _kept(strands: Strands) -> dict[str, list[int]]:
    """Return how many comments are kept, and how many links but for those to their own claims."""
    ground = strands.ground
    told = ground.arrays.kind != STATES
    comments = len(ground.graph.comments)
    return {
        "links": [int((strands.links & told).sum()), int(told.sum())],
        "comments": [int(strands.there[:comments].sum()), comments],
    }


def _lines(strands: Strands) -> int:
    """Return how many links join two cards: all arguments, and what else a card hangs by."""
    import numpy as np

    source, target = strands.ground.card_ends
    kept = strands.links & (source >= 0) & (target >= 0) & (source != target)
    joins = np.isin(strands.ground.arrays.kind, JOINS)
    hangs = np.zeros(len(joins), bool)
    hangs[[link for link in strands.by if link != NOTHING]] = True
    return int(((kept & joins) | (hangs & ~joins)).sum())


def _counts(strands: Strands, found: Drawn) -> dict[str, Any]:
    import numpy as np

    kinds, kind = len(LINK_KINDS), strands.ground.arrays.kind
    lines = len({route.link for route in found.layout.routes})
    every = np.bincount(kind, minlength=kinds).tolist()
    kept = np.bincount(kind[strands.links], minlength=kinds).tolist()
    return {
        "cards": len(found.shown.cards),
        "of_cards": found.shown.of,
        "links": lines,
        "of_links": max(lines, _lines(strands)),
        "kinds": {name: list(pair) for name, *pair in zip(LINK_KINDS, kept, every, strict=True)},
    }
