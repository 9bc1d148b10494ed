"""Comments that say themselves who wrote them: signatures, introductions, "I made this post"."""

# ruff: noqa: RUF001 - letters and marks of other scripts are meant as they stand
import re
from typing import NamedTuple

from argmap.mine.names import author_key
from argmap.mine.not_names import is_no_name
from argmap.mine.quotes import quoted_spans
from argmap.mine.stop_words import STOP_WORDS
from argmap.model import Conversation, Span

_NAME = r"(?P<name>[^\W\d_][\w'’.-]*(?:[ \xa0][^\W\d_][\w'’.-]*){0,2})"
_CLOSING = (
    r"(?:(?:yours |most )?(?:sincerely|truly|faithfully|respectfully|cordially|warmly|gratefully)"
    r"(?: yours)?|(?:with )?(?:best|kind|kindest|warm|warmest)(?: regards| wishes)?|regards|"
    r"all the best|"
    r"best wishes|cheers|peace|love|hugs|in solidarity|solidarity|take care|namaste|blessings|"
    r"(?:many )?thanks(?: again| in advance)?|thank you|(?:mit )?(?:viele[n]?|liebe[n]?|beste[n]?|"
    r"freundliche[nm]?|schöne)? ?(?:grüße[n]?|grüssen?|gruß|gruss)|mfg|lg|cordialement|amicalement|"
    r"bien à vous|saludos(?: cordiales)?|atentamente|un saludo|cordiali saluti|saluti|abraços|"
    r"atenciosamente|(?:met )?(?:vriendelijke )?groet(?:en|jes)?|pozdrawiam|с уважением)"
)
_BLANK = r"[ \t\xa0]*"
_SIGNED = re.compile(
    rf"(?:^|\n){_BLANK}(?P<closing>{_CLOSING}){_BLANK}[,!.~–—-]*\s+(?:[-–—~]+\s*)?{_NAME}\s*\.?\s*$",
    re.IGNORECASE,
)
_DASHED = re.compile(rf"(?:[.!?…)]{_BLANK}|\n\s*)(?P<dash>[-–—~]{{1,2}}){_BLANK}{_NAME}\s*$")
_LIST_ITEM = re.compile(r"(?m)^[ \t\xa0]*[-–—~•*]\s*\S")
_INTRODUCED = re.compile(
    r"(?:^|[.!?\n,] {0,3})(?:my name is|my name['’]s|mein name ist|ich heiße|je m['’]appelle|"
    r"me llamo|mi nombre es|mi chiamo|meu nome é|меня зовут)[ \xa0]+" + _NAME,
    re.IGNORECASE,
)
_HERE = re.compile(
    rf"\A\s*(?:(?:hi|hello|hey)\b[^.!?\n]{{0,20}}[,.!]\s*)?{_NAME} here\s*[,.:;!–—-]", re.IGNORECASE
)
_PIECE = r"(?:blog )?(?:post|article|blog|thread|entry|topic|piece|essay)"
_MADE = r"(?:made|wrote|written|posted|started|published|put up|created|authored)"
_POSTER = re.compile(
    rf"\bi (?:have )?{_MADE} this {_PIECE}\b"
    rf"|\bas the (?:author|writer|poster) of (?:this|the) (?:original )?{_PIECE}\b"
    rf"|\b(?:this|the) (?:original )?{_PIECE} (?:(?:that )?i {_MADE}|of mine)\b"
    r"|\b(?:my|our) (?:original|opening|initial) post\b|\bop here\b|\bi(?:['’]m| am) (?:the )?op\b"
    r"|\b(?:diesen|den) (?:beitrag|artikel) habe ich geschrieben\b"
    r"|\bj['’]ai écrit (?:cet article|ce billet)\b"
    r"|\b(?:escribí|he escrito) este (?:artículo|post)\b",
    re.IGNORECASE,
)


class OwnName(NamedTuple):
    """A comment that says who wrote it: where, by which rule, how surely."""

    place: int
    name: str
    rule: str
    confidence: float
    evidence: tuple[Span, ...]


def own_names(conversation: Conversation) -> tuple[OwnName, ...]:
    """Return the comments without an author that bear the writer's own name in their text."""
    found = []
    for place, comment in enumerate(conversation.comments):
        if comment.author is not None or comment.role == "pingback":
            continue
        own = _own_name(place, comment.id, comment.text)
        if own is not None:
            found.append(own)
    return tuple(found)


def _own_name(place: int, node: str, text: str) -> OwnName | None:
    quoted = quoted_spans(text)
    tail = max(0, len(text) - 200)
    for pattern, rule, confidence in (
        (_SIGNED, "signed", 0.97),
        (_DASHED, "signed", 0.9),
        (_INTRODUCED, "gives their name", 0.95),
        (_HERE, "gives their name", 0.85),
    ):
        match = pattern.search(text, tail if rule == "signed" else 0)
        if match is None or any(a <= match.start("name") < b for a, b in quoted):
            continue
        if pattern is _DASHED and not _is_signature(text, match.start("dash"), quoted):
            continue
        name = _own_spelling(match["name"], rule)
        if name is not None:
            start = match.start("name")
            return OwnName(place, name, rule, confidence, (Span(node, start, start + len(name)),))
    return None


def _is_signature(text: str, dash: int, quoted: tuple[tuple[int, int], ...]) -> bool:
    """Tell a dash and a name that sign a comment from a list item and the source of a quote."""
    above = text[:dash].rstrip()
    last_line = above.rpartition("\n")[2]
    ends_quote = any(end >= len(above) > start for start, end in quoted)
    return (
        bool(above) and not ends_quote and not _LIST_ITEM.match(last_line) and above[-1] in ".!?…)"
    )


def _own_spelling(name: str, rule: str) -> str | None:
    """Return the part of what was matched that is a name, None where nothing is."""
    kept: list[str] = []
    for word in name.split():
        if not word[0].isupper() and kept:
            break
        kept.append(word)
    bare = " ".join(kept).rstrip(".'’-")
    first = author_key(bare).split()[0] if bare else ""
    if not first or is_no_name(first) or first in STOP_WORDS["en"]:
        return None
    return (
        bare
        if bare[0].isupper() or (rule == "signed" and len(kept) == 1 == len(name.split()))
        else None
    )


def says_post_is_own(conversation: Conversation) -> tuple[tuple[int, Span], ...]:
    """Return the comments whose writer says that the post is theirs, and where they say it."""
    found = []
    for place, comment in enumerate(conversation.comments):
        if comment.role != "comment":
            continue
        match = _POSTER.search(comment.text)
        quoted = quoted_spans(comment.text) if match is not None else ()
        if match is not None and not any(a <= match.start() < b for a, b in quoted):
            found.append((place, Span(comment.id, *match.span())))
    return tuple(found)
