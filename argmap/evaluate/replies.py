"""Who answers whom: parents found, further links, calibration, ranked alternatives, baselines."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from argmap.evaluate.answers import Answer
from argmap.evaluate.bootstrap import (
    Array,
    Estimate,
    Resampling,
    Statistic,
    Units,
    estimates,
    units,
)
from argmap.evaluate.result import Found, share
from argmap.evaluate.score import Tally, of_sets, score
from argmap.evaluate.statistics import (
    Sure,
    brier,
    calibration_error,
    coverage_at,
    curve,
    ratio,
    reliability,
    threshold_at,
)

Estimates = Mapping[str, Estimate]

PRECISIONS = (0.8, 0.9, 0.95)
CHAT = "links of a chat"
FIRST = 3  # of the ranked targets


def measured(answers: Sequence[Answer], how: Resampling) -> Found:
    """Return the figures of some comments; see `docs/quality.md` for what each means."""
    drawn = units([answer.place for answer in answers], "comments", "conversations")
    asked = [answer for answer in answers if answer.parents]
    sure = _sure(answers, drawn)
    guessed = sum(answer.inferred for answer in answers)
    statistics = {
        **_accuracies(answers, drawn),
        "calibration error": (calibration_error(sure), sure.n),
        "Brier score": (brier(sure), sure.n),
        **{f"coverage at precision {p:.2f}": (coverage_at(sure, p), guessed) for p in PRECISIONS},
    }
    figures = estimates(statistics, drawn.count, how)
    baselines = _baselines(answers, drawn, how)
    return Found(
        n=len(asked),
        unit=drawn.name,
        units=drawn.count,
        scores=tuple(score(tally, how) for tally in _tallies(answers)),
        figures=figures,
        baselines=baselines,
        reliability=reliability(sure),
        curve=curve(sure),
        thresholds={
            f"{p:.2f}": least for p in PRECISIONS if (least := threshold_at(sure, p)) is not None
        },
        says=_says(figures, baselines),
    )


def _says(figures: Estimates, baselines: Mapping[str, Estimates]) -> str:
    best = max(baselines, key=lambda name: baselines[name]["accuracy"].value or 0.0)
    return (
        f"The comment answered is found for {share(figures['accuracy'])} of the comments, by "
        f'"{best}" for {share(baselines[best]["accuracy"])}; what it says about its own '
        f"sureness is {share(figures['calibration error'])} off on average."
    )


def _of_asked(
    answers: Sequence[Answer], drawn: Units, values: Sequence[float]
) -> tuple[Statistic, int]:
    """Return the mean of a value over the comments that answer something."""
    asked = np.array([bool(answer.parents) for answer in answers], dtype=float)
    return ratio(drawn.sums(np.array(values) * asked), drawn.sums(asked)), int(asked.sum())


def _accuracies(answers: Sequence[Answer], drawn: Units) -> dict[str, tuple[Statistic, int]]:
    ranks = [answer.rank for answer in answers]
    return {
        "accuracy": _of_asked(answers, drawn, [float(answer.right) for answer in answers]),
        f"recall among {FIRST}": _of_asked(
            answers, drawn, [float(rank is not None and rank <= FIRST) for rank in ranks]
        ),
        "mean reciprocal rank": _of_asked(answers, drawn, [1 / r if r else 0.0 for r in ranks]),
    }


def _baselines(
    answers: Sequence[Answer], drawn: Units, how: Resampling
) -> dict[str, dict[str, Estimate]]:
    names = dict.fromkeys(name for answer in answers for name in answer.floors)
    statistics = {
        name: _of_asked(answers, drawn, [float(a.floors[name] in a.parents) for a in answers])
        for name in names
    }
    found = estimates(statistics, drawn.count, how)
    return {name: {"accuracy": figure} for name, figure in found.items()}


def _sure(answers: Sequence[Answer], drawn: Units) -> Sure:
    """Return the guesses; what the source itself says is none."""
    guessed = np.array([bool(a.ranked) and a.inferred for a in answers], dtype=bool)
    chosen = [answer for answer, one in zip(answers, guessed, strict=True) if one]
    inferred: Array = np.array([answer.inferred for answer in answers], dtype=float)
    return Sure(
        np.array([answer.ranked[0][1] for answer in chosen], dtype=float),
        np.array([answer.right for answer in chosen], dtype=float),
        Units(drawn.of[guessed], drawn.count, drawn.name),
        drawn.sums(inferred),
    )


def _tallies(answers: Sequence[Answer]) -> Iterator[Tally]:
    first = [(a.place, a.ranked[0][0] if a.ranked else None) for a in answers]
    yield of_sets(
        "replies",
        ((place, target) for place, target in first if target is not None),
        ((a.place, _meant(a, a.parents)) for a in answers if a.parents),
    )
    if any(a.accepted != a.parents for a in answers):
        yield of_sets(
            "replies, lenient",
            ((place, target) for place, target in first if target is not None),
            ((a.place, _meant(a, a.accepted)) for a in answers if a.parents),
            "second answers of the annotator count",
        )
    if any(a.linked for a in answers):
        yield of_sets(
            CHAT,
            ((a.place, target) for a in answers for target in a.links),
            ((a.place, target) for a in answers for target in a.linked),
            "all links; who starts a conversation answers themselves",
        )
        yield of_sets(
            "conversations started",
            ((a.place, "start") for a in answers if a.links == {a.place[1]}),
            ((a.place, "start") for a in answers if not a.parents),
            "comments that answer nothing",
        )


def _meant(answer: Answer, right: frozenset[str]) -> str:
    """Return the right target that was found, else any one: they count once."""
    found = answer.ranked[0][0] if answer.ranked else None
    return found if found in right else min(right)
