import json

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings

from argmap.model import ArgumentGraph, Claim, Comment, Conversation
from argmap.show.figures.map_data import map_data, segments
from argmap.show.figures.revision import revision


def claim(name: str, start: int, end: int, text: str) -> Claim:
    return Claim(id=name, comment="c:1", start=start, end=end, text=text[start:end])


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param([], [["one two three"]], id="no-claim"),
        pytest.param([(4, 7)], [["one "], ["two", 0], [" three"]], id="inside"),
        pytest.param([(0, 13)], [["one two three", 0]], id="all-of-it"),
        pytest.param([(0, 3), (3, 7)], [["one", 0], [" two", 1], [" three"]], id="side-by-side"),
        pytest.param([(0, 7), (4, 7)], [["one ", 0], ["two", 0, 1], [" three"]], id="one-in-other"),
        pytest.param(
            [(0, 7), (4, 13)], [["one ", 0], ["two", 0, 1], [" three", 1]], id="overlapping"
        ),
    ],
)
def test_a_comment_is_cut_where_claims_begin_and_end(spans, expected):
    text = "one two three"
    claims = [claim(f"k{n}", *span, text) for n, span in enumerate(spans)]
    found = segments(Comment(id="c:1", text=text), claims, {f"k{n}": n for n in range(9)})
    assert found == expected


def test_a_cut_counts_code_points_not_utf_16_units():
    text = "😀 yes"
    found = segments(Comment(id="c:1", text=text), [claim("k", 2, 5, text)], {"k": 7})
    assert found == [["😀 "], ["yes", 7]]


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_the_pieces_of_each_comment_join_to_its_text(graph):
    bodies = map_data(graph)["body"]
    assert ["".join(piece[0] for piece in body) for body in bodies] == [
        comment.text for comment in graph.comments
    ]


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_the_pieces_that_bear_a_claim_join_to_its_words(graph):
    data = map_data(graph)
    words = dict.fromkeys(graph.claim_by_id, "")
    for body in data["body"]:
        for text, *claims in body:
            for number in claims:
                words[data["ids"][number]] += text
    assert words == {claim.id: claim.text for claim in graph.claims}


def test_columns_name_nodes_by_their_place_comments_first():
    data = map_data(graph_of("b -> a -", authors={"b": "Ben"}))
    assert data["ids"] == ["c:a", "c:b", "a", "b"]
    assert data["parent"] == [-1, -1, 0, 1]
    assert data["author"] == [-1, 0, -1, 0]


def test_edges_keep_the_order_of_the_links_of_the_graph():
    graph = graph_of("b -> a - .4")
    edges = map_data(graph)["edges"]
    assert (edges["s"], edges["t"]) == ([0, 1, 3], [2, 3, 2])
    assert (edges["confidence"][-1], edges["width"][-1]) == (0.4, 1)


def test_all_columns_of_nodes_are_equally_long():
    data = map_data(graph_of("b -> a -", "c -> b +", "c:d"))
    names = ("kind", "role", "parent", "author", "guessed", "camp", "order", "mark", "label")
    assert {len(data[name]) for name in names} == {len(data["ids"])}


def test_columns_are_json():
    data = map_data(graph_of("b -> a -"))
    assert json.loads(json.dumps(data)) == data


def test_an_empty_conversation_has_empty_columns():
    data = map_data(ArgumentGraph(conversation=Conversation(comments=())))
    assert (data["ids"], data["body"], data["edges"]["s"]) == ([], [], [])


def test_the_revision_changes_with_a_confidence():
    assert revision(graph_of("b -> a - .4")) != revision(graph_of("b -> a - .5"))
