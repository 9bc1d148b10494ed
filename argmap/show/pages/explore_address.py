"""What stands in the address of a view: filters, what is open, what is selected.

assets/map/address.mjs writes the same names.
"""

from collections.abc import Iterable
from typing import Protocol

from argmap.model import ArgumentGraph
from argmap.model.conversation import ORIGINS
from argmap.model.graph import LINK_KINDS
from argmap.show.figures.explain import find_link
from argmap.show.figures.map_view import View
from argmap.show.figures.strands import Filter

MOST_STEPS = 1000


class Arguments(Protocol):
    """What flask's `request.args` offers."""

    def getlist(self, key: str) -> list[str]:
        """Return all values of a name, in order."""


def view_of(graph: ArgumentGraph, args: Arguments) -> View:
    """Return the view that an address asks for; what it does not understand counts as absent."""
    kinds = frozenset(args.getlist("k")).intersection(LINK_KINDS)
    keep = Filter(
        kinds=kinds or Filter().kinds,
        authors=frozenset(args.getlist("a")),
        sure=_number(args.getlist("sure")),
        origins=frozenset(args.getlist("o")).intersection(ORIGINS),
    )
    return View(
        keep=keep,
        opened=dict(_steps(item) for item in args.getlist("open")),
        shut=frozenset(args.getlist("shut")),
        everything=bool(args.getlist("all")),
        selected=_nodes(graph, [*args.getlist("also"), *args.getlist("s")], args.getlist("l")),
    )


def _steps(item: str) -> tuple[str, int]:
    """Read "k:6.1" as one step, "k:6.1*3" as three."""
    node, star, steps = item.rpartition("*")
    if star and steps.isascii() and steps.isdigit() and len(steps) < 5:
        return node, min(int(steps), MOST_STEPS)
    return item, 1


def _number(values: list[str]) -> float:
    try:
        return min(1.0, max(0.0, float(values[0]))) if values else 0.0
    except ValueError:
        return 0.0


def _nodes(graph: ArgumentGraph, nodes: Iterable[str], links: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for node in nodes:
        if node in graph.texts:
            found[node] = None
            found |= dict.fromkeys(claim.id for claim in graph.claims_of.get(node, ()))
    for name in links:
        link = find_link(graph, name)
        if link is not None:
            found |= dict.fromkeys((link.source, link.target))
    return tuple(found)
