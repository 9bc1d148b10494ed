"""Statements that were put up for a vote: comments of one claim each, with the votes on them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct, field

from argmap.errors import ReadError
from argmap.model import ArgumentGraph, Claim, Comment, Conversation, Header, LeftOut, Link, Stance
from argmap.model.stance import PUT_UP
from argmap.read.source import Source

SHOWN = 5


class Statement(Struct, frozen=True, kw_only=True):
    """One statement: its key in the source, its words (not blank), and where these stand there."""

    key: str
    text: str
    start: int
    end: int
    author: str | None = None
    posted: str | None = None
    number: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)


class Vote(Struct, frozen=True, gc=False):
    """What a person answered to the statement with a key, and when, if that is known."""

    participant: str
    key: str
    value: int
    time: str | None = None


class Frame(Struct, frozen=True, kw_only=True):
    """What else a source of votes holds."""

    reader: str
    title: str
    source_text: str
    headers: tuple[Header, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


def put_up(
    source: Source, statements: Sequence[Statement], votes: Iterable[Vote], frame: Frame
) -> ArgumentGraph:
    """Return the graph of statements: each is a comment whose one claim is all of its text.

    Votes on what is no statement are left out, and a note says so.

    Raises:
        ReadError: there is no statement at all.
        LimitError: there are more, or longer ones, than the limits allow.
    """
    if not statements:
        problem = "there is no statement that could be voted on"
        raise ReadError(source.name, None, problem, "choose the file that holds the statements")
    source.refuse_beyond("comments", len(statements), "statements")
    longest = max(len(statement.text) for statement in statements)
    source.refuse_beyond("characters", longest, "characters in a statement")
    claim_of = {statement.key: f"k:{statement.key}.1" for statement in statements}
    stances, notes = _stances(votes, claim_of)
    return ArgumentGraph(
        conversation=Conversation(
            comments=tuple(map(_comment, statements)),
            title=frame.title,
            source=source.name,
            source_text=frame.source_text,
            reader=frame.reader,
            headers=frame.headers,
            left_out=frame.left_out,
            notes=(*frame.notes, *notes),
            extra=frame.extra,
        ),
        claims=tuple(map(_claim, statements)),
        links=tuple(
            Link(source=f"c:{s.key}", target=claim_of[s.key], kind="states", origin="stated")
            for s in statements
        ),
        stances=stances,
    )


def listed(names: Iterable[str]) -> str:
    """Return some names in a row, and how many more there are."""
    every = list(names)
    rest = f" and {len(every) - SHOWN} more" if len(every) > SHOWN else ""
    return ", ".join(every[:SHOWN]) + rest


def times(number: int, noun: str) -> str:
    """Return a number with its noun: "1 vote", "3 votes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def were(number: int) -> str:
    """Return the verb that goes with a number of things: was, were."""
    return "was" if number == 1 else "were"


def _comment(statement: Statement) -> Comment:
    return Comment(
        id=f"c:{statement.key}",
        text=statement.text,
        number=statement.number,
        author=statement.author,
        author_origin="stated" if statement.author else None,
        posted=statement.posted,
        source_start=statement.start,
        source_end=statement.end,
    )


def _claim(statement: Statement) -> Claim:
    text = statement.text
    return Claim(
        id=f"k:{statement.key}.1",
        comment=f"c:{statement.key}",
        start=0,
        end=len(text),
        text=text,
        origin="stated",
        rule=PUT_UP,
        extra=statement.extra,
    )


def _stances(
    votes: Iterable[Vote], claim_of: dict[str, str]
) -> tuple[tuple[Stance, ...], list[str]]:
    found: list[Stance] = []
    unknown: Counter[str] = Counter()
    cast: set[tuple[str, str]] = set()
    again = 0
    for vote in votes:
        claim = claim_of.get(vote.key)
        if claim is None:
            unknown[vote.key] += 1
            continue
        again += (vote.participant, claim) in cast
        cast.add((vote.participant, claim))
        found.append(
            Stance(participant=vote.participant, claim=claim, value=vote.value, time=vote.time)
        )
    notes = []
    if unknown:
        told = f"{times(unknown.total(), 'vote')} on statements that are not there"
        verb = were(unknown.total())
        notes.append(f"{told} ({listed(sorted(unknown))}) {verb} left out.")
    if again:
        notes.append(f"{times(again, 'vote')} changed or repeated an earlier one; the last counts.")
    if not found:
        notes.append("Nobody has voted.")
    return tuple(found), notes
