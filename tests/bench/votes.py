"""Measure camps from 20,000 people's votes on 1,000 statements beside a bare numpy floor.

`python -m tests.bench.votes`, on one thread. The floor fills gaps with means, takes both axes from
the eigenvectors of the covariance, and runs 20 rounds of k-means for 2 to 5 camps; it neither
chooses among them nor judges whether they hold. Nothing here passes or fails.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from argmap.analyse.camps.vote_camps import vote_camps
from argmap.analyse.camps.votes import UNSEEN, Votes
from tests.bench.__main__ import report

PEOPLE, CLAIMS, CAMPS = 20_000, 1_000, 3
AGAIN = 3


def made(people: int, claims: int) -> Votes:
    """Return votes of three camps, a tenth passes, four tenths of the cells empty."""
    random = np.random.default_rng(0)
    side = random.integers(0, CAMPS, people)
    lean = random.choice([0.2, 0.4, 0.6, 0.8], (CAMPS, claims))
    cells = np.where(random.random((people, claims)) < lean[side], 1, -1).astype(np.int8)
    cells[random.random(cells.shape) < 0.1] = 0
    cells[random.random(cells.shape) < 0.4] = UNSEEN
    return Votes(tuple(map(str, range(people))), tuple(map(str, range(claims))), cells)


def floor(votes: Votes) -> None:
    """Do what parting people must do at least."""
    seen = votes.cells != UNSEEN
    filled = np.where(seen, votes.cells, 0).astype(np.float32)
    filled -= filled.sum(axis=0) / seen.sum(axis=0)
    filled *= seen
    xy = filled @ np.linalg.eigh(filled.T @ filled)[1][:, -2:]
    for k in range(2, 6):
        centers = xy[:k]
        for _ in range(20):
            label = ((xy[:, None] - centers) ** 2).sum(axis=2).argmin(axis=1)
            centers = np.array([xy[label == camp].mean(axis=0) for camp in range(k)])


def best_s(work: Callable[[Votes], Any], votes: Votes) -> tuple[float, float]:
    """Return the least CPU seconds of a few runs; memory is not told apart in one process."""
    used = []
    for _ in range(AGAIN):
        started = time.process_time()
        work(votes)
        used.append(time.process_time() - started)
    return min(used), float("nan")


def main() -> None:
    """Measure both."""
    votes = made(PEOPLE, CLAIMS)
    size = f"{PEOPLE:,} x {CLAIMS:,}"
    report(
        "camps from votes", size, best_s(vote_camps, votes), "floor: numpy", best_s(floor, votes)
    )


if __name__ == "__main__":
    main()
