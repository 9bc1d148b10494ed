import xml.etree.ElementTree as ET

import pytest
from flask import request
from graphs import graph_of

from argmap.errors import ReadError
from argmap.show import app as shown
from argmap.show import ids
from argmap.show.library import Library
from argmap.show.thumbnail import thumbnail

GRAPH = graph_of("b -> a -", "c -> a +", texts={"a": "Close it", "b": "No <b>", "c": "Yes"})


@pytest.fixture
def library(tmp_path):
    return Library(samples=tmp_path / "samples", store=tmp_path / "store")


@pytest.fixture
def client(library):
    return shown.create_app(library).server.test_client()


def test_the_first_page_is_served(client):
    answer = client.get("/")
    assert answer.status_code == 200
    assert b'<html lang="en">' in answer.data


def test_no_script_but_this_server_s_may_run(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    (scripts,) = [rule for rule in policy.split("; ") if rule.startswith("script-src")]
    assert scripts.startswith("script-src 'self'")
    assert "unsafe" not in scripts
    assert "default-src 'self'" in policy


def test_every_answer_is_of_the_type_it_says(client):
    assert client.get("/thumbnail/nothing.svg").headers["X-Content-Type-Options"] == "nosniff"


def test_another_site_cannot_post(client):
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/_dash-update-component", json={}, headers=headers).status_code == 403


def test_what_is_larger_than_the_limit_is_refused(library, monkeypatch):
    monkeypatch.setenv("ARGMAP_MAX_BYTES", "9")
    client = shown.create_app(library).server.test_client()
    answer = client.post(
        "/_dash-update-component", data=b"x" * 2_000_000, content_type="application/json"
    )
    assert answer.status_code == 413


def test_an_address_without_a_page_is_told(library):
    page, name = shown.page_at(library, "/nowhere", "")
    assert name == "Not found"
    assert "no page at /nowhere" in str(page)


@pytest.mark.parametrize("path", ["/", "/review", "/explore"])
def test_every_page_has_something_to_say_without_a_key(library, path):
    page, name = shown.page_at(library, path, "")
    assert page is not None
    assert name


def test_an_error_of_the_input_is_shown_in_its_own_words(monkeypatch):
    said = {}
    monkeypatch.setattr(shown, "set_props", lambda of, props: said.update({of: props}))
    shown.show_error(ReadError("a.txt", 3, "it is broken", "mend it"))
    assert said[ids.MESSAGE]["children"].children == "a.txt:3: it is broken; mend it"


def test_a_bug_is_logged_and_admitted(monkeypatch, caplog):
    said = {}
    monkeypatch.setattr(shown, "set_props", lambda of, props: said.update({of: props}))
    shown.show_error(ZeroDivisionError("oops"))
    assert said[ids.MESSAGE]["children"].children == shown.BUG
    assert "oops" in caplog.text


def test_two_apps_in_one_process_show_their_own_libraries(tmp_path):
    one, two = (Library(samples=tmp_path / "s", store=tmp_path / name) for name in "ab")
    first, second = shown.create_app(one), shown.create_app(two)
    one.put("lane", GRAPH)
    assert first.server.test_client().get("/thumbnail/lane.svg").status_code == 200
    assert second.server.test_client().get("/thumbnail/lane.svg").status_code == 404


def test_a_picture_of_nothing_is_not_found(client):
    assert client.get("/thumbnail/nothing.svg").status_code == 404


def test_a_picture_has_a_dot_a_comment_and_an_arc_a_link():
    picture = ET.fromstring(thumbnail(GRAPH))
    tags = [element.tag.rpartition("}")[2] for element in picture.iter()]
    assert tags.count("circle") == len(GRAPH.comments)
    spoken = [link for link in GRAPH.links if link.kind in ("reply", "support", "rebut")]
    assert tags.count("path") == len(spoken)


def test_the_window_is_named_after_the_conversation(tmp_path):
    library = Library(store=tmp_path)
    _, title = shown.page_at(library, "/explore", "?c=street-lights-workshop")
    assert title == "Workshop: street lights in Ellerby between midnight and five"


def test_maps_that_are_likely_to_be_opened_are_made_ready(tmp_path):
    library = Library(samples=tmp_path, store=tmp_path / "store")
    key = library.add(graph_of("b -> a -"))
    server = shown.create_app(library).server
    asked = []
    server.after_request(lambda answer: asked.append((request.path, answer.status_code)) or answer)
    shown.warm(server, [key, "gone"])
    assert asked[:2] == [(f"/map/{key}.json", 200), (f"/map/{key}/view.json", 200)]
    assert {code for _, code in asked[2:]} == {404}
