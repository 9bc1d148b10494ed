import pytest

from argmap.mine.contrast import contrast

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
