"""The lower share of agreement: an exact quantile of the beta distribution."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analyse.ground.beta import lower_share, surely


@pytest.mark.parametrize(
    ("agree", "answers", "expected"),
    [
        pytest.param(0, 0, 0.1, id="nobody-asked-every-share-as-likely"),
        pytest.param(4, 4, 0.1 ** (1 / 5), id="all-of-four"),
        pytest.param(0, 3, 1 - 0.9 ** (1 / 4), id="none-of-three"),
        pytest.param(30, 30, 0.1 ** (1 / 31), id="all-of-thirty"),
    ],
)
def test_where_all_or_nobody_agrees_the_quantile_is_a_root(agree, answers, expected):
    assert lower_share(agree, answers) == pytest.approx(expected, abs=1e-12)


def chance_up_to(x: Fraction, agree: int, answers: int) -> Fraction:
    """Return P(Beta(A + 1, N - A + 1) <= x): that of more than A hits in N + 1 draws."""
    draws = answers + 1
    return sum(
        (comb(draws, k) * x**k * (1 - x) ** (draws - k) for k in range(agree + 1, draws + 1)),
        Fraction(0),
    )


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_chance_of_less_than_the_quantile_is_the_level(pair):
    agree, answers = pair
    x = Fraction(float(lower_share(agree, answers))).limit_denominator(10**12)
    assert float(chance_up_to(x, agree, answers)) == pytest.approx(0.1, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_it_is_sure_where_the_chance_of_less_is_small_enough(pair):
    agree, answers = pair
    exact = chance_up_to(Fraction(3, 5), agree, answers) <= Fraction(1, 10)
    assert surely(agree, answers, 0.6) == exact


def test_tables_of_any_shape_are_taken_at_once():
    found = lower_share(np.array([[0, 4], [0, 30]]), np.array([[0, 4], [3, 30]]))
    assert found.shape == (2, 2)
    assert found[0, 1] == pytest.approx(0.1**0.2)


def test_of_many_thousand_answers_little_is_left_unsure():
    # a normal distribution with the same mean and spread is as good as exact here
    mean, spread = 15_001 / 20_002, (0.75 * 0.25 / 20_003) ** 0.5
    assert lower_share(15_000, 20_000) == pytest.approx(mean - 1.28155 * spread, abs=1e-5)
