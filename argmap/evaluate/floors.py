"""What takes no thought: the previous comment, the last one of who is named, the first one."""

import re
from collections.abc import Mapping, Sequence

HEAD = 80  # characters in which a name counts
LONGEST = 3  # words of a name
SHORTEST = 3  # letters of a first name that stands for the whole
_WORD = re.compile(r"[^\s,:;.!?()<>@\"'\u201c-\u201f\u2018-\u201b«»*]+")

PREVIOUS, NAMED, FIRST = "previous comment", "last named author", "first comment"

Floors = Mapping[str, str | None]
Name = tuple[str, ...]


def floors(comments: Sequence[tuple[str, str | None, str]]) -> dict[str, Floors]:
    """Return, for each comment id, whom it answers by each baseline; None for the first.

    Args:
        comments: id, author and text of each comment, in order.
    """
    found: dict[str, Floors] = {}
    last: dict[Name, str] = {}  # the last comment of each name
    previous: str | None = None
    first = comments[0][0] if comments else None
    for key, author, text in comments:
        own = _names(author)
        named = _named(text, last, own)
        found[key] = {
            PREVIOUS: previous,
            NAMED: named or previous,
            FIRST: first if key != first else None,
        }
        last |= dict.fromkeys(own, key)
        previous = key
    return found


def _named(text: str, last: Mapping[Name, str], own: tuple[Name, ...]) -> str | None:
    """Return the last comment of the first other author who is named in the head of a text."""
    words = _words(text[:HEAD])
    for place in range(len(words)):
        for size in range(LONGEST, 0, -1):
            name = words[place : place + size]
            if name in last and name not in own:
                return last[name]
    return None


def _names(author: str | None) -> tuple[Name, ...]:
    """Return how an author may be called: by all of the name, or by the first."""
    words = _words(author or "")
    called = [words] if words else []
    if len(words) > 1 and len(words[0]) >= SHORTEST:
        called.append(words[:1])
    return tuple(called)


def _words(text: str) -> Name:
    return tuple(word.casefold() for word in _WORD.findall(text))
