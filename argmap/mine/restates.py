"""Claims of different comments that say the same thing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from argmap.mine.sides import Side
from argmap.mine.verdicts import negated
from argmap.model import Claim, Link, Span

LEAST_SHARED = 3  # content words that two claims have in common, ...
LEAST_ALIKE = 0.62  # ... and the share of the words of both, by rarity, that this is
_COMMON = 40  # claims: a word that stands in more is no reason to compare them

Entry = tuple[int, Side, Claim, frozenset[str]]  # place of the comment, side, claim, stems


def find_restatements(sides: Sequence[Side]) -> tuple[Link, ...]:
    """Return `restates` links, from a claim to the earlier one that it says again.

    Only claims of the same kind, both denied or both not, with most of their words in common;
    each claim restates one other at most.

    Args:
        sides: the comments in order, with their claims.
    """
    entries: list[Entry] = []
    at: dict[str, list[int]] = defaultdict(list)
    links: list[Link] = []
    for place, side in enumerate(sides):
        for claim in side.claims:
            entry = (place, side, claim, side.stems_of[claim.id])
            link = _best(entry, entries, at)
            if link is not None:
                links.append(link)
        for claim in side.claims:
            entry = (place, side, claim, side.stems_of[claim.id])
            for stem in entry[3]:
                at[stem].append(len(entries))
            entries.append(entry)
    return tuple(links)


def _best(entry: Entry, entries: Sequence[Entry], at: Mapping[str, list[int]]) -> Link | None:
    _, side, _, stems = entry
    if len(stems) < LEAST_SHARED:
        return None
    shared: Counter[int] = Counter()
    for stem in stems:
        holders = at.get(stem, [])
        if len(holders) <= _COMMON:
            shared.update(holders)
    likely = [i for i, times in shared.items() if times >= LEAST_SHARED - 1]
    ranked = sorted(((_alike(stems, entries[i][3], side.weight), -i) for i in likely), reverse=True)
    for alike, minus in ranked[:1]:
        other = entries[-minus]
        if alike >= LEAST_ALIKE and _same_stand(entry, other):
            return _link(entry, other, alike)
    return None


def _alike(one: frozenset[str], two: frozenset[str], weight: Mapping[str, float]) -> float:
    """Return the weight of the shared stems by that of all of both, 0 where too few are shared."""
    both = one & two
    if len(both) < LEAST_SHARED:
        return 0.0
    return sum(weight.get(s, 1.0) for s in both) / sum(weight.get(s, 1.0) for s in one | two)


def _same_stand(one: Entry, two: Entry) -> bool:
    """Whether two claims are of one kind, by different authors or not, and denied alike."""
    claims, sides = (one[2], two[2]), (one[1], two[1])
    asks = [claim.role == "question" for claim in claims]
    turned = [
        negated(side.reading.low[claim.start : claim.end], side.reading)
        for side, claim in zip(sides, claims, strict=True)
    ]
    doubts = [
        claim.id in side.act_of and side.act_of[claim.id].rhetorical
        for side, claim in zip(sides, claims, strict=True)
    ]
    return asks[0] == asks[1] and turned[0] == turned[1] and doubts[0] == doubts[1]


def _link(entry: Entry, other: Entry, alike: float) -> Link:
    claim, earlier = entry[2], other[2]
    return Link(
        source=claim.id,
        target=earlier.id,
        kind="restates",
        rule="says the same in much the same words",
        confidence=round(min(0.95, 0.3 + 0.7 * alike), 2),
        evidence=(
            Span(claim.comment, claim.start, claim.end),
            Span(earlier.comment, earlier.start, earlier.end),
        ),
    )
