"""Every small text of tests/samples/text is read as the file beside it says."""

from pathlib import Path

import pytest

import argmap.read
from argmap.model import Comment, Conversation

FOLDER = Path(__file__).parents[2] / "samples" / "text"
SAMPLES = sorted(FOLDER.glob("*.txt"))
LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


class Expected:
    """What an `.expected` file says.

    `reader:` and `title:` come first; a comment is `id role | author | time | answers | text`,
    where an author with ? is inferred, - is nothing, and " ... " stands for words left out;
    `left:` is a part of what has to be left out.
    """

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        self.reader = lines[0].removeprefix("reader: ")
        self.title = lines[1].removeprefix("title:").strip()
        self.left = [line.removeprefix("left: ") for line in lines if line.startswith("left: ")]
        self.comments = [line.split(" | ", 4) for line in lines if line.startswith("c:")]


def read(path: Path, line_end: str) -> Conversation:
    text = path.read_text(encoding="utf-8").replace("\n", line_end)
    conversation = argmap.read.read_bytes(text.encode(), "paste")
    assert isinstance(conversation, Conversation)
    return conversation


def described(comment: Comment) -> list[str]:
    author = comment.author or "-"
    doubt = "?" if comment.author_origin == "inferred" else ""
    return [
        f"{comment.id} {comment.role}",
        author + doubt,
        comment.posted or "-",
        comment.reply_to or "-",
        comment.text.replace("\n", "\\n") or "-",
    ]


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS.keys())
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_read_as_expected(path, line_end):
    expected = Expected(path.with_suffix(".expected"))
    conversation = read(path, line_end)
    found = [described(comment) for comment in conversation.comments]
    for have, want in zip(found, expected.comments, strict=False):
        first, dots, last = want[4].partition(" ... ")
        if not dots and want[4].startswith("... "):
            first, last, dots = "", want[4].removeprefix("... "), "..."
        assert have[:4] == want[:4]
        assert have[4].startswith(first)
        assert have[4].endswith(last)
        assert dots or have[4] == want[4]
    assert len(found) == len(expected.comments)
    assert conversation.title == expected.title
    assert conversation.reader == expected.reader
    assert conversation.unaccounted() == ()
    left = [conversation.source_text[part.start : part.end] for part in conversation.left_out]
    for words in expected.left:
        assert any(words in part for part in left), (words, left)


def test_there_are_samples():
    assert len(SAMPLES) >= 30
