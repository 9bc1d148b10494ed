# ruff: noqa: RUF001 - quotation marks of all kinds are tried
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.mine.claims import find_claims, segment_claims
from argmap.mine.quotes import quoted_spans
from argmap.model import ArgumentGraph, Claim, Comment, Conversation


def silent(step: str, done: int, total: int) -> None:
    pass


def claims_of(*texts: str) -> list[tuple[Claim, ...]]:
    comments = tuple(Comment(id=f"c:{n}", text=text) for n, text in enumerate(texts, start=1))
    found = find_claims(Conversation(comments=comments), silent)
    return [tuple(claim for claim in found if claim.comment == c.id) for c in comments]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("The harbour is far too small for these ships.", "claim", id="claim"),
        pytest.param("In my view the museum is worth the money.", "claim", id="opinion"),
        pytest.param("The council should repair the bridge first.", "proposal", id="should"),
        pytest.param("Let's meet in the library next time.", "proposal", id="let-us"),
        pytest.param("We need to train more volunteers.", "proposal", id="need-to"),
        pytest.param("I suggest a second trial in the autumn.", "proposal", id="suggest"),
        pytest.param("Please keep the old trees by the school.", "proposal", id="imperative"),
        pytest.param("Why don't we ask the neighbours first?", "proposal", id="why-do-we-not"),
        pytest.param("What should we do about the broken lift?", "question", id="what-should"),
        pytest.param("Does anyone know who owns the meadow?", "question", id="does-anyone-know"),
        pytest.param("How many people use the night bus?", "question", id="how-many"),
        pytest.param("Do you honestly think the ferry pays for itself?", "claim", id="rhetorical"),
        pytest.param("Who cares about a few scratches on a bench?", "claim", id="who-cares"),
    ],
)
def test_a_sentence_gets_the_role_of_what_it_does(text, role):
    assert [(claim.text, claim.role) for claim in segment_claims(text)] == [(text, role)]


def test_a_rhetorical_question_says_so():
    (claim,) = segment_claims("Are you seriously telling us that the tower is safe?")
    assert claim.rule == "rhetorical question"


def test_a_reason_is_a_premise():
    claims = segment_claims("The path must be lit because people fall there at night.")
    assert [(claim.text, claim.role) for claim in claims] == [
        ("The path must be lit", "proposal"),
        ("people fall there at night", "premise"),
    ]


def test_an_example_is_a_premise():
    text = "Small shops are dying here. For example, the bakery on the square closed in May."
    assert [claim.role for claim in segment_claims(text)] == ["claim", "premise"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hello everyone!", id="greeting"),
        pytest.param("Hi Tomas, thanks for asking this.", id="thanks"),
        pytest.param("So true.", id="agreement"),
        pytest.param("+1", id="plus-one"),
        pytest.param("I concur.", id="concur"),
        pytest.param("Rubbish.", id="disagreement"),
        pytest.param("Oops, I somehow missed your answer.", id="meta"),
        pytest.param("https://example.org/some/page", id="address"),
        pytest.param("Best wishes,\nOlga", id="signature"),
        pytest.param("You are a total clown!", id="insult"),
        pytest.param("The Long Road To The Northern Sea", id="title-of-a-book"),
        pytest.param("🙂🙂🙂", id="emoji"),
        pytest.param("...", id="stops"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_claims_nothing_is_no_claim(text):
    assert segment_claims(text) == ()


def test_quoted_words_of_another_are_not_the_claims_of_the_quoter():
    first = "The old mill should become a youth club."
    second = f"> {first}\nThe mill is far too damp for that."
    assert [claim.text for claim in claims_of(first, second)[1]] == [
        "The mill is far too damp for that."
    ]


def test_a_quotation_from_elsewhere_that_fills_a_comment_is_put_forward_by_its_poster():
    text = (
        'See what our statement says:\n\n"We believe that every child must have a place to play. '
        'The city should open the school yards in the afternoon."'
    )
    claims = segment_claims(text)
    assert [claim.text for claim in claims] == [
        "We believe that every child must have a place to play.",
        "The city should open the school yards in the afternoon.",
    ]


def test_a_quotation_that_is_put_forward_says_so():
    text = '"We believe that every child must have a place to play, in every season of the year."'
    (claim,) = segment_claims(text)
    assert claim.rule.endswith("in a quotation put forward")


def test_a_pingback_claims_nothing():
    pingback = Comment(id="c:1", text="The bridge should be repaired at once.", role="pingback")
    assert find_claims(Conversation(comments=(pingback,)), silent) == ()


def test_ids_count_the_claims_of_a_comment():
    (claims,) = claims_of("The bridge is not safe. The bridge should be repaired.")
    assert [claim.id for claim in claims] == ["k:1.1", "k:1.2"]


def test_a_long_comment_is_not_all_claims():
    text = "The weather was bad again and the market was almost empty. " * 60
    (claims,) = claims_of(text)
    assert len(claims) < 30


def test_a_story_is_rather_left_out_than_a_verdict():
    text = (
        "My uncle went to the clinic in March. He waited for six hours. He came home in the dark. "
        "I think the clinic needs a second doctor."
    )
    assert segment_claims(text)[-1].text == "I think the clinic needs a second doctor."
    assert len(segment_claims(text)) < 4


def test_german_is_read_by_its_own_cues():
    text = "Wir sollten das Bad erhalten, weil Kinder dort schwimmen lernen."
    claims = segment_claims(text, "de")
    assert [claim.role for claim in claims] == ["proposal", "premise"]


def test_progress_is_told():
    told: list[tuple[str, int, int]] = []
    comments = tuple(Comment(id=f"c:{n}", text="Fine by me.") for n in range(3))
    find_claims(Conversation(comments=comments), lambda *step: told.append(step))
    assert told == [("claims", 0, 3)]


MARKS = st.sampled_from(
    ["“", "”", '"', "'", "’", ">", "\n", "\n\n", ". ", "? ", "! ", "… ", ", but ", " because ",
     "; ", "- ", "• ", "(", ")", "http://a.b/c", "🙂", "İ", "ß", "1. ", "So true.", "I think "]
)  # fmt: skip
TEXTS = st.lists(
    st.one_of(MARKS, st.text(max_size=8), st.sampled_from(["the", "bus", "is", "late"]))
)


@settings(max_examples=80, deadline=None)
@given(TEXTS.map("".join), TEXTS.map(" ".join))
def test_every_claim_is_an_exact_span_that_crosses_no_quotation(first, second):
    comments = (Comment(id="c:1", text=first), Comment(id="c:2", text=second))
    conversation = Conversation(comments=comments)
    claims = find_claims(conversation, silent)
    ArgumentGraph(conversation=conversation, claims=claims)  # refuses what is no exact span
    for claim in claims:
        for start, end in quoted_spans(conversation.by_id[claim.comment].text):
            overlaps = claim.start < end and start < claim.end
            inside = start <= claim.start and claim.end <= end
            holds = claim.start <= start and end <= claim.end
            assert not overlaps or inside or holds


@settings(max_examples=40, deadline=None)
@given(TEXTS.map(" ".join))
def test_claims_do_not_overlap(text):
    claims = segment_claims(text)
    for one, two in pairwise(claims):
        assert one.end <= two.start


@pytest.mark.parametrize(
    "text",
    [
        "That's a fair point, and I grant it.",
        "You may be right, Wilma.",
        "I could live with that, Otto.",
        "Tell me what you think.",
        "What do you all think?",
        "I can send you the minutes.",
        "Wilma, I am so sorry.",
        "This comment was removed by a moderator.",
        "See our FAQs for more detail on the matter.",
    ],
)
def test_agreement_offers_and_notices_are_no_claims(text):
    assert segment_claims(text) == ()


def test_words_of_an_earlier_comment_are_not_claimed_by_who_repeats_them():
    said = "The ferry on our lake has been leaking since the spring of last year."
    comments = (
        Comment(id="c:1", text=said),
        Comment(id="c:2", text=f"Quote:\n{said}\nThe leak was mended in May."),
    )
    found = find_claims(Conversation(comments=comments), silent)
    assert [claim.text for claim in found if claim.comment == "c:2"] == [
        "The leak was mended in May."
    ]


def test_a_bare_fact_beside_a_claim_is_a_premise():
    roles = {c.text: c.role for c in segment_claims("The ferry is bad. It left at two on Friday.")}
    assert roles == {"The ferry is bad.": "claim", "It left at two on Friday.": "premise"}


def test_a_bare_fact_alone_is_what_is_claimed():
    assert [c.role for c in segment_claims("The ferry left at two on Friday.")] == ["claim"]
