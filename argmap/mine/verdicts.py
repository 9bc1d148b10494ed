"""What an act does to what it answers: by its cues, and by its words against those of a claim."""

import re
from typing import Literal

from msgspec import Struct

from argmap.mine.acts import CLAIMING, Act, Reading
from argmap.mine.deeds import bodies
from argmap.mine.sides import Side, Target

Kind = Literal["support", "rebut"]

# How surely a link of each rule is right. Set after its hits among the written pairs (750 pairs of
# comments, CC0), and lower than these: the rules were made on the same pairs, and most have few.
SURE: dict[str, float] = {
    "only agrees": 0.85,
    "conceded in words": 0.75,
    "accepts what was proposed": 0.75,
    "says yes to it": 0.7,
    "says no to it": 0.7,
    "turns it down": 0.75,
    "puts something else in its place": 0.65,
    "asks what speaks against it": 0.6,
    "echoes it to doubt it": 0.6,
    "speaks against what it quotes": 0.7,
    "praises what was said": 0.7,
    "only disagrees": 0.8,
    "only says no": 0.7,
    "agrees in words": 0.8,
    "disagrees in words": 0.75,
    "turns it on the other": 0.9,
    "says that it is wrong": 0.7,
    "says that what was said is wrong": 0.8,
    "says that one does not follow from the other": 0.85,
    "grants it in mockery": 0.8,
    "takes it further to refuse it": 0.8,
    "holds it against the other": 0.7,
    "turns against what was said": 0.65,
    "grants a point, then turns": 0.55,
    "asks what nobody can answer": 0.65,
    "adds to what was said": 0.65,
    "denies what was said": 0.75,
    "answers the accusation": 0.75,
    "affirms what was doubted": 0.7,
    "says so too": 0.75,
}
_ECHO = re.compile(r"[\w']+")
_NOT_AT_END = re.compile(
    r"\w, (?:and |but )?not (?:an? |the |about |in |on |to |for )?([\w']+)[.!]*\Z"
)
_MOST_ECHOED = 6  # words of a question that only repeats
_NEXT_CLAUSE = re.compile(r", and |; |, but ")
_CLOSE = 0.3  # share of words from which on an act is about a claim ...
_VERY_CLOSE = 0.5  # ... even when it is a single word


class Verdict(Struct, frozen=True):
    """What an act does; the words that show it stand at `start` to `end` of its comment.

    `anyhow` says that it speaks to the other comment whatever its words are about; else it has
    to share words with what it speaks to.
    """

    kind: Kind
    rule: str
    start: int
    end: int
    anyhow: bool = True


# rules in their order: list of cues, kind, rule, whether the cue opens the act, whether the act
# may be any of the comment (else it is its first), whether it holds without shared words
_RULES: tuple[tuple[str, Kind, str, bool, bool, bool], ...] = (
    ("turns on", "rebut", "turns it on the other", False, True, True),
    ("concedes", "rebut", "grants a point, then turns", False, True, True),
    ("just because", "rebut", "says that one does not follow from the other", False, True, True),
    ("refuses", "rebut", "turns it down", True, False, True),
    ("disagrees", "rebut", "disagrees in words", False, True, True),
    ("denies", "rebut", "says that it is wrong", False, True, False),
    ("denies the idea", "rebut", "says that what was said is wrong", False, True, False),
    ("concedes to", "support", "conceded in words", True, True, True),
    ("accepts", "support", "accepts what was proposed", True, True, True),
    ("agrees", "support", "agrees in words", False, True, True),
    ("praises", "support", "praises what was said", False, True, True),
    ("mock consent", "rebut", "grants it in mockery", True, False, True),
    ("takes further", "rebut", "takes it further to refuse it", True, False, True),
    ("holds against", "rebut", "holds it against the other", False, True, False),
    ("against opens", "rebut", "turns against what was said", True, False, False),
    ("adds", "support", "adds to what was said", True, False, True),
)


# rules of words that have to stand first of all: after "And" or a name they say something else
_AT_ONCE = ("grants it in mockery", "takes it further to refuse it", "turns against what was said")
_OF_QUESTIONS = (
    "turns it on the other",
    "disagrees in words",
    "says that it is wrong",
    "takes it further to refuse it",
)


def by_cue(
    act: Act, text: str, reading: Reading, *, first: bool, granted: bool = False
) -> Verdict | None:
    """Return what an act does by its own words, None where they do not tell.

    Args:
        act: what is judged.
        text: its comment.
        reading: how the comment was read.
        first: whether it opens the comment, or is the first after a quotation.
        granted: whether it stands against a clause that grants something.
    """
    if granted and act.does in CLAIMING:
        start, end = (act.cue_start, act.cue_end) if act.joint else act.place
        return Verdict("rebut", "grants a point, then turns", start, end)
    if act.does in ("agree", "disagree"):
        return Verdict("support" if act.does == "agree" else "rebut", act.rule, act.start, act.end)
    part = reading.low[act.start : act.end]
    if act.does == "question" or reading.lexicon.find("not serious", part):
        return None
    starts = tuple(bodies(text, reading.low, act.start, act.end))
    for cues, kind, rule, opens, anywhere, anyhow in _RULES:
        if act.rhetorical and rule not in _OF_QUESTIONS:
            continue
        if not first and not anywhere:
            continue
        for start in starts[:1] if opens and rule in _AT_ONCE else starts:
            part = reading.low[start : act.end]
            cue = (reading.lexicon.opens if opens else reading.lexicon.find)(cues, part)
            if cue is not None:
                return Verdict(kind, rule, start + cue.start(), start + cue.end(), anyhow)
    return _by_question(act, reading)


def _by_question(act: Act, reading: Reading) -> Verdict | None:
    """Return the verdict on a rhetorical question to the other."""
    part = reading.low[act.start : act.end]
    if not act.rhetorical or not reading.lexicon.find("addresses", part):
        return None
    rule = "asks what nobody can answer"
    return Verdict("rebut", rule, act.start, act.end, anyhow=False)


def by_yes_or_no(act: Act, a: Reading, theirs: Act, b: Reading) -> Verdict | None:
    """Return what a sentence does that begins with "Yes" to a proposal, or "No" to a statement.

    Where anything is denied, a "No" may mean that it is indeed not so; and much mockery of
    statements begins with "Yes".
    """
    part = a.low[act.start : act.end]
    if act.does == "question" or act.rhetorical or theirs.does == "question" or theirs.rhetorical:
        return None
    yes, no = a.lexicon.opens("says yes", part), a.lexicon.opens("says no", part)
    if yes is not None and theirs.does == "proposal":
        return Verdict("support", "says yes to it", act.start, act.start + yes.end())
    if no is None or any(negated(b.low[x.start : x.end], b) for x in b.acts):
        return None
    return Verdict("rebut", "says no to it", act.start, act.start + no.end())


def by_quotation(act: Act, a: Reading) -> Verdict | None:
    """Return the verdict on what a comment has just quoted, where the next words turn on it."""
    part = a.low[act.start : act.end]
    cue = a.lexicon.opens("quote turns", part)
    if cue is None and not act.rhetorical:
        return None
    end = act.end if cue is None else act.start + cue.end()
    return Verdict("rebut", "speaks against what it quotes", act.start, end)


def by_objection(act: Act, a: Reading) -> Verdict | None:
    """Return the verdict on a question that opens an answer with "But"."""
    part = a.low[act.start : act.end]
    cue = a.lexicon.opens("turns", part)
    if cue is None or not part.endswith("?"):
        return None
    end = act.start + cue.end()
    return Verdict("rebut", "asks what speaks against it", act.start, end)


def by_correction(act: Act, a: Side, b: Side) -> Verdict | None:
    """Return the verdict on a statement that ends in ", not X" where the other has said X."""
    part = a.reading.low[act.start : act.end]
    found = _NOT_AT_END.search(part)
    if found is None or act.does == "question" or found[1] not in _ECHO.findall(b.reading.low):
        return None
    if found[1] in a.reading.lexicon.words.get("common", ()):
        return None
    start, end = found.span()
    return Verdict("rebut", "puts something else in its place", act.start + start, act.start + end)


def by_echo(act: Act, a: Side, b: Side) -> Verdict | None:
    """Return the verdict on a question that only repeats words of the other: "Ten years?"."""
    part = a.reading.low[act.start : act.end].rstrip(" \"')")
    found = _ECHO.findall(part)
    if not part.endswith("?") or not 1 <= len(found) <= _MOST_ECHOED:
        return None
    said = {word for word in found if word not in a.reading.lexicon.words.get("common", ())}
    if a.reading.lexicon.opens("asks", part) or not said or _consents_next(act, a.reading):
        return None
    if not said <= set(_ECHO.findall(b.reading.low)):
        return None
    return Verdict("rebut", "echoes it to doubt it", act.start, act.end)


def _consents_next(act: Act, reading: Reading) -> bool:
    """Whether the next thing said is a yes: what was echoed was only made sure of."""
    following = next((other for other in reading.acts if other.start >= act.end), None)
    if following is None:
        return False
    part = reading.low[following.start : following.end]
    if following.does in ("yes", "agree"):
        return True
    return any(reading.lexicon.opens(cues, part) for cues in ("says yes", "goes along"))


def denies_too(act: Act, reading: Reading, b: Reading) -> bool:
    """Whether a "No, it doesn't" answers what says itself that it doesn't, and so agrees."""
    part, lexicon = reading.low[act.start : act.end], reading.lexicon
    if lexicon.opens("says no", part) is None or lexicon.find("denies", part) is not None:
        return False
    return any(negated(b.low[other.start : other.end], b) for other in b.acts)


def by_words(act: Act, a: Side, target: Target, b: Side) -> Verdict | None:
    """Return what an act does to a claim that shares its words: denies, affirms, says it too."""
    theirs = b.act_of.get(target.node)
    if theirs is None or act.does == "question" or act.rhetorical:
        return None
    lexicon = a.reading.lexicon
    part, other = a.reading.low[act.start : act.end], b.reading.low[theirs.start : theirs.end]
    unlike = negated(part, a.reading) != negated(other, b.reading)
    asks = theirs.rhetorical or theirs.does == "question"
    close = target.fit >= _CLOSE and target.shared >= 2
    to_us = lexicon.find("addresses", other) and lexicon.find("we", part)
    very_close = target.fit >= _VERY_CLOSE
    if to_us and ((asks and (close or very_close)) or (unlike and very_close)):
        return Verdict("rebut", "answers the accusation", act.start, act.end)
    if not close:
        return None
    if asks:
        if theirs.rhetorical and not negated(part, a.reading) and not negated(other, b.reading):
            return Verdict("rebut", "affirms what was doubted", act.start, act.end)
        return None
    pointed = target.quoted or lexicon.find("stresses", part) or lexicon.find("of us", part)
    if unlike and pointed:
        return Verdict("rebut", "denies what was said", act.start, act.end)
    cue = lexicon.find("too", part)
    if cue and negated(part, a.reading) and negated(other, b.reading):
        return Verdict("support", "says so too", act.start + cue.start(), act.start + cue.end())
    return None


def negated(part: str, reading: Reading) -> bool:
    """Return whether a sentence, prepared for the cues, denies something: an odd number of nots."""
    clause = _NEXT_CLAUSE.split(part, maxsplit=1)[0]
    nots = (reading.lexicon.pattern(cues).findall(clause) for cues in ("negates", "wrong"))
    return sum(map(len, nots)) % 2 == 1
