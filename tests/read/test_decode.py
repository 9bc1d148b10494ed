"""Bytes of any encoding become text, or the error says what they are instead."""

import pytest

from argmap.errors import ReadError
from argmap.read.decode import decode

TEXT = "Café \u2013 “naïve”\nnext line\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_with_and_without_mark_give_the_same_text(encoding):
    assert decode(TEXT.encode(encoding), "a.txt").text == TEXT


def test_cyrillic_in_utf_16_without_mark_is_known_by_its_blanks():
    text = "Привет, как дела? Хорошо."
    assert decode(text.encode("utf-16-be"), "a.txt").text == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_become_unix(end):
    assert decode(f"a{end}b{end}".encode(), "a.txt").text == "a\nb\n"


def test_one_broken_byte_does_not_make_mojibake_of_the_rest():
    decoded = decode("déjà vu ".encode() * 9 + b"caf\xe9 noir", "a.txt")
    assert decoded.text == "déjà vu " * 9 + "café noir"
    assert decoded.encoding == "utf-8"
    assert len(decoded.notes) == 1


def test_character_cut_off_at_the_end_is_marked():
    assert decode("déjà vu é".encode()[:-1], "a.txt").text == "déjà vu \ufffd"


def test_lone_surrogates_are_replaced_with_a_note():
    decoded = decode("a\ud800b".encode("utf-8", "surrogatepass"), "a.txt")
    assert decoded.text == "a\ufffdb"
    assert "surrogates" in decoded.notes[0]


def test_emoji_in_utf_16_stay_whole():
    assert decode("a 🌻\n".encode("utf-16"), "a.txt").text == "a 🌻\n"


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\n\x00"])
def test_nothing_but_blanks_is_refused_as_empty(data):
    with pytest.raises(ReadError, match="it is empty"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0....", "Office"),
        (bytes(range(256)) * 20, "holds bytes that no text has"),
    ],
)
def test_other_files_are_refused_by_what_they_are(data, kind):
    with pytest.raises(ReadError, match=kind):
        decode(data, "a.bin")


def test_few_control_characters_are_no_reason_to_refuse():
    assert decode(b"a line\x0cand \x1b[31mred\x1b[0m words\n" * 9, "a.txt").text.startswith(
        "a line"
    )
