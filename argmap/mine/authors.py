"""Who wrote the comments whose authors were lost, as far as the other comments tell."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from msgspec import structs

from argmap.mine.lost_names import lost_names
from argmap.mine.names import Call, author_key, find_calls, name_book
from argmap.mine.quotes import Quote, quoted_spans
from argmap.mine.signatures import own_names, says_post_is_own
from argmap.mine.words import words
from argmap.model import Comment, Conversation, Span

LEAST_CONFIDENCE = 0.5
LITTLE = 0.1  # what stays possible although a call seems to go elsewhere
# Fitted on English Wikipedia talk pages with their authors hidden, on the 168 first calls at the
# head of a comment: how much more the comment right before is meant than it is answered, how much
# less the opening one, and how often nobody who spoke before is.
NEXT, OPENING, NOBODY = 2.7, 0.37, 0.1
AGAIN = 0.05  # how likely a second call of one who is not here is, beside the first
QUOTED = 10.0  # odds for the comment whose words are quoted with the name
Likelihood = Sequence[Mapping[int, float]]

_RELIABLE = {
    "quoted": 0.97,
    "start": 0.9,
    "answer": 0.9,
    "turn": 0.85,
    "vocative": 0.85,
    "thread": 0.75,
}
_RULES = {
    "quoted": "is quoted under this name",
    "start": "is called by this name",
    "answer": "is answered under this name",
    "turn": "is called by this name",
    "vocative": "is called by this name",
    "thread": "is credited by this name",
}
_EXPLAINS = re.compile(
    r"\b(?:when i (?:say|said|use|used|write|wrote|speak of|talk about)|by\b(?P<phrase>.{1,60})\bi "
    r"(?:mean|meant|understand|refer to)|what i "
    r"(?:mean|meant) (?:by|with)|i (?:used|use) the (?:word|term|phrase))\b",
    re.IGNORECASE,
)
_OWN_COMMENT = re.compile(
    r"\b(?:as i (?:said|wrote|mentioned|explained|noted|asked)|my(?: own)?(?: earlier| previous)?)\b[^.!?\n]{0,40}?"
    r"\b(?:comment|response|reply|post|message)?\s*(?:#|no\.? ?|number )?(?P<number>\d{1,4})\b",
    re.IGNORECASE,
)


class Finding(NamedTuple):
    """The author of the comment at `place`, by a rule, with what tells it."""

    place: int
    author: str
    rule: str
    confidence: float
    evidence: tuple[Span, ...]


class _Called(NamedTuple):
    """A call of a lost author in the comment at `place`."""

    place: int
    call: Call


def infer_authors(
    conversation: Conversation, quotes: Sequence[Quote], likely: Likelihood
) -> Conversation:
    """Return the conversation with the lost authors that it tells itself.

    Args:
        conversation: some of whose comments may have no author.
        quotes: `find_quotes(conversation)`.
        likely: for each comment how likely it answers each earlier place, names left aside.

    Returns:
        The conversation in which these comments have author_origin "inferred", with rule,
        confidence and evidence. What was stated stays; who is only spoken about is nobody's author.
    """
    lost = {i for i, c in enumerate(conversation.comments) if c.author is None}
    if not lost:
        return conversation
    found: dict[int, Finding] = {}
    for own in own_names(conversation):
        found[own.place] = Finding(*own)
    names = lost_names(conversation)
    calls = _calls(conversation, names)
    for finding in _of_calls(conversation, quotes, likely, names, calls, found):
        found[finding.place] = finding
    for rule in (_of_post, _of_numbers):
        for finding in rule(conversation, found):
            found.setdefault(finding.place, finding)
    for finding in _of_explanations(conversation, quotes, likely, calls):
        found.setdefault(finding.place, finding)
    return _with_authors(conversation, {i: found[i] for i in found if i in lost})


def _calls(conversation: Conversation, names: Sequence[str]) -> dict[str, tuple[_Called, ...]]:
    """Return the calls of each lost name by its key, in order."""
    book = name_book(names)
    found: dict[str, list[_Called]] = defaultdict(list)
    for place, comment in enumerate(conversation.comments if names else ()):
        for call in find_calls(comment.text, words(comment.text), book, quoted_spans(comment.text)):
            found[call.author].append(_Called(place, call))
    return {key: tuple(calls) for key, calls in found.items()}


def _of_calls(
    conversation: Conversation,
    quotes: Sequence[Quote],
    likely: Likelihood,
    names: Sequence[str],
    calls: Mapping[str, Sequence[_Called]],
    found: Mapping[int, Finding],
) -> tuple[Finding, ...]:
    """Return whom the names that are called belong to, the surest first, one name a comment."""
    signed = {author_key(finding.author): place for place, finding in found.items()}
    told: list[Finding] = []
    for name in names:
        key = author_key(name)
        telling = [c for c in calls.get(key, ()) if c.call.kind in _RELIABLE]
        if not telling or signed.get(key, telling[0].place) < telling[0].place:
            continue
        target = _called_comment(conversation, quotes, likely, calls, telling, found)
        if target is not None:
            told.append(_finding(conversation, quotes, name, telling, *target))
    best: dict[int, Finding] = {}
    for finding in sorted(told, key=lambda f: (-f.confidence, f.place)):
        best.setdefault(finding.place, finding)
    return tuple(best.values())


def _called_comment(
    conversation: Conversation,
    quotes: Sequence[Quote],
    likely: Likelihood,
    calls: Mapping[str, Sequence[_Called]],
    telling: Sequence[_Called],
    found: Mapping[int, Finding],
) -> tuple[int, float] | None:
    """Return the comment whose author all these calls of one name mean, and how surely."""
    key = telling[0].call.author
    callers = {c.place for c in calls[key] if c.call.kind != "mention"}
    open_ = [
        place
        for place, comment in enumerate(conversation.comments[: telling[0].place])
        if comment.author is None
        and comment.role != "pingback"
        and place not in found
        and place not in callers
    ]
    scores = dict.fromkeys(open_, 0.0)
    nobody = 0.0
    for number, called in enumerate(telling):
        shares = _shares(conversation, quotes, likely, calls, called)
        for place in open_:
            scores[place] += log(shares.get(place, 0.0) + LITTLE / len(open_))
        elsewhere = 1 - sum(shares.get(place, 0.0) for place in open_)
        nobody += log(max(NOBODY, elsewhere / 2)) if number == 0 else log(AGAIN)
    if not scores:
        return None
    place = max(scores, key=lambda p: (scores[p], p))
    others = exp(nobody - scores[place])
    sure = 1 / (others + sum(exp(score - scores[place]) for score in scores.values()))
    confidence = sure * max(_RELIABLE[c.call.kind] for c in telling)
    return (place, confidence) if confidence >= LEAST_CONFIDENCE else None


def _shares(
    conversation: Conversation,
    quotes: Sequence[Quote],
    likely: Likelihood,
    calls: Mapping[str, Sequence[_Called]],
    called: _Called,
) -> dict[int, float]:
    """Return how likely one call means the author of each earlier comment."""
    comments = conversation.comments
    odds = dict(likely[called.place])
    for place in odds:
        if place == called.place - 1:
            odds[place] *= NEXT
        if place == 0 or comments[place].role == "post":
            odds[place] *= OPENING
    for quote in _quotes_at(conversation, quotes, called):
        target = conversation.order[quote.target]
        odds[target] = odds.get(target, 0.0) + QUOTED
    if called.call.kind == "quoted" and not _quotes_at(conversation, quotes, called):
        return {}  # what is quoted stands nowhere here
    if called.call.kind == "thread":
        for place in _spoken_to(calls, called):
            if place in odds:  # "I missed Ben's comment. Glad Ann caught it": Ann spoke to Ben
                odds[place] = 4 * odds[place] + 0.2
    total = sum(odds.values())
    return {place: (1 - NOBODY) * odd / total for place, odd in odds.items()}


def _spoken_to(calls: Mapping[str, Sequence[_Called]], called: _Called) -> set[int]:
    """Return the comments that call somebody whom the comment with this call names too."""
    others = [
        listed
        for key, listed in calls.items()
        if key != called.call.author and any(c.place == called.place for c in listed)
    ]
    return {c.place for listed in others for c in listed if c.place != called.place}


def _quotes_at(
    conversation: Conversation, quotes: Sequence[Quote], called: _Called
) -> tuple[Quote, ...]:
    """Return the quotes that belong to a call: right after the name, or in the same sentence."""
    node, text = conversation.comments[called.place].id, conversation.comments[called.place].text
    call = called.call
    start = max(text.rfind(mark, 0, call.start) for mark in ".!?\n") + 1
    if call.kind == "quoted":
        return tuple(
            q for q in quotes if q.comment == node and call.end <= q.start <= call.end + 80
        )
    return tuple(
        q
        for q in quotes
        if q.comment == node and q.how != "repeated" and start <= q.start < call.end
    )


def _finding(
    conversation: Conversation,
    quotes: Sequence[Quote],
    name: str,
    telling: Sequence[_Called],
    place: int,
    confidence: float,
) -> Finding:
    comments = conversation.comments
    spans = [Span(comments[c.place].id, c.call.start, c.call.end) for c in telling]
    node = comments[place].id
    for called in telling:
        for quote in _quotes_at(conversation, quotes, called):
            if quote.target == node:
                spans.append(Span(quote.comment, quote.start, quote.end))
                spans.append(Span(node, quote.target_start, quote.target_end))
    best = max(telling, key=lambda c: _RELIABLE[c.call.kind])
    return Finding(place, name, _RULES[best.call.kind], confidence, tuple(spans[:12]))


def _of_post(conversation: Conversation, found: Mapping[int, Finding]) -> Iterator[Finding]:
    """Yield the comments whose writer says that the post is theirs, where its author is known."""
    for place, span in says_post_is_own(conversation):
        posts = [p for p in range(place) if conversation.comments[p].role == "post"]
        author = _author(conversation, found, posts[-1]) if posts else None
        if author is not None:
            name, sure = author
            yield Finding(place, name, "says that the post is theirs", 0.93 * sure, (span,))


def _of_numbers(conversation: Conversation, found: Mapping[int, Finding]) -> Iterator[Finding]:
    """Yield the comments whose writer says that another, by its number, is theirs too."""
    numbered = {c.number: i for i, c in enumerate(conversation.comments) if c.role == "comment"}
    for place, comment in enumerate(conversation.comments):
        if comment.author is not None:
            continue
        for match in _OWN_COMMENT.finditer(comment.text[:20_000]):
            target = numbered.get(int(match["number"]), place)
            author = _author(conversation, found, target) if target < place else None
            if author is not None:
                span = Span(comment.id, *match.span())
                rule = "says that the other comment is theirs"
                yield Finding(place, author[0], rule, 0.9 * author[1], (span,))


def _author(
    conversation: Conversation, found: Mapping[int, Finding], place: int
) -> tuple[str, float] | None:
    """Return the author of a comment as far as known, and how surely."""
    stated = conversation.comments[place].author
    if stated is not None:
        return stated, 1.0
    return (found[place].author, found[place].confidence) if place in found else None


def _of_explanations(
    conversation: Conversation,
    quotes: Sequence[Quote],
    likely: Likelihood,
    calls: Mapping[str, Sequence[_Called]],
) -> Iterator[Finding]:
    """Yield comments that explain a phrase somebody was asked about by name: they are theirs."""
    names = {key: key for key in calls}
    asked = [
        (called, quote)
        for listed in calls.values()
        for called in listed
        for quote in _quotes_at(conversation, quotes, called)
        if called.call.kind != "quoted"
    ]
    for place, comment in enumerate(conversation.comments):
        match = _EXPLAINS.search(comment.text) if comment.author is None and asked else None
        if match is None:
            continue
        said = " ".join(w.word for w in words(comment.text[match.start() : match.end() + 100]))
        for called, quote in asked:
            asker = conversation.comments[called.place].text
            phrase = " ".join(w.word for w in words(asker[quote.start : quote.end]))
            if called.place < place and phrase in said:
                spans = (
                    Span(comment.id, *match.span()),
                    Span(quote.comment, quote.start, quote.end),
                    Span(quote.comment, called.call.start, called.call.end),
                )
                rule = "explains the phrase that this author was asked about"
                yield Finding(place, names[called.call.author], rule, 0.8, spans)


def _with_authors(conversation: Conversation, found: Mapping[int, Finding]) -> Conversation:
    comments = list(conversation.comments)
    for place, finding in found.items():
        comments[place] = _named(comments[place], finding)
    return structs.replace(conversation, comments=tuple(comments))


def _named(comment: Comment, finding: Finding) -> Comment:
    return structs.replace(
        comment,
        author=finding.author,
        author_origin="inferred",
        author_rule=finding.rule,
        author_confidence=round(finding.confidence, 3),
        author_evidence=finding.evidence,
    )
