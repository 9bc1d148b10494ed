"""The strands of a map: each node under what it mainly answers, and how much hangs on it."""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from argmap.layout.cards import in_order, shown
from argmap.layout.strands import forest
from argmap.model import ArgumentGraph, Link

OPEN_SMALL = 30
ARGUED = ("support", "rebut")
LIGHT = {"reply": 0.2, "states": 0.05}


class Filter(Struct, frozen=True):
    """What a map may show: kinds of links, authors (all, if none is named), how sure, whose."""

    kinds: frozenset[str] = frozenset({"support", "rebut", "restates", "reply"})
    authors: frozenset[str] = frozenset()
    sure: float = 0.0
    origins: frozenset[str] = frozenset()

    def keeps(self, graph: ArgumentGraph, link: Link) -> bool:
        """Say whether this link may be shown."""
        if link.kind == "states":
            return True  # it joins a comment to its own words
        if link.kind not in self.kinds or link.confidence < self.sure:
            return False
        if self.origins and link.origin not in self.origins:
            return False
        return all(self.keeps_author(graph, node) for node in (link.source, link.target))

    def keeps_author(self, graph: ArgumentGraph, node: str) -> bool:
        """Say whether the author of this node may be shown; no author counts as ""."""
        return not self.authors or (graph.comment_of(node).author or "") in self.authors


class Strands(Struct, frozen=True, dict=True):
    """A forest over the cards of a map: what each hangs on, and by which kind of link.

    `weight` says how much hangs on each card, in reading order; `argument`, how much it and what
    it speaks to are argued about. `links` are the places, in `ArgumentGraph.links`, of the links
    drawn when all cards are shown.
    """

    parent: dict[str, str]
    by: Mapping[str, str]
    weight: dict[str, float]
    argument: dict[str, float]
    links: tuple[int, ...]

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """What hangs on each node, the heaviest first, ties in reading order."""
        found: dict[str, list[str]] = defaultdict(list)
        for node, parent in self.parent.items():
            found[parent].append(node)
        return {
            node: tuple(sorted(found[node], key=lambda child: -self.weight[child]))
            for node in self.weight
        }

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The nodes that answer nothing shown, the heaviest first."""
        found = (node for node in self.weight if node not in self.parent)
        return tuple(sorted(found, key=lambda root: -self.weight[root]))

    @cached_property
    def top_down(self) -> tuple[str, ...]:
        """All nodes, each after the one that it hangs on."""
        found = list(self.roots)
        for node in found:
            found += self.children[node]
        return tuple(found)

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The nodes that a map opens with."""
        return tuple(self.strongest(OPEN_SMALL))

    def strongest(self, most: int) -> list[str]:
        """Return at most so many nodes, those with most argument; none without its way to a root.

        What counts is the argument that a node adds for each card that its way needs.
        """
        if most >= len(self.weight):
            return list(self.top_down)
        chosen: dict[str, None] = {}
        while len(chosen) < most:
            best = self._best(chosen, most - len(chosen))
            if best is None:
                break
            way = [node for node in (best, *self.above(best)) if node not in chosen]
            chosen |= dict.fromkeys(reversed(way))
        return list(chosen)

    def _best(self, chosen: Container[str], room: int) -> str | None:
        gain: dict[str, float] = {}
        cost: dict[str, int] = {}
        best, worth = None, -1.0
        for node in self.top_down:
            if node in chosen:
                gain[node], cost[node] = 0.0, 0
                continue
            above = self.parent.get(node, "")
            gain[node] = gain.get(above, 0.0) + self.argument[node]
            cost[node] = cost.get(above, 0) + 1
            if cost[node] <= room and gain[node] / cost[node] > worth:
                best, worth = node, gain[node] / cost[node]
        return best

    def above(self, node: str) -> list[str]:
        """Return what this node hangs on, up to the root, nearest first."""
        found: list[str] = []
        while (parent := self.parent.get(node)) is not None:
            found.append(parent)
            node = parent
        return found


def strands_of(graph: ArgumentGraph, keep: Filter) -> Strands:
    """Return the forest of the cards and links kept: each card under what it mainly answers.

    Without replies only those cards are in it that some other link joins.
    """
    kept = tuple(place for place, link in enumerate(graph.links) if keep.keeps(graph, link))
    nodes = [node for node in in_order(graph, shown(graph)) if keep.keeps_author(graph, node)]
    found = forest(graph, nodes, kept)
    if "reply" not in keep.kinds:
        joined = {end for tie in found.ties for end in (tie.child, tie.parent)}
        nodes = [node for place, node in enumerate(nodes) if place in joined]
        found = forest(graph, nodes, kept)
    ties = {nodes[tie.child]: tie for tie in found.tie if tie is not None}
    parent = {node: nodes[tie.parent] for node, tie in ties.items()}
    by = {node: graph.links[tie.link].kind for node, tie in ties.items()}
    drawn = tuple(dict.fromkeys(tie.link for tie in found.ties))
    return Strands(
        parent=parent,
        by=by,
        weight=_weigh(nodes, parent, by),
        argument=_argued(nodes, parent, by, [graph.links[place] for place in drawn]),
        links=drawn,
    )


def _weigh(nodes: list[str], parent: dict[str, str], by: Mapping[str, str]) -> dict[str, float]:
    weight = dict.fromkeys(nodes, 0.0)
    waiting: Counter[str] = Counter(parent.values())
    ready = [node for node in nodes if not waiting[node]]
    while ready:
        node = ready.pop()
        if node not in parent:
            continue
        above = parent[node]
        weight[above] += weight[node] + LIGHT.get(by[node], 1.0)
        waiting[above] -= 1
        if not waiting[above]:
            ready.append(above)
    return weight


def _argued(
    nodes: Sequence[str], parent: Mapping[str, str], by: Mapping[str, str], links: Sequence[Link]
) -> dict[str, float]:
    """Return how much each node is argued about: its support and rebut links, the surer the more.

    A node also has half of what the one has that it argues about, so that they stay together.
    """
    own = dict.fromkeys(nodes, 0.0)
    for link in links:
        if link.kind in ARGUED:
            for end in (link.source, link.target):
                own[end] = own.get(end, 0.0) + link.confidence
    return {
        node: own[node] + (own[parent[node]] / 2 if by.get(node) in ARGUED else 0.0)
        for node in nodes
    }
