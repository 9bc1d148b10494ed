"""What each clause of a comment does: claim, give a reason, propose, ask, agree, greet, ..."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, structs

from argmap.mine.clauses import Clause, Joint, clauses
from argmap.mine.cues import Lexicon, lexicon_of, plain
from argmap.mine.deeds import FACT, Does, deed
from argmap.mine.sentences import Place, Sentence, fitted, sentences
from argmap.model.graph import ClaimRole

_EDGE = " ,\n\t"
LEAST = 0.5  # a stretch that is less surely a claim is left to the text
PER_WORDS = 25  # words of a comment for each further claim after the first four
_REMEMBERED = 20_000  # characters: the reading of a longer comment is not kept for a second use
# acts that make a claim, and its role
CLAIMING: dict[str, ClaimRole] = {
    "claim": "claim",
    "premise": "premise",
    "question": "question",
    "proposal": "proposal",
}
# what is said of a claim whose role a detector saw
READS: dict[ClaimRole, str] = {
    "claim": "reads like a claim",
    "premise": "reads like a reason",
    "question": "reads like a question",
    "proposal": "reads like a proposal",
}


class Act(Struct, frozen=True):
    """A clause of a comment and what it does.

    `rule` says in plain words why that is thought, `confidence` how surely. `joint` and the cue
    tell how it hangs together with the act before, as in `Clause`; `sentence` counts sentences.
    `read_as` is the role of the claim that it makes, where a detector says another than the rules.
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
    read_as: ClaimRole | None = None

    @property
    def place(self) -> Place:
        """Where it starts and ends."""
        return self.start, self.end

    @property
    def role(self) -> ClaimRole:
        """The role of the claim that this makes."""
        return self.read_as or CLAIMING.get(self.does, "claim")

    @property
    def why(self) -> str:
        """Why it is taken for a claim of this role, in plain words."""
        return self.rule if self.read_as is None else f"{self.rule}; {READS[self.read_as]}"


class Claiming(Struct, frozen=True):
    """Acts, and which of them are claims: from the confidence `least` on.

    A long comment has one more for `per_words`.
    """

    acts: tuple[Act, ...]
    least: float = LEAST
    per_words: int = PER_WORDS


class Reading(Struct, frozen=True):
    """A comment as mining reads it: `low` is its text for the cues, quotes masked.

    Cues for support and dispute read `acts`; one that claims is a claim from the confidence
    `least` on. `shown` has the same acts as a sieve weighs them, where there is one: which of them
    people are shown as claims.
    """

    low: str
    quoted: tuple[Place, ...]
    lexicon: Lexicon
    acts: tuple[Act, ...]
    least: float = LEAST
    shown: Claiming | None = None


# says anew which stretches of a comment are claims: its text, what the rules read, its sentences
Detector = Callable[[str, Reading, Sequence[Sentence]], Reading]


def read_acts(
    text: str,
    quoted: Sequence[Place] = (),
    language: str = "en",
    detector: Detector | None = None,
) -> Reading:
    """Return what each clause of a comment does, in order.

    Args:
        text: the comment.
        quoted: stretches in the words of others, which are not read.
        language: what the conversation is written in.
        detector: has the last word on which stretches are claims.
    """
    if len(text) > _REMEMBERED:
        return _read(text, tuple(quoted), language, detector)
    return _read_once(text, tuple(quoted), language, detector)


def _read(
    text: str, quoted: tuple[Place, ...], language: str, detector: Detector | None
) -> Reading:
    lexicon = lexicon_of(text, language)
    low = plain(text, quoted)
    acts: list[Act] = []
    listing = False  # whether what comes next is a list of what is proposed
    found = sentences(text, quoted)
    for place, sentence in enumerate(found):
        for clause in clauses(low, sentence.start, sentence.end, lexicon):
            act = _act(text, low, quoted, sentence, clause, lexicon, place)
            if act is None:
                continue
            if not listing or sentence.kind != "item":
                listing = act.does == "proposal" and text[act.end - 1] == ":"
            elif act.does in ("claim", "other") or act.rule == FACT:
                act = _listed(act)
            acts.append(act)
    reading = Reading(low, quoted, lexicon, tuple(_weighed(tuple(_answered(acts)))))
    return reading if detector is None else detector(text, reading, found)


# claims and relations read the same comments, one after the other
_read_once = lru_cache(maxsize=4096)(_read)


def _listed(act: Act) -> Act:
    return structs.replace(act, does="proposal", rule="in a list of proposals", confidence=0.45)


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
    does, rule, confidence, rhetorical = deed(text, low, (start, end), sentence, clause, lexicon)
    start, end = own_words(text, (start, end), sentence, clause)
    return Act(
        start, end, does, rule, confidence, place,
        clause.joint, clause.cue_start, clause.cue_end, rhetorical,
    )  # fmt: skip


def own_words(text: str, place: Place, sentence: Sentence, clause: Clause) -> Place:
    """Return what of a clause is marked: without its conjunction and the full stop it ends with.

    A whole sentence, or one that is cut short, keeps its first word and its stop.
    """
    start, end = place
    if start == sentence.start or clause.start == sentence.start:
        return start, end
    if clause.joint and start <= clause.cue_end < end:
        start = clause.cue_end
    while start < end - 1 and text[start] in _EDGE:
        start += 1
    while end - 1 > start and text[end - 1] in ".!…":
        end -= 1
    return start, end


def _weighed(acts: Sequence[Act]) -> Iterator[Act]:
    """Yield the acts; where nothing else is claimed or proposed, facts are what is claimed."""
    more = any(act.does in ("claim", "proposal") for act in acts)
    for act in acts:
        if act.rule == FACT and not more:
            yield structs.replace(act, does="claim", rule="says how things are")
        else:
            yield act


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
