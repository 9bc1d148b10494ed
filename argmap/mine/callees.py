"""Whom the names that comments call belong to, where the authors of comments were lost."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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


class Called(NamedTuple):
    """A call of a lost author in the comment at `place`."""

    place: int
    call: Call


class Calls(Struct, frozen=True):
    """A conversation with lost authors and the calls of their names, by the key of the name.

    `likely` says for each comment how likely it answers each earlier place, names left aside.
    """

    conversation: Conversation
    quotes: Mapping[str, tuple[Quote, ...]]
    likely: Likelihood
    by_name: Mapping[str, tuple[Called, ...]]


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
        target = _called_comment(calls, telling, found)
        if target is not None:
            told.append(_finding(calls, name, telling, *target))
    best: dict[int, Finding] = {}
    for finding in sorted(told, key=lambda f: (-f.confidence, f.place)):
        best.setdefault(finding.place, finding)
    return tuple(best.values())


def _key_at(found: Mapping[int, Finding], place: int) -> str | None:
    return author_key(found[place].author) if place in found else None


def _called_comment(
    calls: Calls, telling: Sequence[Called], found: Mapping[int, Finding]
) -> tuple[int, float] | None:
    """Return the comment whose author all these calls of one name mean, and how surely."""
    places = _open_places(calls, telling, found)
    if not places:
        return None
    scores = dict.fromkeys(places, 0.0)
    nobody = 0.0
    for number, called in enumerate(telling):
        shares = _shares(calls, called)
        for place in places:
            scores[place] += log(shares.get(place, 0.0) + LITTLE / len(places))
        elsewhere = 1 - sum(shares.get(place, 0.0) for place in places)
        nobody += log(max(NOBODY, elsewhere / 2)) if number == 0 else log(AGAIN)
    place = max(scores, key=lambda p: (scores[p], p))
    total = sum(exp(score - scores[place]) for score in (nobody, *scores.values()))
    confidence = max(_KINDS[called.call.kind][0] for called in telling) / total
    return (place, confidence) if confidence >= LEAST_CONFIDENCE else None


def _open_places(
    calls: Calls, telling: Sequence[Called], found: Mapping[int, Finding]
) -> tuple[int, ...]:
    """Return the comments before the first call that may be of the one who is called.

    Nobody calls themself, and a comment with a known author is not open.
    """
    key = telling[0].call.author
    callers = {c.place for c in calls.by_name[key] if c.call.kind != "mention"}
    return tuple(
        place
        for place, comment in enumerate(calls.conversation.comments[: telling[0].place])
        if comment.author is None
        and comment.role != "pingback"
        and place not in found
        and place not in callers
    )


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
        for place in _spoke_to_others(calls, called).intersection(odds):
            odds[place] = SPOKE_TO * odds[place] + SPOKE_TO_AT_LEAST
    total = sum(odds.values())
    return {place: (1 - NOBODY) * odd / total for place, odd in odds.items()}


def _spoke_to_others(calls: Calls, called: Called) -> set[int]:
    """Return the comments that call somebody whom the comment with this call names too.

    "I had missed Ben's comment. Glad that Ann caught it": it was Ann who spoke to Ben.
    """
    others = [
        listed
        for key, listed in calls.by_name.items()
        if key != called.call.author and any(c.place == called.place for c in listed)
    ]
    return {c.place for listed in others for c in listed if c.place != called.place}


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
