"""How a vote went by the clock: what was answered by each of some times, and what that makes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
import pandas as pd

from argmap.analyse.course.status_series import StatusSeries
from argmap.analyse.ground.status import LIKELY, REJECTED, SHARED, STATUSES
from argmap.analyse.stances import moment
from argmap.model import ArgumentGraph, Stance
from argmap.model.tables import CLOCK, FIRST_SHARED

MOST_TIMES = 160
ALIKE = (SHARED, LIKELY, REJECTED)


def clock_series(
    graph: ArgumentGraph,
    camp_of: Mapping[str, str],
    found: Iterable[Stance],
    most: int = MOST_TIMES,
    room: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Count answers, moves and the claims of each status by the clock.

    Args:
        graph: the graph; comments whose time is not known come with the first answer.
        camp_of: the camp of each participant that has one.
        found: stances as `stances` gathers them; those without a time are left out.
        most: how many times are looked at: the times of the stances, evenly thinned, so that what
            happened fast is seen as closely as what happened slowly.
        room: the camp by which each person counts in a room with a known list, see `counted_by`.

    Returns:
        One row a time with the columns `CLOCK`: `comment` is the latest that was there, `answers`
        counts stances so far, and a column for each of `STATUSES` the claims that have it. Empty
        where no stance has a time.
    """
    rows = []
    for when, latest, answers, series in _course(graph, camp_of, found, most, room):
        counts = series.counts
        rows.append((when, latest, answers, series.moves, *(counts[name] for name in STATUSES)))
    return pd.DataFrame(rows, columns=list(CLOCK))


def first_shared(
    graph: ArgumentGraph,
    camp_of: Mapping[str, str],
    found: Iterable[Stance],
    most: int = MOST_TIMES,
    alike: Collection[str] = ALIKE,
    room: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Return when each claim of a vote first was shared, likely shared or rejected by all.

    Args:
        graph: see `clock_series`.
        camp_of: see `clock_series`.
        found: see `clock_series`.
        most: see `clock_series`; a moment is known as closely as these times lie.
        alike: the statuses that are looked for.
        room: see `clock_series`.

    Returns:
        One row a claim that ever was so, with the columns `FIRST_SHARED`, in the order of time:
        `first` is the time, `status` what it then was, and `last` what it is at the end.
    """
    first: dict[str, tuple[str, str]] = {}
    there: list[str] = []
    series = StatusSeries(camp_of)
    for when, latest, _, series in _course(graph, camp_of, found, most, room):
        if latest is not None and (not there or len(there) < len(graph.claims)):
            there = [claim.id for claim in graph.claims if series.has(claim.id)]
        if not any(series.counts[status] for status in alike):
            continue
        for claim in there:
            if claim not in first and (status := series.of(claim)) in alike:
                first[claim] = when, status
    rows = [(claim, when, status, series.of(claim)) for claim, (when, status) in first.items()]
    return pd.DataFrame(rows, columns=list(FIRST_SHARED))


def _course(
    graph: ArgumentGraph,
    camp_of: Mapping[str, str],
    found: Iterable[Stance],
    most: int,
    room: Mapping[str, str] | None,
) -> Iterator[tuple[str, str | None, int, StatusSeries]]:
    """Yield at some times: the time, the latest comment, how many stances so far, and the state."""
    timed = sorted(
        ((moment(s.time), s) for s in found if s.time and moment(s.time) == moment(s.time)),
        key=itemgetter(0),
    )
    ticks = _thinned([at for at, _ in timed], most)
    come = _comments(graph, ticks)
    series, latest, at = StatusSeries(camp_of, room), None, 0
    for tick in ticks:
        for comment in come.pop(tick, ()):
            latest = comment
            for claim in graph.claims_of[comment]:
                series.add_claim(claim.id)
        while at < len(timed) and timed[at][0] <= tick:
            series.add(timed[at][1])
            at += 1
        yield timed[at - 1][1].time or "", latest, at, series


def _thinned(times: Sequence[float], most: int) -> list[float]:
    """Return at most so many of some times in order, the first and the last among them."""
    if not times:
        return []
    places = np.unique(np.linspace(0, len(times) - 1, min(most, len(times))).round().astype(int))
    return list(dict.fromkeys(times[place] for place in places))


def _comments(graph: ArgumentGraph, ticks: Sequence[float]) -> dict[float, list[str]]:
    """Return which comments come with each tick: the first tick that is not before them."""
    if not ticks:
        return {}
    placed = []
    for comment in graph.comments:
        at = moment(comment.posted) if comment.posted else float("nan")
        place = int(np.searchsorted(ticks, at)) if at == at else 0
        placed.append((ticks[min(place, len(ticks) - 1)], comment.id))
    placed.sort(key=itemgetter(0))
    return {tick: [each[1] for each in of] for tick, of in groupby(placed, key=itemgetter(0))}
