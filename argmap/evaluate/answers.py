"""Comments whose parents are annotated, beside those that were found for them."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.evaluate.floors import floors
from argmap.evaluate.result import Labels
from argmap.evaluate.rows import Thread
from argmap.evaluate.score import Place
from argmap.model import ArgumentGraph, Comment, Conversation, Link

Ranked = tuple[tuple[str, float], ...]


class Answer(Struct, frozen=True):
    """A comment, whom it answers, and whom it was found to answer.

    `parents` are the right ones, none where it starts a conversation; `accepted` those that an
    annotator would let pass too. `ranked` has the targets that were found, the likeliest
    first. `linked` and `links` are all targets of a chat, annotated and found, where a comment
    that starts a conversation answers itself. `floors` has what each baseline would say.
    """

    place: Place
    labels: Labels
    parents: frozenset[str]
    accepted: frozenset[str]
    ranked: tuple[tuple[str, float], ...]
    inferred: bool
    floors: Mapping[str, str | None]
    linked: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()

    @property
    def right(self) -> bool:
        """Whether the first of the ranked targets is a right one."""
        return bool(self.ranked) and self.ranked[0][0] in self.parents

    @property
    def rank(self) -> int | None:
        """The place of the first right target among those ranked, from 1."""
        for number, (target, _) in enumerate(self.ranked, start=1):
            if target in self.parents:
                return number
        return None


def conversation_of(thread: Thread, language: str, hide_authors: bool = False) -> Conversation:
    """Build the conversation of a thread without what is to be found: who answers whom."""
    return Conversation(
        title=thread.title or "",
        language=language,
        comments=tuple(
            Comment(
                id=f"c:{turn.id}",
                number=number,
                text=turn.text or "",
                author=None if hide_authors else turn.author or None,
                author_origin="stated" if turn.author and not hide_authors else None,
                posted=turn.time,
            )
            for number, turn in enumerate(thread.comments, start=1)
        ),
    )


def of_thread(
    thread: Thread,
    name: str,
    labels: Labels,
    mined: ArgumentGraph,
    hide_authors: bool = False,
) -> list[Answer]:
    """Return the annotated comments of a thread; of chats also those that answer nothing.

    Args:
        thread: what was annotated.
        name: what it is called.
        labels: its source, its language, and so on.
        mined: what was made of `conversation_of(thread, ...)`.
        hide_authors: whether it was made without names; then the baselines know none either.
    """
    chat = any(turn.annotated is not None for turn in thread.comments)
    found = _found(mined)
    floor = floors(
        [(str(t.id), None if hide_authors else t.author, t.text or "") for t in thread.comments]
    )
    seen: set[str] = set()
    answers: list[Answer] = []
    for turn in thread.comments:
        key = str(turn.id)
        parents = turn.answers & seen
        starts = chat and not turn.answers - {key}
        seen.add(key)
        if turn.annotated is False or not (parents or starts):
            continue
        ranked, further, inferred = found.get(f"c:{key}", ((), (), True))
        itself = frozenset([key])
        answers.append(
            Answer(
                (name, key),
                labels,
                parents,
                parents,
                tuple((target.removeprefix("c:"), sure) for target, sure in ranked),
                inferred,
                floor[key],
                (parents or itself) if chat else frozenset(),
                (frozenset(one.removeprefix("c:") for one in further) or itself)
                if chat
                else frozenset(),
            )
        )
    return answers


def of_map(
    mined: ArgumentGraph, reference: ArgumentGraph, name: str, labels: Labels
) -> list[Answer]:
    """Return the comments of a reference map that answer one, or were found to."""
    found = _found(mined)
    stated = [(c, c.author if c.author_origin == "stated" else None) for c in mined.comments]
    floor = floors([(c.id, author, c.text) for c, author in stated])
    answers: list[Answer] = []
    for comment in reference.comments:
        link = reference.reply_of.get(comment.id)
        ranked, _, inferred = found.get(comment.id, ((), (), True))
        if link is None and not ranked:
            continue
        parents = frozenset() if link is None else frozenset([link.target])
        others = () if link is None else (a.target for a in link.alternatives)
        accepted = parents | {target for target in others if target is not None}
        answers.append(
            Answer(
                (name, comment.id),
                labels,
                parents,
                accepted,
                ranked,
                inferred,
                floor[comment.id],
            )
        )
    return answers


def _found(mined: ArgumentGraph) -> dict[str, tuple[Ranked, tuple[str, ...], bool]]:
    """Return for each comment its ranked targets, all its targets, and whether it is a guess."""
    targets: dict[str, list[str]] = {}
    for link in mined.links:
        if link.kind == "reply":
            targets.setdefault(link.source, []).append(link.target)
    return {
        source: (_ranked(link), tuple(targets[source]), link.origin != "stated")
        for source, link in mined.reply_of.items()
    }


def _ranked(link: Link) -> Ranked:
    others = {a.target: a.confidence for a in link.alternatives if a.target is not None}
    others.pop(link.target, None)
    rest = sorted(others.items(), key=lambda item: -item[1])
    return ((link.target, link.confidence), *rest)
