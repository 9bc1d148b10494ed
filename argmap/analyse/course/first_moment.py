"""When claims that answers show to be shared came to be so: by the clock, or by the comments."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.analyse.course.clock_series import first_shared
from argmap.analyse.course.moments import links_by_moment
from argmap.analyse.course.status_series import StatusSeries
from argmap.analyse.ground.status import LIKELY, SHARED
from argmap.analyse.stances import moment
from argmap.model import ArgumentGraph, Stance

HELD = (SHARED, LIKELY)
NEITHER = "The answers have neither a time nor a place among the comments."
NOT_BY_THESE = "It is shared only with answers that have neither a time nor a place."


class FirstMoment(NamedTuple):
    """When a claim first was shared or likely shared.

    `comment` is the latest that was there, `time` the time by the clock; either may be unknown.
    Where both are, `unknown` says why.
    """

    comment: str | None = None
    time: str | None = None
    unknown: str | None = None


def first_moments(
    graph: ArgumentGraph,
    camp_of: Mapping[str, str],
    found: Sequence[Stance],
    wanted: Collection[str],
    room: Mapping[str, str] | None = None,
) -> dict[str, FirstMoment]:
    """Return when each of some claims first was shared or likely shared.

    By the clock where answers have a time, else by the comments where they have a place.

    Args:
        graph: the graph.
        camp_of: the camp of each participant that has one.
        found: stances as `stances` gathers them.
        wanted: claims that are shared or likely shared at the end.
        room: the camp by which each person counts in a room with a known list, see `counted_by`.
    """
    if not wanted:
        return {}
    shared = first_shared(graph, camp_of, found, alike=HELD, room=room)
    clock = dict(zip(shared["claim"], shared["first"], strict=True))
    course = _course(graph, StatusSeries(camp_of, room), found)
    placed = _by_place(course, [c for c in wanted if c not in clock])
    kept = {claim for claim in wanted if claim not in clock and claim not in placed}
    told = any(s.time or s.at is not None for s in found if s.claim in kept)
    moments = {}
    for claim in wanted:
        if claim in clock:
            moments[claim] = FirstMoment(_latest(graph, clock[claim]), clock[claim])
        elif claim in placed:
            comment = graph.comments[placed[claim]]
            moments[claim] = FirstMoment(comment.id, comment.posted)
        else:
            moments[claim] = FirstMoment(unknown=NOT_BY_THESE if told else NEITHER)
    return moments


def _by_place(course: Iterable[StatusSeries], wanted: list[str]) -> dict[str, int]:
    """Return the place of the comment with which each claim first was so, of those that were."""
    waiting, first = dict.fromkeys(wanted), dict[str, int]()
    for place, series in enumerate(course):
        if not waiting:
            break
        if any(series.counts[status] for status in HELD):
            for claim in [c for c in waiting if series.has(c) and series.of(c) in HELD]:
                first[claim] = place
                del waiting[claim]
    return first


def _course(
    graph: ArgumentGraph, series: StatusSeries, found: Iterable[Stance]
) -> Iterator[StatusSeries]:
    """Yield what is known after each comment: the same series, which goes on."""
    links = links_by_moment(graph)
    stances: defaultdict[int, list[Stance]] = defaultdict(list)
    for stance in found:
        if stance.at is not None:
            stances[stance.at].append(stance)
    for place, comment in enumerate(graph.comments):
        for claim in graph.claims_of[comment.id]:
            series.add_claim(claim.id)
        for link in links.get(place, ()):
            if link.kind == "restates":
                series.say_the_same(link.source, link.target)
        for stance in stances.get(place, ()):
            series.add(stance)
        yield series


def _latest(graph: ArgumentGraph, time: str) -> str | None:
    """Return the latest comment that was there at a time, None where comments have no times."""
    known = [(moment(x.posted), x.id) for x in graph.comments if x.posted]
    there = [each for each in known if each[0] <= moment(time)]
    return max(there, key=lambda each: each[0])[1] if there else None
