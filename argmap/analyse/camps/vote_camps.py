"""Camps from votes: who answers alike, told only where there is enough to tell it from."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from argmap.analyse.camps.clusters import adjusted_rand, k_means, nearest, silhouettes
from argmap.analyse.camps.projection import Plane, deviations, plane_of, principal_axes, spread
from argmap.analyse.camps.votes import UNSEEN, Votes

LEAST_PEOPLE = 12  # who answered at least half of the claims
LEAST_SHARE = 0.5
LEAST_IN_CAMP = 3  # fewer are some people, not a camp: no status needs less in each camp
LEAST_STABILITY = 0.6
MOST_CAMPS = 5
ENOUGH_ANSWERS = 7  # to be placed in a camp that others form; all of them, where there are fewer
DRAWS = 50  # of people, to see whether other people would have led to the same camps
SAMPLE = 1000  # people by whom silhouettes and stability are judged where there are more
SPARE = 2  # axes beside the two wanted ones, with which the search for them ends sooner


class VoteCamps(NamedTuple):
    """Camps by number, the largest first, or none and why.

    `camp_of` gives the camp of each person who answered enough; `core` are those whose answers
    the camps were made from. `silhouette` says how well apart the camps are, `stability` how well
    other draws of the same people agree on them (mean adjusted Rand index); both are None where
    it did not come to that. `xy` says where each person of `camp_of` stands.
    """

    camp_of: dict[str, int]
    core: int
    silhouette: float | None
    stability: float | None
    reason: str
    xy: dict[str, tuple[float, float]]


def vote_camps(votes: Votes, seed: int = 0) -> VoteCamps:
    """Return the camps into which votes part people, or none and why.

    At least 12 people must have answered at least half of the claims. They are put on the plane
    of `plane_of` and parted into 2 to 5 camps by k-means; the number with the best silhouette is
    taken, camps of fewer than 3 people left aside. Camps are refused unless draws of the same
    number of people, with replacement, agree on them by a mean adjusted Rand index of 0.6. Others
    who answered 7 claims or more then go to the camp that they stand nearest to.

    Nothing depends on names or on the order of people and claims but the order of what is equal.

    Args:
        votes: any, also none at all.
        seed: of the draws.

    Source:
        The evidence rule is a definition of this project; k chosen by silhouette as in Polis
        (Small et al. 2021); stability after Hennig, "Cluster-wise assessment of cluster
        stability" (Computational Statistics & Data Analysis 52, 2007).
    """
    votes = _answered(votes)
    core = np.flatnonzero(votes.seen.sum(axis=1) >= LEAST_SHARE * len(votes.claims))
    if not votes.people:
        return refused("Nobody has voted.")
    if len(core) < LEAST_PEOPLE:
        return refused(
            f"Camps from votes need {LEAST_PEOPLE} people who answered at least half of the "
            f"{_count(len(votes.claims), 'claim')}; so far {_count(len(core), 'person')} did.",
            len(core),
        )
    return _of_core(votes, core, seed)


def _of_core(votes: Votes, core: np.ndarray, seed: int) -> VoteCamps:
    """Return the camps of those who answered enough, and of others who stand near to them."""
    plane, core = _laid_out(votes.cells, core)
    if not np.ptp(plane.xy, axis=0).any():
        return refused(f"All {len(core)} people who answered enough answered alike.", len(core))
    sample = _sample(len(core))
    parted = _parted(plane, sample)
    if parted is None:
        return refused(
            f"No parting of {_count(len(core), 'person')} has {LEAST_IN_CAMP} in every camp.",
            len(core),
        )
    centers, silhouette = parted
    stability = _stability(votes.cells[core[sample]], plane, centers, seed)
    if stability < LEAST_STABILITY:
        reason = _unstable(core, centers, stability)
        return VoteCamps({}, len(core), silhouette, stability, reason, {})
    return _placed(votes, plane, centers, core, silhouette, stability)


def refused(reason: str, core: int = 0) -> VoteCamps:
    """Return that there are no camps, and why."""
    return VoteCamps({}, core, None, None, reason, {})


def _answered(votes: Votes) -> Votes:
    """Return votes without claims that nobody answered and people who answered none."""
    seen = votes.seen
    people, claims = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if (len(people), len(claims)) == votes.cells.shape:
        return votes
    return Votes(
        tuple(votes.people[place] for place in people),
        tuple(votes.claims[place] for place in claims),
        votes.cells[np.ix_(people, claims)],
    )


def _laid_out(cells: np.ndarray, core: np.ndarray) -> tuple[Plane, np.ndarray]:
    """Return the plane of the core, and the core in the order in which it lies there.

    From there on, people are told apart by where they stand, so that their order says nothing.
    """
    plane = plane_of(cells[core])
    y, x = np.round(plane.xy[:, 1], 6), np.round(plane.xy[:, 0], 6)
    order = np.lexsort((y, x))
    return plane._replace(xy=plane.xy[order]), core[order]


def _sample(people: int) -> np.ndarray:
    """Return places of people, evenly over all of them where they are many."""
    return np.unique(np.linspace(0, people - 1, min(people, SAMPLE)).round().astype(int))


def _parted(plane: Plane, sample: np.ndarray) -> tuple[np.ndarray, float] | None:
    """Return the centres of the camps with the best silhouette, and that."""
    fits = [fit for fit in _fits(plane.xy) if np.bincount(fit[0]).min() >= LEAST_IN_CAMP]
    if not fits:
        return None
    values = silhouettes(plane.xy[sample], [label[sample] for label, _ in fits])
    best = int(np.argmax(np.round(values, 6)))
    return fits[best][1], values[best]


def _fits(xy: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    different = len(np.unique(np.round(xy, 6), axis=0))
    for k in range(2, min(MOST_CAMPS, different) + 1):
        label, centers = k_means(xy, k)
        if len(np.unique(label)) == k:
            yield label, centers


def _stability(cells: np.ndarray, plane: Plane, centers: np.ndarray, seed: int) -> float:
    """Return how well draws of people agree with the camps on the people of a sample."""
    random = np.random.default_rng(seed)
    seen = cells != UNSEEN
    answers, values = seen.sum(axis=1), deviations(cells, np.zeros(cells.shape[1]))
    camp = nearest(spread((values - plane.center) * seen, plane.axes, answers), centers)
    start = principal_axes(deviations(cells), 2 + SPARE)
    agreement = []
    for _ in range(DRAWS):
        drawn = random.integers(0, len(cells), len(cells))
        often = np.bincount(drawn, minlength=len(cells)).astype(values.dtype)
        center = (often @ values) / np.maximum(often @ seen, 1)
        moved = (values - center) * seen
        axes = principal_axes(moved * np.sqrt(often)[:, None], start=start)
        xy = spread(moved, axes, answers)
        _, others = k_means(xy[drawn], len(centers))
        agreement.append(adjusted_rand(camp, nearest(xy, others)))
    return float(np.mean(agreement))


def _placed(
    votes: Votes,
    plane: Plane,
    centers: np.ndarray,
    core: np.ndarray,
    silhouette: float,
    stability: float,
) -> VoteCamps:
    answers = votes.seen.sum(axis=1)
    enough = answers >= min(ENOUGH_ANSWERS, len(votes.claims))
    every = np.zeros((len(answers), 2))
    every[core] = plane.xy
    enough[core] = False
    more = votes.cells[enough]
    every[enough] = spread(deviations(more, plane.center), plane.axes, answers[enough])
    enough[core] = True
    placed = np.flatnonzero(enough)
    xy = every[placed]
    camp = _largest_first(nearest(xy, centers))
    reason = (
        f"{_count(int(camp.max()) + 1, 'camp')} from the votes of {_count(len(core), 'person')} "
        f"who answered at least half of {_count(len(votes.claims), 'claim')}"
    )
    others = len(placed) - len(core)
    if others:
        verb = "is" if others == 1 else "are"
        reason += f"; {_count(others, 'person')} who answered less {verb} placed with the nearest"
    return VoteCamps(
        {votes.people[who]: int(of) for who, of in zip(placed, camp, strict=True)},
        len(core),
        silhouette,
        stability,
        f"{reason}. Other draws of them agree on the camps by {stability:.2f} of 1.",
        {votes.people[who]: (float(x), float(y)) for who, (x, y) in zip(placed, xy, strict=True)},
    )


def _largest_first(label: np.ndarray) -> np.ndarray:
    """Return labels numbered by size, of equal ones the first that comes first."""
    found, first, own, size = np.unique(
        label, return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(found), int)
    rank[np.lexsort((first, -size))] = np.arange(len(found))
    ranked: np.ndarray = rank[own]
    return ranked


def _unstable(core: np.ndarray, centers: np.ndarray, stability: float) -> str:
    return (
        f"The votes of {_count(len(core), 'person')} part into {len(centers)} camps, but other "
        f"draws of them agree on those by only {stability:.2f} of 1; {LEAST_STABILITY} is needed."
    )


def _count(number: int, noun: str) -> str:
    plural = {"person": "people"}.get(noun, f"{noun}s")
    return f"{number:,} {noun if number == 1 else plural}"
