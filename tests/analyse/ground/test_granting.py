"""Sentences that grant something to the other side, or say that all agree."""

import pytest

from argmap.analyse.ground.granting import granted


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        pytest.param("You're right that the pool is cold.", ["grants"], id="you-are-right"),
        pytest.param("The roof leaks, I'll give you that.", ["grants"], id="give-you-that"),
        pytest.param("Two evenings I could live with.", ["takes"], id="turned-round"),
        pytest.param("I could live with two evenings.", ["takes"], id="live-with"),
        pytest.param("I'm in. When?", ["takes"], id="joins-in"),
        pytest.param("I'm in agreement with Pia.", [], id="agrees-with-a-person"),
        pytest.param("There are many rowers who do pay.", ["credits"], id="good-faith"),
        pytest.param("Yes, we do mind the noise.", ["affirms"], id="says-yes-to-a-doubt"),
        pytest.param("We all want a dry cellar.", ["shares"], id="we-all-want"),
        pytest.param("Nobody here wants it closed.", ["shares"], id="nobody-here"),
        pytest.param("Nobody wants it closed.", [], id="nobody-in-the-world"),
        pytest.param("None of us are plumbers.", [], id="a-fact-is-no-wish"),
        pytest.param("I have yet to see common ground.", [], id="denied-ahead"),
        pytest.param("Do we all want a dry cellar?", [], id="a-question-grants-nothing"),
        pytest.param(
            "She said “you are right that the roof leaks”. No.", [], id="words-of-another"
        ),
        pytest.param("> You are right that it leaks.\nIs it?", [], id="quoted-line"),
        pytest.param("Da hast du recht, es zieht.", ["grants"], id="german"),
        pytest.param("Tu as raison, il fait froid.", ["grants"], id="french"),
        pytest.param("Tienes razón, hace frío.", ["grants"], id="spanish"),
        pytest.param("The pool is cold.", [], id="nothing"),
        pytest.param("", [], id="empty"),
    ],
)
def test_a_sentence_grants_by_its_words(text, sorts):
    assert [one.sort for one in granted(text)] == sorts


def test_the_sentence_and_its_telling_words_are_where_they_stand():
    text = "No, no. The roof, you're right that it leaks. So?"
    (one,) = granted(text)
    assert text[one.start : one.end] == "The roof, you're right that it leaks."
    assert text[one.cue :].startswith("you're right")
