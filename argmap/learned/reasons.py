"""The learned linker: which claim of a comment is given as a reason for which other one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from argmap.learned.claims import Weights, load_weights, probability
from argmap.learned.store import FOLDER
from argmap.learned.stretches import dot
from argmap.mine.sides import Side
from argmap.mine.within import Linker
from argmap.model import Link, Span

FURTHEST = 3  # claims from one to another
RULE = "reads like its reason"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SIZES = (3, 5, 8, 12, 18, 30)


class Part(NamedTuple):
    """A claim as the linker sees it: its place, role, words and stems."""

    start: int
    end: int
    role: str
    words: tuple[str, ...]
    stems: frozenset[str]


def part(low: str, start: int, end: int, role: str, stems: frozenset[str]) -> Part:
    """Return a claim as the linker sees it; `low` is its comment for the cues."""
    return Part(start, end, role, tuple(_WORD.findall(low[start:end])), stems)


def pairs(parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Yield the places of two claims of which the first may be a reason for the second."""
    for source in range(len(parts)):
        for target in range(max(0, source - FURTHEST), min(len(parts), source + FURTHEST + 1)):
            if target != source:
                yield source, target


def pair_traits(
    low: str, parts: Sequence[Part], source: int, target: int
) -> tuple[list[str], list[str]]:
    """Return what two claims look like, the first as a reason for the second; and their words."""
    one, two = parts[source], parts[target]
    way = "up" if target < source else "down"
    far = f"{way} {abs(source - target)}"
    earlier, later = (one, two) if source < target else (two, one)
    between = low[earlier.end : later.start]
    gap = _WORD.findall(between)
    stop = "\n\n" if "\n\n" in between else _mark(low[earlier.end - 1 : later.start])
    near = abs(source - target) == 1
    shared = len(one.stems & two.stems)
    found = [
        f"far {far}",
        f"far {far} of {min(len(parts), 5)}",
        f"stop {far} {stop}",
        f"gap {far} {' '.join(gap[-2:]) if len(gap) < 5 else 'long'}",
        f"gap last {way} {near} {gap[-1] if gap else ''}",
        f"roles {one.role} {two.role}",
        f"roles {way} {one.role} {two.role}",
        f"roles {far} {stop} {one.role} {two.role}",
        f"source {min(source, 3)} {source == len(parts) - 1}",
        f"target {min(target, 3)} {target == len(parts) - 1}",
        f"opens {way} {near} {_at(later.words, 0)}",
        f"opens two {way} {near} {_at(later.words, 0)} {_at(later.words, 1)}",
        f"earlier opens {way} {near} {_at(earlier.words, 0)}",
        f"shared {way} {min(shared, 3)}",
        f"size source {way} {_size(one)}",
        f"size target {way} {_size(two)}",
        f"figures {way} {_figures(one)} {_figures(two)}",
        f"i {way} {_says_i(one)} {_says_i(two)}",
    ]
    found += [f"third {way} {role}" for role in {parts[i].role for i in (source - 1, source + 1)
              if 0 <= i < len(parts) and i != target}]  # fmt: skip
    words = [f"{way} {word}" for word in later.words]
    return found, words


def _mark(between: str) -> str:
    found = re.search(r"[.!?…:;,\n-]", between)
    return found.group() if found else ""


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if place < len(words) else ""


def _size(one: Part) -> int:
    return next((n for n in _SIZES if len(one.words) <= n), 99)


def _figures(one: Part) -> bool:
    return any(word[0].isdigit() for word in one.words)


def _says_i(one: Part) -> bool:
    return any(word in ("i", "my", "me", "we", "our", "i've", "i'm") for word in one.words)


def reasons(odds: dict[tuple[int, int], float], least: float) -> list[tuple[int, int]]:
    """Return which pairs are linked: the surest first, one target a source, none both ways.

    Args:
        odds: the logarithmic odds of each pair.
        least: the probability from which on a pair is linked.
    """
    kept: dict[int, int] = {}
    for (source, target), value in sorted(odds.items(), key=lambda item: -item[1]):
        if probability(value) < least:
            break
        if source not in kept and not _leads(kept, target, source):
            kept[source] = target
    return sorted(kept.items())


def _leads(kept: dict[int, int], start: int, end: int) -> bool:
    """Whether the links lead from one claim to another already."""
    at: int | None = start
    while at is not None:
        if at == end:
            return True
        at = kept.get(at)
    return False


@cache
def load_linker(folder: Path = FOLDER) -> Linker | None:
    """Return the learned linker, None where its weights are not installed."""
    weights = load_weights(folder)
    return None if weights is None or not weights.links else linker(weights)


def linker(weights: Weights) -> Linker:
    """Return the linker that these weights make."""
    slope, intercept = weights.sure_link

    def link(side: Side, by_rules: tuple[Link, ...]) -> tuple[Link, ...]:
        claims, low = side.claims, side.reading.low
        if len(claims) < 2:
            return by_rules
        parts = [part(low, c.start, c.end, c.role, side.stems_of[c.id]) for c in claims]
        odds = {
            (a, b): dot(weights.links, *pair_traits(low, parts, a, b)) + weights.links[""]
            for a, b in pairs(parts)
        }
        known = {(x.source, x.target): x for x in by_rules}
        found = []
        for a, b in reasons(odds, weights.least_link):
            said = known.get((claims[a].id, claims[b].id))
            sure = round(probability(slope * odds[a, b] + intercept), 3)
            found.append(
                Link(
                    source=claims[a].id,
                    target=claims[b].id,
                    kind="support",
                    rule=RULE if said is None else said.rule,
                    confidence=sure,
                    evidence=_evidence(side, parts[a]) if said is None else said.evidence,
                )
            )
        return tuple(found)

    return link


def _evidence(side: Side, one: Part) -> tuple[Span, ...]:
    return (Span(side.comment.id, one.start, one.end),)
