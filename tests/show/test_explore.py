import gzip
import io
import json

import networkx as nx
import pytest
from graphs import graph_of
from msgspec import structs

from argmap.model import ArgumentGraph, Comment, Conversation
from argmap.show.app import create_app
from argmap.show.figures.map_view import drawn
from argmap.show.figures.view import View
from argmap.show.library import Library
from argmap.show.pages import explore, explore_routes
from argmap.show.pages.explore_address import view_of
from argmap.write import WRITERS

GRAPH = graph_of(
    "b -> a - .9",
    "c -> a + .4",
    texts={"a": "Close <b>the</b> lane", "b": "Shops need it"},
    authors={"a": "Ada", "b": "Ben"},
)


@pytest.fixture
def library(tmp_path):
    found = Library(samples=tmp_path / "samples", store=tmp_path / "store")
    found.put("lane", GRAPH)
    return found


@pytest.fixture
def client(library):
    return create_app(library).server.test_client()


class Args:
    def __init__(self, **values):
        self.values = values

    def getlist(self, name):
        return self.values.get(name, [])


def text_of(component):
    """All words of a component, as they stand on the page."""
    if component is None:
        return ""
    if isinstance(component, list | tuple):
        return "".join(text_of(part) for part in component)
    if hasattr(component, "to_plotly_json"):
        return text_of(component.to_plotly_json()["props"].get("children"))
    return str(component)


def test_the_columns_are_served_as_json(client):
    answer = client.get("/map/lane.json")
    assert answer.mimetype == "application/json"
    assert answer.get_json()["ids"][:3] == ["c:a", "c:b", "c:c"]


def test_what_the_browser_has_already_is_not_sent_again(client):
    etag = client.get("/map/lane.json").headers["ETag"]
    again = client.get("/map/lane.json", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_the_columns_are_compressed_for_who_takes_that(client, library):
    library.put("long", graph_of("a", texts={"a": "Shops need it. " * 100}))
    answer = client.get("/map/long.json", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(answer.data))["ids"] == ["c:a", "a"]


def test_a_conversation_that_was_replaced_is_served_anew(client, library):
    client.get("/map/lane.json")
    library.put("lane", graph_of("x"))
    assert client.get("/map/lane.json").get_json()["ids"] == ["c:x", "x"]


@pytest.mark.parametrize(
    "path", ["/map/gone.json", "/map/gone/view.json", "/download/gone.json", "/download/lane.exe"]
)
def test_what_is_not_here_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_view_names_cards_by_their_place_in_the_columns(client):
    found = client.get("/map/lane/view.json").get_json()
    ids = client.get("/map/lane.json").get_json()["ids"]
    assert {ids[node] for node in found["nodes"]} == {"a", "b", "c"}


def test_the_view_and_the_columns_bear_the_same_revision(client):
    revisions = {client.get(f"/map/lane{of}.json").get_json()["rev"] for of in ("", "/view")}
    assert len(revisions) == 1


def test_a_filter_in_the_address_leaves_cards_out(client):
    found = client.get("/map/lane/view.json?k=support&k=rebut&sure=0.5").get_json()
    assert found["counts"]["of_cards"] == 2


@pytest.mark.parametrize(
    "query", ["sure=much", "k=&o=nobody", "open=*&open=a*99999&shut=&s=&l=%3E%3E", "all=1&s=c:a"]
)
def test_an_address_that_makes_no_sense_shows_the_map_all_the_same(client, query):
    assert client.get(f"/map/lane/view.json?{query}").status_code == 200


@pytest.mark.parametrize(
    ("item", "expected"),
    [("a", {"a": 1}), ("a*3", {"a": 3}), ("a*x", {"a*x": 1}), ("a*b*2", {"a*b": 2})],
)
def test_steps_stand_behind_a_star(item, expected):
    assert view_of(GRAPH, Args(open=[item])).opened == expected


def test_selecting_a_comment_shows_its_claims():
    assert view_of(GRAPH, Args(s=["c:a"])).selected == ("c:a", "a")


def test_selecting_a_link_shows_both_ends():
    assert view_of(GRAPH, Args(l=["b>a>rebut"])).selected == ("b", "a")


@pytest.mark.parametrize("name", WRITERS)
def test_each_format_is_downloaded_under_a_name_with_its_ending(client, name):
    answer = client.get(explore_routes.download_address("lane", name))
    assert answer.mimetype == WRITERS[name].mime
    wanted = f'attachment; filename="lane{WRITERS[name].endings[0]}"'
    assert answer.headers["Content-Disposition"] == wanted


def test_the_graphml_is_one_that_networkx_reads(client):
    answer = client.get(explore_routes.download_address("lane", "graphml"))
    assert len(nx.read_graphml(io.BytesIO(answer.data))) == 6


def test_the_page_offers_each_format(library):
    page = str(explore.layout(library, {"c": "lane"}).to_plotly_json())
    assert all(explore_routes.download_address("lane", name) in page for name in WRITERS)


def test_the_first_screen_tells_what_is_disputed(library):
    assert "1 comment disputes it" in text_of(explore.layout(library, {"c": "lane"}))


@pytest.mark.parametrize("query", [{}, {"c": "gone"}, {"c": "../../etc"}])
def test_an_address_without_a_conversation_shows_the_way_home(library, query):
    assert "Go to the library" in text_of(explore.layout(library, query))


def test_a_conversation_without_comments_has_a_page(library):
    library.put("empty", ArgumentGraph(conversation=Conversation(comments=())))
    assert "There are no comments in it" in text_of(explore.layout(library, {"c": "empty"}))


def test_a_conversation_without_claims_says_so(library):
    comments = (Comment(id="c:1", text="Hello"),)
    library.put("bare", ArgumentGraph(conversation=Conversation(comments=comments)))
    assert "No claim is disputed" in text_of(explore.layout(library, {"c": "bare"}))


def test_details_of_a_claim_name_the_other_end_and_the_origin():
    said = text_of(explore.described(GRAPH, {"node": "b"}))
    assert "disputes" in said
    assert "#1 Ada" in said
    assert "Guessed by a rule" in said


def test_details_of_a_link_show_both_ends():
    said = text_of(explore.described(GRAPH, {"link": "b>a>rebut"}))
    assert "Shops need it" in said
    assert "Close <b>the</b> lane" in said


@pytest.mark.parametrize("selected", [{}, {"node": "gone"}, {"link": "a>b>reply"}])
def test_what_is_nowhere_has_no_details(selected):
    assert explore.described(GRAPH, selected) is None


def test_a_filter_is_answered_without_the_columns(client):
    answer = client.get("/map/lane/view.json?sure=0.5").get_json()
    assert not {"ids", "body", "label", "edges"} & answer.keys()


def test_the_address_names_the_layout_and_the_rows():
    view = view_of(GRAPH, Args(v=["lanes"], rows=["authors"]))
    assert (view.layout, view.rows) == ("lanes", "authors")


@pytest.mark.parametrize(
    "address",
    [
        {"v": ["spiral"], "rows": ["columns"]},
        {"f": ["gone"]},
        {"a": ["Nobody"], "g": ["Z"], "o": ["oracle"], "k": ["love"]},
        {"from": ["c:gone"], "to": [""]},
        {"sure": ["nan-ish"], "l": [">", "a>b>rebut", ""]},
    ],
)
def test_what_an_address_says_of_nothing_known_counts_as_absent(address):
    assert view_of(GRAPH, Args(**address)) == view_of(GRAPH, Args())


def test_the_address_names_camps_and_a_stretch_of_comments():
    keep = view_of(GRAPH, Args(g=["A", ""], **{"from": ["c:a"], "to": ["c:b"]})).keep
    assert (keep.camps, keep.first, keep.last) == (frozenset({"A", ""}), "c:a", "c:b")


def test_not_a_number_is_no_confidence():
    assert view_of(GRAPH, Args(sure=["nan"])).keep.sure == 0


def test_a_link_between_ids_with_arrows_in_them_is_found():
    graph = graph_of("b -> a -")
    name = "x>y"
    claims = tuple(structs.replace(c, id=name) if c.id == "b" else c for c in graph.claims)
    links = tuple(
        structs.replace(x, source=x.source.replace("b", name) if x.kind == "rebut" else x.source)
        for x in graph.links
        if x.kind != "states"
    )
    graph = structs.replace(graph, claims=claims, links=links)
    assert view_of(graph, Args(l=["x>y>a>rebut"])).selected == ("x>y", "a")


@pytest.mark.parametrize(
    "path", ["/map/lane.json", "/map/lane/view.json", "/download/lane.json?to=json"]
)
def test_a_damaged_file_is_said_to_be_damaged(library, path):
    (library.folder / "opened" / "lane" / "graph.json").write_text("{")
    fresh = Library(samples=library.folder / "none", store=library.folder)
    answer = create_app(fresh).server.test_client().get(path)
    assert answer.status_code == 500
    assert "The stored conversation lane cannot be read: graph.json" in answer.get_data(
        as_text=True
    )


def test_a_view_of_everything_is_made_once(monkeypatch):
    ready, made = explore_routes.Prepared(GRAPH), []
    monkeypatch.setattr(explore_routes, "drawn", lambda *found: made.append(found) or drawn(*found))
    whole = View(everything=True)
    assert ready.view(whole) == ready.view(structs.replace(whole, selected=("a",)))
    assert len(made) == 1


def test_the_columns_name_the_camps(client, library):
    library.put("lane", graph_of("b -> a -", authors={"a": "Ada", "b": "Ben"}))
    columns = client.get("/map/lane.json").get_json()
    assert (columns["camps"], columns["camp"]) == (["A", "B"], [0, 1, 0, 1])


def test_the_columns_say_whether_the_conversation_is_large(client):
    columns = client.get("/map/lane.json").get_json()
    assert (columns["size"], columns["large"]) == (3, False)
