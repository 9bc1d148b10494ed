"""Every reader, on any input: a clear error, or each character of the source is accounted for."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.model import Conversation
from argmap.read import READERS, read_bytes
from argmap.read.drafts import UNPLACED

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = sorted(path for path in SAMPLES.rglob("*") if path.is_file())

# Lines that pages, chats and tables are made of, so that random texts reach deep into readers.
LINES = [
    "A title",
    "Ann Lee says:",
    "Bo said...",
    "March 3, 2010 at 4:15 pm",
    "Ann, on May 2nd, 2011 at 8:10 pm Said:",
    "“Quoted words.",
    "More of them.”",
    "Cleo • 3 days ago",
    "Bo → Ann Lee • 2 days ago",
    "3 Responses",
    "Comments",
    "1. First of all, no.",
    "  2. Second.",
    "#3",
    "3) Third",
    "Comment 4",
    "---",
    "* * *",
    "Reply",
    "Like · Reply · 3d",
    "12",
    "Leave a Reply",
    "Pingback: Elsewhere",
    "Home About Contact",
    "In reply to Ann Lee",
    "@1 I agree.",
    ">>2",
    "> quoted",
    ">> Dan (1 hour ago)",
    "↳ Eve · 1h ago",
    "[10:02] Ann: hello",
    "10:03 <bo> hi",
    "10:04 -!- bo has left",
    "12/03/2024, 10:02 - Ann: hi",
    "Ann  10:02 AM",
    "MODERATOR",
    "CHAIR: Welcome.",
    "--- Day changed Tue Mar 12 2024",
    "From: Ann <ann@example.org>",
    "Subject: Re: slugs",
    "Date: 3 Mar 2010 16:15:00 GMT",
    "sincerely,",
    "Karl",
    "I think that this is a sentence. --Ann (talk) 16:15, 3 March 2010 (UTC)",
    "Words of a comment, and a few more of them.",
    "author,text",
    "Ann,hello",
    "<p id=x>",
    "{",
    "\u200e",
    "\x0c",
    "",
    "",
    "    ",
]
lines = st.lists(
    st.tuples(st.sampled_from(["", "", "  ", "    ", "\t", "> "]), st.sampled_from(LINES)).map(
        "".join
    ),
    max_size=25,
).map("\n".join)
texts = st.one_of(lines, st.text(max_size=200), st.lists(st.text(max_size=30)).map("\n".join))


def check(data: bytes, format_name: str | None) -> None:
    try:
        read = read_bytes(data, "paste", format_name)
    except ArgmapError:
        return
    conversation = read if isinstance(read, Conversation) else read.conversation
    assert conversation.unaccounted() == ()
    assert UNPLACED not in {part.why for part in conversation.left_out}
    size = len(conversation.source_text)
    assert all(0 <= c.source_start <= c.source_end <= size for c in conversation.comments)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_any_text_is_accounted_for_or_refused(reader, text):
    check(text.encode("utf-8", "surrogatepass"), reader.name)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@given(data=st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_accounted_for_or_refused(reader, data):
    check(data, reader.name)


@given(text=texts, encoding=st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "cp1252"]))
@settings(max_examples=80, deadline=None)
def test_any_encoding_is_accounted_for_or_refused(text, encoding):
    check(text.encode(encoding, "ignore"), None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SAMPLES)))
def test_every_sample_is_accounted_for_or_refused(path):
    check(path.read_bytes(), None)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@given(cuts=st.tuples(st.integers(0, 5000), st.integers(0, 5000)), data=st.data())
@settings(max_examples=40, deadline=None)
def test_any_piece_of_a_sample_is_accounted_for_or_refused(reader, cuts, data):
    whole = data.draw(st.sampled_from(FILES)).read_bytes()
    check(whole[min(cuts) : max(cuts)], reader.name)
