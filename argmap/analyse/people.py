"""Who agrees with whom on what, what two share, what splits them, and the reasons between."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from argmap.analyse.ground.common_ground import same_claims
from argmap.analyse.questions import questions
from argmap.analyse.stances import THRESHOLD, side, stance_of
from argmap.model import ArgumentGraph, Link, Stance
from argmap.model.tables import AGREEMENT, COMPARISON

MOST_PEOPLE = 500  # beyond, a matrix of pairs says nothing to a reader: camps are compared
SHARE, SPLIT, ONE_UNSURE = "share", "split", "one is unsure"


class Comparison(NamedTuple):
    """What two people or camps share and what splits them.

    `claims` has one row a claim on which both have a stance, with the columns `COMPARISON`;
    `path` is the shortest chain of reasons between a claim of one and a claim of the other, the
    links in order from the first to the second, empty where there is none.
    """

    claims: pd.DataFrame
    share: int
    split: int
    path: tuple[Link, ...]


def agreement(
    held: pd.DataFrame, people: Sequence[str] | None = None, most: int = MOST_PEOPLE
) -> pd.DataFrame:
    """Count for each two people on how many claims they agree and on how many they differ.

    Args:
        held: what each participant holds, as `stance_of` gives it.
        people: whom to compare, in this order; by default all of `held`, as they come.
        most: of more people only the first so many that have most stances are compared.

    Returns:
        One row a pair with the columns `AGREEMENT`, the first of the two ahead, pairs without a
        claim in common left out. `both` counts the claims on which both have a stance; `agree`
        those on which both agree or both disagree, `differ` those on which one agrees and one
        disagrees; on the rest somebody is unsure. `tentative` counts the claims of these two on
        which a stance rests on links of the machine alone.
    """
    named = list(dict.fromkeys(held["participant"])) if people is None else list(people)
    if len(named) > most:
        often = held["participant"].value_counts().reindex(named).fillna(0)
        keep = set(often.sort_values(ascending=False, kind="stable").index[:most])
        named = [name for name in named if name in keep]
    place = {name: i for i, name in enumerate(named)}
    rows = held[held["participant"].isin(place)]
    claims = {claim: i for i, claim in enumerate(dict.fromkeys(rows["claim"]))}
    at = rows["participant"].map(place).to_numpy(int), rows["claim"].map(claims).to_numpy(int)
    shape = len(named), len(claims)
    value = rows["value"].to_numpy(float)
    there, yes, no, unsure_of = (
        _filled(shape, at, marked)
        for marked in (
            np.ones(len(rows)),
            value > THRESHOLD,
            value < -THRESHOLD,
            rows["tentative"].to_numpy(bool),
        )
    )
    both, agree = there @ there.T, yes @ yes.T + no @ no.T
    differ = yes @ no.T + no @ yes.T
    sided = yes + no
    firm = sided * (1 - unsure_of)
    doubtful = sided @ sided.T - firm @ firm.T
    pairs = [
        (named[i], named[j], *(int(table[i, j]) for table in (both, agree, differ, doubtful)))
        for i in range(len(named))
        for j in range(i + 1, len(named))
        if both[i, j]
    ]
    return pd.DataFrame(pairs, columns=list(AGREEMENT))


def compare(
    graph: ArgumentGraph, found: Iterable[Stance], one: Collection[str], other: Collection[str]
) -> Comparison:
    """Return what two people, or two camps, share, what splits them, and the reasons between.

    A camp holds what most of those of it hold who have a side on the claim; as many on both sides
    make it unsure.

    Args:
        graph: the graph.
        found: stances on its claims, as `stances` gathers them.
        one: the people of one side: one name, or the members of a camp.
        other: the people of the other; nobody of `one`.

    Returns:
        The claims on which both have a stance (claims that say the same are one), those that
        split them first, then what they share, then where one is unsure; in each the ones ahead
        on which most people have a stance. The path joins a claim that `one` holds with a claim
        that `other` holds by as few support, rebut and restates links as possible.
    """
    same = same_claims(graph)
    return compared(graph, stance_of(found, same=same), same, one, other)


def compared(
    graph: ArgumentGraph,
    held: pd.DataFrame,
    same: Mapping[str, Sequence[str]],
    one: Collection[str],
    other: Collection[str],
) -> Comparison:
    """Return what `compare` does, from what is held and which claims say the same.

    Args:
        graph: the graph.
        held: what each participant holds, as `stance_of` gives it.
        same: for every claim id all claims that say the same, as `same_claims` gives it.
        one: the people of one side.
        other: the people of the other; nobody of `one`.
    """
    held = held[~held["claim"].isin(questions(graph))]  # who asks holds nothing
    sides = [_of_side(held[held["participant"].isin(list(people))]) for people in (one, other)]
    rows = []
    for claim in same:
        if claim not in sides[0] or claim not in sides[1]:
            continue
        mine, theirs = sides[0][claim], sides[1][claim]
        a, b = _stand(mine), _stand(theirs)
        what = ONE_UNSURE if not a or not b else SHARE if a == b else SPLIT
        rows.append((claim, graph.texts[claim], what, a, b, mine, theirs))
    rows.sort(key=lambda row: ((SPLIT, SHARE, ONE_UNSURE).index(row[2]), -sum(row[5] + row[6])))
    table = pd.DataFrame(rows, columns=list(COMPARISON))
    holds = [[claim for claim, told in each.items() if _stand(told) > 0] for each in sides]
    counts = table["what"].value_counts()
    return Comparison(
        table,
        int(counts.get(SHARE, 0)),
        int(counts.get(SPLIT, 0)),
        reasons_between(graph, *holds),
    )


def reasons_between(
    graph: ArgumentGraph, starts: Collection[str], ends: Collection[str]
) -> tuple[Link, ...]:
    """Return the shortest chain of support, rebut and restates links between two sets of nodes.

    Links are walked in both directions; of chains of one length the surest, then the first in the
    order of the graph, is taken. Claims of both sets are no chain: what both hold needs no reason.

    Args:
        graph: the graph.
        starts: where it may begin.
        ends: where it may end.
    """
    goals, begin = set(ends) - set(starts), [node for node in starts if node not in set(ends)]
    came: dict[str, tuple[str, Link] | None] = dict.fromkeys(begin)
    waiting = deque(begin)
    while waiting:
        node = waiting.popleft()
        if node in goals:
            return _walked(came, node)
        links = [x for x in graph.links_at[node] if x.kind in ("support", "rebut", "restates")]
        for link in sorted(links, key=lambda x: -x.confidence):
            end = link.target if link.source == node else link.source
            if end not in came:
                came[end] = (node, link)
                waiting.append(end)
    return ()


def _walked(came: Mapping[str, tuple[str, Link] | None], node: str) -> tuple[Link, ...]:
    chain: list[Link] = []
    while (step := came[node]) is not None:
        node, link = step
        chain.append(link)
    return tuple(reversed(chain))


def _filled(
    shape: tuple[int, int], at: tuple[np.ndarray, np.ndarray], marked: np.ndarray
) -> np.ndarray:
    table = np.zeros(shape, np.float32)
    table[at] = marked
    return table


def _of_side(held: pd.DataFrame) -> dict[str, tuple[int, int, int]]:
    """Return how many agree, are unsure and disagree, by claim."""
    told: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for claim, value in zip(held["claim"], held["value"], strict=True):
        told[claim][1 - side(value)] += 1
    return {claim: (a, u, d) for claim, (a, u, d) in told.items()}


def _stand(told: tuple[int, int, int]) -> int:
    return (told[0] > told[2]) - (told[0] < told[2])
