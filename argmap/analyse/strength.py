"""How well a claim stands on this map after those who support and rebut it were heard."""

from math import prod
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from argmap.errors import GraphError
from argmap.model import ArgumentGraph

STEPS = 1_000
SETTLED = 1e-9


class Energy(NamedTuple):
    """The strength of each node, and whether the iteration came to rest."""

    strength: pd.Series
    settled: bool


def quadratic_energy_strength(graph: ArgumentGraph, base: float = 0.5) -> Energy:
    """Score every claim with the quadratic energy model, on graphs with cycles as well.

    With E = sum of supporting - sum of rebutting strengths and h(E) = max(E, 0)^2 / (1 + max(E,
    0)^2), a claim moves to base + (1 - base) h(E) - base h(-E); half a step at a time where the
    links form a cycle.

    Args:
        graph: n nodes in its bipolar view.
        base: the score of a claim nobody speaks to, in [0, 1].

    Returns:
        n floats in [0, 1] named "strength", indexed by node id; and whether they settled.

    Source:
        Potyka (KR 2018), Continuous dynamical systems for weighted bipolar argumentation.
    """
    bipolar = graph.bipolar
    place = {node: number for number, node in enumerate(bipolar)}
    edges = [(place[s], place[t], kind) for s, t, kind in bipolar.edges(keys=True)]
    sources = np.array([source for source, _, _ in edges], dtype=np.intp)
    targets = np.array([target for _, target, _ in edges], dtype=np.intp)
    signs = np.array([1.0 if kind == "support" else -1.0 for _, _, kind in edges])
    pace = 1.0 if nx.is_directed_acyclic_graph(bipolar) else 0.5
    score = np.full(len(place), base)
    change = 0.0
    for _ in range(STEPS):
        energy = np.bincount(targets, signs * score[sources], minlength=len(place))
        lift = np.square(np.maximum(energy, 0))
        drop = np.square(np.maximum(-energy, 0))
        wanted = base + (1 - base) * lift / (1 + lift) - base * drop / (1 + drop)
        change = float(np.abs(wanted - score).max(initial=0.0))
        score = score + pace * (wanted - score)
        if change < SETTLED:
            break
    series = pd.Series(score, index=list(place), name="strength", dtype=float)
    return Energy(series, change < SETTLED)


def dfquad_strength(graph: ArgumentGraph, base: float = 0.5) -> pd.Series:
    """Score every claim with the DF-QuAD gradual semantics.

    Args:
        graph: n nodes whose support and rebut links form no cycle.
        base: score of a claim nobody speaks to, in [0, 1].

    Returns:
        n floats in [0, 1] named "strength", indexed by node id in graph order.

    Raises:
        GraphError: the links form a cycle (names it).

    Source:
        Rago, Toni, Aurisicchio and Baroni (KR 2016), the DF-QuAD algorithm.
    """
    bipolar = graph.bipolar
    if not nx.is_directed_acyclic_graph(bipolar):
        cycle = " -> ".join(source for source, *_ in nx.find_cycle(bipolar))
        raise GraphError(f"DF-QuAD needs links without a cycle; found {cycle}")
    strength: dict[str, float] = {}
    for claim in nx.topological_sort(bipolar):
        heard = [(kind, strength[s]) for s, _, kind in bipolar.in_edges(claim, keys=True)]
        pro = 1 - prod(1 - value for kind, value in heard if kind == "support")
        con = 1 - prod(1 - value for kind, value in heard if kind == "rebut")
        room = 1 - base if pro > con else base
        strength[claim] = base + room * (pro - con)
    return pd.Series(strength, name="strength", dtype=float).reindex(list(bipolar))
