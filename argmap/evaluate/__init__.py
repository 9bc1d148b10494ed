"""What is inferred, measured against what careful readers annotated."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from argmap.errors import ReadError
from argmap.evaluate import references, rows
from argmap.evaluate.score import Score
from argmap.progress import Progress, quiet

MEASURES = ("replies", "authors", "claims", "links", "common-ground")


def evaluate_all(what: str, data: list[Path], progress: Progress = quiet) -> list[dict[str, Any]]:
    """Return the scores of every data set as plain rows, as `Score.as_row` makes them.

    Args:
        what: one of `MEASURES`, or "all".
        data: folders that hold a source and its `reference.json`, or files of annotated rows
            (.jsonl).
        progress: called now and then with a step's name, how much is done, of how much.

    Raises:
        ReadError: the data cannot be read, or does not hold what is to be measured.
    """
    wanted = MEASURES if what == "all" else (what,)
    found: list[dict[str, Any]] = []
    for path in data:
        of: Callable[..., list[Score]] = (
            rows.evaluate if path.suffix == ".jsonl" else references.evaluate
        )
        scores = of(path, wanted, progress)
        if not scores:
            raise ReadError(
                str(path), None, f"it holds no {what}", "choose data that was annotated for it"
            )
        found += [score.as_row(path.name) for score in scores]
    return found
