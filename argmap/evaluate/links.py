"""Support, rebut or neither between two texts: labels given, probabilities, when to abstain."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from argmap.evaluate.bootstrap import (
    Array,
    Estimate,
    Resampling,
    Statistic,
    Units,
    estimates,
    units,
)
from argmap.evaluate.pairs import Judged
from argmap.evaluate.result import Confusion, Found, share
from argmap.evaluate.score import Tally, of_sets, score
from argmap.evaluate.statistics import (
    Sure,
    auc,
    brier,
    calibration_error,
    coverage_at,
    curve,
    macro_f1,
    ratio,
    reliability,
    threshold_at,
)
from argmap.mine.judgement import Judgement

CLASSES = ("support", "rebut", "neutral")
PRECISIONS = (0.8, 0.9)
SPOKEN_TO = "texts spoken to"
AUC = "AUC of support against rebut"

Statistics = dict[str, tuple[Statistic, int]]


def measured(pairs: Sequence[Judged], how: Resampling, whole: str = SPOKEN_TO) -> Found:
    """Return the figures of some pairs; see `docs/quality.md` for what each means.

    Args:
        pairs: what was judged.
        how: how pairs are drawn anew for the intervals.
        whole: what those are called that belong together.
    """
    looked = [pair for pair in pairs if pair.annotated]
    drawn = units([pair.place for pair in looked], "pairs", whole)
    given, leaning = _given(looked, drawn), _leaning(looked, drawn)
    figures = estimates(
        {
            **_agreement(looked, [pair.judgement for pair in looked], drawn),
            **_labels(looked, drawn),
            "calibration error": (calibration_error(given), given.n),
            "Brier score": (brier(given), given.n),
            **{
                f"coverage at precision {p:.2f}": (coverage_at(leaning, p), len(looked))
                for p in PRECISIONS
            },
        },
        drawn.count,
        how,
    )
    figures |= _nobodys([pair for pair in pairs if not pair.annotated], how)
    return Found(
        n=len(looked),
        unit=drawn.name,
        units=drawn.count,
        scores=tuple(score(tally, how, whole) for tally in _tallies(looked)),
        figures=figures,
        baselines=_baselines(looked, drawn, how),
        confusion=_confusion(looked),
        reliability=reliability(given),
        curve=curve(leaning),
        thresholds={
            f"{p:.2f}": least for p in PRECISIONS if (least := threshold_at(leaning, p)) is not None
        },
        says=_says(figures) if looked else "Nobody annotated these pairs.",
    )


def _says(figures: Mapping[str, Estimate]) -> str:
    return (
        f"{share(figures['coverage of labels'])} of the pairs are given a label, "
        f"{share(figures['precision of labels'])} of these labels are right; told to take "
        f"sides, it puts support above rebut {share(figures[AUC])} of the time (.50 is chance)."
    )


def _agreement(
    pairs: Sequence[Judged], judgements: Sequence[Judgement], drawn: Units
) -> Statistics:
    """Return how well classes are told apart: by the labels given, and by what is likeliest."""
    given = [judgement.kind or "neutral" for judgement in judgements]
    statistics = _of_classes(pairs, given, drawn)
    likeliest = [_likeliest(judgement) for judgement in judgements]
    if likeliest != given:
        named = _of_classes(pairs, likeliest, drawn)
        statistics |= {f"{name}, likeliest class": found for name, found in named.items()}
    return statistics | _sides(pairs, judgements, drawn)


def _likeliest(judgement: Judgement) -> str:
    shares = (judgement.support, judgement.rebut, judgement.neither)
    return CLASSES[max(range(len(CLASSES)), key=lambda number: (shares[number], number))]


def _of_classes(pairs: Sequence[Judged], found: Sequence[str], drawn: Units) -> Statistics:
    place = {name: number for number, name in enumerate(CLASSES)}
    tables = np.zeros((drawn.count, len(CLASSES), len(CLASSES)))
    for unit, pair, one in zip(drawn.of, pairs, found, strict=True):
        tables[unit, place[pair.label], place[one]] += 1
    right = tables[:, range(len(CLASSES)), range(len(CLASSES))].sum(axis=1)
    accuracy = ratio(right, tables.sum(axis=(1, 2)))
    return {"accuracy": (accuracy, len(pairs)), "macro-F1": (macro_f1(tables), len(pairs))}


def _sides(pairs: Sequence[Judged], judgements: Sequence[Judgement], drawn: Units) -> Statistics:
    """Return how well support is told from rebut, on the pairs that are either."""
    one_of_two = np.array([pair.label != "neutral" for pair in pairs], dtype=bool)
    scores = np.array([j.support - j.rebut for j in judgements], dtype=float)[one_of_two]
    support = np.array([pair.label == "support" for pair in pairs], dtype=bool)[one_of_two]
    chosen = Units(drawn.of[one_of_two], drawn.count, drawn.name)
    right = np.where(scores == 0, 0.5, (scores > 0) == support)
    n = len(scores)
    return {
        AUC: (auc(scores, support, chosen), n),
        "two-way accuracy": (ratio(chosen.sums(right), chosen.sums(np.ones(n))), n),
    }


def _one_side(pairs: Sequence[Judged], drawn: Units) -> Statistics:
    """Return how often the more frequent of support and rebut is right."""
    kinds = [pair.label for pair in pairs]
    most = max(CLASSES[:2], key=kinds.count)
    right = drawn.sums([float(kind == most) for kind in kinds])
    both = drawn.sums([float(kind != "neutral") for kind in kinds])
    return {"two-way accuracy": (ratio(right, both), int(both.sum()))}


def _labels(pairs: Sequence[Judged], drawn: Units) -> Statistics:
    given = np.array([pair.given != "neutral" for pair in pairs], dtype=float)
    right = np.array([pair.given == pair.label for pair in pairs], dtype=float)
    labelled, all_pairs = drawn.sums(given), drawn.sums(np.ones(len(pairs)))
    return {
        "precision of labels": (ratio(drawn.sums(given * right), labelled), int(given.sum())),
        "coverage of labels": (ratio(labelled, all_pairs), len(pairs)),
    }


def _sure(pairs: Sequence[Judged], kinds: Sequence[str], shares: Array, drawn: Units) -> Sure:
    """Return the pairs that are given any kind, with how sure it is."""
    chosen = shares > 0
    right = np.array([pair.label == kind for pair, kind in zip(pairs, kinds, strict=True)])
    return Sure(
        shares[chosen],
        right.astype(float)[chosen],
        Units(drawn.of[chosen], drawn.count, drawn.name),
        drawn.sums(np.ones(len(pairs))),
    )


def _given(pairs: Sequence[Judged], drawn: Units) -> Sure:
    """Return the labels given, with their confidence."""
    sure = [p.judgement.confidence if p.judgement.kind else 0.0 for p in pairs]
    return _sure(pairs, [p.given for p in pairs], np.array(sure, dtype=float), drawn)


def _leaning(pairs: Sequence[Judged], drawn: Units) -> Sure:
    """Return the likelier of support and rebut, labels withheld included, with its probability."""
    sides = np.array([(p.judgement.support, p.judgement.rebut) for p in pairs], dtype=float)
    sides = sides.reshape(-1, 2)
    kinds = [CLASSES[number] for number in sides.argmax(axis=1)]
    return _sure(pairs, kinds, sides.max(axis=1, initial=0.0), drawn)


def _tallies(pairs: Sequence[Judged]) -> Iterator[Tally]:
    for kind in CLASSES[:2]:
        yield of_sets(
            kind,
            ((p.place, kind) for p in pairs if p.given == kind),
            ((p.place, kind) for p in pairs if p.label == kind),
        )
    flipped = sum(p.given != p.label and "neutral" not in (p.given, p.label) for p in pairs)
    labelled = [p for p in pairs if p.given != "neutral"]
    note = f"{len(labelled)} of {len(pairs)} labelled, {flipped} of them the opposite"
    yield of_sets(
        "opposite avoided",
        ((p.place, "flipped" if p.label not in (p.given, "neutral") else "kept") for p in labelled),
        ((p.place, "kept") for p in labelled),
        note,
    )


def _confusion(pairs: Sequence[Judged]) -> Confusion:
    counts = [[sum(p.label == a and p.given == b for p in pairs) for b in CLASSES] for a in CLASSES]
    there = [number for number, row in enumerate(counts) if any(row)]
    return Confusion(
        tuple(CLASSES[number] for number in there),
        CLASSES,
        tuple(tuple(counts[number]) for number in there),
    )


def _baselines(
    pairs: Sequence[Judged], drawn: Units, how: Resampling
) -> dict[str, dict[str, Estimate]]:
    labels = [pair.label for pair in pairs]
    most = max(CLASSES, key=labels.count)
    majority = _of_classes(pairs, [most] * len(pairs), drawn)
    majority |= _one_side(pairs, drawn)
    found = {f"majority ({most})": estimates(majority, drawn.count, how)}
    cues = [pair.cues for pair in pairs if pair.cues is not None]
    if cues and len(cues) == len(pairs):
        statistics = {**_agreement(pairs, cues, drawn)}
        found["cues only"] = estimates(statistics, drawn.count, how)
    return found


def _nobodys(pairs: Sequence[Judged], how: Resampling) -> dict[str, Estimate]:
    """Return how many of the pairs that nobody annotated are rightly left without a label."""
    if not pairs:
        return {}
    drawn = units([pair.place for pair in pairs], "pairs", SPOKEN_TO)
    left = drawn.sums([float(pair.given == "neutral") for pair in pairs])
    statistic = ratio(left, drawn.sums(np.ones(len(pairs))))
    name = "sampled pairs left unlabelled"
    return estimates({name: (statistic, len(pairs))}, drawn.count, how)
