"""What a measure found on a set of data: figures, baselines beside them, tables and curves."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct, structs

from argmap.engines import Engine
from argmap.engines import engine as engine_of
from argmap.evaluate.bootstrap import Estimate, Resampling
from argmap.evaluate.score import Score
from argmap.evaluate.statistics import Bin, Point

Labels = Mapping[str, str]
GROUPED = ("source", "language")  # always; other fields by choice


class Settings(Struct, frozen=True):
    """How to measure.

    `by` names further fields to group by; `only` keeps the rows or conversations whose fields
    have these values; `most` measures so many of them at most, drawn with the seed of `how`;
    `hide_authors` takes away who wrote what.
    """

    engine: Engine | str = "auto"
    how: Resampling = Resampling()
    by: tuple[str, ...] = ()
    only: Mapping[str, str] = {}
    most: int | None = None
    hide_authors: bool = False

    @property
    def miner(self) -> Engine:
        """The engine; one given by its name is made here."""
        return engine_of(self.engine) if isinstance(self.engine, str) else self.engine


class Confusion(Struct, frozen=True):
    """How often each annotated class was found as which: `counts[annotated][found]`."""

    annotated: tuple[str, ...]
    found: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class Found(Struct, frozen=True, kw_only=True):
    """The figures of some cases.

    `unit` names what was drawn for the intervals, `units` says how many of them there are.
    `says` is the sentence that tells what it shows.
    """

    n: int
    unit: str
    units: int
    says: str
    scores: tuple[Score, ...] = ()
    figures: dict[str, Estimate] = {}
    baselines: dict[str, dict[str, Estimate]] = {}
    confusion: Confusion | None = None
    reliability: tuple[Bin, ...] = ()
    curve: tuple[Point, ...] = ()
    thresholds: dict[str, float] = {}

    def named(self) -> dict[str, Estimate]:
        """Return its main figures by name, the F1 of every score among them."""
        return {**{f"{s.measure} F1": s.f1 for s in self.scores}, **self.figures}


class Result(Struct, frozen=True):
    """A measure on one set of data with one engine; `by` has its figures for each group."""

    data: str
    measure: str
    engine: str
    found: Found
    by: dict[str, dict[str, dict[str, Estimate]]]
    note: str = ""


class Case(Protocol):
    """What is measured: one comment, text or pair, with the fields it can be grouped by."""

    @property
    def labels(self) -> Labels:
        """Its source, its language, and whatever else is said about it."""


C = TypeVar("C", bound=Case)


def result(
    data: str,
    measure: str,
    cases: Sequence[C],
    measured: Callable[[Sequence[C], Resampling], Found],
    settings: Settings,
    note: str = "",
) -> Result:
    """Measure all cases, and those of each source, language and whatever else is asked for."""
    whole = measured(cases, settings.how)
    by: dict[str, dict[str, dict[str, Estimate]]] = {}
    for field in dict.fromkeys((*GROUPED, *settings.by)):
        groups = grouped(cases, field)
        by[field] = {
            value: (whole if len(group) == len(cases) else measured(group, settings.how)).named()
            for value, group in groups.items()
        }
    return Result(data, measure, settings.miner.name, whole, by, note)


def grouped(cases: Sequence[C], field: str) -> dict[str, list[C]]:
    """Return the cases that have this field by its value, in the order of the values."""
    groups: dict[str, list[C]] = {}
    for case in cases:
        if field in case.labels:
            groups.setdefault(case.labels[field], []).append(case)
    return dict(sorted(groups.items()))


def noted(found: Result, note: str) -> Result:
    """Return the result with a further note."""
    return structs.replace(found, note="; ".join(filter(None, (found.note, note))))


def share(estimate: Estimate) -> str:
    """Return a figure as people read it: ".63"; "-" where it is not defined."""
    if estimate.value is None:
        return "-"
    return f"{estimate.value:.2f}".removeprefix("0") if 0 <= estimate.value < 0.995 else "1.00"


def interval(estimate: Estimate) -> str:
    """Return the interval of a figure: ".60-.66"; nothing where there is none."""
    if estimate.low is None or estimate.high is None:
        return ""
    ends = (share(structs.replace(estimate, value=end)) for end in (estimate.low, estimate.high))
    return " to ".join(ends)
