"""The main cards of a map that has too many: what is argued about most, down to its root."""

from collections import defaultdict
from collections.abc import Sequence

from argmap.layout.cards import in_order
from argmap.layout.strands import forest
from argmap.model import ArgumentGraph

ARGUED = ("support", "rebut")


def chief(graph: ArgumentGraph, nodes: Sequence[str], most: int) -> tuple[str, ...]:
    """Return all of the nodes, or about as many as `most`: those with the most argument.

    Argument is counted by the confidence of support and rebut links. None is returned without
    the cards that it hangs on, up to its root.
    """
    found = in_order(graph, nodes)
    if len(found) <= most:
        return found
    ties = forest(graph, found, range(len(graph.links))).tie
    worth: dict[str, float] = defaultdict(float)
    for link in graph.links:
        if link.kind in ARGUED:
            worth[link.source] += link.confidence
            worth[link.target] += link.confidence
    chosen: set[int] = set()
    for card in sorted(range(len(found)), key=lambda card: -worth[found[card]]):
        way: list[int] = []
        step: int | None = card
        while step is not None and step not in chosen:
            way.append(step)
            tie = ties[step]
            step = None if tie is None else tie.parent
        if len(chosen) + len(way) <= most:
            chosen.update(way)
    return tuple(found[card] for card in sorted(chosen))
