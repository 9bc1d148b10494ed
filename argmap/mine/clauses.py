"""A sentence to the clauses that each say something of their own, split only where that is sure."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from argmap.mine.cues import Lexicon

Joint = Literal["", "reason", "reason ahead", "conclusion", "contrast", "granted", "beside"]

LONGEST = 1200  # characters: what is longer is no sentence to be taken apart
_LEAST = 3  # words of a clause
_WORD = re.compile(r"[\w']+")
_EDGE = " ,;:-\n\t"


class Clause(Struct, frozen=True):
    """A stretch of a comment's text and how it hangs together with the clause before.

    `joint` says what it is: the reason for it ("reason"), the reason for what comes next ("reason
    ahead"), what follows from it ("conclusion"), what stands against it ("contrast"), or what is
    granted before it is turned against ("granted"); the words that say so stand at `cue_start` to
    `cue_end`.
    """

    start: int
    end: int
    joint: Joint = ""
    cue_start: int = 0
    cue_end: int = 0


def clauses(low: str, start: int, end: int, lexicon: Lexicon) -> tuple[Clause, ...]:
    """Return the clauses of the sentence at `start` to `end`.

    Args:
        low: the text of the comment as `argmap.mine.cues.plain` gives it, quotes masked.
        start: where the sentence begins.
        end: where it ends.
        lexicon: the cues of its language.
    """
    sentence = low[start:end]
    if end - start > LONGEST or sentence.rstrip(" \"')").endswith("?"):
        return (Clause(start, end),)
    ahead = _ahead(sentence, lexicon)
    if ahead is not None:
        joint, until, rest, cue = ahead
        first = Clause(start, start + until, joint, start, start + cue)
        return (first, *clauses(low, start + rest, end, lexicon))
    for find in (_semicolon, _contrast, _conclusion, _addition, _reason):
        found = find(sentence, lexicon)
        if found is None:
            continue
        joint, left, at, cue = found
        before = clauses(low, start, start + left, lexicon)
        after = clauses(low, start + at, end, lexicon)
        opened = Clause(after[0].start, after[0].end, joint, start + at, start + cue)
        return (*before, opened, *after[1:])
    return (Clause(start, end),)


Split = tuple[
    Joint, int, int, int
]  # joint, end of the left clause, start of the right, of its rest


def says(part: str, lexicon: Lexicon) -> bool:
    """Return whether a stretch is long enough to say something and has a verb that is known."""
    found = _WORD.findall(part)
    if len(found) < _LEAST:
        return False
    return not lexicon.verbs or any(word in lexicon.verbs for word in found)


def _ahead(sentence: str, lexicon: Lexicon) -> Split | None:
    """Find "Because Y, X" and "Although Y, X"."""
    joint: Joint = "reason ahead"
    cue = lexicon.opens("because first", sentence)
    if cue is None:
        joint, cue = "granted", lexicon.opens("although first", sentence)
    if cue is None:
        return None
    for comma in re.finditer(r", +", sentence):
        reason, rest = sentence[: comma.start()], sentence[comma.end() :]
        if not says(reason[cue.end() :], lexicon) or not says(rest, lexicon):
            continue
        if lexicon.opens("subject", rest) and _flat(sentence, comma.start()):
            return joint, comma.start(), comma.end(), cue.end()
    return None


def _semicolon(sentence: str, lexicon: Lexicon) -> Split | None:
    at = sentence.find(";")
    if at < 0 or sentence.count(";") > 4 or not _flat(sentence, at):
        return None
    if not all(says(part, lexicon) for part in sentence.split(";")):
        return None
    rest = at + 1 + (len(sentence) - at - 1 - len(sentence[at + 1 :].lstrip()))
    cue = lexicon.opens("therefore", sentence[rest:])
    return ("conclusion" if cue else "beside"), at, rest, rest + (cue.end() if cue else 0)


def _contrast(sentence: str, lexicon: Lexicon) -> Split | None:
    """Find "X, but Y"."""
    if lexicon.find("not only", sentence):
        return None
    for left, match in _joined("but clause", sentence, lexicon):
        if says(sentence[match.end() :], lexicon):
            return "contrast", len(left.rstrip(_EDGE)), match.start(), match.end()
    return None


def _conclusion(sentence: str, lexicon: Lexicon) -> Split | None:
    """Find "X, so Y"; the cue looks ahead for a subject."""
    for left, match in _joined("so", sentence, lexicon):
        return "conclusion", len(left.rstrip(_EDGE)), match.start(), match.end()
    return None


def _addition(sentence: str, lexicon: Lexicon) -> Split | None:
    """Find "X, and Y"; the cue looks ahead for a subject."""
    for left, match in _joined("and clause", sentence, lexicon):
        if not lexicon.opens("if", left):
            return "beside", len(left.rstrip(_EDGE)), match.start(), match.end()
    return None


def _reason(sentence: str, lexicon: Lexicon) -> Split | None:
    """Find "X because Y", with a comma or without."""
    for left, match in _joined("because", sentence, lexicon, comma=False):
        if not lexicon.find("not a reason", left) and not lexicon.opens("if", left):
            return "reason", len(left.rstrip(_EDGE)), match.start(), match.end()
    return None


def _joined(
    cues: str, sentence: str, lexicon: Lexicon, *, comma: bool = True
) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what stands before a cue, and the cue, where both sides are long enough."""
    for match in lexicon.pattern(cues).finditer(sentence):
        left, right = sentence[: match.start()], sentence[match.end() :]
        if comma and not re.search(r"[,;-] *\Z", left):
            continue
        if (
            says(left, lexicon)
            and len(_WORD.findall(right)) >= 2
            and _flat(sentence, match.start())
        ):
            yield left, match


def _flat(sentence: str, at: int) -> bool:
    """Whether a place stands outside of brackets."""
    before = sentence[:at]
    return before.count("(") <= before.count(")") and before.count("[") <= before.count("]")
