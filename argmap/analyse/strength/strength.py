"""How well a claim stands on this map after those who support and rebut it were heard.

Every node of the bipolar view is scored: claims, and comments that a link reaches as a whole. A
claim and its restatements are scored one by one, since each is spoken to by itself.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from argmap.analyse.stances import SAID, THRESHOLD
from argmap.analyse.strength.arrays import Bipolar, bipolar_arrays
from argmap.analyse.strength.gradual import Scores, circle, dfquad, h_categoriser, quadratic_energy
from argmap.errors import GraphError
from argmap.model import ArgumentGraph

Base = float | Mapping[str, float] | pd.Series


class Strengths(NamedTuple):
    """The strength of each node, and whether the iteration came to rest."""

    strength: pd.Series
    settled: bool


def quadratic_energy_strength(graph: ArgumentGraph, base: Base = 0.5) -> Strengths:
    """Score every claim with the quadratic energy model, on graphs with cycles as well.

    With E = sum of supporting - sum of rebutting strengths and h(E) = max(E, 0)^2 / (1 + max(E,
    0)^2), a claim moves to base + (1 - base) h(E) - base h(-E); where links form a cycle, half
    a step at a time until nothing moves.

    Args:
        graph: n nodes in its bipolar view.
        base: the score of a claim nobody speaks to, in [0, 1]; for all, or by id (then .5 for
            those left out), as `vote_base` gives it.

    Returns:
        n floats in [0, 1] named "strength", indexed by node id; and whether they settled.

    Raises:
        GraphError: a base outside 0 to 1.

    Source:
        Potyka (KR 2018), Continuous dynamical systems for weighted bipolar argumentation.
    """
    links = bipolar_arrays(graph)
    scores = quadratic_energy(links.source, links.target, links.sign, base_array(links, base))
    return _named(links, scores)


def dfquad_strength(graph: ArgumentGraph, base: Base = 0.5) -> pd.Series:
    """Score every claim with the DF-QuAD gradual semantics.

    Args:
        graph: n nodes whose support and rebut links form no cycle.
        base: as in `quadratic_energy_strength`.

    Returns:
        n floats in [0, 1] named "strength", indexed by node id in graph order.

    Raises:
        GraphError: the links form a cycle (names it), or a base is outside 0 to 1.

    Source:
        Rago, Toni, Aurisicchio and Baroni (KR 2016), the DF-QuAD algorithm.
    """
    links = bipolar_arrays(graph)
    start = base_array(links, base)
    try:
        found = dfquad(links.source, links.target, links.sign, start)
    except GraphError as error:
        loop = circle(links.source, links.target, len(links.nodes))
        names = " -> ".join(links.nodes[place] for place in loop or ())
        raise GraphError(f"{error}; found {names}") from None
    return _named(links, Scores(found, settled=True)).strength


def h_categoriser_strength(graph: ArgumentGraph, base: Base = 1.0) -> Strengths:
    """Score every claim by those who rebut it alone: base / (1 + the sum of their strengths).

    Support links are not heard.

    Args:
        graph: n nodes in its bipolar view, with or without cycles.
        base: as in `quadratic_energy_strength`; 1 in the source.

    Returns:
        n floats in [0, 1] named "strength", indexed by node id; and whether they settled.

    Raises:
        GraphError: a base outside 0 to 1.

    Source:
        Besnard and Hunter (Artificial Intelligence 128, 2001), A logic-based theory of deductive
        arguments; cycles and bases as `argmap.analyse.strength.gradual.h_categoriser` says.
    """
    links = bipolar_arrays(graph)
    against = links.sign < 0
    start = base_array(links, base, otherwise=1.0)
    return _named(links, h_categoriser(links.source[against], links.target[against], start))


def vote_base(stances: pd.DataFrame) -> pd.Series:
    """Return the base that votes give each claim: (A + 1) / (N + 2).

    A is the number of people who agree, N of all who answered, the unsure among them. Where the
    table has a column `source`, only votes and labels count: links are heard as links already.

    Args:
        stances: one row a participant and claim, with `participant`, `claim` and `value`.

    Returns:
        A float in (0, 1) named "base" for each claim that somebody answered, in table order.

    Source:
        Laplace's rule of succession, as Polis uses it for the agreement of a group.
    """
    if "source" in stances:
        stances = stances[stances["source"].isin(SAID)]
    agreed = (stances["value"] > THRESHOLD).groupby(stances["claim"], sort=False)
    return ((agreed.sum() + 1) / (agreed.size() + 2)).astype(float).rename("base")


def base_array(links: Bipolar, base: Base, otherwise: float = 0.5) -> np.ndarray:
    """Return the base of each node.

    Raises:
        GraphError: a base outside 0 to 1 (names the node).
    """
    if isinstance(base, (int, float)):
        found = np.full(len(links.nodes), float(base))
    else:
        known = dict(base)
        found = np.array([known.get(node, otherwise) for node in links.nodes], dtype=float)
    wrong = np.flatnonzero(~((found >= 0) & (found <= 1)))
    if wrong.size:
        node = links.nodes[wrong[0]]
        raise GraphError(f"the base of {node} is {found[wrong[0]]:g}; give one from 0 to 1")
    return found


def _named(links: Bipolar, scores: Scores) -> Strengths:
    series = pd.Series(scores.strength, index=list(links.nodes), name="strength", dtype=float)
    return Strengths(series, scores.settled)
