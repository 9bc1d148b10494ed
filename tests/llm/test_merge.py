"""The rules' graph and the model's answers as one: nobody's word is lost, persons' words stay."""

import pytest
from conversations import talk
from msgspec import structs

from argmap.llm.check import Checked, FoundClaim, FoundLink, FoundReply
from argmap.llm.merge import merged
from argmap.mine import mine
from argmap.model import ArgumentGraph, Claim, Link, Span

RULE = "language model scripted"
TALK = talk(
    ("Ada", "We should plant trees on the square. It is too hot there in summer."),
    ("Bo", "I disagree, Ada. Trees would take the place of the market."),
    ("Cy", "Bo is right. The market feeds half of the street."),
)
GRAPH = mine(TALK)
ALL = frozenset(GRAPH.claim_by_id)


def join(graph=GRAPH, **found) -> ArgumentGraph:
    return merged(graph, Checked(shown=ALL, **found), RULE)


def link_of(graph, source, target, kind) -> Link:
    return next(x for x in graph.links if (x.source, x.target, x.kind) == (source, target, kind))


def claim(name, comment, text, role="claim", confidence=0.8) -> FoundClaim:
    start = TALK.by_id[comment].text.index(text)
    return FoundClaim(name, comment, start, start + len(text), role, confidence)


def argued(graph):
    return {(x.source, x.target, x.kind) for x in graph.links if x.kind in ("support", "rebut")}


def test_the_rules_find_what_the_tests_speak_of():
    assert [c.id for c in GRAPH.claims] == ["k:0.1", "k:0.2", "k:1.1", "k:2.1"]
    assert {s: x.target for s, x in GRAPH.reply_of.items()} == {"c:1": "c:0", "c:2": "c:1"}
    assert ("c:1", "k:0.1", "rebut") in argued(GRAPH)


def test_an_answer_that_says_nothing_changes_nothing():
    assert join() == GRAPH


def test_where_the_reply_differs_the_rules_become_the_alternative():
    graph = join(replies=(FoundReply("c:2", "c:0", 0.7, (Span("c:2", 0, 5),)),))
    link, before = graph.reply_of["c:2"], GRAPH.reply_of["c:2"]
    assert (link.target, link.origin, link.rule, link.confidence) == ("c:0", "model", RULE, 0.7)
    assert link.evidence == (Span("c:2", 0, 5),)
    first = link.alternatives[0]
    assert (first.target, first.rule) == ("c:1", before.rule)
    assert link.confidence + sum(a.confidence for a in link.alternatives) <= 1


def test_where_the_reply_is_the_same_the_words_that_the_rules_saw_remain():
    graph = join(replies=(FoundReply("c:1", "c:0", 0.9, ()),))
    link = graph.reply_of["c:1"]
    assert (link.origin, link.evidence) == ("model", GRAPH.reply_of["c:1"].evidence)
    assert link.evidence
    assert "c:0" not in [a.target for a in link.alternatives]


def test_a_comment_that_opens_a_subject_answers_nothing_and_the_guess_is_set_aside():
    graph = join(replies=(FoundReply("c:2", None, 0.7, ()),))
    assert "c:2" not in graph.reply_of
    (aside,) = graph.extra["set_aside"]["links"]
    assert (aside["source"], aside["target"], aside["kind"]) == ("c:2", "c:1", "reply")


@pytest.mark.parametrize("origin", ["stated", "person"])
def test_no_model_overrides_what_is_stated_or_a_person_decided(origin):
    firm = [structs.replace(x, origin=origin) for x in GRAPH.links]
    claims = tuple(structs.replace(c, origin=origin) for c in GRAPH.claims)
    graph = structs.replace(GRAPH, links=tuple(firm), claims=claims)
    found = join(
        graph,
        replies=(FoundReply("c:2", "c:0", 0.9, ()), FoundReply("c:1", None, 0.9, ())),
        claims=(claim("k:1.1", "c:1", "take the place of the market", "question"),),
        links=(FoundLink("c:1", "c:1", "k:0.1", "support", 0.9),),
    )
    assert all(x in found.links for x in firm)
    assert link_of(found, "c:1", "k:0.1", "rebut").origin == origin
    assert ("c:1", "k:0.1", "support") not in argued(found)
    assert found.claims == claims


def test_a_claim_that_is_much_the_same_keeps_its_id_and_what_the_rules_saw():
    graph = join(claims=(claim("k:1.1", "c:1", "take the place of the market", "premise"),))
    new = graph.claim_by_id["k:1.1"]
    assert (new.text, new.role, new.origin) == ("take the place of the market", "premise", "model")
    before = GRAPH.claim_by_id["k:1.1"]
    assert new.extra["rules"]["start"] == before.start
    assert new.extra["rules"]["role"] == before.role
    assert link_of(graph, "c:1", "k:1.1", "states").origin == "model"


def test_a_claim_under_a_new_name_that_overlaps_one_of_the_rules_is_that_one():
    graph = join(claims=(claim("new", "c:1", "Trees would take the place of the market"),))
    assert [c.id for c in graph.claims_of["c:1"]] == ["k:1.1"]


def test_a_new_claim_has_the_next_number_and_stands_in_the_order_of_the_text():
    graph = join(
        claims=(
            claim("k:1.1", "c:1", "Trees would take the place of the market."),
            claim("new", "c:1", "I disagree, Ada."),
        )
    )
    assert [(c.id, c.text) for c in graph.claims_of["c:1"]] == [
        ("k:1.2", "I disagree, Ada."),
        ("k:1.1", "Trees would take the place of the market."),
    ]


def test_claims_that_the_model_does_not_name_are_set_aside_and_their_links_follow():
    graph = join(claims=(claim("new", "c:0", "plant trees"),))
    assert [c.text for c in graph.claims_of["c:0"]] == ["plant trees"]
    (mine_,) = graph.claims_of["c:0"]
    assert {c["id"] for c in graph.extra["set_aside"]["claims"]} == {"k:0.1", "k:0.2"}
    assert ("c:1", mine_.id, "rebut") in argued(graph)


def test_claims_that_the_model_was_not_shown_stay():
    found = Checked(shown=frozenset({"k:0.1"}), claims=(claim("k:0.1", "c:0", "plant trees"),))
    graph = merged(GRAPH, found, RULE)
    assert "k:0.2" in graph.claim_by_id


def test_a_claim_that_the_model_speaks_of_stays_though_it_does_not_list_it():
    graph = join(
        claims=(claim("k:0.1", "c:0", "We should plant trees on the square"),),
        links=(FoundLink("c:1", "c:1", "k:0.2", "rebut", 0.6),),
    )
    assert "k:0.2" in graph.claim_by_id
    assert ("c:1", "k:0.2", "rebut") in argued(graph)


def test_where_the_kind_differs_the_rules_become_the_alternative():
    graph = join(links=(FoundLink("c:1", "c:1", "k:0.1", "support", 0.7),))
    link = link_of(graph, "c:1", "k:0.1", "support")
    assert (link.origin, link.rule, link.confidence) == ("model", RULE, 0.7)
    assert link.alternatives[0].kind == "rebut"
    assert ("c:1", "k:0.1", "rebut") not in argued(graph)


def test_where_only_the_claim_differs_the_rules_become_the_alternative():
    graph = join(links=(FoundLink("c:1", "c:1", "k:0.2", "rebut", 0.7),))
    (other,) = link_of(graph, "c:1", "k:0.2", "rebut").alternatives
    assert (other.target, other.kind) == ("k:0.1", None)


def test_where_the_model_says_neither_the_rules_link_is_set_aside():
    graph = join(links=(FoundLink("c:1", "c:1", "k:0.1", "neither", 0.7),))
    assert not [x for x in argued(graph) if x[0] == "c:1"]
    aside = [(x["source"], x["target"], x["kind"]) for x in graph.extra["set_aside"]["links"]]
    assert ("c:1", "k:0.1", "rebut") in aside


def test_links_of_comments_of_which_the_model_says_nothing_stay():
    graph = join(links=(FoundLink("c:1", "k:1.1", "k:0.1", "rebut", 0.7),))
    assert {x for x in argued(graph) if x[0].endswith("2") or x[0].startswith("k:2")} == {
        x for x in argued(GRAPH) if x[0].endswith("2") or x[0].startswith("k:2")
    }


def test_the_claim_itself_is_the_evidence_where_no_words_are_quoted():
    graph = join(links=(FoundLink("c:1", "k:1.1", "k:0.1", "rebut", 0.7),))
    before = GRAPH.claim_by_id["k:1.1"]
    link = link_of(graph, "k:1.1", "k:0.1", "rebut")
    assert link.evidence == (Span("c:1", before.start, before.end),)


def test_the_same_between_the_same_comments_is_said_once():
    graph = join(links=(FoundLink("c:1", "k:1.1", "k:0.1", "rebut", 0.7),))
    assert [x for x in argued(graph) if "1" in x[0]] == [("k:1.1", "k:0.1", "rebut")]
    assert "set_aside" not in graph.extra


def test_reasons_within_a_comment_stay_where_the_model_speaks_of_others_only():
    conversation = talk(
        ("Ada", "The square is hot."),
        ("Bo", "We should plant trees, because they give shade."),
    )
    graph = mine(conversation)
    within = next(x for x in graph.links if x.source == "k:1.2" and x.kind == "support")
    found = Checked(links=(FoundLink("c:1", "k:1.1", "k:0.1", "support", 0.7),))
    assert within in merged(graph, found, RULE).links


def test_a_restatement_joins_two_claims():
    graph = join(links=(FoundLink("c:2", "k:2.1", "k:1.1", "restates", 0.6),))
    assert link_of(graph, "k:2.1", "k:1.1", "restates").origin == "model"


def test_merging_changes_nothing_that_it_was_given():
    before = (GRAPH.claims, GRAPH.links, dict(GRAPH.extra))
    join(links=(FoundLink("c:1", "c:1", "k:0.1", "neither", 0.7),))
    assert (GRAPH.claims, GRAPH.links, dict(GRAPH.extra)) == before


def test_ids_of_new_claims_do_not_meet_those_of_others():
    text = "Trees are good for the square. Trees are bad for the market."
    first, _, second = TALK.comments
    conversation = structs.replace(
        TALK,
        comments=(
            structs.replace(first, id="c:1", text=text),
            structs.replace(second, id="c:1.2", text=text),
        ),
    )
    old = Claim(id="k:1.2.1", comment="c:1.2", start=0, end=5, text="Trees")
    graph = ArgumentGraph(conversation=conversation, claims=(old,))
    found = Checked(claims=(FoundClaim("n", "c:1", 0, 30, "claim", 0.9),))
    assert {c.id for c in merged(graph, found, RULE).claims} == {"k:1.1", "k:1.2.1"}
