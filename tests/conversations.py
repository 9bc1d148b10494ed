"""Tiny conversations for the tests of mining, each as one call."""

from argmap.model import Comment, Conversation


def talk(*turns: str | tuple[str | None, str], post: bool = False, **extra: str) -> Conversation:
    """A conversation of comments c:0, c:1, ...: texts alone, or (author, text)."""
    comments = []
    for number, turn in enumerate(turns):
        author, text = turn if isinstance(turn, tuple) else (None, turn)
        comments.append(
            Comment(
                id=f"c:{number}",
                text=text,
                number=number,
                role="post" if post and number == 0 else "comment",
                author=author,
                author_origin=None if author is None else "stated",
            )
        )
    return Conversation(comments=tuple(comments), **extra)


def blog(*texts: str) -> Conversation:
    """A page whose authors were lost: the post c:0 and its comments c:1, c:2, ..."""
    return talk(*texts, post=True)
