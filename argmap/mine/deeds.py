"""What one clause does: claim, give a reason, propose, ask, agree, greet, ..."""
# ruff: noqa: RUF001 - quotation marks of all kinds are meant

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from argmap.mine.clauses import Clause, says
from argmap.mine.cues import Lexicon
from argmap.mine.sentences import Place, Sentence

Does = Literal[
    "claim", "premise", "question", "proposal", "agree", "disagree", "yes", "no", "other"
]

_WORD = re.compile(r"[^\W\d_][\w']*")
_TAIL = " .!?,;:…-\"')]}>*_~"
_BRACKETS = re.compile(r"\([^()]*\)")
_LEAD = re.compile(
    r"(?:(?:and|also|well|oh|so|hmm+|um|er|now|look|gosh|yeah|plus|ok|okay|yes|ah|alright|ha),? +)+"
)
_NAME = re.compile(
    r"@?[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{0,30})?(?:,|:| -) +|@[\w.'’-]{2,30},? +"
)
_SHORT = {1: 0.3, 2: 0.3, 3: 0.2, 4: 0.1}  # what a sentence of so few words loses
_POINTERS = frozenset(["it", "this", "that"])
_PERFECT = frozenset(["have", "has", "i've", "we've", "he's", "she's", "been"])
_PRESENT = frozenset(["need", "feed", "heed", "indeed", "speed", "exceed", "succeed", "proceed"])


class Deed(NamedTuple):
    """What a clause does, why that is thought, how surely it is a claim that a reader would name.

    The confidence of a claim comes from its marks: opinion, judgement, generality, denial, length.
    """

    does: Does
    rule: str
    confidence: float = 0.0
    rhetorical: bool = False


_FORMULAS: tuple[tuple[str, Does, str], ...] = (
    ("agree alone", "agree", "only agrees"),
    ("disagree alone", "disagree", "only disagrees"),
    ("yes alone", "yes", "only says yes"),
    ("no alone", "no", "only says no"),
    ("greets", "other", "greets"),
    ("insult", "other", "only insults"),
    ("praise alone", "agree", "praises what was said"),
)
# formulas that a few words may follow: "fair point, I had not thought of the bus"
_GRANTING: tuple[tuple[str, str], ...] = (
    ("concedes to", "conceded in words"),
    ("accepts", "accepts what was proposed"),
)
FACT = "states a fact"
# cues of which each makes more than a fact of a statement
_JUDGES = ("opinion", "evaluates", "generic", "negates", "wrong")
_LITTLE = 8  # words after such a formula that add no claim of their own
_ASKED: tuple[tuple[str, Deed], ...] = (
    ("wants to know", Deed("question", "asks", 0.8)),
    ("rhetorical", Deed("claim", "rhetorical question", 0.6, rhetorical=True)),
    ("rhetorical wonder", Deed("claim", "rhetorical question", 0.6, rhetorical=True)),
    ("proposes", Deed("proposal", "proposes in a question", 0.6)),
)
_OPENINGS: tuple[tuple[str, Does, str], ...] = (
    ("reason starts", "premise", "gives a reason"),
    ("example starts", "premise", "gives an example"),
    ("imperative", "proposal", "tells to do"),
)


def bodies(text: str, low: str, start: int, end: int) -> Iterator[int]:
    """Yield where the body of a sentence may begin: at once, after a name, after "And", ..."""
    yield start
    name = _NAME.match(text, start, end)
    at = name.end() if name else start
    if name:
        yield at
    lead = _LEAD.match(low, at, end)
    if lead:
        yield lead.end()


def deed(
    text: str, low: str, place: Place, sentence: Sentence, clause: Clause, lexicon: Lexicon
) -> Deed:
    """Return what a clause does.

    Args:
        text: the comment.
        low: the comment for the cues, quotes masked.
        place: the clause without blanks and bullets at its ends.
        sentence: the sentence that it is in.
        clause: how it hangs together with the clause before.
        lexicon: the cues of its language.
    """
    start, end = place
    part = low[start:end]
    said = [part[at - start :].rstrip(_TAIL) for at in bodies(text, low, start, end)]
    alone = _alone(said, lexicon)
    if alone is not None:
        return alone
    if not _WORD.search(part):
        return Deed("other", "no word")
    why_not = _says_nothing(part, said, sentence, lexicon)
    if why_not == "no sentence" and clause.joint not in ("", "beside"):
        why_not = None  # its conjunction shows that it is one
    if why_not is None and _is_heading(text[start:end]):
        why_not = "a heading"
    if why_not is not None:
        return Deed("other", why_not)
    if part.rstrip(" \"')]>*_").endswith("?"):
        return _question(part, said, lexicon)
    if text[:end].rstrip(" \"'”’»").endswith("?") and lexicon.find("wants to know", said[-1]):
        return _question(part, said, lexicon)  # it ends in the question of somebody else
    return _statement(part, said, clause, sentence, lexicon)


def _alone(said: Sequence[str], lexicon: Lexicon) -> Deed | None:
    """Return what a sentence does that is a formula and nothing else."""
    for cues, does, rule in _FORMULAS[:4]:
        if any(lexicon.fills(cues, body) for body in said):
            return Deed(does, rule)
    for cues, rule in _GRANTING:
        if any(_grants(cues, body, lexicon) for body in said):
            return Deed("agree", rule)
    for cues, does, rule in _FORMULAS[4:]:
        if any(lexicon.fills(cues, body) for body in said):
            return Deed(does, rule)
    return None


def _grants(cues: str, body: str, lexicon: Lexicon) -> bool:
    """Whether a sentence opens with such a formula and says little beside it."""
    cue = lexicon.opens(cues, body)
    if cue is None or body.endswith("?"):
        return False
    rest = body[cue.end() :]
    return len(_WORD.findall(rest)) <= _LITTLE and lexicon.find("turns", rest) is None


def _says_nothing(
    part: str, said: Sequence[str], sentence: Sentence, lexicon: Lexicon
) -> str | None:
    """Return why a sentence is no claim, None where it may be one."""
    found = _WORD.findall(part)
    if sentence.kind == "link":
        return "an address"
    if "¤" in part and part.count("¤") > 0.6 * len(part) and not _says_beside(part, lexicon):
        return "words of others"
    if len(found) < 3 or (len(found) < 4 and found[0] in _POINTERS):
        return "too short"
    for what, why in (
        ("meta", "about the exchange"),
        ("thanks", "thanks"),
        ("reference", "a reference"),
        ("reads", "about something to read"),
    ):
        if any(lexicon.find(what, body) for body in said):
            return why
    if part.endswith(":") and not any(map(lexicon.find, ("proposes", "evaluates"), (part, part))):
        return "introduces something"
    stops = part.rstrip("\"')]>*_ ").endswith((".", "!", "?", "…"))
    if any(lexicon.opens("imperative", body) for body in said):
        return None
    if not says(part, lexicon) and not (stops and len(found) >= 6):
        return "no sentence"
    return None


def _says_beside(part: str, lexicon: Lexicon) -> bool:
    """Whether a sentence that is mostly a quotation says something of its own around it."""
    rest = part.replace("¤", " ")
    return len(_WORD.findall(rest)) >= 5 and says(rest, lexicon)


def _is_heading(words: str) -> bool:
    """Whether a line is written like a heading: in capitals, or each word that counts with one."""
    if words.isupper() and not words.endswith((".", "!", "?")):
        return True
    long = [word for word in _WORD.findall(words) if len(word) > 3]
    if len(long) < 3 or words.isupper():
        return False
    return len([word for word in long if word[0].isupper()]) > 0.8 * len(long)


def _question(part: str, said: Sequence[str], lexicon: Lexicon) -> Deed:
    asked = _asked(said, lexicon)
    if len(_WORD.findall(part)) < 5 or lexicon.find("goes on", said[0]):
        return asked._replace(confidence=round(asked.confidence - 0.2, 2))
    return asked


def _asked(said: Sequence[str], lexicon: Lexicon) -> Deed:
    for cues, found in _ASKED:
        if any(lexicon.find(cues, body) for body in said):
            return found
    return Deed("question", "asks", 0.6)


def _statement(
    part: str, said: Sequence[str], clause: Clause, sentence: Sentence, lexicon: Lexicon
) -> Deed:
    confidence = _confidence(part, sentence, lexicon)
    if clause.joint in ("reason", "reason ahead"):
        return Deed("premise", "gives a reason", max(0.6, confidence))
    for cues, does, rule in _OPENINGS:
        if any(lexicon.opens(cues, body) for body in said):
            return Deed(does, rule, confidence)
    bare = _BRACKETS.sub(" ", part)
    if lexicon.find("proposes", bare) and not lexicon.find("reports", bare):
        return Deed("proposal", "proposes", round(confidence + 0.1, 2))
    if _narrates(said[-1], lexicon):
        return Deed("premise", "tells what happened", round(confidence - 0.15, 2))
    if lexicon.verbs and not any(lexicon.find(cues, part) for cues in _JUDGES):
        return Deed("premise", FACT, confidence)
    return Deed("claim", "says how things are", confidence)


def _confidence(part: str, sentence: Sentence, lexicon: Lexicon) -> float:
    """Return how surely a statement is a claim that a reader of the comment would name."""
    score = 0.5
    if lexicon.find("opinion", part):
        score += 0.12
    if lexicon.find("evaluates", part):
        score += 0.1
    if lexicon.find("generic", part):
        score += 0.08
    if lexicon.find("negates", part):
        score += 0.05
    score -= _SHORT.get(len(_WORD.findall(part)), 0.0)
    if "¤" in part and part.count("¤") > 0.6 * len(part):
        score -= 0.15
    if sentence.kind == "item":
        score -= 0.03
    return round(score, 2)


def _narrates(body: str, lexicon: Lexicon) -> bool:
    """Whether a sentence tells what somebody did: its first verb is in the past."""
    found = re.findall(r"[\w']+", body[:200])[:9]
    if not found or (found[0] not in lexicon.words.get("narrators", ()) and "i" not in found[:6]):
        return False
    if lexicon.find("opinion", body):
        return False
    for word in found:
        if word in lexicon.words.get("past", ()) or (word.endswith("ed") and word not in _PRESENT):
            return True
        if word in lexicon.verbs and word not in _PERFECT:
            return False
    return False
