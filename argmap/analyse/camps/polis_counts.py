"""How many agreed and disagreed with each statement, and the shares and tests of Polis."""

from typing import NamedTuple

import numpy as np

from argmap.analyse.camps.votes import UNSEEN


class Counts(NamedTuple):
    """For each statement, how many of some people agreed, disagreed, and answered at all."""

    agree: np.ndarray
    disagree: np.ndarray
    seen: np.ndarray

    @property
    def p_agree(self) -> np.ndarray:
        """The share that agreed, drawn towards a half: (agreed + 1) / (answered + 2)."""
        share: np.ndarray = (self.agree + 1) / (self.seen + 2)
        return share

    def side(self, side: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return how many are on a side, their share, and the z of that share against a half."""
        n = self.agree if side == "agree" else self.disagree
        more = self.seen + 1
        test = 2 * np.sqrt(more) * ((n + 1) / more - 0.5)
        return n, (n + 1) / (self.seen + 2), test

    def against(self, rest: "Counts", side: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the ratio of the share here to that of others, and the z of their difference."""
        here, p, _ = self.side(side)
        there, others, _ = rest.side(side)
        n, m = self.seen + 1.0, rest.seen + 1.0
        a, b = (here + 1) / n, (there + 1) / m
        both = (here + there + 2) / (n + m)
        spread = np.sqrt(np.maximum(both * (1 - both) * (1 / n + 1 / m), 0))
        z = np.divide(a - b, spread, out=np.zeros(len(n)), where=spread > 0)
        return p / others, z


def counted(cells: np.ndarray) -> Counts:
    """Return the counts of rows of people."""
    return Counts(
        (cells == 1).sum(axis=0), (cells == -1).sum(axis=0), (cells != UNSEEN).sum(axis=0)
    )
