"""Which rows or conversations of a set are measured: those asked for, at most so many."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

from argmap.errors import ReadError
from argmap.evaluate.result import Labels, Settings

T = TypeVar("T")


def chosen(
    path: Path, cases: Sequence[T], labels: Callable[[T], Labels], settings: Settings
) -> tuple[list[T], str]:
    """Return the cases to measure, in their order, and a note where they are not all.

    Raises:
        ReadError: none has the values asked for.
    """
    kept = [
        case
        for case in cases
        if all(labels(case).get(key) == value for key, value in settings.only.items())
    ]
    said = ", ".join(f"{key} {value}" for key, value in settings.only.items())
    if not kept:
        fields = ", ".join(sorted({key for case in cases for key in labels(case)}))
        raise ReadError(str(path), None, f"nothing in it has {said}", f"its fields are {fields}")
    notes = [f"only {said}"] if said else []
    if settings.most is not None and settings.most < len(kept):
        notes.append(f"{settings.most:,} of {len(kept):,}, drawn with seed {settings.how.seed}")
        places = sorted(Random(settings.how.seed).sample(range(len(kept)), settings.most))
        kept = [kept[place] for place in places]
    return kept, "; ".join(notes)
