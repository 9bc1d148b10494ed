"""A judge of texts adds labels where it is sure, takes away what it doubts, says its leaning."""

import pytest
from msgspec import structs

from argmap.mine import mine
from argmap.mine.claims import find_claims
from argmap.mine.judged import OPPOSED, with_cue
from argmap.mine.judgement import Judgement, of_kind
from argmap.mine.relations import relate
from argmap.model import Comment, Conversation, Link
from argmap.progress import quiet

WALL = "The wall by the school should go."
SUPPORTS = Judgement(0.9, 0.05, 0.05, "support", "read")
REBUTS = Judgement(0.05, 0.9, 0.05, "rebut", "read")
LEANS = Judgement(0.3, 0.5, 0.2)


def talk(*texts, **more):
    comments = [Comment(id="c:1", text=texts[0])]
    comments += [
        Comment(id=f"c:{n}", text=text, reply_to="c:1") for n, text in enumerate(texts[1:], 2)
    ]
    return Conversation(comments=tuple(comments), **more)


def always(judgement):
    return lambda pairs: [judgement] * len(pairs)


def between(graph):
    return [x for x in graph.links if x.kind in ("support", "rebut")]


@pytest.mark.parametrize(
    ("judgement", "kind"), [(SUPPORTS, "support"), (REBUTS, "rebut")], ids=["support", "rebut"]
)
def test_a_sure_label_becomes_a_link_between_claims(judgement, kind):
    graph = mine(talk(WALL, "Ivy has cracked it from end to end."), judge=always(judgement))
    (link,) = between(graph)
    assert (link.source, link.target, link.kind) == ("k:2.1", "k:1.1", kind)
    assert link.rule == "read"
    assert link.confidence == pytest.approx(0.9)


def test_a_link_of_a_judge_names_the_other_kind_as_alternative():
    graph = mine(talk(WALL, "Ivy has cracked it from end to end."), judge=always(SUPPORTS))
    (link,) = between(graph)
    assert [(a.kind, a.confidence) for a in link.alternatives] == [("rebut", 0.05)]


def test_without_a_sure_label_nothing_is_linked_and_the_reply_says_what_it_leans_to():
    graph = mine(talk(WALL, "Ivy has cracked it from end to end."), judge=always(LEANS))
    assert not between(graph)
    leaning = graph.reply_of["c:2"].alternatives[-1]
    assert (leaning.kind, leaning.confidence) == ("rebut", 0.5)
    assert "would decide" in leaning.rule


def linked_to(confidence, judgement):
    """Return the links and the reply of an answer of which it is so sure whom it answers."""
    first, second = talk(WALL, "Ivy has cracked it from end to end.").comments
    talked = Conversation(comments=(first, structs.replace(second, reply_to=None)))
    claims = find_claims(talked, quiet)
    reply = Link(source="c:2", target="c:1", kind="reply", confidence=confidence)
    return relate(talked, claims, (reply,), quiet, judge=always(judgement))


@pytest.mark.parametrize(("confidence", "labelled"), [(0.5, True), (0.4, False)])
def test_a_label_is_given_only_where_it_is_sure_enough_who_is_answered(confidence, labelled):
    # 0.9 (0.6 + 0.4 x 0.5) = 0.72 is above LEAST, 0.9 (0.6 + 0.4 x 0.4) = 0.684 below
    related = linked_to(confidence, SUPPORTS)
    assert bool(related.links) == labelled
    assert (related.said["c:2", "c:1"].kind is not None) == labelled


OPPOSES = Judgement(OPPOSED + 0.01, 0.3, 0.19)


def test_what_cues_show_goes_where_the_judge_reads_the_opposite():
    sure = mine(talk(WALL, "I disagree."))
    assert [x.kind for x in between(sure)] == ["rebut"]
    assert not between(mine(talk(WALL, "I disagree."), judge=always(OPPOSES)))


def test_what_cues_show_stays_where_the_judge_sees_nothing():
    graph = mine(talk(WALL, "I disagree."), judge=always(of_kind(None, 0, "")))
    assert [x.kind for x in between(graph)] == ["rebut"]


def test_cue_and_judge_together_make_one_link_that_is_no_less_sure():
    by_cue = between(mine(talk(WALL, "I disagree.")))[0]
    (link,) = between(mine(talk(WALL, "I disagree."), judge=always(REBUTS)))
    assert link.rule == by_cue.rule
    assert link.confidence >= by_cue.confidence


def test_the_claim_that_says_it_most_clearly_is_the_source():
    def judge(pairs):
        return [REBUTS if "ivy" in pair.a.lower() else LEANS for pair in pairs]

    graph = mine(talk(WALL, "Slate is dear these days. Ivy holds that wall up."), judge=judge)
    (link,) = between(graph)
    assert graph.claim_by_id[link.source].text == "Ivy holds that wall up."


TWO = "The wall by the school should go. The hedge by the church should stay."


def the_target(*texts):
    (link,) = between(mine(talk(*texts), judge=always(REBUTS)))
    return link.target


def test_a_label_is_for_the_claim_whose_words_come_back():
    assert the_target(TWO, "Birds nest in that hedge.") == "k:1.2"


def test_a_label_is_for_the_claim_that_another_sentence_of_the_answer_takes_up():
    judge_reads = "Birds come every spring. There the hedge is."
    assert the_target(TWO, judge_reads) == "k:1.2"


def test_a_label_is_for_the_whole_comment_where_no_word_names_one_of_its_claims():
    assert the_target(TWO, "Birds come every spring.") == "c:1"


def test_a_label_is_for_the_only_claim_even_where_no_word_names_it():
    assert the_target(WALL, "Birds come every spring.") == "k:1.1"


def test_quotations_are_not_given_to_the_judge():
    seen = []

    def judge(pairs):
        seen.extend(pairs)
        return [LEANS] * len(pairs)

    mine(talk(WALL, f"> {WALL}\nIvy holds it up."), judge=judge)
    assert [pair.a for pair in seen] == ["Ivy holds it up."]


@pytest.mark.parametrize("language", ["de", "nl"])
def test_other_languages_than_english_are_not_judged(language):
    def judge(pairs):
        assert not pairs
        return []

    texts = {"de": "Das Moos hat die Mauer gesprengt.", "nl": "Het mos heeft de muur gebroken."}
    mine(talk("Die Mauer muss weg.", texts[language], language=language), judge=judge)


def test_who_adds_to_what_they_said_themselves_is_not_judged():
    comments = (
        Comment(id="c:1", text=WALL, author="Ada", author_origin="stated"),
        Comment(id="c:2", text="It is old.", author="Ada", author_origin="stated", reply_to="c:1"),
    )
    graph = mine(Conversation(comments=comments), judge=always(REBUTS))
    assert not between(graph)


@pytest.mark.parametrize("text", ["", "   ", "\n"], ids=["empty", "blanks", "line"])
def test_an_empty_answer_is_not_judged(text):
    graph = mine(talk(WALL, text), judge=always(REBUTS))
    assert not between(graph)


CUE = of_kind("rebut", 0.8, "disagrees in words")


def test_a_pair_keeps_the_label_of_cues_where_the_judge_gives_none_but_allows_it():
    kept = with_cue(LEANS, CUE)
    assert (kept.kind, kept.rule) == ("rebut", "disagrees in words")
    assert kept.rebut == pytest.approx(0.65)  # the mean of 0.5 and 0.8
    assert kept.support + kept.rebut + kept.neither == pytest.approx(1)


def test_a_pair_has_no_label_where_judge_and_cues_say_the_opposite():
    assert with_cue(OPPOSES, CUE) == OPPOSES


def test_a_label_of_the_judge_stands_over_that_of_cues():
    assert with_cue(SUPPORTS, CUE) == SUPPORTS
