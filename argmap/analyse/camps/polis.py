"""The quantities of Polis, computed as its server does: groups, what represents them, consensus.

They stand beside the measures of this project for comparison. From the same votes and the same
groups, the group-aware consensus, the representative statements and the consensus are those of
the server to the last digit, and so is the plane where the server's votes are the ones given. Its
groups depend on its history beside the votes: each k-means starts from where the last one ended,
which keeps the order in which people came, and the number of groups changes only after another
one was best four times in a row. With that order and number given, the groups are the server's;
without, k-means starts from the first different people in the order of the votes.
`docs/decisions/0011-what-of-polis-is-defined.md` says how much that changes.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from argmap.analyse.camps.clusters import lloyd, silhouettes
from argmap.analyse.camps.polis_counts import Counts, counted
from argmap.analyse.camps.projection import deviations, mean_answers, principal_axes, spread
from argmap.analyse.camps.votes import Votes
from argmap.model.tables import POLIS_CONSENSUS, POLIS_REPRESENTATIVE

LEAST_ANSWERS = 7  # to count as taking part; all statements, where there are fewer
LEAST_PEOPLE = 15  # who take part; where fewer do, those who answered most are added
BASE_CLUSTERS = 100
MOST_GROUPS = 5
PEOPLE_A_GROUP = 12  # one more group may be looked for with each 12 base clusters
SURE = 1.2816  # one-sided, at 90 %
SHOWN = 5


class PolisPlane(NamedTuple):
    """What a Polis server works out of votes before it parts people.

    `center` is the mean answer to each statement (1 agrees; the server stores it the other way
    round), `axes` two rows, `xy` where each person stands; `taking_part` marks who answered
    enough to be parted.
    """

    center: np.ndarray
    axes: np.ndarray
    xy: np.ndarray
    taking_part: np.ndarray


def polis_plane(votes: Votes, moderated_out: Collection[str] = ()) -> PolisPlane:
    """Return the plane on which Polis shows people.

    A statement that moderators took out counts as one that everybody passed on. A missing answer
    is the mean of its statement; a person is moved outward by the root of the number of
    statements over the number of theirs.

    Args:
        votes: any.
        moderated_out: statements that moderators took out, or that only describe people.

    Source:
        Small et al., "Polis" (Recerca 26, 2021); math/src/polismath/math/pca.clj and
        conversation.clj of the Polis server.
    """
    out = np.isin(np.array(votes.claims, dtype=object), list(moderated_out))
    cells = np.where(out, 0, votes.cells).astype(np.int8)
    center = mean_answers(cells)
    moved = deviations(cells, center)
    # what fills the gaps of a statement is its mean, so that the rows have mean 0 as they are
    axes = principal_axes(moved)
    answers = np.where(out, True, votes.seen).sum(axis=1)
    return PolisPlane(center, axes, spread(moved, axes, answers), _taking_part(votes))


def polis_groups(
    votes: Votes, plane: PolisPlane, order: Sequence[str] = (), k: int | None = None
) -> dict[str, int]:
    """Return the group of each person who takes part, numbered from 0 as they are found.

    k-means to at most 100 base clusters, then k-means of these, weighted by their people, into 2
    to 5 groups; the number with the best mean silhouette of the base clusters counts. Empty where
    fewer than two people stand apart.

    Args:
        votes: any.
        plane: what `polis_plane` makes of them.
        order: who takes part, in the order in which a server knows them; unless given, those who
            answered enough, in the order of the votes. k-means starts from the first of them.
        k: how many groups, where a server has settled on a number.

    Source:
        math/src/polismath/math/clusters.clj and conversation.clj of the Polis server, without
        what it remembers of earlier runs.
    """
    place = {person: at for at, person in enumerate(votes.people)}
    known = [place[person] for person in order if person in place]
    who = np.array(known) if order else np.flatnonzero(plane.taking_part)
    points = plane.xy[who]
    starts = _first_different(points, BASE_CLUSTERS)
    if len(starts) < 2:
        return {}
    base, centers = lloyd(points, starts)
    used = np.unique(base)
    centers, base = centers[used], np.searchsorted(used, base)
    weights = np.bincount(base).astype(float)
    most = min(MOST_GROUPS, 2 + len(centers) // PEOPLE_A_GROUP, len(centers))
    tried = range(2, most + 1) if k is None else [min(k, len(centers))]
    fits = [lloyd(centers, _first_different(centers, n), weights)[0] for n in tried]
    best = fits[int(np.argmax(np.round(silhouettes(centers, fits), 9)))]
    _, group = np.unique(best[base], return_inverse=True)  # a group may have ended empty
    return {votes.people[person]: int(of) for person, of in zip(who, group, strict=True)}


def group_aware_consensus(votes: Votes, group_of: Mapping[str, int]) -> pd.Series:
    """Return, for each statement, the product over groups of (agreed + 1) / (answered + 2).

    Returns:
        Floats from 0 to 1 named "group_aware_consensus", indexed by claim in the order of votes;
        1 where there are no groups, as an empty product is.

    Source:
        Small et al., "Polis" (Recerca 26, 2021), section 4.
    """
    product = np.ones(len(votes.claims))
    for _, inside in _groups(votes, group_of):
        product *= counted(votes.cells[inside]).p_agree
    return pd.Series(product, index=list(votes.claims), name="group_aware_consensus", dtype=float)


def representative(
    votes: Votes, group_of: Mapping[str, int], moderated_out: Collection[str] = ()
) -> pd.DataFrame:
    """List up to five statements that tell each group from the others.

    A statement stands for a group when its members agree with it (or disagree) more often than
    others do, and more often than not, both at 90 %. The one that they agree with most tellingly
    comes first, even if it is not sure to; then by the product of the four measures, agreement
    before disagreement.

    Args:
        votes: any.
        group_of: the group of each person who is in one.
        moderated_out: statements that are not to be shown.

    Returns:
        One row a group and statement with the columns `POLIS_REPRESENTATIVE`.

    Source:
        math/src/polismath/math/repness.clj of the Polis server.
    """
    out = frozenset(moderated_out)
    rows: list[tuple[object, ...]] = []
    groups = _groups(votes, group_of)
    for group, inside in groups:
        others = [rows_of for other, rows_of in groups if other != group]
        rest = np.concatenate(others) if others else np.array([], int)
        measured = _measured(votes, counted(votes.cells[inside]), counted(votes.cells[rest]))
        shown = _selected([row for row in measured if row.claim not in out])
        rows += [(group, *row.told()) for row in shown]
    return pd.DataFrame(rows, columns=list(POLIS_REPRESENTATIVE))


def consensus(votes: Votes, moderated_out: Collection[str] = ()) -> pd.DataFrame:
    """List up to five statements that most agree with, and as many that most disagree with.

    All who voted count, also those who are in no group.

    Returns:
        One row a statement with the columns `POLIS_CONSENSUS`, agreement first.

    Source:
        select-consensus-comments in math/src/polismath/math/repness.clj of the Polis server.
    """
    out = frozenset(moderated_out)
    all_votes = counted(votes.cells)
    rows: list[tuple[object, ...]] = []
    for side in ("agree", "disagree"):
        n, p, test = all_votes.side(side)
        found = [
            (side, claim, int(n[at]), int(all_votes.seen[at]), float(p[at]), float(test[at]))
            for at, claim in enumerate(votes.claims)
            if claim not in out and p[at] > 0.5 and test[at] > SURE
        ]
        rows += sorted(found, key=lambda row: -row[4] * row[5])[:SHOWN]
    return pd.DataFrame(rows, columns=list(POLIS_CONSENSUS))


def _taking_part(votes: Votes) -> np.ndarray:
    """Return who answered 7 statements, and if these are fewer than 15, who answered most."""
    answers = votes.seen.sum(axis=1)
    enough: np.ndarray = answers >= min(LEAST_ANSWERS, len(votes.claims))
    missing = LEAST_PEOPLE - int(enough.sum())
    if missing > 0:
        others = [at for at in np.argsort(-answers, kind="stable") if not enough[at]]
        enough[others[:missing]] = True
    return enough


def _first_different(points: np.ndarray, most: int) -> np.ndarray:
    _, first = np.unique(points, axis=0, return_index=True)
    chosen: np.ndarray = points[np.sort(first)[:most]]
    return chosen


def _groups(votes: Votes, group_of: Mapping[str, int]) -> list[tuple[int, np.ndarray]]:
    """Return the rows of the people of each group, by its number."""
    place = {person: at for at, person in enumerate(votes.people)}
    members: dict[int, list[int]] = {}
    for person, group in group_of.items():
        if person in place:
            members.setdefault(group, []).append(place[person])
    return [(group, np.array(sorted(members[group]))) for group in sorted(members)]


class _Row(NamedTuple):
    """A statement and a group: how its members answered, against the others."""

    claim: str
    answered: int
    agree: tuple[int, float, float, float, float]  # how many, p, its test, ratio, its test
    disagree: tuple[int, float, float, float, float]
    best: bool = False

    @property
    def side(self) -> str:
        return "agree" if self.agree[4] > self.disagree[4] else "disagree"

    @property
    def values(self) -> tuple[int, float, float, float, float]:
        return self.agree if self.side == "agree" else self.disagree

    @property
    def sure(self) -> bool:
        return any(min(side[2], side[4]) > SURE for side in (self.agree, self.disagree))

    @property
    def metric(self) -> float:
        return float(np.prod(self.values[1:]))

    def told(self) -> tuple[object, ...]:
        """Return what is shown of it: claim, side, counts, the four measures, whether best."""
        n, p, test, ratio, ratio_test = self.values
        return (self.claim, self.side, n, self.answered, p, test, ratio, ratio_test, self.best)


def _measured(votes: Votes, inside: Counts, rest: Counts) -> list[_Row]:
    sides = []
    for side in ("agree", "disagree"):
        n, p, test = inside.side(side)
        ratio, ratio_test = inside.against(rest, side)
        sides.append(
            [(int(a), *map(float, b)) for a, *b in zip(n, p, test, ratio, ratio_test, strict=True)]
        )
    return [
        _Row(claim, int(seen), agree, disagree)
        for claim, seen, agree, disagree in zip(votes.claims, inside.seen, *sides, strict=True)
    ]


def _selected(rows: list[_Row]) -> list[_Row]:
    """Return the statements that stand for a group, in the order in which they are shown."""
    best_agree: _Row | None = None
    best: _Row | None = None
    for row in rows:
        if _beats(row, best_agree):
            best_agree = row
        if best is None or max(row.agree[4], row.disagree[4]) > best.values[4]:
            best = row
    sure = [row for row in rows if row.sure]
    head = [] if best_agree is None else [best_agree._replace(best=True)]
    if not sure:
        return head or ([] if best is None else [best])
    first = None if best_agree is None else best_agree.claim
    others = sorted((row for row in sure if row.claim != first), key=lambda row: -row.metric)
    shown = [*head, *others][:SHOWN]
    return sorted(shown, key=lambda row: row.side != "agree")


def _beats(row: _Row, best: _Row | None) -> bool:
    """Return whether agreement with a statement tells more of the group than the best so far."""
    n, p, test, ratio, ratio_test = row.agree
    if not n and not row.disagree[0]:
        return False
    if best is None:
        return test > SURE or (ratio > 1 and p > 0.5)
    _, best_p, best_test, best_ratio, best_ratio_test = best.agree
    if best_ratio > 1:
        return ratio * ratio_test * p * test > best_ratio * best_ratio_test * best_p * best_test
    return p * test > best_p * best_test
