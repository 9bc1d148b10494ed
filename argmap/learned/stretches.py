"""Stretches of a comment that may be claims, and what they look like to a learned detector."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from argmap.mine.acts import CLAIMING, Act
from argmap.mine.sentences import Place, Sentence, trimmed

MOST_CUTS = 6  # places at which a sentence may be cut; what comes after stays whole
LONGEST = 1200  # characters: a longer run of text is no sentence to be taken apart
_FORMULAS = frozenset(["agree", "disagree", "yes", "no"])
# words that join clauses, in the languages whose comments the detector learned from
_JOINS = (
    "and|but|so|because|since|although|though|yet|then|that|which|if|when|as|while|or|und|aber|"
    "denn|weil|dass|sondern|wenn|et|mais|car|donc|parce que|que|si|y|pero|porque|así que|pues"
)
_CUT = re.compile(
    rf"(?P<mark>[,;:…]| -+)[ \n]+(?P<word>(?:{_JOINS})(?![\w'])[ ,]+)?"
    r"|[ \n]+(?P<bare>and|but|so|because|since|that|und|aber|et|mais|y|pero|porque)[ \n]+"
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_STOPS = ".!…"
_SIZES = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 45)


class Word(NamedTuple):
    """A word of a sentence, in small letters, and where it stands."""

    start: int
    end: int
    word: str


class Cut(NamedTuple):
    """A place at which a sentence may be cut: where the left part ends and the right begins."""

    left: int
    right: int
    kind: str


class Stretch(NamedTuple):
    """A part of a sentence from one cut to another; `first` and `last` count the cuts."""

    start: int
    end: int
    first: int
    last: int


class Seen(NamedTuple):
    """A sentence with what its stretches are judged by."""

    place: int
    start: int
    end: int
    cuts: tuple[Cut, ...]
    words: tuple[Word, ...]
    acts: tuple[Act, ...]
    about: tuple[str, ...]


def seen(low: str, acts: Sequence[Act], found: Sequence[Sentence]) -> Iterator[Seen]:
    """Yield the sentences of a comment that may hold claims.

    Args:
        low: the comment for the cues, quotes masked.
        acts: what its clauses do.
        found: its sentences.
    """
    of: dict[int, list[Act]] = {}
    for act in acts:
        of.setdefault(act.sentence, []).append(act)
    for place, listed in of.items():
        if all(act.does in _FORMULAS for act in listed):
            continue
        start, end = found[place].start, found[place].end
        cuts = tuple(_cuts(low, start, end)) if end - start <= LONGEST else ()
        words = tuple(Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(low, start, end))
        about = _about(place, len(found), found[place], low[end - 1], acts, listed)
        yield Seen(place, start, end, cuts, words, tuple(listed), about)


def _cuts(low: str, start: int, end: int) -> Iterator[Cut]:
    yield Cut(start, start, "start")
    for match in islice(_CUT.finditer(low, start + 3, end - 3), MOST_CUTS):
        word = match["word"] or match["bare"] or ""
        yield Cut(match.start(), match.end(), f"{match['mark'] or ''}{word.strip(' ,')}")
    yield Cut(end, end, "end")


def _about(
    place: int,
    count: int,
    sentence: Sentence,
    last: str,
    acts: Sequence[Act],
    mine: Sequence[Act],
) -> tuple[str, ...]:
    """Return what holds of all stretches of a sentence alike."""
    at = acts.index(mine[0])
    before = acts[at - 1] if at else None
    after = acts[at + len(mine)] if at + len(mine) < len(acts) else None
    where = (
        "only" if count == 1 else "first" if place == 0 else "last" if place == count - 1 else ""
    )
    return (
        f"kind {sentence.kind}",
        f"where {where or min(place, 3)}",
        f"of {min(count, 6)}",
        f"stop {last if last in '.!?:…' else ''}",
        f"before {before.does if before else ''}",
        f"after {after.does if after else ''}",
        f"after rule {after.rule if after else ''}",
        f"before rule {before.rule if before else ''}",
    )


def stretches(text: str, sentence: Seen) -> Iterator[Stretch]:
    """Yield the parts of a sentence between any two of its cuts.

    One that begins the sentence and ends it keeps its full stop, any other does not; what is no
    more than a formula of agreement or denial is part of none.
    """
    if not sentence.cuts:
        yield Stretch(sentence.start, sentence.end, 0, 1)
        return
    barred = [act.place for act in sentence.acts if act.does in _FORMULAS]
    for first, opening in enumerate(sentence.cuts[:-1]):
        for last in range(first + 1, len(sentence.cuts)):
            place = _place(text, opening.right, sentence.cuts[last].left, sentence)
            if place is not None and not any(a < place[1] and place[0] < b for a, b in barred):
                yield Stretch(*place, first, last)


def _place(text: str, start: int, end: int, sentence: Seen) -> Place | None:
    whole = start == sentence.start
    if not whole:
        start, end = trimmed(text, start, end)
        while end > start and end == sentence.end and text[end - 1] in _STOPS:
            end -= 1
    return (start, end) if end - start > 3 else None


def traits(low: str, sentence: Seen, stretch: Stretch) -> tuple[list[str], list[str]]:
    """Return what a stretch looks like: its traits, and its words."""
    words = [w.word for w in sentence.words if stretch.start <= w.start < stretch.end]
    before = next((w.word for w in reversed(sentence.words) if w.end <= stretch.start), "")
    after = next((w.word for w in sentence.words if w.start >= stretch.end), "")
    size = next((n for n in _SIZES if len(words) <= n), 99)
    left, right, inner = _borders(sentence, stretch)
    first, second = words[0] if words else "", words[1] if len(words) > 1 else ""
    found = [
        f"left {left}",
        f"right {right}",
        f"borders {left} {right}",
        f"size {size}",
        f"size {size} {left == 'start'} {right == 'end'}",
        f"opens {first}",
        f"opens {first} {second}",
        f"ends {words[-1] if words else ''}",
        f"preceded {before}",
        f"followed {after}",
        f"asks {low[stretch.end - 1] == '?'}",
        f"inner {min(len(inner), 3)} {left == 'start'} {right == 'end'}",
        *(f"in {kind}" for kind in inner),
        *_of_act(sentence, stretch),
        *sentence.about,
    ]
    if any(word[0].isdigit() for word in words):
        found.append("figures")
    if "¤" in low[stretch.start : stretch.end]:
        found.append("quotes")
    return found, words


def _borders(sentence: Seen, stretch: Stretch) -> tuple[str, str, list[str]]:
    if not sentence.cuts:
        return "start", "end", []
    kinds = [cut.kind for cut in sentence.cuts]
    first, last = stretch.first, stretch.last
    return kinds[first], kinds[last], kinds[first + 1 : last]


def _of_act(sentence: Seen, stretch: Stretch) -> Iterator[str]:
    """Yield what the rules say of a stretch: of the clause that it is, or that it begins in."""
    act = act_at(sentence, stretch)
    same = act.start == stretch.start and abs(act.end - stretch.end) <= 1
    yield f"same {same} {len(sentence.acts) > 1}"
    yield f"does {act.does} {same}"
    yield f"rule {act.rule}"
    yield f"joint {act.joint} {same}"
    if act.does in CLAIMING:
        yield f"sure {round(act.confidence, 1)}"


def act_at(sentence: Seen, stretch: Stretch) -> Act:
    """Return the clause of the rules that a stretch begins in."""
    within = [act for act in sentence.acts if act.start <= stretch.start]
    return within[-1] if within else sentence.acts[0]


def dot(weights: Mapping[str, float], found: Sequence[str], words: Sequence[str]) -> float:
    """Return the sum of the weights of traits and, by their number, of words."""
    get = weights.get
    total = sum([get(trait, 0.0) for trait in found])
    if words:
        total += sum([get("w " + word, 0.0) for word in words]) / len(words) ** 0.5
    return total
