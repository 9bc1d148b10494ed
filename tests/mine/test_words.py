# ruff: noqa: RUF001 - typographic marks are meant
import pytest

from argmap.mine.words import content_stems, overlap, rarity, stem, words


def test_a_word_knows_where_it_stands():
    text = "Don’t panic!"
    assert [text[w.start : w.end] for w in words(text)] == ["Don’t", "panic"]


def test_a_word_that_comes_again_is_held_but_once():
    one, two = words("Water, WATER")
    assert one.word is two.word


def test_words_are_compared_in_small_letters_with_one_apostrophe():
    assert [w.word for w in words("Don’t PANIC")] == ["don't", "panic"]


def test_an_address_is_one_word_without_its_query():
    assert [w.word for w in words("see https://a.example/page?id=3, ok")] == [
        "see",
        "https://a.example/page",
        "ok",
    ]


def test_a_script_without_spaces_gives_pairs_of_characters():
    assert [w.word for w in words("図書館")] == ["図書", "書館"]


def test_an_empty_text_has_no_words():
    assert words("") == ()


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "lamps", "lamp"),
        ("en", "mayor's", "mayor"),
        ("de", "häuser", "haus"),
        ("fr", "l'école", "école"),
        ("xx", "lamp", "lamp"),
    ],
)
def test_forms_of_a_word_have_one_stem(language, one, other):
    assert stem(one, language) == stem(other, language)


def test_words_of_grammar_carry_no_content():
    assert content_stems("and so it was with the ferry") == ("ferri",)


def test_a_word_has_another_stem_in_each_language():
    of = [content_stems("gives Gehilfen", language) for language in ("en", "de", "en")]
    assert of == [("give", "gehilfen"), ("giv", "gehilf"), ("give", "gehilfen")]


@pytest.mark.parametrize(
    "text", ["See https://a.example/B?c=1, WE PLANT trees", "Don’t plant 木木木"]
)
def test_stems_are_those_of_the_words(text):
    carry = [w.word for w in words(text) if w.word not in ("see", "we", "don't")]
    assert content_stems(text) == tuple(stem(word) for word in carry)


def test_a_stem_that_few_texts_have_weighs_more():
    weight = rarity([["ferry", "bus"], ["bus"], ["bus", "tram"]])
    assert weight["ferry"] > weight["bus"]


def test_texts_of_the_same_words_overlap_wholly():
    weight = {"ferry": 2.0, "bus": 1.0}
    assert overlap(["ferry", "bus"], ["bus", "ferry"], weight) == pytest.approx(1)


def test_overlap_is_the_cosine_of_the_weights():
    weight = {"ferry": 2.0, "bus": 1.0}
    assert overlap(["ferry"], ["ferry", "bus"], weight) == pytest.approx(4 / (4 * 5) ** 0.5)


def test_texts_without_a_common_word_do_not_overlap():
    assert overlap(["ferry"], ["bus"], {"ferry": 1.0, "bus": 1.0}) == 0
