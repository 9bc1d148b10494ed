"""Camps: as people named them, else from votes, else from who disputes whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

import networkx as nx
import numpy as np

from argmap.analyse.camps.named_camps import named_camps
from argmap.analyse.camps.vote_camps import vote_camps
from argmap.analyse.camps.votes import moderated_out, votes_of
from argmap.analyse.participants import participants
from argmap.model import ArgumentGraph, Stance

EXACT_UP_TO = 20
SMALL = 1e-9  # signs below it have cancelled out
CHUNK = 1 << 15  # partitions tried at a time
STARTS, LEAST_STARTS, MANY = 64, 8, 500
MOST_PEOPLE = 4000  # their signs for each other fill 128 MB
Signs = dict[tuple[str, str], float]


How = Literal["named", "votes", "links", "none"]


class Camps(NamedTuple):
    """Camps A, B, C, ... and what they rest on; nobody is in two.

    `camp_of` gives the camp of those who are in one. `how` says where the camps are from and
    `reason`, one sentence with counts, what they rest on or why there are none. `names` are what
    people call the camps, where they do. Of camps from links, `frustration` is the weight of
    links that go against the partition, of `weight` in all, and `equally_good` counts the
    partitions that do as well, None where not all could be tried. Of camps from votes,
    `silhouette` says how well apart they are, and `stability` how far other draws of the same
    people agree on them, both up to 1.
    """

    camp_of: dict[str, str]
    frustration: float = 0.0
    weight: float = 0.0
    equally_good: int | None = None
    how: How = "none"
    reason: str = ""
    silhouette: float | None = None
    stability: float | None = None
    names: Mapping[str, str] = MappingProxyType({})


NO_CAMPS = Camps({}, reason="Too few people dispute each other.")
TOO_MANY = Camps({}, reason=f"More than {MOST_PEOPLE:,} people argue with each other.")


def camps(graph: ArgumentGraph, stances: Iterable[Stance] | None = None) -> Camps:
    """Return the camps that people named, else those of votes, else those of links.

    Camps that are named in the graph stand before anything that is worked out. Where there are
    votes, but too few or too evenly spread to part people by
    (`argmap.analyse.camps.vote_camps`), camps are looked for in who disputes whom, and the reason
    says both; but not where these would leave out most of those who voted, whose answers would
    then count for nothing.

    Args:
        graph: any graph.
        stances: whose votes and labels count; those of the graph unless given.

    Returns:
        Camps, called A, B, C, ... in the order in which they are named, else by size; those of
        links are A for whoever spoke first, and B.
    """
    named = named_camps(graph)
    if named is not None:
        camp_of, names, reason = named
        return Camps(camp_of, how="named", reason=reason, names=names)
    votes = votes_of(graph.stances if stances is None else stances, moderated_out(graph))
    if not votes.people:
        return link_camps(graph)
    parted = vote_camps(votes)
    found = NO_CAMPS._replace(reason=parted.reason)
    if parted.camp_of:
        camp_of = {name: letter(camp) for name, camp in parted.camp_of.items()}
        found = Camps(camp_of, how="votes", reason=parted.reason)
    elif (linked := link_camps(graph)).camp_of:
        left = sum(name not in linked.camp_of for name in votes.people)
        if 2 * left <= len(votes.people):
            found = linked._replace(reason=f"{parted.reason} {linked.reason}")
        else:
            told = f"Camps from links would leave out {left:,} of {len(votes.people):,} who voted."
            found = NO_CAMPS._replace(reason=f"{parted.reason} {told}")
    return found._replace(silhouette=parted.silhouette, stability=parted.stability)


def letter(number: int) -> str:
    """Return what the camp with this number is called: A, B, ..., Z, A2, B2, ..."""
    again, place = divmod(number, 26)
    return chr(ord("A") + place) + (str(again + 1) if again else "")


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


def link_camps(graph: ArgumentGraph) -> Camps:
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
        return TOO_MANY
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
    frustration, weight = _frustration(matrix, best), float(np.abs(matrix).sum() / 2)
    return Camps(camp_of, frustration, weight, equally_good, "links", _reason(signs, members))


def _reason(signs: Signs, members: list[str]) -> str:
    joined = set(members)
    pairs = [sign for (a, b), sign in signs.items() if {a, b} <= joined]
    against = sum(sign < 0 for sign in pairs)
    return (
        f"A guess from links alone: of {len(members)} people who are joined by them, "
        f"{against} {'pair disputes' if against == 1 else 'pairs dispute'} and "
        f"{len(pairs) - against} {'backs' if len(pairs) - against == 1 else 'back'} each other."
    )


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
