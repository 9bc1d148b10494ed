import pytest

from argmap.mine.clauses import clauses
from argmap.mine.cues import lexicon, plain


def split(text: str, language: str = "en") -> list[tuple[str, str]]:
    found = clauses(plain(text), 0, len(text), lexicon(language))
    return [(text[c.start : c.end], c.joint) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The pool should stay open because children learn to swim there.",
            [
                ("The pool should stay open", ""),
                ("because children learn to swim there.", "reason"),
            ],
            id="because",
        ),
        pytest.param(
            "Because the roof is leaking, we have to close the hall.",
            [("Because the roof is leaking", "reason ahead"), ("we have to close the hall.", "")],
            id="because-first",
        ),
        pytest.param(
            "The bus is cheap, but it comes too rarely.",
            [("The bus is cheap", ""), ("but it comes too rarely.", "contrast")],
            id="but",
        ),
        pytest.param(
            "Although the bus is cheap, it comes too rarely.",
            [("Although the bus is cheap", "granted"), ("it comes too rarely.", "")],
            id="although-first",
        ),
        pytest.param(
            "The bus is always late, so we should buy bicycles.",
            [("The bus is always late", ""), ("so we should buy bicycles.", "conclusion")],
            id="so",
        ),
        pytest.param(
            "The hall is cold; the stage is too small.",
            [("The hall is cold", ""), ("the stage is too small.", "beside")],
            id="semicolon",
        ),
        pytest.param(
            "I am not a driver, and I resent the joke.",
            [("I am not a driver", ""), ("and I resent the joke.", "beside")],
            id="and-with-a-subject-of-its-own",
        ),
    ],
)
def test_a_sentence_is_split_where_that_is_sure(text, expected):
    assert split(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("If the roof leaks, then we have to close the hall.", id="if-then"),
        pytest.param("It is not only cold, but it is also dark in there.", id="not-only-but"),
        pytest.param("It is closed because of the rain.", id="because-of"),
        pytest.param("This is not because we are lazy.", id="not-because"),
        pytest.param("Should we close it because the roof is leaking?", id="question"),
        pytest.param("It is closed (the roof leaks, but it is being mended).", id="brackets"),
        pytest.param("They have nothing but debts and old chairs.", id="nothing-but"),
        pytest.param("We want bread and salt, and more of both.", id="and-without-a-subject"),
        pytest.param("He spoke so that all could hear him.", id="so-that"),
    ],
)
def test_a_sentence_stays_whole_where_it_is_not(text):
    assert split(text) == [(text, "")]


def test_the_words_of_others_split_nothing():
    text = "They say the hall is cold, but it is cheap, all year round."
    low = plain(text, ((9, 42),))
    assert len(clauses(low, 0, len(text), lexicon("en"))) == 1


def test_german_reasons_are_split():
    assert split("Das Bad bleibt offen, weil Kinder dort schwimmen lernen.", "de") == [
        ("Das Bad bleibt offen", ""),
        ("weil Kinder dort schwimmen lernen.", "reason"),
    ]


def test_a_language_without_cues_is_not_split():
    text = "Het bad is koud, maar het is groot."
    assert split(text, "nl") == [(text, "")]
