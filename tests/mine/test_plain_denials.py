"""Plain denials and consents that look like the other: signs that must not be turned round."""

import pytest

from argmap.mine.relations import relation_of

SHUT = "The ferry office was shut all of May."


@pytest.mark.parametrize(
    "text",
    [
        "No, that is not true at all.",
        "Sorry, but that's simply false.",
        "That isn't true.",
        "Actually, it's just not so.",
        "Well, that's completely untrue.",
    ],
)
def test_who_says_that_it_is_not_true_disputes_it(text):
    assert relation_of(text, SHUT)[::2] == ("rebut", "only disagrees")


@pytest.mark.parametrize("text", ["It's true.", "It is sadly true.", "That's right."])
def test_who_says_that_it_is_true_agrees(text):
    assert relation_of(text, SHUT)[0] == "support"


def test_a_no_to_a_denial_is_no_dispute():
    kind, _, _ = relation_of("No, they don't.", "Two lifts don't serve ninety flats.")
    assert kind is None


def test_a_no_to_a_statement_is_one():
    kind, _, _ = relation_of("No, they don't.", "Two lifts serve all of the ninety flats.")
    assert kind == "rebut"


def test_a_denial_that_a_denial_is_true_disputes_it():
    kind, _, _ = relation_of("No, that's not true.", "Two lifts don't serve ninety flats.")
    assert kind == "rebut"


def test_an_echo_that_is_taken_on_is_no_doubt():
    said = "There are hardly two hundred chairs to carry."
    assert relation_of("Two hundred chairs? Ok, we can do that.", said)[0] is None
    assert relation_of("Two hundred chairs? In one evening?", said)[0] == "rebut"


@pytest.mark.parametrize(
    "text", ["So in your case it is the stairs.", "So, you live above the bar and sleep badly."]
)
def test_who_sums_up_what_was_said_does_not_dispute_it(text):
    assert relation_of(text, "I live above the bar. It is the stairs that I mind.")[0] is None
