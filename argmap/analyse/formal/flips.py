"""Which claims come to be accepted, or no longer, when a link or an argument is taken away."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

from argmap.analyse.formal.framework import framework
from argmap.analyse.formal.grounded import ACCEPTED, grounded_labels
from argmap.analyse.formal.regrounding import Attack, Regrounding
from argmap.model import ArgumentGraph, Link


class Flips:
    """The grounded extension of a graph, support links ignored, and what would change it."""

    def __init__(self, graph: ArgumentGraph) -> None:
        made = framework(graph)
        self.arguments = made.arguments
        self._graph, self._whole = graph, Regrounding(made)
        self._of = {node: x for x, group in enumerate(made.arguments) for node in group}
        self._rebuts = [link for link in graph.links if link.kind == "rebut"]
        self._times = Counter(map(self._attack, self._rebuts))
        self._touching: defaultdict[int, list[Attack]] = defaultdict(list)
        for attack in self._times:
            for end in set(attack):
                self._touching[end].append(attack)
        self._place = {node: x for x, node in enumerate(self._of)}
        self._argument = np.fromiter(self._of.values(), np.intp, len(self._of))
        self._source = self._places(link.source for link in self._rebuts)
        self._target = self._places(link.target for link in self._rebuts)

    def without_link(self, link: Link) -> tuple[str, ...]:
        """Return the nodes whose acceptance flips without a support or rebut link."""
        if link.kind != "rebut" or self._times[self._attack(link)] > 1:
            return ()
        return self._flipped(self._whole.without([self._attack(link)]))

    def without_argument(self, members: tuple[str, ...]) -> tuple[str, ...]:
        """Return the nodes whose acceptance flips without an argument, its own left out.

        Where a comment is left with a single claim, it stands for that one from then on.
        """
        joined = self._newly_joined(set(members))
        if joined:
            return self._anew(members, joined)
        argument = self._of[members[0]]
        return self._flipped(self._whole.without(self._touching[argument]), argument)

    def _attack(self, link: Link) -> Attack:
        return self._of[link.source], self._of[link.target]

    def _flipped(self, labels: dict[int, int], but: int = -1) -> tuple[str, ...]:
        before = self._whole.labels
        return tuple(
            node
            for argument in sorted(labels)
            if (labels[argument] == ACCEPTED) != (before[argument] == ACCEPTED) and argument != but
            for node in self.arguments[argument]
        )

    def _newly_joined(self, gone: set[str]) -> list[tuple[str, str]]:
        """Return the comments that are left with a single claim, and that claim."""
        found = []
        for node in gone & self._graph.claim_by_id.keys():
            comment = self._graph.claim_by_id[node].comment
            left = [x.id for x in self._graph.claims_of[comment] if x.id not in gone]
            if comment in self._of and comment not in gone and len(left) == 1:
                found.append((comment, left[0]))
        return found

    def _anew(self, members: tuple[str, ...], joined: list[tuple[str, str]]) -> tuple[str, ...]:
        """Compute the whole extension without an argument, some others being one."""
        argument = self._argument.copy()
        gone = self._of[members[0]]
        for comment, claim in joined:
            one, other = argument[self._place[comment]], argument[self._place[claim]]
            argument[argument == one] = other
        source, target = argument[self._source], argument[self._target]
        kept = (source != gone) & (target != gone)
        labels = grounded_labels(len(self.arguments), source[kept], target[kept])
        before = self._whole.labels
        return tuple(
            node
            for x, (node, old) in enumerate(self._of.items())
            if old != gone and (labels[argument[x]] == ACCEPTED) != (before[old] == ACCEPTED)
        )

    def _places(self, nodes: Iterable[str]) -> np.ndarray:
        return np.fromiter((self._place[x] for x in nodes), np.intp, len(self._rebuts))
