"""What each clause of a comment does: claim, give a reason, propose, ask, agree, greet, ..."""
# ruff: noqa: RUF001 - quotation marks of all kinds are meant

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct, structs

from argmap.mine.clauses import Clause, Joint, clauses, says
from argmap.mine.cues import Lexicon, lexicon_of, plain
from argmap.mine.sentences import Place, Sentence, fitted, sentences
from argmap.model.graph import ClaimRole

Does = Literal[
    "claim", "premise", "question", "proposal", "agree", "disagree", "yes", "no", "other"
]

_REMEMBERED = 20_000  # characters: the reading of a longer comment is not kept for a second use
# acts that make a claim, and its role
CLAIMING: dict[str, ClaimRole] = {
    "claim": "claim",
    "premise": "premise",
    "question": "question",
    "proposal": "proposal",
}
_WORD = re.compile(r"[^\W\d_][\w']*")
_TAIL = " .!?,;:…-\"')]}>*_~"
_BRACKETS = re.compile(r"\([^()]*\)")
_LEAD = re.compile(r"(?:(?:and|also|well|oh|so|hmm+|um|er|now|look|gosh|yeah|plus|ok|okay),? +)+")
_NAME = re.compile(r"@?[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{0,30})?(?:,|:| -) +")


class Act(Struct, frozen=True):
    """A clause of a comment and what it does.

    `rule` says in plain words why that is thought, `confidence` how surely. `joint` and the cue
    tell how it hangs together with the act before, as in `Clause`; `sentence` counts sentences.
    """

    start: int
    end: int
    does: Does
    rule: str
    confidence: float
    sentence: int = 0
    joint: Joint = ""
    cue_start: int = 0
    cue_end: int = 0
    rhetorical: bool = False

    @property
    def place(self) -> Place:
        """Where it starts and ends."""
        return self.start, self.end

    @property
    def role(self) -> ClaimRole:
        """The role of the claim that this makes."""
        return CLAIMING.get(self.does, "claim")


class Reading(Struct, frozen=True):
    """A comment as mining reads it: `low` is its text for the cues, quotes masked."""

    low: str
    quoted: tuple[Place, ...]
    lexicon: Lexicon
    acts: tuple[Act, ...]


def read_acts(text: str, quoted: Sequence[Place] = (), language: str = "en") -> Reading:
    """Return what each clause of a comment does, in order.

    Args:
        text: the comment.
        quoted: stretches in the words of others, which are not read.
        language: what the conversation is written in.
    """
    if len(text) > _REMEMBERED:
        return _read(text, tuple(quoted), language)
    return _read_once(text, tuple(quoted), language)


def _read(text: str, quoted: tuple[Place, ...], language: str) -> Reading:
    lexicon = lexicon_of(text, language)
    low = plain(text, quoted)
    acts: list[Act] = []
    listing = False  # whether what comes next is a list of what is proposed
    for place, sentence in enumerate(sentences(text, quoted)):
        for clause in clauses(low, sentence.start, sentence.end, lexicon):
            act = _act(text, low, quoted, sentence, clause, lexicon, place)
            if act is None:
                continue
            if not listing or sentence.kind != "item":
                listing = act.does == "proposal" and text[act.end - 1] == ":"
            elif act.does in ("claim", "other"):
                act = _listed(act)
            acts.append(act)
    return Reading(low, quoted, lexicon, tuple(_answered(acts)))


# claims and relations read the same comments, one after the other
_read_once = lru_cache(maxsize=4096)(_read)


def _listed(act: Act) -> Act:
    return structs.replace(act, does="proposal", rule="in a list of proposals", confidence=0.45)


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


def _act(
    text: str,
    low: str,
    quoted: Sequence[Place],
    sentence: Sentence,
    clause: Clause,
    lexicon: Lexicon,
    place: int,
) -> Act | None:
    start, end = fitted(text, clause.start, clause.end, quoted)
    if start >= end:
        return None
    does, rule, confidence, rhetorical = _reading(text, low, start, end, sentence, clause, lexicon)
    return Act(
        start, end, does, rule, confidence, place,
        clause.joint, clause.cue_start, clause.cue_end, rhetorical,
    )  # fmt: skip


_SHORT = {1: 0.3, 2: 0.3, 3: 0.2, 4: 0.1}  # what a sentence of so few words loses
_POINTERS = frozenset(["it", "this", "that"])
_PERFECT = frozenset(["have", "has", "i've", "we've", "he's", "she's", "been"])
_PRESENT = frozenset(["need", "feed", "heed", "indeed", "speed", "exceed", "succeed", "proceed"])
Verdict = tuple[Does, str, float, bool]


def _reading(
    text: str, low: str, start: int, end: int, sentence: Sentence, clause: Clause, lexicon: Lexicon
) -> Verdict:
    part = low[start:end]
    said = [part[at - start :].rstrip(_TAIL) for at in bodies(text, low, start, end)]
    alone = _alone(said, lexicon)
    if alone is not None:
        return alone
    if not _WORD.search(part):
        return "other", "no word", 0.0, False
    why_not = _says_nothing(part, said, sentence, lexicon)
    if why_not == "no sentence" and clause.joint not in ("", "beside"):
        why_not = None  # its conjunction shows that it is one
    if why_not is None and _is_heading(text[start:end]):
        why_not = "a heading"
    if why_not is not None:
        return "other", why_not, 0.0, False
    if part.rstrip(" \"')]>*_").endswith("?"):
        return _question(part, said, lexicon)
    if text[:end].rstrip(" \"'”’»").endswith("?") and lexicon.find("wants to know", said[-1]):
        return _question(part, said, lexicon)  # it ends in the question of somebody else
    return _statement(part, said, clause, sentence, lexicon)


def _alone(said: Sequence[str], lexicon: Lexicon) -> Verdict | None:
    """Return what a sentence does that is a formula and nothing else."""
    for what, does, rule in (
        ("agree alone", "agree", "only agrees"),
        ("disagree alone", "disagree", "only disagrees"),
        ("yes alone", "yes", "only says yes"),
        ("no alone", "no", "only says no"),
        ("greets", "other", "greets"),
        ("insult", "other", "only insults"),
        ("praise alone", "agree", "praises what was said"),
    ):
        if any(lexicon.fills(what, body) for body in said):
            return does, rule, 0.0, False
    return None


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
    return sum(word[0].isupper() for word in long) > 0.8 * len(long)


def _question(part: str, said: Sequence[str], lexicon: Lexicon) -> Verdict:
    does, rule, confidence, rhetorical = _asked(said, lexicon)
    few = len(_WORD.findall(part)) < 5 or any(lexicon.find("goes on", body) for body in said[:1])
    return does, rule, round(confidence - (0.2 if few else 0), 2), rhetorical


def _asked(said: Sequence[str], lexicon: Lexicon) -> Verdict:
    for what, does, rule, confidence in (
        ("wants to know", "question", "asks", 0.8),
        ("rhetorical", "claim", "rhetorical question", 0.6),
        ("rhetorical wonder", "claim", "rhetorical question", 0.6),
        ("proposes", "proposal", "proposes in a question", 0.6),
    ):
        if any(lexicon.find(what, body) for body in said):
            return does, rule, confidence, rule == "rhetorical question"
    return "question", "asks", 0.6, False


def _statement(
    part: str, said: Sequence[str], clause: Clause, sentence: Sentence, lexicon: Lexicon
) -> Verdict:
    confidence = _confidence(part, sentence, lexicon)
    if clause.joint in ("reason", "reason ahead"):
        return "premise", "gives a reason", max(0.6, confidence), False
    for what, does, rule in (
        ("reason starts", "premise", "gives a reason"),
        ("example starts", "premise", "gives an example"),
        ("imperative", "proposal", "tells to do"),
    ):
        if any(lexicon.opens(what, body) for body in said):
            return does, rule, confidence, False
    bare = _BRACKETS.sub(" ", part)
    if lexicon.find("proposes", bare) and not lexicon.find("reports", bare):
        return "proposal", "proposes", round(confidence + 0.1, 2), False
    if _narrates(said[-1], lexicon):
        return "premise", "tells what happened", round(confidence - 0.15, 2), False
    return "claim", "says how things are", confidence, False


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


def _answered(acts: Sequence[Act]) -> Iterator[Act]:
    """Yield the acts; a question that its asker answers at once is no real one."""
    for place, act in enumerate(acts):
        following = acts[place + 1] if place + 1 < len(acts) else None
        if act.does == "question" and following is not None and following.does in ("yes", "no"):
            yield Act(
                act.start, act.end, "claim", "answers its own question", 0.55, act.sentence,
                act.joint, act.cue_start, act.cue_end, rhetorical=True,
            )  # fmt: skip
        else:
            yield act
