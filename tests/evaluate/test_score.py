"""Precision, recall and F1 by hand."""

import pytest

from argmap.evaluate.score import Score, of_sets
from argmap.evaluate.spans import overlap, pair


def test_figures_of_three_right_among_four_found_and_six_wanted():
    score = Score("links", right=3, found=4, wanted=6)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.5, 0.6)


def test_nothing_found_and_nothing_wanted_has_no_figures():
    score = Score("links", right=0, found=0, wanted=0)
    assert (score.precision, score.recall, score.f1) == (None, None, None)


def test_sets_are_compared_member_by_member():
    assert of_sets("authors", ["a", "b"], ["b", "c", "d"]) == Score("authors", 1, 2, 3)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param((0, 10), (0, 10), 1.0, id="the-same"),
        pytest.param((0, 10), (5, 15), 1 / 3, id="five-of-fifteen"),
        pytest.param((0, 10), (10, 20), 0.0, id="side-by-side"),
        pytest.param((0, 2), (8, 10), 0.0, id="apart"),
    ],
)
def test_overlap_is_intersection_over_union(a, b, expected):
    assert overlap(a, b) == pytest.approx(expected)


def test_each_stretch_is_paired_once_and_the_best_first():
    found, wanted = [(0, 10), (1, 11)], [(1, 11), (40, 50)]
    assert pair(found, wanted, least=0.5) == {1: 0}
