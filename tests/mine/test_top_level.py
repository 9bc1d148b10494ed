"""What the source nests, and who wrote the post, tell whom a comment answers."""

import pytest

from argmap.mine.openings import opens_strand, speaks_of_page
from argmap.mine.replies import link_replies
from argmap.model import Comment, Conversation
from argmap.progress import quiet

POST = Comment(
    id="c:0",
    role="post",
    author="Ada",
    author_origin="stated",
    text="Should the library open on Sundays? I think that it should, at least in winter.",
)


def said(number: int, author: str, text: str, reply_to: str | None = None) -> Comment:
    return Comment(
        id=f"c:{number}",
        number=number,
        author=author,
        author_origin="stated",
        text=text,
        reply_to=reply_to,
    )


def answers(*comments: Comment) -> dict[str, str]:
    _, links = link_replies(Conversation(comments=(POST, *comments)), quiet)
    return {link.source: link.target for link in links if link.primary}


def test_what_a_nested_source_leaves_at_the_top_answers_the_post():
    found = answers(
        said(1, "Bo", "Winter is when I have time to read the papers there."),
        said(2, "Cy", "In winter the heating costs the most.", "c:1"),
        said(3, "Di", "Those heating costs in winter could be paid by the district."),
    )
    assert found["c:3"] == "c:0"


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Has anyone asked the librarians?", True),
        ("One thing nobody has mentioned: the staff.", True),
        ("Who else walked past it on Sunday?", True),
        ("Has she asked the librarians?", False),
        ("One can say that of any day.", False),
    ],
)
def test_some_beginnings_open_something_new(text, opens):
    assert opens_strand(text) == opens


def test_who_speaks_of_the_page_speaks_to_the_post():
    assert speaks_of_page("I am shocked at how little patience there is on this page.")
    assert not speaks_of_page("I am shocked at how little patience you have.")


def test_who_wrote_the_post_thanks_the_last_who_spoke_and_not_the_post():
    found = answers(
        said(1, "Bo", "The one in Holm opens at noon and is full every week."),
        said(2, "Ada", "Thanks, that is just what I wanted to know."),
    )
    assert found["c:2"] == "c:1"
