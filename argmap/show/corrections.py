"""What people corrected in a draft, put into the graph that the rules made."""

from msgspec import structs

from argmap.model import Alternative, ArgumentGraph, Comment, Conversation, Link
from argmap.show.drafts import Draft

CHOSEN = "a person chose it"
NAMED = "a person named the author"


def corrected(machine: ArgumentGraph, draft: Draft) -> ArgumentGraph:
    """Return the graph with a draft's title, authors and answers.

    An answer that a person chose has origin "person"; what the rules had guessed stays among
    its alternatives. Where the answers changed, support and rebut links are found anew.
    """
    conversation = _with_authors(machine.conversation, draft)
    replies, changed = _with_replies(machine, draft)
    kept = tuple(link for link in machine.links if link.kind == "states")
    others = tuple(link for link in machine.links if link.kind not in ("reply", "states"))
    if changed:
        others = _related(conversation, machine, replies)
    return structs.replace(machine, conversation=conversation, links=(*replies, *kept, *others))


def _with_authors(conversation: Conversation, draft: Draft) -> Conversation:
    comments = tuple(
        _named(comment, draft.authors[comment.id]) if comment.id in draft.authors else comment
        for comment in conversation.comments
    )
    title = conversation.title if draft.title is None else draft.title
    return structs.replace(conversation, comments=comments, title=title)


def _named(comment: Comment, author: str) -> Comment:
    return structs.replace(
        comment,
        author=author or None,
        author_origin="person",
        author_rule=NAMED,
        author_confidence=1.0,
        author_evidence=(),
    )


def _with_replies(machine: ArgumentGraph, draft: Draft) -> tuple[tuple[Link, ...], bool]:
    """Return all reply links, and whether one of them now leads elsewhere."""
    replies: list[Link] = []
    changed = False
    for comment in machine.comments:
        mine = [link for link in machine.links_at[comment.id] if _answers(link, comment.id)]
        target = draft.replies.get(comment.id)
        if target is not None and (target == "" or target in machine.conversation.by_id):
            guess = machine.reply_of.get(comment.id)
            changed = changed or target != (guess.target if guess else "")
            mine = _chosen(comment.id, target, mine)
        replies.extend(mine)
    return tuple(replies), changed


def _answers(link: Link, comment: str) -> bool:
    return link.kind == "reply" and link.source == comment


def _chosen(comment: str, target: str, guessed: list[Link]) -> list[Link]:
    """Return the reply links of a comment when a person chose its main one, "" for none."""
    further = [link for link in guessed if not link.primary and link.target != target]
    if not target:
        return further
    same = [link for link in guessed if link.target == target]
    others = [link for link in guessed if link.primary and link.target != target]
    link = Link(
        source=comment,
        target=target,
        kind="reply",
        origin="person",
        rule=CHOSEN,
        evidence=tuple(span for link in same for span in link.evidence),
        alternatives=_alternatives(target, others, guessed),
    )
    return [link, *further]


def _alternatives(target: str, others: list[Link], guessed: list[Link]) -> tuple[Alternative, ...]:
    """Return the machine's guess, then its own alternatives; no target twice."""
    found = {
        link.target: Alternative(link.confidence, link.target, rule=link.rule) for link in others
    }
    for link in guessed:
        for other in link.alternatives:
            if link.primary and other.target is not None and other.target != target:
                found.setdefault(other.target, other)
    return tuple(found.values())


def _related(
    conversation: Conversation, machine: ArgumentGraph, replies: tuple[Link, ...]
) -> tuple[Link, ...]:
    from argmap.mine.relations import relate
    from argmap.progress import quiet

    return relate(conversation, machine.claims, replies, quiet).links
