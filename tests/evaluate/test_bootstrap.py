"""Intervals: what is drawn, that the seed decides, and that they are as wide as theory says."""

import numpy as np
import pytest

from argmap.evaluate.bootstrap import Resampling, estimates, units
from argmap.evaluate.statistics import ratio

HOW = Resampling(seed=1, resamples=2000)


def share_of(right, count, how=HOW):
    values = np.r_[np.ones(right), np.zeros(count - right)]
    return estimates({"share": (ratio(values, np.ones(count)), count)}, count, how)["share"]


def test_the_interval_of_a_share_is_that_of_the_normal_approximation():
    found = share_of(120, 400)  # standard error: sqrt(.3 * .7 / 400) = .0229
    assert found.value == 0.3
    assert found.low == pytest.approx(0.3 - 1.96 * 0.0229, abs=0.006)
    assert found.high == pytest.approx(0.3 + 1.96 * 0.0229, abs=0.006)


def test_one_seed_gives_one_interval_and_another_seed_another():
    assert share_of(30, 100) == share_of(30, 100)
    assert share_of(30, 100) != share_of(30, 100, Resampling(seed=2, resamples=2000))


def test_draws_in_several_goes_are_all_made(monkeypatch):
    monkeypatch.setattr("argmap.evaluate.bootstrap.AT_ONCE", 700)
    found = share_of(120, 400)
    assert found.high - found.low == pytest.approx(4 * 0.0229, abs=0.012)


def test_conversations_are_drawn_as_a_whole_where_there_are_five():
    places = [(f"talk {number % 5}", str(number)) for number in range(20)]
    drawn = units(places, "comments", "conversations")
    assert (drawn.count, drawn.name) == (5, "conversations")
    assert drawn.of[:6].tolist() == [0, 1, 2, 3, 4, 0]


def test_comments_are_drawn_where_there_are_four_conversations():
    places = [(f"talk {number % 4}", str(number)) for number in range(20)]
    drawn = units(places, "comments", "conversations")
    assert (drawn.count, drawn.name) == (20, "comments")


def test_cases_that_go_together_make_the_interval_wider():
    # 10 conversations of 40 comments, all right or all wrong: as much is known as from 10
    whole = [(str(number // 40), str(number)) for number in range(400)]
    right = np.array([number // 40 < 3 for number in range(400)], dtype=float)
    drawn = units(whole, "comments", "conversations")
    statistic = ratio(drawn.sums(right), drawn.sums(np.ones(400)))
    found = estimates({"share": (statistic, 400)}, drawn.count, HOW)["share"]
    assert found.high - found.low == pytest.approx(2 * 1.96 * (0.21 / 10) ** 0.5, abs=0.06)


def test_what_is_not_defined_has_no_interval():
    nothing = estimates({"x": (ratio(np.zeros(3), np.zeros(3)), 0)}, 3, HOW)["x"]
    assert (nothing.value, nothing.low, nothing.high) == (None, None, None)


def test_one_unit_has_a_figure_and_no_interval():
    found = share_of(1, 1)
    assert (found.value, found.low, found.high) == (1.0, None, None)
