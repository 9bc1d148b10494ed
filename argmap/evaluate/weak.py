"""What the figures say about where the guesses fail, as sentences."""

from collections.abc import Iterator, Sequence

from argmap.evaluate.bootstrap import Estimate
from argmap.evaluate.result import Result, interval, share

MAIN = {
    "replies": ("accuracy", "finding the comment answered", "right for {} of the comments"),
    "claims": ("claims F1", "finding claims", "with an F1 of {}"),
    "links": ("macro-F1", "support, rebut or neither", "with a macro-F1 of {}"),
    "links, replies given": ("macro-F1", "support, rebut or neither", "with a macro-F1 of {}"),
}
WORST = 2  # named of each measure
FEWEST = 30  # cases of a set or group
TOO_SURE = 0.1  # calibration error that is worth a word

Named = tuple[str, Result]


def weak_points(results: Sequence[Named]) -> list[str]:
    """Return sentences on the worst data, groups, confusions and calibration, for each measure."""
    points: list[str] = []
    for measure in MAIN:
        of = [one for one in results if one[1].measure == measure and one[1].found.n >= FEWEST]
        if of:
            points += [*_worst(measure, of), *_no_better(measure, of), *_group(measure, of)]
            points += [*_confused(of), *_unsure(of)]
    return points


def _worst(measure: str, results: Sequence[Named]) -> Iterator[str]:
    figure, what, said = MAIN[measure]
    known = [(one.found.named()[figure], name) for name, one in results]
    ranked = sorted((e.value, name, e) for e, name in known if e.value is not None)
    shown = " and ".join(
        f"{name} ({said.format(_with_interval(estimate))})" for _, name, estimate in ranked[:WORST]
    )
    if shown:
        title = "replies as bare pairs" if measure == "links, replies given" else measure
        yield f"**{title.capitalize()}**: {what} is weakest on {shown}."


def _with_interval(estimate: Estimate) -> str:
    ends = interval(estimate)
    return f"{share(estimate)}, {ends}" if ends else share(estimate)


def _no_better(measure: str, results: Sequence[Named]) -> Iterator[str]:
    """Name the data on which a baseline is not surely beaten."""
    figure, _, _ = MAIN[measure]
    for floor in dict.fromkeys(f for _, one in results for f in one.found.baselines):
        names = [
            name
            for name, one in results
            if not _beats(one.found.named()[figure], one.found.baselines.get(floor, {}).get(figure))
        ]
        if names:
            verb = "are" if len(names) > 1 else "is"
            yield f'{_listed(names)} {verb} not surely better than "{floor}".'


def _beats(own: Estimate, floor: Estimate | None) -> bool:
    if floor is None or floor.value is None:
        return True
    least = own.low if own.low is not None else own.value
    return least is not None and least > floor.value


def _group(measure: str, results: Sequence[Named]) -> Iterator[str]:
    """Name the worst source or language inside a set that has several."""
    figure, _, said = MAIN[measure]
    groups = [
        (estimate.value, f"{field} {value} of {name}", estimate)
        for name, one in results
        for field, found in one.by.items()
        if len(found) > 1
        for value, figures in found.items()
        if (estimate := figures.get(figure)) is not None
        and estimate.value is not None
        and estimate.n >= FEWEST
    ]
    if groups:
        _, group, estimate = min(groups)
        yield f"The worst group is {group}: {said.format(_with_interval(estimate))}."


def _confused(results: Sequence[Named]) -> Iterator[str]:
    """Name the confusion that takes the largest share of a class, over all data together."""
    counts: dict[tuple[str, str], int] = {}
    for _, one in results:
        table = one.found.confusion
        if table is not None:
            for label, row in zip(table.annotated, table.counts, strict=True):
                for found, count in zip(table.found, row, strict=True):
                    if label in table.found:
                        counts[label, found] = counts.get((label, found), 0) + count
    labels = dict.fromkeys(label for label, _ in counts)
    totals = {label: sum(n for (a, _), n in counts.items() if a == label) for label in labels}
    wrong = sorted(
        (-count / totals[a], a, b, count)
        for (a, b), count in counts.items()
        if a != b and totals[a] >= FEWEST
    )
    for part, label, found, count in wrong[:WORST]:
        yield (
            f'Of {totals[label]:,} cases annotated "{label}", {count:,} '
            f'({share(Estimate(-part, None, None, count))}) are taken for "{found}".'
        )


def _unsure(results: Sequence[Named]) -> Iterator[str]:
    """Name the data on which the confidence shown is far from the share that is right."""
    for name, one in results:
        error = one.found.figures.get("calibration error")
        bins = one.found.reliability
        if error is None or error.value is None or error.value <= TOO_SURE or error.n < FEWEST:
            continue
        total = sum(part.n for part in bins)
        gap = sum((part.confidence - part.right) * part.n for part in bins) / total
        how = "too sure" if gap > 0 else "not sure enough"
        yield f"On {name} it is {how}: sureness is {share(error)} off on average."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
