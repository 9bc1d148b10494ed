"""Chats and transcripts beyond the samples: what is a speaker, what is not."""

import pytest

import argmap.read
from argmap.errors import ReadError
from argmap.model import Conversation
from argmap.read import Source
from argmap.read.text import chat


def read(text: str) -> Conversation:
    return chat.parse(Source(name="paste.txt", data=text.encode()))


def said(text: str) -> list[tuple[str | None, str]]:
    return [(comment.author, comment.text) for comment in read(text).comments]


def test_turns_of_one_speaker_with_a_name_each_stay_apart():
    assert said("Ann: a\nAnn: b\nBo: c\n") == [("Ann", "a"), ("Ann", "b"), ("Bo", "c")]


def test_lines_without_a_name_go_on_with_the_turn():
    assert said("Ann: a\nand b\n\nand c\nBo: d\nAnn: e\n")[:2] == [
        ("Ann", "a\nand b\n\nand c"),
        ("Bo", "d"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Note: it rains.",
        "http://example.org/a:b",
        "Two things: a and b.",
        "PS: bye",
        "But: no.",
        "10:30: late",
    ],
)
def test_label_that_is_no_speaker_stays_in_the_turn(line):
    assert said(f"Ann: a\n{line}\nBo: b\nAnn: c\n")[0] == ("Ann", f"a\n{line}")


def test_speaker_who_comes_once_is_a_speaker():
    assert [name for name, _ in said("Ann: a\nBo: b\nAnn: c\nMaria Lopez: d\n")] == [
        "Ann",
        "Bo",
        "Ann",
        "Maria Lopez",
    ]


def test_time_behind_the_name_is_read():
    comments = read("Ann [10:02]: a\nBo (10:03): b\n").comments
    assert [(c.author, c.posted) for c in comments] == [("Ann", "10:02"), ("Bo", "10:03")]


def test_video_call_log_names_the_sender():
    text = "10:02:33 From Ann Lee to Everyone: hi\n10:02:50 From Bo to Everyone: hello\n"
    assert said(text) == [("Ann Lee", "hi"), ("Bo", "hello")]


def test_order_of_day_and_month_that_nothing_tells_stays_open():
    text = "04/03/2024, 10:02 - Ann: a\n05/03/2024, 10:03 - Bo: b\n"
    assert [c.posted for c in read(text).comments] == ["04/03/2024, 10:02", "05/03/2024, 10:03"]


def test_questions_and_answers_are_two_speakers():
    assert said("Q: Why?\nA: So.\nQ: Sure?\nA: Yes.\n")[:2] == [("Q", "Why?"), ("A", "So.")]


def test_joining_and_leaving_are_left_out_with_the_reason():
    conversation = read("[10:02] Ann: a\n[10:03] Bo joined\n[10:04] Ann: b\n")
    assert len(conversation.comments) == 2
    assert conversation.left_out[0].why == "line of the chat itself, not said by anybody"


def test_day_line_gives_the_date_of_what_follows():
    text = "[10:02] Ann: a\n\n--- March 13, 2024 ---\n\n[10:04] Bo: b\n"
    assert [c.posted for c in read(text).comments] == ["10:02", "2024-03-13T10:04"]


def test_text_without_speakers_is_refused_with_a_remedy():
    with pytest.raises(ReadError, match="begin each turn with its speaker"):
        read("Some words.\n\nMore words.\n")


@pytest.mark.parametrize(
    "text",
    [
        "Title: a\nAuthor: b\nDate: c\nVersion: d\n\nSome prose that goes on for a while.\n",
        "There are two kinds: big and small.\n\nBig: fine.\n\nSmall: better. " + "Words. " * 20,
    ],
)
def test_labels_of_a_document_are_no_chat(text):
    (chat,) = (reader for reader in argmap.read.READERS if reader.name == "chat")
    assert chat.sniff(Source(name="a.txt", data=text.encode())) == 0


def test_two_turns_are_a_chat_when_somebody_says_so():
    text = "Ann: We should wait.\nThe rain will stop.\nBo: It will not.\nIt never does."
    assert said(text) == [
        ("Ann", "We should wait.\nThe rain will stop."),
        ("Bo", "It will not.\nIt never does."),
    ]
