"""Where a comment points at another in so many words: "comment 5", "the one above", "this post"."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from argmap.mine.quotes import quoted_spans
from argmap.model import Conversation

MOST_TEXT = 20_000  # characters of a comment in which they are looked for
ReferenceKind = Literal["number", "above", "post"]


class BackReference(NamedTuple):
    """`text[start:end]` of a comment points at the comment at place `target`.

    `weight` says how surely, on the scale of the scorer.
    """

    target: int
    start: int
    end: int
    kind: ReferenceKind
    weight: float


_NOUN = (
    r"(?:comments?|responses?|repl(?:y|ies)|postings?|posts?|messages?|contributions?|kommentare?|"
    r"beitrag|beitrags|antwort|commentaires?|réponses?|comentarios?|respuestas?|commenti?|commento|"
    r"comentários?|reactie|комментари[йяю]|сообщени[еяю])"
)
_NUMBER = re.compile(
    rf"\b{_NOUN}\s*(?:no\.?|nr\.?|n[°º]|number)?\s*#?\s*(?P<after>\d{{1,5}})\b"
    r"|(?:(?<=^)|(?<=[\s(,;:]))(?:#|@|nr\.?\s?|№\s?)(?P<sign>\d{1,5})\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:my|mine|i|mein|meinem|mon|mi|ma|moi|ich|je|yo)\b[^.!?]{0,30}$", re.IGNORECASE
)
_WHO = (
    r"(?:comments?|commenters?|commentators?|posters?|posts?|repl(?:y|ies)|responses?|remarks?|"
    r"speakers?|messages?|persons?|contributors?|contributions?|statements?|guy|lady|one|writers?)"
)
_ABOVE = re.compile(
    rf"\b(?:the|this|that|a|to|my)\s+(?:\w+\s+)?{_WHO}\s+(?:\w+\s+)?"
    r"(?:(?:just|directly|right|immediately)\s+)?(?:above|before me|preceding mine|up there)\b"
    r"|\b(?:previous|preceding|prior|above|last)\s+(?:comments?|commenters?|posters?|repl(?:y|ies)|"
    r"responses?|remarks?|speakers?|contributors?|contributions?)\b"
    r"|^[ \t]*(?:\^|↑|☝)"
    r"|\b(?:mein(?:e|em|es)? vorredner(?:in|s)?|vorposter|"
    r"der kommentar (?:über mir|oben|darüber))\b"
    r"|\b(?:le commentaire (?:ci-dessus|précédent)|el comentario (?:anterior|de arriba)|"
    r"il commento (?:sopra|precedente)|o comentário (?:acima|anterior))\b",
    re.IGNORECASE | re.MULTILINE,
)
_POST = re.compile(
    r"\b(?P<original>(?:(?:the|this|your)\s+)?(?:original|opening|initial|first)\s+(?:blog\s+)?"
    r"(?:post|posting|poster|article|question|message|entry|statement|proposal)\b|OP\b|blog\s?post\b|"
    r"ausgangs(?:beitrag|post)\b|(?:entry|post|article|text) at the top\b)"
    r"|\b(?P<thanks>(?:thanks|thank you|thx)(?: so much| a lot| again)? for "
    r"(?:sharing|posting|writing|publishing|(?:this|the|your) (?:\w+ )?(?:post|article|blog|video|"
    r"recipe|write-?up|tutorial|review|story|interview|summary)))\b"
    r"|\b(?P<article>(?:the|this|your)\s+(?:\w+\s+)?(?:article|essay|op-?ed|column|blog entry|"
    r"editorial|story|write-?up|recipe|video|tutorial|episode|podcast|review|interview))\b"
    r"|\b(?P<this>(?:this|the|your)\s+(?:\w+\s+)?(?:post|posting|piece|entry|thread|topic)|"
    r"diese[rnm] (?:beitrag|artikel)|cet article|ce billet|este artículo|esta entrada|"
    r"questo articolo|este artigo|эта статья|этот пост)\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:re-?read|i (?:made|wrote|posted|started|published))\s+$", re.IGNORECASE)
WEIGHTS = {
    "number": 5.0,
    "sign": 3.0,
    "above": 3.0,
    "original": 4.0,
    "thanks": 2.5,
    "article": 2.0,
    "this": 1.0,
}


def back_references(conversation: Conversation) -> dict[int, tuple[BackReference, ...]]:
    """Return, by the place of each comment that has any, its references to earlier comments."""
    numbered: dict[int, int] = {}
    for place, comment in enumerate(conversation.comments):
        if comment.number is not None and comment.role != "post":
            numbered.setdefault(comment.number, place)
    post: int | None = None
    found: dict[int, tuple[BackReference, ...]] = {}
    for place, comment in enumerate(conversation.comments):
        quoted = quoted_spans(comment.text)
        references = tuple(
            reference
            for reference in _references(comment.text[:MOST_TEXT], place, numbered, post)
            if not any(start <= reference.start < end for start, end in quoted)
        )
        if comment.role == "post":
            post = place
        elif references:
            found[place] = references
    return found


def _references(
    text: str, place: int, numbered: dict[int, int], post: int | None
) -> Iterator[BackReference]:
    for match in _NUMBER.finditer(text):
        which = "after" if match["after"] else "sign"
        target = numbered.get(int(match[which]), place)
        if target < place and not _OWN.search(text, max(0, match.start() - 40), match.start()):
            weight = WEIGHTS["number" if which == "after" else "sign"]
            yield BackReference(target, *match.span(), "number", weight)
    for match in _ABOVE.finditer(text):
        if place > 0 and place - 1 != post:
            yield BackReference(place - 1, *match.span(), "above", WEIGHTS["above"])
    if post is None:
        return
    for match in _POST.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if not _MINE.search(before):
            yield BackReference(post, *match.span(), "post", WEIGHTS[match.lastgroup or "this"])
