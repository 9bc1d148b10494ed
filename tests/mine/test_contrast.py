import pytest

from argmap.mine.contrast import contrast, reordered

SAME = [
    ("The lift has been broken since Easter", "the lift's been broken since easter, yes"),
    ("The film is better than the book", "The book is worse than the film"),
    ("Small shops pay more tax than big ones", "Big shops pay less tax than small ones"),
    ("Nobody reads the newsletter", "No one reads the newsletter"),
    ("They don't justify a bottle", "No, they don't."),
    ("It is not unsafe", "It is safe"),
]
OPPOSED = [
    ("Cycling there is safe", "Cycling there is not safe"),
    ("Cycling there is safe", "Cycling there isn’t safe"),  # noqa: RUF001 - as people type it
    ("Trains are cheaper", "Trains are dearer"),
    ("The bus is always late", "The bus is never late"),
    ("Everybody was asked", "Nobody was asked"),
    ("The film is better than the book", "The book is better than the film"),
    ("The film is better than the book", "The film is worse than the book"),
    ("Keep the old name", "Drop the old name"),
    ("It was the wind, not the drain", "It was the drain, not the wind"),
    ("Heat hurts dogs more than it hurts cats", "Heat hurts cats more than it hurts dogs"),
    ("It is a myth that heat kills", "Heat kills"),
    ("She noticed the child", "She failed to notice the child"),
    ("There are too few nurses", "There are enough nurses"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_only_worded_otherwise_is_not_opposed(one, other):
    assert not contrast(one, other).opposed
    assert not contrast(other, one).opposed


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_a_not_an_opposite_or_a_turned_comparison_opposes(one, other):
    assert contrast(one, other).opposed
    assert contrast(other, one).opposed


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Ten minutes on foot", "10 minutes on foot", False),
        ("Ten minutes on foot", "Twelve minutes on foot", True),
        ("Ten minutes on foot", "Some minutes on foot", False),
        ("It costs 1.50", "It costs 1.80", True),
    ],
)
def test_numbers_differ_where_both_name_some_and_not_the_same(one, other, differ):
    assert contrast(one, other).numbers == differ


@pytest.mark.parametrize("text", ["", "   ", "than", "more than", "???", "不"])
def test_any_text_is_compared(text):
    assert not contrast(text, text).opposed


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The landlord owes the tenants money", "The tenants owe the landlord money", True),
        ("The police attacked the crowd", "The crowd attacked the police", True),
        ("The police attacked the crowd", "The crowd was attacked by the police", False),
        ("The pool is shut on Sundays", "On Sundays the pool is shut", False),
        ("The pool is shut", "The pool is shut, I fear", False),
        ("The pool is shut", "Trains run late", False),
    ],
)
def test_another_order_may_mean_another_thing(one, other, differ):
    assert reordered(one, other) == differ
