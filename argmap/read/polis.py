"""Exports of Polis: a zip or folder of comments, participants' votes, single votes, a summary.

A comment is a `Comment` with one claim over all of its text; what the statements say is the
source text, and the votes, which would dwarf it, become stances. votes.csv holds every vote with
its time, participants-votes.csv the last one of each person. Who has a name in the column `xid`
is called by it, others by their number.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from argmap.errors import ReadError
from argmap.model import ArgumentGraph
from argmap.model.stance import NUMBERED
from argmap.read.looks import ZIP
from argmap.read.polis_statements import Statements, named, statements_of, unguarded, utc
from argmap.read.source import Source
from argmap.read.statements import Frame, Vote, put_up, times
from argmap.read.table.cells import Row, sheets
from argmap.read.table.zipped import content_of, parts_of
from argmap.read.vote_words import vote

COMMENTS, MATRIX, VOTES, SUMMARY = (
    "comments.csv",
    "participants-votes.csv",
    "votes.csv",
    "summary.csv",
)
KINDS = (COMMENTS, MATRIX, VOTES, SUMMARY)  # votes.csv ends the name of the matrix, too
REMEDY = "export it from Polis again"
OF_PERSON = ("participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
KEPT = "polis"  # where the graph keeps what only Polis knows


class People(NamedTuple):
    """The name of each person by number, the group that Polis put each in, and their votes."""

    names: dict[str, str]
    groups: dict[str, int]
    votes: list[Vote]


def sniff(source: Source) -> float:
    """Return how surely this is an export of Polis, 0 to 1."""
    if not source.data.startswith(ZIP):
        return 0.0
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            found = _by_kind(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError):
        return 0.0
    return 1.0 if COMMENTS in found and (MATRIX in found or VOTES in found) else 0.0


def parse(source: Source) -> ArgumentGraph:
    """Read an export of Polis.

    Raises:
        ReadError: a file of it is missing, or holds what is no vote; says where.
        LimitError: it holds too much.
    """
    files = _files(source)
    for kind in (COMMENTS, MATRIX if VOTES not in files else VOTES):
        if kind not in files:
            raise ReadError(source.name, None, f"there is no {kind} in it", REMEDY)
    summary = _summary(files.get(SUMMARY))
    guarded = summary.pop("made-by", "") == "argmap"
    people = _people(files[MATRIX], guarded) if MATRIX in files else People({}, {}, [])
    statements = statements_of(files[COMMENTS], people.names, guarded)
    cast = list(_timed(files[VOTES], people.names)) if VOTES in files else []
    missing, notes = _compared(cast, people.votes)
    extra: dict[str, Any] = {"summary": summary} if summary else {}
    if people.groups:
        extra["groups"] = people.groups
    title = summary.get("topic") or Path(source.name).stem
    frame = _frame(statements, title, [*statements.notes, *notes], extra)
    return put_up(source, statements.statements, [*missing, *cast], frame)


def beside(path: Path) -> dict[str, Path] | None:
    """Return the files of the export that a path belongs to, by what they are; or None.

    The path is a folder, or one of the files of an export with the others beside it.
    """
    if not path.is_dir() and not _is_part(path):
        return None
    folder = path if path.is_dir() else path.parent
    names = [file.name for file in sorted(folder.iterdir()) if file.is_file()]
    found = _by_kind(names, "" if path.is_dir() else _prefix(path.name))
    if COMMENTS not in found or not (MATRIX in found or VOTES in found):
        return None
    return {kind: folder / name for kind, name in found.items()}


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return the files of an export as one archive."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def _frame(found: Statements, title: str, notes: list[str], extra: dict[str, Any]) -> Frame:
    return Frame(
        reader="polis",
        title=title,
        source_text=found.source_text,
        headers=found.headers,
        left_out=found.left_out,
        notes=tuple(notes),
        extra={KEPT: extra} if extra else {},
    )


def _prefix(name: str) -> str:
    """Return what stands before the kind in a name: "2024-05-01-0900-abc-" or nothing."""
    kind = next(kind for kind in (MATRIX, *KINDS) if name.endswith(kind))
    return name.removesuffix(kind)


def _by_kind(names: list[str], prefix: str | None = None) -> dict[str, str]:
    """Return the name of the file of each kind, the plainest where there are several."""
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (len(name), name)):
        last = name.rpartition("/")[2]
        kind = next((kind for kind in (MATRIX, *KINDS) if last.endswith(kind)), None)
        if kind is None or (prefix and not last.startswith(prefix)):
            continue
        found.setdefault(kind, name)
    return found


def _is_part(path: Path) -> bool:
    """Return whether a file is of an export, by its name and its first line."""
    if not path.name.endswith(KINDS):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(400)
    except OSError:
        return False
    marks = (b"comment-id", b"participant,", b"topic,")
    return any(mark in head for mark in marks)


def _files(source: Source) -> dict[str, Source]:
    parts = parts_of(source, REMEDY)
    return {
        kind: Source(
            name=f"{source.name}/{name}",
            data=content_of(source, parts[name], REMEDY),
            limits=source.limits,
        )
        for kind, name in _by_kind(list(parts)).items()
    }


def _summary(source: Source | None) -> dict[str, str]:
    """Return what summary.csv says of the whole: its topic, its address, counts."""
    if source is None:
        return {}
    rows = [row.cells for sheet in sheets(source) for row in sheet.rows]
    told = {cells[0].strip(): cells[1].strip() for cells in rows if len(cells) > 1 and cells[1]}
    guarded = told.get("made-by") == "argmap"
    return {name: unguarded(value, guarded) for name, value in told.items()}


def _rows(source: Source, needed: tuple[str, ...]) -> tuple[dict[str, int], tuple[Row, ...]]:
    """Return the place of each column by name, and the rows below the header.

    Raises:
        ReadError: a column that is needed is missing.
    """
    sheet = next(sheets(source), None)
    if sheet is None:
        raise ReadError(source.name, None, "it is empty", REMEDY)
    places = {cell.strip(): place for place, cell in enumerate(sheet.rows[0].cells)}
    for name in needed:
        if name not in places:
            raise ReadError(source.name, 1, f"there is no column {name!r}", REMEDY)
    return places, sheet.rows[1:]


def _timed(source: Source, names: Mapping[str, str]) -> Iterator[Vote]:
    """Yield every vote of votes.csv, the earliest first."""
    places, rows = _rows(source, ("timestamp", "comment-id", "voter-id", "vote"))
    at, key, who, value = (places[n] for n in ("timestamp", "comment-id", "voter-id", "vote"))
    found: list[Vote] = []
    for row in rows:
        answer = vote(row.cells[value], source, row.number, "vote")
        stamp = row.cells[at].strip()
        time = utc(stamp, source, row.number) if stamp else None
        if answer is not None:
            person = named(row.cells[who].strip(), names)
            found.append(Vote(person, row.cells[key].strip(), answer, time))
    found.sort(key=lambda vote: vote.time or "")  # one form, one zone: texts sort as times do
    return iter(found)


def _people(source: Source, guarded: bool) -> People:
    """Read participants-votes.csv.

    Raises:
        ReadError: it has no column of people, somebody has two rows, or a cell is no vote.
    """
    places, rows = _rows(source, ("participant",))
    columns = [(name, place) for name, place in places.items() if name not in OF_PERSON]
    people = People({}, {}, [])
    for row in rows:
        number = row.cells[places["participant"]].strip()
        if number in people.names:
            problem = f"participant {number!r} has a second row"
            raise ReadError(source.name, row.number, problem, REMEDY)
        own = row.cells[places["xid"]].strip() if "xid" in places else ""
        people.names[number] = person = unguarded(own, guarded) or NUMBERED + number
        group = _group(row.cells[places["group-id"]]) if "group-id" in places else None
        if group is not None:
            people.groups[person] = group
        for name, place in columns:
            answer = vote(row.cells[place], source, row.number, name)
            if answer is not None:
                people.votes.append(Vote(person, name, answer))
    return people


def _group(cell: str) -> int | None:
    number = cell.strip().removesuffix(".0")
    return int(number) if number.isdecimal() else None


def _compared(cast: list[Vote], last: list[Vote]) -> tuple[list[Vote], list[str]]:
    """Return the votes that have no time, and notes on those that differ between both files."""
    latest = {(vote.participant, vote.key): vote.value for vote in cast}
    missing = [vote for vote in last if (vote.participant, vote.key) not in latest]
    differ = sum(latest.get((v.participant, v.key), v.value) != v.value for v in last)
    notes = []
    if differ:
        told = f"votes.csv and participants-votes.csv differ in {times(differ, 'vote')}"
        notes.append(f"{told}; what votes.csv says last counts.")
    if cast and missing:
        verb = "has" if len(missing) == 1 else "have"
        notes.append(f"{times(len(missing), 'vote')} of participants-votes.csv {verb} no time.")
    return missing, notes
