# ruff: noqa: RUF001, SIM905 - typographic marks are meant; word lists read best as text
import pytest
from conversations import blog, talk
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.mine.replies import link_replies
from argmap.model import Comment, Conversation

POST = (
    "Our council wants to close the reading room on Fridays. I think that this would be a mistake, "
    "since pupils have nowhere else to go, and the heating costs next to nothing."
)


def silent(step: str, done: int, total: int) -> None:
    pass


def authors(conversation):
    """The authors that were inferred, by comment."""
    named, _ = link_replies(conversation, silent)
    return {c.id: c.author for c in named.comments if c.author_origin == "inferred"}


def rules(conversation):
    named, _ = link_replies(conversation, silent)
    return {c.id: c.author_rule for c in named.comments if c.author_origin == "inferred"}


DISPUTE = (
    POST,
    "Thanks for writing this up.",
    "Nobody under thirty reads any more. Close the whole thing and spend the money on roads!",
)


def test_who_is_called_right_after_wrote_the_comment_before():
    page = blog(*DISPUTE, "Willow, you must have looked away when you passed the door.")
    assert authors(page) == {"c:2": "Willow"}


def test_all_calls_of_a_name_are_weighed_together():
    page = blog(
        *DISPUTE,
        "Willow, you must have looked away when you passed the door.",
        "The roads get four times as much as it is.",
        "Willow, how are roads of use to a pupil without a desk at home?",
        "Willow, “nobody under thirty reads any more” is just untrue.",
    )
    assert authors(page) == {"c:2": "Willow"}


def test_the_name_before_a_quote_is_that_of_the_quoted():
    page = blog(
        *DISPUTE,
        "Roads are full of holes as well, to be fair.",
        'Tom Berg: "Nobody under thirty reads any more."\n\nI am twenty and I do.',
    )
    assert authors(page) == {"c:2": "Tom Berg"}


def test_who_is_credited_with_seeing_something_is_an_earlier_author():
    page = blog(
        *DISPUTE,
        "Birk, the room is full each Friday, I counted forty people.",
        "I had overlooked Birk’s comment. Glad Odile saw it, I think the same.",
    )
    assert authors(page) == {"c:2": "Birk", "c:3": "Odile"}


def test_a_signature_names_the_author():
    assert authors(blog(f"{POST}\n\nBest regards,\nMarta", "I agree.")) == {"c:0": "Marta"}


def test_a_dash_and_a_name_sign_a_comment():
    assert authors(blog(POST, "I would miss it.\n\n– Henk", "Me too.")) == {"c:1": "Henk"}


def test_the_source_of_a_quote_signs_nothing():
    assert authors(blog(POST, "“A room without books is a body without soul.”\n– Cicero")) == {}


def test_the_last_item_of_a_list_signs_nothing():
    assert authors(blog(POST, "What we need:\n- Chairs\n- Lamps\n- Books")) == {}


@pytest.mark.parametrize("kisses", ["XX", "xoxo", "xx"])
def test_kisses_are_no_name(kisses):
    assert authors(blog(POST, f"I would miss it.\n\n{kisses}")) == {}


def test_who_made_the_post_is_its_author():
    page = blog(
        f"{POST}\n\nSincerely,\nMarta",
        "Why should we care?",
        "I wrote this post because the pupils asked me to.",
    )
    assert authors(page) == {"c:0": "Marta", "c:2": "Marta"}


def test_a_quote_of_who_made_the_post_is_not_by_its_author():
    page = blog(f"{POST}\n\nSincerely,\nMarta", "You say “I wrote this post for the pupils”. Hm.")
    assert authors(page) == {"c:0": "Marta"}


def test_who_was_asked_about_a_phrase_is_who_used_it_and_who_explains_it():
    page = blog(
        *DISPUTE,
        "Reading nomads need this room more than anybody else.",
        "And what is this phrase “reading nomads” all about, deskforall? Are you joking?",
        "A desk for all would be a start.",
        "When I say reading nomads, I mean people who study in a new place each day.",
    )
    assert authors(page) == {"c:3": "deskforall", "c:6": "deskforall"}


def test_who_speaks_of_their_own_comment_by_number_wrote_it():
    page = blog(
        POST,
        "Keep it open, and give pupils the key.\n\n– Henk",
        "Whose key?",
        "As I said in comment 1, the pupils should have it.",
    )
    assert authors(page) == {"c:1": "Henk", "c:3": "Henk"}


def test_a_user_name_in_small_letters_is_written_so():
    page = blog(
        *DISPUTE,
        "Birkfan, have you ever been inside on a Friday?",
        "In response to birkfan, roads have their own budget.",
        "I read birkfan’s comment three times and do not get it.",
    )
    assert authors(page)["c:2"] == "birkfan"


@pytest.mark.parametrize(
    "opening",
    "Gosh Well Friends Folks Sorry Honestly Unfortunately However Yes Seriously Everyone People "
    "Indeed Leider Bref Bueno Wow Uhh Monday Agreed Speaking".split(),
)
def test_a_word_that_opens_a_sentence_is_nobody(opening):
    assert authors(blog(*DISPUTE, f"{opening}, you must not close it.")) == {}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("You only want to attack Farnham, as always.", id="attacked"),
        pytest.param("The new paper by Ronald Weiser shows that you are wrong.", id="cited"),
        pytest.param("It is all very Jack Horner, if you ask me.", id="compared"),
        pytest.param("Paris, London and Rome have such rooms, as you know.", id="places"),
        pytest.param("Berlin, the capital, has forty of them, you see.", id="apposition"),
        pytest.param("Libraries: where you go when it rains.", id="heading"),
    ],
)
def test_who_is_only_spoken_about_is_nobody_here(text):
    assert authors(blog(*DISPUTE, text)) == {}


def test_somebody_in_the_post_is_not_a_commenter():
    post = f"{POST} Mayor Bruckner signed the plan. Bruckner has never been inside."
    page = blog(post, "The plan is a shame.", "Bruckner, you should resign!")
    assert authors(page) == {}


def test_nobody_wrote_before_the_first_comment():
    assert authors(talk("Hello Nora, how are you?", "I am fine.")) == {}


def test_a_stated_author_stays():
    conversation = talk(("Nora", "Shall we?"), ("Ben", "Nora, yes."), ("Nora", "– Ben"))
    named, _ = link_replies(conversation, silent)
    assert [c.author for c in named.comments] == ["Nora", "Ben", "Nora"]


def test_a_name_that_an_author_bears_is_not_given_to_another_comment():
    conversation = talk(
        ("Nora Lind", "Shall we meet on Sunday?"), (None, "Not me."), (None, "Nora, I will come.")
    )
    assert authors(conversation) == {}


def test_ann_and_anna_stay_two():
    page = blog(
        *DISPUTE,
        "Ann, you must have looked away when you passed the door.",
        "Pupils could go home, couldn’t they? Homes have desks.",
        "Anna, you have never seen the homes I visit as a nurse.",
    )
    assert authors(page) == {"c:2": "Ann", "c:4": "Anna"}


def test_names_of_other_scripts_are_names():
    page = blog(*DISPUTE, "Ольга, вы когда-нибудь были там в пятницу?")
    assert authors(page) == {"c:2": "Ольга"}


def test_an_inferred_author_bears_rule_confidence_and_exact_evidence():
    page = blog(*DISPUTE, "Willow, you must have looked away when you passed the door.")
    named, _ = link_replies(page, silent)
    comment = named.by_id["c:2"]
    (span,) = comment.author_evidence
    assert page.by_id[span.node].text[span.start : span.end] == "Willow"
    assert comment.author_rule == "is called by this name"
    assert 0.5 <= comment.author_confidence < 1


names = st.sampled_from(["Ann", "(", "a.b*", "Zoë K", "X", "", "名前", "[x]", "\\d", "ann"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(names, st.sampled_from([", hi you!", ": “yes it is so”", "\n", "😀"]))))
def test_evidence_lies_inside_the_text_whatever_is_called(turns):
    conversation = Conversation(
        comments=tuple(Comment(id=f"c:{i}", text=n + end) for i, (n, end) in enumerate(turns))
    )
    named, _ = link_replies(conversation, silent)
    for comment in named.comments:
        for span in comment.author_evidence:
            assert span.end <= len(conversation.by_id[span.node].text)
