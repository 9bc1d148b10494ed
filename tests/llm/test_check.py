"""What an answer may say: only what the chunk that was asked about bears out."""

import json

import pytest
from conversations import talk
from endpoints import lists

from argmap.llm.check import FORWARD, INVENTED, LOOP, OPPOSED, TWICE, UNKNOWN, checked
from argmap.llm.chunks import Chunk, chunks_of, material_of
from argmap.llm.forms import Answer, read_answer
from argmap.llm.pseudonyms import pseudonyms_of
from argmap.mine import mine
from argmap.model import Span

TALK = talk(
    ("Ada", "We should plant trees on the square. It is too hot there in summer."),
    ("Bo", "I disagree, Ada. Trees would take the place of the market."),
    ("Cy", "Bo is right. The market feeds half of the street."),
)
GRAPH = mine(TALK)
MATERIAL = material_of(GRAPH, pseudonyms_of(GRAPH.conversation), 6000)
(CHUNK,) = chunks_of(MATERIAL)
# c:0 has k:0.1 (trees) and k:0.2 (hot), c:1 k:1.1 (place), c:2 k:2.1 (feeds)


def check(chunk: Chunk = CHUNK, **given):
    return checked(MATERIAL, chunk, read_answer(json.dumps(lists(**given)), Answer))


def reply(comment, target, quote="", confidence=0.8):
    return {"comment": comment, "target": target, "quote": quote, "confidence": confidence}


def claim(comment, name, quote, role="claim", confidence=0.8):
    return {
        "comment": comment,
        "name": name,
        "quote": quote,
        "role": role,
        "confidence": confidence,
    }


def relation(source, target, kind="rebut", quote="", confidence=0.8):
    return {"source": source, "target": target, "kind": kind, "quote": quote,
            "confidence": confidence}  # fmt: skip


def same(source, target, confidence=0.8):
    return {"source": source, "target": target, "confidence": confidence}


def test_the_talk_has_the_claims_that_the_tests_speak_of():
    assert [c.id for c in GRAPH.claims] == ["k:0.1", "k:0.2", "k:1.1", "k:2.1"]
    assert [MATERIAL.ids[c.id] for c in GRAPH.claims] == ["c0.1", "c0.2", "c1.1", "c2.1"]


def test_a_reply_to_a_candidate_is_taken_with_the_words_that_show_it():
    found = check(replies=[reply("c1", "c0", "I disagree, Person 1.")])
    (one,) = found.replies
    assert (one.comment, one.target, one.confidence) == ("c:1", "c:0", 0.8)
    assert one.evidence == (Span("c:1", 0, 16),)
    assert TALK.comments[1].text[0:16] == "I disagree, Ada."
    assert not found.refused


def test_a_comment_may_open_a_subject_of_its_own():
    assert check(replies=[reply("c2", None)]).replies[0].target is None


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param(reply("c1", "c2"), FORWARD, id="forward"),
        pytest.param(reply("c1", "c1"), FORWARD, id="itself"),
        pytest.param(reply("c1", "c77"), UNKNOWN, id="nowhere"),
        pytest.param(reply("c1", "c:0"), UNKNOWN, id="an-id-that-was-not-sent"),
        pytest.param(reply("c1", "c0.1"), UNKNOWN, id="a-claim"),
        pytest.param(reply("c9", "c0"), UNKNOWN, id="unknown-comment"),
        pytest.param(reply("c0", "c0"), UNKNOWN, id="the-first-was-not-asked"),
        pytest.param(reply("c1", "c0", "I agree"), INVENTED, id="invented-quote"),
        pytest.param(reply("c1", "c0", "The market feeds"), INVENTED, id="words-of-another"),
    ],
)
def test_a_reply_that_the_chunk_does_not_bear_out_is_refused(given, why):
    found = check(replies=[given])
    assert (found.replies, found.refused) == ((), {why: 1})


def test_a_comment_answers_once():
    found = check(replies=[reply("c2", "c1"), reply("c2", "c0")])
    assert ([r.target for r in found.replies], found.refused) == (["c:1"], {TWICE: 1})


def test_a_claim_keeps_its_name_and_the_exact_place_of_its_words():
    found = check(claims=[claim("c1", "c1.1", "Trees would take  the place", "premise")])
    (one,) = found.claims
    assert (one.id, one.comment, one.role) == ("k:1.1", "c:1", "premise")
    assert TALK.comments[1].text[one.start : one.end] == "Trees would take the place"


def test_a_new_claim_can_be_spoken_of():
    found = check(
        claims=[claim("c1", "c1.new1", "I disagree, Person 1")],
        relations=[relation("c1.new1", "c0.1", quote="I disagree")],
    )
    assert found.links[0].source == found.claims[0].id
    assert found.links[0].evidence == (Span("c:1", 0, 10),)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param(claim("c1", "c1.new1", "Trees are bad"), INVENTED, id="invented"),
        pytest.param(claim("c1", "c1.new1", ""), INVENTED, id="empty"),
        pytest.param(claim("c1", "c1.new1", "It is too hot there"), INVENTED, id="of-another"),
        pytest.param(claim("c9", "c9.new1", "Trees"), UNKNOWN, id="unknown-comment"),
        pytest.param(claim("c:1", "c1.new1", "Trees"), UNKNOWN, id="an-id-that-was-not-sent"),
    ],
)
def test_a_claim_that_does_not_stand_there_is_refused(given, why):
    found = check(claims=[given])
    assert (found.claims, found.refused) == ((), {why: 1})


def test_a_claim_said_twice_counts_once():
    twice = [claim("c1", "c1.1", "Trees would take"), claim("c1", "c1.new1", "Trees would take")]
    found = check(claims=twice)
    assert (len(found.claims), found.refused) == (1, {TWICE: 1})


def test_the_name_of_another_comments_claim_is_not_taken_over():
    found = check(
        claims=[claim("c1", "c0.1", "Trees would take")], relations=[relation("c2", "c0.1")]
    )
    assert found.claims[0].id != "k:0.1"
    assert found.links[0].target == "k:0.1"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param([relation("c0.1", "c1.1")], FORWARD, id="forward"),
        pytest.param([relation("c1.1", "c1.1")], LOOP, id="itself"),
        pytest.param([relation("c1.1", "c1")], LOOP, id="its-own-comment"),
        pytest.param([relation("c1.1", "c7.1")], UNKNOWN, id="unknown-target"),
        pytest.param([relation("c1.new1", "c0.1")], UNKNOWN, id="a-claim-that-was-not-told"),
        pytest.param([relation("system", "c0.1")], UNKNOWN, id="unknown-source"),
        pytest.param([relation("c1.1", "c0.1", quote="I agree")], INVENTED, id="invented-quote"),
    ],
)
def test_a_relation_that_the_chunk_does_not_bear_out_is_refused(given, why):
    found = check(relations=given)
    assert (found.links, found.refused) == ((), {why: 1})


def test_relations_do_not_go_round_in_a_circle():
    found = check(
        claims=[claim("c0", "c0.new1", "It is"), claim("c0", "c0.new2", "hot there")],
        relations=[
            relation("c0.1", "c0.new1", "support"),
            relation("c0.new1", "c0.new2", "support"),
            relation("c0.new2", "c0.1", "support"),
        ],
    )
    assert (len(found.links), found.refused) == (2, {LOOP: 1})


def test_two_nodes_are_related_once():
    found = check(relations=[relation("c1.1", "c0.1"), relation("c1.1", "c0.1", "support")])
    assert ([link.kind for link in found.links], found.refused) == (["rebut"], {TWICE: 1})


@pytest.mark.parametrize(
    ("asked", "given"), [(1.0, 0.99), (17, 0.99), (-1, 0.0), (0.123456, 0.1234), (1e308, 0.99)]
)
def test_confidence_is_clipped(asked, given):
    assert check(relations=[relation("c1", "c0", confidence=asked)]).links[0].confidence == given


def test_a_claim_may_restate_an_earlier_one():
    (link,) = check(restatements=[same("c2.1", "c1.1")]).links
    assert (link.source, link.target, link.kind) == ("k:2.1", "k:1.1", "restates")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param({"restatements": [same("c1.1", "c2.1")]}, FORWARD, id="forward"),
        pytest.param({"restatements": [same("c0.2", "c0.1")]}, TWICE, id="in-its-own-comment"),
        pytest.param({"restatements": [same("c2", "c1")]}, UNKNOWN, id="comments"),
        pytest.param(
            {"relations": [relation("c2.1", "c1.1")], "restatements": [same("c2.1", "c1.1")]},
            OPPOSED,
            id="what-it-rebuts",
        ),
        pytest.param(
            {
                "claims": [claim("c2", "c2.new1", "Person 2 is right", "question")],
                "restatements": [same("c2.new1", "c1.1")],
            },
            OPPOSED,
            id="a-question-and-a-claim",
        ),
    ],
)
def test_a_restatement_that_is_none_is_refused(given, why):
    found = check(**given)
    assert "restates" not in {link.kind for link in found.links}
    assert found.refused == {why: 1}


def test_only_comments_of_the_chunk_can_speak():
    chunk = Chunk(CHUNK.asked[2:], ("c:0", "c:1"))
    found = check(chunk, relations=[relation("c1", "c0"), relation("c2", "c1")])
    assert ([link.source for link in found.links], found.refused) == (["c:2"], {UNKNOWN: 1})
