"""Annotated rows, one JSON object a line: threads, pairs of texts, or texts with segments."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from argmap.errors import ReadError
from argmap.evaluate.score import Score
from argmap.evaluate.spans import pair
from argmap.mine.claims import segment_claims
from argmap.mine.relations import relation_of
from argmap.mine.replies import link_replies
from argmap.model import Comment, Conversation
from argmap.progress import Progress, quiet

SAME_CLAIM = 0.5
NEEDS = {
    "replies": ("comments",),
    "claims": ("text", "segments"),
    "links": ("a_text", "b_text", "label"),
}


def evaluate(path: Path, wanted: tuple[str, ...], progress: Progress = quiet) -> list[Score]:
    """Measure on a file of rows; which measure fits is told by their fields.

    Threads have `comments` with `id`, `author`, `time`, `text` and `parent` (or `parents`; rows
    with `annotated` false are not scored). Pairs have `a_text`, `b_text` and a `label`: support,
    rebut or neutral. Texts have `segments` with `start` and `end`.

    Raises:
        ReadError: a line is not a JSON object.
    """
    rows = list(_rows(path))
    fits = [m for m in wanted if m in NEEDS and rows and all(f in rows[0] for f in NEEDS[m])]
    measures = {"replies": _replies, "claims": _claims, "links": _links}
    return [score for measure in fits for score in measures[measure](rows, progress)]


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise ReadError(
            str(path), None, f"it cannot be opened ({error.strerror})", "check the name"
        ) from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            raise ReadError(
                str(path), number, f"it is not JSON ({error})", "write one object a line"
            ) from None
        if not isinstance(row, dict):
            raise ReadError(str(path), number, "it is not a JSON object", "write one object a line")
        yield row


def _replies(rows: list[dict[str, Any]], tell: Progress) -> list[Score]:
    right = wanted = previous = 0
    for done, row in enumerate(rows):
        tell("replies", done, len(rows))
        comments = row["comments"]
        answers = _answers(comments)
        _, links = link_replies(_thread(comments), quiet)
        found = {
            link.source[2:]: link.target[2:]
            for link in links
            if link.kind == "reply" and link.primary
        }
        before = {str(b["id"]): str(a["id"]) for a, b in pairwise(comments)}
        right += sum(found.get(comment) in parents for comment, parents in answers.items())
        previous += sum(before.get(comment) in parents for comment, parents in answers.items())
        wanted += len(answers)
    floor = f"the previous comment as parent: {previous / max(1, wanted):.3f}"
    return [Score("replies", right, wanted, wanted, floor)]


def _answers(comments: list[dict[str, Any]]) -> dict[str, set[str]]:
    seen: set[str] = set()
    answers: dict[str, set[str]] = {}
    for comment in comments:
        parents = comment.get("parents") or [comment.get("parent")]
        earlier = {str(parent) for parent in parents if parent is not None} & seen
        if earlier and comment.get("annotated", True):
            answers[str(comment["id"])] = earlier
        seen.add(str(comment["id"]))
    return answers


def _thread(comments: list[dict[str, Any]]) -> Conversation:
    """Build the conversation without what is to be found: its parents."""
    return Conversation(
        comments=tuple(
            Comment(
                id=f"c:{row['id']}",
                number=number,
                text=row["text"] or "",
                author=row.get("author") or None,
                author_origin="stated" if row.get("author") else None,
                posted=row.get("time"),
            )
            for number, row in enumerate(comments, start=1)
        )
    )


def _claims(rows: list[dict[str, Any]], tell: Progress) -> list[Score]:
    right = found = wanted = 0
    for done, row in enumerate(rows):
        tell("claims", done, len(rows))
        ours = [(claim.start, claim.end) for claim in segment_claims(row["text"])]
        theirs = [(s["start"], s["end"]) for s in row["segments"]]
        right += len(pair(ours, theirs, SAME_CLAIM))
        found += len(ours)
        wanted += len(theirs)
    return [Score("claims", right, found, wanted, f"spans that share {SAME_CLAIM}")]


def _links(rows: list[dict[str, Any]], tell: Progress) -> list[Score]:
    counts: Counter[tuple[str, str]] = Counter()
    for done, row in enumerate(rows):
        tell("links", done, len(rows))
        kind, _, _ = relation_of(row["a_text"], row["b_text"])
        counts[kind or "neutral", row["label"]] += 1
    scores = [
        Score(
            kind,
            counts[kind, kind],
            sum(n for (ours, _), n in counts.items() if ours == kind),
            sum(n for (_, theirs), n in counts.items() if theirs == kind),
        )
        for kind in ("support", "rebut")
    ]
    labelled = sum(n for (ours, _), n in counts.items() if ours != "neutral")
    wrong = counts["support", "rebut"] + counts["rebut", "support"]
    note = f"{labelled} of {len(rows)} labelled, {wrong} of them the opposite"
    return [*scores, Score("opposite avoided", labelled - wrong, labelled, labelled, note)]
