"""Results as tables in a terminal, each with the sentence that says what it shows."""

from collections.abc import Iterator, Sequence

from msgspec import structs
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from argmap.evaluate.bootstrap import Estimate
from argmap.evaluate.result import Confusion, Result

# what is shown of each group, where groups are asked for
HEADLINES = {
    "replies": ("accuracy", "calibration error"),
    "claims": ("claims F1",),
    "links": ("macro-F1", "AUC of support against rebut"),
    "links, replies given": ("macro-F1", "AUC of support against rebut"),
    "authors": ("authors, inferred F1",),
    "common-ground": ("common ground F1",),
}
BESIDE = "beside it"
SHORT = {
    "AUC of support against rebut": "AUC",
    "authors, inferred F1": "F1",
    "common ground F1": "F1",
}


def print_results(results: Sequence[Result], by: Sequence[str] = ()) -> None:
    """Print the tables of results; those of groups for the fields that `by` names."""
    console = Console(highlight=False)
    for number, one in enumerate(results):
        if number:
            console.print()
        console.print(_table(one, by))


def _table(one: Result, by: Sequence[str]) -> RenderableType:
    parts = [_title(one), _scores(one), _figures(one), _confusion(one)]
    groups = (_groups(one, field) for field in by if one.by.get(field))
    shown = [part for part in (*parts, *groups) if part is not None]
    return Group(*shown, Text(one.found.says))


def _title(one: Result) -> Text:
    drawn = f"; 95 % intervals over {one.found.units:,} {one.found.unit}"
    note = f" ({one.note})" if one.note else ""
    title = Text(f"{one.data}: {one.measure}", style="bold")
    return title.append(f" by {one.engine}{drawn}{note}", style="not bold")


def _scores(one: Result) -> Table | None:
    if not one.found.scores:
        return None
    table = _bare("", "n", "precision", "recall", "F1", "95 %", "")
    for score in one.found.scores:
        figures = (figure(part) for part in (score.precision, score.recall, score.f1))
        table.add_row(score.measure, f"{score.n:,}", *figures, between(score.f1), score.note)
    return table


def _figures(one: Result) -> Table | None:
    if not one.found.figures:
        return None
    floors = one.found.baselines
    table = _bare("", "n", "figure", "95 %", BESIDE)
    named = one.found.named()
    floored = [name for floor in floors.values() for name in floor if name in named]
    for name in dict.fromkeys((*one.found.figures, *floored)):
        beside = [f"{floor} {figure(f[name])}" for floor, f in floors.items() if name in f]
        beside += [
            f"from {least:.2f} sure on"
            for precision, least in one.found.thresholds.items()
            if name == f"coverage at precision {precision}"
        ]
        row = (f"{named[name].n:,}", figure(named[name]), between(named[name]))
        table.add_row(name, *row, ", ".join(beside))
    return table


def _confusion(one: Result) -> Table | None:
    confusion: Confusion | None = one.found.confusion
    if confusion is None or not confusion.annotated:
        return None
    table = _bare("annotated \\ found", *confusion.found)
    for label, counts in zip(confusion.annotated, confusion.counts, strict=True):
        table.add_row(label, *(f"{count:,}" for count in counts))
    return table


def _groups(one: Result, field: str) -> Table | None:
    names = [
        name
        for name in HEADLINES.get(one.measure, ())
        if any(name in figures for figures in one.by[field].values())
    ]
    if not names:
        return None
    heads = (cell for name in names for cell in (SHORT.get(name, name), "95 %"))
    table = _bare(f"by {field}", "n", *heads, long_names=True)
    for value, figures in one.by[field].items():
        table.add_row(value, *_cells(figures, names))
    return table


def _cells(figures: dict[str, Estimate], names: Sequence[str]) -> Iterator[str]:
    yield max((f"{figures[name].n:,}" for name in names[:1] if name in figures), default="")
    for name in names:
        estimate = figures.get(name)
        yield from ("", "") if estimate is None else (figure(estimate), between(estimate))


def _bare(*heads: str, long_names: bool = False) -> Table:
    table = Table(box=None, pad_edge=False, header_style="")
    for number, head in enumerate(heads):
        words = number == 0 or head in ("", BESIDE)
        table.add_column(
            head,
            justify="left" if words else "right",
            no_wrap=not words or (number == 0 and not long_names),
        )
    return table


def figure(estimate: Estimate) -> str:
    """Return a figure with three digits, "-" where it is not defined."""
    return "-" if estimate.value is None else f"{estimate.value:.3f}"


def between(estimate: Estimate) -> str:
    """Return the ends of an interval, nothing where there is none."""
    if estimate.low is None or estimate.high is None:
        return ""
    low, high = (
        figure(structs.replace(estimate, value=end)) for end in (estimate.low, estimate.high)
    )
    return f"{low}-{high}"
