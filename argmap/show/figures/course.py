"""How a conversation went, ready to be drawn: what is counted at which comment or time."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis
    from argmap.model import ArgumentGraph

By = Literal["comments", "clock"]
MOST_MOMENTS = 5_000  # of a course; the rest is in the table of the command line
COUNTS = (
    "concessions",
    "unanswered_rebuttals",
    "open_questions",
    "replies_across_camps",
    "moves",
    "answers",
)


class Course(Struct, frozen=True):
    """What is counted at each moment.

    `nodes` has the comment that each moment leads to, `x` where it is drawn: the place of the
    comment from 1, or a time. `values` are the counts by name, `people` and `claims` those of each
    camp, by its letter ("all" where there are none, "" for people without one). `moments` says
    where each comment of the conversation is on the axis. `votes`: the moments are those of votes.
    """

    by: By
    votes: bool
    nodes: tuple[str, ...]
    x: tuple[int | str, ...]
    values: Mapping[str, tuple[Any, ...]]
    people: Mapping[str, tuple[int, ...]]
    claims: Mapping[str, tuple[int, ...]]
    moments: tuple[int | str, ...]

    def row(self, place: int) -> int:
        """Return the last of the moments that is not after the comment at a place."""
        if not self.votes:
            kept = [i for i, x in enumerate(self.x) if x <= self.moments[place]]  # type: ignore[operator]  # all of one type
            return kept[-1] if kept else 0
        rows = [i for i, x in enumerate(self.x) if str(x) <= str(self.moments[place])]
        return rows[-1] if rows else 0


def ways(analysis: "Analysis") -> tuple[By, ...]:
    """Return by what the course can be drawn: comments, the clock, or both.

    The clock needs the time of every comment, and comments in its order; votes that have a time
    and no place in the conversation can only be drawn by the clock.
    """
    if by_votes(analysis):
        return ("clock",)
    return ("comments", "clock") if _timed(analysis.graph) else ("comments",)


def by_votes(analysis: "Analysis") -> bool:
    """Say whether votes that are known by the clock alone tell how it went."""
    return any(s.at is None and s.time for s in analysis.graph.stances)


def course(analysis: "Analysis", by: By) -> Course:
    """Return how a conversation went.

    Args:
        analysis: of the conversation.
        by: one of `ways`.
    """
    if by_votes(analysis):
        return _of_votes(analysis)
    graph, table = analysis.graph, analysis.timeline
    moments: list[int | str] = (
        [comment.posted or "" for comment in graph.comments]
        if by == "clock"
        else list(range(1, len(graph.comments) + 1))
    )
    kept = thinned(len(table), MOST_MOMENTS)
    nodes, values = table["comment"].tolist(), _columns(table, kept)
    granted = sorted(one.at for one in analysis.concessions)
    values["concessions"] = tuple(bisect_right(granted, i) for i in kept)
    return Course(
        by=by,
        votes=False,
        nodes=tuple(nodes[i] for i in kept),
        x=tuple(moments[i] for i in kept),
        values=values,
        people=_of_camps(analysis.camp_series, "people", kept),
        claims=_of_camps(analysis.camp_series, "claims", kept),
        moments=tuple(moments),
    )


def _of_votes(analysis: "Analysis") -> Course:
    table, graph = analysis.clock_series, analysis.graph
    kept = range(len(table))
    first = table["time"].tolist()[0] if len(table) else ""
    return Course(
        by="clock",
        votes=True,
        nodes=tuple(node or "" for node in table["comment"].tolist()),
        x=tuple(table["time"].tolist()),
        values=_columns(table, kept),
        people=_of_camps(analysis.camp_series_by_clock, "people", kept),
        claims={},
        moments=tuple(comment.posted or first for comment in graph.comments),
    )


def _timed(graph: "ArgumentGraph") -> bool:
    from argmap.analyse.stances import moment  # pandas takes long to import

    times = [moment(comment.posted) if comment.posted else -1.0 for comment in graph.comments]
    known = len(times) > 1 and all(time == time and time >= 0 for time in times)
    return known and times == sorted(times) and times[0] < times[-1]


def thinned(size: int, most: int) -> Sequence[int]:
    """Return at most so many of the places below `size`, evenly spread, with both ends."""
    if size <= most:
        return range(size)
    step = (size - 1) / (most - 1)
    return sorted({round(i * step) for i in range(most)})


def _columns(table: Any, kept: Sequence[int]) -> dict[str, tuple[Any, ...]]:
    left = {"comment", "number", "author", "posted", "time"}
    found = {}
    for name in table.columns:
        if name not in left:
            values = table[name].tolist()
            found[name] = tuple(None if values[i] != values[i] else values[i] for i in kept)
    return found


def _of_camps(table: Any, what: str, kept: Sequence[int]) -> dict[str, tuple[int, ...]]:
    names = list(dict.fromkeys(table["camp"].tolist()))
    of: dict[str, list[int]] = {name if isinstance(name, str) else "": [] for name in names}
    for name, value in zip(table["camp"].tolist(), table[what].tolist(), strict=True):
        of[name if isinstance(name, str) else ""].append(value)
    return {name: tuple(values[i] for i in kept) for name, values in of.items()}
