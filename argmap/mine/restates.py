"""Claims of different comments that say the same thing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nlargest

from msgspec import Struct

from argmap.mine.contrast import contrast
from argmap.mine.sides import Side
from argmap.mine.verdicts import negated
from argmap.model import Claim, Link, Span

LEAST_SHARED = 3  # content words that two claims have in common, ...
LEAST_ALIKE = 0.62  # ... and the share of the words of both, by rarity, that this is
MOST_PAIRS = 300  # pairs of claims of a conversation that a joiner reads: some two seconds' work
_FEW_PAIRS = 40  # it reads so many of a small conversation, whatever words they share, ...
_PAIRS_A_CLAIM = 0.4  # ... and else so many for each claim, those first that share the rarest
_COMMON = 40  # claims: a word that stands in more is no reason to compare them
_MUCH_THE_SAME = "says the same in much the same words"
_BY_MEANING = "says the same, as the trained model reads it"


class Pair(Struct, frozen=True, gc=False):
    """Two claims, the later first, and how much of their rarer words they share, 0 to 1."""

    a: str
    b: str
    alike: float = 0.0


Joiner = Callable[[Sequence[Pair]], list[float]]
"""Returns how surely each pair says the same; 0: not surely, below 0: the one denies the other."""


class Entry(Struct, frozen=True, dict=True):
    """A claim: the place of its comment in the conversation, and its side."""

    place: int
    side: Side
    claim: Claim

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return self.side.stems_of[self.claim.id]

    @property
    def english(self) -> bool:
        """Whether it is read as English."""
        return self.side.reading.lexicon.language == "en"

    @cached_property
    def kind(self) -> tuple[bool, bool]:
        """Whether it asks, and whether it only seems to: claims of one kind alone are joined."""
        act = self.side.act_of.get(self.claim.id)
        return self.claim.role == "question", act is not None and act.rhetorical


def find_restatements(sides: Sequence[Side], joiner: Joiner | None = None) -> tuple[Link, ...]:
    """Return `restates` links, from a claim to the earlier one that it says again.

    Only claims of the same kind are joined, never one with its denial; each claim restates one
    other at most. Without a joiner both must have most of their words in common.

    Args:
        sides: the comments in order, with their claims.
        joiner: reads pairs of English claims that share words.
    """
    entries = [Entry(n, side, claim) for n, side in enumerate(sides) for claim in side.claims]
    shared = _shared(entries)
    found = {
        later: (earlier, sure, _MUCH_THE_SAME)
        for later, earlier, sure in _in_words(entries, shared)
    }
    if joiner is not None:
        likest = _likest(entries, shared)
        read = joiner([_pair(entries, later, earlier, score) for score, later, earlier in likest])
        for (_, later, earlier), sure in zip(likest, read, strict=True):
            before = found.get(later)
            if sure < 0 and before is not None and before[0] == earlier:
                del found[later]
            elif sure > 0 and (before is None or sure > before[1]):
                found[later] = (earlier, sure, _BY_MEANING)
    return tuple(
        _link(entries[later], entries[earlier], sure, rule)
        for later, (earlier, sure, rule) in sorted(found.items())
    )


def _shared(entries: Sequence[Entry]) -> list[dict[int, list[str]]]:
    """Return for each claim the earlier ones of other comments that share stems, and which."""
    at: dict[str, list[int]] = defaultdict(list)
    found: list[dict[int, list[str]]] = []
    counts = Counter(stem for entry in entries for stem in entry.stems)
    for number, entry in enumerate(entries):
        mine: dict[int, list[str]] = defaultdict(list)
        for stem in sorted(entry.stems):
            if counts[stem] <= _COMMON:
                for other in at[stem]:
                    if entries[other].place < entry.place:
                        mine[other].append(stem)
                at[stem].append(number)
        found.append(mine)
    return found


def _in_words(
    entries: Sequence[Entry], shared: Sequence[Mapping[int, Sequence[str]]]
) -> Iterator[tuple[int, int, float]]:
    """Yield each claim that says another in much the same words, that one, and how surely."""
    for later, others in enumerate(shared):
        entry = entries[later]
        likely = [other for other, stems in others.items() if len(stems) >= LEAST_SHARED - 1]
        ranked = [(_alike(entry, entries[other]), -other) for other in likely]
        if ranked and max(ranked)[0] >= LEAST_ALIKE:
            alike, minus = max(ranked)
            if _same_stand(entry, entries[-minus]):
                yield later, -minus, round(min(0.95, 0.3 + 0.7 * alike), 2)


def _alike(one: Entry, two: Entry) -> float:
    """Return the weight of the shared stems by that of all of both, 0 where too few are shared."""
    both, weight = one.stems & two.stems, one.side.weight
    if len(both) < LEAST_SHARED:
        return 0.0
    return _size(both, weight) / _size(one.stems | two.stems, weight)


def _size(stems: frozenset[str], weight: Mapping[str, float]) -> float:
    return sum(weight.get(stem, 1.0) for stem in stems)


def _same_stand(one: Entry, two: Entry) -> bool:
    """Whether two claims are of one kind, and the one does not deny the other."""
    if one.kind != two.kind or (one.english and contrast(one.claim.text, two.claim.text).opposed):
        return False
    return _turned(one) == _turned(two)


def _turned(entry: Entry) -> bool:
    reading, claim = entry.side.reading, entry.claim
    return negated(reading.low[claim.start : claim.end], reading)


def _likest(
    entries: Sequence[Entry], shared: Sequence[Mapping[int, Sequence[str]]]
) -> list[tuple[float, int, int]]:
    """Return the pairs of claims that are most worth reading: how alike, the later, the earlier."""
    size = [sum(_square(entry, stem) for stem in entry.stems) or 1.0 for entry in entries]
    scored = (
        (sum(_square(entry, s) for s in stems) / (size[later] * size[other]) ** 0.5, later, other)
        for later, entry in enumerate(entries)
        for other, stems in shared[later].items()
        if _comparable(entry, entries[other])
    )
    most = min(MOST_PAIRS, max(_FEW_PAIRS, round(_PAIRS_A_CLAIM * len(entries))))
    likest = nlargest(most, scored, key=lambda pair: (pair[0], -pair[1], -pair[2]))
    if len(entries) <= _FEW_PAIRS:  # few enough to look at those too that share no word
        known = {(later, other) for _, later, other in likest}
        pairs = ((n, m) for n in range(len(entries)) for m in range(n))
        rest = [
            (0.0, n, m)
            for n, m in pairs
            if (n, m) not in known
            and entries[m].place < entries[n].place
            and _comparable(entries[n], entries[m])
        ]
        likest += rest[: max(0, most - len(likest))]
    return likest


def _square(entry: Entry, stem: str) -> float:
    return entry.side.weight.get(stem, 1.0) ** 2


def _comparable(one: Entry, two: Entry) -> bool:
    return one.kind == two.kind and one.english and two.english


def _pair(entries: Sequence[Entry], later: int, earlier: int, alike: float) -> Pair:
    return Pair(entries[later].claim.text, entries[earlier].claim.text, alike)


def _link(entry: Entry, other: Entry, sure: float, rule: str) -> Link:
    claim, earlier = entry.claim, other.claim
    return Link(
        source=claim.id,
        target=earlier.id,
        kind="restates",
        rule=rule,
        confidence=sure,
        evidence=(
            Span(claim.comment, claim.start, claim.end),
            Span(earlier.comment, earlier.start, earlier.end),
        ),
    )
