"""Whom an agreement names: "Ann is right" need not be for the comment that is answered."""
# ruff: noqa: RUF001 - apostrophes of both kinds are meant

import re
from collections.abc import Iterable, Mapping

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
    return author is not None and name.lower() in re.findall(r"[\w-]+", author.lower())


def meant(
    acts: Iterable[Act], comment: Comment, answered: Iterable[Comment], earlier: Mapping[str, str]
) -> dict[Place, str]:
    """Return which comments the acts are for that name the author of one that is not answered.

    Args:
        acts: what a comment does.
        comment: the comment.
        answered: the comments that it answers.
        earlier: the latest comment before it of each author, names in small letters.
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
        theirs = [at for author, at in earlier.items() if is_by(name, author)]
        if len(theirs) == 1:  # two of one name: it may be either
            found[act.place] = theirs[0]
    return found
