"""Camps are the partition that the fewest links go against."""

import pytest
from graphs import graph_of

from argmap.analyse import positions as module
from argmap.analyse.positions import camps

NAMES = {name: name.upper() for name in "abcdef"}


def found(*lines):
    return camps(graph_of(*lines, authors=NAMES))


def test_who_disputes_is_apart_and_who_backs_is_together():
    parted = found("b -> a -", "c -> b +")
    assert parted.camp_of == {"A": "A", "B": "B", "C": "B"}
    assert (parted.frustration, parted.equally_good) == (0, 1)


def test_three_who_all_dispute_each_other_frustrate_one_link_in_three_ways():
    parted = found("b -> a -", "c -> b -", "c -> a -")
    assert (parted.frustration, parted.weight, parted.equally_good) == (1, 3, 3)


def test_surer_links_weigh_more():
    parted = found("b -> a - 0.9", "c -> b - 0.9", "c -> a - 0.2")
    assert parted.camp_of["A"] == parted.camp_of["C"]
    assert parted.frustration == pytest.approx(0.2)


def test_nobody_is_in_a_camp_where_nobody_disputes():
    assert found("b -> a +").camp_of == {}


def test_nobody_is_in_a_camp_where_leaving_all_together_does_as_well():
    assert found("b -> a -", "c -> b +", "c -> a +").camp_of == {}


def test_who_is_joined_to_the_others_by_no_link_is_in_no_camp():
    assert set(found("b -> a -", "c -> b +", "e -> d -").camp_of) == {"A", "B", "C"}


def test_own_support_says_nothing_about_camps():
    assert camps(graph_of("b -> a -", authors={"a": "Ada", "b": "Ada"})).camp_of == {}


def test_comments_without_a_name_stand_for_themselves():
    assert camps(graph_of("b -> a -")).camp_of == {"c:a": "A", "c:b": "B"}


def test_many_people_are_parted_by_descent_and_the_ties_are_unknown(monkeypatch):
    lines = ["b -> a -", "c -> a -", "d -> b +", "e -> a +", "f -> e +", "f -> c -"]
    exact = found(*lines)
    monkeypatch.setattr(module, "EXACT_UP_TO", 3)
    descended = found(*lines)
    assert descended.camp_of == exact.camp_of
    assert (exact.equally_good, descended.equally_good) == (1, None)


def test_more_people_than_can_be_parted_are_in_no_camp(monkeypatch):
    monkeypatch.setattr(module, "MOST_PEOPLE", 2)
    assert found("b -> a -", "c -> b +").camp_of == {}
