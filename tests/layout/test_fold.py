from itertools import pairwise

import pytest

from argmap.layout.fold import folds


def chain(length: int) -> list[int | None]:
    return [None, *range(length - 1)]


@pytest.mark.parametrize(
    ("length", "cut"),
    [
        pytest.param(8, set(), id="a-little-too-long-stays-whole"),
        pytest.param(9, {6}, id="longer-goes-on-below"),
        pytest.param(20, {6, 12}, id="and-again"),
    ],
)
def test_chains_of_answers_are_cut_after_six_columns(length, cut):
    assert folds(chain(length), [True] * length) == cut


def test_a_cut_waits_for_a_mere_reply():
    loose = [True] * 6 + [False, False] + [True] * 4
    assert folds(chain(12), loose) == {8}


def test_each_branch_is_cut_for_itself():
    up = [*chain(6), 5, 6, 7, 5, 9, 10]  # two branches of three cards each below the sixth card
    assert folds(up, [True] * 12) == {6, 9}


def test_no_piece_has_more_columns_than_fit():
    up = chain(1000)
    cut = sorted(folds(up, [True] * 1000))
    assert max(b - a for a, b in pairwise([0, *cut, 1000])) <= 8
