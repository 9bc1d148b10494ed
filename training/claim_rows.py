"""Annotated conversations as the detector of claims sees them: sentences, stretches, links."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from argmap.learned.stretches import seen, stretches, traits
from argmap.mine.claims import quotes_by_comment, read_comment
from argmap.mine.quotes import find_quotes
from argmap.mine.sentences import Place, Sentence, sentences
from argmap.model import ArgumentGraph, Comment
from argmap.read import read

_STOPS = ".!…"


class Sample(Struct, frozen=True):
    """A stretch of a sentence: what it looks like, its share of an annotated claim, its role."""

    name: str
    split: str
    comment: str
    sentence: int
    place: Place
    traits: list[str]
    words: list[str]
    exact: bool
    like: float
    role: str


def graphs(folder: Path) -> list[tuple[str, str, ArgumentGraph]]:
    """Return the maps of a folder with their names and the part that each is in."""
    found = []
    for path in sorted(folder.glob("*.json")):
        graph = read(str(path), format="native")
        assert isinstance(graph, ArgumentGraph)
        found.append((path.stem, str(graph.conversation.extra["split"]), graph))
    return found


def marked(comment: Comment, graph: ArgumentGraph, found: Sequence[Sentence]) -> dict[Place, str]:
    """Return the annotated claims of a comment by their places, full stops as the rules want them.

    A whole sentence is marked with its stop, a clause without, whichever way it was typed.
    """
    marks: dict[Place, str] = {}
    for claim in graph.claims_of[comment.id]:
        marks[fitted(comment.text, (claim.start, claim.end), found)] = claim.id
    return marks


def fitted(text: str, place: Place, found: Sequence[Sentence]) -> Place:
    """Return a span with or without the full stop after it: a sentence with, a clause without."""
    start, end = place
    for sentence in found:
        if not sentence.start <= start < sentence.end:
            continue
        if start == sentence.start and not text[end : sentence.end].strip(_STOPS + "\"')"):
            return start, max(end, sentence.end)
        while start > sentence.start and end == sentence.end and text[end - 1] in _STOPS:
            end -= 1
    return start, end


def samples(name: str, split: str, graph: ArgumentGraph) -> Iterator[list[Sample]]:
    """Yield the stretches of each sentence of a conversation."""
    quotes = quotes_by_comment(find_quotes(graph.conversation))
    for comment in graph.comments:
        reading = read_comment(comment, quotes[comment.id], graph.conversation.language)
        found = sentences(comment.text, reading.quoted)
        marks = marked(comment, graph, found)
        roles = {claim.id: claim.role for claim in graph.claims_of[comment.id]}
        for sentence in seen(reading.low, reading.acts, found):
            listed = []
            for stretch in stretches(comment.text, sentence):
                flags, words = traits(reading.low, sentence, stretch)
                like, best = _nearest((stretch.start, stretch.end), marks)
                listed.append(
                    Sample(
                        name,
                        split,
                        comment.id,
                        sentence.place,
                        (stretch.start, stretch.end),
                        flags,
                        words,
                        like == 1.0,
                        like,
                        roles.get(best, ""),
                    )
                )
            if listed:
                yield listed


def _nearest(place: Place, marks: Mapping[Place, str]) -> tuple[float, str]:
    best, which = 0.0, ""
    for (start, end), claim in marks.items():
        shared = min(end, place[1]) - max(start, place[0])
        like = shared / (max(end, place[1]) - min(start, place[0])) if shared > 0 else 0.0
        if like > best:
            best, which = like, claim
    return best, which
