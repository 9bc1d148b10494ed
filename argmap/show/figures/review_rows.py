"""The rows of the review as plain data: who wrote a comment, and whom it is guessed to answer."""

from typing import Any

from argmap.model import ArgumentGraph, Comment, Link
from argmap.show.drafts import Draft
from argmap.show.figures import words

NOBODY = "-"  # what stands for "nobody" among targets; no comment has this id
UNSURE = 0.5  # a guess below this deserves a look
ROWS = 50  # on one page of a long conversation
CLIPPED = 320
# One pair of quotation marks around a quote is enough.
QUOTE_MARKS = " \n\t\"'>" + "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a"


def is_unsure(guess: Link | None) -> bool:
    """Tell whether a guess deserves a look by a person."""
    return guess is not None and guess.origin != "stated" and guess.confidence < UNSURE


def unsettled(machine: ArgumentGraph, draft: Draft) -> list[Comment]:
    """Return the comments whose guessed answer is unsure and that nobody looked at yet."""
    return [
        comment
        for comment in machine.comments
        if comment.id not in draft.replies and is_unsure(machine.reply_of.get(comment.id))
    ]


def page_of_rows(
    machine: ArgumentGraph, draft: Draft, *, unsure_first: bool, page: int
) -> list[dict[str, Any]]:
    """Return one page of rows in groups with a heading each; the pages count from 1."""
    unsure = unsettled(machine, draft) if unsure_first else []
    first = {comment.id for comment in unsure}
    ordered = [*unsure, *(comment for comment in machine.comments if comment.id not in first)]
    shown = ordered[(page - 1) * ROWS : page * ROWS]
    top = [comment for comment in shown if comment.id in first]
    rest = [comment for comment in shown if comment.id not in first]
    these = "this one" if len(unsure) == 1 else f"these {len(unsure):,}"
    groups = [(f"Please look at {these}", top), ("The others, in order" if first else "", rest)]
    return [
        {"heading": heading, "rows": [row(machine, draft, comment) for comment in comments]}
        for heading, comments in groups
        if comments
    ]


def row(machine: ArgumentGraph, draft: Draft, comment: Comment) -> dict[str, Any]:
    """Return what the row of a comment shows."""
    clipped = len(comment.text) > CLIPPED
    return {
        "id": comment.id,
        "mark": machine.mark(comment.id),
        "place": machine.conversation.order[comment.id],
        "author": draft.authors.get(comment.id, comment.author or ""),
        "note": author_note(machine, draft, comment.id),
        "posted": (comment.posted or "").replace("T", " "),
        "kind": words.ROLES[comment.role] if comment.role == "pingback" else "",
        "first": words.short(comment.text, CLIPPED) if clipped else comment.text,
        "text": comment.text if clipped else "",
        "answer": answer(machine, draft, comment.id),
    }


def answer(machine: ArgumentGraph, draft: Draft, comment: str) -> dict[str, Any]:
    """Return whom a comment answers as things stand, how sure that is, why, and what else."""
    guess = machine.reply_of.get(comment)
    guessed = guess.target if guess else NOBODY
    checked = comment in draft.replies
    target = (draft.replies[comment] or NOBODY) if checked else guessed
    maybe, by_id = _alternatives(guess), machine.conversation.by_id
    return {
        "target": target,
        "guess": guessed,
        "checked": checked,
        "unsure": not checked and is_unsure(guess),
        "sure": "✓ your choice" if checked else _sure(guess),
        "why": "" if checked or guess is None else _why(machine, guess),
        "maybe": [
            {
                "id": node,
                "label": who(machine, node),
                # A number alone tells nobody which comment it is; a name beside it does.
                "words": "" if by_id[node].author else words.short(by_id[node].text, 28),
                "sure": words.sure(confidence),
            }
            for node, confidence in maybe.items()
        ],
    }


def labels(machine: ArgumentGraph) -> list[tuple[str, str]]:
    """Return the id of each comment and the line that names it in a list, in order."""
    return [
        (comment.id, f"{who(machine, comment.id)}: {words.short(comment.text, 70)}")
        for comment in machine.comments
    ]


def who(graph: ArgumentGraph, comment: str) -> str:
    """Return the short name of a comment and its author: "#12 Ada"."""
    author = words.short(graph.conversation.by_id[comment].author or "", 40)
    return f"{graph.mark(comment)} {author}".strip()


def author_note(machine: ArgumentGraph, draft: Draft, comment: str) -> str:
    """Return where the name of an author comes from, when it does not stand in the source."""
    if comment in draft.authors:
        return "✓ you entered this"
    author = machine.conversation.by_id[comment]
    if author.author is None or author.author_origin == "stated":
        return ""
    quotes = [
        f"“{words.short(machine.texts[span.node][span.start : span.end], 80)}” in "
        f"{machine.mark(span.node)}"
        for span in author.author_evidence[:2]
    ]
    because = f"guessed: {author.author_rule or 'by a rule'}"
    return f"{because}; {', '.join(quotes)}" if quotes else because


def _sure(guess: Link | None) -> str:
    if guess is None:
        return ""
    return "in the source" if guess.origin == "stated" else words.sure(guess.confidence)


def _alternatives(guess: Link | None) -> dict[str, float]:
    """Return the other targets of a guess with their confidence, the likeliest first."""
    found: dict[str, float] = {}
    for other in guess.alternatives if guess else ():
        if guess and other.target is not None and other.target != guess.target:
            found.setdefault(other.target, other.confidence)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _why(machine: ArgumentGraph, link: Link) -> str:
    """Return the rule of a link and the words that it rests on."""
    quotes = [
        words.short(machine.texts[span.node][span.start : span.end].strip(QUOTE_MARKS), 90)
        for span in link.evidence[:2]
        if span.end > span.start
    ]
    told = ", ".join(f"“{quote}”" for quote in dict.fromkeys(quotes))
    return f"{link.rule}: {told}" if told else link.rule
