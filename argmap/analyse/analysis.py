"""All analyses of one graph, each computed when it is first asked for."""

from collections.abc import Mapping
from functools import cached_property

import pandas as pd

from argmap.analyse.attention import attention
from argmap.analyse.camps.camp_claims import camp_claims
from argmap.analyse.camps.positions import Camps, camps
from argmap.analyse.claims import claim_table
from argmap.analyse.course.camp_series import camp_series, camp_series_by_clock
from argmap.analyse.course.clock_series import clock_series, first_shared
from argmap.analyse.course.first_moment import HELD, FirstMoment, first_moments
from argmap.analyse.course.stages import Stage, stages
from argmap.analyse.course.timeline import timeline
from argmap.analyse.formal.cruxes import cruxes, separating_claims
from argmap.analyse.formal.grounded import grounded
from argmap.analyse.ground.common_ground import common_ground, same_claims
from argmap.analyse.ground.concessions import Concession, concessions, sayings
from argmap.analyse.ground.room import counted_by, room_of
from argmap.analyse.ground.status import status
from argmap.analyse.questions import questions
from argmap.analyse.stances import moves, stance_of, stances
from argmap.analyse.strength.strength import Strengths, quadratic_energy_strength, vote_base
from argmap.model import ArgumentGraph, Stance


class Analysis:
    """What can be said of a graph: who holds what, the camps, what is shared, what stands.

    Two threads that ask for the same at once may both compute it, with the same result.

    Args:
        graph: of which all is said; it never changes.
    """

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph

    @cached_property
    def stances(self) -> tuple[Stance, ...]:
        """All that tells what anybody holds of a claim."""
        return stances(self.graph)

    @cached_property
    def same(self) -> dict[str, tuple[str, ...]]:
        """For every claim id, all claims that say the same."""
        return same_claims(self.graph)

    @cached_property
    def questions(self) -> frozenset[str]:
        """The claims that only ask."""
        return questions(self.graph)

    @cached_property
    def held(self) -> pd.DataFrame:
        """What each participant holds of each claim at the end; columns `STANCE`."""
        return stance_of(self.stances, same=self.same)

    @cached_property
    def moves(self) -> pd.DataFrame:
        """Who changed their mind on what; columns `MOVES`."""
        return moves(self.stances, same=self.same)

    @cached_property
    def camps(self) -> Camps:
        """The camps, how they came about, or why there are none."""
        return camps(self.graph, self.stances)

    @cached_property
    def status(self) -> pd.DataFrame:
        """What each claim is to the camps: shared, dividing, unsure ...; columns `STATUS`."""
        counted = self.counted
        camp_of = self.camps.camp_of if counted is None else counted
        return status(self.graph, self.stances, camp_of, closed=counted is not None)

    @cached_property
    def room(self) -> tuple[str, ...]:
        """Who is in the room, where the list is known; nobody in an open group."""
        return room_of(self.graph)

    @cached_property
    def counted(self) -> Mapping[str, str] | None:
        """The camp by which each person in the room counts; None in an open group."""
        return counted_by(self.room, self.camps.camp_of)

    @cached_property
    def candidates(self) -> pd.DataFrame:
        """Candidates for common ground where nobody voted; columns `COMMON_GROUND`."""
        return common_ground(self.graph, self.camps.camp_of)

    @cached_property
    def attention(self) -> pd.DataFrame:
        """What waits for somebody, the oldest first; columns `ATTENTION`."""
        return attention(self.graph)

    @cached_property
    def base(self) -> dict[str, float]:
        """What votes and labels make of claims before anybody is heard, of those that have any."""
        found = vote_base(self.held)
        return {
            claim: float(base)
            for head, base in found.items()
            for claim in self.same.get(str(head), (str(head),))
        }

    @cached_property
    def strength(self) -> Strengths:
        """How well each node stands on this map, by quadratic energy; from votes where any are."""
        return quadratic_energy_strength(self.graph, self.base)

    @cached_property
    def grounded(self) -> pd.Series:
        """Whether each node must be "accepted", "rejected", or is "undecided"."""
        return grounded(self.graph)

    @cached_property
    def cruxes(self) -> pd.DataFrame:
        """The links and claims that most hangs on; columns `CRUXES`."""
        return cruxes(self.graph, self.base)

    @cached_property
    def separating(self) -> pd.DataFrame:
        """The claims that best tell the camps apart; columns `SEPARATING`."""
        held = self.held[~self.held["claim"].isin(self.questions)]
        return separating_claims(held, self.camps.camp_of)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row a claim with what reaches it; columns `CLAIMS`."""
        return claim_table(self.graph, self.strength.strength, self.base)

    @cached_property
    def timeline(self) -> pd.DataFrame:
        """How it went, comment by comment; columns `TIMELINE`."""
        return timeline(self.graph, self.camps.camp_of, self.stances, self.counted)

    @cached_property
    def camp_series(self) -> pd.DataFrame:
        """People and claims of each camp, comment by comment; columns `CAMP_SERIES`."""
        return camp_series(self.graph, self.camps.camp_of)

    @cached_property
    def clock_series(self) -> pd.DataFrame:
        """How it went by the clock, for votes with a time; columns `CLOCK`."""
        return clock_series(self.graph, self.camps.camp_of, self.stances, room=self.counted)

    @cached_property
    def first_shared(self) -> pd.DataFrame:
        """When claims of a vote first were shared or rejected by all; columns `FIRST_SHARED`."""
        return first_shared(self.graph, self.camps.camp_of, self.stances, room=self.counted)

    @cached_property
    def first_moments(self) -> dict[str, FirstMoment]:
        """When each claim that answers show to be shared, or likely shared, came to be so."""
        shared = self.status[self.status["status"].isin(HELD)]["claim"].tolist()
        camp_of, room = self.camps.camp_of, self.counted
        return first_moments(self.graph, camp_of, self.stances, shared, room)

    @cached_property
    def concessions(self) -> tuple[Concession, ...]:
        """What people granted each other in words, in the order in which they did."""
        _, others = sayings(self.graph)
        return tuple(concessions(self.graph, self.camps.camp_of, others))

    @cached_property
    def camp_series_by_clock(self) -> pd.DataFrame:
        """People and claims of each camp at the times of `clock_series`; columns `CAMP_SERIES`."""
        times = self.clock_series["time"].tolist()
        return camp_series_by_clock(self.graph, self.camps.camp_of, self.stances, times)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Who was in which camp at up to four stages."""
        return stages(self.graph, self.stances, self.camps)

    @cached_property
    def camp_claims(self) -> pd.DataFrame:
        """The strongest and most distinctive claims of each camp; columns `CAMP_CLAIMS`."""
        said = self.status[~self.status["claim"].isin(self.questions)]
        return camp_claims(said, self.strength.strength)
