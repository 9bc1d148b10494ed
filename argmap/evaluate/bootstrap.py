"""How far a figure may be off: measured again on units drawn anew from the same data."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from msgspec import Struct

Array = np.ndarray[Any, np.dtype[Any]]
Statistic = Callable[[Array], Array]
"""Takes how often each unit was drawn (draws x units), returns one figure a draw."""

FEWEST_UNITS = 5  # conversations: of fewer, comments or rows are drawn instead
AT_ONCE = 2_000_000  # numbers held at a time
OUTSIDE = (2.5, 97.5)  # percentiles: what lies between them is the 95 % interval


class Resampling(Struct, frozen=True):
    """How often units are drawn anew, and the seed of the draws."""

    seed: int = 0
    resamples: int = 1000


class Estimate(Struct, frozen=True):
    """A figure of `n` cases with its 95 % interval; None where it is not defined."""

    value: float | None
    low: float | None
    high: float | None
    n: int


class Units(Struct, frozen=True):
    """What is drawn: the unit of each case, how many there are, and what they are called."""

    of: Array
    count: int
    name: str

    def sums(self, values: Sequence[Any] | Array) -> Array:
        """Return the sums of the values of the cases of each unit; one row a unit."""
        given = np.asarray(values, dtype=float)
        found = np.zeros((self.count, *given.shape[1:]))
        np.add.at(found, self.of, given)
        return found


def units(places: Sequence[tuple[Hashable, Hashable]], item: str, whole: str) -> Units:
    """Return the units of cases: their conversations where there are several, else the cases.

    Cases of one conversation depend on each other, so that it is drawn as a whole.

    Args:
        places: the conversation of each case, and the case within it.
        item: what cases are called.
        whole: what conversations are called.
    """
    several = len({conversation for conversation, _ in places}) >= FEWEST_UNITS
    keys = [place[0] if several else place for place in places]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    of = np.fromiter((numbers[key] for key in keys), dtype=int, count=len(keys))
    return Units(of, len(numbers), whole if several else item)


def estimates(
    statistics: Mapping[str, tuple[Statistic, int]], count: int, how: Resampling
) -> dict[str, Estimate]:
    """Return each statistic of all units, with the percentiles of its values in the draws.

    Args:
        statistics: by name, with how many cases each rests on.
        count: how many units there are.
        how: how they are drawn.
    """
    once = np.ones((1, count))
    drawn: dict[str, list[Array]] = {name: [] for name in statistics}
    for weights in _draws(count, how):
        for name, (statistic, _) in statistics.items():
            drawn[name].append(statistic(weights))
    return {
        name: _estimate(float(statistic(once)[0]), drawn[name], n)
        for name, (statistic, n) in statistics.items()
    }


def _draws(count: int, how: Resampling) -> Iterator[Array]:
    """Yield how often each unit was drawn, some draws at a time; none of fewer than two units."""
    random = np.random.default_rng(how.seed)
    most = max(1, AT_ONCE // max(1, count))
    for first in range(0, how.resamples if count > 1 else 0, most):
        some = min(most, how.resamples - first)
        picks = random.integers(count, size=(some, count)) + np.arange(some)[:, None] * count
        counted = np.bincount(picks.ravel(), minlength=some * count)
        yield counted.reshape(some, count).astype(float)


def _estimate(value: float, drawn: Sequence[Array], n: int) -> Estimate:
    if np.isnan(value):
        return Estimate(None, None, None, n)
    values = np.concatenate(drawn) if drawn else np.empty(0)
    defined = values[~np.isnan(values)]
    if not len(defined) or 2 * len(defined) < len(values):
        return Estimate(value, None, None, n)
    low, high = np.percentile(defined, OUTSIDE)
    return Estimate(value, float(low), float(high), n)
