"""How the grounded extension changes when attacks go, without computing all of it anew."""

from collections.abc import Iterable
from heapq import heappop, heappush

from argmap.analyse.formal.framework import Framework
from argmap.analyse.formal.grounded import ACCEPTED, REJECTED, UNDECIDED, derivation, lists

Attack = tuple[int, int]


class Regrounding:
    """The grounded labels of a framework, and what they would be without some attacks.

    What was derived from a lost attack is taken back first, in the order in which it was
    derived; then what still holds is derived again. So the work is that of what changes, not
    that of the framework.

    Source:
        Deletion and rederivation of Gupta, Mumick and Subrahmanian (SIGMOD 1993), Maintaining
        views incrementally, on the labels of Modgil and Caminada (2009).
    """

    def __init__(self, made: Framework) -> None:
        size = len(made.arguments)
        self._targets = lists(size, made.source, made.target)
        self.labels, self._rank, self._because = derivation(self._targets)
        self._open = [0] * size  # attackers that are not rejected
        self._against = [0] * size  # attackers that are accepted
        for source, targets in enumerate(self._targets):
            for target in targets:
                self._open[target] += self.labels[source] != REJECTED
                self._against[target] += self.labels[source] == ACCEPTED

    def without(self, attacks: Iterable[Attack]) -> dict[int, int]:
        """Return the new label of each argument whose label changes without these attacks."""
        change = _Change(self, frozenset(attacks))
        change.take_back()
        change.derive()
        return {x: label for x, label in change.now.items() if label != self.labels[x]}

    def _parts(self) -> tuple[list[list[int]], list[int], list[int], list[int], list[int]]:
        return self._targets, self._rank, self._because, self._open, self._against


class _Change:
    """The labels and counts that differ from those of the whole framework."""

    def __init__(self, whole: Regrounding, gone: frozenset[Attack]) -> None:
        self._targets, self._rank, self._because, *counts = whole._parts()
        self._open, self._against = counts
        self._labels, self._gone = whole.labels, gone
        self.now: dict[int, int] = {}
        self._open_now: dict[int, int] = {}
        self._against_now: dict[int, int] = {}
        self._touched: list[int] = []
        for source, target in sorted(gone):
            self._count(target, self._labels[source], REJECTED)

    def take_back(self) -> None:
        """Take back every label that may rest on an attack that is gone."""
        waiting: list[tuple[int, int]] = []
        for source, target in sorted(self._gone):
            if self._labels[target] == REJECTED and self._because[target] == source:
                heappush(waiting, (self._rank[target], target))
        while waiting:
            _, node = heappop(waiting)
            before = self._label(node)
            if before == UNDECIDED:
                continue
            self._set(node, UNDECIDED)
            for target in self._targets[node]:
                rests_on_it = before == REJECTED or self._because[target] == node
                if (
                    rests_on_it
                    and self._label(target) == -before
                    and (node, target) not in self._gone
                ):
                    heappush(waiting, (self._rank[target], target))

    def derive(self) -> None:
        """Label what can be labelled, in any order."""
        while self._touched:
            node = self._touched.pop()
            if self._label(node) != UNDECIDED:
                continue
            if self._against_now.get(node, self._against[node]):
                self._set(node, REJECTED)
            elif not self._open_now.get(node, self._open[node]):
                self._set(node, ACCEPTED)

    def _label(self, node: int) -> int:
        return self.now.get(node, self._labels[node])

    def _set(self, node: int, label: int) -> None:
        before = self._label(node)
        self.now[node] = label
        self._touched.append(node)
        for target in self._targets[node]:
            if (node, target) not in self._gone:
                self._count(target, before, label)

    def _count(self, target: int, before: int, after: int) -> None:
        """Count that an attacker of the target has another label; rejected is as good as gone."""
        opened = int(after != REJECTED) - int(before != REJECTED)
        against = int(after == ACCEPTED) - int(before == ACCEPTED)
        self._open_now[target] = self._open_now.get(target, self._open[target]) + opened
        self._against_now[target] = self._against_now.get(target, self._against[target]) + against
        self._touched.append(target)
