"""Which claims can be held together, by Dung's semantics; bounded, and saying so."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, product
from math import log10, prod
from typing import Literal, NamedTuple, get_args

import numpy as np

from argmap.analyse.formal import sat
from argmap.analyse.formal.few_arguments import every_extension
from argmap.analyse.formal.framework import Framework, Support, framework
from argmap.analyse.formal.grounded import ACCEPTED, Part, grounded_labels, parts
from argmap.errors import GraphError
from argmap.model import ArgumentGraph

Semantics = Literal["grounded", "complete", "preferred", "stable", "semi-stable", "ideal"]
SEMANTICS: tuple[str, ...] = get_args(Semantics)
HALF = 0.5  # of what a search may take, for the easier part of it
FEW = 10  # arguments of a part, up to which all sets are tried
IN_FULL = 10**15  # a number below it is written out
SEARCHES: dict[str, Callable[[sat.Search], Iterator[list[int]]]] = {
    "complete": sat.complete,
    "preferred": sat.preferred,
    "stable": sat.stable,
    "semi-stable": sat.semi_stable,
}


class Bounds(NamedTuple):
    """How many extensions are listed, and how long is searched for them.

    Conflicts are the steps of the SAT solver, the same on every machine; the seconds are there
    for what takes long without conflicts.
    """

    most: int = 1_000
    conflicts: int = 200_000
    seconds: float = 10.0


BOUNDS = Bounds()


class Extensions(NamedTuple):
    """The extensions of one semantics.

    `listed` holds the nodes of each: () is that there is none that is known, ((),) the empty
    one. `number` is how many there are, None where that is not known; `complete` whether all of
    them are listed; `sentence` says both in words.
    """

    semantics: str
    listed: tuple[tuple[str, ...], ...]
    number: int | None
    complete: bool
    sentence: str


class Found(NamedTuple):
    """Some extensions of a part, and why there may be more: "", "most" or "budget"."""

    listed: list[list[int]]
    stopped: str


def extensions(
    graph: ArgumentGraph | Framework,
    semantics: Semantics = "preferred",
    support: Support = "ignored",
    bounds: Bounds = BOUNDS,
) -> Extensions:
    """List the sets of claims that can be held together.

    What the grounded extension decides is taken out first, and what remains falls into parts
    that are searched one by one; so the number of extensions is often known when there are far
    too many to list. `[]` and `[()]` are different things: no extension, and the empty one.

    Args:
        graph: any graph, or a framework; `framework` says how the one becomes the other.
        semantics: grounded, complete, preferred, stable, semi-stable or ideal.
        support: what support links do, as in `framework`.
        bounds: how many are listed, and how long is searched.

    Raises:
        GraphError: `semantics` or `support` is none of these, or `bounds.most` is below 1.
        ArgmapError: a part has more than 10 arguments and python-sat is not installed.

    Source:
        Dung (Artificial Intelligence 77, 1995); semi-stable: Caminada (COMMA 2006); ideal: Dung,
        Mancarella and Toni (Artificial Intelligence 171, 2007).
    """
    if semantics not in SEMANTICS:
        raise GraphError(f"semantics {semantics!r} is none of {', '.join(SEMANTICS)}")
    if bounds.most < 1:
        raise GraphError(f"{bounds.most} extensions are to be listed; ask for 1 or more")
    made = graph if isinstance(graph, Framework) else framework(graph, support)
    labels = grounded_labels(len(made.arguments), made.source, made.target)
    accepted = [place for place, label in enumerate(labels) if label == ACCEPTED]
    if semantics == "grounded":
        return _named(made, semantics, accepted, [], [], bounds)
    budget = sat.Budget(bounds.conflicts, bounds.seconds)
    pieces = sorted(parts(labels, made.source, made.target), key=lambda part: len(part.members))
    found: list[Found] = []
    for part in pieces:
        found.append(of_part(part, semantics, bounds.most, budget))
        if not found[-1].listed and not found[-1].stopped:
            break  # then the whole has none
    return _named(made, semantics, accepted, pieces, found, bounds)


def of_part(part: Part, semantics: str, most: int, budget: sat.Budget) -> Found:
    """Return the extensions of a part, or as many of them as are to be listed."""
    if semantics == "ideal":
        return _ideal(part, budget)
    if len(part.members) <= FEW:
        return _first(iter(every_extension(part, semantics)), most)
    if semantics == "semi-stable":  # where some are stable, these are they; and they are easier
        found = _searched(part, "stable", most, budget)
        if found.listed or found.stopped:
            return found
    return _searched(part, semantics, most, budget)


def _searched(part: Part, semantics: str, most: int, budget: sat.Budget) -> Found:
    if semantics == "preferred":
        return _preferred(part, most, budget)
    with sat.Search(part, budget, stable=semantics == "stable") as search:
        return _first(SEARCHES[semantics](search), most)


def _preferred(part: Part, most: int, budget: sat.Budget) -> Found:
    """Return the stable extensions, which are preferred and easier to find, then the others."""
    share = budget.share(HALF)
    found = _searched(part, "stable", most, share)
    budget.take(share, HALF)
    if found.stopped == "most":
        return found
    with sat.Search(part, budget) as search:
        for each in found.listed:
            search.add(search.outside(each))
        others = _first(sat.preferred(search), most - len(found.listed))
    return Found([*found.listed, *others.listed], others.stopped)


def _first(found: Iterator[list[int]], most: int) -> Found:
    """Return up to so many, and whether that was all."""
    listed: list[list[int]] = []
    try:
        for each in found:
            if len(listed) == most:
                return Found(listed, "most")
            listed.append(each)
    except sat.SpentError:
        return Found(listed, "budget")
    return Found(listed, "")


def _ideal(part: Part, budget: sat.Budget) -> Found:
    """Return the largest set that defends itself and that no acceptable argument attacks.

    Source:
        Dunne (Artificial Intelligence 173, 2009), The computational complexity of ideal
        semantics: sets as these are the ideal ones.
    """
    try:
        possible = credulous_of(part, "preferred", budget)
    except sat.SpentError:
        return Found([], "budget")
    attackers = part.attackers()
    chosen = {x for x in possible if possible.isdisjoint(attackers[x])}
    while True:
        kept = {
            x for x in chosen if all(not chosen.isdisjoint(attackers[by]) for by in attackers[x])
        }
        if kept == chosen:
            return Found([sorted(kept)], "")
        chosen = kept


def credulous_of(part: Part, semantics: str, budget: sat.Budget) -> set[int]:
    """Return which arguments of a part some complete (or preferred), or stable, one accepts.

    Raises:
        SpentError: the budget is used up.
    """
    if len(part.members) <= FEW:
        return set().union(*every_extension(part, semantics))
    with sat.Search(part, budget, stable=semantics == "stable") as search:
        return sat.credulous(search)


def _named(
    made: Framework,
    semantics: str,
    accepted: list[int],
    pieces: list[Part],
    found: list[Found],
    bounds: Bounds,
) -> Extensions:
    """Put the extensions of the parts together, as many as are to be listed."""
    none = any(not each.listed and not each.stopped for each in found)
    choices = [
        [members[one] for members in [np.asarray(part.members)] for one in each.listed]
        for part, each in zip(pieces, found, strict=False)
    ]
    listed = islice(product(*choices), bounds.most)  # none where a part has none
    known = none or not any(each.stopped for each in found)
    least = prod(len(each) for each in choices)
    sure = np.array(accepted, dtype=np.intp)
    names = _nodes(made, (np.concatenate([sure, *each]) for each in listed))
    spent = any(each.stopped == "budget" for each in found)
    sentence = _sentence(semantics, least, len(names), known=known, spent=spent)
    number = least if known else None
    return Extensions(semantics, names, number, number == len(names), sentence)


def _nodes(made: Framework, chosen: Iterable[np.ndarray]) -> tuple[tuple[str, ...], ...]:
    """Return the nodes of each choice of arguments, in the order of these."""
    nodes = np.array(list(chain.from_iterable(made.arguments)), dtype=object)
    argument = np.repeat(np.arange(len(made.arguments)), [len(each) for each in made.arguments])
    named = []
    for each in chosen:
        inside = np.zeros(len(made.arguments), dtype=bool)
        inside[each] = True
        named.append(tuple(nodes[inside[argument]].tolist()))
    return tuple(named)


def _sentence(semantics: str, least: int, listed: int, *, known: bool, spent: bool) -> str:
    kind = f"{semantics} extension" if least == 1 else f"{semantics} extensions"
    if known and least == 0:
        return f"There is no {semantics} extension."
    if known and least == listed:
        return f"There is 1 {kind}." if least == 1 else f"There are {least:,} {kind}."
    first = "the first is listed" if listed == 1 else f"the first {listed:,} are listed"
    if known:
        return f"There are {_written(least)} {kind}; {first}."
    if not spent:
        many = "is" if least == 1 else "are"
        return f"There {many} more than {_written(least)} {kind}; {first}."
    stopped = "The search was stopped at its limit of time"
    if least == 0:
        return f"{stopped}: no {semantics} extension was found until then, and there may be some."
    at_least = f"at least {_written(least)} {kind}"
    return f"{stopped}: there {'is' if least == 1 else 'are'} {at_least}; {first}."


def _written(number: int) -> str:
    if number < IN_FULL:
        return f"{number:,}"
    return f"about 10^{round(log10(number))}"
