# ruff: noqa: RUF001 - apostrophes of all kinds are meant
import pytest

from argmap.mine import mine
from argmap.mine.claims import read_comment
from argmap.mine.cues import LANGUAGES, lexicon
from argmap.mine.languages import likeliest, with_language, words_of
from argmap.model import Comment, Conversation

GERMAN = "Ich finde, dass die Brücke nicht sicher ist, und wir sollten sie im Sommer schließen."
FRENCH = "Je pense que le pont n’est pas sûr et qu’il faut le fermer pour les voitures cet été."
SPANISH = "Creo que el puente no es seguro y que hay que cerrarlo para los coches en este verano."
ITALIAN = "Io penso che il ponte non è sicuro e che noi lo dobbiamo chiudere per tutta la estate."
ENGLISH = "I think that the bridge is not safe and that we should close it for cars this summer."
JAPANESE = "この橋は安全ではないと思います。 " * 14


def talk(*texts: str, language: str = "en") -> Conversation:
    comments = tuple(Comment(id=f"c:{n}", text=text) for n, text in enumerate(texts, start=1))
    return Conversation(comments=comments, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [(GERMAN, "de"), (FRENCH, "fr"), (SPANISH, "es"), (ENGLISH, "en"), (ITALIAN, "it")],
)
def test_words_of_grammar_tell_the_language(text, language):
    assert likeliest(words_of(text)) == language


def test_a_few_words_leave_what_is_declared():
    assert likeliest(words_of("Ja, genau!"), "en") == "en"


def test_a_script_without_known_words_is_no_language_that_is_known():
    assert likeliest(words_of(JAPANESE)) == "und"


def test_what_is_declared_holds_where_the_words_agree():
    assert with_language(talk(GERMAN, language="de-AT"), LANGUAGES).language == "de-AT"


def test_a_conversation_in_another_language_says_that_it_has_no_labels():
    (note,) = with_language(talk(ITALIAN, ITALIAN), LANGUAGES).notes
    assert note.startswith("The comments seem to be in Italian:")


def test_a_note_is_given_once():
    once = with_language(talk(ITALIAN, ITALIAN), LANGUAGES)
    assert with_language(once, LANGUAGES).notes == once.notes


def test_a_conversation_in_a_language_with_cues_has_no_note():
    assert with_language(talk(FRENCH, SPANISH, FRENCH), LANGUAGES).notes == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_of_cues_can_be_read(language):
    assert lexicon(language).opens(
        "turns", {"en": "but", "de": "aber", "fr": "mais", "es": "pero"}[language]
    )


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        pytest.param(
            FRENCH, "Tu as raison. Deux poutres sont déjà cassées.", "support", id="fr-yes"
        ),
        pytest.param(FRENCH, "Je ne suis pas d'accord, ce pont tient encore.", "rebut", id="fr-no"),
        pytest.param(SPANISH, "Tienes razón. Ya hay dos vigas rotas.", "support", id="es-yes"),
        pytest.param(SPANISH, "No estoy de acuerdo, el puente aguanta.", "rebut", id="es-no"),
    ],
)
def test_agreement_is_told_in_french_and_spanish(first, second, kind):
    kinds = {
        x.kind for x in mine(talk(first, second)).links if x.target[2] == "1" and x.source[2] == "2"
    }
    assert kinds & {"support", "rebut"} == {kind}


def test_each_comment_is_read_in_its_own_language():
    comments = talk(ENGLISH, FRENCH, SPANISH, GERMAN).comments
    assert [read_comment(c, (), "en").lexicon.language for c in comments] == [
        "en",
        "fr",
        "es",
        "de",
    ]


def test_another_language_has_claims_by_sentence_and_no_labels():
    graph = mine(talk(ITALIAN, ITALIAN + " No, non è vero che il ponte è vecchio."))
    assert len(graph.claims) >= 2
    assert not {x.kind for x in graph.links} & {"support", "rebut"}
