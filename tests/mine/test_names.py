# ruff: noqa: RUF001 - typographic marks are meant
import pytest

from argmap.mine.names import find_calls, name_book
from argmap.mine.words import words


def calls(text, *authors):
    book = name_book(authors)
    return [
        (call.author, text[call.start : call.end], call.kind)
        for call in find_calls(text, words(text), book)
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Mona, that is wrong.", "start", id="comma"),
        pytest.param("Mona: that is wrong.", "start", id="colon"),
        pytest.param("@Mona that is wrong.", "start", id="at"),
        pytest.param("Hi Mona, that is wrong.", "start", id="greeting"),
        pytest.param("Thanks Mona!", "start", id="thanks"),
        pytest.param("Mona\n\nThat is wrong.", "start", id="line-of-its-own"),
        pytest.param("mona do you mean that?", "start", id="no-comma"),
        pytest.param("I do not know.\n\nMona, you are right.", "turn", id="later-paragraph"),
        pytest.param("In response to Mona, I never said so.", "answer", id="in-response-to"),
        pytest.param("This goes to all, also @Mona and others.", "answer", id="at-inside"),
        pytest.param("Mona: “that is how it is”\n\nNo.", "quoted", id="name-before-quote"),
        pytest.param("Mona wrote:\n> that is how it is\n\nNo.", "quoted", id="wrote"),
        pytest.param("[quote=Mona]so it is[/quote] No.", "quoted", id="forum-markup"),
        pytest.param("Then name one, Mona.", "vocative", id="end-of-sentence"),
        pytest.param("I agree with Mona here.", "thread", id="agrees-with"),
        pytest.param("I had missed Mona's comment.", "thread", id="comment-of"),
        pytest.param("Mona is right about the boats.", "thread", id="is-right"),
        pytest.param("Mona hat recht, das wird teuer.", "thread", id="hat-recht"),
        pytest.param("Boats are dear. Mona, who pays?", "turn", id="start-of-a-sentence"),
        pytest.param("Some say that Mona would know.", "mention", id="spoken-about"),
    ],
)
def test_the_words_around_a_name_tell_how_it_is_used(text, kind):
    assert [(call[0], call[2]) for call in calls(text, "Mona", "Ben")] == [("mona", kind)]


def test_the_place_of_a_name_leaves_out_its_ending():
    assert calls("I read Mona’s reply.", "Mona")[0][1] == "Mona"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Jo, yes.", "Jo Weaver"),
        ("Weaver, yes.", "Jo Weaver"),
        ("@maria_k yes.", "maria_k"),
        ("Maria, yes.", "maria_k"),
        ("Corvin, yes.", "corvin"),
        ("corvin, yes.", "Corvin77"),
        ("C.J., yes.", "C.J."),
        ("a+b (c), yes.", "a+b (c)"),
        ("Ольга, да.", "Ольга"),
        ("سارة، نعم", "سارة"),
    ],
)
def test_spellings_of_one_author_are_one(text, author):
    assert [call[0] for call in calls(text, author, "Zed")] == [author.casefold()]


def test_ann_is_not_anna():
    assert calls("Ann, yes.", "Anna", "Ben") == []


def test_a_first_name_of_two_authors_is_nobody():
    assert calls("Jo, yes.", "Jo Weaver", "Jo Miller") == []


def test_a_word_of_the_language_that_is_a_name_too_is_not_called_inside():
    assert calls("and then it will be may before the hope is gone", "Will", "May", "Hope") == []


def test_a_name_of_which_the_text_has_only_the_first_word_is_found_at_its_end():
    assert [author for author, *_ in calls("So says User", "User Nine", "User")] == ["user"]


def test_many_names_that_begin_alike_are_told_apart_by_the_word_that_follows():
    authors = [f"User {n}" for n in range(2000)]
    assert [author for author, *_ in calls("I agree with User 1999's plan", *authors)] == [
        "user 1999"
    ]
