"""The learned detector: which stretches of a comment are claims, in which role, how surely."""

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp, log
from pathlib import Path

from msgspec import Struct, structs

from argmap.learned.store import FOLDER, read_weights
from argmap.learned.stretches import Seen, Stretch, act_at, dot, seen, stretches, traits
from argmap.mine.acts import CLAIMING, Act, Detector, Reading
from argmap.mine.sentences import Sentence

FILE = "claims.json"
ROLES = ("claim", "premise", "proposal", "question")
_RULES = {
    "claim": "reads like a claim",
    "premise": "reads like a reason",
    "proposal": "reads like a proposal",
    "question": "asks",
}


class Weights(Struct, frozen=True):
    """What was learned: weights of traits and words for claims, for each role, and for links.

    A stretch is a claim from the probability `least` on; `sure` are the slope and intercept that
    make of its logarithmic odds how often such a one shares half with an annotated claim.
    """

    claims: dict[str, float]
    roles: dict[str, dict[str, float]]
    least: float
    sure: tuple[float, float]
    links: dict[str, float] = {}
    least_link: float = 1.0
    sure_link: tuple[float, float] = (1.0, 0.0)


class Found(Struct, frozen=True):
    """A stretch that is a claim, its logarithmic odds, and its role."""

    stretch: Stretch
    odds: float
    role: str


@cache
def load_weights(folder: Path = FOLDER) -> Weights | None:
    """Return the learned weights, None where they are not installed.

    Raises:
        ModelError: the file is damaged.
    """
    return read_weights(FILE, Weights, folder)


@cache
def load_detector(folder: Path = FOLDER) -> Detector | None:
    """Return the learned detector of claims, None where its weights are not installed."""
    weights = load_weights(folder)
    return None if weights is None else detector(weights)


def detector(weights: Weights) -> Detector:
    """Return the detector that these weights make."""
    least = _confidence(_odds(weights.least), weights)

    def detect(text: str, reading: Reading, found: Sequence[Sentence]) -> Reading:
        acts: dict[int, tuple[Act, ...]] = {}
        for sentence in seen(reading.low, reading.acts, found):
            acts[sentence.place] = tuple(_acts(text, reading.low, sentence, weights))
        kept: list[Act] = []
        done: set[int] = set()
        for act in reading.acts:
            if act.sentence not in acts:
                kept.append(act)
            elif act.sentence not in done:
                done.add(act.sentence)
                kept += acts[act.sentence]
        return structs.replace(reading, acts=tuple(kept), least=least)

    return detect


def _odds(probability: float) -> float:
    return log(probability / (1 - probability))


def probability(odds: float) -> float:
    """Return the probability of logarithmic odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _confidence(odds: float, weights: Weights) -> float:
    slope, intercept = weights.sure
    return round(probability(slope * odds + intercept), 3)


def _acts(text: str, low: str, sentence: Seen, weights: Weights) -> Iterator[Act]:
    """Yield the acts of a sentence: its claims, and what the rules found beside them."""
    found = claims_of(text, low, sentence, weights)
    mixed: list[Act] = [_act(sentence, claim, _confidence(claim.odds, weights)) for claim in found]
    for act in sentence.acts:
        if any(c.stretch.start < act.end and act.start < c.stretch.end for c in found):
            continue
        mixed.append(structs.replace(act, confidence=0.0))
    yield from sorted(mixed, key=lambda act: act.start)


def claims_of(text: str, low: str, sentence: Seen, weights: Weights) -> list[Found]:
    """Return the stretches of a sentence that are claims."""
    listed = list(stretches(text, sentence))
    looks = [traits(low, sentence, stretch) for stretch in listed]
    odds = [dot(weights.claims, *look) + weights.claims[""] for look in looks]
    chosen = best([(s.start, s.end) for s in listed], list(map(probability, odds)), weights.least)
    return [Found(listed[i], odds[i], _role(*looks[i], weights)) for i in chosen]


def best(places: Sequence[tuple[int, int]], worth: Sequence[float], least: float) -> list[int]:
    """Return which of some stretches are worth most together, none of them over another.

    Each is worth what it has more than `least`.
    """
    ends, sums, chosen = [-1], [0.0], [()]  # type: list[int], list[float], list[tuple[int, ...]]
    for i in sorted(range(len(places)), key=lambda i: places[i][1]):
        start, end = places[i]
        at = max(j for j in range(len(ends)) if ends[j] <= start)
        total = sums[at] + worth[i] - least
        better = total > sums[-1]
        sums.append(total if better else sums[-1])
        chosen.append((*chosen[at], i) if better else chosen[-1])
        ends.append(end)
    return list(chosen[-1])


def _role(found: list[str], words: list[str], weights: Weights) -> str:
    scores = {role: dot(of, found, words) + of[""] for role, of in weights.roles.items()}
    return max(scores, key=lambda role: scores[role])


def _act(sentence: Seen, claim: Found, confidence: float) -> Act:
    """Return what the rules found where a claim begins, as the claim that it is."""
    act, stretch = act_at(sentence, claim.stretch), claim.stretch
    opens = stretch.start - act.start <= 1 or act.cue_end >= stretch.start
    does = act.does if act.rhetorical else claim.role
    if not opens:
        act = structs.replace(act, joint="", cue_start=stretch.start, cue_end=stretch.start)
    rule = act.rule if act.does == does and act.does in CLAIMING else _RULES[claim.role]
    return structs.replace(
        act,
        start=stretch.start,
        end=stretch.end,
        does=does,
        rule=rule,
        confidence=confidence,
    )
