"""Contributions as a text reader finds them, made into a conversation with nothing lost."""

# ruff: noqa: RUF001  # signs that look like others are what is looked for

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct, structs

from argmap.model import Comment, Conversation, Header, LeftOut, Span
from argmap.model.conversation import CommentRole
from argmap.read.dates import Stamp, first_is_day
from argmap.read.lines import INVISIBLE
from argmap.read.repair import repaired
from argmap.read.source import Source
from argmap.read.text.heads import Part

UNPLACED = "words that could not be placed"
_MARKED = re.compile(r"(?:@|>>)#?(\d{1,6})(?![\w.])")
_ELLIPSIS = re.compile(r"\[(?:…|\.\.\.)\]")

DraftRole = Literal["post", "quoted", "comment", "pingback"]


class Draft(Struct, frozen=True, kw_only=True):
    """One contribution before it is a comment: `source_text[start:end]` is its text.

    `heads` are the stretches that tell of it, told apart by `parts`. `parent` is the place
    (in the order of all drafts) of the one it answers, where nesting says so; `answers` and
    `answers_number` are what words say. `quoting` counts the > before each line that mark
    nesting, not quotation. `answers_latest` says that it is the latest one by `answers`; `cuts`
    are stretches inside of the text that are no part of it, such as the times of captions.
    """

    start: int
    end: int
    heads: tuple[tuple[int, int], ...] = ()
    parts: tuple[Part, ...] = ()
    author: str | None = None
    stamp: Stamp | None = None
    posted: str | None = None
    number: int | None = None
    role: DraftRole = "comment"
    parent: int | None = None
    answers: str | None = None
    answers_number: int | None = None
    answers_latest: bool = False
    quoting: int = 0
    cuts: tuple[tuple[int, int], ...] = ()


class Frame(Struct, frozen=True, kw_only=True):
    """What stands around the contributions."""

    title: str = ""
    headers: tuple[Header, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


def conversation(
    source: Source, drafts: Sequence[Draft], frame: Frame, reader: str
) -> Conversation:
    """Return the conversation that the drafts make.

    Raises:
        LimitError: there are more comments, or longer ones, than the limits allow.
    """
    text = source.text
    source.refuse_beyond("comments", len(drafts), "comments")
    longest = max((draft.end - draft.start for draft in drafts), default=0)
    source.refuse_beyond("characters", longest, "characters in one comment")
    comments = _comments(text, drafts)
    headers = [*frame.headers, *_headers(text, drafts, comments)]
    parts: tuple[Header | LeftOut, ...] = (*headers, *frame.left_out)
    spans = [(draft.start, draft.end) for draft in drafts]
    unseen = _unseen(text, (*spans, *((part.start, part.end) for part in parts)))
    mended = sum(
        comment.text != _words(text, draft) for comment, draft in zip(comments, drafts, strict=True)
    )
    notes = [*source.decoded.notes, *frame.notes]
    if mended:
        were = "comment had" if mended == 1 else "comments had"
        notes.append(f"{mended} {were} broken or control characters, which were repaired.")
    return Conversation(
        comments=comments,
        title=repaired(frame.title),
        source=source.name,
        source_text=text,
        reader=reader,
        headers=tuple(sorted(headers, key=lambda part: (part.start, part.end))),
        left_out=tuple(sorted((*frame.left_out, *unseen), key=lambda part: part.start)),
        notes=tuple(notes),
    )


def unindented(stretch: str, quoting: int = 0) -> str:
    """Return a stretch of the source without the blanks that begin and end its lines.

    `quoting` is how many > before a line mark nesting and are indentation, too.
    """
    lines = (line.strip() for line in stretch.split("\n"))
    if quoting:
        lines = (_unmarked(line, quoting) for line in lines)
    return "\n".join(lines).strip()


def _words(text: str, draft: Draft) -> str:
    """Return the text of a draft as a comment has it."""
    pieces: list[str] = []
    at = draft.start
    for start, end in (*draft.cuts, (draft.end, draft.end)):
        pieces.append(unindented(text[at:start], draft.quoting))
        at = end
    return "\n".join(pieces).strip()


def _unmarked(line: str, quoting: int) -> str:
    for _ in range(quoting):
        if not line.startswith(">"):
            break
        line = line[1:].lstrip()
    return line


def _comments(text: str, drafts: Sequence[Draft]) -> tuple[Comment, ...]:
    ids = _ids(drafts)
    day_first = first_is_day(draft.stamp for draft in drafts if draft.stamp)
    made: list[Comment] = []
    by_author: dict[str, list[str]] = {}
    by_number: dict[int, str] = {}
    for place, draft in enumerate(drafts):
        words = repaired(_words(text, draft))
        author = repaired(draft.author) if draft.author else None
        number = _number(ids[place])
        comment = Comment(
            id=ids[place],
            text=words,
            role=_role(draft, words),
            number=number,
            author=author,
            author_origin="stated" if author else None,
            posted=(draft.stamp and draft.stamp.iso(day_first)) or draft.posted,
            reply_to=_parent(draft, words, ids, by_author, by_number),
            source_start=draft.start,
            source_end=draft.end,
        )
        made.append(comment if author else _signed(comment))
        if author:
            by_author.setdefault(author.casefold(), []).append(comment.id)
        if number is not None:
            by_number[number] = comment.id
    return tuple(made)


def _ids(drafts: Sequence[Draft]) -> list[str]:
    """Return the id of each: its number where all have rising ones, else its place."""
    counted = [d.number for d in drafts if d.role != "quoted" and (d.role != "post" or d.number)]
    rising = None not in counted and all(
        a is not None and b is not None and 0 <= a < b for a, b in pairwise(counted)
    )
    ids: list[str] = []
    place = quoted = 0
    for draft in drafts:
        if draft.role == "post" and not (rising and draft.number):
            ids.append("c:0")
        elif draft.role == "quoted":
            quoted += 1
            ids.append(f"c:quoted-{quoted}")
        else:
            place += 1
            ids.append(f"c:{draft.number if rising else place}")
    # A page that counts from 0 has its own comment 0 beside the post.
    return ids if len(set(ids)) == len(ids) else _plain_ids(drafts)


def _plain_ids(drafts: Sequence[Draft]) -> list[str]:
    return _ids([structs.replace(draft, number=None) for draft in drafts])


def _number(comment_id: str) -> int | None:
    number = comment_id.removeprefix("c:")
    return int(number) if number.isdecimal() else None


def _role(draft: Draft, words: str) -> CommentRole:
    if draft.role == "post" or draft.role == "pingback":
        return draft.role
    # WordPress shows of a pingback only an excerpt between two of these.
    return "pingback" if _ELLIPSIS.match(words) and _ELLIPSIS.search(words, 5) else "comment"


def _parent(
    draft: Draft,
    words: str,
    ids: list[str],
    by_author: dict[str, list[str]],
    by_number: dict[int, str],
) -> str | None:
    """Return the id of the comment that the source itself says this one answers."""
    if draft.parent is not None:
        return ids[draft.parent]
    marked = _MARKED.match(words)
    number = int(marked[1]) if marked else draft.answers_number
    if number is not None and number in by_number:
        return by_number[number]
    if draft.answers:
        theirs = by_author.get(draft.answers.casefold(), [])
        # Of several by one author the words do not say which: that is for mining to infer.
        return theirs[-1] if len(theirs) == 1 or (theirs and draft.answers_latest) else None
    return None


_CLOSING = re.compile(
    r"(?:(?:yours |very |most )?(?:sincerely|truly|faithfully|cordially)(?: yours)?"
    r"|(?:best|kind|warm|with|kindest|warmest|many)? ?regards|best(?: wishes)?|all the best"
    r"|cheers|love|yours|thanks"
    r"|thank you|many thanks|in solidarity|solidarity|respectfully|peace|take care|warmly),?",
    re.IGNORECASE,
)
_SIGNER = re.compile(r"(?:[^\W\d_][\w'’.-]{0,30} ?){1,3}")


def _signed(comment: Comment) -> Comment:
    """Return the comment with the author who signed it below "sincerely," or the like."""
    lines = [line for line in comment.text.rstrip().split("\n") if line]
    if len(lines) < 3 or not _CLOSING.fullmatch(lines[-2]):
        return comment
    name = lines[-1].strip()
    if not _SIGNER.fullmatch(name) or name[0].islower():
        return comment
    end = len(comment.text.rstrip())
    start = comment.text.rstrip().rfind("\n" + lines[-2]) + 1
    return structs.replace(
        comment,
        author=name.rstrip("."),
        author_origin="inferred",
        author_rule="signature",
        author_confidence=0.95,
        author_evidence=(Span(comment.id, start, end),),
    )


def _headers(text: str, drafts: Sequence[Draft], comments: Sequence[Comment]) -> Iterable[Header]:
    """Yield what the heads say, the words between as "head"."""
    for draft, comment in zip(drafts, comments, strict=True):
        parts = sorted(part for part in _spans(draft.parts) if part[0] < part[1])
        for start, end, what in parts:
            yield Header(start, end, what, comment.id)
        taken = [(start, end) for start, end, _ in parts]
        for at, end in draft.heads:
            inside = [span for span in taken if span[0] < end and span[1] > at]
            for start, stop in _gaps(inside, at, end):
                words = text[start:stop]
                if words.strip():
                    lead = len(words) - len(words.lstrip())
                    yield Header(start + lead, start + len(words.rstrip()), "head", comment.id)


def _spans(parts: Iterable[Part]) -> Iterable[tuple[int, int, str]]:
    return ((part.start, part.end, part.what) for part in parts)


def _unseen(text: str, spans: Iterable[tuple[int, int]]) -> list[LeftOut]:
    """Return what stands between the parts: characters that nobody sees, such as a joiner.

    Should words stand there, they are not lost either, but the reason says that they are words.
    """
    found: list[LeftOut] = []
    for start, end in _gaps(sorted(spans), 0, len(text)):
        gap = text[start:end]
        lead = len(gap) - len(gap.lstrip())
        if lead < len(gap):
            seen = any(not c.isspace() and c not in INVISIBLE for c in gap)
            why = UNPLACED if seen else "invisible characters"
            found.append(LeftOut(start + lead, start + len(gap.rstrip()), why))
    return found


def _gaps(spans: Iterable[tuple[int, int]], at: int, end: int) -> Iterable[tuple[int, int]]:
    """Yield the stretches between spans in rising order."""
    for start, stop in spans:
        if start > at:
            yield at, min(start, end)
        at = max(at, stop)
        if at >= end:
            return
    if at < end:
        yield at, end
