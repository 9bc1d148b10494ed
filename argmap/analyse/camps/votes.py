"""Votes as a matrix: who answered what to which claim, and who has seen it at all."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

import numpy as np

from argmap.analyse.stances import SAID, moment
from argmap.model import ArgumentGraph, Stance

UNSEEN = 9  # in a cell: this person has not answered to this claim
MODERATED = "moderated"  # in `extra` of a claim: -1 where moderators of the vote took it out


class Votes(NamedTuple):
    """People by claims: 1 agrees, -1 disagrees, 0 passes, `UNSEEN` has not answered."""

    people: tuple[str, ...]
    claims: tuple[str, ...]
    cells: np.ndarray

    @property
    def seen(self) -> np.ndarray:
        """Whether each cell holds an answer."""
        answered: np.ndarray = self.cells != UNSEEN
        return answered


def votes_of(stances: Iterable[Stance], leave_out: Collection[str] = ()) -> Votes:
    """Return the votes and labels among stances, people and claims in the order of their first.

    The latest answer of a person to a claim counts: by the clock where all of them have a time,
    else by their order.

    Args:
        stances: any; those that are neither votes nor labels are passed over.
        leave_out: claims whose votes do not count, such as those that moderators took out.
    """
    left = frozenset(leave_out)
    said = [s for s in stances if s.source in SAID and s.claim not in left]
    if all(stance.time for stance in said):
        times = np.array([moment(stance.time or "") for stance in said])
        said = [said[place] for place in np.argsort(times, kind="stable")]
    people: dict[str, int] = {}
    claims: dict[str, int] = {}
    row = [people.setdefault(stance.participant, len(people)) for stance in said]
    column = [claims.setdefault(stance.claim, len(claims)) for stance in said]
    cells = np.full((len(people), len(claims)), UNSEEN, np.int8)
    # a dictionary keeps the last of equal keys; what numpy does with equal places is not promised
    last = dict(zip(zip(row, column, strict=True), (s.value for s in said), strict=True))
    if last:
        places = np.array(list(last))
        cells[places[:, 0], places[:, 1]] = list(last.values())
    return Votes(tuple(people), tuple(claims), cells)


def moderated_out(graph: ArgumentGraph) -> frozenset[str]:
    """Return the claims that moderators of a vote took out of it."""
    return frozenset(claim.id for claim in graph.claims if claim.extra.get(MODERATED) == -1)
