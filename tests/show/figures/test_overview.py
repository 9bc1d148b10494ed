from graphs import graph_of

from argmap.model import ArgumentGraph, Conversation
from argmap.show.figures.overview import overview

AUTHORS = {"a": "Ada", "b": "Ben", "c": "Cleo", "d": "Dan", "e": "Ada"}


def test_the_claim_that_most_comments_dispute_comes_first():
    found = overview(graph_of("b -> a -", "c -> b -", "d -> b -", authors=AUTHORS))
    assert [(item["id"], item["disputed"]) for item in found["disputed"]] == [("b", 2), ("a", 1)]


def test_a_claim_that_another_person_supports_is_shared():
    (item,) = overview(graph_of("b -> a +", authors=AUTHORS))["shared"]
    assert (item["id"], item["people"]) == ("a", ["Ada", "Ben"])


def test_supporting_oneself_is_not_sharing():
    assert overview(graph_of("e -> a +", authors=AUTHORS))["shared"] == []


def test_two_comments_without_a_name_may_be_one_person():
    assert overview(graph_of("b -> a +"))["shared"] == []


def test_a_comment_without_a_name_may_share_what_a_named_person_says():
    (item,) = overview(graph_of("b -> a +", authors={"a": "Ada"}))["shared"]
    assert (item["people"], item["unnamed"]) == (["Ada"], ["#2"])


def test_where_people_dispute_each_other_both_sides_must_hold_it():
    graph = graph_of("b -> a -", "c -> b +", "d -> a +", authors=AUTHORS | {"e": "Ben"})
    assert overview(graph)["shared"] == []
    (item,) = overview(graph_of("b -> a -", "c -> b +", "e -> c + 0.4", authors=AUTHORS))["shared"]
    assert (item["id"], item["label"], item["people"]) == (
        "c",
        "held by both camps",
        ["Cleo", "Ada"],
    )


def test_counts_are_those_of_the_graph():
    about = overview(graph_of("b -> a +", "c", authors={"a": "Ada"}))["about"]
    assert (about["comments"], about["authors"], about["unnamed"], about["claims"]) == (3, 1, 2, 3)


def test_an_empty_conversation_has_an_overview():
    found = overview(ArgumentGraph(conversation=Conversation(comments=())))
    assert (found["about"]["first"], found["disputed"], found["shared"]) == (None, [], [])
