# ruff: noqa: RUF001 - typographic marks are meant
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.mine.quotes import quoted_spans

SAYING = "the ferry is late every single day"


def quoted(text):
    return [text[start:end] for start, end in quoted_spans(text)]


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param(f"“{SAYING}”", id="curly"),
        pytest.param(f'"{SAYING}"', id="straight"),
        pytest.param(f"«{SAYING}»", id="guillemets"),
        pytest.param(f"„{SAYING}“", id="german"),
        pytest.param(f"»{SAYING}«", id="guillemets-turned"),
        pytest.param(f"‘{SAYING}’", id="single-curly"),
        pytest.param(f"[quote=Ann]{SAYING}[/quote]", id="forum-markup"),
        pytest.param(f"[quote]{SAYING}[/quote]", id="forum-markup-without-name"),
    ],
)
def test_a_sentence_in_marks_is_quoted(quote):
    assert quoted(f"You wrote {quote} and I wonder.") == [quote]


def test_lines_that_begin_with_an_angle_are_quoted():
    assert quoted(f"> {SAYING}\n> and so on\n\nNo, it is not.") == [f"> {SAYING}\n> and so on"]


def test_the_line_that_says_who_wrote_belongs_to_the_quote():
    text = f"On Monday Ann wrote:\n> {SAYING}\n\nNo."
    assert quoted(text) == [f"On Monday Ann wrote:\n> {SAYING}"]


def test_a_line_between_two_angles_is_quoted():
    assert quoted(f">{SAYING}.>\n\nHear, hear.") == [f">{SAYING}.>"]


def test_an_answer_on_the_line_of_a_quote_between_angles_is_not_quoted():
    assert quoted(f">{SAYING}> Not on Sundays.") == [f">{SAYING}>"]


def test_a_quote_may_run_over_paragraphs():
    quote = f"“{SAYING}.\n\nNobody seems to care.”"
    assert quoted(f"{quote}\n\nI do.") == [quote]


def test_a_straight_quote_that_fills_its_paragraphs_is_quoted():
    quote = f'"{SAYING}.\n\nNobody seems to care."'
    assert quoted(f"{quote}\n\nI do.") == [quote]


def test_a_quote_that_is_never_closed_ends_with_its_paragraph():
    assert quoted(f"They say:\n\n“{SAYING}\n\nSo what?") == [f"“{SAYING}"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Your “experts” are wrong.", id="scare-quote"),
        pytest.param("This “common sense rule” is none.", id="term"),
        pytest.param("I don't think the boys' club isn't real.", id="apostrophes"),
        pytest.param('A 6" pipe and an 8" pipe, both old and rusty.', id="inches"),
        pytest.param("Well >:( that is sad.", id="angry-face"),
        pytest.param(">_> really", id="side-eye"),
        pytest.param("a -> b and b => c", id="arrows"),
        pytest.param("", id="empty"),
    ],
)
def test_what_nobody_said_is_not_quoted(text):
    assert quoted(text) == []


@pytest.mark.parametrize("quote", ["“Oh please.”", "“Never again!”"])
def test_a_short_sentence_that_stands_alone_is_quoted(quote):
    assert quoted(f"{quote}\n\nWhat a tone.") == [quote]


@given(st.text(alphabet="ab >\"“”‘’'«»\n[]quote=/.,:", max_size=200))
def test_spans_are_in_order_apart_and_inside(text):
    spans = quoted_spans(text)
    places = [place for span in spans for place in span]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in spans)
