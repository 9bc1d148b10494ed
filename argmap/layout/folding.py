"""Which claims count as one because they say the same, and which of them speaks for all."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from argmap.model import ArgumentGraph

LIKELY = 0.5  # a restatement that is hardly more than a guess stays a link between two cards


def foldable(graph: ArgumentGraph) -> tuple[int, ...]:
    """Return the places, in `graph.links`, of the links that fold one claim into another."""
    return tuple(
        place
        for place, link in enumerate(graph.links)
        if link.kind == "restates" and link.confidence >= LIKELY
    )


def folded(graph: ArgumentGraph, restates: Collection[int]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of claims that say the same, each led by the one that stands for all.

    That is the earliest; of two in one comment the one with more links, then the one that stands
    first. Claims of which one disputes another are never one card, however they are joined: the
    surer restatement counts first. Who says the same in support of it says the same. What answers
    a folded claim hangs on the card.

    Args:
        graph: where the claims are from.
        restates: places, in `graph.links`, of the links that may fold.
    """
    if not restates:
        return ()
    found = {node: [node] for place in restates for node in _ends(graph, place)}
    apart = _apart(graph, found)
    for place in sorted(restates, key=lambda place: (-graph.links[place].confidence, place)):
        one, other = (found[node] for node in _ends(graph, place))
        small, large = (one, other) if len(one) < len(other) else (other, one)
        if one is other or any(found[far] is large for node in small for far in apart[node]):
            continue
        large += small
        found |= dict.fromkeys(small, large)
    groups = {id(group): group for group in found.values() if len(group) > 1}
    ends = (end for link in graph.links for end in (link.source, link.target))
    links = Counter(end for end in ends if end in found)
    return tuple(_led(graph, group, links) for group in groups.values())


def _ends(graph: ArgumentGraph, place: int) -> tuple[str, str]:
    link = graph.links[place]
    return link.source, link.target


def _apart(graph: ArgumentGraph, among: Collection[str]) -> dict[str, set[str]]:
    """Return, for each claim, those that dispute it or that it disputes."""
    apart: dict[str, set[str]] = {node: set() for node in among}
    for link in graph.links:
        if link.kind == "rebut" and link.source in apart and link.target in apart:
            apart[link.source].add(link.target)
            apart[link.target].add(link.source)
    return apart


def _led(graph: ArgumentGraph, group: Sequence[str], links: Mapping[str, int]) -> tuple[str, ...]:
    claims = [graph.claim_by_id[node] for node in group]
    order = graph.conversation.order
    led = sorted(claims, key=lambda c: (order[c.comment], -links[c.id], c.start, c.id))
    return tuple(claim.id for claim in led)
