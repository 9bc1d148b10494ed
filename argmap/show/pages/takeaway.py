"""The map as it is shown, as a picture: what its SVG says of it in words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from argmap.model import ArgumentGraph
from argmap.model.graph import LINK_KINDS
from argmap.show.figures import words
from argmap.show.figures.camps import Parting
from argmap.show.figures.explain import find_link
from argmap.show.figures.filters import SHOWN_KINDS, Filter
from argmap.show.figures.map_view import Drawn
from argmap.show.figures.message import message
from argmap.show.figures.strands import Strands
from argmap.show.figures.view import View
from argmap.show.pages.explore_address import Arguments, view_of
from argmap.show.parts import counted
from argmap.write import svg
from argmap.write.shown import Behind, Shown

if TYPE_CHECKING:
    from argmap.show.pages.explore_routes import Prepared

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOST_NAMES = 6
NOUNS = {
    "rebut": ("dispute", "disputes"),
    "support": ("support", "supports"),
    "reply": ("answer", "answers"),
    "restates": ("restatement", "restatements"),
    "states": ("claim", "claims"),
}
LAYOUTS = {"outline": "In thread order", "lanes": "Time runs across"}


def picture(ready: "Prepared", args: Arguments) -> str:
    """Return as SVG what the map shows with this address; it says itself what that is.

    Beside the names of a view, `s` and `l` are the node and the link to outline, `t` the comment
    after which everything is faded, `made` the day of making, as ISO 8601.
    """
    view = view_of(ready.graph, args)
    strands, found = ready.strands(view.keep), ready.drawn(view)
    return svg.write(ready.graph, found.layout, shown=shown(strands, view, found, args))


def shown(strands: Strands, view: View, found: Drawn, args: Arguments) -> Shown:
    """Return what there is to say of a view in its picture."""
    graph, parting = strands.ground.graph, strands.ground.parting
    said = message(strands, found)
    hidden = zip(found.nodes, said["hidden"], strict=True)
    after = _last(args.getlist("t"))
    order = graph.conversation.order
    return Shown(
        camps=_camps(graph, parting),
        camp_names=parting.names,
        told=tuple(_told(graph, view, found, said, after, _day(_last(args.getlist("made"))))),
        hidden={node: hidden_words(n) for node, n in hidden if n and node not in found.blocks},
        blocks={
            node: Behind(block_words(block.cards, block.people), block.support, block.rebut)
            for node, block in found.blocks.items()
        },
        later=frozenset(c for c in order if after in order and order[c] > order[after]),
        selected=frozenset(_selected(graph, found, args)),
    )


def hidden_words(counts: Sequence[int]) -> str:
    """Return counts by kind of link in words: "+2 disputes, 1 answer"."""
    by_kind = dict(zip(LINK_KINDS, counts, strict=True))
    parts = [
        f"{by_kind[kind]:,} {one if by_kind[kind] == 1 else many}"
        for kind, (one, many) in NOUNS.items()
        if by_kind[kind]
    ]
    return "+" + ", ".join(parts) if parts else ""


def block_words(cards: int, people: int) -> str:
    """Return in words what stands behind a card."""
    return f"{counted(cards, 'card')}, {counted(people, 'person', 'people')}"


def _camps(graph: ArgumentGraph, parting: Parting) -> dict[str, int]:
    number = {name: place for place, name in enumerate(parting.names)}
    authors = set(graph.conversation.authors)
    return {who: number[camp] for who, camp in parting.camp_of.items() if who in authors}


def _last(values: Sequence[str]) -> str:
    return values[-1] if values else ""


def _day(text: str) -> date | None:
    """Return the day, or None for what is none."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def _selected(graph: ArgumentGraph, found: Drawn, args: Arguments) -> Iterator[str]:
    """Return the cards to outline: of the node and of both ends of the link that are selected.

    A comment that has no card is outlined by those of its claims.
    """
    link = find_link(graph, _last(args.getlist("l")))
    stands = {other: node for node, others in found.same.items() for other in others}
    for node in (*args.getlist("s"), *((link.source, link.target) if link else ())):
        claims = tuple(claim.id for claim in graph.claims_of.get(node, ()))
        for own in (node,) if node in found.layout.boxes else (node, *claims):
            card = stands.get(own, own)
            if card in found.layout.boxes:
                yield card


def _told(
    graph: ArgumentGraph, view: View, found: Drawn, said: dict, after: str, day: date | None
) -> Iterator[str]:
    """Say what is shown of how much, with which filters, and when the picture was made."""
    counts, kept = said["counts"], said["kept"]
    cards = counted(counts["of_cards"], "card")
    if counts["cards"] < counts["of_cards"]:
        cards = f"{counts['cards']:,} of {cards}"
    links, of_links = kept["links"]
    lines = counted(max(counts["links"], of_links), "link")
    if counts["links"] < of_links:
        lines = f"{counts['links']:,} of {lines}"
    layout = LAYOUTS.get(found.layout.name, "")
    parts = [f"{cards}, {lines}", layout, f"Made on {day.day} {day:%B %Y}" if day else ""]
    yield ". ".join(filter(None, parts)) + "."
    filters = list(filter_words(graph, view.keep))
    if view.focus:
        filters.insert(0, f"what hangs on {_named(graph, view.focus)}")
    if filters:
        comments = "{:,} of {:,} comments".format(*kept["comments"])
        yield f"Only {'; '.join(filters)}: {comments}, {links:,} of {of_links:,} links."
    if after in graph.conversation.order:
        yield f"What comes after {graph.badge(after)} is faded."


def filter_words(graph: ArgumentGraph, keep: Filter) -> Iterator[str]:
    """Return what a filter leaves, a few words for each of its parts."""
    if keep.kinds != SHOWN_KINDS:
        yield ", ".join(f"“{words.VERBS[kind]}”" for kind in LINK_KINDS if kind in keep.kinds)
    if keep.authors:
        yield f"by {_listed(sorted(name or 'people without a name' for name in keep.authors))}"
    if keep.camps:
        yield f"of {_listed([f'camp {x}' if x else 'no camp' for x in sorted(keep.camps)])}"
    if keep.origins:
        yield f"links of which {_listed([words.ORIGINS[x] for x in sorted(keep.origins)])}"
    if keep.sure:
        yield f"links at least {keep.sure:.0%} sure"
    if keep.first:
        yield f"from {graph.badge(keep.first)} on"
    if keep.last:
        yield f"up to {graph.badge(keep.last)}"


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def _named(graph: ArgumentGraph, node: str) -> str:
    return f"{graph.badge(node)}: “{words.short(graph.texts[node], 60)}”"
