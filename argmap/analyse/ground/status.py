"""What is shared, what divides: the status of every claim in an open and in a closed group."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from argmap.analyse.camps.camp_counts import ALL, camp_counts
from argmap.analyse.ground.beta import LOWER
from argmap.analyse.ground.common_ground import same_claims
from argmap.analyse.ground.needed import LEAST_ANSWERS, MOST, SMALL, answers_needed
from argmap.analyse.stances import stance_of
from argmap.model import ArgumentGraph, Stance
from argmap.model.tables import STATUS

SHARED, LIKELY, REJECTED = "shared", "likely shared", "jointly rejected"
DIVIDES, INSIDE, UNSURE = "divides camps", "divided inside", "unsure"
TOO_LITTLE = "not enough evidence"
STATUSES = (SHARED, LIKELY, REJECTED, DIVIDES, INSIDE, UNSURE, TOO_LITTLE)

APART, DIVIDED, HESITANT = 0.3, 0.6, 0.2

__all__ = ["ALL", "LOWER", "STATUSES", "camp_counts", "claim_status", "status"]


def status(
    graph: ArgumentGraph,
    found: Sequence[Stance],
    camp_of: Mapping[str, str],
    until: int | None = None,
    clock: str | None = None,
    closed: bool = False,
) -> pd.DataFrame:
    """Return the status of every claim of a graph; claims that say the same count as one.

    Args:
        graph: the graph.
        found: stances on its claims, as `stances` gathers them.
        camp_of: the camp of each participant that has one; without any, all are one group.
        until: only what holds up to the comment at this place, see `stance_of`.
        clock: only what has a time up to this one, see `stance_of`.
        closed: the people in `camp_of` are all there are (a room with a known list).

    Returns:
        What `claim_status` returns, for each first of the claims that say the same. `tentative`
        says that the status would be another without what rests on links of the machine alone.
    """
    same = same_claims(graph)
    claims = list(dict.fromkeys(group[0] for group in same.values()))
    held = stance_of(found, until, clock, same)
    table = claim_status(camp_counts(held, camp_of, claims), closed)
    without = claim_status(camp_counts(held[~held["tentative"]], camp_of, claims), closed)
    before = dict(zip(without["claim"], without["status"], strict=True))
    changed = [before[c] != s for c, s in zip(table["claim"], table["status"], strict=True)]
    return table.assign(tentative=changed)


def claim_status(counts: pd.DataFrame, closed: bool = False) -> pd.DataFrame:
    """Return what the answers to each claim amount to.

    In an open group, with p = (A + 1) / (N + 2) of a camp and L its 10 % quantile, the first of
    these that holds: "shared", L >= .6 in every camp; "likely shared", p >= .6 and at least 3
    answers in every camp; "jointly rejected", either of these for disagreement (`sure` tells
    which); "divides camps", the p of two camps with 3 answers each are .3 or more apart; "divided
    inside", in a camp with 3 answers the smaller of agreement and disagreement, doubled, is .6 or
    more; "unsure", of 3 answers or more a fifth are; else "not enough evidence". Where there is one
    camp only (`ALL`), "every camp" is that one: a consensus of people whose camps are not known.

    In a closed group nothing is estimated. What is called shared is so in the worst case: A / n
    >= .6 in every camp; rejected and the rest likewise, whatever those may answer who have not.

    One more who agrees never makes a claim less shared: it raises p and L of its camp.

    Args:
        counts: what `camp_counts` returns.
        closed: `people` are all there are.

    Returns:
        One row a claim with the columns `STATUS`, by the least p of a camp (closed: A / n) from
        high to low, ties by its geometric mean over the camps, then as they come. `lower` is the
        least L, `upper` the least best case of a closed group; `told` says the counts in words,
        "3 of 4 and 5 of 6"; `needed` is the least number of further answers that would settle it,
        `needed_from` from which camps, see `answers_needed`; `counts` has each camp's numbers, and
        `outside` those of people without a camp.

    Source:
        Definition of this project, after group-informed consensus in Polis (Small et al., RECERCA
        2021), which multiplies p over the groups instead.
    """
    inside = counts[counts["camp"].notna()]
    claims = list(dict.fromkeys(inside["claim"]))
    groups = list(dict.fromkeys(inside["camp"]))
    shape = (len(claims), len(groups))
    held = {
        name: inside[name].to_numpy().reshape(shape)
        for name in ("agree", "disagree", "unsure", "answers", "people")
    }
    likely = {name: inside[name].to_numpy().reshape(shape) for name in _SHARES}
    if closed:
        likely = _exact(held)
    chosen, sure = _chosen(held, likely, closed)
    outside = {row["claim"]: row for row in _dicts(counts[counts["camp"].isna()])}
    rows = [
        _row(claim, groups, place, held, likely, (str(chosen[place]), bool(sure[place])), closed)
        for place, claim in enumerate(claims)
    ]
    table = pd.DataFrame(rows, columns=[name for name in STATUS if name not in _LATER])
    table["outside"] = pd.Series([outside.get(claim) for claim in claims], dtype=object)
    table["tentative"] = False
    order = table.sort_values(["min_p", "mean_p"], ascending=False, kind="stable")
    return order[list(STATUS)].reset_index(drop=True)


_SIDES = ("agree", "disagree")
_SHARES = ("p_agree", "p_disagree", "lower_agree", "lower_disagree")
_LATER = ("outside", "tentative")
_Table = Mapping[str, np.ndarray]


def _exact(held: _Table) -> dict[str, np.ndarray]:
    """Return shares of all people of a camp instead of estimates: the worst case of each."""
    people = np.maximum(held["people"], 1)
    agree, disagree = held["agree"] / people, held["disagree"] / people
    return dict(zip(_SHARES, (agree, disagree, agree, disagree), strict=True))


def _chosen(held: _Table, likely: _Table, closed: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the status of each claim, and whether it is the sure form of it."""
    some, every = likely["p_agree"].shape[1] > 0, MOST - SMALL
    answered = held["answers"] >= LEAST_ANSWERS
    surely = {
        side: some & (likely[f"lower_{side}"] >= every).all(axis=1)
        for side in ("agree", "disagree")
    }
    probably = {
        side: some & ((likely[f"p_{side}"] >= every) & answered).all(axis=1) & (not closed)
        for side in ("agree", "disagree")
    }
    conditions = [
        surely["agree"],
        probably["agree"],
        surely["disagree"] | probably["disagree"],
        _apart(held, likely, closed) >= APART - SMALL,
        _divided(held, closed),
        _hesitant(held, closed),
    ]
    chosen = np.select(conditions, STATUSES[:-1], TOO_LITTLE)
    sure: np.ndarray = surely["agree"] | (surely["disagree"] & ~probably["agree"]) | closed
    return chosen, np.asarray(sure & (chosen != TOO_LITTLE))


def _apart(held: _Table, likely: _Table, closed: bool) -> np.ndarray:
    """Return how far apart two camps are at least; open: as estimated, of those who answered."""
    if likely["p_agree"].shape[1] < 2:
        return np.zeros(len(likely["p_agree"]))
    if not closed:
        asked = held["answers"] >= LEAST_ANSWERS
        high = np.where(asked, likely["p_agree"], -np.inf).max(axis=1)
        low = np.where(asked, likely["p_agree"], np.inf).min(axis=1)
        return np.where(asked.sum(axis=1) >= 2, high - low, 0.0)
    people = np.maximum(held["people"], 1)
    best = (held["agree"] + held["people"] - held["answers"]) / people
    apart: np.ndarray = likely["lower_agree"].max(axis=1) - best.min(axis=1)
    return apart  # of one camp with itself it is 0 or less


def _divided(held: _Table, closed: bool) -> np.ndarray:
    of = held["people"] if closed else held["answers"]
    less = np.minimum(held["agree"], held["disagree"]) / np.maximum(of, 1)
    enough = closed | (held["answers"] >= LEAST_ANSWERS)
    return np.asarray(((2 * less >= DIVIDED - SMALL) & enough).any(axis=1))


def _hesitant(held: _Table, closed: bool) -> np.ndarray:
    answers = held["answers"].sum(axis=1)
    of = held["people"].sum(axis=1) if closed else answers
    rate = held["unsure"].sum(axis=1) / np.maximum(of, 1)
    return np.asarray((rate >= HESITANT - SMALL) & (closed | (answers >= LEAST_ANSWERS)))


def _row(
    claim: str,
    groups: Sequence[str],
    place: int,
    held: _Table,
    likely: _Table,
    chosen: tuple[str, bool],
    closed: bool,
) -> tuple[Any, ...]:
    here = [
        {"camp": camp}
        | {name: int(table[place, i]) for name, table in held.items()}
        | {name: float(table[place, i]) for name, table in likely.items()}
        for i, camp in enumerate(groups)
    ]
    of = "disagree" if chosen[0] == REJECTED else "agree"
    whole = "people" if closed else "answers"
    told = " and ".join(f"{each[of]} of {each[whole]}" for each in here)
    p = likely["p_agree"][place]
    lower = float(likely["lower_agree"][place].min(initial=1.0)) if len(p) else 0.0
    best = (held["agree"][place] + held["people"][place] - held["answers"][place]) / np.maximum(
        held["people"][place], 1
    )
    upper = float(best.min(initial=1.0)) if closed and len(p) else None
    needed = answers_needed(here, chosen[0] == LIKELY, chosen[0] == TOO_LITTLE, closed)
    least = float(p.min(initial=1.0)) if len(p) else 0.0
    with np.errstate(divide="ignore"):
        mean = round(float(np.exp(np.log(np.sort(p)).mean())), 12) if len(p) else 0.0
    total = None if needed is None else sum(each["answers"] for each in needed)
    return (claim, *chosen, told, least, mean, lower, upper, total, needed or [], here)


def _dicts(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]
