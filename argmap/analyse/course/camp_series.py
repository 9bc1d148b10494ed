"""How many people of each camp have spoken, and what they have claimed, moment by moment."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from argmap.analyse.camps.camp_counts import ALL
from argmap.analyse.participants import participants
from argmap.analyse.stances import moment
from argmap.model import ArgumentGraph, Stance
from argmap.model.stance import PUT_UP
from argmap.model.tables import CAMP_SERIES

Event = tuple[float, str, int]  # when, who, how many claims


def camp_series(graph: ArgumentGraph, camp_of: Mapping[str, str]) -> pd.DataFrame:
    """Count the people of each camp who have spoken and their claims, comment by comment.

    Args:
        graph: the graph.
        camp_of: the camp of each participant that has one; without any, all are one camp, `ALL`.

    Returns:
        One row a comment and camp with the columns `CAMP_SERIES`: `at` is the place of the
        comment; the camp is None for people without one, where there are such.
    """
    who = participants(graph)
    events = [
        (float(at), who[comment.id], len(graph.claims_of[comment.id]))
        for at, comment in enumerate(graph.comments)
    ]
    return _counted(events, camp_of, np.arange(len(graph.comments), dtype=float))


def camp_series_by_clock(
    graph: ArgumentGraph,
    camp_of: Mapping[str, str],
    found: Iterable[Stance],
    times: Sequence[str],
) -> pd.DataFrame:
    """Count the people of each camp who have spoken or voted, and their claims, at some times.

    Args:
        graph: the graph.
        camp_of: see `camp_series`.
        found: stances; those without a time are left out.
        times: when to count, in ISO 8601 and in order.

    Returns:
        One row a time and camp with the columns `CAMP_SERIES`, `at` being the place among
        `times`. Claims that were only put up for a vote are those of their author all the same.
    """
    who = participants(graph)
    events: list[Event] = [
        (moment(comment.posted), who[comment.id], len(graph.claims_of[comment.id]))
        for comment in graph.comments
        if comment.posted
        # whoever only wrote a statement of a vote is counted when they vote
        and not all(claim.rule == PUT_UP for claim in graph.claims_of[comment.id])
    ]
    events += [(moment(s.time), s.participant, 0) for s in found if s.time]
    known = sorted((event for event in events if event[0] == event[0]), key=lambda e: e[0])
    return _counted(known, camp_of, np.array([moment(time) for time in times]))


def _counted(
    events: Sequence[Event], camp_of: Mapping[str, str], ticks: np.ndarray
) -> pd.DataFrame:
    """Count up to and with each tick; events are in order."""
    names: list[str | None] = [*(sorted(set(camp_of.values())) or [ALL])]
    if camp_of and any(who not in camp_of for _, who, _ in events):
        names.append(None)
    people, claims, seen = Counter[str | None](), Counter[str | None](), set[str]()
    rows, next_event = [], 0
    for at, tick in enumerate(ticks):
        while next_event < len(events) and events[next_event][0] <= tick:
            _, who, made = events[next_event]
            camp = camp_of.get(who) if camp_of else ALL
            people[camp] += who not in seen
            claims[camp] += made
            seen.add(who)
            next_event += 1
        rows += [(at, name, people[name], claims[name]) for name in names]
    return pd.DataFrame(rows, columns=list(CAMP_SERIES))
