"""Figures by hand: macro-F1, AUC with ties, calibration, coverage at a precision."""

import numpy as np
import pytest

from argmap.evaluate.bootstrap import Units
from argmap.evaluate.statistics import (
    Bin,
    Point,
    Sure,
    auc,
    bins_of,
    brier,
    calibration_error,
    coverage_at,
    curve,
    f1,
    macro_f1,
    ratio,
    reliability,
    threshold_at,
)


def once(statistic, count):
    return float(statistic(np.ones((1, count)))[0])


def apart(count):
    return Units(np.arange(count), count, "rows")


def sure(confidence, right, more=0):
    """Guesses as (confidence, right), and `more` cases without a guess."""
    count = len(confidence)
    cases = np.ones(count)
    cases[-1] += more
    return Sure(
        np.array(confidence, dtype=float), np.array(right, dtype=float), apart(count), cases
    )


def test_f1_of_two_right_among_three_found_and_five_wanted_is_half():
    counts = np.array([[1.0, 2, 2], [1, 1, 3]]).T
    assert once(f1(*counts), 2) == 2 * 2 / (3 + 5)


def test_a_ratio_follows_what_is_drawn():
    statistic = ratio(np.array([1.0, 0.0]), np.array([1.0, 1.0]))
    assert statistic(np.array([[1.0, 1.0], [2.0, 0.0], [0.0, 2.0]])).tolist() == [0.5, 1.0, 0.0]


def test_a_ratio_to_nothing_is_not_defined():
    assert np.isnan(once(ratio(np.zeros(2), np.zeros(2)), 2))


# annotated a: 3 found a, 1 found b; annotated b: 2 found a, 4 found b
TABLE = np.array([[[3, 1, 0], [2, 4, 0], [0, 0, 0]]], dtype=float)


def test_macro_f1_is_the_mean_f1_of_the_classes_annotated():
    # a: 2 * 3 / (4 + 5) = 2/3; b: 2 * 4 / (6 + 5) = 8/11; nobody annotated c
    assert once(macro_f1(TABLE), 1) == pytest.approx((2 / 3 + 8 / 11) / 2)


def test_a_class_that_is_annotated_and_never_found_counts_as_nothing():
    table = TABLE.copy()
    table[0, 2, 0] = 5  # a: 2 * 3 / (4 + 10) = 3/7
    assert once(macro_f1(table), 1) == pytest.approx((3 / 7 + 8 / 11 + 0) / 3)


@pytest.mark.parametrize(
    ("scores", "positive", "expected"),
    [
        pytest.param([0.9, 0.8, 0.2, 0.1], [1, 1, 0, 0], 1.0, id="all-above"),
        pytest.param([0.1, 0.2, 0.8, 0.9], [1, 1, 0, 0], 0.0, id="all-below"),
        pytest.param([0.5, 0.5, 0.5, 0.5], [1, 1, 0, 0], 0.5, id="all-tied"),
        # pairs: .8>.8 half, .8>.1, .3<.8, .3>.1: 2.5 of 4
        pytest.param([0.8, 0.3, 0.8, 0.1], [1, 1, 0, 0], 2.5 / 4, id="one-tie"),
        pytest.param([0.8, 0.3, 0.5], [1, 1, 0], 0.5, id="one-of-two"),
    ],
)
def test_auc_is_the_share_of_pairs_in_order_and_half_of_the_ties(scores, positive, expected):
    statistic = auc(np.array(scores), np.array(positive, dtype=bool), apart(len(scores)))
    assert once(statistic, len(scores)) == pytest.approx(expected)


def test_auc_agrees_with_counting_all_pairs_in_each_draw():
    random = np.random.default_rng(3)
    scores, positive = random.integers(0, 6, 40) / 5, random.random(40) < 0.4
    unit = random.integers(0, 8, 40)
    weights = random.integers(0, 3, (5, 8)).astype(float)
    found = auc(scores, positive, Units(unit, 8, "texts"))(weights)
    for draw, figure in zip(weights, found, strict=True):
        times = draw[unit]
        won = sum(
            times[i] * times[j] * ((scores[i] > scores[j]) + (scores[i] == scores[j]) / 2)
            for i in np.flatnonzero(positive)
            for j in np.flatnonzero(~positive)
        )
        total = times[positive].sum() * times[~positive].sum()
        assert figure == pytest.approx(won / total)


def test_auc_without_one_of_the_kinds_is_not_defined():
    statistic = auc(np.array([0.1, 0.2]), np.array([True, True]), apart(2))
    assert np.isnan(once(statistic, 2))
    assert np.isnan(once(auc(np.empty(0), np.empty(0, dtype=bool), apart(0)), 0))


def test_bins_hold_a_tenth_each_and_equal_ones_stay_together():
    assert bins_of(np.arange(20) / 20).tolist() == [number // 2 for number in range(20)]
    assert len(set(bins_of(np.array([0.5] * 7 + [0.9] * 3))[:7].tolist())) == 1


def test_calibration_error_of_two_groups():
    # ten at .9, of which 6 are right (.3 off); ten at .2, of which 3 are right (.1 off)
    given = sure([0.9] * 10 + [0.2] * 10, [1] * 6 + [0] * 4 + [1] * 3 + [0] * 7)
    assert once(calibration_error(given), 20) == pytest.approx((0.3 + 0.1) / 2)
    assert reliability(given) == (
        Bin(pytest.approx(0.2), pytest.approx(0.3), 10),
        Bin(pytest.approx(0.9), pytest.approx(0.6), 10),
    )


def test_who_is_always_right_when_certain_is_calibrated():
    given = sure([1.0, 1.0, 0.0], [1, 1, 0])
    assert once(calibration_error(given), 3) == 0
    assert once(brier(given), 3) == 0


def test_brier_score_is_the_mean_squared_distance():
    assert once(brier(sure([0.8, 0.6], [1, 0])), 2) == pytest.approx((0.04 + 0.36) / 2)


RANKED = ([0.9, 0.8, 0.7, 0.6, 0.5], [1, 1, 0, 1, 0])  # precision 1, 1, 2/3, 3/4, 3/5


@pytest.mark.parametrize(
    ("precision", "coverage", "threshold"),
    [
        pytest.param(0.9, 2 / 10, 0.8, id="the-first-two"),
        pytest.param(0.75, 4 / 10, 0.6, id="a-dip-is-passed"),
        pytest.param(0.6, 5 / 10, 0.5, id="all-guesses"),
    ],
)
def test_coverage_is_of_all_cases_guessed_or_not(precision, coverage, threshold):
    given = sure(*RANKED, more=5)
    assert once(coverage_at(given, precision), 5) == pytest.approx(coverage)
    assert threshold_at(given, precision) == threshold


def test_what_is_never_that_good_covers_nothing():
    given = sure([0.9, 0.8], [0, 0])
    assert once(coverage_at(given, 0.8), 2) == 0
    assert threshold_at(given, 0.8) is None


def test_equally_sure_guesses_stand_or_fall_together():
    given = sure([0.9, 0.9, 0.9], [1, 1, 0])
    assert once(coverage_at(given, 0.8), 3) == 0


def test_the_curve_has_a_point_for_each_confidence():
    assert curve(sure([0.9, 0.9, 0.4], [1, 0, 1], more=1)) == (
        Point(0.9, 0.5, 0.5),
        Point(0.4, 0.75, pytest.approx(2 / 3)),
    )


def test_a_long_curve_is_thinned_and_keeps_its_end():
    points = curve(sure(np.linspace(1, 0.1, 500), [1] * 500))
    assert len(points) == 60
    assert points[-1].coverage == 1
