"""Quantiles of the share that agrees, as far as some answers tell: Beta(A + 1, N - A + 1)."""

from functools import lru_cache
from math import exp, lgamma, log1p
from math import log as log_

import numpy as np
from numpy.typing import ArrayLike, NDArray

LOWER = 0.1  # the share that is surely reached is reached in 9 of 10 cases
HALVINGS = 44  # of the interval from 0 to 1: to a few parts in 10^14
TERMS, SMALL = 2_000, 1e-13  # of the continued fraction; some 5 times the root of N are used

Floats = NDArray[np.float64]


def lower_share(agree: ArrayLike, answers: ArrayLike, level: float = LOWER) -> Floats:
    """Return the share of agreement that is exceeded with probability 1 - `level`.

    With every share as likely before the first answer, the share among all is distributed as
    Beta(A + 1, N - A + 1) after A of N agreed; its mean is (A + 1) / (N + 2), its `level` quantile
    this. Nobody asked (N = 0) gives `level` itself.

    Args:
        agree: how many agreed, A; whole numbers of any shape.
        answers: how many answered, N >= A, of the same shape.
        level: between 0 and 1.

    Returns:
        Floats in [0, 1] of that shape; they grow with A, and fall as N grows without A.

    Source:
        Bayes with a uniform prior (Laplace's rule of succession); the incomplete beta function by
        Lentz's continued fraction (Press et al., Numerical Recipes, 6.4), inverted by halving.
    """
    hits, all_of = np.broadcast_arrays(np.asarray(agree, np.int64), np.asarray(answers, np.int64))
    pairs, back = np.unique(np.stack([hits.ravel(), all_of.ravel()]), axis=1, return_inverse=True)
    a, b = pairs[0] + 1.0, pairs[1] - pairs[0] + 1.0
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, pairs[1].max(initial=0) + 3)))])
    scale = logs[pairs[1] + 1] - logs[pairs[0]] - logs[pairs[1] - pairs[0]]  # -log B(a, b)
    low, high = np.zeros(len(a)), np.ones(len(a))
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        below = _incomplete(a, b, scale, middle) < level
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    found = (low + high) / 2
    return np.asarray(found[back.reshape(-1)].reshape(hits.shape), np.float64)


def _incomplete(a: Floats, b: Floats, scale: Floats, x: Floats) -> Floats:
    """Return the regularised incomplete beta function at x, between 0 and 1."""
    swap = x > (a + 1) / (a + b + 2)  # there the fraction converges faster from the other end
    p, q, y = np.where(swap, b, a), np.where(swap, a, b), np.where(swap, 1 - x, x)
    front = np.exp(scale + p * np.log(y) + q * np.log1p(-y)) / p
    part = front * _fraction(p, q, y)
    return np.asarray(np.where(swap, 1 - part, part), np.float64)


def _fraction(p: Floats, q: Floats, y: Floats) -> Floats:
    c, d = np.ones_like(y), 1 / (1 - (p + q) * y / (p + 1))
    value: Floats = d.copy()
    for m in range(1, TERMS):
        for term in (
            m * (q - m) * y / ((p + 2 * m - 1) * (p + 2 * m)),
            -(p + m) * (p + q + m) * y / ((p + 2 * m) * (p + 2 * m + 1)),
        ):
            d, c = 1 / (1 + term * d), 1 + term / c
            change = c * d
            value *= change
        if np.abs(change - 1).max(initial=0) < SMALL:
            break
    return value


@lru_cache(maxsize=65_536)
def surely(agree: int, answers: int, least: float) -> bool:
    """Return whether the lower share of so many is at least `least`."""
    # P(X <= least) for X of Beta(a, b), both whole: that of a or more hits in a + b - 1 draws
    draws, chances = answers + 1, 0.0
    for hits in range(agree + 1, draws + 1):
        log = lgamma(draws + 1) - lgamma(hits + 1) - lgamma(draws - hits + 1)
        chances += exp(log + hits * log_(least) + (draws - hits) * log1p(-least))
    return chances <= LOWER + SMALL
