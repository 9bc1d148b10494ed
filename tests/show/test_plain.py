import json

import pytest
from dash import dcc, html

from argmap.show.plain import DATA, drawn, plain, press


def test_elements_become_tag_attributes_and_children():
    part = html.P(["a ", html.Bdi("b", dir="auto")], className="x")
    assert json.loads(drawn(part)) == [["p", {"class": "x"}, "a ", ["bdi", {"dir": "auto"}, "b"]]]


def test_words_from_outside_stay_text():
    assert json.loads(drawn("<img src=x onerror=alert(1)>")) == ["<img src=x onerror=alert(1)>"]


def test_what_is_not_there_leaves_nothing():
    assert json.loads(drawn(None, "", [None, "a"])) == ["a"]


def test_links_of_the_app_lead_there_without_loading_anew():
    ((tag, attributes, text),) = json.loads(drawn(dcc.Link("go", href="/explore?c=a")))
    assert (tag, attributes["href"], text) == ("a", "/explore?c=a", "go")
    assert "data-inside" in attributes


def test_a_link_may_not_run_a_script():
    with pytest.raises(ValueError, match="may not lead"):
        drawn(html.A("go", href="javascript:alert(1)"))


def test_an_input_is_not_only_read():
    with pytest.raises(TypeError, match="Slider"):
        drawn(dcc.Slider(0, 1))


def test_a_button_says_what_and_where_to():
    ((tag, attributes, _),) = json.loads(drawn(press("Undo", "store", "-k:1")))
    assert tag == "button"
    assert (attributes["data-press"], attributes["data-to"]) == ("-k:1", "store")


def test_styles_are_kept_by_name():
    ((_, attributes),) = json.loads(drawn(html.Span(style={"width": "5%"})))
    assert attributes["style"] == {"width": "5%"}


def test_a_plain_part_is_one_component():
    part = plain(html.P("a"), id="it", className="x")
    assert (part.id, part.className, part.children) == ("it", "x", None)
    assert json.loads(getattr(part, DATA)) == [["p", {}, "a"]]
