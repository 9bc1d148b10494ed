from graphs import graph_of

from argmap.layout.outline import Row, outline
from argmap.model import ArgumentGraph, Comment, Conversation, Link


def test_each_comment_stands_below_what_it_answers():
    graph = graph_of("b -> a >", "c -> a >", "d -> b >", "e")
    rows = [(row.comment, row.depth) for row in outline(graph)]
    assert rows == [("c:a", 0), ("c:b", 1), ("c:d", 2), ("c:c", 1), ("c:e", 0)]


def test_a_row_names_what_it_answers_and_its_claims():
    assert outline(graph_of("b -> a >"))[1] == Row("c:b", 1, "c:a", ("b",))


def test_ten_thousand_answers_deep_is_no_problem():
    comments = tuple(Comment(id=f"c:{n}", text="x") for n in range(10_000))
    links = tuple(
        Link(source=f"c:{n}", target=f"c:{n - 1}", kind="reply") for n in range(1, 10_000)
    )
    graph = ArgumentGraph(conversation=Conversation(comments=comments), links=links)
    assert outline(graph)[-1].depth == 9_999
