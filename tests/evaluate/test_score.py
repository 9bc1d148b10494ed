"""Precision, recall and F1 by hand; which stretch is meant by which."""

import pytest

from argmap.evaluate.bootstrap import Resampling
from argmap.evaluate.score import Tally, joined, of_sets, score
from argmap.evaluate.spans import overlap, pair

HOW = Resampling(resamples=200)
HERE = ("talk", "c:1")


def test_figures_of_three_right_among_four_found_and_six_wanted():
    found = score(Tally("links", ((HERE, 3, 4, 6),)), HOW)
    assert (found.precision.value, found.recall.value, found.f1.value) == (0.75, 0.5, 0.6)
    assert (found.n, found.found, found.right) == (6, 4, 3)


def test_nothing_found_and_nothing_wanted_has_no_figures():
    found = score(Tally("links", ()), HOW)
    assert (found.precision.value, found.recall.value, found.f1.value) == (None, None, None)


def test_sets_are_compared_member_by_member():
    found = of_sets("authors", [(HERE, "a"), (HERE, "b")], [(HERE, x) for x in "bcd"])
    assert found.counts == ((HERE, 1, 2, 3),)


def test_the_same_member_elsewhere_is_another():
    there = ("talk", "c:2")
    found = of_sets("authors", [(HERE, "a")], [(there, "a")])
    assert found.counts == ((HERE, 0, 1, 0), (there, 0, 0, 1))


def test_tallies_of_one_measure_are_joined():
    one, other = Tally("a", ((HERE, 1, 1, 1),)), Tally("a", ((HERE, 0, 1, 1),))
    assert joined([one, Tally("b", ()), other]) == (
        Tally("a", ((HERE, 1, 1, 1), (HERE, 0, 1, 1))),
        Tally("b", ()),
    )


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
