import pytest

from argmap.model import Claim
from argmap.model.conversation import COMMENT_ROLES, ORIGINS
from argmap.model.graph import CLAIM_ROLES, LINK_KINDS
from argmap.show.figures import words


@pytest.mark.parametrize("table", [words.VERBS, words.TERMS, words.SIGNS])
def test_there_is_a_word_for_each_kind_of_link(table):
    assert table.keys() == set(LINK_KINDS)


def test_there_is_a_word_for_each_role_and_origin():
    assert words.ROLES.keys() == {*CLAIM_ROLES, *COMMENT_ROLES}
    assert words.ORIGINS.keys() == set(ORIGINS)


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (1, "almost sure"),
        (0.75, "quite sure"),
        (0.5, "likely"),
        (0.49, "unsure"),
        (0.1, "hardly more than a guess"),
    ],
)
def test_confidence_is_told_in_words(confidence, expected):
    assert words.sure(confidence) == expected


def test_a_long_text_is_cut_between_words():
    assert words.short("a road, a lane", 9) == "a road, a…"
    assert words.short("a road, a lane", 8) == "a road…"


def test_a_word_longer_than_the_room_is_cut_inside():
    assert words.short("x" * 50, 10) == "x" * 10 + "…"


def test_a_claim_is_never_cut():
    long = "word " * 100
    claim = Claim(id="k", comment="c", start=0, end=len(long), text=long)
    assert words.label(claim) == long.strip()
