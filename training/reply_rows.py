"""Annotated conversations, and what their comments look like to the network that ranks answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from argmap.evaluate.answers import conversation_of
from argmap.evaluate.maps import read_reference
from argmap.evaluate.rows import Thread, read_rows
from argmap.learned.reply_inputs import inputs
from argmap.mine.authors import infer_authors
from argmap.mine.back_references import back_references
from argmap.mine.quotes import find_quotes
from argmap.mine.scores import Candidate, Ranker, Rater, score_replies
from argmap.mine.traits import View, view_of
from argmap.model import ArgumentGraph, Conversation

NOTHING = -1  # stands among the right answers of a comment that answers nothing


class Annotated(Struct, frozen=True):
    """A conversation with the places that each annotated comment may be said to answer."""

    source: str
    name: str
    split: str
    hidden: bool
    conversation: Conversation
    right: Mapping[int, frozenset[int]]


class Seen(Struct, frozen=True):
    """A comment as the network sees it.

    `rows` has its candidates and at last that it answers nothing, `sums` what the plain sum says
    of the candidates, `right` which of the rows are right, `parents` how many answers it has.
    """

    of: Annotated
    place: int
    chat: bool
    rows: NDArray[np.float16]
    sums: NDArray[np.float32]
    right: NDArray[np.bool_]
    parents: int


def of_rows(path: Path, split: str, hidden: bool) -> Iterator[Annotated]:
    """Yield the annotated threads of a file."""
    for row in read_rows(path):
        thread = row.form
        assert isinstance(thread, Thread)
        conversation = conversation_of(thread, row.labels["language"], hidden)
        name = str(thread.thread_id or row.line)
        yield Annotated(path.stem, name, split, hidden, conversation, _right(thread))


def _right(thread: Thread) -> dict[int, frozenset[int]]:
    """Return what is right; that a comment begins something is annotated in chats alone."""
    chat = any(turn.annotated is not None for turn in thread.comments)
    places: dict[str, int] = {}
    right: dict[int, frozenset[int]] = {}
    for place, turn in enumerate(thread.comments):
        known = frozenset(places[answer] for answer in turn.answers if answer in places)
        starts = chat and not turn.answers - {str(turn.id)}
        places[str(turn.id)] = place
        if turn.annotated is not False and (known or starts):
            right[place] = known or frozenset((NOTHING,))
    return right


def of_corpus(folder: Path, hidden: bool) -> Iterator[Annotated]:
    """Yield the conversations that were written for this project."""
    for path in sorted(folder.glob("*.json")):
        reference = read_reference(path, hidden)
        said = reference.graph.conversation.extra | reference.graph.extra
        right = _right_of_map(reference.graph)
        source, split = f"corpus {said['kind']}", str(said["split"])
        yield Annotated(source, path.stem, split, hidden, reference.conversation, right)


def _right_of_map(graph: ArgumentGraph) -> dict[int, frozenset[int]]:
    order = graph.conversation.order
    right: dict[int, frozenset[int]] = {}
    for place, comment in enumerate(graph.comments):
        link = graph.reply_of.get(comment.id)
        if link is not None:
            right[place] = frozenset((order[link.target],))
        elif place > 0 and comment.role == "comment":
            right[place] = frozenset((NOTHING,))
    return right


class Recorder:
    """A rater that notes what it is asked; it answers as another does, or as the plain sum."""

    def __init__(self, of: Annotated, view: View, base: Rater | None) -> None:
        self.of = of
        self.chat = view.chat
        self.base = base
        self.place = 0  # all comments but the first are rated, in order
        self.seen: list[Seen] = []

    def rate(self, candidates: Sequence[Candidate]) -> tuple[Sequence[float], float]:
        """Note the candidates; return what the base says of them."""
        self.place += 1
        right = self.of.right.get(self.place)
        if right is not None:
            self.seen.append(self._seen(candidates, right))
        if self.base is not None:
            return self.base.rate(candidates)
        return [candidate.confidence for candidate in candidates], float("-inf")

    def parts(self, candidates: Sequence[Candidate]) -> tuple[Mapping[str, float], ...]:
        """Return nothing: explanations are not asked for here."""
        return tuple({} for _ in candidates)

    def _seen(self, candidates: Sequence[Candidate], right: frozenset[int]) -> Seen:
        rows = inputs([c.features for c in candidates], candidates[0].about)
        return Seen(
            of=self.of,
            place=self.place,
            chat=self.chat,
            rows=rows.astype(np.float16),
            sums=np.array([c.confidence for c in candidates], dtype=np.float32),
            right=np.array([*(c.place in right for c in candidates), NOTHING in right]),
            parents=len(right),
        )


def seen(annotated: Iterable[Annotated], ranker: Ranker | None = None) -> Iterator[Seen]:
    """Yield what the network is shown of conversations, as far as they were annotated.

    Args:
        annotated: the conversations.
        ranker: decides whom the comments before were taken to answer; without it the plain sum.
    """
    for one in annotated:
        conversation = one.conversation
        quotes = find_quotes(conversation)
        references = back_references(conversation)
        unnamed = view_of(conversation, quotes)

        def likely(view: View = unnamed, pointed=references) -> list[dict[int, float]]:  # type: ignore[no-untyped-def]
            return [
                {c.place: c.confidence for c in found} for found in score_replies(view, pointed)
            ]

        view = view_of(infer_authors(conversation, quotes, likely), quotes)
        recorder = Recorder(one, view, ranker(view) if ranker is not None else None)
        score_replies(view, references, rater=recorder)
        yield from recorder.seen
