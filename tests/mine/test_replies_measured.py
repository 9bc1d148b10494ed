"""How many answers are found in conversations that are not part of the project."""

import json

import pytest

from argmap.mine.replies import link_replies
from argmap.model import Comment, Conversation
from argmap.read import read

pytestmark = pytest.mark.optional_data

# By careful reading, before any rule was tuned; the first is the primary answer.
ANSWERS = """
0 quoted-1|1 0|2 0|3 0 1|4 0|5 0|6 0 5|7 6|8 6|9 6|10 6|11 7 9 10|12 6|13 11|14 13 11|15 11
16 11|17 11|18 0 11 17|19 18|20 13 11 6|21 19|22 20|23 22|24 22|25 24 23|26 25
27 26 25|28 11|29 28|30 29|31 29|32 29 31
"""


def silent(step: str, done: int, total: int) -> None:
    pass


def blog_of(folder):
    (page,) = (folder / "conversations").glob("000_*.txt")
    return read(str(page))


def test_thirty_of_33_answers_of_a_long_blog_page_are_right(optional_data):
    right = {}
    for line in ANSWERS.replace("|", "\n").split("\n"):
        source, *targets = line.split() or [""]
        right[f"c:{source}"] = [f"c:{target}" for target in targets]
    _, links = link_replies(blog_of(optional_data), silent)
    found = {link.source: link.target for link in links if link.primary}
    assert sum(target in right[source] for source, target in found.items()) >= 30


def test_the_authors_of_that_page_are_found_and_none_is_invented(optional_data):
    named, _ = link_replies(blog_of(optional_data), silent)
    authors = {c.id: c.author.casefold() for c in named.comments if c.author is not None}
    assert authors == {
        "c:quoted-1": "josie",
        "c:0": "karly",
        "c:6": "willow",
        "c:8": "karly",
        "c:9": "sexworkeradvocate",
        "c:11": "janfray",
        "c:13": "amanda",
        "c:22": "jo weldon",
        "c:25": "maxine",
        "c:28": "sexworkeradvocate",
    }


@pytest.mark.parametrize(
    ("file", "logs", "least"),
    [
        pytest.param("irc_ubuntu_dev", 1, 0.55, id="chat"),
        pytest.param("wikipedia_talk_en", 179, 0.67, id="talk-pages"),
        pytest.param("mail_notmuch", 14, 0.95, id="mail"),
    ],
)
def test_more_parents_are_found_than_by_taking_the_comment_before(optional_data, file, logs, least):
    rows = (optional_data / "data/train/reply" / f"{file}.jsonl").read_text("utf-8").splitlines()
    right = total = 0
    for row in rows[:logs]:
        comments = json.loads(row)["comments"]
        _, links = link_replies(conversation_of(comments), silent)
        found = {link.source: link.target for link in links if link.primary}
        for comment in comments:
            if comment["parent"] is not None and comment.get("annotated", True):
                total += 1
                parents = comment.get("parents") or [comment["parent"]]
                right += found.get(comment["id"]) in parents
    assert right >= least * total


def conversation_of(comments):
    return Conversation(
        comments=tuple(
            Comment(
                id=comment["id"],
                text=comment["text"],
                number=number,
                author=comment["author"],
                author_origin=None if comment["author"] is None else "stated",
                posted=comment["time"],
            )
            for number, comment in enumerate(comments)
        )
    )
