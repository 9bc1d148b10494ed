"""Strengths of a million nodes: the array functions under `argmap.analyse.strength.strength`."""

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any, NamedTuple

import numpy as np

from argmap.analyse.strength.levels import NARROW, Plan, firsts, plan, sorting
from argmap.analyse.strength.measures import DFQUAD, H_CATEGORISER, QUADRATIC_ENERGY, Measure
from argmap.errors import GraphError

STEPS = 10_000
SETTLED = 1e-9
MANY, DEEP = 10_000, 16  # nodes, beyond which a way through a 16th of them asks for sweeps
SHALLOW = 2  # links of the longest way, up to which sweeps are quicker than an order
SWEEPS, LOOK_AHEAD, EXACT = 48, 4, 1e-10
FEW_LINKS = 1_000
PACE, PATIENCE = 0.5, 50  # half a step at a time; halved where 50 steps brought nothing


class Scores(NamedTuple):
    """The strength of each node, and whether the iteration on circles came to rest."""

    strength: np.ndarray
    settled: bool


class _Ready(NamedTuple):
    """Links sorted by the place of their target in a plan, places in it instead of nodes."""

    plan: Plan
    source: np.ndarray
    sign: np.ndarray
    first: np.ndarray  # where the links to each place begin, and the end


def quadratic_energy(
    source: np.ndarray,
    target: np.ndarray,
    sign: np.ndarray,
    base: np.ndarray,
    steps: int = STEPS,
) -> Scores:
    """Score n nodes with the quadratic energy model.

    Args:
        source: the places, 0 to n - 1, where m links begin.
        target: the places where they end.
        sign: 1 for each that supports, -1 for each that rebuts.
        base: the score in [0, 1] of each node if nobody spoke to it.
        steps: how many are tried on circles before giving up.

    Returns:
        n floats in [0, 1]; exact where no circle leads to a node, else to within 1e-9 if settled.

    Source:
        Potyka (KR 2018), Continuous dynamical systems for weighted bipolar argumentation.
    """
    return _score(source, target, sign, base, QUADRATIC_ENERGY, steps)


def dfquad(
    source: np.ndarray, target: np.ndarray, sign: np.ndarray, base: np.ndarray
) -> np.ndarray:
    """Score n nodes with DF-QuAD; arguments as in `quadratic_energy`.

    Raises:
        GraphError: the links form a circle.

    Source:
        Rago, Toni, Aurisicchio and Baroni (KR 2016), the DF-QuAD algorithm.
    """
    scores = _score(source, target, sign, base, DFQUAD, 0)
    if not scores.settled:  # no step was made on circles
        raise GraphError("DF-QuAD needs links without a cycle")
    return scores.strength


def h_categoriser(
    source: np.ndarray,
    target: np.ndarray,
    base: np.ndarray,
    steps: int = STEPS,
) -> Scores:
    """Score n nodes by those who rebut them: base / (1 + sum of their strengths).

    Args:
        source: the places, 0 to n - 1, where m rebut links begin.
        target: the places where they end.
        base: the score in [0, 1] of each node if nobody spoke to it; 1 in the first source.
        steps: how many are tried on circles before giving up.

    Source:
        Besnard and Hunter (Artificial Intelligence 128, 2001), A logic-based theory of deductive
        arguments; on circles Pu, Luo, Zhang and Luo (KSEM 2014); bases below 1 as in Amgoud,
        Ben-Naim, Doder and Vesic (IJCAI 2017).
    """
    against = np.full(len(source), -1.0)
    return _score(source, target, against, base, H_CATEGORISER, steps)


def circle(source: np.ndarray, target: np.ndarray, nodes: int) -> list[int] | None:
    """Return the nodes of one circle in the order of its links, the first one again at the end.

    None where there is no circle.
    """
    found = plan(nodes, source, target)
    if found.circle is None:
        return None
    inside = np.zeros(nodes, dtype=bool)
    inside[found.order[found.starts[found.circle] : found.starts[found.circle + 1]]] = True
    kept = inside[source] & inside[target]
    follow = dict(zip(target[kept].tolist(), source[kept].tolist(), strict=True))
    node = next(iter(follow))
    way: dict[int, int] = {}
    while node not in way:
        way[node] = len(way)
        node = follow[node]
    loop = list(way)[way[node] :]
    return [node, *reversed(loop)]


def _ready(source: np.ndarray, target: np.ndarray, sign: np.ndarray, nodes: int) -> _Ready:
    steps = plan(nodes, source, target)
    rank = np.empty(nodes, dtype=np.intp)
    rank[steps.order] = np.arange(nodes)
    into = rank[target]
    by_target = sorting(into)
    return _Ready(steps, rank[source[by_target]], sign[by_target], firsts(nodes, into))


def _score(
    source: np.ndarray,
    target: np.ndarray,
    sign: np.ndarray,
    base: np.ndarray,
    measure: Measure,
    steps: int,
) -> Scores:
    """Score all nodes: in sweeps over all of them where few are enough, else step by step."""
    base = np.asarray(base, dtype=float)
    if len(source) > MANY and len(base) > MANY and _swept_is_quick(source, target, len(base)):
        swept = _swept(source, target, sign, base, measure)
        if swept is not None:
            return Scores(swept, settled=True)
    return _planned(_ready(source, target, sign, len(base)), base, measure, steps)


def _swept_is_quick(source: np.ndarray, target: np.ndarray, nodes: int) -> bool:
    """Say whether there is no circle, and an order of the nodes would cost more than it saves."""
    if _is_shallow(source, target, nodes):
        return True
    return _one_way(source, target) and _is_deep(source, target, nodes)


def _is_shallow(source: np.ndarray, target: np.ndarray, nodes: int) -> bool:
    """Say whether no way is longer than a few links, so that there is no circle either."""
    for _ in range(SHALLOW):
        reached = np.zeros(nodes, dtype=bool)
        reached[target] = True
        further = reached[source]
        if not further.any():
            return True
        source, target = source[further], target[further]
    return False


def _one_way(source: np.ndarray, target: np.ndarray) -> bool:
    """Say whether all links lead to earlier nodes, or all to later ones: no circle then."""
    return bool(np.all(source > target)) or bool(np.all(source < target))


def _is_deep(source: np.ndarray, target: np.ndarray, nodes: int) -> bool:
    """Say whether a way from the outermost node leads through a large part of all nodes."""
    follow = np.arange(nodes)
    follow[source] = target
    leads, here = follow.data, int(source[0] > target[0]) * (nodes - 1)
    for _ in range(nodes // DEEP):
        here, before = leads[here], here
        if here == before:
            return False
    return True


def _swept(
    source: np.ndarray, target: np.ndarray, sign: np.ndarray, base: np.ndarray, measure: Measure
) -> np.ndarray | None:
    """Score all nodes at once, again and again; None where that would take many sweeps."""
    by_target = sorting(target)
    source, sign = source[by_target], sign[by_target]
    first = firsts(len(base), target)
    hearing = np.flatnonzero(np.diff(first))
    begin, alone = first[hearing], base[hearing]
    strength, before = base.copy(), np.inf
    for sweep in range(SWEEPS):
        now = measure.many(strength[source], sign, begin, alone)
        change = float(np.abs(now - strength[hearing]).max(initial=0.0))
        strength[hearing] = now
        if change < EXACT:
            return strength
        if sweep >= LOOK_AHEAD and change * (change / before) ** (SWEEPS - sweep) > EXACT:
            return None
        before = change
    return None


def _planned(ready: _Ready, base: np.ndarray, measure: Measure, steps: int) -> Scores:
    order = ready.plan.order
    alone = base[order]
    strength = alone.copy()
    settled = True
    for kind, begin, end in _stretches(ready):
        if kind == "circles":
            settled = _rest(ready, strength, alone, measure, begin, end, steps)
        elif kind == "few":
            _few(ready, strength, alone, measure, begin, end)
        else:
            strength[begin:end] = _many(ready, strength, alone, measure, begin, end)
    back = np.empty_like(strength)
    back[order] = strength
    return Scores(back, settled)


def _stretches(ready: _Ready) -> Iterator[tuple[str, int, int]]:
    """Yield what is scored in one go: circles, a step of many, or narrow steps in a row."""
    since, circles = None, ready.plan.circle
    starts = ready.plan.starts.tolist()
    links = np.diff(ready.first[ready.plan.starts]).tolist()
    for number, (begin, end) in enumerate(pairwise(starts)):
        few = end - begin < NARROW and links[number] < FEW_LINKS and number not in (0, circles)
        if few and since is None:
            since = begin
        elif not few and since is not None:
            yield "few", since, begin
            since = None
        if number == circles:
            yield "circles", begin, end
        elif number > 0 and not few:  # nobody speaks to those of the first step
            yield "many", begin, end
    if since is not None:
        yield "few", since, starts[-1]


def _many(
    ready: _Ready, strength: np.ndarray, base: np.ndarray, measure: Measure, begin: int, end: int
) -> np.ndarray:
    """Return the scores of the places `begin` to `end` from the strengths as they are."""
    links = slice(ready.first[begin], ready.first[end])
    first = ready.first[begin:end] - ready.first[begin]
    return measure.many(strength[ready.source[links]], ready.sign[links], first, base[begin:end])


def _few(
    ready: _Ready, strength: np.ndarray, base: np.ndarray, measure: Measure, begin: int, end: int
) -> None:
    """Score a few places one by one, in place."""
    links = slice(ready.first[begin], ready.first[end])
    each = zip(ready.source[links].tolist(), ready.sign[links].tolist(), strict=True)
    counts = np.diff(ready.first[begin : end + 1]).tolist()
    known: Any = strength.data  # quicker than the array for single numbers
    alone: Any = base.data
    one = measure.one
    for place, count in zip(range(begin, end), counts, strict=True):
        known[place] = one([(known[x], sign) for x, sign in islice(each, count)], alone[place])


def _rest(
    ready: _Ready,
    strength: np.ndarray,
    base: np.ndarray,
    measure: Measure,
    begin: int,
    end: int,
    steps: int,
) -> bool:
    """Move the places on circles until they rest, in place; say whether they did.

    They move part of the way to what those who speak to them make of them. Where that brings
    them no nearer to rest for a while they overshoot, and the part is halved.
    """
    here = strength[begin:end]
    pace, best = PACE, np.inf
    for step in range(steps):
        off = _many(ready, strength, base, measure, begin, end) - here
        change = float(np.abs(off).max())
        if change < SETTLED:
            return True
        here += pace * off
        if step % PATIENCE == PATIENCE - 1:
            if change > best:
                pace /= 2
            best = min(best, change)
    return False
