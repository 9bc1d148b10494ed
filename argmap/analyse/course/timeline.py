"""How the conversation went, comment by comment: everything counted with what was said by then."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from argmap.analyse.course.moments import links_by_moment
from argmap.analyse.course.status_series import StatusSeries
from argmap.analyse.course.unanswered import KINDS, Unanswered
from argmap.analyse.ground.common_ground import ground_course
from argmap.analyse.ground.status import STATUSES
from argmap.analyse.participants import participants
from argmap.analyse.stances import stances
from argmap.model import ArgumentGraph, Comment, Link, Stance
from argmap.model.tables import TIMELINE


def timeline(
    graph: ArgumentGraph,
    camp_of: Mapping[str, str],
    found: Iterable[Stance] | None = None,
    room: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Count claims, links, statuses and what stays unanswered, up to and with each comment.

    A link counts from the later of its two ends on. A rebuttal is unanswered while nobody else
    supports or rebuts it or answers its comment; a question is open while nobody else answers the
    comment that asks it. Nothing that comes later bears on a row, except that the camps are the
    given ones: camps from the links of the whole conversation are seen from its end.

    Args:
        graph: the graph.
        camp_of: the camp of each participant that has one.
        found: stances as `stances` gathers them, which is the default; those without a place in
            the conversation, such as votes known by the clock alone, are left out.
        room: the camp by which each person counts in a room with a known list, see `counted_by`.

    Returns:
        One row a comment with the columns `TIMELINE`; `replies_across_camps` is a share in
        [0, 1] of the replies between people with a camp, missing while there is none. `moves`
        counts stances that differ from what the same person held before, `concessions` what
        people granted each other in words, as `concessions` finds it, `candidates` what may be
        common ground by `common_ground` (the merely uncontested left out), and a column for each
        of `STATUSES` the claims that have it, those that say the same counted as one.
    """
    state = _State(graph, camp_of, stances(graph) if found is None else found, room)
    rows = [state.after(place, comment) for place, comment in enumerate(graph.comments)]
    return pd.DataFrame(rows, columns=list(TIMELINE))


class _State:
    """What is known after some comments."""

    def __init__(
        self,
        graph: ArgumentGraph,
        camp_of: Mapping[str, str],
        found: Iterable[Stance],
        room: Mapping[str, str] | None,
    ) -> None:
        self._graph, self._camp_of = graph, camp_of
        self._who, self._links = participants(graph), links_by_moment(graph)
        self._stances: dict[int, list[Stance]] = {}
        for stance in found:
            if stance.at is not None:
                self._stances.setdefault(stance.at, []).append(stance)
        self._labels: dict[int, list[tuple[str, str | None]]] = {}
        course = ground_course(graph, camp_of)
        for at, claim, label in course.changes:
            self._labels.setdefault(at, []).append((claim, label))
        self._granted = Counter(one.at for one in course.concessions)
        self._label_of: dict[str, str] = {}
        self._series = StatusSeries(camp_of, room)
        self._counts = dict.fromkeys(("claims", "supports", "rebuts", "concessions"), 0)
        self._open = Unanswered(graph, self._who)
        self._across: Counter[bool] = Counter()

    def after(self, place: int, comment: Comment) -> tuple[Any, ...]:
        """Take in one more comment and return its row."""
        claims = self._graph.claims_of[comment.id]
        self._counts["claims"] += len(claims)
        for claim in claims:
            self._series.add_claim(claim.id)
        links = self._links.get(place, [])
        for link in links:
            self._count(link)
        self._counts["concessions"] += self._granted[place]
        self._open.add(comment, links)
        for stance in self._stances.get(place, ()):
            self._series.add(stance)
        for claim_id, label in self._labels.get(place, ()):
            self._label_of.pop(claim_id, None)
            if label is not None:
                self._label_of[claim_id] = label
        across, all_of = self._across[True], self._across.total()
        statuses = self._series.counts
        return (
            comment.id,
            comment.number,
            comment.author,
            comment.posted,
            *self._counts.values(),
            len(self._open.rebuttals),
            len(self._open.questions),
            across / all_of if all_of else None,
            self._series.moves,
            len(self._label_of),
            *(statuses[name] for name in STATUSES),
        )

    def _count(self, link: Link) -> None:
        if link.kind == "restates":
            self._series.say_the_same(link.source, link.target)
        elif link.kind == "reply" and link.primary:
            sides = [self._camp_of.get(self._who[end]) for end in (link.source, link.target)]
            if None not in sides:
                self._across[sides[0] != sides[1]] += 1
        elif link.kind in KINDS:
            self._counts[KINDS[link.kind]] += 1
