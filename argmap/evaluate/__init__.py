"""What is inferred, measured against what careful readers annotated."""

from collections.abc import Sequence
from pathlib import Path

from argmap.errors import ReadError
from argmap.evaluate import of_maps, of_rows
from argmap.evaluate.bootstrap import Estimate, Resampling
from argmap.evaluate.result import Result, Settings
from argmap.progress import Progress, quiet

__all__ = ["MEASURES", "REPORT", "Estimate", "Resampling", "Result", "Settings", "evaluate_all"]

MEASURES = ("replies", "authors", "claims", "links", "common-ground")
REPORT = "report"
DEFAULT = Settings()


def evaluate_all(
    what: str, data: Sequence[Path], settings: Settings = DEFAULT, progress: Progress = quiet
) -> list[Result]:
    """Return what was measured on every set of data, a result for each measure that fits it.

    Args:
        what: one of `MEASURES`, or "all".
        data: files of annotated rows (.jsonl), folders that hold a source and its
            `reference.json`, native files, or folders of native files.
        settings: the engine, how intervals are drawn, what is grouped by, left out or hidden.
        progress: called now and then with a step's name, how much is done, of how much.

    Raises:
        ReadError: the data cannot be read, or does not hold what is to be measured.
    """
    wanted = MEASURES if what == "all" else (what,)
    found: list[Result] = []
    for path in data:
        measure = of_rows.evaluate if path.suffix == ".jsonl" else of_maps.evaluate
        results = measure(path, wanted, settings, progress)
        if not results:
            raise ReadError(
                str(path), None, f"it holds no {what}", "choose data that was annotated for it"
            )
        found += results
    return found
