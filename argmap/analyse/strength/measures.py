"""How the strengths of those who speak to a claim make its own: three published measures.

Each is given in two ways: `many` for all nodes of a step at once, `one` for a single node where
steps are so small that a loop is quicker.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np

Heard = Iterable[tuple[float, float]]  # the strength and the sign of each who speaks to a node


class Measure(NamedTuple):
    """A gradual semantics.

    `many(strength, sign, first, base)` has the links to some nodes in a row, those to each node
    beginning at `first`; `one(heard, base)` has those to one node. Both return new strengths.
    """

    many: Callable[[np.ndarray, np.ndarray, np.ndarray, np.ndarray], np.ndarray]
    one: Callable[[Heard, float], float]


def _energy_of_many(
    strength: np.ndarray, sign: np.ndarray, first: np.ndarray, base: np.ndarray
) -> np.ndarray:
    energy = np.add.reduceat(strength * sign, first)
    square = energy * energy
    pull = square / (1 + square)
    found: np.ndarray = base + pull * np.where(energy > 0, 1 - base, -base)
    return found


def _energy_of_one(heard: Heard, base: float) -> float:
    return at_energy(sum(strength * sign for strength, sign in heard), base)


def at_energy(energy: float, base: float) -> float:
    """Return the quadratic-energy strength of a node with this energy."""
    square = energy * energy
    pull = square / (1 + square)
    return base + pull * (1 - base if energy > 0 else -base)


def _dfquad_of_many(
    strength: np.ndarray, sign: np.ndarray, first: np.ndarray, base: np.ndarray
) -> np.ndarray:
    silent = 1 - strength
    pro = np.multiply.reduceat(np.where(sign > 0, silent, 1.0), first)
    con = np.multiply.reduceat(np.where(sign > 0, 1.0, silent), first)
    found: np.ndarray = base + (con - pro) * np.where(con > pro, 1 - base, base)
    return found


def _dfquad_of_one(heard: Heard, base: float) -> float:
    pro = con = 1.0
    for strength, sign in heard:
        if sign > 0:
            pro *= 1 - strength
        else:
            con *= 1 - strength
    return base + (con - pro) * (1 - base if con > pro else base)


def _h_of_many(
    strength: np.ndarray, sign: np.ndarray, first: np.ndarray, base: np.ndarray
) -> np.ndarray:
    found: np.ndarray = base / (1 + np.add.reduceat(np.where(sign < 0, strength, 0.0), first))
    return found


def _h_of_one(heard: Heard, base: float) -> float:
    return base / (1 + sum(strength for strength, sign in heard if sign < 0))


QUADRATIC_ENERGY = Measure(_energy_of_many, _energy_of_one)
DFQUAD = Measure(_dfquad_of_many, _dfquad_of_one)
H_CATEGORISER = Measure(_h_of_many, _h_of_one)
