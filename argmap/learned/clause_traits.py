"""What the clauses of a comment look like to the sieve: traits that hold in any register.

Traits are names; those that a number would say name the range that it is in, so that a plain sum
of weights can bend. They tell of the clause, of those before and after it, and of the comment.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from argmap.mine.acts import CLAIMING, Act, Reading
from argmap.mine.sentences import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")
_SIZES = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 45, 70, 100, 150, 250, 400)
_FOUND = (
    "opinion", "evaluates", "generic", "negates", "wrong", "proposes", "softens", "denies",
    "reports", "because", "if", "addresses", "we", "stresses", "too", "concedes", "grants",
    "therefore", "adds", "reads", "meta", "just because",
)  # fmt: skip
_OPENS = (
    "therefore", "reason starts", "example starts", "adds", "turns", "against opens",
    "imperative", "although first", "because first", "if",
)  # fmt: skip
# kinds of traits, by their first word, of which pairs count
_TOGETHER = (
    ("does", "after"), ("does", "before"), ("rule", "all"), ("size", "where"), ("all", "where"),
    ("first", "does"), ("surest", "does"), ("sentence", "sentences"), ("opens", "where"),
    ("sure", "sentences"), ("size", "mean"), ("ends", "where"), ("first", "where"),
)  # fmt: skip
_PEOPLE = {
    "i": "i i'm i've i'd i'll me my mine myself",
    "we": "we we're we've we'd we'll us our ours",
    "you": "you you're you've you'd you'll your yours",
    "they": "he she his her him he's she's they they're them their",
    "it": "it it's its this that that's these those there there's",
    "must": "should must shouldn't mustn't need needs ought",
    "may": "would could can might may can't couldn't wouldn't will won't",
    "perhaps": "maybe perhaps probably guess suppose seems seem possibly",
}
_KIND_OF = {word: kind for kind, words in _PEOPLE.items() for word in words.split()}


class Look(NamedTuple):
    """What a clause looks like: its place among the acts, its traits, its words."""

    place: int
    traits: list[str]
    words: list[str]


class Whole(Struct, frozen=True):
    """The clauses of a comment, their words, and the traits that all of them share."""

    reading: Reading
    found: Sequence[Sentence]
    words: tuple[list[str], ...]
    past: tuple[float, ...]
    surest: float
    shared: tuple[str, ...]


def looks(reading: Reading, found: Sequence[Sentence]) -> Iterator[Look]:
    """Yield what each clause looks like that makes a claim by the rules.

    Args:
        reading: how the rules read the comment.
        found: its sentences.
    """
    if not any(act.does in CLAIMING for act in reading.acts):
        return
    whole = _whole(reading, found)
    for place, act in enumerate(reading.acts):
        if act.does in CLAIMING:
            traits = [*_traits(whole, place), *whole.shared]
            yield Look(place, [*traits, *_joined(traits)], whole.words[place])


def _joined(traits: Sequence[str]) -> Iterator[str]:
    """Yield pairs of traits that tell more together than apart."""
    first: dict[str, str] = {}
    for trait in traits:
        first.setdefault(trait.partition(" ")[0], trait)
    for one, other in _TOGETHER:
        if one in first and other in first:
            yield f"{first[one]} & {first[other]}"


def _whole(reading: Reading, found: Sequence[Sentence]) -> Whole:
    acts, low = reading.acts, reading.low
    words = tuple(_WORD.findall(low, act.start, act.end) for act in acts)
    every = [word for listed in words for word in listed]
    kinds = [_KIND_OF.get(word, "") for word in every]
    total = max(1, len(every))
    count = max(1, len(found))
    asked = sum(low[s.start : s.end].rstrip(" \"')").endswith("?") for s in found)
    shared = (
        f"all {_size(total)}",
        f"sentences {min(len(found), 8)}",
        f"mean {_size(total // count)}",
        f"long words {round(2 * sum(map(len, every)) / total)}",
        f"all i {round(20 * kinds.count('i') / total)}",
        f"all you {round(20 * kinds.count('you') / total)}",
        f"all ask {round(4 * asked / count)}",
        f"all claim {round(4 * _share(acts, lambda a: a.does in CLAIMING))}",
        f"all told {round(4 * _share(acts, lambda a: a.rule == 'tells what happened'))}",
    )
    past = tuple(_past(listed, reading) for listed in words)
    surest = max(a.confidence for a in acts if a.does in CLAIMING)
    return Whole(reading, found, words, past, surest, shared)


def _share(acts: Sequence[Act], holds: Callable[[Act], bool]) -> float:
    return sum(map(holds, acts)) / len(acts)


def _past(words: Sequence[str], reading: Reading) -> float:
    """Return the share of words that are verbs in the past."""
    known = reading.lexicon.words.get("past", frozenset())
    told = sum(word in known or (word.endswith("ed") and len(word) > 4) for word in words)
    return told / max(1, len(words))


def _size(number: float) -> int:
    return next((size for size in _SIZES if number <= size), 999)


def _traits(whole: Whole, place: int) -> Iterator[str]:
    act, words, reading = whole.reading.acts[place], whole.words[place], whole.reading
    part, past = reading.low[act.start : act.end], whole.past[place]
    kinds = [_KIND_OF.get(word, "") for word in words]
    yield from _of_place(whole, place)
    yield from _of_rule(act, len(words), "i" in kinds, past, any(w[0].isdigit() for w in words))
    for kind in set(kinds):
        if kind:
            yield f"says {kind}"
            yield f"says {kind} {min(kinds.count(kind), 3)}"
    if words:
        yield f"first {words[0]}"
        yield f"last {words[-1]}"
        yield f"opens with {kinds[0]}"
        yield f"opens with {kinds[0]} {past > 0}"
    yield f"past {round(5 * past)}"
    yield f"ends {part[-1:] if part[-1:] in '.!?:…' else ''}"
    yield f"commas {min(part.count(','), 3)}"
    yield f"long {round(2 * sum(map(len, words)) / max(1, len(words)))}"
    if "¤" in part or '"' in part:
        yield "quotes"
    yield from _of_cues(reading, act, "itself")
    for cue in _FOUND:
        if reading.lexicon.find(cue, part):
            yield f"cue {cue}"
    yield from _of_neighbour(whole, place - 1, "before")
    yield from _of_neighbour(whole, place + 1, "after")


def _of_place(whole: Whole, place: int) -> Iterator[str]:
    """Yield where a clause stands in its sentence and its comment."""
    acts, count = whole.reading.acts, len(whole.found)
    act = acts[place]
    at = act.sentence
    where = "only" if count == 1 else "first" if at == 0 else "last" if at == count - 1 else "mid"
    opens = place == 0 or acts[place - 1].sentence != at
    closes = place == len(acts) - 1 or acts[place + 1].sentence != at
    yield f"where {where}"
    yield f"where {where} {min(count, 8)}"
    yield f"sentence {min(at, 8)}"
    yield f"clause {opens} {closes}"
    yield f"kind {whole.found[at].kind}"
    yield f"rule {act.rule} {where}"
    yield f"surest {act.confidence == whole.surest} {min(count, 8)}"
    yield f"below {min(5, round(20 * (whole.surest - act.confidence)))}"


def _of_rule(act: Act, count: int, me: bool, past: float, figures: bool) -> Iterator[str]:
    yield f"does {act.does}"
    yield f"rule {act.rule}"
    yield f"sure {act.confidence}"
    yield f"joint {act.joint}"
    yield f"size {_size(count)}"
    yield f"rule {act.rule} i {me}"
    yield f"rule {act.rule} past {past > 0}"
    yield f"rule {act.rule} figures {figures}"
    yield f"rule {act.rule} size {count // 5 if count < 25 else 5}"
    if act.rhetorical:
        yield "rhetorical"


def _of_cues(reading: Reading, act: Act, where: str) -> Iterator[str]:
    for cue in _OPENS:
        if reading.lexicon.pattern(cue).match(reading.low, act.start, act.end):
            yield f"{where} opens {cue}"


def _of_neighbour(whole: Whole, place: int, where: str) -> Iterator[str]:
    if not 0 <= place < len(whole.reading.acts):
        yield f"{where} nothing"
        return
    act, words = whole.reading.acts[place], whole.words[place]
    yield f"{where} {act.does}"
    yield f"{where} rule {act.rule}"
    yield f"{where} joint {act.joint}"
    yield f"{where} size {_size(len(words))}"
    if words:
        yield f"{where} first {words[0]}"
    if any(_KIND_OF.get(word) == "i" for word in words):
        yield f"{where} i"
    yield from _of_cues(whole.reading, act, where)
