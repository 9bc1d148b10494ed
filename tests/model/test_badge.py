import pytest

from argmap.model import ArgumentGraph, Claim, Comment, Conversation


@pytest.mark.parametrize(
    ("fields", "badge"),
    [
        pytest.param({"number": 12}, "#12 Ada", id="number"),
        pytest.param({"role": "post", "number": 0}, "Post Ada", id="post"),
        pytest.param({}, "(1) Ada", id="place-where-there-is-no-number"),
        pytest.param({"id": "c:quoted-1"}, "Quoted Ada", id="quoted-by-the-post"),
        pytest.param({"number": 3, "author": None, "author_origin": None}, "#3", id="no-author"),
        pytest.param({"number": 3, "author_origin": "inferred"}, "#3 Ada?", id="guessed-author"),
    ],
)
def test_a_badge_names_comment_and_author(fields, badge):
    comment = Comment(
        **{"id": "c:1", "text": "Yes", "author": "Ada", "author_origin": "stated", **fields}
    )
    claim = Claim(id="k", comment=comment.id, start=0, end=3, text="Yes")
    graph = ArgumentGraph(conversation=Conversation(comments=(comment,)), claims=(claim,))
    assert [graph.badge(comment.id), graph.badge("k")] == [badge, badge]
