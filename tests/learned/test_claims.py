from itertools import pairwise

import pytest

from argmap.learned.claims import Weights, best, detector, load_detector
from argmap.learned.reasons import linker, load_linker, reasons
from argmap.mine import mine
from argmap.mine.claims import find_claims, silent
from argmap.model import Comment, Conversation

# takes whole sentences, and what follows a comma and "and", for claims; never what has "weather"
WEIGHTS = Weights(
    claims={"": -2.0, "borders start end": 4.0, "in ,and": -6.0, "left ,and": 4.0,
            "borders start ,and": 4.0, "w weather": -30.0},
    roles={"claim": {"": 0.0}, "question": {"": -1.0, "asks True": 3.0},
           "premise": {"": -1.0, "w seven": 9.0}, "proposal": {"": -9.0}},
    least=0.5,
    sure=(1.0, 0.0),
    links={"": -3.0, "roles up premise claim": 6.0},
    least_link=0.75,
    sure_link=(1.0, 0.0),
)  # fmt: skip


def talk(*texts: str) -> Conversation:
    return Conversation(
        comments=tuple(Comment(id=f"c:{n}", text=text) for n, text in enumerate(texts, start=1))
    )


def found(text: str) -> list[tuple[str, str]]:
    claims = find_claims(talk(text), silent, detector=detector(WEIGHTS))
    return [(claim.text, claim.role) for claim in claims]


def test_a_whole_sentence_keeps_its_stop():
    assert found("The ferry is late every day.") == [("The ferry is late every day.", "claim")]


def test_a_clause_leaves_its_conjunction_and_stop_out():
    assert found("The ferry is late, and the crew is tired.") == [
        ("The ferry is late", "claim"),
        ("the crew is tired", "claim"),
    ]


def test_roles_come_from_the_weights():
    assert [role for _, role in found("Who steers it? It sank after seven trips.")] == [
        "question",
        "premise",
    ]


def test_what_the_weights_refuse_is_no_claim():
    assert found("The weather is fine.") == []


def test_the_confidence_of_a_claim_is_that_of_its_weights():
    (claim,) = find_claims(talk("The ferry is late."), silent, detector=detector(WEIGHTS))
    assert claim.confidence == pytest.approx(0.881, abs=0.0005)  # 1 / (1 + exp(-2))


def test_of_stretches_that_overlap_those_worth_most_together_are_taken():
    assert sorted(best([(0, 10), (0, 4), (5, 10)], [0.8, 0.7, 0.7], 0.5)) == [1, 2]


def test_a_stretch_worth_less_than_the_least_is_not_taken():
    assert best([(0, 10)], [0.4], 0.5) == []


def test_a_reason_supports_what_it_is_given_for():
    text = "The ferry is late every day. It broke down seven times in May."
    engine = {"detector": detector(WEIGHTS), "linker": linker(WEIGHTS)}
    (link,) = [x for x in mine(talk(text), **engine).links if x.kind == "support"]
    assert (link.source, link.target) == ("k:1.2", "k:1.1")


def test_a_claim_is_a_reason_for_one_other_and_never_in_a_circle():
    odds = {(0, 1): 3.0, (0, 2): 2.5, (1, 0): 2.0, (1, 2): 1.5}
    assert reasons(odds, 0.5) == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("   \n\n ", id="blank"),
        pytest.param("...!!!", id="stops"),
        pytest.param("THE FERRY IS LATE, AND NOBODY CARES!", id="capitals"),
        pytest.param("```\nfor x in y:\n    if x: z, and w\n```", id="code"),
        pytest.param("> The ferry is late.\n> And so is the bus.", id="only-quotes"),
        pytest.param("late, and " * 3000, id="one-endless-sentence"),
        pytest.param("The ferry is late, and the crew is tired. " * 1200, id="very-long"),
        pytest.param("İİİ, and ŐŐŐ ﬁne, and ß.", id="letters-that-grow"),
    ],
)
def test_any_text_is_read(text):
    for claim in find_claims(talk(text), silent, detector=detector(WEIGHTS)):
        assert claim.text == text[claim.start : claim.end] != ""


def test_claims_of_a_comment_do_not_overlap():
    text = "It rains, and it snows, and it hails, and it storms, and it thaws. Fine, and good."
    claims = find_claims(talk(text), silent, detector=detector(WEIGHTS))
    assert all(a.end <= b.start for a, b in pairwise(claims))


def test_the_shipped_weights_find_claims_and_reasons():
    finds, links = load_detector(), load_linker()
    assert finds is not None, "the weights belong to the package"
    assert links is not None
    text = "The path must be lit, because people fall there at night."
    talk = Conversation(comments=(Comment(id="c:1", text=text),))
    graph = mine(talk, detector=finds, linker=links)
    assert all(text[claim.start : claim.end] == claim.text for claim in graph.claims)
    assert graph.claims
