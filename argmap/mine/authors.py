"""Who wrote the comments whose authors were lost, as far as the conversation tells it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import structs

from argmap.mine.callees import Calls, Finding, Likelihood, callees, calls_of, quotes_at
from argmap.mine.lost_names import lost_names
from argmap.mine.names import author_key
from argmap.mine.quotes import Quote
from argmap.mine.signatures import own_names, says_post_is_own
from argmap.mine.words import words
from argmap.model import Comment, Conversation, Span

MOST_TEXT = 20_000  # characters of a comment in which such words are looked for
_EXPLAINS = re.compile(
    r"\b(?:when i (?:say|said|use|used|write|wrote|speak of|talk about)"
    r"|by\b.{1,60}\bi (?:mean|meant|understand|refer to)"
    r"|what i (?:mean|meant) (?:by|with)"
    r"|i (?:used|use) the (?:word|term|phrase))\b",
    re.IGNORECASE,
)
_NUMBERED = (
    r"(?:(?:comment|response|reply|post|message)s?\s*(?:#|no\.?\s?|number\s)?|#)\s?"
    r"(?P<{}>\d{{1,4}})\b(?!\s*(?:%|:\d|(?:second|minute|hour|day|week|month|year|time)s?\b))"
)
_OWN_COMMENT = re.compile(
    r"\b(?:as|what|like) i (?:\w+ )?(?:said|wrote|mentioned|explained|noted|asked|argued)\b"
    rf"(?: \w+)?,? (?:in|at|under|with|\() ?(?:my )?{_NUMBERED.format('said')}"
    rf"|\bmy (?:own |earlier |previous |first |last |original )*{_NUMBERED.format('mine')}",
    re.IGNORECASE,
)


def infer_authors(
    conversation: Conversation, quotes: Sequence[Quote], likely: Callable[[], Likelihood]
) -> Conversation:
    """Return the conversation with the lost authors that it tells itself.

    Args:
        conversation: some of whose comments may have no author.
        quotes: `find_quotes(conversation)`.
        likely: returns for each comment how likely it answers each earlier place, names left
            aside; only called where a name is.

    Returns:
        The conversation in which these comments have author_origin "inferred", with rule,
        confidence and evidence. What was stated stays; who is only spoken about is nobody's author.
    """
    if all(comment.author is not None for comment in conversation.comments):
        return conversation
    found = {own.place: Finding(*own) for own in own_names(conversation)}
    names = _names(conversation, found)
    calls = calls_of(conversation, quotes, likely() if names else (), names)
    found |= {finding.place: finding for finding in callees(calls, names, found)}
    for finding in (*_of_post(conversation, found), *_of_numbers(conversation, found)):
        found.setdefault(finding.place, finding)
    written = {author_key(f.author): f.author for f in found.values()}
    for finding in _of_explanations(calls, written):
        found.setdefault(finding.place, finding)
    comments = tuple(
        _named(comment, found[place]) if place in found and comment.author is None else comment
        for place, comment in enumerate(conversation.comments)
    )
    return structs.replace(conversation, comments=comments)


def _names(conversation: Conversation, found: Mapping[int, Finding]) -> tuple[str, ...]:
    """Return the lost names, those that were signed with first, each in one spelling."""
    stated = {author_key(author) for author in conversation.authors}
    names: dict[str, str] = {}
    for name in (*(f.author for f in found.values()), *lost_names(conversation)):
        names.setdefault(author_key(name), name)
    return tuple(name for key, name in names.items() if key not in stated)


def _of_post(conversation: Conversation, found: Mapping[int, Finding]) -> Iterator[Finding]:
    """Yield the comments whose writer says that the post is theirs, where its author is known."""
    posts = [p for p, comment in enumerate(conversation.comments) if comment.role == "post"]
    for place, span in says_post_is_own(conversation):
        before = bisect_left(posts, place)
        author = _author(conversation, found, posts[before - 1]) if before else None
        if author is not None:
            rule = "says that the post is theirs"
            yield Finding(place, author[0], rule, 0.93 * author[1], (span,))


def _of_numbers(conversation: Conversation, found: Mapping[int, Finding]) -> Iterator[Finding]:
    """Yield the comments whose writer says that another, by its number, is theirs too."""
    numbered = {c.number: i for i, c in enumerate(conversation.comments) if c.role == "comment"}
    for place, comment in enumerate(conversation.comments):
        if comment.author is not None:
            continue
        for match in _OWN_COMMENT.finditer(comment.text[:MOST_TEXT]):
            target = numbered.get(int(match["said"] or match["mine"]), place)
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


def _of_explanations(calls: Calls, written: Mapping[str, str]) -> Iterator[Finding]:
    """Yield comments that explain a phrase somebody was asked about by name: they are theirs."""
    asked = [
        (called, quote)
        for listed in calls.by_name.values()
        for called in listed
        for quote in quotes_at(calls, called)
        if called.call.kind != "quoted" and called.call.author in written
    ]
    comments = calls.conversation.comments
    for place, comment in enumerate(comments if asked else ()):
        match = _EXPLAINS.search(comment.text[:MOST_TEXT])
        if match is None or comment.author is not None:
            continue
        said = _plain(comment.text[match.start() : match.end() + 100])
        for called, quote in asked:
            phrase = _plain(comments[called.place].text[quote.start : quote.end])
            if called.place < place and f" {phrase} " in f" {said} ":
                spans = (
                    Span(comment.id, *match.span()),
                    Span(quote.comment, quote.start, quote.end),
                    Span(quote.comment, called.call.start, called.call.end),
                )
                rule = "explains the phrase that this author was asked about"
                yield Finding(place, written[called.call.author], rule, 0.8, spans)


def _plain(text: str) -> str:
    return " ".join(word.word for word in words(text))


def _named(comment: Comment, finding: Finding) -> Comment:
    return structs.replace(
        comment,
        author=finding.author,
        author_origin="inferred",
        author_rule=finding.rule,
        author_confidence=round(finding.confidence, 3),
        author_evidence=finding.evidence,
    )
