"""What most hangs on, in sentences: what flips when a claim or link is taken away."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from msgspec import Struct, structs

from argmap.model import ArgumentGraph
from argmap.model.decisions import LinkName
from argmap.show.figures.standing import SEEN

MOST_FLIPS = 4


class Crux(Struct, frozen=True):
    """A claim or a link, and what would be different without it; `moves` is that in numbers.

    `rises` would stand and `falls` would stand no longer; `more` flip besides. `also` names the
    claim whose withdrawal does just the same as taking this link away.
    """

    thing: str | LinkName
    says: str
    moves: str
    rises: tuple[str, ...] = ()
    falls: tuple[str, ...] = ()
    more: int = 0
    also: str | None = None


def most_decisive(
    graph: ArgumentGraph, table: pd.DataFrame, outcome: Mapping[str, str], most: int
) -> tuple[Crux, ...]:
    """Return the first of the cruxes; a claim and its link that do the same are one.

    Args:
        graph: of which they are.
        table: what `argmap.analyse.cruxes.cruxes` returns.
        outcome: "accepted", "rejected" or "undecided" for each node as it is now.
        most: how many are returned at most.
    """
    found: list[Crux] = []
    same: dict[tuple[str, tuple[str, ...]], int] = {}
    for row in table.to_dict("records"):
        if row["score"] < SEEN or len(found) == most:
            break
        crux = _crux(graph, row, outcome)
        source = crux.thing if isinstance(crux.thing, str) else crux.thing.source
        effect = (source, tuple(row["flipped"]))
        twin = same.get(effect)
        if row["flipped"] and twin is not None:
            if isinstance(crux.thing, str):
                found[twin] = _also(found[twin], crux.thing)
            continue
        same[effect] = len(found)
        found.append(crux)
    return tuple(found)


def _also(crux: Crux, claim: str) -> Crux:
    return structs.replace(crux, also=claim)


def _without(rise: int, fall: int, listed: bool) -> str:
    """Return how many claims would stand, and would not, without something; no number of a list."""
    if listed and (rise or fall):
        return "Without it:"
    would = (
        "1 claim that now falls or is open"
        if rise == 1
        else f"{rise:,} claims that now fall or are open"
    )
    told = [f"{would} would stand"] if rise else []
    if fall:
        stood = "1 claim that now stands" if fall == 1 else f"{fall:,} claims that now stand"
        told.append(f"{stood} would not")
    if not told:
        return "Without it no claim would stand or fall differently, only better or worse."
    return f"Without it {' and '.join(told)}."


def _crux(graph: ArgumentGraph, row: Mapping[Any, Any], outcome: Mapping[str, str]) -> Crux:
    flipped: Sequence[str] = row["flipped"]
    thing: str | LinkName = row["id"]
    if row["what"] == "link":
        thing = _link(graph, row["id"])
    fall = sum(outcome.get(node) == "accepted" for node in flipped)
    shown = flipped[:MOST_FLIPS]
    return Crux(
        thing=thing,
        says=_without(len(flipped) - fall, fall, len(flipped) <= MOST_FLIPS),
        moves=f"the strengths of others change by {row['strength_change']:.2f} in all",
        rises=tuple(node for node in shown if outcome.get(node) != "accepted"),
        falls=tuple(node for node in shown if outcome.get(node) == "accepted"),
        more=len(flipped) - len(shown),
    )


def _link(graph: ArgumentGraph, name: str) -> LinkName:
    """Return the ends of a link from its name; ids may hold any letters."""
    parts = name.split(">")
    for end in range(1, len(parts) - 1):
        source, target = ">".join(parts[:end]), ">".join(parts[end:-1])
        if source in graph.texts and target in graph.texts:
            return LinkName(source, target, "support" if parts[-1] == "support" else "rebut")
    raise KeyError(name)


class Parting(Struct, frozen=True):
    """A claim on which camps are apart, and what each of them answered in words."""

    claim: str
    says: str
    enough: bool


def partings(table: pd.DataFrame, names: Mapping[str, str], most: int) -> tuple[Parting, ...]:
    """Return the claims that best tell the camps apart.

    Args:
        table: what `argmap.analyse.formal.cruxes.separating_claims` returns.
        names: what people call the camps.
        most: how many are returned at most.
    """
    rows = table[table["separation"] > 0].head(most).to_dict("records")
    return tuple(
        Parting(row["claim"], _apart(row["counts"], names, row["most"]), bool(row["enough"]))
        for row in rows
    )


def _apart(counts: Mapping[str, Sequence[int]], names: Mapping[str, str], first: str) -> str:
    order = sorted(counts, key=lambda camp: (camp != first, camp))
    told = []
    for camp in order:
        agree, disagree, unsure = counts[camp]
        answers = agree + disagree + unsure
        verb = "agrees" if agree == 1 else "agree"
        name = names.get(camp)
        called = f"“{name}”" if name else f"camp {camp}"
        told.append(f"{agree:,} of {answers:,} in {called} {verb}")
    return f"{'; '.join(told)}."
