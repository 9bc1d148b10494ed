"""The sieve: which clauses that rules take for claims are some, in which role, how surely.

Rules cut a comment into clauses and say what each does; cues for support and dispute read that. The
sieve leaves both as they are. It says anew how surely each clause is a claim that a reader would
name, and names another role where it is sure of it: that is what is shown (`Reading.shown`).
"""

from collections.abc import Sequence
from functools import cache
from math import exp
from pathlib import Path

from msgspec import Struct, structs

from argmap.learned.claims import probability
from argmap.learned.clause_traits import Look, looks
from argmap.learned.store import FOLDER, read_weights
from argmap.learned.stretches import dot
from argmap.mine.acts import LEAST, Act, Claiming, Detector, Reading
from argmap.mine.sentences import Sentence
from argmap.model.graph import ClaimRole

FILE = "sieve.json"
ROLES_OF = "en"  # the language whose roles were learned
LISTED = "in a list of proposals"
PER_WORDS = 18  # of a comment, for each further claim: what is kept is surer than by rules alone
SUREST = 0.65  # what rules are so sure of stays a claim, however little its words look like one


class Sieve(Struct, frozen=True):
    """What was learned: weights of traits and words for claims and for each role.

    A clause is a claim from the probability on that `least` has for its language; in others rules
    decide alone. A role that differs from that of the rules is taken from the probability in
    `roles_from` on, in English.
    """

    claims: dict[str, float]
    roles: dict[ClaimRole, dict[str, float]]
    roles_from: dict[ClaimRole, float]
    least: dict[str, float]


@cache
def load_sieve(folder: Path = FOLDER) -> Detector | None:
    """Return the sieve as a detector of claims, None where its weights are not installed.

    Raises:
        ModelError: the file is damaged.
    """
    sieve = read_weights(FILE, Sieve, folder)
    return None if sieve is None else sifting(sieve)


def sifting(sieve: Sieve) -> Detector:
    """Return the detector that these weights make."""

    def detect(_: str, reading: Reading, found: Sequence[Sentence]) -> Reading:
        language = reading.lexicon.language
        if language not in sieve.least:
            return reading
        acts = list(reading.acts)
        for look in looks(reading, found):
            acts[look.place] = _sifted(acts[look.place], look, sieve, language)
        shown = Claiming(tuple(acts), sieve.least[language], PER_WORDS)
        return structs.replace(reading, shown=shown)

    return detect


def _sifted(act: Act, look: Look, sieve: Sieve, language: str) -> Act:
    odds = dot(sieve.claims, look.traits, look.words) + sieve.claims[""]
    sure = round(probability(odds), 3)
    if act.confidence >= LEAST and _stays(act, look):
        sure = max(sure, sieve.least[language])
    role = _role(act, look, sieve) if language == ROLES_OF else None
    return structs.replace(act, confidence=sure, read_as=role)


def _stays(act: Act, look: Look) -> bool:
    """Whether a clause is left in: rules are sure of it, or it asks the other, who may answer."""
    asks = act.does == "question" or act.rhetorical
    return act.confidence >= SUREST or (asks and "cue addresses" in look.traits)


def _role(act: Act, look: Look, sieve: Sieve) -> ClaimRole | None:
    """Return the role where it is another than that of the rules, and sure."""
    scores = {
        role: dot(weights, look.traits, look.words) + weights[""]
        for role, weights in sieve.roles.items()
    }
    best = max(scores, key=lambda role: scores[role])
    if best == act.role or act.rule == LISTED or (act.rhetorical and best != "question"):
        return None
    share = 1 / sum(exp(score - scores[best]) for score in scores.values())
    return best if share >= sieve.roles_from[best] else None
