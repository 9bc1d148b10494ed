"""How the strengths of a graph change when a few links do, without computing all of them anew."""

from collections import defaultdict, deque
from collections.abc import Iterable

from argmap.analyse.strength.arrays import bipolar_arrays
from argmap.analyse.strength.gradual import quadratic_energy
from argmap.analyse.strength.measures import at_energy
from argmap.analyse.strength.strength import Base, base_array
from argmap.model import ArgumentGraph, Link

FELT = 1e-4  # a change below it goes no further
MOST_STEPS = 500  # of one change, on circles and where very many claims follow


class Shaking:
    """The strengths of a graph by quadratic energy, and what a small change of it would do."""

    def __init__(
        self,
        graph: ArgumentGraph,
        base: Base = 0.5,
        felt: float = FELT,
        most_steps: int = MOST_STEPS,
    ) -> None:
        links = bipolar_arrays(graph)
        alone = base_array(links, base)
        found = quadratic_energy(links.source, links.target, links.sign, alone).strength
        self._felt_from, self._most_steps = felt, most_steps
        self._base = dict(zip(links.nodes, alone.tolist(), strict=True))
        self._strength = dict(zip(links.nodes, found.tolist(), strict=True))
        self._energy: defaultdict[str, float] = defaultdict(float)
        self._out: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        self.settled = True  # the last change came to rest
        for link in graph.links:
            if link.kind in ("support", "rebut"):
                self._energy[link.target] += _sign(link) * self._strength[link.source]
                self._out[link.source].append((link.target, _sign(link)))

    def without(self, links: Iterable[Link]) -> dict[str, float]:
        """Return by how much each strength changes when these links are taken away."""
        return self._felt({(x.source, x.target, _sign(x)): 0.0 for x in links})

    def turned(self, link: Link) -> dict[str, float]:
        """Return by how much each strength changes when a link is turned round."""
        return self._felt({(link.source, link.target, _sign(link)): -_sign(link)})

    def _felt(self, signs: dict[tuple[str, str, float], float]) -> dict[str, float]:
        """Return the absolute changes that other signs of some links lead to."""
        sources = {source for source, _, _ in signs}
        pushed: defaultdict[str, float] = defaultdict(float)
        changed: defaultdict[str, float] = defaultdict(float)
        for (source, target, before), after in signs.items():
            pushed[target] += (after - before) * self._strength[source]
        waiting = deque(pushed)
        for _ in range(self._most_steps):
            if not waiting:
                break
            node = waiting.popleft()
            energy = self._energy[node] + pushed[node]
            now = at_energy(energy, self._base[node]) - self._strength[node]
            step = now - changed[node]
            if abs(step) < self._felt_from:
                continue
            changed[node] = now
            for target, sign in self._out[node]:
                if node in sources:
                    sign = signs.get((node, target, sign), sign)
                pushed[target] += sign * step
                waiting.append(target)
        self.settled = not waiting
        return {
            node: abs(change) for node, change in changed.items() if abs(change) >= self._felt_from
        }


def _sign(link: Link) -> float:
    return 1.0 if link.kind == "support" else -1.0
