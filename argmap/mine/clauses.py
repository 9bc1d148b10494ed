"""A sentence to the clauses that each say something of their own, split only where that is sure."""

import re
from typing import Literal

from msgspec import Struct

from argmap.mine.cues import Lexicon

Joint = Literal["", "reason", "reason ahead", "conclusion", "contrast", "beside"]

LONGEST = 1200  # characters: what is longer is no sentence to be taken apart
_LEAST = 3  # words of a clause
_WORD = re.compile(r"[\w']+")
_EDGE = " ,;:-\n\t"


class Clause(Struct, frozen=True):
    """A stretch of a comment's text and how it hangs together with the clause before.

    `joint` says what it is: the reason for it ("reason"), the reason for what comes next ("reason
    ahead"), what follows from it ("conclusion"), or what stands against it ("contrast"); the
    words that say so stand at `cue_start` to `cue_end`.
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
    ahead = _reason_ahead(sentence, lexicon)
    if ahead is not None:
        reason, rest, cue = ahead
        first = Clause(start, start + reason, "reason ahead", start, start + cue)
        return (first, *clauses(low, start + rest, end, lexicon))
    for find in (_semicolon, _contrast, _conclusion, _reason):
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


def _reason_ahead(sentence: str, lexicon: Lexicon) -> tuple[int, int, int] | None:
    """Find "Because Y, X": where Y ends, where X begins, and where the cue ends."""
    cue = lexicon.opens("because first", sentence)
    if cue is None:
        return None
    for comma in re.finditer(r", +", sentence):
        reason, rest = sentence[: comma.start()], sentence[comma.end() :]
        if not says(reason[cue.end() :], lexicon) or not says(rest, lexicon):
            continue
        if lexicon.opens("subject", rest) and _flat(sentence, comma.start()):
            return comma.start(), comma.end(), cue.end()
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
    for match in lexicon.pattern("but clause").finditer(sentence):
        left = sentence[: match.start()]
        if not re.search(r"[,;-] *\Z", left) or lexicon.find("not only", left):
            continue
        if _both_say(left, sentence[match.end() :], lexicon) and _flat(sentence, match.start()):
            return "contrast", len(left.rstrip(_EDGE)), match.start(), match.end()
    return None


def _conclusion(sentence: str, lexicon: Lexicon) -> Split | None:
    for match in lexicon.pattern("so").finditer(sentence):
        left = sentence[: match.start()]
        if not re.search(r"[,;-] *\Z", left):
            continue
        if _both_say(left, sentence[match.end() :], lexicon) and _flat(sentence, match.start()):
            return "conclusion", len(left.rstrip(_EDGE)), match.start(), match.end()
    return None


def _reason(sentence: str, lexicon: Lexicon) -> Split | None:
    for match in lexicon.pattern("because").finditer(sentence):
        left = sentence[: match.start()]
        if lexicon.find("not a reason", left) or lexicon.opens("if", left):
            continue
        if _both_say(left, sentence[match.end() :], lexicon) and _flat(sentence, match.start()):
            return "reason", len(left.rstrip(_EDGE)), match.start(), match.end()
    return None


def _both_say(left: str, right: str, lexicon: Lexicon) -> bool:
    return says(left, lexicon) and says(right, lexicon) and _starts_clause(right, lexicon)


def _starts_clause(part: str, lexicon: Lexicon) -> bool:
    """Whether a stretch has its verb near its beginning, after something to be its subject."""
    found = _WORD.findall(part[:160])[:12]
    return not lexicon.verbs or any(word in lexicon.verbs for word in found[:12])


def _flat(sentence: str, at: int) -> bool:
    """Whether a place stands outside of brackets."""
    before = sentence[:at]
    return before.count("(") <= before.count(")") and before.count("[") <= before.count("]")
