import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.analysis import Analysis
from argmap.show.figures.attention_items import MOST_ITEMS, MOST_MORE, rows, waiting

NAMES = {"a": "Ada", "b": "Ben", "c": "Cem"}


def test_an_unanswered_objection_is_shown_with_what_it_disputes():
    texts = {"a": "Close it", "b": "Shops need it"}
    graph = graph_of("b -> a -", "c", texts=texts, authors=NAMES)
    one = waiting(Analysis(graph))["rebuttals"]
    (item,) = one.items
    assert (item.badge, item.later, item.points[0].words) == ("#2 Ben", 1, "Shops need it")
    assert [(other.badge, other.words) for other in item.points[0].others] == [
        ("#1 Ada", "Close it")
    ]


def test_an_answered_objection_waits_no_more():
    graph = graph_of("b -> a -", "c -> b -", "d -> c +", authors=NAMES | {"d": "Dan"})
    found = waiting(Analysis(graph))
    assert "rebuttals" not in found


@pytest.mark.parametrize(("origin", "guessed"), [("inferred", True), ("person", False)])
def test_an_objection_by_a_guessed_link_is_marked(origin, guessed):
    graph = graph_of("b -> a -", authors=NAMES, origin=origin)
    assert waiting(Analysis(graph))["rebuttals"].items[0].points[0].guessed is guessed


def test_an_unanswered_question_waits():
    graph = graph_of("a", "b", authors=NAMES)
    asked = structs.replace(graph.claims[0], role="question")
    found = waiting(Analysis(structs.replace(graph, claims=(asked, graph.claims[1]))))
    assert [item.points[0].node for item in found["questions"].items] == ["a"]


def test_a_claim_disputed_by_several_without_a_reason_names_who_disputes_it():
    graph = graph_of("b -> a -", "c -> a -", authors=NAMES)
    (item,) = waiting(Analysis(graph))["unsupported"].items
    assert [other.badge for other in item.points[0].others] == ["#2 Ben", "#3 Cem"]


def test_what_was_said_before_is_shown_beside_what_says_it_again():
    words = "The bakery lives from people driving there"
    graph = graph_of("a", "b", texts={"a": words, "b": f"{words}!"}, authors=NAMES)
    (item,) = waiting(Analysis(graph))["again"].items
    assert (item.points[0].node, item.points[0].others[0].node) == ("b", "a")


def test_the_oldest_comes_first():
    graph = graph_of("b -> a -", "d -> c -", authors=NAMES | {"d": "Dan"})
    items = waiting(Analysis(graph))["rebuttals"].items
    assert [item.comment for item in items] == ["c:b", "c:d"]


def test_many_are_counted_though_not_all_are_shown():
    number = MOST_ITEMS + MOST_MORE + 3
    graph = graph_of(*(f"b{n} -> a -" for n in range(number)))
    analysis = Analysis(graph)
    one = waiting(analysis)["rebuttals"]
    assert (one.points, len(one.items)) == (number, MOST_ITEMS + MOST_MORE)
    names, *lines = rows(analysis)
    told = [line for line in lines if line[0] == "Objections that nobody answered"]
    assert len(told) == number
    assert {len(line) for line in lines} == {len(names)}


def test_nothing_waits_where_nothing_was_said():
    assert waiting(Analysis(graph_of("c:a"))) == {}
