"""Words for the scale of time: dates where comments have them, else numbers of comments."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from argmap.model import ArgumentGraph

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def tick_labels(graph: ArgumentGraph, comments: Sequence[str]) -> list[str]:
    """Return what stands on the scale at each of these comments, which are in order.

    Dates are used where all of them have a time and the times do not go back; a time of day
    stands where the day is that of the tick before.
    """
    times = [_time(graph.conversation.by_id[comment].posted) for comment in comments]
    known = [time for time in times if time is not None]
    if not known or len(known) < len(times) or any(b < a for a, b in pairwise(known)):
        return [graph.mark(comment) for comment in comments]
    clock = any((time.hour, time.minute) != (0, 0) for time in known)
    found = [_day(known[0])]
    for before, time in pairwise(known):
        same_day = clock and before.date() == time.date()
        found.append(f"{time:%H:%M}" if same_day else _day(time))
    return found


def _time(posted: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(posted or "").replace(tzinfo=None)
    except ValueError:  # as it stood in the source, which is not a time for certain
        return None


def _day(time: datetime) -> str:
    return f"{time.day} {MONTHS[time.month - 1]} {time.year}"
