"""What words alone say: which traits a text has, and what weights make of them."""

import pytest

from argmap.errors import ModelError
from argmap.learned.store import record
from argmap.learned.wording import USUAL, WORDING, is_bare, load_wording, odds, traits


def test_words_pairs_openings_and_endings_are_traits():
    found = traits("Some day.", "Close it?")
    assert found.keys() >= {
        "word some", "word .", "pair some day", "opens 0 some", "opens some day",
        "opens some day .", "ends day", "ends .", "sentence some", "sentence some day",
    }  # fmt: skip


def test_each_sentence_has_an_opening():
    assert "sentence but the" in traits("Fine. But the rain!", "It rains.")


def test_curly_and_straight_apostrophes_are_the_same():
    assert "word don't" in traits("I don\N{RIGHT SINGLE QUOTATION MARK}t.", "It rains.")


def test_words_of_what_is_answered_are_no_traits():
    assert not any("harbour" in trait for trait in traits("No.", "The harbour is closed."))


def test_questions_of_what_is_answered_are_told():
    assert {"they ask", "they end asking"} <= traits("No.", "Is it? Really?").keys()
    assert "they end asking" not in traits("No.", "Is it? I think so.")


def test_longer_words_that_come_back_are_counted():
    assert traits("The ferry is late.", "Which ferry?")["again"] == 0.5
    assert "again" not in traits("It is late.", "It is the ferry.")


def test_a_word_of_an_answer_four_times_as_long_counts_half():
    assert traits("word " * USUAL, "")["word word"] == 1.0
    assert traits("word " * 4 * USUAL, "")["word word"] == 0.5


def test_an_opening_counts_fully_however_long_the_answer_is():
    assert traits("Never. " + "word " * 500, "")["opens 0 never"] == 1.0


def test_odds_add_the_weights_of_the_traits_that_are_known():
    weights = {"word never": (-1.0, 2.0), "opens 0 never": (-0.5, 0.25), "word ever": (9.0, 9.0)}
    assert odds(weights, "Never", "It rains.") == (-1.5, 2.25)


@pytest.mark.parametrize(
    "text",
    ["Longer school days tire small children.", "A tunnel is better than a bridge for the river."],
)
def test_a_bare_claim_has_no_odds(text):
    assert is_bare(text)
    assert odds({"word a": (1.0, 1.0), "word small": (1.0, 1.0)}, text, "It rains.") == (0.0, 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "But longer school days tire small children.",
        "Longer school days tire my children.",
        "Who says longer school days tire small children?",
        "Longer days? Never.",
        "Hardly ever.",
        "a claim " * 13,
    ],
)
def test_what_is_said_to_somebody_or_is_long_is_no_bare_claim(text):
    assert not is_bare(text)


@pytest.mark.parametrize("text", ["", " ", "\N{PILE OF POO}" * 5_000, "x" * 200_000, "?!" * 9_000])
def test_any_text_has_odds(text):
    assert odds({"word ?": (1.0, 1.0)}, text, text) is not None


def test_weights_that_are_not_there_are_none(tmp_path):
    assert load_wording(tmp_path) is None


def test_damaged_weights_are_refused(tmp_path):
    (tmp_path / WORDING).write_text('{"word no": "much"}')
    record(WORDING, tmp_path)
    with pytest.raises(ModelError, match="damaged"):
        load_wording(tmp_path)


def test_plain_words_of_consent_and_denial_are_left_to_cues():
    assert not any("no" in trait.split() for trait in traits("No, it is late. No.", "It rains."))
    assert "word late" in traits("No, it is late.", "It rains.")


def test_the_weights_that_are_shipped_tell_an_accusation_from_a_story_of_the_same():
    weights = load_wording()
    assert weights is not None, "the weights belong to the package"
    texts = "So you would rather we wait for years?", "Same here, mine took a year as well."
    against, same = (odds(weights, text, "The clinic should close.") for text in texts)
    assert same[0] - same[1] > against[0] - against[1]
