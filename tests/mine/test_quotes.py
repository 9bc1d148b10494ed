# ruff: noqa: RUF001 - typographic marks are meant
import pytest
from conversations import talk
from hypothesis import given
from hypothesis import strategies as st

from argmap.mine.quotes import find_quotes

FERRY = "The ferry leaves at dawn, so nobody with small children can ever take it to work."


def found(*texts):
    """What is quoted: by whom, of whom, how, and the words at its source."""
    conversation = talk(*texts)
    return [
        (
            q.comment,
            q.target,
            q.how,
            conversation.by_id[q.target].text[q.target_start : q.target_end],
        )
        for q in find_quotes(conversation)
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "“nobody with small children can ever take it to work”",
        '"nobody with small children can ever take it to work"',
        "> nobody with small children can ever take it to work",
        ">nobody with small children can ever take it to work>",
        "[quote]nobody with small children can ever take it to work[/quote]",
    ],
)
def test_a_part_of_a_sentence_is_found_word_for_word(quote):
    part = "nobody with small children can ever take it to work"
    assert found(FERRY, "Something else.", f"{quote}\n\nTrue.") == [("c:2", "c:0", "exact", part)]


def test_a_quote_with_a_word_changed_is_near():
    (quote,) = found(FERRY, "“nobody with little children can ever take it to work” – yes.")
    assert quote[1:3] == ("c:0", "near")


def test_a_quote_of_other_case_and_marks_is_exact():
    (quote,) = found(FERRY, "“Nobody with small children, can ever take it to work!” – yes.")
    assert quote[2] == "exact"


def test_a_quote_with_an_ellipsis_is_found_in_its_parts():
    pieces = found(FERRY, "“The ferry leaves at dawn […] can ever take it to work” – yes.")
    assert [piece[3] for piece in pieces] == [
        "The ferry leaves at dawn",
        "can ever take it to work",
    ]


def test_a_quote_wrapped_anew_is_exact():
    wrapped = (
        "> The ferry leaves at dawn, so nobody\n> with small children can ever take\n> it to work."
    )
    assert found(FERRY, wrapped)[0][2:] == ("exact", FERRY.rstrip("."))


def test_a_quote_points_at_who_said_it_not_at_who_quoted_it():
    assert [q[:2] for q in found(FERRY, f"“{FERRY}” Yes.", f"“{FERRY}” No.")] == [
        ("c:1", "c:0"),
        ("c:2", "c:0"),
    ]


def test_each_level_of_a_nested_quote_points_at_its_comment():
    first, second = "Trams are far too loud for old streets.", "Then lay grass between the rails."
    nested = f"> > {first}\n>\n> {second}\n\nGrass dies in winter."
    third = found(first, f"> {first}\n\n{second}", nested)
    assert ("c:2", "c:1", "exact", second.rstrip(".")) in third


def test_a_later_comment_is_never_the_source():
    assert found(f"“{FERRY}”", FERRY) == [] or all(
        q[0] != "c:0" for q in found(f"“{FERRY}”", FERRY)
    )


def test_a_comment_that_quotes_itself_quotes_nobody():
    assert found("Hello.", f"{FERRY} I repeat: “{FERRY}”") == []


def test_long_words_taken_over_without_marks_are_repeated():
    text = "Somebody said nobody with small children can ever take it to work and I agree."
    assert [q[:3] for q in found(FERRY, text)] == [("c:1", "c:0", "repeated")]


def test_common_words_taken_over_are_no_quote():
    assert found("I think that this is a good idea.", "I think that this is a bad idea.") == []


def test_a_short_phrase_is_found_where_few_have_it():
    assert [
        q[:2] for q in found("A press campaign, no more.", "Your “press campaign” is real.")
    ] == [("c:1", "c:0")]


def test_a_short_phrase_that_all_use_is_no_quote():
    texts = ["Night trains are dear.", "Night trains are slow.", "Night trains are full."]
    assert found(*texts, "So “night trains” are bad?") == []


@given(st.lists(st.text(alphabet='ab >"“”\n.', max_size=60), max_size=5))
def test_quotes_lie_inside_their_comments_and_point_back(texts):
    conversation = talk(*texts)
    for quote in find_quotes(conversation):
        assert conversation.order[quote.target] < conversation.order[quote.comment]
        assert 0 <= quote.start < quote.end <= len(conversation.by_id[quote.comment].text)
        assert quote.target_end <= len(conversation.by_id[quote.target].text)
