import threading
import time

import pytest

from argmap.errors import ReadError
from argmap.model import ArgumentGraph
from argmap.show.drafts import Drafts
from argmap.show.library import Library
from argmap.show.opening import open_bytes, open_text, open_upload, plain_name
from argmap.write import native

CHAT = b"Ana: Close the lane.\nBen: The shops need it.\nAna: @Ben: they have a yard.\n"
TABLE = b"who,words\nAna,Close the lane to cars at once.\nBen,The shops do need their vans.\n"


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path)


@pytest.fixture
def library(tmp_path):
    return Library(samples=tmp_path / "samples", store=tmp_path / "store")


def test_a_source_becomes_a_graph(drafts):
    draft = drafts.start(CHAT, "chat.txt")
    assert [c.author for c in drafts.graph(draft.key).comments] == ["Ana", "Ben", "Ana"]


def test_what_is_corrected_is_there_after_a_restart(drafts, tmp_path):
    key = drafts.start(CHAT, "chat.txt").key
    drafts.answer(key, "c:3", "c:1")
    drafts.name(key, "c:2", "Benno")
    drafts.change(key, title="The lane")
    drafts.graph(key)
    again = Drafts(tmp_path)
    draft = again[key]
    assert (draft.replies, draft.authors) == ({"c:3": "c:1"}, {"c:2": "Benno"})
    assert draft.title == "The lane"
    assert again.graph(key) == drafts.graph(key)


def test_a_draft_is_mined_again_when_the_app_ended_before(drafts, tmp_path):
    key = drafts.start(CHAT, "chat.txt").key
    graph = drafts.graph(key)
    (tmp_path / key / "machine.json").unlink()
    assert Drafts(tmp_path).graph(key) == graph


def test_what_was_mined_and_is_damaged_is_mined_again(drafts, tmp_path):
    key = drafts.start(CHAT, "chat.txt").key
    graph = drafts.graph(key)
    (tmp_path / key / "machine.json").write_bytes(b"{bad")
    assert Drafts(tmp_path).graph(key) == graph


def test_limits_do_not_bar_the_way_to_what_was_mined(drafts, tmp_path, monkeypatch):
    key = drafts.start(CHAT, "chat.txt").key
    graph = drafts.graph(key)
    monkeypatch.setenv("ARGMAP_MAX_COMMENTS", "2")
    monkeypatch.setenv("ARGMAP_MAX_BYTES", "10")
    assert Drafts(tmp_path).graph(key) == graph


@pytest.mark.parametrize("end", [Drafts.remove, lambda drafts, key: drafts.end()])
def test_mining_stops_when_its_draft_is_removed_or_the_server_ends(drafts, monkeypatch, end):
    begun, stopped = threading.Event(), threading.Event()

    def endless(found, tell):
        begun.set()
        try:
            while True:
                tell("replies", 0, 1)
                time.sleep(0.01)
        finally:
            stopped.set()

    monkeypatch.setattr("argmap.convert.to_graph", endless)
    key = drafts.start(CHAT, "chat.txt").key
    assert begun.wait(10)
    end(drafts, key)
    assert stopped.wait(10)


def test_the_same_source_read_again_keeps_what_was_corrected(drafts):
    key = drafts.start(CHAT, "chat.txt").key
    drafts.answer(key, "c:3", "c:1")
    assert drafts.start(CHAT, "chat.txt").replies == {"c:3": "c:1"}


def test_a_correction_that_is_taken_back_is_forgotten(drafts):
    key = drafts.start(CHAT, "chat.txt").key
    drafts.answer(key, "c:3", "")
    assert drafts.answer(key, "c:3", None).replies == {}


def test_a_source_that_cannot_be_read_leaves_nothing_behind(drafts, tmp_path):
    with pytest.raises(ReadError):
        drafts.start(b"\x00\x01\x02" * 50, "photo.jpg")
    assert list(tmp_path.iterdir()) == []


def test_another_reader_that_fails_leaves_the_draft_as_it_was(drafts):
    key = drafts.start(CHAT, "chat.txt").key
    graph = drafts.graph(key)
    with pytest.raises(ReadError):
        drafts.read_again(key, "wxr", {})
    assert drafts[key].format is None
    assert drafts.graph(key) == graph


def test_other_columns_are_read(drafts):
    key = drafts.start(TABLE, "lane.csv").key
    assert drafts.preview(key).guess["text"] == "words"
    drafts.read_again(key, None, {"text": "who", "author": ""})
    assert [comment.text for comment in drafts.graph(key).comments] == ["Ana", "Ben"]


def test_only_a_table_has_columns(drafts):
    assert drafts.preview(drafts.start(CHAT, "chat.txt").key) is None


def test_a_removed_draft_is_gone(drafts, tmp_path):
    key = drafts.start(CHAT, "chat.txt").key
    drafts.graph(key)
    drafts.remove(key)
    assert drafts.get(key) is None
    assert not (tmp_path / key / "source").exists()


def test_a_damaged_draft_is_none(drafts, tmp_path):
    key = drafts.start(CHAT, "chat.txt").key
    drafts.graph(key)
    (tmp_path / key / "draft.json").write_text("{")
    assert drafts.get(key) is None
    assert drafts.unfinished() == ()


@pytest.mark.parametrize("key", ["../x", "", "a/b", "nothing-00000000"])
def test_no_draft_has_a_foreign_key(drafts, key):
    assert drafts.get(key) is None
    drafts.remove(key)
    with pytest.raises(KeyError):
        drafts[key]


def test_a_bug_in_the_mining_is_kept_for_the_page(drafts, monkeypatch):
    def broken(found, progress):
        raise ZeroDivisionError

    monkeypatch.setattr("argmap.convert.to_graph", broken)
    key = drafts.start(CHAT, "chat.txt").key
    assert isinstance(drafts.state(key, 10).error, ZeroDivisionError)


def test_pasted_text_goes_on_to_its_review(library):
    key = library.drafts.unfinished()
    address = open_text(library, CHAT.decode())
    assert key == ()
    assert address == f"/review?d={library.drafts.unfinished()[0].key}"


def test_a_map_that_was_finished_goes_on_to_explore(library):
    graph = library.drafts.graph(library.drafts.start(CHAT, "chat.txt").key)
    address = open_bytes(library, native.write(graph).encode(), "chat.json", None)
    key = address.removeprefix("/explore?c=")
    assert isinstance(library[key], ArgumentGraph)


def test_blank_text_is_told(library):
    with pytest.raises(ReadError, match="pasted text: it is empty"):
        open_text(library, " \n ")


@pytest.mark.parametrize(
    "contents", ["", "data:text/plain,abc", "data:;base64,@@@", "data:;base64"]
)
def test_an_upload_that_did_not_arrive_whole_is_told(library, contents):
    with pytest.raises(ReadError, match="did not arrive whole"):
        open_upload(library, contents, "a.txt")


def test_a_table_whose_columns_say_nothing_can_be_reviewed(library):
    address = open_bytes(library, b"x,y\n1,2\n3,4\n", "t.csv", None)
    draft = library.drafts[address.removeprefix("/review?d=")]
    assert (draft.format, draft.columns) == ("table", {"text": "A"})


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("C:\\talks\\lane.txt", "lane.txt"),
        ("../../etc/passwd", "passwd"),
        ("a\x00\nb.txt", "ab.txt"),
        ("/", "file"),
    ],
)
def test_a_file_name_is_made_plain(name, plain):
    assert plain_name(name) == plain
