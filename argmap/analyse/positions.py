"""Camps, from links alone: who disputes whom, who backs whom. Always exploratory."""

from collections import defaultdict
from typing import NamedTuple

import networkx as nx
import numpy as np

from argmap.analyse.participants import participants
from argmap.model import ArgumentGraph

EXACT_UP_TO = 20
SMALL = 1e-9  # signs below it have cancelled out
CHUNK = 1 << 15  # partitions tried at a time
STARTS, LEAST_STARTS, MANY = 64, 8, 500
MOST_PEOPLE = 4000  # their signs for each other fill 128 MB
Signs = dict[tuple[str, str], float]


class Camps(NamedTuple):
    """Two camps by least frustration.

    `camp_of` gives "A" or "B" to those who are joined by links; the others are in no camp.
    `frustration` is the weight of links that go against the partition, of `weight` in all;
    `equally_good` counts the partitions that do as well, None where not all could be tried.
    """

    camp_of: dict[str, str]
    frustration: float
    weight: float
    equally_good: int | None


NO_CAMPS = Camps({}, 0.0, 0.0, None)


def disputes(graph: ArgumentGraph) -> Signs:
    """Return the summed sign of the links between two participants, weighted by confidence.

    Keys are pairs in alphabetical order; above 0 they back, below 0 they dispute each other.
    """
    who = participants(graph)
    signs: Signs = defaultdict(float)
    for link in graph.links:
        a, b = sorted((who[link.source], who[link.target]))
        if a != b and link.kind in ("support", "rebut"):
            signs[a, b] += link.confidence if link.kind == "support" else -link.confidence
    return {pair: round(sign, 9) for pair, sign in signs.items() if abs(sign) > SMALL}


def camps(graph: ArgumentGraph) -> Camps:
    """Part the participants so that as few links as possible back across or dispute within.

    Only the largest group of people who are joined by links is parted: nothing says on which
    side somebody stands whom no link joins to it. There are no camps where leaving all of them
    together does as well, nor where more than 4,000 people are joined.

    Returns:
        Camps; exact for up to 20 people, the best of several descents beyond.

    Source:
        Frustration index of signed graphs (Aref and Wilson 2018), two factions.
    """
    signs = disputes(graph)
    if not signs:
        return NO_CAMPS
    net: nx.Graph = nx.Graph()
    net.add_edges_from(signs)
    groups = sorted(nx.connected_components(net), key=lambda group: (-len(group), min(group)))
    spoke_first = list(dict.fromkeys(participants(graph).values()))
    members = [name for name in spoke_first if name in groups[0]]
    if len(members) > MOST_PEOPLE:
        return NO_CAMPS
    number = {name: place for place, name in enumerate(members)}
    matrix = np.zeros((len(members), len(members)))
    for (a, b), sign in signs.items():
        if a in number:  # then so is b: they are joined
            matrix[number[a], number[b]] = matrix[number[b], number[a]] = sign
    best, equally_good = _exact(matrix) if len(members) <= EXACT_UP_TO else _descend(matrix)
    if _frustration(matrix, np.ones(len(members))) <= _frustration(matrix, best):
        return NO_CAMPS
    camp_of = {
        name: "A" if side == best[0] else "B" for name, side in zip(members, best, strict=True)
    }
    return Camps(camp_of, _frustration(matrix, best), float(np.abs(matrix).sum() / 2), equally_good)


def _frustration(matrix: np.ndarray, side: np.ndarray) -> float:
    # with sides of +1 and -1, a link is frustrated where its sign times both sides is below 0
    return round(float((np.abs(matrix).sum() - side @ matrix @ side) / 4), 9)


def _exact(matrix: np.ndarray) -> tuple[np.ndarray, int]:
    n = len(matrix)
    best: np.ndarray = np.ones(n)
    least, ties = np.inf, 0
    for start in range(0, 2 ** (n - 1), CHUNK):
        codes = np.arange(start, min(start + CHUNK, 2 ** (n - 1)))
        sides = 1.0 - 2.0 * ((codes[:, None] >> np.arange(n)) & 1)
        sides = sides[:, ::-1]  # the first member stays on one side
        agreement = np.einsum("ci,ij,cj->c", sides, matrix, sides, optimize=True)
        costs = np.round((np.abs(matrix).sum() - agreement) / 4, 9)
        lowest = costs.min()
        if lowest < least:
            least, ties, best = lowest, 0, sides[costs.argmin()]
        ties += int((costs == least).sum())
    return best, ties


def _descend(matrix: np.ndarray) -> tuple[np.ndarray, None]:
    """Flip whoever gains most until nobody gains, from many seeded starts; keep the best end.

    There are 64 starts for up to 500 people, and fewer for more: each takes time by their square.
    """
    random = np.random.default_rng(0)
    best, least = np.ones(len(matrix)), np.inf
    for _ in range(max(LEAST_STARTS, min(STARTS, STARTS * MANY // len(matrix)))):
        side = random.choice([-1.0, 1.0], len(matrix))
        pull = matrix @ side
        while (gain := side * pull)[worst := int(gain.argmin())] < -SMALL:
            side[worst] = -side[worst]
            pull += 2 * side[worst] * matrix[worst]  # it is symmetric, and rows are quick
        cost = _frustration(matrix, side)
        if cost < least:
            best, least = side, cost
    return best, None
