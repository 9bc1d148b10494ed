"""The picture of a view, as the server makes it."""

from xml.etree import ElementTree as ET

import pytest
from graphs import graph_of
from werkzeug.datastructures import MultiDict

from argmap.model.graph import LINK_KINDS
from argmap.show.app import create_app
from argmap.show.figures.filters import Filter
from argmap.show.library import Library
from argmap.show.pages.explore_routes import Prepared
from argmap.show.pages.takeaway import filter_words, hidden_words, picture

SVG = "{http://www.w3.org/2000/svg}"
GRAPH = graph_of(
    "b -> a - .9",
    "c -> a + .4",
    "d -> b >",
    "e -> a =",
    texts={"a": "Close the lane", "b": "Shops need it", "c": "Air gets clean", "d": "Do they?"},
    authors={"a": "Ada", "b": "Ben", "c": "Cem", "d": "Dora", "e": "Eve"},
)


def drawn(**args) -> ET.Element:
    return ET.fromstring(picture(Prepared(GRAPH), MultiDict(args)))


def words(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def told(root: ET.Element) -> str:
    return root.find(f"{SVG}desc").text


def cards(root: ET.Element) -> list[str]:
    return [x.get("data-node") for x in root.iter(f"{SVG}g") if x.get("data-node")]


@pytest.fixture
def client(tmp_path):
    library = Library(samples=tmp_path / "samples", store=tmp_path / "store")
    library.put("lane", GRAPH)
    return create_app(library).server.test_client()


def test_it_is_served_as_a_file(client):
    answer = client.get("/map/lane/view.svg")
    assert answer.mimetype == "image/svg+xml"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="lane-view.svg"'


def test_what_has_not_changed_is_not_sent_again(client):
    etag = client.get("/map/lane/view.svg").headers["ETag"]
    answer = client.get("/map/lane/view.svg", headers={"If-None-Match": etag})
    assert answer.status_code == 304


def test_a_conversation_that_is_not_here_has_no_picture(client):
    assert client.get("/map/gone/view.svg").status_code == 404


def test_claims_that_say_the_same_are_one_card():
    assert "e" not in cards(drawn())


def test_a_folded_card_says_who_else_says_so():
    assert "also #5 Eve" in words(drawn())


def test_filters_leave_out_cards():
    assert cards(drawn(a="Dora")) == ["d"]


def test_a_filter_by_people_shows_with_whom_they_argue():
    assert cards(drawn(a="Ada")) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        pytest.param({}, "4 cards, 3 of 4 links.", id="all"),
        pytest.param(
            {"sure": "0.5"},
            "Only links at least 50% sure: 5 of 5 comments, 3 of 4 links.",
            id="sure",
        ),
        pytest.param({"made": "2026-03-09"}, "Made on 9 March 2026.", id="made"),
        pytest.param({"t": "c:b"}, "What comes after #2 Ben is faded.", id="time"),
        pytest.param({"v": "outline"}, "In thread order.", id="outline"),
        pytest.param({"f": "b"}, "Only what hangs on #2 Ben: “Shops need it”", id="focus"),
    ],
)
def test_it_says_what_it_shows(args, sentence):
    assert sentence in told(drawn(**args))


@pytest.mark.parametrize("day", ["2026-13-01", "today", "20260309", "<b>"])
def test_a_day_that_is_none_is_left_out(day):
    assert "Made on" not in told(drawn(made=day))


def test_what_comes_later_is_faded():
    root = drawn(t="c:b")
    faded = [x.get("data-node") for x in root.iter(f"{SVG}g") if x.get("opacity") == "0.3"]
    assert {node for node in faded if node} == {"c", "d"}


def test_a_time_that_is_not_there_fades_nothing():
    assert "faded: comes later" not in words(drawn(t="c:gone"))


@pytest.mark.parametrize(
    ("args", "nodes"),
    [
        pytest.param({"s": "b"}, {"b"}, id="card"),
        pytest.param({"s": "c:b"}, {"b"}, id="comment-without-a-card"),
        pytest.param({"s": "e"}, {"a"}, id="folded"),
        pytest.param({"l": "b>a>rebut"}, {"a", "b"}, id="link"),
        pytest.param({"s": "gone"}, set(), id="nothing"),
    ],
)
def test_what_is_selected_is_outlined(args, nodes):
    outlined = {
        card.get("data-node")
        for card in drawn(**args).iter(f"{SVG}g")
        if card.get("data-node")
        and any(rect.get("stroke-width") == "3" for rect in card.findall(f"{SVG}rect"))
    }
    assert outlined == nodes


def test_lanes_have_the_names_of_their_rows():
    assert {"Ada", "Ben"} <= set(words(drawn(v="lanes", rows="authors")))


def test_hidden_answers_are_counted_in_words():
    counts = [{"support": 2, "rebut": 1}.get(kind, 0) for kind in LINK_KINDS]
    assert hidden_words(counts) == "+1 dispute, 2 supports"


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        pytest.param(Filter(), [], id="none"),
        pytest.param(Filter(kinds=frozenset({"rebut"})), ["“disputes”"], id="kinds"),
        pytest.param(Filter(authors=frozenset({"Ada"})), ["by Ada"], id="authors"),
        pytest.param(Filter(authors=frozenset({""})), ["by people without a name"], id="no-name"),
        pytest.param(Filter(camps=frozenset({"A", ""})), ["of no camp, camp A"], id="camps"),
        pytest.param(
            Filter(first="c:a", last="c:c"), ["from #1 Ada on", "up to #3 Cem"], id="stretch"
        ),
    ],
)
def test_filters_are_said_in_words(keep, expected):
    assert list(filter_words(GRAPH, keep)) == expected
