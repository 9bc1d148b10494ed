"""Which columns of a table of votes hold what: people, statements, votes, times."""

from collections.abc import Sequence
from typing import NamedTuple

from argmap.errors import ReadError
from argmap.read.source import Source
from argmap.read.table.cells import Row
from argmap.read.table.columns import by_name
from argmap.read.vote_words import is_vote

PERSON = frozenset(
    (
        "participant",
        "participants",
        "person",
        "people",
        "name",
        "voter",
        "voter-id",
        "user",
        "user-id",
        "respondent",
        "member",
        "participant-id",
        "teilnehmer",
        "person-id",
        "id",
    )
)
CLAIM = frozenset(
    (
        "claim",
        "claim-id",
        "statement",
        "comment-id",
        "question",
        "item",
        "proposal",
        "option",
        "thesis",
    )
)
VOTE = frozenset(
    ("vote", "votes", "value", "answer", "response", "choice", "stance", "opinion", "reply")
)
TIME = frozenset(("time", "timestamp", "date", "when", "datetime", "created"))
META = frozenset(("xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"))
MOSTLY = 0.9  # of the cells of a column that hold something are votes
LOOKED_AT = 200
LONGEST_META = 60  # characters on average: a column of longer ones is what people wrote
REMEDY = "put the statements in the first row and a person's votes in each row below"


class Form(NamedTuple):
    """Which columns hold what; a long table has a `claim` and a `vote`, a wide one `votes`."""

    person: int | None
    votes: tuple[int, ...] = ()
    claim: int | None = None
    vote: int | None = None
    time: int | None = None


def form_of(rows: Sequence[Row]) -> Form | None:
    """Return which columns hold what, or None where this is no table of votes."""
    if len(rows) < 2:
        return None
    names = [_plain(cell) for cell in rows[0].cells]
    below = [row.cells for row in rows[1 : LOOKED_AT + 1]]
    person = _first(names, PERSON)
    claim, answer = _first(names, CLAIM), _first(names, VOTE)
    if claim is None and person is not None and answer is not None:
        claim = _first(names, frozenset(("comment", "text", "tid")))
    if person is not None and claim is not None and answer is not None and person != claim:
        if _votes_in(below, answer) > MOSTLY:
            return Form(person, claim=claim, vote=answer, time=_first(names, TIME))
        return None
    return _wide_form(names, rows[0].cells, below, person)


def _wide_form(
    names: Sequence[str], header: Sequence[str], below: Sequence[Sequence[str]], person: int | None
) -> Form | None:
    if "text" in by_name([cell.strip() for cell in header]):
        return None
    if person is None and (not names[0] or _votes_in(below, 0) <= MOSTLY):
        person = 0
    others = [p for p, name in enumerate(names) if p != person and name not in META | TIME]
    votes = tuple(place for place in others if _votes_in(below, place) > MOSTLY)
    rest = [place for place in others if place not in votes and _filled(below, place)]
    wordy = any(sum(len(row[place]) for row in below) > LONGEST_META * len(below) for place in rest)
    titled = all(header[place].strip() and not _is_number(header[place]) for place in votes)
    numbered = bool(META & set(names))
    if wordy or len(votes) < 2 or len(votes) < 2 * len(rest) or not (titled or numbered):
        return None
    return Form(person, votes)


def forced(rows: Sequence[Row], source: Source) -> Form:
    """Return the columns of a table that somebody says is one of votes.

    Raises:
        ReadError: it has no rows or no columns for that.
    """
    if len(rows) < 2 or len(rows[0].cells) < 2:
        raise ReadError(source.name, None, "it is no table of votes", REMEDY)
    names = [_plain(cell) for cell in rows[0].cells]
    person = _first(names, PERSON) or 0
    votes = [p for p, name in enumerate(names) if p != person and name not in META | TIME]
    return Form(person, tuple(votes))


def _votes_in(below: Sequence[Sequence[str]], place: int) -> float:
    """Return the share of votes among the cells of a column that hold something; 1 if none do.

    One cell that is none, beside as many or more that are, may be a slip: reading it says so.
    """
    cells = [row[place] for row in below if row[place].strip()]
    votes = sum(map(is_vote, cells))
    return 1.0 if 2 * votes >= len(cells) >= votes >= len(cells) - 1 else votes / len(cells)


def _filled(below: Sequence[Sequence[str]], place: int) -> bool:
    return any(row[place].strip() for row in below)


def _first(names: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((place for place, name in enumerate(names) if name in wanted), None)


def _is_number(cell: str) -> bool:
    return cell.strip().replace(".", "", 1).lstrip("-").isdecimal()


def _plain(cell: str) -> str:
    return cell.strip().casefold().replace("_", "-").replace(" ", "-")
