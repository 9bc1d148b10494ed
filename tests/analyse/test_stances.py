"""Stances are gathered from all that tells them; their value follows the latest answer."""

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from msgspec import structs

from argmap.analyse.ground.common_ground import same_claims
from argmap.analyse.stances import THRESHOLD, moves, side, stance_of, stances
from argmap.errors import GraphError
from argmap.model import Stance
from argmap.model.decisions import Decision
from argmap.model.stance import PUT_UP

NAMES = {name: name.upper() for name in "abcd"}


def of(*lines, votes=(), **rest):
    graph = graph_of(*lines, authors=NAMES, **rest)
    return structs.replace(graph, stances=tuple(votes))


def vote(participant, claim, value, **rest):
    return Stance(participant=participant, claim=claim, value=value, **rest)


def value(found, participant, claim, **rest):
    table = stance_of(found, **rest)
    row = table[(table["participant"] == participant) & (table["claim"] == claim)]
    return None if row.empty else row["value"].iloc[0]


def test_who_states_a_claim_is_for_it():
    (one,) = stances(of("a"))
    assert (one.participant, one.claim, one.value, one.source, one.at) == ("A", "a", 1, "claim", 0)
    assert one.span is not None
    assert (one.span.node, one.span.start, one.span.end) == ("c:a", 0, 1)


def test_a_question_is_asked_and_not_claimed():
    graph = of("a")
    asked = tuple(structs.replace(claim, role="question") for claim in graph.claims)
    assert stances(structs.replace(graph, claims=asked)) == ()


def test_what_was_put_up_for_a_vote_need_not_be_held_by_its_author():
    graph = of("a")
    put = tuple(structs.replace(claim, rule=PUT_UP) for claim in graph.claims)
    assert stances(structs.replace(graph, claims=put)) == ()


@pytest.mark.parametrize(("sign", "expected"), [("+", 1), ("-", -1), ("=", 1)])
def test_a_link_tells_a_stance_of_its_author(sign, expected):
    (_, _, link) = sorted(
        stances(of(f"b -> a {sign} 0.8")), key=lambda each: each.source != "claim"
    )
    assert (link.participant, link.claim, link.value) == ("B", "a", expected)
    assert (link.source, link.confidence, link.at, link.node) == ("machine", 0.8, 1, "b")


@pytest.mark.parametrize("origin", ["stated", "person"])
def test_a_link_of_a_person_is_no_guess_of_the_machine(origin):
    assert "link" in {one.source for one in stances(of("b -> a +", origin=origin))}


def test_a_link_to_a_comment_counts_for_its_only_claim():
    graph = of("c:b -> a +")
    link = structs.replace(graph.links[-1], target="c:a")
    graph = structs.replace(graph, links=(*graph.links[:-1], link))
    assert [one.claim for one in stances(graph) if one.participant == "B"] == ["a"]


def test_a_link_to_a_comment_of_two_claims_counts_for_none():
    graph = of("c:b -> a +", texts={"a": "ab"})
    second = structs.replace(graph.claims[0], id="a2", start=1, text="b")
    link = structs.replace(graph.links[-1], target="c:a")
    graph = structs.replace(graph, claims=(*graph.claims, second), links=(*graph.links[:-1], link))
    assert [one for one in stances(graph) if one.participant == "B"] == []


def test_a_link_counts_from_the_later_of_its_comments_on():
    graph = of("a", "b")
    back = structs.replace(graph.links[0], source="a", target="b", kind="support")
    found = stances(structs.replace(graph, links=(*graph.links, back)))
    assert [one.at for one in found if one.participant == "A"] == [0, 1]


def test_votes_on_claims_that_are_gone_are_left_out_and_stay_in_the_graph():
    graph = of("a", votes=[vote("D", "gone", 1), vote("D", "a", 1)])
    assert [one.claim for one in stances(graph) if one.source == "vote"] == ["a"]
    assert len(graph.stances) == 2


def test_votes_on_a_claim_that_was_merged_count_for_the_whole():
    graph = of("a", votes=[vote("D", "a2", -1)])
    decision = Decision(what="merge", claims=("a", "a2"))
    extra = {"decisions": [structs.asdict(decision)]}
    graph = structs.replace(graph, conversation=structs.replace(graph.conversation, extra=extra))
    assert value(stances(graph), "D", "a") == -1


def test_one_stance_is_shrunk_by_half():
    assert value(stances(of("a")), "A", "a") == 0.5


def test_evidence_is_weighed_by_confidence():
    # (0.6 - 0.2) / (0.6 + 0.2 + 1)
    found = stances(of("b -> a + 0.6", "b -> a - 0.2"))
    assert value(found, "B", "a") == pytest.approx(0.4 / 1.8)


def test_the_latest_answer_counts_and_not_what_was_said_before():
    found = [vote("A", "a", 1, time="2024-05-02"), vote("A", "a", -1, time="2024-05-01")]
    assert value([*stances(of("a")), *found], "A", "a") == 1


def test_answers_without_a_time_count_in_their_order():
    assert value([vote("A", "a", 1), vote("A", "a", 0)], "A", "a") == 0


def test_who_said_nothing_has_no_stance():
    assert value(stances(of("a")), "B", "a") is None


def test_what_rests_on_links_of_the_machine_alone_is_tentative():
    table = stance_of(stances(of("b -> a +"))).set_index(["participant", "claim"])
    assert table["tentative"].to_dict() == {("A", "a"): False, ("B", "a"): True, ("B", "b"): False}


def test_nothing_later_than_a_comment_is_looked_at():
    found = stances(of("b -> a +"))
    assert value(found, "B", "a", until=0) is None
    assert value(found, "B", "a", until=1) == 0.5


def test_nothing_later_than_a_time_is_looked_at():
    found = [vote("A", "a", 1, time="2024-05-01T10:00:00Z"), vote("A", "a", -1)]
    assert value(found, "A", "a", clock="2024-05-01T11:59:00+02:00") is None
    assert value(found, "A", "a", clock="2024-05-01T10:00:00") == 1


def test_claims_that_say_the_same_count_as_one():
    graph = of("b -> a =")
    assert set(stance_of(stances(graph), same=same_claims(graph))["claim"]) == {"a"}


def test_a_change_of_mind_is_a_move():
    found = [vote("A", "a", 1, at=0), vote("A", "a", 1, at=2), vote("A", "a", -1, at=5)]
    (row,) = moves(found).to_dict("records")
    assert (row["from"], row["to"], row["at"]) == (1, -1, 5)
    assert bool(stance_of(found)["moved"].iloc[0])


def test_saying_it_again_is_no_move():
    assert moves([vote("A", "a", 1), vote("A", "a", 1)]).empty


@pytest.mark.parametrize(
    ("confidence", "expected"), [(0.51, 1), (0.49, 0)], ids=["likely", "unlikely"]
)
def test_one_stance_counts_if_it_is_more_likely_than_not(confidence, expected):
    assert side(confidence / (confidence + 1)) == expected


def test_a_value_on_the_threshold_is_unsure():
    assert (side(THRESHOLD), side(-THRESHOLD), side(0.34), side(-0.34)) == (0, 0, 1, -1)


def test_no_stances_give_empty_tables():
    assert stance_of([]).empty
    assert moves([]).empty


@pytest.mark.parametrize(
    "wrong", [{"value": 2}, {"source": "guess"}, {"at": -1}, {"confidence": 1.5}], ids=str
)
def test_a_stance_that_cannot_be_is_refused(wrong):
    with pytest.raises(GraphError, match="stance of A on a"):
        Stance(**({"participant": "A", "claim": "a", "value": 1} | wrong))


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_values_lie_between_disagreeing_and_agreeing_and_never_look_ahead(graph):
    found = stances(graph)
    table = stance_of(found)
    assert table["value"].between(-1, 1).all()
    assert stances(graph) == found
    for place in range(len(graph.comments)):
        known = tuple(one for one in found if one.at is not None and one.at <= place)
        assert stance_of(found, until=place).equals(stance_of(known))
