import pytest
from msgspec import structs

from argmap.model import Alternative, ArgumentGraph, Comment, Conversation, Link, Span
from argmap.show.corrections import corrected
from argmap.show.drafts import Draft

TEXTS = ("Close the lane.", "The shops need it.", "Try it for a summer.")
CONVERSATION = Conversation(
    title="Lane",
    comments=tuple(
        Comment(id=f"c:{n}", text=text, author="Ana", author_origin="stated")
        for n, text in enumerate(TEXTS, start=1)
    ),
)
GUESS = Link(
    source="c:3",
    target="c:2",
    kind="reply",
    rule="stands right after",
    confidence=0.4,
    evidence=(Span("c:3", 0, 3),),
    alternatives=(Alternative(0.3, "c:1", rule="shares words"),),
)
MACHINE = ArgumentGraph(
    conversation=CONVERSATION, links=(Link(source="c:2", target="c:1", kind="reply"), GUESS)
)


@pytest.fixture
def draft():
    return Draft(key="lane", name="lane.txt", made="2024-01-01")


def replies_to(draft, target):
    return corrected(MACHINE, structs.replace(draft, replies={"c:3": target}))


def test_a_draft_without_corrections_is_the_machine_s_graph(draft):
    assert corrected(MACHINE, draft) == MACHINE


def test_a_chosen_answer_is_a_person_s_and_certain(draft):
    link = replies_to(draft, "c:1").reply_of["c:3"]
    assert (link.target, link.origin, link.confidence) == ("c:1", "person", 1.0)


def test_what_the_machine_had_guessed_stays_an_alternative(draft):
    link = replies_to(draft, "c:1").reply_of["c:3"]
    assert link.alternatives == (Alternative(0.4, "c:2", rule="stands right after"),)


def test_a_confirmed_guess_keeps_its_evidence_and_alternatives(draft):
    link = replies_to(draft, "c:2").reply_of["c:3"]
    assert (link.origin, link.evidence) == ("person", GUESS.evidence)
    assert link.alternatives == GUESS.alternatives


def test_a_comment_may_be_said_to_answer_nobody(draft):
    assert "c:3" not in replies_to(draft, "").reply_of


def test_a_correction_of_a_comment_that_is_not_there_is_passed_over(draft):
    draft = structs.replace(draft, replies={"c:9": "c:1", "c:3": "c:9"}, authors={"c:9": "Zoe"})
    assert corrected(MACHINE, draft) == MACHINE


def test_a_further_addressee_that_becomes_the_main_one_is_there_once(draft):
    further = Link(source="c:3", target="c:1", kind="reply", primary=False, confidence=0.5)
    machine = structs.replace(MACHINE, links=(*MACHINE.links, further))
    graph = corrected(machine, structs.replace(draft, replies={"c:3": "c:1"}))
    links = [link for link in graph.links if link.source == "c:3"]
    assert [(link.target, link.primary) for link in links] == [("c:1", True)]


def test_an_entered_author_is_a_person_s(draft):
    graph = corrected(MACHINE, structs.replace(draft, authors={"c:2": "Ben"}))
    comment = graph.conversation.by_id["c:2"]
    assert (comment.author, comment.author_origin, comment.author_confidence) == (
        "Ben",
        "person",
        1.0,
    )


def test_a_wrong_author_may_be_taken_away(draft):
    graph = corrected(MACHINE, structs.replace(draft, authors={"c:2": ""}))
    assert graph.conversation.by_id["c:2"].author is None


def test_a_title_may_be_entered(draft):
    graph = corrected(MACHINE, structs.replace(draft, title="Mill Lane"))
    assert graph.conversation.title == "Mill Lane"
