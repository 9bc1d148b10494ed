"""Markdown: the conversation as an outline, each comment below what it answers."""

import re
from collections.abc import Iterator

from argmap.model import ArgumentGraph, Claim, Comment, Link

DEEPEST = 8  # levels of lists; deeper answers stay at this level and say whom they answer
QUOTE = 120  # characters of what a link leads to; all of it stands at its own place
SPECIAL = re.compile(r"([\\`*_\[\]<>&~$|#])")
FIRST = re.compile(r"^(\d+)(?=[.)])|^(?=[-+])")
SPEAKS = {
    "support": ("+ supports", "+ supported by"),
    "rebut": ("\N{MINUS SIGN} disputes", "\N{MINUS SIGN} disputed by"),
    "restates": ("= says the same as", "= said again by"),
}
ROLES = {"claim": "", "premise": "reason: ", "question": "question: ", "proposal": "proposal: "}


def write(graph: ArgumentGraph) -> str:
    """Return an outline: comments in thread order with author, claims, and both ends of links."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: ArgumentGraph) -> Iterator[str]:
    conversation = graph.conversation
    yield f"# {escaped(conversation.title) or 'Conversation'}"
    yield ""
    yield _counts(graph)
    yield ""
    for comment_id, depth in graph.thread:
        pad = "  " * min(depth, DEEPEST)
        comment = conversation.by_id[comment_id]
        claims = graph.claims_of[comment_id]
        yield f"{pad}- {_heading(graph, comment)}"
        for line in _links(graph, comment_id):
            yield f"{pad}  - {line}"
        if not claims:
            yield f"{pad}  - {escaped(comment.text)}"
        for claim in claims:
            yield f"{pad}  - {_claim(claim)}"
            for line in _links(graph, claim.id):
                yield f"{pad}    - {line}"


def escaped(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    line = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return FIRST.sub(lambda found: f"{found[1] or ''}\\", line)


def _counts(graph: ArgumentGraph) -> str:
    kinds = [link.kind for link in graph.links]
    parts = (
        _plural(len(graph.comments), "comment"),
        _plural(len(graph.conversation.authors), "named author"),
        _plural(len(graph.claims), "claim"),
        _plural(kinds.count("support"), "support link"),
        _plural(kinds.count("rebut"), "rebut link"),
    )
    return ", ".join(parts) + "."


def _plural(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _heading(graph: ArgumentGraph, comment: Comment) -> str:
    parts = [f"**{escaped(graph.badge(comment.id))}**"]
    if comment.posted:
        parts.append(escaped(comment.posted))
    reply = graph.reply_of.get(comment.id)
    if reply is not None:
        parts.append(f"answers {escaped(graph.badge(reply.target))}{_source(reply)}")
    return ", ".join(parts)


def _claim(claim: Claim) -> str:
    return f"{ROLES[claim.role]}“{escaped(claim.text)}”"


def _links(graph: ArgumentGraph, node: str) -> Iterator[str]:
    for link in graph.links_at[node]:
        if link.kind in SPEAKS:
            other = link.target if link.source == node else link.source
            words = SPEAKS[link.kind][int(link.source != node)]
            text = escaped(_short(graph.texts[other]))
            yield f"{words} {escaped(graph.badge(other))}: “{text}”{_source(link)}"


def _short(text: str) -> str:
    return text if len(text) <= QUOTE else text[: QUOTE - 1].rstrip() + "…"


def _source(link: Link) -> str:
    """Return where a link is from, unless the source itself says so."""
    if link.origin == "stated":
        return ""
    return f" ({link.origin}, {link.confidence:.2f})"
