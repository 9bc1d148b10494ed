"""What the words of an answer alone say of it: a logit over words, turns and openings."""

import itertools
import re
from functools import cache
from math import sqrt
from pathlib import Path

from argmap.learned.store import FOLDER, read_weights
from argmap.mine.cues import plain

WORDING = "wording.json"
USUAL = 20  # words and marks: of a longer answer each counts less
_MOST = 3_000  # characters of a text that are looked at
_MOST_SENTENCES = 6  # of which the first words are looked at
_LONG = 4  # letters: words of more tell a subject
_PLAIN = frozenset(
    [
        "absolutely", "agree", "agreed", "agrees", "correct", "disagree", "exactly", "false",
        "incorrect", "indeed", "nah", "no", "nonsense", "nope", "precisely", "right", "rubbish",
        "true", "untrue", "wrong", "yeah", "yep", "yes",
    ]
)  # fmt: skip
_TOKEN = re.compile(r"[a-z0-9']+|[?!.,;:\"()]|[^\x00-\x7f]")
_END = re.compile(r"(?<=[.!?])\s+")

# what a bare claim lacks: somebody who speaks or is spoken to, a question, a turn to what was said
_SPOKEN = re.compile(
    r"\b(?:i|i'm|i've|i'd|me|my|we|our|us|you|you're|your|yours)\b|\?"
    r"|^\W*(?:but|and|so|yes|no|well|that|this|it|or|because|not|also|then|if|right|true|sure"
    r"|ok|okay|exactly|agreed|yeah|nope|nah|what|why|how)\b",
    re.IGNORECASE,
)
_BARE = range(4, 26)  # words: a shorter or longer text is no bare claim

Wording = dict[str, tuple[float, float]]  # of a trait, what it adds to the odds of each kind


def traits(a: str, b: str) -> dict[str, float]:
    """Return what the words of `a`, which answers `b`, look like: traits and how much of each.

    Of `b` only its length, its questions, and how many longer words come back: its words would
    tell what subjects were learned from. Plain words of consent and denial are left to cues:
    what was learned from was written so that they mislead.
    """
    mine, theirs = _tokens(a), _tokens(b)
    share = min(1.0, sqrt(USUAL / max(1, len(mine))))
    found = {f"word {token}": share for token in mine}
    found |= {f"pair {one} {two}": share for one, two in itertools.pairwise(mine)}
    for sentence in _END.split(plain(a[:_MOST]))[:_MOST_SENTENCES]:
        first = _TOKEN.findall(sentence)[:2]
        found |= {f"sentence {' '.join(first[:n])}": share for n in (1, 2)}
    found |= {f"opens {place} {token}": 1.0 for place, token in enumerate(mine[:3])}
    found |= {f"opens {' '.join(mine[:n])}": 1.0 for n in (2, 3)}
    found |= {f"ends {token}": 1.0 for token in mine[-2:]}
    again = sum(len(token) > _LONG for token in {*mine} & {*theirs})
    found |= {"again": min(again, 4) / 2, "size": _size(mine), "size of theirs": _size(theirs)}
    found |= {"they ask": float("?" in b), "they end asking": float(b.rstrip().endswith("?"))}
    return {t: value for t, value in found.items() if value and _PLAIN.isdisjoint(t.split())}


def odds(wording: Wording, a: str, b: str) -> tuple[float, float]:
    """Return the log odds of support and of rebut, each against neither, but for a constant.

    None, 0, where `a` is a bare claim: its words are about its subject, not about `b`, and what
    was learned from answers misleads there.
    """
    if is_bare(a):
        return 0.0, 0.0
    known = [(wording[t], value) for t, value in traits(a, b).items() if t in wording]
    support = sum(weight[0] * value for weight, value in known)
    return support, sum(weight[1] * value for weight, value in known)


def is_bare(text: str) -> bool:
    """Return whether a text is a short claim that nothing shows to be said to somebody."""
    return len(text.split()) in _BARE and not _SPOKEN.search(plain(text))


@cache
def load_wording(folder: Path = FOLDER) -> Wording | None:
    """Return the learned weights, None where they are not installed.

    Raises:
        ModelError: the file is damaged.
    """
    return read_weights(WORDING, Wording, folder)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(plain(text[:_MOST]))


def _size(tokens: list[str]) -> float:
    """Return what a number of words and marks counts: the more the more, but ever less."""
    return sqrt(min(len(tokens), 100) + 1) / 6.7
