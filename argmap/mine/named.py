"""Whom an agreement names: "Ann is right" need not be for the comment that is answered."""
# ruff: noqa: RUF001 - apostrophes of both kinds are meant

import re
from collections import defaultdict
from collections.abc import Iterable

from argmap.mine.acts import Act
from argmap.mine.sentences import Place
from argmap.model import Comment

# rules of verdicts that may name the person they are for
PERSONAL = (
    "only agrees",
    "agrees in words",
    "conceded in words",
    "accepts what was proposed",
    "disagrees in words",
)
_NAME = r"@?(?P<{}>[A-Z][\w-]*\w)"
_NAMED = re.compile(
    r"(?:\b(?:[Gg]lad|[Hh]appy|[Pp]leased|[Gg]rateful)(?: that)?"
    r"|\b(?:[Aa]gree|[Dd]isagree|[Aa]greement|[Ss]ide|I['’]m|I am)(?: \w+)? with"
    r"|\b[Ss]econd|\+ ?1(?: to| for)?|\b[Aa]s|\b[Ww]hat) "
    + _NAME.format("after")
    + r"|\b" + _NAME.format("whose") + r"['’]s? \w+(?: is| was| has|['’]s)"
    + r"|\b" + _NAME.format("before") + r"(?: is| was| has|['’]s| puts| put| says| said)\b"
)  # fmt: skip
_NO_NAMES = frozenset(
    [
        "all", "and", "both", "but", "each", "everybody", "everyone", "he", "her", "here", "his",
        "i", "if", "it", "its", "many", "most", "my", "nobody", "ok", "okay", "one", "our", "she",
        "so", "some", "that", "the", "their", "then", "there", "these", "they", "this", "those",
        "we", "what", "who", "yes", "you", "your",
    ]
)  # fmt: skip


def named(text: str) -> str | None:
    """Return the name in "I agree with Ann", "Ann is right", "Ann's idea is good", if any."""
    for found in _NAMED.finditer(text):
        name = found["after"] or found["whose"] or found["before"]
        if name.lower() not in _NO_NAMES:
            return name
    return None


def is_by(name: str, author: str | None) -> bool:
    """Return whether a name is that of an author, or a part of it."""
    return author is not None and name.lower() in _words(author.lower())


def _words(author: str) -> list[str]:
    return re.findall(r"[\w-]+", author)


class Heard:
    """The latest comment of each author so far, found by any word of the name."""

    def __init__(self) -> None:
        self._latest: dict[str, str] = {}
        self._called: dict[str, list[str]] = defaultdict(list)

    def add(self, comment: Comment) -> None:
        """Note that a comment comes next."""
        if comment.author is None:
            return
        author = comment.author.lower()
        if author not in self._latest:
            for word in set(_words(author)):
                self._called[word].append(author)
        self._latest[author] = comment.id

    def latest(self, name: str) -> str | None:
        """Return the latest comment of the one whose name this is or is part of, if it is one."""
        called = self._called.get(name.lower(), ())
        return self._latest[called[0]] if len(called) == 1 else None  # of two it may be either


def meant(
    acts: Iterable[Act], comment: Comment, answered: Iterable[Comment], earlier: Heard
) -> dict[Place, str]:
    """Return which comments the acts are for that name the author of one that is not answered.

    Args:
        acts: what a comment does.
        comment: the comment.
        answered: the comments that it answers.
        earlier: who spoke before it.
    """
    found = {}
    heads = tuple(answered)
    opened: dict[int, int] = {}  # where each sentence starts
    for act in acts:
        start = opened.setdefault(act.sentence, act.start)
        name = named(comment.text[start : act.end])
        if name is None or is_by(name, comment.author):
            continue
        if any(is_by(name, head.author) for head in heads):
            continue
        theirs = earlier.latest(name)
        if theirs is not None:
            found[act.place] = theirs
    return found
