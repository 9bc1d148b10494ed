"""Which claims some, and which all, of the extensions accept."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from argmap.analyse.formal import sat
from argmap.analyse.formal.extensions import (
    BOUNDS,
    FEW,
    SEMANTICS,
    Bounds,
    Semantics,
    credulous_of,
    of_part,
)
from argmap.analyse.formal.few_arguments import every_extension
from argmap.analyse.formal.framework import Framework, Support, framework
from argmap.analyse.formal.grounded import ACCEPTED, NAMES, Part, grounded_labels, parts
from argmap.errors import GraphError
from argmap.model import ArgumentGraph
from argmap.model.tables import ACCEPTANCE


class Acceptance(NamedTuple):
    """One row a node with the columns `ACCEPTANCE`, and what to say of it.

    `complete` tells whether all is known: where the search was stopped, `credulous` and
    `sceptical` are None for what is not.
    """

    table: pd.DataFrame
    complete: bool
    sentence: str


class _Answer(NamedTuple):
    """What is known of a part: accepted by some, not by any, by all, not by all, and whether
    it has extensions.
    """  # noqa: D205 - one sentence

    some: set[int]
    no_one: set[int]
    every: set[int]
    not_every: set[int]
    exist: bool = True


def acceptance(
    graph: ArgumentGraph | Framework,
    semantics: Semantics = "preferred",
    support: Support = "ignored",
    bounds: Bounds = BOUNDS,
) -> Acceptance:
    """Say of every claim whether some extension accepts it, and whether all of them do.

    Where there is no extension (of the stable ones only), none accepts anything, and "all
    accept it" is true of everything, as the definition has it; the sentence says so.

    Args:
        graph: any graph, or a framework; `framework` says how the one becomes the other.
        semantics: grounded, complete, preferred, stable, semi-stable or ideal.
        support: what support links do, as in `framework`.
        bounds: how long is searched; `most` is heard for semi-stable ones only, the others are
            decided without listing them.

    Raises:
        GraphError: `semantics` or `support` is none of these.
        ArgmapError: a part has more than 10 arguments and python-sat is not installed.
    """
    if semantics not in SEMANTICS:
        raise GraphError(f"semantics {semantics!r} is none of {', '.join(SEMANTICS)}")
    made = graph if isinstance(graph, Framework) else framework(graph, support)
    labels = grounded_labels(len(made.arguments), made.source, made.target)
    some: list[bool | None] = [label == ACCEPTED for label in labels]
    every = some.copy()
    exist = True
    for part, answer in _answers(parts(labels, made.source, made.target), semantics, bounds):
        exist = exist and answer.exist
        for place, member in enumerate(part.members):
            some[member] = _known(place, answer.some, answer.no_one)
            every[member] = _known(place, answer.every, answer.not_every)
    if not exist:
        some, every = [False] * len(labels), [True] * len(labels)
    rows = [
        (node, NAMES[labels[place]], some[place], every[place])
        for place, group in enumerate(made.arguments)
        for node in group
    ]
    table = pd.DataFrame(rows, columns=list(ACCEPTANCE), dtype=object)
    complete = None not in some and None not in every
    sentence = _sentence(semantics, table, exist=exist, complete=complete)
    return Acceptance(table, complete, sentence)


def _answers(
    pieces: list[Part], semantics: Semantics, bounds: Bounds
) -> Iterator[tuple[Part, _Answer]]:
    budget = sat.Budget(bounds.conflicts, bounds.seconds)
    for part in sorted(pieces, key=lambda part: len(part.members)):
        try:
            yield part, _of_part(part, semantics, bounds.most, budget)
        except sat.SpentError:
            yield part, _Answer(set(), set(), set(), set())


def _of_part(part: Part, semantics: str, most: int, budget: sat.Budget) -> _Answer:
    everyone = set(range(len(part.members)))
    if semantics == "grounded":
        return _full(everyone, set(), set())
    if len(part.members) <= FEW or semantics in ("ideal", "semi-stable"):
        return _listed(part, semantics, most, budget)
    if semantics == "stable":
        return _stable(part, budget) or _Answer(set(), everyone, everyone, set(), exist=False)
    some = credulous_of(part, semantics, budget)
    if semantics == "complete":  # what all complete ones accept is grounded
        return _full(everyone, some, set())
    with sat.Search(part, budget) as search:
        return _full(everyone, some, sat.sceptical_preferred(search))


def _stable(part: Part, budget: sat.Budget) -> _Answer | None:
    """Return the answer of the stable extensions, None where there are none."""
    with sat.Search(part, budget, stable=True) as search:
        every = sat.sceptical_stable(search)
    if every is None:
        return None
    return _full(set(range(len(part.members))), credulous_of(part, "stable", budget), every)


def _listed(part: Part, semantics: str, most: int, budget: sat.Budget) -> _Answer:
    """Return the answer that a list of extensions gives, as far as it goes."""
    everyone = set(range(len(part.members)))
    if semantics == "semi-stable" and len(part.members) > FEW:
        stable = _stable(part, budget)
        if stable is not None:
            return stable
    if semantics != "ideal" and len(part.members) <= FEW:
        listed, stopped = every_extension(part, semantics), ""
    else:
        listed, stopped = of_part(part, semantics, most, budget)
    some: set[int] = set().union(*listed)
    every = everyone.intersection(*listed)
    if not stopped:
        return _full(everyone, some, every)._replace(exist=bool(listed))
    return _Answer(some, set(), set(), everyone - every)


def _full(everyone: set[int], some: set[int], every: set[int]) -> _Answer:
    return _Answer(some, everyone - some, every, everyone - every)


def _known(place: int, yes: set[int], no: set[int]) -> bool | None:
    return True if place in yes else False if place in no else None


def _sentence(semantics: str, table: pd.DataFrame, *, exist: bool, complete: bool) -> str:
    if not exist:
        return f"There is no {semantics} extension, so none accepts anything."
    some, every = int((table["credulous"] == True).sum()), int((table["sceptical"] == True).sum())  # noqa: E712 - None is neither
    said = f"Of {len(table):,} claims {some:,} are accepted by some {semantics} extension"
    said += f" and {every:,} by all."
    if complete:
        return said
    return f"{said} The search was stopped at its limit; what it did not decide is left open."
