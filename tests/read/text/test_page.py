"""Copied pages beyond the samples: what must not be taken for a comment, and errors."""

import time
from contextlib import suppress

import pytest

import argmap.read
from argmap.errors import LimitError, ReadError
from argmap.model import Conversation
from argmap.read import Limits, Source
from argmap.read.text import page


def read(text: str, **limits: int) -> Conversation:
    source = Source(name="paste.txt", data=text.encode(), limits=Limits(**limits))
    return page.parse(source)


def texts(text: str) -> list[str]:
    return [comment.text for comment in read(text).comments]


def test_blog_page_gives_34_contributions_without_furniture(optional_data):
    path = next((optional_data / "conversations").glob("000_*.txt"))
    conversation = argmap.read.read(path)
    assert isinstance(conversation, Conversation)
    comments = conversation.by_id
    assert [c.id for c in conversation.comments] == [
        "c:quoted-1",
        "c:0",
        *(f"c:{number}" for number in range(1, 33)),
    ]
    assert comments["c:quoted-1"].posted == "2007-09-19T02:20"
    assert comments["c:quoted-1"].author_origin == "stated"
    assert comments["c:0"].author_origin == "inferred"
    assert comments["c:0"].author_rule == "signature"
    assert comments["c:0"].text.endswith(str(comments["c:0"].author))
    assert [c.id for c in conversation.comments if c.role == "pingback"] == ["c:4"]
    assert not any("log" in c.text and "account" in c.text for c in conversation.comments)
    assert conversation.unaccounted() == ()


def test_text_of_a_comment_is_its_stretch_of_the_source_without_indentation():
    text = "T\n\nPost.\n\n2 Responses\n\n  1. One\n\n     and more\n\n  2. Two\n"
    conversation = read(text)
    first = conversation.by_id["c:1"]
    assert text[first.source_start : first.source_end] == "One\n\n     and more"
    assert first.text == "One\n\nand more"


def test_missing_number_is_named_with_its_line():
    text = "T\n\n1. a\n\n2. b\n\n4. d\n\n5. e\n"
    with pytest.raises(ReadError, match=r"paste\.txt:7: comment 4 follows 2; paste comment 3"):
        read(text)


def test_announced_count_that_does_not_fit_is_noted():
    notes = read("T\n\nPost.\n\n3 Responses\n\n1. a\n\n2. b\n").notes
    assert "announces 3 comments, and 2 were read" in notes[0]


def test_list_of_the_post_is_not_taken_for_comments():
    text = (
        "T\n\nWe need:\n\n1. Paint.\n\n2. Time.\n\n2 Responses\n\n1. I have paint.\n\n2. Me too.\n"
    )
    assert texts(text) == ["We need:\n\n1. Paint.\n\n2. Time.", "I have paint.", "Me too."]


def test_numbers_flush_right_are_of_one_level():
    items = "\n\n".join(f"{number:>3}. word{number}" for number in range(1, 12))
    conversation = read("T\n\nPost.\n\n11 Comments\n\n" + items)
    assert [c.number for c in conversation.comments] == list(range(12))
    assert all(c.reply_to is None for c in conversation.comments)


def test_prose_with_a_footnote_number_stays_in_its_comment():
    text = "1. See below.\n\n16 See Lee, note 2.\n\n2. Yes.\n"
    assert texts(text) == ["See below.\n\n16 See Lee, note 2.", "Yes."]


@pytest.mark.parametrize(
    "ending",
    ["More on this tomorrow.", "XX", "Share the road", "Thanks", "« oui »", "12", "Like it or not"],
)
def test_last_words_of_a_comment_are_kept(ending):
    text = f"Ann says:\n\nFirst words.\n\nBo says:\n\nYes.\n\n{ending}\n"
    assert texts(text)[-1] == f"Yes.\n\n{ending}"


def test_words_like_a_button_in_the_middle_are_kept():
    text = "Ann says:\n\nHe wrote:\n\nReply\n\nand I did.\n\nBo says:\n\nOk.\n"
    assert texts(text)[0] == "He wrote:\n\nReply\n\nand I did."


def test_name_before_said_in_prose_is_no_head():
    text = (
        "Ann Lee says:\nMarch 3, 2010 at 4:15 pm\n\nAs my uncle said:\n\nNo.\n\n"
        "Bo says:\nMarch 3, 2010 at 5:15 pm\n\nFine.\n"
    )
    assert texts(text) == ["As my uncle said:\n\nNo.", "Fine."]


def test_reply_to_a_name_with_several_comments_is_left_open():
    text = (
        "Ann • 3 days ago\na\n\nAnn • 2 days ago\nb\n\nBo → Ann • 1 day ago\nc\n\n"
        "Ann → Bo • 1 hour ago\nd\n"
    )
    assert [c.reply_to for c in read(text).comments] == [None, None, None, "c:3"]


def test_post_without_end_of_quotation_keeps_its_words():
    text = (
        "T\n\nAnn, on May 2nd, 2011 at 8:10 pm Said:\n\nno marks\n\nAnd mine.\n\n"
        "2 Comments\n\n1. a\n\n2. b\n"
    )
    conversation = read(text)
    assert [c.id for c in conversation.comments] == ["c:0", "c:1", "c:2"]
    assert "no marks\n\nAnd mine." in conversation.by_id["c:0"].text


def test_mojibake_is_repaired_in_the_text_and_kept_in_the_source():
    text = "1. It doesnâ€™t work.\n\n2. Why?\n"
    conversation = read(text)
    assert conversation.by_id["c:1"].text == "It doesn\u2019t work."
    assert conversation.source_text == text
    assert "1 comment had broken" in conversation.notes[0]


@pytest.mark.parametrize(
    "text", ["Only prose here. It goes on.\n\nAnd on.\n", "x", "A title\n\nA text."]
)
def test_text_of_one_piece_is_refused_with_a_remedy(text):
    with pytest.raises(ReadError, match=r"number the responses .* or a line of --- between"):
        read(text)


def test_page_that_announces_comments_it_does_not_set_apart_names_the_line():
    with pytest.raises(ReadError, match=r"paste\.txt:5: the page announces 5 comments"):
        read("T\n\nPost.\n\n5 Comments\n\nOne and two.\n\nThree.\n")


def test_deep_nesting_is_read_up_to_the_limit():
    depth = 300
    text = "".join(f"{'  ' * i}Ann says:\n{'  ' * i}word {i}\n\n" for i in range(depth))
    assert [c.reply_to for c in read(text).comments] == [
        None,
        *(f"c:{i}" for i in range(1, depth)),
    ]
    with pytest.raises(LimitError, match="ARGMAP_MAX_DEPTH"):
        read(text, depth=depth - 1)


def test_ten_thousand_levels_of_quotation_are_read_in_time():
    text = "1. a\n\n2. b\n\n" + "\n".join(">" * i + " deep" for i in range(0, 10_000, 50))
    begin = time.process_time()
    assert len(read(text).comments) == 2
    assert time.process_time() - begin < 5


def test_too_many_comments_are_refused_by_the_name_of_the_limit():
    with pytest.raises(LimitError, match="ARGMAP_MAX_COMMENTS"):
        read("1. a\n\n2. b\n\n3. c\n", comments=2)


JUNK = {
    "dashes": "-" * 199 + "\n",
    "digits": "1" * 199 + "\n",
    "blanks": " " * 150 + "x\n",
    "brackets": "[" * 199 + "\n",
    "labels": "a: " * 60 + "\n",
    "dates": "March 3, 2010 " * 14 + "\n",
    "verbs": "Ann says " * 20 + ":\n",
    "hashes": "#1" * 99 + "\n",
    "buttons": "x like share more " * 10 + "?\n",
    "counts": "1 points " * 20 + "3 days ago\n",
    "signatures": "-- " * 30 + "Ann 10:15, 3 March 2010\n",
}


@pytest.mark.parametrize("format_name", ["page", "chat"])
@pytest.mark.parametrize("line", JUNK.values(), ids=JUNK.keys())
def test_time_for_junk_grows_with_its_size_only(line, format_name):
    def seconds(size: int) -> float:
        data = (line * (size // len(line))).encode()
        begin = time.process_time()
        with suppress(ReadError):
            argmap.read.read_bytes(data, "junk.txt", format_name)
        return time.process_time() - begin

    seconds(2_000)
    assert seconds(200_000) < 40 * max(seconds(20_000), 0.02)


@pytest.mark.parametrize("sign", [" ", "-", ">", "1", "a", ":", "#", "[", "“"])
def test_five_megabytes_without_a_line_end_are_refused_fast(sign):
    data = (sign * 5_000_000 + "x").encode()[:5_000_001]
    begin = time.process_time()
    with pytest.raises(ReadError):
        argmap.read.read_bytes(data, "junk.txt")
    assert time.process_time() - begin < 2
