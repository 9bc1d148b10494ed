"""Strengths, extensions and cruxes beside bare floors on the same input in the same run.

`python -m tests.bench.formal`. CPU seconds; nothing here passes or fails.
"""

import random
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from argmap.analyse.formal.cruxes import cruxes
from argmap.analyse.formal.extensions import Bounds, extensions
from argmap.analyse.formal.framework import Framework, framework_of
from argmap.analyse.formal.grounded import grounded_labels
from argmap.analyse.strength.gradual import dfquad, quadratic_energy
from tests.bench.graphs import generated

NODES, ARGUMENTS = 1_000_000, 10_000


def taken(work: Callable[[], Any]) -> float:
    """Return the least CPU seconds of three runs."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def report(what: str, ours: float, floor: str, its: float) -> None:
    """Print one line."""
    print(f"{what:50} {ours:7.3f} s   {floor:36} {its:7.3f} s   x {ours / its:.2f}", flush=True)


def forest(kind: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return sources, targets, signs and bases of a forest."""
    rng = np.random.default_rng(1)
    source = np.arange(1, NODES)
    target = {
        "random": (rng.random(NODES - 1) * source).astype(np.intp),
        "recent": np.maximum(0, source - 1 - rng.integers(0, 60, NODES - 1)),
        "chain": source - 1,
        "star": source * 0,
    }[kind]
    return source, target, rng.choice([1.0, -1.0], NODES - 1), np.full(NODES, 0.5)


def bare_energy(source: Any, target: Any, sign: Any, base: Any) -> Any:
    """Sweep over all nodes until nothing moves."""
    score, change = base, 1.0
    while change > 1e-9:
        energy = np.bincount(target, sign * score[source], minlength=len(base))
        pull = energy**2 / (1 + energy**2)
        now = np.where(energy > 0, base + (1 - base) * pull, base - base * pull)
        change, score = np.abs(now - score).max(), now
    return score


def bare_dfquad(source: Any, target: Any, sign: Any, base: Any) -> Any:
    """Sweep over all nodes until nothing moves."""
    score, change = base, 1.0
    while change > 1e-9:
        pro, con = np.ones_like(base), np.ones_like(base)
        silent = 1 - score[source]
        np.multiply.at(pro, target[sign > 0], silent[sign > 0])
        np.multiply.at(con, target[sign < 0], silent[sign < 0])
        now = base + np.where(con > pro, 1 - base, base) * (con - pro)
        change, score = np.abs(now - score).max(), now
    return score


def arguments(kind: str) -> Framework:
    """Return a framework: a thread with some circles or where none has the last word, or random."""
    rng, n = random.Random(1), ARGUMENTS
    if kind == "thread":
        attacks = {(x, rng.randrange(max(0, x - 60), x)) for x in range(1, n) if rng.random() < 0.6}
        attacks |= {(target, source) for source, target in rng.sample(sorted(attacks), 100)}
    elif kind == "no last word":
        attacks = {(x, rng.randrange(max(0, x - 60), x)) for x in range(1, n)}
        hit = {target for _, target in attacks}
        attacks |= {(target, source) for source, target in sorted(attacks) if source not in hit}
    elif kind == "two random attackers each":
        attacks = {(rng.randrange(n), rng.randrange(n)) for _ in range(2 * n)}
    else:
        pairs = [(rng.randrange(n), rng.randrange(n)) for _ in range(2 * n)]
        attacks = {x for one, other in pairs if one != other for x in ((one, other), (other, one))}
    names = [str(place) for place in range(n)]
    return framework_of(names, [(str(source), str(target)) for source, target in attacks])


def bare_stable(made: Framework, most: int) -> int:
    """Encode all arguments, and list stable extensions."""
    from pysat.solvers import Solver

    attackers: list[list[int]] = [[] for _ in made.arguments]
    for source, target in zip(made.source.tolist(), made.target.tolist(), strict=True):
        attackers[target].append(source + 1)
    clauses = [[place, *by] for place, by in enumerate(attackers, start=1)]
    clauses += [[-place, -x] for place, by in enumerate(attackers, start=1) for x in by]
    found = 0
    with Solver(name="glucose4", bootstrap_with=clauses) as solver:
        while found < most and solver.solve():
            found += 1
            solver.add_clause([-x for x in solver.get_model() if x < 0])
    return found


def bare_grounded(made: Framework) -> None:
    """Look at each attack once."""
    targets: list[list[int]] = [[] for _ in made.arguments]
    for source, target in zip(made.source.tolist(), made.target.tolist(), strict=True):
        targets[source].append(target)
    waiting = np.bincount(made.target, minlength=len(targets)).tolist()
    free = [x for x, by in enumerate(waiting) if not by]
    rejected: set[int] = set()
    for accepted in free:
        for out in targets[accepted]:
            if out not in rejected:
                rejected.add(out)
                for defended in targets[out]:
                    waiting[defended] -= 1
                    if not waiting[defended]:
                        free.append(defended)


def main() -> None:
    """Run them all."""
    for kind in ("random", "recent", "chain", "star"):
        given = forest(kind)
        ours = taken(lambda given=given: quadratic_energy(*given))
        floor = taken(lambda given=given: bare_energy(*given))
        report(f"quadratic energy, {NODES:,} nodes, {kind}", ours, "floor: numpy sweeps", floor)
        ours = taken(lambda given=given: dfquad(*given))
        floor = taken(lambda given=given: bare_dfquad(*given))
        report(f"DF-QuAD, {NODES:,} nodes, {kind}", ours, "floor: numpy sweeps", floor)
    for kind in ("thread", "no last word", "two random attackers each", "rebuttals both ways"):
        made = arguments(kind)
        ours = taken(lambda made=made: grounded_labels(ARGUMENTS, made.source, made.target))
        floor = taken(lambda made=made: bare_grounded(made))
        report(f"grounded, {ARGUMENTS:,}, {kind}", ours, "floor: each attack once", floor)
        for semantics, most in (("stable", 1), ("stable", 20), ("preferred", 20)):
            bounds = Bounds(most=most)
            ours = taken(lambda made=made, s=semantics, b=bounds: extensions(made, s, bounds=b))
            floor = taken(lambda made=made, most=most: bare_stable(made, most))
            words = f"{most} {semantics}, {ARGUMENTS:,}, {kind}"
            report(words, ours, f"floor: bare python-sat, {most} stable", floor)
    graph = generated(20_000)
    ours = taken(lambda: cruxes(graph))
    floor = taken(lambda: quadratic_and_grounded(graph))
    report(f"cruxes, {len(graph.claims):,} claims", ours, "floor: both measures once", floor)


def quadratic_and_grounded(graph: Any) -> None:
    """Compute strengths and the grounded extension once."""
    from argmap.analyse.formal.grounded import grounded
    from argmap.analyse.strength.strength import quadratic_energy_strength

    quadratic_energy_strength(graph)
    grounded(graph)


if __name__ == "__main__":
    main()
