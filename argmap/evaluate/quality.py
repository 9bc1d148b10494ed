"""The page on how good the guesses are: all that is measured on the data of some folders."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from argmap import __version__
from argmap.errors import ReadError
from argmap.evaluate import evaluate_all
from argmap.evaluate.bootstrap import Estimate
from argmap.evaluate.found_data import Data, data_name, find_data
from argmap.evaluate.quality_words import ABOUT, HEAD, TITLES
from argmap.evaluate.replies import CHAT
from argmap.evaluate.result import Result, Settings, interval, share
from argmap.evaluate.sureness import sureness_table
from argmap.evaluate.weak import main_figure, weak_points
from argmap.progress import Progress, quiet

MOST = 1000  # rows of a file
MOST_PARTS = 12  # of a set, by source or by language
HIDDEN = ", authors hidden"
LEARNED = " \\*"  # marks data that may have been learned from
LIMITS = Path(__file__).with_name("known_limits.txt")


class Measured(Struct, frozen=True):
    """A result, with the mark of data that may have been learned from."""

    name: str
    result: Result


def report(folders: Sequence[Path], settings: Settings, progress: Progress = quiet) -> str:
    """Return a page in Markdown on all annotated data in some folders.

    Args:
        folders: are searched for files of rows and reference maps; of data that is split, what
            is for training is left out.
        settings: as for `evaluate_all`; at most `MOST` rows of a file where it does not say.
        progress: told how many sets of data are done.

    Raises:
        ReadError: there is no annotated data, or it is broken.
    """
    data = [one for folder in folders for one in find_data(folder)]
    if not data:
        said = ", ".join(map(str, folders))
        raise ReadError(said, None, "no annotated data is in there", "name another folder")
    settings = structs.replace(settings, most=settings.most or MOST)
    measured: list[Measured] = []
    for done, one in enumerate(data):
        progress("data", done, len(data))
        measured += _measured(one, settings)
    return "\n".join(_page(measured, settings))


def _measured(data: Data, settings: Settings) -> Iterator[Measured]:
    name = data_name(data.path).removesuffix(".jsonl") + (LEARNED if data.learned else "")
    only = {**settings.only, **({"split": data.split} if data.split else {})}
    settings = structs.replace(settings, only=only)
    results = evaluate_all("all", [data.path], settings)
    for one in results:
        alone = ", its replies" if one.measure == "links, replies given" else ""
        yield Measured(name + alone, one)
    if data.form == "threads" and not any(_is_chat(one) for one in results):
        hidden = structs.replace(settings, hide_authors=True)
        for one in evaluate_all("all", [data.path], hidden):
            yield Measured(name + HIDDEN, one)


def _is_chat(one: Result) -> bool:
    """Return whether it is of a chat; there are none without names, so that none are hidden."""
    return any(score.measure == CHAT for score in one.found.scores)


def _page(measured: Sequence[Measured], settings: Settings) -> Iterator[str]:
    engine = measured[0].result.engine
    yield HEAD.format(
        version=__version__,
        engine=engine,
        seed=settings.how.seed,
        resamples=settings.how.resamples,
        most=settings.most,
    )
    for part, columns in COLUMNS.items():
        rows = [one for one in measured if _part(one.result) == part]
        if rows:
            yield f"## {TITLES[part]}\n\n{ABOUT[part]}\n"
            yield "\n".join(_table(rows, columns)) + "\n"
    yield from _sureness(measured)
    yield from _parts(measured)
    yield "## Where it fails\n"
    yield "Found in the figures above, the worst first.\n"
    yield from (f"- {point}" for point in weak_points([(m.name, m.result) for m in measured]))
    yield "\n## Known limits\n"
    lines = LIMITS.read_text("utf-8").splitlines()
    yield from (f"- {line}" for line in lines if line.strip() and not line.startswith("#"))
    yield ""


def _sureness(measured: Sequence[Measured]) -> Iterator[str]:
    shown = [one.result for one in measured if HIDDEN not in one.name]
    if table := list(sureness_table(shown)):
        yield f"## {TITLES['sureness']}\n\n{ABOUT['sureness']}\n"
        yield "\n".join(table) + "\n"


def _parts(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield the main figure of the sources and languages of each set that has several."""
    rows = [
        f"| {one.name} | {field} {value} | {estimate.n:,} | {figure} | {_cell(estimate, True)} |"
        for one in measured
        for field, groups in one.result.by.items()
        if 1 < len(groups) <= MOST_PARTS and (figure := main_figure(one.result))
        for value, figures in groups.items()
        if (estimate := figures.get(figure)) is not None
    ]
    if rows:
        yield f"## {TITLES['parts']}\n\n{ABOUT['parts']}\n"
        yield "\n".join(("| data | part | n | figure | |", "| --- | --- | ---: | --- | ---: |"))
        yield "\n".join(rows) + "\n"


def _part(one: Result) -> str:
    """Return the section of a result; links of maps have two, one as pairs."""
    if one.measure == "links" and any(s.measure == "links" for s in one.found.scores):
        return "maps"
    if not one.measure.startswith("links"):
        return one.measure
    table = one.found.confusion
    return "links" if table is not None and "neutral" in table.annotated else "pairs"


def _table(rows: Sequence[Measured], columns: Mapping[str, "Column"]) -> Iterator[str]:
    cells = {head: [column(one.result) for one in rows] for head, column in columns.items()}
    kept = [head for head, column in cells.items() if any(column)]
    yield f"| data | n | {' | '.join(kept)} |"
    yield f"| --- | {' | '.join('---:' for _ in (1, *kept))} |"
    for number, one in enumerate(rows):
        shown = " | ".join(cells[head][number] for head in kept)
        yield f"| {one.name} | {one.result.found.n:,} | {shown} |"


Column = Callable[[Result], str]


def _figure(name: str, wide: bool = False) -> Column:
    """Return the column of a figure, with its interval where it is to be wide."""

    def cell(one: Result) -> str:
        return _cell(one.found.named().get(name), wide)

    return cell


def _cell(estimate: Estimate | None, wide: bool = False) -> str:
    if estimate is None or estimate.value is None:
        return ""
    ends = interval(estimate) if wide else ""
    return f"{share(estimate)} ({ends})" if ends else share(estimate)


def _floor(name: str, figure: str) -> Column:
    """Return the column of a baseline whose name starts so."""

    def cell(one: Result) -> str:
        for floor, figures in one.found.baselines.items():
            if floor.startswith(name):
                return _cell(figures.get(figure))
        return ""

    return cell


def _both(measure: str) -> Column:
    """Return the column of precision and recall of a score, with its F1 and the interval."""

    def cell(one: Result) -> str:
        for score in one.found.scores:
            if score.measure == measure and score.f1.value is not None:
                parts = f"{share(score.precision)} / {share(score.recall)}"
                return f"{parts}, F1 {_cell(score.f1, wide=True)}"
        return ""

    return cell


def _labels(one: Result) -> str:
    right = one.found.figures.get("precision of labels")
    given = one.found.figures.get("coverage of labels")
    if right is None or given is None:
        return ""
    return f"{_cell(right, wide=True) or '-'} of {share(given)}"


AUC = "AUC of support against rebut"
COLUMNS: dict[str, dict[str, Column]] = {
    "replies": {
        "found": _figure("accuracy", wide=True),
        "previous": _floor("previous", "accuracy"),
        "named": _floor("last named", "accuracy"),
        "first": _floor("first", "accuracy"),
        "first three": _figure("recall among 3"),
        "error of sureness": _figure("calibration error"),
        "covered at .90": _figure("coverage at precision 0.90", wide=True),
        "chat links": _figure(f"{CHAT} F1", wide=True),
        "lenient": _figure("replies, lenient F1"),
    },
    "authors": {"precision / recall": _both("authors, inferred")},
    "claims": {
        "precision / recall": _both("claims"),
        "each sentence": _floor("each sentence", "claims F1"),
        "exact F1": _figure("claims, exact F1", wide=True),
        "but for end marks": _figure("claims, bare of marks F1"),
        "roles, macro-F1": _figure("macro-F1 of roles", wide=True),
        "error of sureness": _figure("calibration error"),
    },
    "links": {
        "accuracy": _figure("accuracy"),
        "macro-F1": _figure("macro-F1", wide=True),
        "majority": _floor("majority", "macro-F1"),
        "cues": _floor("cues", "macro-F1"),
        "likeliest": _figure("macro-F1, likeliest class"),
        "AUC": _figure(AUC, wide=True),
        "AUC of cues": _floor("cues", AUC),
        "two-way": _figure("two-way accuracy"),
        "labels": _labels,
        "covered at .80": _figure("coverage at precision 0.80"),
        "error of sureness": _figure("calibration error"),
        "sampled": _figure("sampled pairs left unlabelled"),
    },
    "pairs": {
        "two-way": _figure("two-way accuracy", wide=True),
        "majority": _floor("majority", "two-way accuracy"),
        "cues": _floor("cues", "two-way accuracy"),
        "AUC": _figure(AUC, wide=True),
        "AUC of cues": _floor("cues", AUC),
        "labels": _labels,
        "covered at .80": _figure("coverage at precision 0.80"),
        "error of sureness": _figure("calibration error"),
        "sampled": _figure("sampled pairs left unlabelled"),
    },
    "maps": {
        "comments": _both("links across comments"),
        "claims": _both("links"),
        "not flipped": _figure("labels not flipped F1"),
        "restates": _both("restates"),
        "replies, macro-F1": _figure("macro-F1", wide=True),
        "labels of replies": _labels,
    },
    "common-ground": {"precision / recall": _both("common ground")},
}
