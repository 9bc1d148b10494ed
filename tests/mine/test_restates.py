from argmap.mine.claims import find_claims
from argmap.mine.relations import relate
from argmap.model import Comment, Conversation


def restated(*texts: str) -> set[tuple[str, str]]:
    comments = tuple(Comment(id=f"c:{n}", text=text) for n, text in enumerate(texts))
    conversation = Conversation(comments=comments)
    claims = find_claims(conversation, lambda *step: None)
    links = relate(conversation, claims, (), lambda *step: None).links
    text = {claim.id: claim.text for claim in claims}
    return {(text[x.source], text[x.target]) for x in links if x.kind == "restates"}


FIRST = "Closing the village school harms young families."
AGAIN = "Closing village schools harms the young families."


def test_a_claim_restates_the_earlier_one_that_says_the_same():
    assert restated(FIRST, AGAIN) == {(AGAIN, FIRST)}


def test_a_claim_that_denies_the_other_does_not_restate_it():
    assert restated(FIRST, "Closing the village school does not harm young families.") == set()


def test_a_claim_that_turns_a_word_into_its_opposite_does_not_restate_the_other():
    assert restated(FIRST, "Closing the village school helps young families.") == set()


def test_a_question_does_not_restate_a_claim():
    assert restated(FIRST, "Which young families does closing the village school harm?") == set()


def test_claims_on_one_subject_that_say_different_things_are_no_restatements():
    assert restated(FIRST, "The village school needs a new roof and two teachers.") == set()


def test_claims_of_one_comment_do_not_restate_each_other():
    assert restated(f"{FIRST} {FIRST}") == set()
