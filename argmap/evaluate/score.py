"""Precision, recall and F1."""

from collections.abc import Hashable, Iterable
from typing import Any

from msgspec import Struct


class Score(Struct, frozen=True):
    """How many were right, of how many found and of how many that were to be found."""

    measure: str
    right: int
    found: int
    wanted: int
    note: str = ""

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what was to be found that was found; None where there was nothing."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both: 2 right / (found + wanted); None where both are 0."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else None

    def as_row(self, data: str) -> dict[str, Any]:
        """Return the score as a plain row."""
        return {
            "data": data,
            "measure": self.measure,
            "n": self.wanted,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "note": self.note,
        }


def of_sets(
    measure: str, found: Iterable[Hashable], wanted: Iterable[Hashable], note: str = ""
) -> Score:
    """Return the score of one set against another."""
    have, want = set(found), set(wanted)
    return Score(measure, len(have & want), len(have), len(want), note)
