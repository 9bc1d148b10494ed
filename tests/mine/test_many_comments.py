"""What keeps the cost of one comment the same however many there are."""

from argmap.mine.claims import silent
from argmap.mine.named import Heard
from argmap.mine.replies import link_replies
from argmap.mine.scores import MOST_FAR, MOST_POSTS, WINDOW, each_scored
from argmap.mine.traits import view_of
from argmap.model import Comment, Conversation


def said(number: int, author: str | None = None) -> Comment:
    origin = "stated" if author else None
    text = "Trams are loud."
    return Comment(id=f"c:{number}", number=number, text=text, author=author, author_origin=origin)


def posts(count: int) -> Conversation:
    comments = [Comment(id=f"c:{n}", text="Trams are loud.", role="post") for n in range(count)]
    return Conversation(comments=(*comments, said(count)))


def test_of_many_posts_the_first_and_the_last_are_candidates():
    view = view_of(posts(300), ())
    *_, candidates = each_scored(view, {})
    places = {candidate.place for candidate in candidates}
    assert places >= {0, *range(300 - MOST_POSTS, 300)}


def test_of_many_posts_most_are_no_candidates():
    view = view_of(posts(300), ())
    *_, candidates = each_scored(view, {})
    assert len(candidates) <= 1 + max(WINDOW, MOST_POSTS) + MOST_FAR


def test_candidates_are_worked_out_one_comment_after_the_other():
    told: list[int] = []
    scored = each_scored(view_of(posts(300), ()), {}, told.append)
    next(scored)
    assert told == []


def test_a_post_answers_the_comment_it_quotes_at_its_head():
    quoted = Comment(id="c:quoted-1", text="Trams are loud.")
    post = Comment(id="c:0", text="Are they?", role="post")
    _, links = link_replies(Conversation(comments=(quoted, post)), silent)
    assert [(link.source, link.target) for link in links] == [("c:0", "c:quoted-1")]


def test_a_post_does_not_answer_a_quoted_comment_that_comes_after_it():
    quoted = Comment(id="c:quoted-1", text="Trams are loud.")
    post = Comment(id="c:0", text="Are they?", role="post")
    _, links = link_replies(Conversation(comments=(post, quoted)), silent)
    assert "c:0" not in [link.source for link in links]


def test_a_part_of_a_name_finds_the_latest_comment_of_its_author():
    heard = Heard()
    for comment in (said(1, "Ann Berg"), said(2, "Cem"), said(3, "Ann Berg"), said(4, "Cem")):
        heard.add(comment)
    assert heard.latest("Berg") == "c:3"


def test_a_name_that_two_authors_share_finds_neither():
    heard = Heard()
    for comment in (said(1, "Ann Berg"), said(2, "Ann Dahl")):
        heard.add(comment)
    assert heard.latest("Ann") is None


def test_a_name_that_nobody_has_finds_nobody():
    heard = Heard()
    heard.add(said(1))
    assert heard.latest("Ann") is None
