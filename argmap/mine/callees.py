"""Whom the names that comments call belong to, where the authors of comments were lost."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from math import exp, log
from typing import NamedTuple

from msgspec import Struct

from argmap.mine.names import Call, author_key, find_calls, name_book
from argmap.mine.quotes import Quote, quoted_spans
from argmap.mine.words import words
from argmap.model import Conversation, Span

Likelihood = Sequence[Mapping[int, float]]
LEAST_CONFIDENCE = 0.45
LITTLE = 0.1  # what stays possible, over all comments, although a call seems to go elsewhere
# Fitted on English Wikipedia talk pages with their authors hidden, on the 168 first calls at the
# head of a comment: how much more the comment right before is meant than it is answered, how much
# less the opening one, and how often nobody who spoke before is.
NEXT, OPENING, NOBODY = 2.7, 0.37, 0.1
POST = 0.1  # by hand: less still for a post, to which comments speak without a name
AGAIN = 0.05  # how likely a second call of one who is not here is
QUOTED = 10.0  # odds for the comment whose words are quoted with the name
SPOKE_TO, SPOKE_TO_AT_LEAST = 4.0, 0.2  # odds for one who spoke to somebody else named beside
MOST_EVIDENCE = 12

# kind of call: how often its rule is right at best, and the rule in words
_KINDS = {
    "quoted": (0.97, "is quoted under this name"),
    "start": (0.9, "is called by this name"),
    "answer": (0.9, "is answered under this name"),
    "turn": (0.85, "is called by this name"),
    "vocative": (0.85, "is called by this name"),
    "thread": (0.75, "is credited by this name"),
}


class Finding(NamedTuple):
    """The author of the comment at `place`, by a rule, with what tells it."""

    place: int
    author: str
    rule: str
    confidence: float
    evidence: tuple[Span, ...]


class Open(NamedTuple):
    """The comments that may be of one who is called: `size` of `places`, up to `last`.

    They are those before `first` but `barred`.
    """

    places: Sequence[int]
    first: int
    barred: AbstractSet[int]
    size: int
    last: int

    def among(self, places: Iterable[int]) -> list[int]:
        """Return those of some places that are open, in order."""
        return sorted(
            p for p in places if p < self.first and p not in self.barred and _holds(self.places, p)
        )


class Called(NamedTuple):
    """A call of a lost author in the comment at `place`."""

    place: int
    call: Call


class Calls(Struct, frozen=True, dict=True):
    """A conversation with lost authors and the calls of their names, by the key of the name.

    `likely` says for each comment how likely it answers each earlier place, names left aside.
    """

    conversation: Conversation
    quotes: Mapping[str, tuple[Quote, ...]]
    likely: Likelihood
    by_name: Mapping[str, tuple[Called, ...]]

    @cached_property
    def names_at(self) -> dict[int, set[str]]:
        """The keys of the names that are called at each place."""
        found: dict[int, set[str]] = defaultdict(set)
        for key, listed in self.by_name.items():
            for called in listed:
                found[called.place].add(key)
        return dict(found)


def calls_of(
    conversation: Conversation,
    quotes: Sequence[Quote],
    likely: Likelihood,
    names: Sequence[str],
) -> Calls:
    """Return where each of the lost names is called."""
    book = name_book(names)
    found: dict[str, list[Called]] = defaultdict(list)
    for place, comment in enumerate(conversation.comments if names else ()):
        for call in find_calls(comment.text, words(comment.text), book, quoted_spans(comment.text)):
            found[call.author].append(Called(place, call))
    of_comment: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        of_comment[quote.comment].append(quote)
    return Calls(
        conversation=conversation,
        quotes={node: tuple(listed) for node, listed in of_comment.items()},
        likely=likely,
        by_name={key: tuple(listed) for key, listed in found.items()},
    )


def callees(
    calls: Calls, names: Sequence[str], found: Mapping[int, Finding]
) -> tuple[Finding, ...]:
    """Return the comments that the called names belong to, one name a comment.

    Args:
        calls: of the names.
        names: as they are to be written.
        found: what other evidence told before, which stays.
    """
    signed = {author_key(finding.author): place for place, finding in found.items()}
    unsigned = [
        place
        for place, comment in enumerate(calls.conversation.comments)
        if comment.author is None and comment.role != "pingback" and place not in found
    ]
    told: list[Finding] = []
    for name in names:
        key = author_key(name)
        telling = tuple(
            called
            for called in calls.by_name.get(key, ())
            if called.call.kind in _KINDS and _key_at(found, called.place) != key
        )
        if not telling or signed.get(key, telling[0].place) < telling[0].place:
            continue
        target = _called_comment(calls, telling, unsigned)
        if target is not None:
            told.append(_finding(calls, name, telling, *target))
    best: dict[int, Finding] = {}
    for finding in sorted(told, key=lambda f: (-f.confidence, f.place)):
        best.setdefault(finding.place, finding)
    return tuple(best.values())


def _key_at(found: Mapping[int, Finding], place: int) -> str | None:
    return author_key(found[place].author) if place in found else None


def _open(calls: Calls, telling: Sequence[Called], unsigned: Sequence[int]) -> Open | None:
    """Return the comments before the first call that may be of the one who is called, if any.

    Nobody calls themself, and a comment with a known author is not open.
    """
    first = telling[0].place
    callers = {c.place for c in calls.by_name[telling[0].call.author] if c.call.kind != "mention"}
    end = bisect_left(unsigned, first)
    barred = {p for p in callers if p < first and _holds(unsigned, p)}
    last = end - 1
    while last >= 0 and unsigned[last] in barred:
        last -= 1
    if last < 0:
        return None
    return Open(unsigned, first, barred, end - len(barred), unsigned[last])


def _holds(places: Sequence[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def _called_comment(
    calls: Calls, telling: Sequence[Called], unsigned: Sequence[int]
) -> tuple[int, float] | None:
    """Return the comment whose author all these calls of one name mean, and how surely.

    Only comments that some call may mean are looked at one by one; all others are equally
    unlikely, and the last of them stands for them.
    """
    open_ = _open(calls, telling, unsigned)
    if open_ is None:
        return None
    shares = [_shares(calls, called) for called in telling]
    likely = open_.among({*(place for odds in shares for place in odds), open_.last})
    scores, others, nobody = dict.fromkeys(likely, 0.0), 0.0, 0.0
    little = LITTLE / open_.size
    for number, odds in enumerate(shares):
        for place in likely:
            scores[place] += log(odds.get(place, 0.0) + little)
        others += log(little)
        elsewhere = 1 - sum(odds.get(place, 0.0) for place in likely)
        nobody += log(max(NOBODY, elsewhere / 2)) if number == 0 else log(AGAIN)
    place = max(scores, key=lambda p: (scores[p], p))
    total = sum(exp(score - scores[place]) for score in (nobody, *scores.values()))
    total += (open_.size - len(likely)) * exp(others - scores[place])
    confidence = max(_KINDS[called.call.kind][0] for called in telling) / total
    return (place, confidence) if confidence >= LEAST_CONFIDENCE else None


def _shares(calls: Calls, called: Called) -> dict[int, float]:
    """Return how likely one call means the author of each earlier comment."""
    conversation = calls.conversation
    odds = dict(calls.likely[called.place])
    for place in odds:
        if place == called.place - 1:
            odds[place] *= NEXT
        if conversation.comments[place].role == "post":
            odds[place] *= POST
        elif place == 0:
            odds[place] *= OPENING
    quoted = quotes_at(calls, called)
    if called.call.kind == "quoted" and not quoted:
        return {}  # what is quoted stands nowhere here
    for quote in quoted:
        target = conversation.order[quote.target]
        odds[target] = odds.get(target, 0.0) + QUOTED
    if called.call.kind == "thread":
        for place in _spoke_to_others(calls, called, odds):
            odds[place] = SPOKE_TO * odds[place] + SPOKE_TO_AT_LEAST
    total = sum(odds.values())
    return {place: (1 - NOBODY) * odd / total for place, odd in odds.items()}


def _spoke_to_others(calls: Calls, called: Called, places: Iterable[int]) -> list[int]:
    """Return those of some comments that call somebody whom the comment with this call names too.

    "I had missed Ben's comment. Glad that Ann caught it": it was Ann who spoke to Ben.
    """
    others = calls.names_at[called.place] - {called.call.author}
    return [
        place
        for place in places
        if place != called.place and not others.isdisjoint(calls.names_at.get(place, ()))
    ]


def quotes_at(calls: Calls, called: Called) -> tuple[Quote, ...]:
    """Return the quotes that belong to a call: right after the name, or before in its sentence."""
    comment, call = calls.conversation.comments[called.place], called.call
    quotes = calls.quotes.get(comment.id, ())
    if call.kind == "quoted":
        return tuple(q for q in quotes if call.end <= q.start <= call.end + 80)
    sentence = max(comment.text.rfind(mark, 0, call.start) for mark in ".!?\n") + 1
    return tuple(q for q in quotes if q.how != "repeated" and sentence <= q.start < call.end)


def _finding(
    calls: Calls, name: str, telling: Sequence[Called], place: int, confidence: float
) -> Finding:
    comments = calls.conversation.comments
    spans = [Span(comments[c.place].id, c.call.start, c.call.end) for c in telling]
    node = comments[place].id
    for called in telling:
        for quote in quotes_at(calls, called):
            if quote.target == node:
                spans.append(Span(quote.comment, quote.start, quote.end))
                spans.append(Span(node, quote.target_start, quote.target_end))
    rule = max(_KINDS[called.call.kind] for called in telling)[1]
    return Finding(place, name, rule, confidence, tuple(spans[:MOST_EVIDENCE]))
