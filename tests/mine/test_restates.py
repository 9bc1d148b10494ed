from argmap.mine.claims import find_claims
from argmap.mine.relations import relate
from argmap.mine.restates import MOST_PAIRS
from argmap.model import Comment, Conversation


def restated(*texts: str, joiner=None) -> set[tuple[str, str]]:
    comments = tuple(Comment(id=f"c:{n}", text=text) for n, text in enumerate(texts))
    conversation = Conversation(comments=comments)
    claims = find_claims(conversation, lambda *step: None)
    links = relate(conversation, claims, (), lambda *step: None, joiner=joiner).links
    text = {claim.id: claim.text for claim in claims}
    return {(text[x.source], text[x.target]) for x in links if x.kind == "restates"}


class Scripted:
    """Stands in for weights: says how surely a pair says the same; remembers what it read."""

    def __init__(self, sure):
        self.sure, self.read = sure, []

    def __call__(self, pairs):
        self.read += pairs
        return [self.sure.get((pair.a, pair.b), 0.0) for pair in pairs]


FIRST = "Closing the village school harms young families."
AGAIN = "Closing village schools harms the young families."
FREELY = "Parents with toddlers will move away."
LATER = "Couples with babies go elsewhere then."


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


def test_a_joiner_joins_what_shares_no_word():
    assert restated(FIRST, FREELY, joiner=Scripted({(FREELY, FIRST): 0.8})) == {(FREELY, FIRST)}


def test_a_claim_restates_the_one_that_the_joiner_is_surest_of():
    joiner = Scripted({(FREELY, FIRST): 0.8, (LATER, FREELY): 0.9, (LATER, FIRST): 0.7})
    assert restated(FIRST, FREELY, LATER, joiner=joiner) == {(FREELY, FIRST), (LATER, FREELY)}


def test_what_the_joiner_takes_for_a_denial_is_not_joined_whatever_words_it_shares():
    assert restated(FIRST, AGAIN, joiner=Scripted({(AGAIN, FIRST): -1.0})) == set()


def test_a_joiner_is_not_asked_about_a_question_and_a_claim():
    joiner = Scripted({})
    restated(FIRST, "Which young families does closing the village school harm?", joiner=joiner)
    assert joiner.read == []


def test_a_joiner_reads_the_pairs_first_that_share_the_rarest_words():
    talk = [
        f"The {word} on the hill is too loud for the guests." for word in ("mill", "saw", "inn")
    ]
    joiner = Scripted({})
    restated(*talk, FIRST, AGAIN, joiner=joiner)
    assert max(joiner.read, key=lambda pair: pair.alike) == joiner.read[0]
    assert {(AGAIN, FIRST)} <= {(pair.a, pair.b) for pair in joiner.read}


def test_of_a_long_conversation_a_joiner_reads_a_bounded_number_of_pairs():
    talk = [f"The gate{n % 300} near tower{n % 290} is shut." for n in range(900)]
    joiner = Scripted({})
    restated(*talk, joiner=joiner)
    assert 0 < len(joiner.read) <= MOST_PAIRS
