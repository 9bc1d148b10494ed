"""Replies: parents, links of chats, ranked alternatives, and what takes no thought."""

import pytest

from argmap.evaluate.answers import Answer, of_map, of_thread
from argmap.evaluate.bootstrap import Resampling
from argmap.evaluate.floors import FIRST, NAMED, PREVIOUS, floors
from argmap.evaluate.replies import measured
from argmap.evaluate.rows import Thread, Turn
from argmap.model import Alternative, ArgumentGraph, Comment, Conversation, Link

HOW = Resampling(resamples=50)
LABELS = {"source": "here", "language": "en"}


def answer(number, parents, *ranked, **more):
    return Answer(
        ("talk", str(number)),
        LABELS,
        frozenset(parents),
        frozenset(more.pop("accepted", parents)),
        tuple(ranked),
        more.pop("inferred", True),
        {PREVIOUS: str(number - 1)},
        **more,
    )


def figures(*answers):
    return {name: one.value for name, one in measured(answers, HOW).figures.items()}


def test_any_of_several_parents_counts():
    assert figures(answer(3, "12", ("2", 0.9)))["accuracy"] == 1.0


def test_ranks_of_a_first_a_second_and_a_fourth_target_and_of_none():
    found = figures(
        answer(9, "1", ("1", 0.9)),
        answer(9, "2", ("1", 0.6), ("2", 0.3)),
        answer(9, "4", ("1", 0.4), ("2", 0.3), ("3", 0.2), ("4", 0.1)),
        answer(9, "5", ("1", 0.9)),
    )
    assert found["accuracy"] == 1 / 4
    assert found["recall among 3"] == 2 / 4
    assert found["mean reciprocal rank"] == pytest.approx((1 + 1 / 2 + 1 / 4 + 0) / 4)


def test_what_the_source_declares_is_right_but_no_guess():
    found = measured([answer(2, "1", ("1", 1.0), inferred=False)], HOW)
    assert found.figures["accuracy"].value == 1.0
    assert found.figures["calibration error"].n == 0


def scores(*answers):
    return {s.measure: s for s in measured(answers, HOW).scores}


def test_an_answer_that_the_annotator_lets_pass_counts_in_the_lenient_score():
    found = scores(answer(3, "1", ("2", 0.9), accepted="12"))
    assert (found["replies"].right, found["replies, lenient"].right) == (0, 1)


CHAT = Thread(
    (
        Turn("1", "hello", "ada", annotated=True),
        Turn("2", "bo: which disk?", "cy", annotated=True, parents=("1",)),
        Turn("3", "a new question", "di", annotated=True),
        Turn("4", "not looked at", "ed", annotated=False, parent="3"),
        Turn("5", "to both", "ed", annotated=True, parents=("2", "3")),
    )
)


def graph(*links):
    comments = tuple(Comment(id=f"c:{number}", text="x") for number in range(1, 6))
    return ArgumentGraph(
        conversation=Conversation(comments=comments),
        links=tuple(
            Link(source=f"c:{a}", target=f"c:{b}", kind="reply", primary=main)
            for a, b, main in links
        ),
    )


def test_links_of_a_chat_count_further_ones_and_those_who_start():
    mined = graph((2, 1, True), (3, 2, True), (5, 3, True), (5, 4, False))
    found = scores(*of_thread(CHAT, "chat", LABELS, mined))["links of a chat"]
    # wanted: 1-1, 2-1, 3-3, 5-2, 5-3; found: 1-1, 2-1, 3-2, 5-3, 5-4
    assert (found.right, found.found, found.n) == (3, 5, 5)


def test_who_starts_a_conversation_in_a_chat_is_scored_apart():
    mined = graph((2, 1, True), (3, 2, True), (5, 3, True))
    found = scores(*of_thread(CHAT, "chat", LABELS, mined))
    assert (found["conversations started"].right, found["conversations started"].n) == (1, 2)
    assert (found["replies"].right, found["replies"].found, found["replies"].n) == (2, 3, 2)


def test_first_comments_of_other_threads_are_not_scored():
    thread = Thread((Turn("1", "a"), Turn("2", "b", parent="1")))
    mined = graph((2, 1, True))
    assert [one.place for one in of_thread(thread, "t", LABELS, mined)] == [("t", "2")]


def test_alternatives_of_a_map_are_ranked_and_those_of_the_annotator_accepted():
    other = Alternative(0.3, target="c:1")
    mined = ArgumentGraph(
        conversation=graph().conversation,
        links=(
            Link(source="c:3", target="c:2", kind="reply", confidence=0.6, alternatives=(other,)),
        ),
    )
    wanted = ArgumentGraph(
        conversation=graph().conversation,
        links=(
            Link(source="c:3", target="c:1", kind="reply", alternatives=(Alternative(0.4, "c:2"),)),
        ),
    )
    (found,) = of_map(mined, wanted, "map", LABELS)
    assert found.ranked == (("c:2", 0.6), ("c:1", 0.3))
    assert (found.parents, found.accepted) == ({"c:1"}, {"c:1", "c:2"})


def named(*turns):
    return {key: floor[NAMED] for key, floor in floors(turns).items()}


def test_who_is_named_in_the_head_is_answered_by_the_last_comment_of_theirs():
    found = named(("1", "Ada", "x"), ("2", "Bo", "y"), ("3", "Ada", "z"), ("4", "Cy", "ada: no"))
    assert found == {"1": None, "2": "1", "3": "2", "4": "3"}


def test_the_first_name_of_an_author_is_a_name():
    assert named(("1", "Ada Byron", "x"), ("2", "Bo", "y"), ("3", "Cy", "@Ada no"))["3"] == "1"


def test_a_name_behind_the_head_or_ones_own_is_none():
    late = "w " * 40 + "Ada"
    found = named(("1", "Ada", "x"), ("2", "Bo", "y"), ("3", "Cy", late), ("4", "Bo", "Bo here"))
    assert (found["3"], found["4"]) == ("2", "3")


def test_the_previous_and_the_first_comment():
    found = floors([("1", None, "x"), ("2", None, "y"), ("3", None, "z")])
    assert [floor[PREVIOUS] for floor in found.values()] == [None, "1", "2"]
    assert [floor[FIRST] for floor in found.values()] == [None, "1", "1"]
