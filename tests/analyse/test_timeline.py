"""The course of a conversation, counted comment by comment."""

from graphs import graph_of
from msgspec import structs

from argmap.analyse.timeline import timeline


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
