"""Annotated rows, one JSON object a line: threads, pairs of texts, or texts with segments."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from argmap.errors import ReadError

ONE = "write one object a line"
FORMS = "a thread has comments, a pair a_text, b_text and label, a text has text and segments"
_CODE = re.compile(r"[-_](de|en|es|fr|it|nl|pl|pt)$", re.IGNORECASE)


class Turn(Struct, frozen=True):
    """A comment of a thread; what `parent` or `parents` name is to be found."""

    id: str | int
    text: str | None = ""
    author: str | None = None
    time: str | None = None
    parent: str | int | None = None
    parents: tuple[str | int, ...] | None = None
    annotated: bool | None = None

    @property
    def answers(self) -> frozenset[str]:
        """The ids of all that it answers."""
        named = self.parents or (() if self.parent is None else (self.parent,))
        return frozenset(map(str, named))


class Thread(Struct, frozen=True):
    """A conversation whose replies are annotated."""

    comments: tuple[Turn, ...]
    thread_id: str | int | None = None
    title: str | None = None


class Pair(Struct, frozen=True):
    """Two texts, of which `a` speaks to `b`, and how."""

    a_text: str
    b_text: str
    label: Literal["support", "rebut", "neutral"]
    subtype: str | None = None
    context: str | None = None
    doc: str | int | None = None
    thread_id: str | int | None = None


class Segment(Struct, frozen=True):
    """An annotated stretch of a text."""

    start: int
    end: int
    label: str = "claim"


class Text(Struct, frozen=True):
    """A text whose claims are annotated."""

    text: str
    segments: tuple[Segment, ...]
    id: str | int | None = None


Form = Thread | Pair | Text
NEEDS: dict[type[Form], tuple[str, ...]] = {
    Thread: ("comments",),
    Pair: ("a_text", "b_text", "label"),
    Text: ("text", "segments"),
}


class Row(Struct, frozen=True):
    """A line of a file: what it holds, and the fields of text that it can be grouped by."""

    line: int
    form: Form
    labels: dict[str, str] = field(default_factory=dict)


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a file, all of one form.

    Raises:
        ReadError: the file is missing or empty, or a line is not a row of the form of the first;
            names the line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = f"it cannot be opened ({error.strerror})"
        raise ReadError(str(path), None, problem, "check the name") from None
    rows: list[Row] = []
    for line, raw in _objects(path, data.removeprefix(b"\xef\xbb\xbf")):
        form = type(rows[0].form) if rows else _form(path, line, raw)
        rows.append(_row(path, line, raw, form))
    if not rows:
        raise ReadError(str(path), None, "it holds no rows", "choose data that was annotated")
    return rows


def _objects(path: Path, data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            raw = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise ReadError(str(path), number, f"it is not JSON ({error})", ONE) from None
        if not isinstance(raw, dict):
            raise ReadError(str(path), number, "it is not a JSON object", ONE)
        yield number, raw


def _form(path: Path, line: int, raw: dict[str, Any]) -> type[Form]:
    for form, needs in NEEDS.items():
        if all(need in raw for need in needs):
            return form
    said = ", ".join(list(raw)[:6]) or "nothing"
    raise ReadError(str(path), line, f"it is no annotated row (it has {said})", FORMS)


def _row(path: Path, line: int, raw: dict[str, Any], form: type[Form]) -> Row:
    try:
        made = msgspec.convert(raw, form)
    except msgspec.ValidationError as error:
        problem = f"it is no {form.__name__.lower()} like the first row ({error})"
        raise ReadError(str(path), line, problem, FORMS) from None
    fault = _fault(made)
    if fault:
        raise ReadError(str(path), line, fault, "correct the row")
    labels = {key: str(value) for key, value in raw.items() if isinstance(value, str | int)}
    for long in ("text", "a_text", "b_text", "context"):
        labels.pop(long, None)
    labels.setdefault("source", path.stem)
    labels["language"] = _language(raw, labels["source"], path.stem)
    return Row(line, made, labels)


def _fault(form: Form) -> str:
    """Return what is wrong in a row that has all its fields; nothing where all is well."""
    if isinstance(form, Thread):
        ids = [str(turn.id) for turn in form.comments]
        twice = next((one for one in ids if ids.count(one) > 1), None) if _repeats(ids) else None
        return f"two comments have the id {twice}" if twice is not None else ""
    if isinstance(form, Text):
        size = len(form.text)
        for part in form.segments:
            if not 0 <= part.start < part.end <= size:
                return f"segment {part.start} to {part.end} is outside its {size} characters"
    return ""


def _repeats(ids: list[str]) -> bool:
    return len(set(ids)) < len(ids)


def _language(raw: dict[str, Any], source: str, stem: str) -> str:
    """Return the language that a row states, or that its source or file ends with."""
    for key in ("language", "lang"):
        if isinstance(raw.get(key), str) and raw[key]:
            return str(raw[key])
    for name in (source, stem):
        if match := _CODE.search(name):
            return match[1].lower()
    return "en"
