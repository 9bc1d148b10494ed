"""The course of a conversation, counted comment by comment."""

from graphs import graph_of, graphs
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from argmap.analyse.course.moments import up_to
from argmap.analyse.course.timeline import timeline
from argmap.analyse.ground.common_ground import same_claims
from argmap.analyse.ground.status import STATUSES, status
from argmap.analyse.stances import moves, stances
from argmap.model import Stance
from argmap.model.tables import TIMELINE


def test_counts_grow_with_each_comment():
    table = timeline(graph_of("b -> a +", "c -> a -"), {})
    assert table["claims"].tolist() == [1, 2, 3]
    assert table["supports"].tolist() == [0, 1, 1]
    assert table["rebuts"].tolist() == [0, 0, 1]


def test_a_rebuttal_is_unanswered_until_somebody_speaks_to_it():
    table = timeline(graph_of("b -> a -", "c -> b -"), {})
    assert table["unanswered_rebuttals"].tolist() == [0, 1, 1]


def test_an_answer_to_its_comment_answers_a_rebuttal():
    table = timeline(graph_of("b -> a -", "c -> b >"), {})
    assert table["unanswered_rebuttals"].tolist() == [0, 1, 0]


def test_a_question_is_open_until_its_comment_is_answered():
    graph = graph_of("b -> a >")
    asked = (structs.replace(graph.claims[0], role="question"), *graph.claims[1:])
    table = timeline(structs.replace(graph, claims=asked), {})
    assert table["open_questions"].tolist() == [1, 0]


def test_replies_across_camps_are_a_share_of_those_between_people_with_a_camp():
    graph = graph_of(
        "b -> a >", "c -> b >", "d -> c >", authors=dict(zip("abc", "ABC", strict=True))
    )
    table = timeline(graph, {"A": "A", "B": "B", "C": "B"})
    assert table["replies_across_camps"].tolist()[1:] == [1.0, 0.5, 0.5]


def test_what_is_granted_in_words_is_a_concession_from_the_answer_on():
    texts = {"a": "The roof leaks.", "b": "You're right that the roof leaks. But it is old."}
    graph = graph_of("b -> a >", "c -> b >", texts=texts, authors={"a": "Ada", "b": "Bo"})
    assert timeline(graph, {})["concessions"].tolist() == [0, 1, 1]
    assert timeline(graph, {"Ada": "A", "Bo": "A"})["concessions"].tolist() == [0, 0, 0]


def test_a_support_link_that_concedes_is_a_concession_from_its_later_end_on():
    graph = graph_of("b -> a +", authors={"a": "Ada", "b": "Bo"})
    links = (structs.replace(x, rule="concedes") if x.kind == "support" else x for x in graph.links)
    graph = structs.replace(graph, links=tuple(links))
    assert timeline(graph, {})["concessions"].tolist() == [0, 1]


def test_an_answer_of_ones_own_leaves_a_rebuttal_unanswered():
    authors = {"a": "Ada", "b": "Bo", "c": "Bo"}
    table = timeline(graph_of("b -> a -", "c -> b >", authors=authors), {})
    assert table["unanswered_rebuttals"].tolist() == [0, 1, 1]


def test_a_candidate_counts_from_the_comment_that_makes_it_one():
    graph = graph_of("b -> a +", "c -> a +", authors={"a": "Ada", "b": "Bo", "c": "Cy"})
    table = timeline(graph, {"Ada": "A", "Bo": "A", "Cy": "B"})
    assert table["candidates"].tolist() == [0, 0, 1]


def test_a_claim_gets_its_status_with_the_vote_that_decides_it():
    votes = [Stance(participant=f"p{n}", claim="a", value=1, at=n) for n in range(4)]
    graph = graph_of("a", "b", "c", "d")
    table = timeline(graph, {}, votes)
    assert table["shared"].tolist() == [0, 0, 0, 1]
    assert table["likely_shared"].tolist() == [0, 0, 1, 0]


def test_a_move_counts_when_it_is_made():
    votes = [Stance(participant="p", claim="a", value=v, at=n) for n, v in enumerate((1, 1, -1))]
    assert timeline(graph_of("a", "b", "c"), {}, votes)["moves"].tolist() == [0, 0, 1]


def test_votes_without_a_place_are_left_out():
    votes = [Stance(participant=f"p{n}", claim="a", value=1) for n in range(9)]
    assert timeline(graph_of("a"), {}, votes)["shared"].tolist() == [0]


def test_an_empty_conversation_has_an_empty_timeline():
    table = timeline(graph_of(), {})
    assert (len(table), list(table.columns)) == (0, list(TIMELINE))


CAMPS = {"Ada": "A", "Ben": "B"}
TEXTS = st.sampled_from(["We all want it.", "You are right that it leaks. No.", "It leaks."])


@st.composite
def voted(draw: st.DrawFn):
    """Draw a graph with votes on its claims, at places of its comments."""
    graph = draw(graphs(TEXTS))
    if not graph.claims:
        return graph
    order = graph.conversation.order
    votes = [
        Stance(
            participant=draw(st.sampled_from(["Ada", "Ben", "p1", "p2", "p3"])),
            claim=claim.id,
            value=draw(st.sampled_from([-1, 0, 1])),
            at=draw(st.integers(order[claim.comment], len(order) - 1)),
        )
        for claim in draw(st.lists(st.sampled_from(graph.claims), max_size=20))
    ]
    return structs.replace(graph, stances=tuple(votes))


@settings(deadline=None, max_examples=40)
@given(voted(), st.data())
def test_a_row_looks_at_nothing_that_comes_later(graph, data):
    if not graph.comments:
        return
    place = data.draw(st.integers(0, len(graph.comments) - 1))
    whole, part = timeline(graph, CAMPS), timeline(up_to(graph, place), CAMPS)
    assert whole.iloc[: place + 1].astype(object).equals(part.astype(object))


@settings(deadline=None, max_examples=40)
@given(voted())
def test_the_last_row_is_what_all_stances_at_once_tell(graph):
    if not graph.comments:
        return
    last = timeline(graph, CAMPS).iloc[-1]
    found = stances(graph)
    table = status(graph, found, CAMPS, until=len(graph.comments) - 1)
    told = table["status"].value_counts()
    assert {name: last[name.replace(" ", "_")] for name in STATUSES} == {
        name: told.get(name, 0) for name in STATUSES
    }
    assert last["moves"] == len(moves(found, same=same_claims(graph)))
