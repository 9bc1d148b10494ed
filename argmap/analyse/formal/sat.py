"""The extensions of many arguments, with a SAT solver: python-sat, loaded when first needed."""

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from argmap.analyse.formal.grounded import Part
from argmap.analyse.strength.levels import firsts
from argmap.errors import ArgmapError

SOLVER = "glucose4"
AT_A_TIME = 500  # conflicts between two looks at the clock

Clause = Sequence[int]


class SpentError(Exception):
    """The conflicts or the seconds that a search may take are used up."""


class Budget:
    """How much a search may still take, over all parts of a framework."""

    def __init__(self, conflicts: int, seconds: float) -> None:
        self.conflicts, self.end = conflicts, time.monotonic() + seconds

    def share(self, part: float) -> "Budget":
        """Return a part of it as a budget of its own."""
        return Budget(int(self.conflicts * part), (self.end - time.monotonic()) * part)

    def take(self, share: "Budget", part: float) -> None:
        """Count what was used of such a part."""
        self.conflicts -= int(self.conflicts * part) - share.conflicts

    def check(self) -> None:
        """Raise SpentError where nothing is left."""
        if self.conflicts <= 0 or time.monotonic() > self.end:
            raise SpentError


class Search:
    """A solver that knows the complete labellings of a part, or its stable extensions alone.

    Variable i + 1 says that argument i is accepted, n + i + 1 that it is rejected, and
    2n + i + 1 that it is one of the two. Of stable extensions only the first n are there.

    Source:
        Besnard and Doutre (NMR 2004) for sets as models; labellings as in Cerutti, Giacomin and
        Vallati (2014), ArgSemSAT; growing a set as in Dvorak, Jarvisalo, Wallner and Woltran
        (Artificial Intelligence 206, 2014).
    """

    def __init__(self, part: Part, budget: Budget, *, stable: bool = False) -> None:
        self.size, self._budget = len(part.members), budget
        self._last = 3 * self.size  # the variables in use
        clauses = _stable_clauses(part) if stable else _complete_clauses(part)
        self._solver = _solver(clauses)
        self._solver.set_phases(range(1, self.size + 1))  # large sets first
        self._conflicts = 0

    def __enter__(self) -> "Search":
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def add(self, clause: Clause) -> None:
        """Ask for what makes this clause true from now on; an empty one is never true."""
        self._solver.add_clause(clause or [self._false()])

    def find(self, given: Clause = ()) -> np.ndarray | None:
        """Return the true variables of some model in order, None where there is none.

        Raises:
            SpentError: the budget is used up.
        """
        answer = None
        while answer is None:
            self._budget.check()
            self._solver.conf_budget(min(AT_A_TIME, self._budget.conflicts))
            answer = self._solver.solve_limited(assumptions=given)
            conflicts = self._solver.accum_stats()["conflicts"]
            self._budget.conflicts -= conflicts - self._conflicts
            self._conflicts = conflicts
        if not answer:
            return None
        model = np.array(self._solver.get_model(), dtype=np.intp)
        true: np.ndarray = model[model > 0]
        return true

    def accepted(self, model: np.ndarray, shift: int = 0) -> np.ndarray:
        """Return the arguments that a model accepts: whose variables from shift + 1 on are true."""
        found: np.ndarray = model[(model > shift) & (model <= shift + self.size)] - shift - 1
        return found

    def outside(self, chosen: Sequence[int] | np.ndarray, shift: int = 0) -> list[int]:
        """Return the variables, from shift + 1 on, of the arguments that were not chosen."""
        left = np.ones(self.size, dtype=bool)
        left[np.asarray(chosen, dtype=np.intp)] = False
        found: list[int] = (np.flatnonzero(left) + shift + 1).tolist()
        return found

    def new(self) -> int:
        """Return a variable that nothing is said of yet."""
        self._last += 1
        return self._last

    def _false(self) -> int:
        never = self.new()
        self._solver.add_clause([-never])
        return never


def complete(search: Search) -> Iterator[list[int]]:
    """Yield each complete extension once."""
    while (model := search.find()) is not None:
        chosen = search.accepted(model)
        yield chosen.tolist()
        search.add([*(-1 - chosen).tolist(), *search.outside(chosen)])


def stable(search: Search) -> Iterator[list[int]]:
    """Yield each stable extension once, of a search for these alone."""
    while (model := search.find()) is not None:
        chosen = search.accepted(model)
        yield chosen.tolist()
        search.add(search.outside(chosen))  # none is part of another


def preferred(search: Search) -> Iterator[list[int]]:
    """Yield each preferred extension once."""
    while (model := search.find()) is not None:
        chosen = search.accepted(_grown(search, model, 0))
        yield chosen.tolist()
        search.add(search.outside(chosen))


def semi_stable(search: Search) -> Iterator[list[int]]:
    """Yield each semi-stable extension once."""
    shift = 2 * search.size
    for place in range(1, search.size + 1):
        search.add([-place, shift + place])
        search.add([-search.size - place, shift + place])
        search.add([place, search.size + place, -shift - place])
    while (model := search.find()) is not None:
        model = _grown(search, model, shift)
        decided = search.accepted(model, shift)
        same_reach = (decided + shift + 1).tolist()
        found: np.ndarray | None = model
        while found is not None:
            chosen = search.accepted(found)
            yield chosen.tolist()
            search.add([*(-1 - chosen).tolist(), *search.outside(chosen)])
            found = search.find(same_reach)
        search.add(search.outside(decided, shift))


def credulous(search: Search) -> set[int]:
    """Return the arguments that some extension accepts."""
    seen: set[int] = set()
    while len(seen) < search.size and (model := search.find()) is not None:
        seen.update(search.accepted(model).tolist())
        search.add(search.outside(list(seen)))  # look for what was not seen yet
    return seen


def sceptical_stable(search: Search) -> set[int] | None:
    """Return the arguments that all stable extensions accept; None where there are none."""
    model = search.find()
    if model is None:
        return None
    common = set(search.accepted(model).tolist())
    while common:
        search.add([-x - 1 for x in sorted(common)])  # look for one that leaves something out
        model = search.find()
        if model is None:
            break
        common.intersection_update(search.accepted(model).tolist())
    return common


def sceptical_preferred(search: Search) -> set[int]:
    """Return the arguments that all preferred extensions accept."""
    common = set(range(search.size))
    while common:
        lacking = search.new()
        search.add([-lacking, *(-x - 1 for x in sorted(common))])
        model = search.find([lacking])
        if model is None:
            break
        chosen = search.accepted(_grown(search, model, 0))
        common.intersection_update(chosen.tolist())
        search.add(search.outside(chosen))
    return common


def _grown(search: Search, model: np.ndarray, shift: int) -> np.ndarray:
    """Return a model whose variables from shift + 1 to shift + n are a largest set that holds."""
    while True:
        inside = search.accepted(model, shift)
        more = search.new()
        search.add([-more, *search.outside(inside, shift)])
        larger = search.find([more, *(inside + shift + 1).tolist()])
        search.add([-more])
        if larger is None:
            return model
        model = larger


def _complete_clauses(part: Part) -> Iterator[Clause]:
    """Say that accepted is whose attackers are all rejected, rejected whom an accepted attacks."""
    size = len(part.members)
    inside = np.arange(1, size + 1)
    source, target = part.source + 1, part.target + 1
    yield from _pairs(-inside, -size - inside)
    yield from _pairs(-target, size + source)
    yield from _pairs(size + target, -source)
    yield from _headed(inside, -size - source, part.target)
    yield from _headed(-size - inside, source, part.target)


def _stable_clauses(part: Part) -> Iterator[Clause]:
    """Say that no attacker of an accepted argument is accepted, and one of any other is."""
    size = len(part.members)
    low, high = np.minimum(part.source, part.target), np.maximum(part.source, part.target)
    both = np.unique(low * size + high)  # two that attack each other are told once
    yield from _pairs(-1 - both // size, -1 - both % size)
    yield from _headed(np.arange(1, size + 1), part.source + 1, part.target)


def _pairs(one: np.ndarray, other: np.ndarray) -> Iterator[Clause]:
    return zip(one.tolist(), other.tolist(), strict=True)


def _headed(heads: np.ndarray, rest: np.ndarray, of: np.ndarray) -> Iterator[Clause]:
    """Yield a clause a head: it, and those of the rest that are of its place; `of` is sorted."""
    first = firsts(len(heads), of)
    flat = np.insert(rest, first[:-1], heads).tolist()
    begins = (first + np.arange(len(first))).tolist()
    return (flat[begin:end] for begin, end in pairwise(begins))


def _solver(clauses: Iterable[Clause]) -> Any:
    try:
        from pysat.solvers import Solver  # a quarter of a second
    except ModuleNotFoundError:
        raise ArgmapError(
            "extensions of so many arguments need python-sat; pip install python-sat"
        ) from None
    return Solver(name=SOLVER, bootstrap_with=clauses)
