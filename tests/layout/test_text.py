import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.text import clip, text_width, wrap


@given(st.text(max_size=300), st.integers(40, 400), st.integers(1, 5))
def test_no_line_is_wider_than_asked_for(text, width, lines):
    wrapped = wrap(text, width, lines)
    assert len(wrapped) <= lines
    assert all(text_width(line) <= width + 0.001 for line in wrapped)


@given(st.text(max_size=200))
def test_text_that_fits_loses_no_word(text):
    assert " ".join(wrap(text, 100_000, 1)).split() == text.split()


def test_lines_break_between_words():
    assert wrap("aaa bbb ccc", text_width("aaa bbb"), 3) == ("aaa bbb", "ccc")


def test_what_does_not_fit_ends_in_an_ellipsis():
    assert wrap("one two three four", text_width("one two…"), 1) == ("one two…",)


def test_a_word_wider_than_a_line_is_broken():
    assert wrap("a" * 10, text_width("a" * 5), 3) == ("aaaaa", "aaaaa")


def test_a_line_of_twenty_million_characters_is_cut_at_once():
    assert len(wrap("x" * 20_000_000, 236, 4)) == 4


def test_blank_text_has_no_line():
    assert wrap(" \n\t ", 100, 4) == ()


@pytest.mark.parametrize(
    ("text", "em"),
    [
        pytest.param("漢字", 2.0, id="east-asian-is-square"),
        pytest.param("\u200d\u0301", 0.0, id="joiners-and-accents-take-no-room"),
        pytest.param("é", 0.6, id="an-accented-letter-is-as-wide-as-the-plain-one"),
    ],
)
def test_width_of_letters_from_elsewhere(text, em):
    assert text_width(text, 10) == pytest.approx(em * 10)


def test_a_name_that_is_too_long_is_clipped():
    assert clip("Bartholomew", text_width("Bart…")) == "Bart…"
