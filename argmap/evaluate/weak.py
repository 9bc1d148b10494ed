"""What the figures say about where the guesses fail, as sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.evaluate.bootstrap import Estimate
from argmap.evaluate.result import Result, interval, share

TITLES = {
    "replies": "Who answers whom",
    "claims": "Claims",
    "links": "Support and rebut",
    "links, replies given": "Support and rebut where the reply is given",
}
SAID = {
    "accuracy": "found for {}",
    "claims F1": "F1 {}",
    "macro-F1": "macro-F1 {}",
    "two-way accuracy": "on the right side for {}",
}
WORST = 3  # named of each measure
FEWEST = 30  # cases of a set or group
TOO_SURE = 0.1  # calibration error that is worth a word

Named = tuple[str, Result]


def weak_points(results: Sequence[Named]) -> list[str]:
    """Return sentences on the worst data, groups, confusions and calibration, for each measure."""
    points: list[str] = []
    for measure, title in TITLES.items():
        of = [
            one
            for one in results
            if one[1].measure == measure and one[1].found.n >= FEWEST and main_figure(one[1])
        ]
        said = [*_worst(of), *_no_better(of), *_group(of), *_confused(of), *_unsure(of)]
        points += [f"**{title}.** {' '.join(said)}"] if said else []
    return points


def main_figure(one: Result) -> str:
    """Return the name of the figure to judge a result by; "" where there is none."""
    if one.measure == "replies":
        return "accuracy"
    if one.measure == "claims":
        return "claims F1"
    if not one.measure.startswith("links"):
        return ""
    annotated = one.found.confusion.annotated if one.found.confusion else ()
    if "neutral" in annotated:
        return "macro-F1"
    return "two-way accuracy" if len(annotated) > 1 else ""


def _worst(results: Sequence[Named]) -> Iterator[str]:
    """Name the data with the lowest figures, each kind of figure apart."""
    for figure, said in SAID.items():
        known = [
            (estimate.value, name, said.format(_with_interval(estimate)))
            for name, one in results
            if main_figure(one) == figure
            and (estimate := one.found.named()[figure]).value is not None
        ]
        if known:
            shown = (f"{name} ({words})" for _, name, words in sorted(known)[:WORST])
            yield f"Weakest on {_listed(list(shown))}."


def _with_interval(estimate: Estimate) -> str:
    ends = interval(estimate)
    return f"{share(estimate)}, {ends}" if ends else share(estimate)


def _no_better(results: Sequence[Named]) -> Iterator[str]:
    """Name the data on which the best baseline is not surely beaten."""
    known: dict[str, list[str]] = {}
    for name, one in results:
        figure = main_figure(one)
        floors = [
            (figures[figure].value or 0.0, floor)
            for floor, figures in one.found.baselines.items()
            if figure in figures
        ]
        own = one.found.named()[figure]
        least = own.low if own.low is not None else own.value
        if floors and least is not None and least <= max(floors)[0]:
            known.setdefault(max(floors)[1].split(" (")[0], []).append(name)
    for floor, names in known.items():
        yield f'Not surely better than "{floor}": {_listed(names)}.'


def _group(results: Sequence[Named]) -> Iterator[str]:
    """Name the worst source or language inside a set that has several."""
    groups = [
        (estimate.value, f"{field} {value} of {name}", SAID[main_figure(one)], estimate)
        for name, one in results
        for field, found in one.by.items()
        if len(found) > 1
        for value, figures in found.items()
        if (estimate := figures.get(main_figure(one))) is not None
        and estimate.value is not None
        and estimate.n >= FEWEST
    ]
    if groups:
        _, group, said, estimate = min(groups, key=lambda one: one[:2])
        yield f"The worst part of a set is {group} ({said.format(_with_interval(estimate))})."


def _confused(results: Sequence[Named]) -> Iterator[str]:
    """Name the confusions that take the largest share of a class, over all data together."""
    counts: Counter[tuple[str, str]] = Counter()
    for _, one in results:
        table = one.found.confusion
        if table is not None:
            for label, row in zip(table.annotated, table.counts, strict=True):
                for found, count in zip(table.found, row, strict=True):
                    counts[label, found] += count if label in table.found else 0
    totals: Counter[str] = Counter()
    for (label, _), count in counts.items():
        totals[label] += count
    wrong = sorted(
        (-count / totals[label], label, found, count)
        for (label, found), count in counts.items()
        if label != found and totals[label] >= FEWEST and count
    )
    for part, label, found, count in wrong[:WORST]:
        of = share(Estimate(-part, None, None, count))
        yield f"Of {totals[label]:,} annotated {label}, {of} are taken for {found}."


def _unsure(results: Sequence[Named]) -> Iterator[str]:
    """Name the data on which the confidence shown is far from the share that is right."""
    known: dict[str, list[str]] = {}
    for name, one in results:
        error = one.found.figures.get("calibration error")
        if error is None or error.value is None or error.value <= TOO_SURE or error.n < FEWEST:
            continue
        gap = sum((part.confidence - part.right) * part.n for part in one.found.reliability)
        how = "Too sure" if gap > 0 else "Less sure than right"
        known.setdefault(how, []).append(f"{name} ({share(error)} off)")
    for how, names in known.items():
        yield f"{how}: {_listed(names)}."


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{'; '.join(names[:-1])}; and {names[-1]}"
