"""What the command line does with a wish to measure: figures as text, JSON and a plot."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from argmap import __version__
from argmap.errors import WriteError
from argmap.evaluate import REPORT, evaluate_all
from argmap.evaluate.plot import PLOTS
from argmap.evaluate.result import Result, Settings
from argmap.evaluate.text import print_results
from argmap.progress import Progress


class Done(Struct, frozen=True):
    """What came of it: how to show it, and what to write where."""

    show: Callable[[], None]
    files: dict[str, bytes]


def run(
    what: str,
    data: Sequence[Path],
    settings: Settings,
    out: str | None,
    plot: str | None,
    progress: Progress,
) -> Done:
    """Measure, and return what to show and to write; see `argmap.evaluate.evaluate_all`.

    Args:
        what: one of `MEASURES`, "all", or "report" for a page on everything in the folders.
        data: what to measure on.
        settings: how.
        out: where the figures go as JSON, or the page; a page goes to standard output by default.
        plot: where the picture goes.
        progress: told how far it is.

    Raises:
        ReadError: the data cannot be read, or does not hold what is to be measured.
        WriteError: the plot is to be of a kind that is not drawn.
    """
    draw = _drawer(plot)
    if what == REPORT:
        from argmap.evaluate.quality import report

        page = report(data, settings, progress)
        return Done(lambda: None, {out or "-": page.encode("utf-8")})
    results = evaluate_all(what, data, settings, progress)
    files = {} if out is None else {out: as_json(results, settings)}
    if plot is not None and draw is not None:
        files[plot] = draw(results).encode("utf-8")
    if "-" in files:  # nothing else may stand in standard output
        return Done(lambda: None, files)
    return Done(lambda: print_results(results, settings.by), files)


def _drawer(plot: str | None) -> Callable[[Sequence[Result]], str] | None:
    if plot is None:
        return None
    ending = Path(plot).suffix.lower()
    if ending not in PLOTS:
        problem = f"{plot}: a plot is not drawn as {ending or 'a file without an ending'}"
        raise WriteError(f"{problem}; choose one of {', '.join(PLOTS)}")
    return PLOTS[ending]


def as_json(results: Sequence[Result], settings: Settings) -> bytes:
    """Return results as JSON, with what made them."""
    made_by = {
        "version": __version__,
        "command": " ".join(("argmap", *sys.argv[1:])),
        "seed": settings.how.seed,
        "resamples": settings.how.resamples,
    }
    written = msgspec.json.encode({"made_by": made_by, "results": results})
    return msgspec.json.format(written, indent=1) + b"\n"
