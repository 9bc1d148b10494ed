from itertools import combinations, pairwise

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.layout.cards import hubs, shown
from argmap.layout.layered import layered
from argmap.layout.order import crossing
from argmap.layout.place import REACH
from argmap.model import ArgumentGraph, Comment, Conversation, Link
from argmap.model.layout import Box, Layout, Route

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def middle(box: Box) -> float:
    return box.y + box.h / 2


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.w
        and other.x < one.x + one.w
        and one.y < other.y + other.h
        and other.y < one.y + one.h
    )


def column(layout: Layout, node: str) -> int:
    return sorted({box.x for box in layout.boxes.values()}).index(layout.boxes[node].x)


def crossings(layout: Layout) -> int:
    """Count pairs of straight lines, from card to card, that cross."""
    lines = [(route.points[0], route.points[-1]) for route in layout.routes]
    return sum(crossing(one, other) for one, other in combinations(lines, 2))


def segments(route: Route) -> list[tuple[float, float, float, float]]:
    """Return the level and upright stretches of a line, a little shortened: x1, y1, x2, y2."""
    found = []
    for (x1, y1), (x2, y2) in pairwise(route.points):
        if y1 == y2 and abs(x2 - x1) > 2:
            found.append((min(x1, x2) + 1, y1, max(x1, x2) - 1, y1))
        elif x1 == x2 and abs(y2 - y1) > 2:
            found.append((x1, min(y1, y2) + 1, x1, max(y1, y2) - 1))
    return found


def hits(box: Box, line: tuple[float, float, float, float]) -> bool:
    x1, y1, x2, y2 = line
    return x1 < box.x + box.w and box.x < x2 and y1 < box.y + box.h and box.y < y2


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_no_two_cards_overlap(graph):
    for one, other in combinations(layered(graph).boxes.values(), 2):
        assert not overlap(one, other)


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_everything_lies_inside_the_picture(graph):
    layout = layered(graph)
    for box in layout.boxes.values():
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.w <= layout.w
        assert box.y + box.h <= layout.h


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_every_comment_is_there_and_every_argument_link_is_drawn(graph):
    layout = layered(graph)
    assert {graph.comment_of(node).id for node in layout.boxes} == set(graph.conversation.by_id)
    wanted = {n for n, x in enumerate(graph.links) if x.kind in ("support", "rebut", "restates")}
    assert wanted <= {route.link for route in layout.routes}


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_lines_begin_and_end_at_the_cards_of_their_link(graph):
    layout = layered(graph)
    for route in layout.routes:
        link = graph.links[route.link]
        ends = ((link.source, route.points[0]), (link.target, route.points[-1]))
        for node, (x, y) in ends:
            comment = graph.comment_of(node).id
            own = [b for n, b in layout.boxes.items() if graph.comment_of(n).id == comment]
            if link.kind != "reply":
                own = [layout.boxes[node]]
            assert any(
                b.x - 0.2 <= x <= b.x + b.w + 0.2 and b.y - 0.2 <= y <= b.y + b.h + 0.2 for b in own
            )


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_lines_pass_under_no_card(graph):
    layout = layered(graph)
    posts = hubs(graph)  # whose own column of lines may pass a second post
    boxes = [box for node, box in layout.boxes.items() if node not in posts]
    for route in layout.routes:
        assert not [part for part in segments(route) for box in boxes if hits(box, part)]


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_each_card_is_in_one_band(graph):
    layout = layered(graph)
    members = [node for band in layout.bands for node in band.nodes]
    assert sorted(members) == sorted(layout.boxes)


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_the_same_graph_gives_the_same_picture(graph):
    assert layered(graph) == layered(graph)


def test_a_root_stands_left_and_each_answer_one_column_further():
    layout = layered(graph_of("b -> a +", "c -> b -", "d -> a -"))
    assert [column(layout, node) for node in "abcd"] == [0, 1, 2, 1]


def test_a_reply_gives_a_column_where_no_argument_does():
    layout = layered(graph_of("b -> a >", "c -> b -"))
    assert [column(layout, node) for node in "abc"] == [0, 1, 2]


def test_an_argument_link_comes_before_a_surer_reply():
    layout = layered(graph_of("b -> a +", "c -> a >", "c -> b - 0.3"))
    assert column(layout, "c") == 2


def test_of_two_arguments_the_surer_one_holds_the_card():
    layout = layered(graph_of("b -> a +", "c -> a - 0.4", "c -> b - 0.9"))
    assert column(layout, "c") == 2


def test_a_card_stands_beside_the_first_of_its_answers():
    boxes = layered(graph_of("b -> a +", "c -> a -", "d -> a +")).boxes
    assert 0 <= middle(boxes["a"]) - middle(boxes["b"]) <= REACH


def test_a_card_with_very_many_answers_stays_near_the_first():
    boxes = layered(graph_of(*(f"b{n} -> a +" for n in range(60)))).boxes
    assert middle(boxes["a"]) - middle(boxes["b0"]) < 350


def test_answers_stand_in_the_order_of_the_conversation():
    boxes = layered(graph_of("b -> a +", "c -> a -", "d -> a +", "e -> c +")).boxes
    assert boxes["b"].y < boxes["c"].y < boxes["d"].y


def test_the_biggest_strand_comes_first():
    layout = layered(graph_of("b -> a +", "x -> w +", "y -> w -", "z -> y +"))
    assert [band.root for band in layout.bands] == ["w", "a"]


def test_strands_are_never_interleaved():
    layout = layered(graph_of("b -> a +", "d -> c +", "e -> a -", "f -> c -"))
    one, other = layout.bands
    assert one.x + one.w <= other.x or one.y + one.h <= other.y


def test_a_circle_is_broken_at_its_weakest_link():
    layout = layered(graph_of("b -> a + 0.9", "a -> b - 0.4"))
    assert [route.tree for route in layout.routes] == [True, False]


def test_a_circle_of_equal_links_has_the_earliest_claim_as_root():
    layout = layered(graph_of("b -> a +", "c -> b +", "a -> c -"))
    assert layout.bands[0].root == "a"
    assert column(layout, "a") == 0


def test_tree_lines_never_cross():
    lines = [f"{LETTERS[n]} -> {LETTERS[n // 3]} {'+-'[n % 2]}" for n in range(1, 26)]
    assert crossings(layered(graph_of(*lines))) == 0


def test_order_gives_way_where_that_saves_a_crossing():
    # In the order of saying b, c, d, the link of e, which hangs on d, to b would cross f -> c.
    lines = ["b -> a +", "c -> a +", "d -> a +", "f -> c +", "e -> d + 0.9", "e -> b - 0.3"]
    assert crossings(layered(graph_of(*lines))) == 0


@st.composite
def bushes(draw: st.DrawFn) -> ArgumentGraph:
    """Draw a tree of claims with texts of any length, and a few links across it."""
    size = draw(st.integers(2, 16))
    lines = [f"n{n} -> n{draw(st.integers(0, n - 1))} {'+-'[n % 2]}" for n in range(1, size)]
    texts = {f"n{n}": "word " * draw(st.sampled_from([1, 1, 9, 40])) for n in range(size)}
    pairs = draw(st.sets(st.tuples(*[st.integers(0, size - 1)] * 2), max_size=4))
    across = [f"n{a} -> n{b} = 0.2" for a, b in pairs if a != b]
    return graph_of(*lines, *across, texts=texts)


@given(bushes())
@settings(max_examples=60, deadline=None)
def test_no_two_cards_of_a_tree_overlap(graph):
    for one, other in combinations(layered(graph).boxes.values(), 2):
        assert not overlap(one, other)


@given(bushes())
@settings(max_examples=60, deadline=None)
def test_no_two_lines_of_a_tree_cross(graph):
    layout = layered(graph)
    lines = [
        (route.points[0], route.points[-1])
        for route in layout.routes
        if graph.links[route.link].kind != "restates"
    ]
    assert not [pair for pair in combinations(lines, 2) if crossing(*pair)]


@given(bushes())
@settings(max_examples=60, deadline=None)
def test_lines_across_a_tree_pass_under_no_card(graph):
    layout = layered(graph)
    boxes = list(layout.boxes.values())
    for route in layout.routes:
        assert not [part for part in segments(route) for box in boxes if hits(box, part)]


def test_what_hangs_on_a_post_stands_below_it_in_the_first_column():
    post = Comment(id="c:0", role="post", text="Shall we?")
    first, second = (Comment(id=f"c:{n}", text="Yes") for n in (1, 2))
    replies = [Link(source=f"c:{n}", target="c:0", kind="reply") for n in (1, 2)]
    conversation = Conversation(comments=(post, first, second))
    layout = layered(ArgumentGraph(conversation=conversation, links=tuple(replies)))
    assert layout.boxes["c:1"].y > layout.boxes["c:0"].y + layout.boxes["c:0"].h
    assert layout.boxes["c:1"].x < layout.boxes["c:0"].x + 100
    assert len(layout.routes) == 2


def test_a_post_stands_below_the_comment_that_it_quotes():
    quoted = Comment(id="c:quoted-1", text="What now?")
    post = Comment(id="c:0", role="post", text="Good question.")
    answer = Comment(id="c:1", text="This.")
    links = tuple(
        Link(source=s, target=t, kind="reply") for s, t in (("c:0", "c:quoted-1"), ("c:1", "c:0"))
    )
    conversation = Conversation(comments=(quoted, post, answer))
    boxes = layered(ArgumentGraph(conversation=conversation, links=links)).boxes
    assert boxes["c:quoted-1"].y < boxes["c:0"].y < boxes["c:1"].y
    assert boxes["c:quoted-1"].x < boxes["c:0"].x < boxes["c:1"].x


def test_a_conversation_without_claims_shows_its_comments():
    layout = layered(graph_of("c:b -> c:a >", "c:c -> c:b >"))
    assert [column(layout, node) for node in ("c:a", "c:b", "c:c")] == [0, 1, 2]


def test_a_conversation_without_links_shows_every_comment():
    assert set(layered(graph_of("a", "b", "c:d")).boxes) == {"a", "b", "c:d"}


def test_an_empty_conversation_gives_an_empty_picture():
    layout = layered(ArgumentGraph(conversation=Conversation(comments=())))
    assert layout.boxes == {}
    assert layout.routes == ()


def test_only_the_nodes_asked_for_are_shown():
    layout = layered(graph_of("b -> a +", "c -> b -"), nodes=["b", "a"])
    assert set(layout.boxes) == {"a", "b"}
    assert len(layout.routes) == 2 - 1


def test_only_the_links_asked_for_are_drawn():
    graph = graph_of("b -> a +", "c -> b -")
    rebut = next(n for n, link in enumerate(graph.links) if link.kind == "rebut")
    assert [route.link for route in layered(graph, links=[rebut]).routes] == [rebut]


def test_sizes_that_are_given_are_kept():
    layout = layered(graph_of("b -> a +", "c -> a -"), sizes={"b": (300, 210), "c": (180, 50)})
    assert (layout.boxes["b"].w, layout.boxes["b"].h) == (300, 210)
    assert not overlap(layout.boxes["b"], layout.boxes["c"])


def test_a_node_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        layered(graph_of("b -> a +"), nodes=["nobody"])


def test_a_comment_with_a_linked_claim_shows_only_its_linked_claims():
    assert set(shown(graph_of("b -> a +", "c"))) == {"a", "b", "c"}


def test_an_answer_added_at_the_end_leaves_the_order_of_the_rest():
    lines = ["b -> a +", "c -> a -", "d -> b +", "e -> c +", "g -> f +"]
    before = layered(graph_of(*lines)).boxes
    after = layered(graph_of(*lines, "h -> b -")).boxes

    def ranks(boxes):
        return sorted(before, key=lambda node: (boxes[node].x, boxes[node].y))

    assert ranks(before) == ranks(after)
    assert all(before[node].x == after[node].x for node in before)


def test_a_new_single_comment_moves_nothing():
    lines = ["b -> a +", "c -> a -", "d -> b +", "g -> f +"]
    before, after = (layered(graph_of(*some)).boxes for some in (lines, [*lines, "z"]))
    assert all(before[node] == after[node] for node in before)


def test_ten_thousand_answers_deep_is_no_problem():
    comments = tuple(Comment(id=f"c:{n}", text="x") for n in range(10_000))
    links = tuple(
        Link(source=f"c:{n}", target=f"c:{n - 1}", kind="reply") for n in range(1, 10_000)
    )
    graph = ArgumentGraph(conversation=Conversation(comments=comments), links=links)
    layout = layered(graph)
    assert len(layout.boxes) == 10_000
    assert len(layout.routes) == 9_999
    assert layout.h < 2 * layout.w < 6 * layout.h


def test_a_long_chain_of_answers_goes_on_in_a_new_row():
    lines = [f"c:{b} -> c:{a} >" for a, b in pairwise(LETTERS[:12])]
    layout = layered(graph_of(*lines))
    rows = [band.nodes[0] for band in layout.bands]
    assert rows == ["c:a", "c:g"]
    assert layout.bands[0].y + layout.bands[0].h < layout.bands[1].y


def test_a_chain_of_arguments_is_never_cut():
    lines = [f"{b} -> {a} +" for a, b in pairwise(LETTERS[:12])]
    assert column(layered(graph_of(*lines)), "l") == 11


def test_a_very_long_chain_of_arguments_goes_on_in_a_new_row():
    layout = layered(graph_of(*(f"n{b} -> n{a} +" for a, b in pairwise(range(60)))))
    assert [band.root for band in layout.bands] == ["n0", "n48"]


def test_very_many_bare_answers_stand_in_rows():
    layout = layered(graph_of(*(f"b{n} -> a +" for n in range(80))))
    # The root of half of 80 is 6.3: six columns, hence 14 rows, and the column of a.
    assert len({box.x for box in layout.boxes.values()}) == 1 + 6
    assert len({box.y for node, box in layout.boxes.items() if node != "a"}) == 14


def test_answered_ones_of_very_many_come_before_the_rows():
    boxes = layered(graph_of(*(f"b{n} -> a +" for n in range(80)), "c -> b70 -")).boxes
    assert boxes["b70"].y < boxes["b0"].y
    assert boxes["c"].x > boxes["b70"].x


def test_answered_replies_to_what_very_many_answer_are_strands_of_their_own():
    answers = [f"c:b{n} -> c:a >" for n in range(24)]
    more = [f"c:d{n} -> c:b{n} >" for n in range(2)]
    layout = layered(graph_of(*answers, *more))
    assert {band.root for band in layout.bands} == {"c:a", "c:b0", "c:b1"}
    assert len(layout.routes) == 26


def test_a_large_map_is_no_strip():
    answers = [f"n{n} -> n{n // 9} +" for n in range(1, 3000)]
    layout = layered(graph_of(*answers))
    assert layout.w / 4 < layout.h < 4 * layout.w


@pytest.mark.parametrize(
    ("answers", "columns"), [pytest.param(11, 1, id="small"), pytest.param(12, 2, id="larger")]
)
def test_the_card_of_a_post_is_two_columns_wide_unless_the_map_is_small(answers, columns):
    post = Comment(id="c:0", role="post", text="Shall we?")
    comments = tuple(Comment(id=f"c:{n}", text="Yes") for n in range(1, answers + 1))
    conversation = Conversation(comments=(post, *comments))
    boxes = layered(ArgumentGraph(conversation=conversation)).boxes
    assert boxes["c:0"].w == columns * 260 + (columns - 1) * 84
