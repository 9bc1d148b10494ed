"""All analyses of one graph, each computed when it is first asked for."""

from functools import cached_property

import pandas as pd

from argmap.analyse.attention import attention
from argmap.analyse.claims import claim_table
from argmap.analyse.common_ground import common_ground, same_claims
from argmap.analyse.cruxes import cruxes, separating_claims
from argmap.analyse.grounded import grounded
from argmap.analyse.positions import Camps, camps
from argmap.analyse.stances import moves, stance_of, stances
from argmap.analyse.status import status
from argmap.analyse.strength import Strengths, quadratic_energy_strength
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
        return status(self.graph, self.stances, self.camps.camp_of)

    @cached_property
    def candidates(self) -> pd.DataFrame:
        """Candidates for common ground where nobody voted; columns `COMMON_GROUND`."""
        return common_ground(self.graph, self.camps.camp_of)

    @cached_property
    def attention(self) -> pd.DataFrame:
        """What waits for somebody, the oldest first; columns `ATTENTION`."""
        return attention(self.graph)

    @cached_property
    def strength(self) -> Strengths:
        """How well each node stands on this map, by quadratic energy."""
        return quadratic_energy_strength(self.graph)

    @cached_property
    def grounded(self) -> pd.Series:
        """Whether each node must be "accepted", "rejected", or is "undecided"."""
        return grounded(self.graph)

    @cached_property
    def cruxes(self) -> pd.DataFrame:
        """The links and claims that most hangs on; columns `CRUXES`."""
        return cruxes(self.graph)

    @cached_property
    def separating(self) -> pd.DataFrame:
        """The claims that best tell the camps apart; columns `SEPARATING`."""
        return separating_claims(self.held, self.camps.camp_of)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row a claim with what reaches it; columns `CLAIMS`."""
        return claim_table(self.graph, self.strength.strength)
