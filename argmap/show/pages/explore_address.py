"""What stands in the address of a view: filters, what is open, what is selected.

assets/map/address.mjs writes the same names.
"""

from collections.abc import Container, Iterable, Sequence
from typing import Protocol

from argmap.model import ArgumentGraph
from argmap.model.conversation import ORIGINS
from argmap.model.graph import LINK_KINDS
from argmap.show.figures.camps import CAMPS
from argmap.show.figures.filters import SHOWN_KINDS, Filter
from argmap.show.figures.view import LayoutName, Rows, View
from argmap.show.figures.words import link_name

MOST_STEPS = 1000
LAYOUTS: dict[str, LayoutName] = {"outline": "outline", "lanes": "lanes"}
ROWS: dict[str, Rows] = {"authors": "authors", "camps": "camps"}


class Arguments(Protocol):
    """What flask's `request.args` offers."""

    def getlist(self, key: str) -> list[str]:
        """Return all values of a name, in order."""


def view_of(graph: ArgumentGraph, args: Arguments) -> View:
    """Return the view that an address asks for; what it does not understand counts as absent."""
    return View(
        keep=filter_of(graph, args),
        layout=LAYOUTS.get(_last(args.getlist("v")), "layered"),
        rows=ROWS.get(_last(args.getlist("rows")), ""),
        focus=_last(_known(args.getlist("f"), graph.texts)),
        opened=dict(_steps(item) for item in args.getlist("open")),
        shut=frozenset(args.getlist("shut")),
        everything=bool(args.getlist("all")),
        selected=_nodes(graph, [*args.getlist("also"), *args.getlist("s")], args.getlist("l")),
        slim=bool(args.getlist("slim")),
    )


def filter_of(graph: ArgumentGraph, args: Arguments) -> Filter:
    """Return the filter that an address asks for; what it does not understand counts as absent."""
    comments = graph.conversation.order
    named = {*graph.conversation.authors, ""}
    return Filter(
        kinds=frozenset(_known(args.getlist("k"), LINK_KINDS)) or SHOWN_KINDS,
        authors=frozenset(_known(args.getlist("a"), named)),
        camps=frozenset(_known(args.getlist("g"), CAMPS)),
        sure=_number(args.getlist("sure")),
        origins=frozenset(_known(args.getlist("o"), ORIGINS)),
        first=_last(_known(args.getlist("from"), comments)),
        last=_last(_known(args.getlist("to"), comments)),
    )


def _known(values: Iterable[str], among: Container[str]) -> list[str]:
    return [value for value in values if value in among]


def _last(values: Sequence[str]) -> str:
    return values[-1] if values else ""


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
        found |= dict.fromkeys(_ends(graph, name))
    return tuple(found)


def _ends(graph: ArgumentGraph, name: str) -> tuple[str, ...]:
    """Return the ends of the link of this name, or nothing; ids may hold any letters."""
    parts = name.split(">")
    sources = {">".join(parts[:end]) for end in range(1, len(parts))}
    links = (link for link in graph.links if link.source in sources and link_name(link) == name)
    return next(((link.source, link.target) for link in links), ())
