"""The export form of Polis: a zip of comments.csv, participants-votes.csv, votes.csv, summary.csv.

Each claim is a comment of its own with a number, the id that it has in Polis where it came from
there. People are numbered; the names of those who did not come from Polis stand in the column
`xid`. Text that a spreadsheet would run as a formula gets an apostrophe, as in `csv_pair`; votes
stay numbers. Times are milliseconds since 1970. Labels that people set count as votes.
"""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from msgspec import Struct

from argmap.model import ArgumentGraph, Stance
from argmap.model.stance import NUMBERED
from argmap.write.csv_pair import WHEN, guard
from argmap.write.flat import Scalar

SAID = ("vote", "label")
OF_CLAIM = re.compile(r"k:(0|[1-9]\d{0,8})\.1")
OF_PERSON = re.compile(rf"{NUMBERED}(0|[1-9]\d{{0,8}})")
COMMENTS = (
    "timestamp",
    "datetime",
    "comment-id",
    "author-id",
    "agrees",
    "disagrees",
    "moderated",
    "comment-body",
)
PEOPLE = ("participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
VOTES = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
MADE_BY = ("made-by", "argmap")  # tells a reader that cells are guarded

Rows = Iterable[Sequence[Scalar]]


class _Numbers(Struct, frozen=True):
    """The number of each claim that is exported, and of each person; the answers that count."""

    claims: dict[str, int]
    people: dict[str, int]
    answers: dict[tuple[str, str], int]
    votes: tuple[Stance, ...]
    kept: dict[str, Any]


def write(graph: ArgumentGraph) -> bytes:
    """Return a zip in the form in which Polis exports a conversation."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in tables(graph).items():
            entry = zipfile.ZipInfo(name, date_time=WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8", "replace"))
    return packed.getvalue()


def tables(graph: ArgumentGraph) -> dict[str, str]:
    """Return the text of each file by its name."""
    numbers = _numbered(graph)
    return {
        "comments.csv": _csv(COMMENTS, _comments(graph, numbers)),
        "participants-votes.csv": _csv(
            (*PEOPLE, *map(str, numbers.claims.values())), _people(graph, numbers)
        ),
        "votes.csv": _csv(VOTES, _votes(numbers)),
        "summary.csv": _csv((), _summary(graph, numbers)),
    }


def _numbered(graph: ArgumentGraph) -> _Numbers:
    votes = tuple(s for s in graph.stances if s.source in SAID and s.claim in graph.claim_by_id)
    authors = (c.author for c in graph.comments if c.author and graph.claims_of[c.id])
    names = dict.fromkeys((*(stance.participant for stance in votes), *authors))
    answers = {
        (s.participant, s.claim): s.value
        for s in sorted(votes, key=lambda stance: _milliseconds(stance.time) or 0)
    }
    kept = graph.conversation.extra.get("polis", {})
    return _Numbers(
        _counted([claim.id for claim in graph.claims], OF_CLAIM),
        _counted(list(names), OF_PERSON),
        answers,
        votes,
        kept if isinstance(kept, dict) else {},
    )


def _counted(names: Sequence[str], known: re.Pattern[str]) -> dict[str, int]:
    """Return a number for each name: its own where it has one, else the next that is free."""
    own = {name: int(found[1]) for name in names if (found := known.fullmatch(name))}
    taken = set(own.values())
    free = (number for number in count() if number not in taken)
    return {name: own[name] if name in own else next(free) for name in names}


def _comments(graph: ArgumentGraph, numbers: _Numbers) -> Rows:
    said = Counter((claim, value) for (_, claim), value in numbers.answers.items())
    for claim in graph.claims:
        comment = graph.comment_of(claim.id)
        yield (
            *_time(comment.posted),
            numbers.claims[claim.id],
            numbers.people.get(comment.author or "", ""),
            said[claim.id, 1],
            said[claim.id, -1],
            claim.extra.get("moderated", 0),
            claim.text,
        )


def _people(graph: ArgumentGraph, numbers: _Numbers) -> Rows:
    wrote = Counter(graph.comment_of(claim.id).author for claim in graph.claims)
    groups = numbers.kept.get("groups", {})
    for person, number in numbers.people.items():
        found = [numbers.answers.get((person, claim)) for claim in numbers.claims]
        yield (
            number,
            "" if OF_PERSON.fullmatch(person) else person,
            groups.get(person, ""),
            wrote[person],
            sum(value is not None for value in found),
            found.count(1),
            found.count(-1),
            *("" if value is None else value for value in found),
        )


def _votes(numbers: _Numbers) -> Rows:
    for stance in numbers.votes:
        who = numbers.people[stance.participant]
        yield (*_time(stance.time), numbers.claims[stance.claim], who, stance.value)


def _summary(graph: ArgumentGraph, numbers: _Numbers) -> Rows:
    known = numbers.kept.get("summary", {})
    now: dict[str, Scalar] = {
        "voters": len({stance.participant for stance in numbers.votes}),
        "commenters": len({c.author for c in graph.comments if graph.claims_of[c.id]} - {None}),
        "comments": len(graph.claims),
    }
    told = {"topic": graph.conversation.title, **known, **now, MADE_BY[0]: MADE_BY[1]}
    return ((name, value) for name, value in told.items() if isinstance(value, str | int))


def _time(time: str | None) -> tuple[Scalar, Scalar]:
    number = _milliseconds(time)
    return ("", "") if number is None else (number, time or "")


def _milliseconds(time: str | None) -> int | None:
    """Return thousandths of a second since 1970 of a time in ISO 8601, None where it is none."""
    try:
        read = datetime.fromisoformat(time or "")
    except ValueError:
        return None
    return round((read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp() * 1000)


def _csv(header: Sequence[str], rows: Rows) -> str:
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    if header:
        lines.writerow(header)
    lines.writerows([guard(value) for value in row] for row in rows)
    return text.getvalue()
