"""Precision, recall and F1: what was right, of what was found and of what was to be found."""

from collections import Counter
from collections.abc import Hashable, Iterable

import numpy as np
from msgspec import Struct

from argmap.evaluate.bootstrap import Estimate, Resampling, estimates, units
from argmap.evaluate.statistics import f1, ratio

Place = tuple[str, str]
"""A conversation, and a comment or row in it."""


class Tally(Struct, frozen=True):
    """How many were right, found and to be found, for each place that had any."""

    measure: str
    counts: tuple[tuple[Place, int, int, int], ...]
    note: str = ""


class Score(Struct, frozen=True):
    """A tally as figures; `n` is how many were to be found, of `found` that were found."""

    measure: str
    n: int
    found: int
    right: int
    precision: Estimate
    recall: Estimate
    f1: Estimate
    note: str = ""


def of_sets(
    measure: str,
    found: Iterable[tuple[Place, Hashable]],
    wanted: Iterable[tuple[Place, Hashable]],
    note: str = "",
) -> Tally:
    """Return the tally of one set against another; each member comes with its place."""
    have, want = set(found), set(wanted)
    right, given, asked = (Counter(p for p, _ in part) for part in (have & want, have, want))
    places = sorted({*given, *asked})
    return Tally(measure, tuple((p, right[p], given[p], asked[p]) for p in places), note)


def joined(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """Return tallies of several conversations as one a measure, in the order of the first."""
    found: dict[str, Tally] = {}
    for tally in tallies:
        before = found.get(tally.measure)
        counts = (*before.counts, *tally.counts) if before else tally.counts
        found[tally.measure] = Tally(tally.measure, counts, tally.note)
    return tuple(found.values())


def score(tally: Tally, how: Resampling, whole: str = "conversations") -> Score:
    """Return the figures of a tally; conversations are drawn anew where there are several."""
    drawn = units([place for place, *_ in tally.counts], "comments", whole)
    table = np.array([counts for _, *counts in tally.counts], dtype=float).reshape(-1, 3)
    by_unit = drawn.sums(table) if drawn.count else table
    right, found, wanted = (int(total) for total in table.sum(axis=0))
    parts = by_unit.T
    figures = estimates(
        {
            "precision": (ratio(parts[0], parts[1]), found),
            "recall": (ratio(parts[0], parts[2]), wanted),
            "f1": (f1(parts[0], parts[1], parts[2]), wanted),
        },
        drawn.count,
        how,
    )
    return Score(tally.measure, wanted, found, right, **figures, note=tally.note)
