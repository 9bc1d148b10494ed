"""In which order nodes can be scored: each after all that speak to it, circles by themselves."""

from itertools import chain
from typing import NamedTuple

import numpy as np

NARROW = 48  # nodes; below it a loop is quicker than numpy


class Neighbours(NamedTuple):
    """The ends of all links that begin at one node: `ends[first[node] : first[node + 1]]`."""

    first: np.ndarray
    ends: np.ndarray


class Plan(NamedTuple):
    """An order of n nodes in steps: `order[starts[i] : starts[i + 1]]` can be scored at once.

    The step number `circle` holds what stands on circles, or between two of them; it is None
    where there are no circles. Nodes of the first step hear nobody where it is not the circle.
    """

    order: np.ndarray
    starts: np.ndarray
    circle: int | None


def neighbours(nodes: int, begins: np.ndarray, ends: np.ndarray) -> Neighbours:
    """Return the links sorted by where they begin, those of one node in the order given."""
    return Neighbours(firsts(nodes, begins), ends[sorting(begins)])


def firsts(nodes: int, begins: np.ndarray) -> np.ndarray:
    """Return where the links of each node begin once they are sorted by it, and the end."""
    first = np.zeros(nodes + 1, dtype=np.intp)
    np.cumsum(np.bincount(begins, minlength=nodes), out=first[1:])
    return first


def sorting(places: np.ndarray) -> np.ndarray:
    """Return what sorts small numbers, equal ones in the order given.

    Sorting each number with its place behind it is several times quicker than `argsort`.
    """
    width = max(len(places) - 1, 0).bit_length()
    keys = (places << width) | np.arange(len(places))
    keys.sort()
    return keys & ((1 << width) - 1)


def plan(nodes: int, source: np.ndarray, target: np.ndarray) -> Plan:
    """Order nodes so that each comes after all that speak to it, in linear time.

    What follows from circles without being part of one comes after them, again step by step.
    """
    order, starts = _levels(nodes, source, target)
    if len(order) == nodes:
        return Plan(order, starts, None)
    left = np.ones(nodes, dtype=bool)
    left[order] = False
    rest = np.flatnonzero(left)
    number = np.cumsum(left) - 1
    inside = left[source] & left[target]
    last, ends = _levels(len(rest), number[target[inside]], number[source[inside]])
    on_circle = np.ones(len(rest), dtype=bool)
    on_circle[last] = False
    circles = rest[on_circle]
    before = len(order) + len(circles)
    return Plan(
        np.concatenate([order, circles, rest[last[::-1]]]),
        np.concatenate([starts, before + (len(last) - ends[::-1])]),
        len(starts) - 1,
    )


def _levels(nodes: int, source: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the nodes that no circle reaches, by the length of the longest way to them.

    And where each length begins, and the end.
    """
    out = neighbours(nodes, source, target)
    waiting = np.bincount(target, minlength=nodes)
    levels = [np.flatnonzero(waiting == 0)]
    sizes = [len(levels[0])]
    while sizes[-1]:
        if sizes[-1] < NARROW:
            few = _steps_of_few(out, waiting, levels[-1][-sizes[-1] :].tolist())
            levels.append(np.fromiter(chain.from_iterable(few), np.intp))
            sizes += map(len, few)
        else:
            levels.append(_step_of_many(out, waiting, levels[-1][-sizes[-1] :]))
            sizes.append(len(levels[-1]))
    return np.concatenate(levels), np.cumsum([0, *sizes[:-1]], dtype=np.intp)


def _step_of_many(out: Neighbours, waiting: np.ndarray, level: np.ndarray) -> np.ndarray:
    """Take the nodes of a level away and return those that then wait for nobody."""
    begin = out.first[level]
    count = out.first[level + 1] - begin
    shift = np.repeat(begin - np.cumsum(count) + count, count)
    reached = out.ends[shift + np.arange(len(shift))]
    np.subtract.at(waiting, reached, 1)
    free: np.ndarray = reached[waiting[reached] == 0]
    free.sort()
    once: np.ndarray = free[np.diff(free, prepend=-1) > 0]
    return once


def _steps_of_few(out: Neighbours, waiting: np.ndarray, level: list[int]) -> list[list[int]]:
    """Return the next levels up to the first with many nodes, or up to an empty one."""
    first, ends, left = out.first.data, out.ends.data, waiting.data
    levels = []
    while 0 < len(level) < NARROW:
        free = []
        for node in level:
            for end in ends[first[node] : first[node + 1]]:
                left[end] -= 1
                if left[end] == 0:
                    free.append(end)
        level = sorted(free)
        levels.append(level)
    return levels
