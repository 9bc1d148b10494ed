"""Where a comment repeats the words of others, and of which earlier comment."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from argmap.mine.quote_marks import Stretch, quote_stretches
from argmap.mine.words import Word, words
from argmap.model import Conversation

LEAST_SCORE = 0.8  # how alike the words of a quote and its source must be
LEAST_SHARED = 0.12  # triples of words that a quote and its source share, for each word of it
LEAST_REPEATED = 8  # words in a row that are a repetition even without quotation marks
MOST_COMMON = 2  # two or three words that more comments have are a term of the talk, no quote
MOST_PLACES = 40  # a phrase that stands in more places than this points at none of them
MOST_WORDS = 1_500_000  # repetitions without marks are looked for in so many words
_ELLIPSIS = re.compile(r"\[\s*(?:\.\.\.|…)\s*\]|\(\s*(?:\.\.\.|…)\s*\)|\.\.\.+|…")
_SHINGLE = 5


class Quote(NamedTuple):
    """`comment` repeats at `start` to `end` what `target` says at `target_start` to `target_end`.

    `score` is how alike they are, 0 to 1; `how` is "exact", "near", or "repeated" for words
    taken over without any mark.
    """

    comment: str
    start: int
    end: int
    target: str
    target_start: int
    target_end: int
    score: float
    how: str


class _Text(NamedTuple):
    """A comment as it is compared: its words, its stretches, and how deep each word is quoted."""

    words: tuple[Word, ...]
    plain: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    depth: tuple[int, ...]


class _Part(NamedTuple):
    """Words `first` to `last` of comment `place`, which a stretch of this depth quotes."""

    place: int
    first: int
    last: int
    depth: int


class _Hit(NamedTuple):
    """Words `first` to `last` of comment `place` are like those of a part."""

    score: float
    fits: bool
    place: int
    first: int
    last: int


@lru_cache(maxsize=2048)  # several parts of mining ask it of the same comment
def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a text that are somebody else's words, in order, none overlapping.

    That is: lines that begin with `>` with the line above that says who wrote it, quotes in the
    markup of forums, and what stands in quotation marks and is long enough to be said by
    somebody. A word or short phrase in quotation marks is not one.
    """
    spans: list[tuple[int, int]] = []
    for stretch in quote_stretches(text):
        if stretch.short:
            continue
        if spans and stretch.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], stretch.end))
        else:
            spans.append((stretch.start, stretch.end))
    return tuple(spans)


def find_quotes(conversation: Conversation) -> tuple[Quote, ...]:
    """Return the places where a comment repeats words of an earlier one.

    Whole sentences and parts of them, quotes with small changes, with ellipses, wrapped anew
    and nested ones are found; each points at the comment in whose own words it stood.
    """
    texts = tuple(_text(comment.text) for comment in conversation.comments)
    comments = [comment.text for comment in conversation.comments]
    parts = tuple(p for place, text in enumerate(texts) for p in _parts(place, text, comments))
    ids = [comment.id for comment in conversation.comments]
    found: list[Quote] = []
    places = _places_of(parts, texts)
    for part in parts:
        hit = _best_hit(part, texts, places)
        if hit is not None:
            found.append(_quote(part, hit, texts, ids))
    found += (_quote(part, hit, texts, ids) for part, hit in _repetitions(texts))
    order = conversation.order
    return tuple(sorted(found, key=lambda q: (order[q.comment], q.start, order[q.target])))


def _text(text: str) -> _Text:
    stretches = quote_stretches(text)
    found = words(text)
    depth = [0] * len(found)
    starts = [word.start for word in found]
    for stretch in stretches:
        if not stretch.short:
            for i in range(bisect_left(starts, stretch.start), bisect_left(starts, stretch.end)):
                depth[i] = max(depth[i], stretch.depth)
    return _Text(found, tuple(word.word for word in found), stretches, tuple(depth))


def _parts(place: int, text: _Text, comments: Sequence[str]) -> Iterator[_Part]:
    """Yield what to look for: each quoted stretch of one depth, in pieces around ellipses."""
    starts = [word.start for word in text.words]
    for stretch in text.stretches:
        for start, end in _pieces(stretch, comments[place]):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if last - first >= 2:
                yield _Part(place, first, last, stretch.depth)


def _pieces(stretch: Stretch, text: str) -> Iterator[tuple[int, int]]:
    start = stretch.first
    for match in _ELLIPSIS.finditer(text, stretch.first, stretch.last):
        yield start, match.start()
        start = match.end()
    yield start, stretch.last


def _shingles(plain: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return zip(*(plain[i:] for i in range(size)), strict=False)


def _size(part: _Part) -> int:
    return min(3, part.last - part.first)


def _places_of(
    parts: Iterable[_Part], texts: Sequence[_Text]
) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Return where each pair or triple of words stands that some part has: (comment, word)."""
    wanted: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for part in parts:
        for shingle in _shingles(texts[part.place].plain[part.first : part.last], _size(part)):
            wanted[shingle] = []
    sizes = {len(shingle) for shingle in wanted}
    for place, text in enumerate(texts):
        for size in sizes:
            for i, shingle in enumerate(_shingles(text.plain, size)):
                stands = wanted.get(shingle)
                if stands is not None:
                    stands.append((place, i))
    return wanted


def _best_hit(
    part: _Part,
    texts: Sequence[_Text],
    places: dict[tuple[str, ...], list[tuple[int, int]]],
) -> _Hit | None:
    """Return the place that the part was most likely taken from, None where there is none."""
    found = texts[part.place].plain[part.first : part.last]
    if _is_common(part, found, places):
        return None
    votes: Counter[tuple[int, int]] = Counter()
    for i, shingle in enumerate(_shingles(found, _size(part))):
        stands = places[shingle]
        before = bisect_left(stands, (part.place, 0))
        for place, at in stands[max(0, before - MOST_PLACES) : before]:
            votes[place, (at - i) // 8] += 1
    best_by_place: dict[int, tuple[int, int]] = {}
    for (place, band), times in votes.items():
        best_by_place[place] = max(best_by_place.get(place, (0, 0)), (times, band))
    least = len(found) * LEAST_SHARED
    likely = (item for item in best_by_place.items() if item[1][0] >= least)
    ranked = sorted(likely, key=lambda item: (-item[1][0], -item[0]))[:8]
    hits = (_align(part, found, texts, place, band * 8) for place, (_, band) in ranked)
    return max((hit for hit in hits if hit is not None), default=None)


def _is_common(
    part: _Part, found: Sequence[str], places: dict[tuple[str, ...], list[tuple[int, int]]]
) -> bool:
    """Tell whether two or three words stand in so many comments that they quote none of them."""
    if len(found) > _size(part):
        return False
    seen: set[int] = set()
    for place, _ in places[tuple(found)]:
        if place >= part.place or len(seen) > MOST_COMMON:
            break
        seen.add(place)
    return len(seen) > MOST_COMMON


def _align(
    part: _Part, found: Sequence[str], texts: Sequence[_Text], place: int, at: int
) -> _Hit | None:
    """Return how well the part fits near word `at` of a comment, None where it does not."""
    other = texts[place]
    low = max(0, at - 8)
    needle, hay = " ".join(found), " ".join(other.plain[low : at + len(found) + 16])
    score, start, end = _aligned(needle, hay, near=len(found) >= 4)
    if score < LEAST_SCORE:
        return None
    first = low + hay.count(" ", 0, start + 1)
    last = low + hay.count(" ", 0, end - 1) + 1
    fits = other.depth[(first + last) // 2] == part.depth - 1
    return _Hit(score, fits, place, first, last)


def _aligned(needle: str, hay: str, *, near: bool) -> tuple[float, int, int]:
    """Return how alike the needle and the best stretch of the hay are, and that stretch."""
    start = f" {hay} ".find(f" {needle} ")
    if start >= 0:
        return 1.0, start, start + len(needle)
    if not near or len(needle) > len(hay) * 1.25:
        return 0.0, 0, 0
    from rapidfuzz.fuzz import partial_ratio_alignment  # 45 ms, needed only where quotes are

    found = partial_ratio_alignment(needle, hay, score_cutoff=100 * LEAST_SCORE)
    if found is None:
        return 0.0, 0, 0
    return found.score / 100, found.dest_start, found.dest_end


def _quote(part: _Part, hit: _Hit, texts: Sequence[_Text], ids: Sequence[str]) -> Quote:
    mine, theirs = texts[part.place].words, texts[hit.place].words
    how = "repeated" if part.depth == 0 else "exact" if hit.score == 1 else "near"
    return Quote(
        ids[part.place],
        mine[part.first].start,
        mine[part.last - 1].end,
        ids[hit.place],
        theirs[hit.first].start,
        theirs[hit.last - 1].end,
        hit.score,
        how,
    )


def _repetitions(texts: Sequence[_Text]) -> Iterator[tuple[_Part, _Hit]]:
    """Yield runs of words outside of quotes that an earlier comment has in its own words."""
    seen: dict[tuple[str, ...], tuple[int, int]] = {}
    often: set[tuple[str, ...]] = set()
    budget = MOST_WORDS
    for place, text in enumerate(texts):
        own = list(_shingles(text.plain, _SHINGLE))
        i = 0
        while i < len(own):
            length = _run(text, i, texts, seen.get(own[i]))
            if length >= LEAST_REPEATED and own[i] not in often:
                source, at = seen[own[i]]
                part = _Part(place, i, i + length, 0)
                yield part, _Hit(1.0, True, source, at, at + length)
            i += max(1, length)
        budget -= len(own)
        for i, shingle in enumerate(own if budget > 0 else ()):
            if shingle in seen and text.depth[i] == 0:
                often.add(shingle)  # said again in own words: a signature, a slogan
            seen.setdefault(shingle, (place, i))


def _run(text: _Text, i: int, texts: Sequence[_Text], source: tuple[int, int] | None) -> int:
    """Return how many words from word i on stand likewise, unquoted, at a place of another."""
    if source is None or text.depth[i] > 0:
        return 0
    other, at = texts[source[0]], source[1]
    length = 0
    while (
        i + length < len(text.plain)
        and at + length < len(other.plain)
        and text.depth[i + length] == 0
        and other.depth[at + length] == 0
        and text.plain[i + length] == other.plain[at + length]
    ):
        length += 1
    return length
