"""A conversation is checked when it is made, and knows what of its source is nowhere."""

import pytest

from argmap.errors import GraphError
from argmap.model import Comment, Conversation, Header, LeftOut, Span


def comments(*ids: str, **last: object) -> tuple[Comment, ...]:
    made = [Comment(id=name, text="words") for name in ids[:-1]]
    return (*made, Comment(id=ids[-1], text="words", **last))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({"role": "reply"}, "role 'reply'", id="unknown-role"),
        pytest.param({"author": "Ada"}, "no origin", id="author-from-nowhere"),
        pytest.param({"author_confidence": 1.5}, "author_confidence", id="confidence-above-1"),
        pytest.param(
            {"source_start": 5, "source_end": 2}, "not a span", id="ends-before-it-starts"
        ),
    ],
)
def test_a_comment_that_cannot_be_is_refused_by_name(fields, message):
    with pytest.raises(GraphError, match=rf"comment c:1.*{message}"):
        Comment(id="c:1", text="words", **fields)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        pytest.param(comments("c:1", "c:1"), "2 comments have the id c:1", id="twice"),
        pytest.param(comments("c:1", "c:2", reply_to="c:9"), "c:9: not there", id="to-nowhere"),
        pytest.param(comments("c:1", reply_to="c:1"), "c:1: not earlier", id="to-itself"),
        pytest.param(comments("c:1", source_end=6), "outside the source", id="span-outside"),
    ],
)
def test_a_conversation_that_cannot_be_is_refused_by_name(made, message):
    with pytest.raises(GraphError, match=message):
        Conversation(comments=made, source_text="words")


def test_a_reply_never_points_forward():
    first = Comment(id="c:1", text="words", reply_to="c:2")
    with pytest.raises(GraphError, match="c:1 answers c:2: not earlier"):
        Conversation(comments=(first, Comment(id="c:2", text="words")))


def test_what_is_neither_comment_nor_header_nor_left_out_is_named():
    conversation = Conversation(
        comments=(Comment(id="c:1", text="yes", source_start=6, source_end=9),),
        source_text="Title yes lost\n menu",
        headers=(Header(0, 5, "title"),),
        left_out=(LeftOut(15, 20, "page navigation"),),
    )
    assert conversation.unaccounted() == (Span("source", 10, 14),)


def test_authors_stand_once_in_the_order_of_their_first_comment():
    spoken = [("c:1", "Bo"), ("c:2", "Ada"), ("c:3", "Bo")]
    made = tuple(Comment(id=i, text="", author=a, author_origin="stated") for i, a in spoken)
    assert Conversation(comments=made).authors == ("Bo", "Ada")
