"""Every small page, export and table of tests/samples is read as the file beside it says."""

import json
from pathlib import Path

import pytest

from argmap.model import Conversation
from argmap.read import READERS
from argmap.read.source import Source

FOLDER = Path(__file__).parents[1] / "samples"
SAMPLES = sorted(
    path
    for reader in ("html", "wxr", "table")
    for path in (FOLDER / reader).iterdir()
    if path.suffix not in (".json", ".md")
)
LINE_ENDS = {"lf": b"\n", "crlf": b"\r\n", "cr": b"\r"}


def read(path: Path, line_end: bytes) -> Conversation:
    data = path.read_bytes().replace(b"\n", line_end)
    reader = next(reader for reader in READERS if reader.name == path.parent.name)
    conversation = reader.parse(Source(name=path.name, data=data))
    assert isinstance(conversation, Conversation)
    return conversation


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sample_is_read_as_expected(path, line_end):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    conversation = read(path, line_end)
    assert conversation.title == expected["title"]
    assert [
        [c.id, c.role, c.author, c.posted, c.reply_to, c.text] for c in conversation.comments
    ] == expected["comments"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nothing_of_a_sample_is_lost(path):
    assert read(path, b"\n").unaccounted() == ()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sample_is_known_by_its_content(path):
    import argmap.read

    conversation = argmap.read.read_bytes(path.read_bytes(), path.name)
    assert isinstance(conversation, Conversation)
    assert conversation.reader == path.parent.name
