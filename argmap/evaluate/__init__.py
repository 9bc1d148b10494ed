"""What is inferred, measured against what careful readers annotated."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from argmap.errors import ReadError
from argmap.evaluate import of_maps, of_rows
from argmap.evaluate.bootstrap import Estimate, Resampling
from argmap.evaluate.found_data import Data, data_at
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
        results = [
            one for part in data_at(path) for one in _measured(part, wanted, settings, progress)
        ]
        if not results:
            remedy = "choose data that was annotated for it"
            raise ReadError(str(path), None, f"it holds no {_nothing(what)}", remedy)
        found += results
    for field in settings.by:
        if not any(one.by.get(field) for one in found):
            said = ", ".join(map(str, data))
            raise ReadError(said, None, f"nothing in it has a field {field}", "group by another")
    return found


def _measured(
    data: Data, wanted: tuple[str, ...], settings: Settings, progress: Progress
) -> list[Result]:
    if data.split is not None:
        settings = structs.replace(settings, only={"split": data.split, **settings.only})
    measure = of_rows.evaluate if data.path.suffix == ".jsonl" else of_maps.evaluate
    return measure(data.path, wanted, settings, progress)


def _nothing(what: str) -> str:
    return "annotated data" if what == "all" else what
