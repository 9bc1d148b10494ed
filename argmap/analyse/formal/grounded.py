"""What must be accepted: the grounded extension, and what it leaves undecided."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from argmap.analyse.formal.framework import Framework, Support, framework
from argmap.analyse.strength.levels import firsts, neighbours, sorting
from argmap.model import ArgumentGraph

ACCEPTED, UNDECIDED, REJECTED = 1, 0, -1
NAMES = {ACCEPTED: "accepted", UNDECIDED: "undecided", REJECTED: "rejected"}


class Part(NamedTuple):
    """Some arguments that attack each other, joined by attacks and by nothing to all others.

    `members` are their places in the framework; `source` and `target` are the attacks, sorted by
    target, as places within the part.
    """

    members: list[int]
    source: np.ndarray
    target: np.ndarray

    def attackers(self) -> list[list[int]]:
        """Return who attacks each."""
        return _gathered(len(self.members), self.target, self.source)

    def targets(self) -> list[list[int]]:
        """Return whom each attacks."""
        return _gathered(len(self.members), self.source, self.target)


def grounded(graph: ArgumentGraph | Framework, support: Support = "ignored") -> pd.Series:
    """Say of every claim whether it must be accepted on what is said on this map.

    What nobody rebuts is accepted, what an accepted one rebuts is rejected, what is rebutted
    by rejected ones only is accepted, and so on. What that leaves is undecided.

    Args:
        graph: any graph, or a framework; `framework` says how the one becomes the other.
        support: what support links do, as in `framework`.

    Returns:
        "accepted", "rejected" or "undecided" for each claim, and each comment that a support or
        rebut link reaches, named "grounded" and indexed by node id in graph order.

    Source:
        Dung (Artificial Intelligence 77, 1995).
    """
    made = graph if isinstance(graph, Framework) else framework(graph, support)
    labels = grounded_labels(len(made.arguments), made.source, made.target)
    return named_labels(made, labels)


def named_labels(made: Framework, labels: list[int]) -> pd.Series:
    """Return the word for the label of each node, claims and comments in graph order."""
    pairs = zip(made.arguments, labels, strict=True)
    found = {node: NAMES[label] for group, label in pairs for node in group}
    return pd.Series(found, name="grounded", dtype=object)


def grounded_labels(arguments: int, source: np.ndarray, target: np.ndarray) -> list[int]:
    """Return 1 for each argument that is accepted, -1 if rejected, 0 if undecided; linear time."""
    return derivation(lists(arguments, source, target))[0]


def derivation(targets: list[list[int]]) -> tuple[list[int], list[int], list[int]]:
    """Return the grounded labels, when each was derived, and from which accepted attacker.

    The rank of an argument is above those of all that its label was derived from; a rejected
    one knows the attacker that was accepted first. Both are -1 where there is none.
    """
    size = len(targets)
    label, rank, because = [UNDECIDED] * size, [-1] * size, [-1] * size
    waiting = [0] * size
    for attacked in targets:
        for target in attacked:
            waiting[target] += 1
    free = [place for place, attackers in enumerate(waiting) if not attackers]
    for turn, accepted in enumerate(free):  # it grows on the way
        label[accepted], rank[accepted] = ACCEPTED, 2 * turn
        for rejected in targets[accepted]:
            if label[rejected] == REJECTED:
                continue
            label[rejected], rank[rejected], because[rejected] = REJECTED, 2 * turn + 1, accepted
            for defended in targets[rejected]:
                waiting[defended] -= 1
                if not waiting[defended] and label[defended] == UNDECIDED:
                    free.append(defended)
    return label, rank, because


def parts(labels: list[int], source: np.ndarray, target: np.ndarray) -> list[Part]:
    """Return what is undecided, in parts that have nothing to do with each other.

    Extensions of the whole are what is accepted with one extension of each part, since what is
    rejected attacks in vain and no accepted one attacks what is undecided.
    """
    undecided = np.asarray(labels, dtype=np.intp) == UNDECIDED
    inside = undecided[source] & undecided[target]
    members = np.flatnonzero(undecided)
    number = np.cumsum(undecided) - 1
    begins, ends = number[source[inside]], number[target[inside]]
    heads, part_of = np.unique(_joined(len(members), begins, ends), return_inverse=True)
    order = sorting(part_of)  # part by part
    rank = np.empty(len(order), dtype=np.intp)
    rank[order] = np.arange(len(order))
    first = firsts(len(heads), part_of)
    by_target = sorting(rank[ends])
    begins, ends = begins[by_target], ends[by_target]
    attacks = firsts(len(heads), part_of[ends]).tolist()
    within = rank - first[part_of]
    bounds = zip(pairwise(first.tolist()), pairwise(attacks), strict=True)
    return [
        Part(members[order[low:high]].tolist(), within[begins[a:z]], within[ends[a:z]])
        for (low, high), (a, z) in bounds
    ]


def _joined(nodes: int, source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Return for each node the lowest of those that links join it to, whichever way they lead.

    Source:
        Shiloach and Vishkin (1982): hook the higher onto the lower, then take short cuts.
    """
    lowest = np.arange(nodes)
    while True:
        one, other = lowest[source], lowest[target]
        if np.array_equal(one, other):
            return lowest
        np.minimum.at(lowest, np.maximum(one, other), np.minimum(one, other))
        while not np.array_equal(shorter := lowest[lowest], lowest):
            lowest = shorter


def _gathered(nodes: int, begins: np.ndarray, ends: np.ndarray) -> list[list[int]]:
    """Return the ends of the links that begin at each of a few nodes, without arrays on the way."""
    found: list[list[int]] = [[] for _ in range(nodes)]
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        found[begin].append(end)
    return found


def lists(nodes: int, begins: np.ndarray, ends: np.ndarray) -> list[list[int]]:
    """Return the ends of the links that begin at each node."""
    first, sorted_ends = neighbours(nodes, begins, ends)
    flat = sorted_ends.tolist()
    return [flat[low:high] for low, high in pairwise(first.tolist())]
