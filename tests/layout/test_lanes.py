from itertools import combinations, pairwise

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.layout.lanes import lanes
from argmap.model import ArgumentGraph, Comment, Conversation, Link
from argmap.model.layout import Box

ROWS = st.sampled_from(["authors", "camps"])
CAMPS = {"Ada": "A", "Ben": "B"}


def overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.w and other.x < one.x + one.w
    return across and one.y < other.y + other.h and other.y < one.y + one.h


def spoken(*names: str | None, posted: tuple[str, ...] = ()) -> ArgumentGraph:
    comments = tuple(
        Comment(
            id=f"c:{n}",
            number=n,
            text="x",
            author=name,
            author_origin=name and "stated",
            posted=posted[n - 1] if posted else None,
        )
        for n, name in enumerate(names, start=1)
    )
    return ArgumentGraph(conversation=Conversation(comments=comments))


@given(graphs(), ROWS)
@settings(max_examples=60, deadline=None)
def test_no_two_cards_overlap(graph, rows):
    for one, other in combinations(lanes(graph, rows=rows, camp_of=CAMPS).boxes.values(), 2):
        assert not overlap(one, other)


@given(graphs(), ROWS)
@settings(max_examples=60, deadline=None)
def test_what_was_said_later_never_stands_further_left(graph, rows):
    layout = lanes(graph, rows=rows, camp_of=CAMPS)
    order = graph.conversation.order
    placed = [(order[graph.comment_of(node).id], box.x) for node, box in layout.boxes.items()]
    assert all(a[1] <= b[1] for a, b in pairwise(sorted(placed)))


@given(graphs(), ROWS)
@settings(max_examples=40, deadline=None)
def test_every_card_lies_in_the_row_of_its_author(graph, rows):
    layout = lanes(graph, rows=rows, camp_of=CAMPS)
    at = {lane.label: lane for lane in layout.rows}
    for node, box in layout.boxes.items():
        author = graph.comment_of(node).author
        camp = CAMPS.get(author or "")
        people = author or "no name"
        lane = at[people if rows == "authors" else f"camp {camp}" if camp else "in no camp"]
        assert lane.y <= box.y
        assert box.y + box.h <= lane.y + lane.h


@given(graphs(), ROWS)
@settings(max_examples=40, deadline=None)
def test_rows_do_not_overlap_and_lie_inside_the_picture(graph, rows):
    layout = lanes(graph, rows=rows, camp_of=CAMPS)
    assert all(a.y + a.h < b.y for a, b in pairwise(layout.rows))
    assert all(lane.y + lane.h <= layout.h for lane in layout.rows)
    assert all(box.x + box.w <= layout.w for box in layout.boxes.values())


@given(graphs(), ROWS)
@settings(max_examples=40, deadline=None)
def test_the_same_graph_gives_the_same_picture(graph, rows):
    assert lanes(graph, rows=rows) == lanes(graph, rows=rows)


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_lines_pass_through_no_card(graph):
    layout = lanes(graph)
    for route in layout.routes:
        for (x1, y1), (x2, y2) in pairwise(route.points):
            if y1 == y2:
                low, high = min(x1, x2) + 1, max(x1, x2) - 1
                inside = [b for b in layout.boxes.values() if low < b.x + b.w and b.x < high]
                assert not [b for b in inside if b.y < y1 < b.y + b.h]


def test_rows_come_in_the_order_in_which_people_first_spoke():
    layout = lanes(spoken("Ben", None, "Ada", "Ben"))
    assert [lane.label for lane in layout.rows] == ["Ben", "no name", "Ada"]


def test_camps_come_by_name_and_who_is_in_none_comes_last():
    layout = lanes(spoken("Cy", "Ben", "Ada"), rows="camps", camp_of=CAMPS)
    assert [lane.label for lane in layout.rows] == ["camp A", "camp B", "in no camp"]


def test_the_camp_of_somebody_without_a_name_is_that_of_the_comment():
    layout = lanes(spoken(None, "Ben"), rows="camps", camp_of={"c:1": "A", "Ben": "B"})
    assert [lane.label for lane in layout.rows] == ["camp A", "camp B"]


def test_of_very_many_people_the_quiet_ones_share_a_row():
    names = [f"P{n}" for n in range(20)]
    layout = lanes(spoken(*names, *names[5:16]))
    assert [lane.label for lane in layout.rows] == [*names[5:16], "9 more people"]


def test_people_who_do_not_answer_each_other_share_a_column():
    boxes = lanes(spoken("Ada", "Ben", "Ada")).boxes
    assert boxes["c:1"].x == boxes["c:2"].x < boxes["c:3"].x


def test_an_answer_begins_a_column():
    authors = {"a": "Ada", "b": "Ben"}
    boxes = lanes(graph_of("b -> a +", authors=authors)).boxes
    assert boxes["a"].x < boxes["b"].x


def test_in_a_long_conversation_columns_are_stacks():
    layout = lanes(spoken(*["Ada", "Ben"] * 100))
    assert layout.w < 5 * layout.h
    assert len(layout.ticks) < 50


def test_a_tick_stands_at_each_column_and_names_its_first_comment():
    layout = lanes(spoken("Ada", "Ben", "Ada"))
    assert [(tick.label, tick.x) for tick in layout.ticks] == [
        ("#1", layout.boxes["c:1"].x),
        ("#3", layout.boxes["c:3"].x),
    ]


@pytest.mark.parametrize(
    ("posted", "expected"),
    [
        pytest.param(("2031-03-03T07:30", "2031-03-03T09:05"), ["3 Mar 2031", "09:05"], id="day"),
        pytest.param(("2031-03-03", "2031-03-03"), ["3 Mar 2031", "3 Mar 2031"], id="no-clock"),
        pytest.param(("2031-03-03", "yesterday"), ["#1", "#2"], id="no-time"),
        pytest.param(("2031-03-04", "2031-03-03"), ["#1", "#2"], id="goes-back"),
        pytest.param(
            ("2031-03-03T07:30Z", "2031-03-03T07:30"), ["3 Mar 2031", "07:30"], id="mixed-zones"
        ),
    ],
)
def test_ticks_tell_dates_where_all_have_one(posted, expected):
    layout = lanes(spoken("Ada", "Ada", posted=posted))
    assert [tick.label for tick in layout.ticks] == expected


def test_a_line_that_goes_far_runs_between_the_rows():
    names = ["Ada", "Ben"] * 400
    graph = spoken(*names)
    far = Link(source="c:800", target="c:1", kind="reply")
    layout = lanes(ArgumentGraph(conversation=graph.conversation, links=(far,)))
    (route,) = layout.routes
    level = [y1 for (x1, y1), (x2, y2) in pairwise(route.points) if abs(x1 - x2) > 1000]
    assert level
    assert all(not lane.y <= y <= lane.y + lane.h for y in level for lane in layout.rows)


def test_nothing_said_is_an_empty_picture():
    layout = lanes(ArgumentGraph(conversation=Conversation(comments=())))
    assert (layout.boxes, layout.rows, layout.ticks) == ({}, (), ())
