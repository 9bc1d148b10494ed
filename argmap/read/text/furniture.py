"""What a page puts around its comments: buttons, forms, navigation, notices, footers.

Everything here looks at one whole line. A line that only might be furniture is not: the words
of a comment are worth more than a clean page.
"""

# ruff: noqa: RUF001  # signs that look like others are what is looked for

import re
from functools import lru_cache

from argmap.read.text.furniture_lines import (
    BUTTONS,
    FORM,
    LABELS,
    LOGIN,
    RULE,
    WHOLE_LINES,
)

_LONGEST_BUTTON = 5
# As many lines as a large page has: each is looked at several times.
_CACHED = 250_000
# A count, or a time such as "3d" or "2 yr".
_NUMBER = re.compile(r"[+-]?\d{1,4}(?:[.,]\d{1,3})?(?:k|s|m|min|h|hr|d|w|wk|mo|y|yr)?")
_SYMBOLS = re.compile(r"[^\w\s'’]+")
_SQUASHED = re.compile(
    r"(?:permalink|embed|unsave|save|parent|reportgive award|report|give award|reply|hide|edit"
    r"|context|full comments|share)+",
    re.IGNORECASE,
)
_REASONS = {f"why{place}": why for place, (why, _) in enumerate(WHOLE_LINES)}
_FURNITURE = re.compile(
    "|".join(f"(?P<why{place}>{pattern})" for place, (_, pattern) in enumerate(WHOLE_LINES)),
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:(?:senior |junior |new |super |full |gold |active |valued |trusted )?member|moderator"
    r"|administrator|admin|guest|veteran|newbie|registered user|site admin|author|op|verified"
    r"|original poster|top (?:contributor|commenter|fan)|staff|editor|subscriber|online|offline"
    r"|(?:join(?:ed)?(?: date)?|posts|messages|location|reputation|registered|threads|points|karma"
    r"|rep power|threads started|reaction score|thanks(?: given| received)?):.{0,60}"
    r"|\d[\d,.]{0,8} (?:posts|messages|comments|contributions|points))",
    re.IGNORECASE,
)
_REACTION = re.compile(r"(?::[a-z0-9_+-]{2,60}: ?\d{0,5} ?)+")
_RULE = re.compile(r"([-=*_~—–+#•·])(?: ?\1){2,}")
_ENDS = frozenset({FORM, LOGIN})
# Words and signs of which a line must have one, lest all the patterns be tried on it in vain.
_PREFIX = 3
_HINTS = frozenset(
    word[:_PREFIX]
    for _, pattern in WHOLE_LINES
    for word in re.findall(r"[^\W\d_]{3,}", re.sub(r"\\[a-zA-Z]", " ", pattern).casefold())
)
_SIGNS = frozenset("←«‹→»›©Δ∆")
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIRST = frozenset(label.split()[0] for label in LABELS)
_SENTENCE_LENGTH = 90


@lru_cache(maxsize=_CACHED)
def furniture(text: str) -> str | None:
    """Return why a line is furniture of the page, or None when it may be words of a comment."""
    if not text or len(text) > 200:
        return None
    if is_rule(text):
        return RULE
    if _REACTION.fullmatch(text):
        return BUTTONS
    if are_buttons(text):
        return BUTTONS
    if not _has_hint(text):
        return None
    match = _FURNITURE.fullmatch(text)
    return _REASONS[match.lastgroup or ""] if match else None


def _has_hint(text: str) -> bool:
    starts = [word[:_PREFIX] for word in _WORD.findall(text.casefold())]
    return not (_HINTS.isdisjoint(starts) and _SIGNS.isdisjoint(text))


def are_buttons(text: str) -> bool:
    """Return whether a line is nothing but labels of buttons and numbers beside them."""
    if len(text) > 120:
        return False
    words = _SYMBOLS.sub(" ", text).lower().split()
    if not words:
        return bool(text) and not any(c.isalnum() for c in text) and _only_signs(text)
    if words[0] not in _FIRST and not _NUMBER.fullmatch(words[0]):
        return bool(_SQUASHED.fullmatch(text))
    labels, place = 0, 0
    while place < len(words):
        if _NUMBER.fullmatch(words[place]):
            place += 1
            continue
        for length in range(_LONGEST_BUTTON, 0, -1):
            if " ".join(words[place : place + length]) in LABELS:
                place, labels = place + min(length, len(words) - place), labels + 1
                break
        else:
            return bool(_SQUASHED.fullmatch(text))
    return labels > 0


def _only_signs(text: str) -> bool:
    return all(sign in "▲▼⚑−–-+•·|›»«‹…↑↓△▽ ⬆⬇⋮" for sign in text)


def is_about_author(text: str) -> bool:
    """Return whether a line says what a forum knows of an author: rank, number of posts, ..."""
    return len(text) <= 80 and _ABOUT.fullmatch(text) is not None


def is_rule(text: str) -> bool:
    """Return whether a line is a rule drawn with signs, such as --- or * * *."""
    return _RULE.fullmatch(text) is not None


def ends_comments(text: str) -> str | None:
    """Return why a line can only stand after the last comment, or None."""
    why = furniture(text)
    return why if why in _ENDS else None


def is_short_label(text: str) -> bool:
    """Return whether a line is no sentence: short, and no full stop at its end."""
    return len(text) <= _SENTENCE_LENGTH and not text.endswith((".", "?", "!", '"', "”"))
