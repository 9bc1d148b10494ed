"""Votes of a file on the claims of a conversation that is there already."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from argmap.errors import ReadError
from argmap.model import ArgumentGraph, Stance
from argmap.read import opened, polis, vote_table
from argmap.read.source import Limits, Source
from argmap.read.statements import Vote, listed, times
from argmap.read.vote_columns import REMEDY

NAMING = "call each claim by its id, such as k:6.1, or by its words"
LONGEST = 60  # characters of what is no claim
AROUND = (
    ".!?\u2026\"'\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb "  # a claim ends before its full stop
)
NO_TABLE = (b"{", b"[", b"<")


def with_votes(
    graph: ArgumentGraph, path: str | Path, limits: Limits | None = None
) -> ArgumentGraph:
    """Return a graph with the votes of a file added to those that it has.

    The file is a table, a row a person and a column a claim or a row a vote, or an export of
    Polis: its zip, its folder or one of its files. Claims are called by their ids or by their
    words, with a full stop or without, of several with the same words the first; people as in
    the conversation, in capital letters or not. Where somebody votes on a claim again the last
    vote counts, and a note says so.

    Raises:
        ReadError: it holds no votes, or votes on what is no claim of the graph; names these.
        LimitError: it is larger than a limit allows.
    """
    limits = limits or Limits.of_environment()
    name, data, _ = opened(path, None, limits)
    source = Source(name=name, data=data, limits=limits)
    source.refuse_beyond("bytes", len(data), "bytes")
    return joined(graph, votes_in(source), name)


def votes_in(source: Source) -> list[Vote]:
    """Return the votes of a table or of an export of Polis, by the words of what they are on.

    Raises:
        ReadError: it is neither.
    """
    if polis.sniff(source):
        found = polis.parse(source)
        words = {claim.id: claim.text for claim in found.claims}
        return [Vote(x.participant, words[x.claim], x.value, x.time) for x in found.stances]
    if not source.data.strip() or source.data.lstrip().startswith(NO_TABLE):
        problem = "it is neither a table of votes nor an export of Polis"
        raise ReadError(source.name, None, problem, REMEDY)
    return vote_table.votes_of(source)


def joined(graph: ArgumentGraph, votes: Sequence[Vote], name: str) -> ArgumentGraph:
    """Return a graph with votes added, by the ids or the words of its claims.

    Args:
        graph: the graph.
        votes: in the order in which they were cast.
        name: what their file is called.

    Raises:
        ReadError: there is none, or one is on what is no claim of the graph; names these.
    """
    if not votes:
        raise ReadError(name, None, "it holds no vote", REMEDY)
    known = {_folded(claim.text): claim.id for claim in reversed(graph.claims)}
    known |= {_folded(claim.id): claim.id for claim in graph.claims}
    unknown = dict.fromkeys(vote.key for vote in votes if _folded(vote.key) not in known)
    if unknown:
        verb = "is no claim" if len(unknown) == 1 else "are no claims"
        problem = f"{listed(map(_short, unknown))} {verb} of the conversation"
        raise ReadError(name, None, problem, NAMING)
    people = {_folded(author): author for author in reversed(graph.conversation.authors)}
    found = tuple(
        Stance(
            participant=people.get(_folded(vote.participant), vote.participant),
            claim=known[_folded(vote.key)],
            value=vote.value,
            time=vote.time,
        )
        for vote in votes
    )
    notes = (*graph.conversation.notes, *_notes(found, name))
    conversation = structs.replace(graph.conversation, notes=notes)
    return structs.replace(graph, conversation=conversation, stances=(*graph.stances, *found))


def _notes(found: Sequence[Stance], name: str) -> tuple[str, ...]:
    again = len(found) - len({(stance.participant, stance.claim) for stance in found})
    if not again:
        return ()
    told = f"{times(again, 'vote')} of {name} changed or repeated an earlier one"
    return (f"{told}; the last counts.",)


def _short(words: str) -> str:
    return repr(words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold().strip(AROUND)
