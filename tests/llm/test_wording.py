"""Quotes are found where they stand, whatever their marks; invented ones are not."""
# ruff: noqa: RUF001 - quotation marks of all kinds are meant

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.llm.wording import Wording

TEXT = "He said:  “We don’t need\ntrees” – really… The market is a  place. Artful art."


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        pytest.param("The market", "The market", id="exact"),
        pytest.param("  The market \n", "The market", id="blanks-around"),
        pytest.param("a place.", "a  place.", id="blanks-within"),
        pytest.param("need trees", "need\ntrees", id="line-break"),
        pytest.param("We don't need", "We don’t need", id="apostrophe"),
        pytest.param(
            '"We don\'t need trees" - really...', "“We don’t need\ntrees” – really…", id="all"
        ),
        pytest.param('"The market is"', "The market is", id="marks-of-the-model"),
        pytest.param("art.", "art.", id="not-within-a-word"),
    ],
)
def test_a_quote_is_found_exactly(quote, stands):
    start, end = Wording(TEXT).find(quote)
    assert TEXT[start:end] == stands


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "  ",
        "…",
        '"',
        "The markets",
        "the market",
        "mark",
        "market is the place",
        "trees really",
    ],
)
def test_words_that_do_not_stand_there_are_nowhere(quote):
    assert Wording(TEXT).find(quote) is None


def test_scripts_without_blanks_are_found_within_a_line():
    assert Wording("我们应该在广场上种树。").find("广场上种树") == (5, 10)


@given(st.text("ab '’\n…", max_size=30), st.data())
def test_any_whole_words_are_found(text, data):
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))].strip()
    found = Wording(text).find(quote)
    if found is not None:
        place = text[found[0] : found[1]].translate({0x2019: "'", 0x2026: "..."})
        plain = quote.translate({0x2019: "'", 0x2026: "..."})
        assert " ".join(place.split()).strip("' ") == " ".join(plain.split()).strip("' ")
    elif any(map(str.isalnum, quote)):
        around = text.partition(quote)
        assert around[0][-1:].isalnum() or around[2][:1].isalnum()
