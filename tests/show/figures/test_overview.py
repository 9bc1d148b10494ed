from graphs import graph_of
from msgspec import structs

from argmap.model import ArgumentGraph, Conversation, Stance
from argmap.show.figures.overview import overview, shared_words

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
        "held in more than one camp",
        ["Cleo", "Ada"],
    )


def test_counts_are_those_of_the_graph():
    about = overview(graph_of("b -> a +", "c", authors={"a": "Ada"}))["about"]
    assert (about["comments"], about["authors"], about["unnamed"], about["claims"]) == (3, 1, 2, 3)


def test_an_empty_conversation_has_an_overview():
    found = overview(ArgumentGraph(conversation=Conversation(comments=())))
    assert (found["about"]["first"], found["disputed"], found["shared"]) == (None, [], [])


def test_the_question_that_the_opening_asks_tells_what_it_is_about():
    asked = "Should the library be open on Sundays in winter?"
    graph = graph_of("b -> a -", texts={"a": asked})
    question = structs.replace(graph.claims[0], role="question")
    graph = structs.replace(graph, claims=(question, *graph.claims[1:]))
    about = overview(graph)["about"]
    assert (about["first"], about["first_words"]) == ("a", asked)


def test_a_question_without_substance_does_not_tell_what_it_is_about():
    graph = graph_of("b -> a -", texts={"a": "What do you think?"})
    question = structs.replace(graph.claims[0], role="question")
    graph = structs.replace(graph, claims=(question, *graph.claims[1:]))
    assert overview(graph)["about"]["first"] == "c:a"


def test_saying_the_same_is_not_counted_as_support():
    (item,) = overview(graph_of("b -> a -", "c -> a =", "d -> a +", authors=AUTHORS))["disputed"]
    assert (item["disputed"], item["supported"]) == (1, 1)


def test_what_may_be_shared_is_put_in_one_line():
    item = {"people": ["Ada", "Ben"], "unnamed": ["#3"], "label": "held in more than one camp"}
    assert shared_words(item) == "held in more than one camp: Ada, Ben, #3"
    assert shared_words({**item, "label": "said to be shared", "unnamed": []}) == (
        "said outright to be shared: Ada, Ben"
    )


def test_a_question_is_not_disputed():
    graph = graph_of("b -> a -", "c -> a -", "d -> b -")
    claims = tuple(
        structs.replace(claim, role="question") if claim.id == "a" else claim
        for claim in graph.claims
    )
    found = overview(structs.replace(graph, claims=claims))["disputed"]
    assert [item["id"] for item in found] == ["b"]


def test_what_says_the_same_is_disputed_together_and_by_whom_is_told():
    graph = graph_of(
        "b -> a =", "c -> a -", "d -> b -", "d -> a -", authors={"c": "Cy", "d": "Dee"}
    )
    (item,) = overview(graph)["disputed"]
    assert (item["id"], item["disputed"]) == ("a", 2)
    assert item["against"] == ["#3 Cy", "#4 Dee"]


def test_what_votes_tell_stands_first_with_its_counts():
    # who states a claim agrees with it: 11 answers
    votes = tuple(
        Stance(participant=f"p{i}", claim=claim, value=1 if claim == "a" or i % 2 else -1)
        for claim in ("a", "b")
        for i in range(10)
    )
    found = overview(structs.replace(graph_of("a", "b"), stances=votes))
    assert [(x["id"], x["label"], x["told"]) for x in found["shared"]] == [
        ("a", "shared", "11 of 11")
    ]
    assert found["disputed"][0]["id"] == "b"
    assert shared_words(found["shared"][0]) == "shared by all: 11 of 11 agree"
