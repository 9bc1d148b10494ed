"""Figures as functions of how often each unit was drawn: shares, F1, AUC, calibration, coverage."""

import numpy as np
from msgspec import Struct

from argmap.evaluate.bootstrap import Array, Statistic, Units

BINS = 10
MOST_POINTS = 60  # of a curve
_HAIR = 1e-9  # what rounding may take from a precision


class Bin(Struct, frozen=True):
    """Cases that are about equally sure: how sure on average, and how many of them are right."""

    confidence: float
    right: float
    n: int


class Point(Struct, frozen=True):
    """What is left when only labels at least this sure are given: how many, how good."""

    confidence: float
    coverage: float
    precision: float


class Sure(Struct, frozen=True):
    """Guesses with their confidence, whether each is right, its unit; and all cases by unit."""

    confidence: Array
    right: Array
    units: Units
    cases: Array

    @property
    def n(self) -> int:
        """How many guesses there are."""
        return len(self.confidence)


def ratio(parts: Array, wholes: Array) -> Statistic:
    """Return the statistic of a sum over a sum; undefined where the second is 0."""

    def statistic(weights: Array) -> Array:
        return _over(weights @ parts, weights @ wholes)

    return statistic


def f1(right: Array, found: Array, wanted: Array) -> Statistic:
    """Return the statistic 2 right / (found + wanted) of counts by unit."""
    return ratio(2 * right, found + wanted)


def macro_f1(confusions: Array) -> Statistic:
    """Return the mean F1 of the classes that are annotated at all.

    Args:
        confusions: one table a unit, annotated classes by found ones.
    """
    size = confusions.shape[1]
    annotated = confusions.sum(axis=(0, 2)) > 0
    right = confusions[:, range(size), range(size)]
    both = confusions.sum(axis=1) + confusions.sum(axis=2)

    def statistic(weights: Array) -> Array:
        each = _over(weights @ (2 * right), weights @ both)[:, annotated]
        counted = (~np.isnan(each)).sum(axis=1)
        return _over(np.nansum(each, axis=1), counted)

    return statistic


def auc(scores: Array, positive: Array, units: Units) -> Statistic:
    """Return how often a positive case scores above another one, ties counted half.

    This is the area under the receiver operating characteristic.
    """
    order = np.argsort(scores, kind="stable")
    starts = _starts(scores[order])
    sign, unit = positive[order].astype(float), units.of[order]

    def statistic(weights: Array) -> Array:
        each = np.take(weights, unit, axis=1)
        up, down = (
            np.add.reduceat(each * part, starts, axis=1) if len(starts) else each
            for part in (sign, 1 - sign)
        )
        below = np.cumsum(down, axis=1) - down / 2
        return _over((up * below).sum(axis=1), up.sum(axis=1) * down.sum(axis=1))

    return statistic


def bins_of(confidence: Array) -> Array:
    """Return the bin of each case: about a tenth of the cases each, equal ones in one bin."""
    ordered = np.sort(confidence)
    first = np.searchsorted(ordered, confidence, side="left")
    last = np.searchsorted(ordered, confidence, side="right")
    middle = (first + last) / 2
    found: Array = np.minimum((BINS * middle / max(1, len(confidence))).astype(int), BINS - 1)
    return found


def calibration_error(sure: Sure) -> Statistic:
    """Return the expected calibration error: how far confidence is from the share that is right.

    The bins are those of all cases, in each draw.
    """
    inside = np.eye(BINS)[bins_of(sure.confidence)]
    gaps = sure.units.sums((sure.right - sure.confidence)[:, None] * inside)
    counted = sure.units.sums(np.ones(sure.n))

    def statistic(weights: Array) -> Array:
        return _over(np.abs(weights @ gaps).sum(axis=1), weights @ counted)

    return statistic


def brier(sure: Sure) -> Statistic:
    """Return the mean squared distance of confidence from being right (1) or wrong (0)."""
    squares = sure.units.sums((sure.right - sure.confidence) ** 2)
    return ratio(squares, sure.units.sums(np.ones(sure.n)))


def reliability(sure: Sure) -> tuple[Bin, ...]:
    """Return the bins of the calibration error that hold anything."""
    of = bins_of(sure.confidence)
    return tuple(
        Bin(
            float(sure.confidence[of == number].mean()),
            float(sure.right[of == number].mean()),
            int((of == number).sum()),
        )
        for number in range(BINS)
        if (of == number).any()
    )


def coverage_at(sure: Sure, precision: float) -> Statistic:
    """Return the largest share of all cases that the surest guesses cover at this precision.

    Guesses that are equally sure stand or fall together; 0 where nothing is that good.
    """
    order = np.argsort(-sure.confidence, kind="stable")
    ends = _ends(sure.confidence[order])
    right, unit = sure.right[order].astype(float), sure.units.of[order]

    def statistic(weights: Array) -> Array:
        each = np.take(weights, unit, axis=1)
        covered = np.cumsum(each, axis=1)[:, ends]
        good = np.cumsum(each * right, axis=1)[:, ends]
        enough = good >= precision * covered - _HAIR
        most = np.max(covered * enough, axis=1, initial=0.0)
        return _over(most, weights @ sure.cases)

    return statistic


def curve(sure: Sure) -> tuple[Point, ...]:
    """Return precision and coverage from the surest guesses on, at most `MOST_POINTS` points."""
    order = np.argsort(-sure.confidence, kind="stable")
    confidence = sure.confidence[order]
    ends = _ends(confidence)
    total, good = float(sure.cases.sum()), np.cumsum(sure.right[order].astype(float))
    if len(ends) > MOST_POINTS:
        ends = ends[np.unique(np.linspace(0, len(ends) - 1, MOST_POINTS).astype(int))]
    return tuple(
        Point(float(confidence[end]), float((end + 1) / total), float(good[end] / (end + 1)))
        for end in ends
    )


def threshold_at(sure: Sure, precision: float) -> float | None:
    """Return from which confidence on guesses are this good, as `coverage_at` covers most."""
    order = np.argsort(-sure.confidence, kind="stable")
    ends = _ends(sure.confidence[order])
    good = np.cumsum(sure.right[order].astype(float))[ends]
    enough = np.flatnonzero(good >= precision * (ends + 1) - _HAIR)
    return float(sure.confidence[order][ends[enough[-1]]]) if len(enough) else None


def _starts(ordered: Array) -> Array:
    """Return where each run of equal values begins."""
    return np.flatnonzero(np.r_[len(ordered) > 0, ordered[1:] != ordered[:-1]])


def _ends(ordered: Array) -> Array:
    return np.r_[_starts(ordered)[1:], len(ordered)] - 1 if len(ordered) else np.empty(0, int)


def _over(above: Array, below: Array) -> Array:
    """Divide; undefined (nan) where the divisor is 0."""
    above, below = np.asarray(above, dtype=float), np.asarray(below, dtype=float)
    found: Array = np.full(np.broadcast(above, below).shape, np.nan)
    np.divide(above, below, out=found, where=below != 0)
    return found
