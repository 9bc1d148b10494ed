import pytest

from argmap.errors import ModelError
from argmap.learned.sieve import Sieve, load_sieve, sifting
from argmap.learned.store import record
from argmap.mine import mine
from argmap.mine.acts import Detector
from argmap.mine.claims import find_claims, read_comments, shown_claims, silent
from argmap.model import Claim, Comment, Conversation

# what has "weather" is no claim, what has "seven" a reason
SIEVE = Sieve(
    claims={"": 1.0, "w weather": -30.0},
    roles={"claim": {"": 0.0}, "premise": {"": -4.0, "w seven": 30.0}},
    roles_from={"claim": 0.5, "premise": 0.6},
    least={"en": 0.5},
)
TEXT = "The ferry is far too late every day. The weather is awful here. It has seven holes."


def talk(*texts: str, language: str = "en") -> Conversation:
    comments = tuple(Comment(id=f"c:{n}", text=text) for n, text in enumerate(texts, start=1))
    return Conversation(comments=comments, language=language)


def sifted(conversation: Conversation, sieve: Detector) -> tuple[Claim, ...]:
    return shown_claims(conversation, read_comments(conversation, silent, None, sieve), {})


def found(text: str, sieve: Sieve = SIEVE) -> list[tuple[str, str]]:
    return [(claim.text, claim.role) for claim in sifted(talk(text), sifting(sieve))]


def test_a_clause_that_the_weights_refuse_is_no_claim():
    assert [text for text, _ in found(TEXT)] == [
        "The ferry is far too late every day.",
        "It has seven holes.",
    ]


def test_a_role_that_the_weights_are_sure_of_takes_the_place_of_that_of_the_rules():
    assert found("The ferry is far too small for seven cars.") == [
        ("The ferry is far too small for seven cars.", "premise")
    ]


def test_a_role_that_is_not_sure_enough_stays_that_of_the_rules():
    unsure = Sieve(SIEVE.claims, SIEVE.roles, {"claim": 1.0, "premise": 1.1}, SIEVE.least)
    assert found("The ferry is far too small for seven cars.", unsure) == [
        ("The ferry is far too small for seven cars.", "claim")
    ]


def test_a_claim_whose_role_was_seen_says_so_beside_the_rule():
    text = "The ferry is far too small for seven cars."
    (claim,) = sifted(talk(text), sifting(SIEVE))
    assert claim.rule == "says how things are; reads like a reason"


def test_the_confidence_of_a_claim_is_the_probability_of_its_weights():
    (claim,) = sifted(talk("The ferry is late."), sifting(SIEVE))
    assert claim.confidence == 0.731  # 1 / (1 + exp(-1))


def test_what_no_rule_takes_for_a_claim_is_none():
    assert found("Hello everyone! Thanks a lot for the cake.") == []


def test_what_rules_are_sure_of_stays_a_claim():
    # opinion .12, judgement .1 and denial .05 beside the .5 of any statement
    text = "I think the weather is not a good reason."
    assert found(text) == [(text, "claim")]


def test_a_question_to_the_other_stays():
    text = "Are you the one who sold the weather mast?"
    assert [words for words, _ in found(text)] == [text]


def test_a_list_of_proposals_stays_one():
    text = "We should do two things:\n- a wider path for all\n- seven benches along the river"
    assert ("seven benches along the river", "proposal") in found(text)


def test_a_rhetorical_question_becomes_no_premise():
    text = "Do you honestly think that seven ferries pay for themselves?"
    assert found(text) == [(text, "claim")]


def test_what_the_clauses_do_stays_as_rules_read_it():
    conversation = talk(TEXT, "So true. I disagree about the holes, because they are small.")
    plain, with_sieve = (
        read_comments(conversation, silent, None, d) for d in (None, sifting(SIEVE))
    )
    assert [plain[x].acts for x in plain] == [with_sieve[x].acts for x in plain]
    shown = [with_sieve[x].shown for x in plain]
    assert [[a.place for a in x.acts] for x in shown if x] == [
        [a.place for a in plain[x].acts] for x in plain
    ]


def test_in_a_language_without_a_threshold_rules_decide():
    text = "Die Fähre ist viel zu klein für sieben Autos und das Wetter ist schlecht."
    conversation = talk(text, language="de")
    assert sifted(conversation, sifting(SIEVE)) == find_claims(conversation, silent)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("   \n\n ", id="blank"),
        pytest.param("...!!!", id="stops"),
        pytest.param("THE FERRY IS LATE, AND NOBODY CARES!", id="capitals"),
        pytest.param("> The ferry is late.\n> And so is the bus.", id="only-quotes"),
        pytest.param("late, and " * 3000, id="one-endless-sentence"),
        pytest.param("The ferry is late, and the crew is tired. " * 1200, id="very-long"),
        pytest.param("İİİ, and ŐŐŐ ﬁne, and ß.", id="letters-that-grow"),
    ],
)
def test_any_text_is_sifted(text):
    for claim in sifted(talk(text), sifting(SIEVE)):
        assert claim.text == text[claim.start : claim.end] != ""


def test_without_weights_there_is_no_sieve(tmp_path):
    assert load_sieve(tmp_path) is None


def test_damaged_weights_are_told(tmp_path):
    (tmp_path / "sieve.json").write_text('{"claims": 3}')
    record("sieve.json", tmp_path)
    with pytest.raises(ModelError, match="damaged"):
        load_sieve(tmp_path)


def test_changed_weights_are_told(tmp_path):
    (tmp_path / "sieve.json").write_text("{}")
    record("sieve.json", tmp_path)
    (tmp_path / "sieve.json").write_text("{ }")
    with pytest.raises(ModelError, match="changed or cut"):
        load_sieve(tmp_path)


def test_the_shipped_sieve_keeps_a_concession_and_what_stands_against_it():
    sieve = load_sieve()
    assert sieve is not None, "the weights belong to the package"
    text = "I grant that the old bridge is ugly. But we should not tear it down before 2030."
    graph = mine(talk(text), detector=sieve)
    assert [claim.text for claim in graph.claims] == [
        "I grant that the old bridge is ugly.",
        "But we should not tear it down before 2030.",
    ]


def test_the_shipped_sieve_leaves_small_talk_out():
    sieve = load_sieve()
    text = (
        "My nan rang me at four. I was still in bed. "
        "The council must close the road to lorries, because children walk there."
    )
    claims = sifted(talk(text), sieve)
    assert [claim.text for claim in claims] == [
        "The council must close the road to lorries",
        "children walk there",
    ]
