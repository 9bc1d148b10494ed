from itertools import pairwise

from graphs import graph_of, graphs
from hypothesis import given, settings

from argmap.layout.outline import Row, outline, threads
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


def test_answers_are_indented_and_claims_stand_below_their_comment():
    boxes = threads(graph_of("b -> a >", "c -> b -")).boxes
    assert list(boxes) == ["c:a", "a", "c:b", "b", "c:c", "c"]
    assert boxes["c:a"].x < boxes["a"].x
    assert boxes["c:a"].x < boxes["c:b"].x
    assert boxes["c:c"].x == boxes["c:a"].x  # what argues without answering is a thread of its own


def test_claims_are_chips_without_a_badge():
    boxes = threads(graph_of("b -> a >")).boxes
    assert (boxes["a"].badge, boxes["a"].lines, boxes["a"].h) == ("", ("a",), 36.0)
    assert boxes["c:a"].badge == "#1"


def test_a_comment_has_more_lines_than_on_the_map_but_not_all():
    boxes = threads(graph_of("a", texts={"a": "word " * 900}), nodes=["c:a"]).boxes
    assert len(boxes["c:a"].lines) == 12


def test_a_claim_asked_for_brings_its_comment():
    assert set(threads(graph_of("b -> a +"), nodes=["b"]).boxes) == {"c:b", "b"}


def test_what_is_very_deep_is_not_indented_further():
    comments = tuple(Comment(id=f"c:{n}", text="x") for n in range(30))
    links = tuple(Link(source=f"c:{n}", target=f"c:{n - 1}", kind="reply") for n in range(1, 30))
    layout = threads(ArgumentGraph(conversation=Conversation(comments=comments), links=links))
    assert len({box.x for box in layout.boxes.values()}) == 9
    assert layout.w < 1000
    assert len(layout.routes) == 29


def test_a_thread_is_a_band():
    layout = threads(graph_of("b -> a >", "d -> c >"))
    assert [(band.root, band.nodes) for band in layout.bands] == [
        ("c:a", ("c:a", "a", "c:b", "b")),
        ("c:c", ("c:c", "c", "c:d", "d")),
    ]


def test_links_in_the_margin_do_not_lie_on_each_other():
    layout = threads(graph_of("b -> a +", "c -> a -", "d -> c +"))
    turns = [route.points[1][0] for route in layout.routes]
    right = max(box.x + box.w for box in layout.boxes.values())
    assert min(turns) > right
    assert len(set(turns)) == 2  # the two that pass beside each other; the third has room below


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_no_two_cards_of_the_page_overlap(graph):
    boxes = sorted(threads(graph).boxes.values(), key=lambda box: box.y)
    assert all(upper.y + upper.h < lower.y for upper, lower in pairwise(boxes))


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_lines_of_the_page_pass_through_no_card(graph):
    layout = threads(graph)
    for route in layout.routes:
        for (x1, y1), (x2, y2) in pairwise(route.points):
            low, high, top, end = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
            for box in layout.boxes.values():
                across = (
                    low + 1 < box.x + box.w and box.x < high - 1
                    if x1 != x2
                    else (box.x < x1 < box.x + box.w)
                )
                assert not (across and top < box.y + box.h - 0.1 and box.y < end - 0.1)


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_the_same_graph_gives_the_same_page(graph):
    assert threads(graph) == threads(graph)


def test_nothing_said_is_an_empty_page():
    layout = threads(ArgumentGraph(conversation=Conversation(comments=())))
    assert (layout.boxes, layout.routes, layout.bands) == ({}, (), ())
