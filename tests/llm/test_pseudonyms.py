"""Names do not leave the machine, and what comes back leads to the very same words."""

import pytest
from conversations import talk
from hypothesis import given
from hypothesis import strategies as st

from argmap.llm.pseudonyms import Pseudonyms, RealNames, pseudonyms_of


def test_people_are_numbered_in_the_order_in_which_they_speak():
    people = pseudonyms_of(talk(("Ada Byron", "Hello."), ("Bo", "Hi Ada."), ("Ada Byron", "Bo!")))
    assert [people.person(name) for name in ("Ada Byron", "Bo", None)] == [
        "Person 1",
        "Person 2",
        None,
    ]


@pytest.mark.parametrize(
    ("names", "text", "sent"),
    [
        pytest.param(["Ann"], "Ann, ANN and ann's", "Person 1, Person 1 and Person 1's", id="case"),
        pytest.param(["Ann"], "Anna planned Hann", "Anna planned Hann", id="whole-words"),
        pytest.param(["Ann", "Anna"], "Anna, Ann", "Person 2, Person 1", id="one-in-the-other"),
        pytest.param(
            ["Ann Lee", "Ann-Marie Lee", "Ann"],
            "Ann-Marie Lee met Ann Lee and Ann",
            "Person 2 met Person 1 and Person 3",
            id="overlapping",
        ),
        pytest.param(
            ["Ann Lee", "Bo Lee"], "Lee says", "Somebody says", id="a-word-of-two-peoples-names"
        ),
        pytest.param(["Ann Lee"], "Mrs. Lee", "Mrs. Person 1", id="last-name-alone"),
        pytest.param(["Ann Lee"], "Ann\n  Lee spoke", "Person 1 spoke", id="across-lines"),
        pytest.param(
            ["C++ (fan)", "a.b*c"],
            "C++ (fan) and a.b*c, not aXbbc or C",
            "Person 1 and Person 2, not aXbbc or C",
            id="regex-characters",
        ),
        pytest.param(["[x]^$|\\"], "so says [x]^$|\\ here", "so says Person 1 here", id="signs"),
        pytest.param(["***"], "*** stars", "*** stars", id="no-letter"),
        pytest.param(["@ann_b"], "@ann_b and ann_b", "@Person 1 and Person 1", id="handle"),
        pytest.param(["Zoë"], "ZOË and Zoë", "Person 1 and Person 1", id="not-ascii"),
        pytest.param(["Ann"], "_Ann_ *Ann*", "_Person 1_ *Person 1*", id="markdown"),
        pytest.param(["Bo"], "bo@web.example says", "e-mail address says", id="mail-and-name"),
        pytest.param([], "to ann.lee+x@mail.example.", "to e-mail address.", id="mail"),
    ],
)
def test_names_are_masked(names, text, sent):
    assert Pseudonyms(names).mask(text).text == sent


@pytest.mark.parametrize(
    ("name", "text", "sent"),
    [
        ("Will", "Will, I agree with Will. I will.", "Person 1, I agree with Person 1. I will."),
        ("You", "You are right. You, sir", "You are right. Person 1, sir"),
        ("the", "the dog, @the said", "the dog, @Person 1 said"),
        ("Rose", "Rose likes a rose", "Person 1 likes a rose"),
        ("A", "A plan: A, you said A", "A plan: Person 1, you said A"),
        ("7", "@7 has 7 apples", "@Person 1 has 7 apples"),
    ],
)
def test_a_name_that_is_a_common_word_leaves_the_word_alone(name, text, sent):
    people = Pseudonyms([name], {word for word in text.split() if word.islower()})
    assert people.mask(text).text == sent


def test_who_is_called_but_has_no_comment_is_masked_too():
    lost = talk(
        "Trees are good for the square.",
        "I do not think so, the market needs the place.",
        "Marlene, you forget the heat in summer. Trees give shade.",
        "Marlene, I agree with you about the market.",
        "Thanks. As I said, the market feeds the street.",
        post=False,
    )
    assert "Marlene" not in pseudonyms_of(lost).mask(lost.comments[2].text).text


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("Person 1 is right", "Ada Byron is right"),
        ("is right", "is right"),
        ("1 is", "Ada Byron is"),
        ("I think Person", "I think Ada Byron"),
        ("right, Person 2.", "right, Bo."),
        ("Person 2", "Bo"),
    ],
)
def test_a_stretch_of_what_was_sent_leads_to_the_words_that_stand_there(sent, meant):
    text = "I think Ada Byron is right, Bo."
    masked = Pseudonyms(["Ada Byron", "Bo"]).mask(text)
    assert masked.text == "I think Person 1 is right, Person 2."
    start = masked.text.index(sent)
    low, high = masked.original(start, start + len(sent))
    assert text[low:high] == meant


@given(
    st.lists(st.text("Aab .*(", min_size=1, max_size=4), max_size=4),
    st.text("Aab .*(@,\n", max_size=40),
)
def test_every_stretch_comes_back_and_the_whole_is_the_whole(names, text):
    masked = Pseudonyms(names).mask(text)
    assert masked.original(0, len(masked.text)) == (0, len(text))
    rebuilt, at = "", 0
    for start, end, low, high in masked.cuts:
        assert masked.original(start, end) == (low, high)
        rebuilt += masked.text[at:start] + text[low:high]
        at = end
    assert rebuilt + masked.text[at:] == text


def test_real_names_change_nothing():
    people = RealNames(["Ada"])
    assert people.mask("Ada, ada@web.example").text == "Ada, ada@web.example"
    assert people.person("Ada") == "Ada"


def test_ten_thousand_people_take_no_more_than_a_moment():
    people = Pseudonyms(f"user{i} of{i} town" for i in range(10_000))
    text = "user77 of77 town met user9999 in the town of Somewhere. " * 2000
    assert people.mask(text).text.startswith("Person 78 met Person 10000 in the Somebody of")


@pytest.mark.parametrize("text", ["a" * 200_000, "a." * 100_000, "@" * 100_000, "a@" * 100_000])
def test_no_text_makes_masking_slow(text):
    assert len(Pseudonyms(["a b"]).mask(text).text) == len(text)
