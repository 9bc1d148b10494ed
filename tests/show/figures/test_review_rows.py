import pytest
from msgspec import structs

from argmap.model import Alternative, ArgumentGraph, Comment, Conversation, Link, Span
from argmap.show.drafts import Draft
from argmap.show.figures.review_rows import ROWS, answer, labels, page_of_rows, row, unsettled

DRAFT = Draft(key="lane", name="lane.txt", made="2024-01-01")


def comment(number, text="Words.", **more):
    return Comment(id=f"c:{number}", number=number, text=text, **more)


def graph(*confidences, **more):
    """A comment, and one answer to it of each confidence."""
    comments = tuple(comment(n) for n in range(1, len(confidences) + 2))
    links = tuple(
        Link(source=f"c:{n}", target="c:1", kind="reply", confidence=confidence, **more)
        for n, confidence in enumerate(confidences, start=2)
    )
    return ArgumentGraph(conversation=Conversation(comments=comments), links=links)


def shown(groups):
    return [(group["heading"], [row["id"] for row in group["rows"]]) for group in groups]


def test_unsure_guesses_stand_first_under_a_heading():
    machine = graph(0.9, 0.3, 0.8, 0.4)
    assert shown(page_of_rows(machine, DRAFT, unsure_first=True, page=1)) == [
        ("Please look at these 2", ["c:3", "c:5"]),
        ("The others, in order", ["c:1", "c:2", "c:4"]),
    ]


def test_in_order_there_is_one_group_without_a_heading():
    assert shown(page_of_rows(graph(0.9, 0.3), DRAFT, unsure_first=False, page=1)) == [
        ("", ["c:1", "c:2", "c:3"])
    ]


def test_what_a_person_looked_at_is_settled():
    draft = structs.replace(DRAFT, replies={"c:2": "c:1"})
    assert unsettled(graph(0.3), draft) == []


def test_what_the_source_says_is_settled():
    assert unsettled(graph(0.3, origin="stated"), DRAFT) == []


def test_pages_hold_so_many_rows_and_the_last_one_the_rest():
    machine = graph(*([0.9] * ROWS))
    assert shown(page_of_rows(machine, DRAFT, unsure_first=False, page=2)) == [
        ("", [f"c:{ROWS + 1}"])
    ]


def test_an_answer_says_how_sure_it_is_and_why():
    conversation = Conversation(comments=(comment(1, "Close it."), comment(2, "“Close it”? No.")))
    link = Link(
        source="c:2",
        target="c:1",
        kind="reply",
        rule="quotes the comment",
        confidence=0.8,
        evidence=(Span("c:2", 0, 10),),
    )
    told = answer(ArgumentGraph(conversation=conversation, links=(link,)), DRAFT, "c:2")
    assert (told["sure"], told["unsure"]) == ("quite sure", False)
    assert told["why"] == "quotes the comment: “Close it”"


def test_alternatives_stand_in_the_order_of_their_confidence():
    maybe = (Alternative(0.1, "c:2"), Alternative(0.3, "c:3"), Alternative(0.2, "c:1"))
    machine = graph(0.9, 0.9)
    comments = (*machine.comments, comment(4))
    link = Link(source="c:4", target="c:1", kind="reply", confidence=0.4, alternatives=maybe)
    machine = ArgumentGraph(
        conversation=Conversation(comments=comments), links=(*machine.links, link)
    )
    assert [one["id"] for one in answer(machine, DRAFT, "c:4")["maybe"]] == ["c:3", "c:2"]


@pytest.mark.parametrize(("said", "target"), [("c:1", "c:1"), ("", "-")])
def test_what_a_person_chose_stands_instead_of_the_guess(said, target):
    told = answer(graph(0.3), structs.replace(DRAFT, replies={"c:2": said}), "c:2")
    assert (told["target"], told["checked"], told["unsure"]) == (target, True, False)


def test_a_guessed_author_says_what_the_guess_rests_on():
    one = comment(1, "Thanks, Ana.")
    two = comment(
        2,
        author="Ana",
        author_origin="inferred",
        author_rule="is thanked by name",
        author_evidence=(Span("c:1", 8, 11),),
    )
    machine = ArgumentGraph(conversation=Conversation(comments=(one, two)))
    assert row(machine, DRAFT, two)["note"] == "guessed: is thanked by name; “Ana” in #1"


def test_a_long_comment_is_clipped_and_comes_whole_too():
    long = comment(1, "word " * 100)
    told = row(ArgumentGraph(conversation=Conversation(comments=(long,))), DRAFT, long)
    assert told["first"].endswith("…")
    assert told["text"] == long.text


def test_every_comment_has_a_line_in_the_list():
    people = Conversation(comments=(comment(1, "Close it.", author="Ana", author_origin="stated"),))
    assert labels(ArgumentGraph(conversation=people)) == [("c:1", "#1 Ana: Close it.")]
