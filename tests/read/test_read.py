"""Opening files, choosing the reader by content, and refusing what is too large."""

import subprocess
import sys
import time
from importlib import import_module

import pytest

import argmap.read
from argmap.errors import LimitError, ReadError
from argmap.read import READERS, Limits, Source, polis, read, read_bytes, sniff


def export_of_polis() -> bytes:
    files = {
        "comments.csv": b"timestamp,comment-id,comment-body\n1500000000000,0,Dig here.\n",
        "participants-votes.csv": b"participant,group-id,0\n0,,1\n",
    }
    return polis.packed(files)


CONTENT = {
    "native": b'{"graph": {"schema": "argmap/1"}, "nodes": [], "edges": []}',
    "html": b"<!DOCTYPE html><html><body><p>hello</p></body></html>",
    "wxr": b'<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
    b"</channel></rss>",
    "polis": export_of_polis(),
    "votes": b"name,Buses should run at night.,Parking costs too little.\nAnn,agree,-1\nBo,0,\n",
    "table": b"id,author,text\n1,Ann,hello\n2,Bo,well\n",
    "chat": b"[10:02] Ann: hi\n[10:03] Bo: well\n[10:04] Ann: so\n",
    "page": b"A title\n\nA post.\n\n2 Responses\n\n1. One.\n\n2. Two.\n",
}


@pytest.mark.parametrize(("name", "data"), CONTENT.items(), ids=CONTENT.keys())
@pytest.mark.parametrize("ending", [".txt", ".html", ""])
def test_content_decides_the_reader_not_the_ending(name, data, ending):
    assert sniff(Source(name="file" + ending, data=data)).name == name


def test_there_is_content_for_every_reader():
    assert set(CONTENT) == {reader.name for reader in READERS}


def test_named_format_is_used_instead_of_the_best():
    conversation = read_bytes(CONTENT["page"], "paste", "page")
    assert conversation.reader == "page"  # type: ignore[union-attr]
    with pytest.raises(ReadError, match="no two lines begin with a speaker"):
        read_bytes(CONTENT["page"], "paste", "chat")


def test_unknown_format_lists_the_known():
    with pytest.raises(ReadError, match="no reader 'pdf'; use one of native"):
        read_bytes(b"x", "paste", "pdf")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf  "])
def test_empty_input_is_refused(data):
    with pytest.raises(ReadError, match="it is empty"):
        read_bytes(data, "paste")


def test_missing_file_is_refused_by_its_path(tmp_path):
    with pytest.raises(ReadError, match=r"none\.txt: it cannot be opened"):
        read(tmp_path / "none.txt")


def test_folder_is_refused(tmp_path):
    with pytest.raises(ReadError, match="it cannot be opened"):
        read(tmp_path)


def test_file_of_100_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    begin = time.process_time()
    with pytest.raises(LimitError, match=r"100,000,000 bytes .* set ARGMAP_MAX_BYTES higher"):
        read(path)
    assert time.process_time() - begin < 0.1


def test_line_of_20_megabytes_is_refused_fast():
    begin = time.process_time()
    with pytest.raises(LimitError, match="20,000,000 characters in one line"):
        read_bytes(b"word " * 4_000_000, "paste")
    assert time.process_time() - begin < 2


def test_limits_can_be_given():
    with pytest.raises(LimitError, match="3 bytes"):
        read_bytes(b"abcd", "paste", limits=Limits(bytes=3))


def test_standard_input_is_read(monkeypatch):
    class Fake:
        class buffer:  # noqa: N801  # the name that sys.stdin has
            read = staticmethod(lambda size: CONTENT["page"][:size])

    monkeypatch.setattr(argmap.read.sys, "stdin", Fake)
    conversation = read("-")
    assert conversation.source == "standard input"  # type: ignore[union-attr]


def test_reading_twice_gives_the_same():
    assert read_bytes(CONTENT["page"], "a") == read_bytes(CONTENT["page"], "a")


def test_import_of_the_readers_leaves_heavy_libraries_alone():
    code = (
        "import sys, argmap.read; "
        "print([m for m in ('pandas', 'numpy', 'ftfy', 'selectolax', 'dash', 'openpyxl') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_two_thousand_comments_are_read_in_time():
    text = "T\n\nPost.\n\n2000 comments\n\n" + "".join(
        f"Ann Lee {i % 30} says:\nMarch {i % 28 + 1}, 2010 at 4:15 pm\n\n"
        f"{'Some words. ' * 20}\n\nReply\n\n"
        for i in range(2000)
    )
    begin = time.process_time()
    conversation = read_bytes(text.encode(), "paste")
    # The aim is one second on a quiet machine; the test leaves room for a busy one.
    assert time.process_time() - begin < 5
    assert len(conversation.comments) == 2001  # type: ignore[union-attr]


@pytest.mark.parametrize("reader", [r for r in READERS if r.looks], ids=lambda r: r.name)
def test_what_tells_a_format_at_a_glance_says_the_same_as_its_reader(reader):
    reads = import_module(f"argmap.read.{reader.module}").sniff
    for data in (b"<!doctype html><p>Hi", b'<rss xmlns:wp="x"><wp:a/>', b"PK\x03\x04?", b"Ann: hi"):
        source = Source(name="x", data=data)
        assert reader.looks(source) == reads(source)


def test_text_is_read_without_what_reads_pages_and_exports():
    code = (
        "import sys; from argmap.read import read_bytes; "
        "read_bytes(b'Ann: Hi.\\nBo: No.\\nAnn: Go.', 'x'); "
        "print([name for name in ('html', 'wxr') if f'argmap.read.web.{name}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
