"""How the strengths of a graph change when a few links do, without computing all of them anew."""

from collections import defaultdict, deque
from collections.abc import Iterable

from argmap.analyse.strength import quadratic_energy_strength
from argmap.model import ArgumentGraph, Link

BASE = 0.5
FELT = 1e-4  # a change below it goes no further
MOST_STEPS = 500  # of one change, on circles and where very many claims follow


class Shaking:
    """The strengths of a graph by quadratic energy, and what a small change of it would do."""

    def __init__(self, graph: ArgumentGraph) -> None:
        found = quadratic_energy_strength(graph, BASE).strength
        self._strength = dict(zip(graph.bipolar, found.tolist(), strict=True))
        self._energy: defaultdict[str, float] = defaultdict(float)
        self._out: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for link in graph.links:
            if link.kind in ("support", "rebut"):
                self._energy[link.target] += _sign(link) * self._strength[link.source]
                self._out[link.source].append((link.target, _sign(link)))

    def without(self, links: Iterable[Link]) -> dict[str, float]:
        """Return by how much each strength changes when these links are taken away."""
        return self._felt((x.target, -_sign(x) * self._strength[x.source]) for x in links)

    def turned(self, link: Link) -> dict[str, float]:
        """Return by how much each strength changes when a link is turned round."""
        return self._felt([(link.target, -2 * _sign(link) * self._strength[link.source])])

    def _felt(self, pushes: Iterable[tuple[str, float]]) -> dict[str, float]:
        """Return the absolute changes that pushes on the energies of some nodes lead to."""
        pushed: defaultdict[str, float] = defaultdict(float)
        changed: defaultdict[str, float] = defaultdict(float)
        for node, push in pushes:
            pushed[node] += push
        waiting = deque(pushed)
        for _ in range(MOST_STEPS):
            if not waiting:
                break
            node = waiting.popleft()
            now = _at(self._energy[node] + pushed[node]) - self._strength[node]
            step = now - changed[node]
            if abs(step) < FELT:
                continue
            changed[node] = now
            for target, sign in self._out[node]:
                pushed[target] += sign * step
                waiting.append(target)
        return {node: abs(change) for node, change in changed.items() if abs(change) >= FELT}


def _sign(link: Link) -> float:
    return 1.0 if link.kind == "support" else -1.0


def _at(energy: float) -> float:
    """Return the strength of a node with this energy."""
    pull = energy * energy / (1 + energy * energy)
    return BASE + (1 - BASE) * pull if energy > 0 else BASE - BASE * pull
