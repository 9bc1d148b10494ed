import re
from xml.etree import ElementTree as ET

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings

from argmap.layout.layered import layered
from argmap.model import ArgumentGraph
from argmap.write.svg import write

SVG = "{http://www.w3.org/2000/svg}"


def drawn(graph: ArgumentGraph, **more) -> ET.Element:
    return ET.fromstring(write(graph, layered(graph), **more))


def words(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_any_graph_gives_a_picture_with_all_its_cards(graph):
    root = drawn(graph)
    cards = [
        element.get("data-node") for element in root.iter(f"{SVG}g") if element.get("data-node")
    ]
    assert cards == list(layered(graph).boxes)


def test_it_has_a_name_and_a_description():
    root = drawn(graph_of("b -> a +"))
    names = (root.get("aria-labelledby") or "").split()
    assert [root.find(f"*[@id='{name}']").text for name in names] == [
        "A test",
        "2 claims, 1 support link",
    ]


def test_the_whole_text_is_in_the_tooltip_of_a_card():
    text = "word " * 100 + "end"
    root = drawn(graph_of("b -> a +", texts={"a": text}))
    card = root.find(f".//*[@data-node='a']/{SVG}title")
    assert card.text == f"#1: {text}"


def test_long_text_ends_in_an_ellipsis():
    root = drawn(graph_of("b -> a +", texts={"a": "word " * 100}))
    assert any(text.endswith("…") for text in words(root))


def test_text_from_outside_is_text():
    root = drawn(graph_of("a", texts={"a": "<script>x</script>"}))
    assert not list(root.iter(f"{SVG}script"))
    assert "<script>x</script>" in words(root)


def test_characters_that_xml_cannot_hold_are_replaced():
    assert "a\ufffdb" in words(drawn(graph_of("a", texts={"a": "a\x07b"})))


def test_nothing_is_fetched():
    text = write(graph := graph_of("b -> a +", "c -> a -"), layered(graph))
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert "url(" not in text
    assert "href" not in text


@pytest.mark.parametrize(
    ("line", "sign", "color", "dashed"),
    [
        pytest.param("b -> a +", "+", "#0072B2", False, id="support"),
        pytest.param("b -> a -", "\N{MINUS SIGN}", "#D55E00", True, id="rebut"),
    ],
)
def test_kinds_differ_by_sign_and_dash_as_well_as_by_colour(line, sign, color, dashed):
    root = drawn(graph_of(line))
    line_drawn = next(p for p in root.iter(f"{SVG}path") if p.find(f"{SVG}title") is not None)
    assert line_drawn.get("stroke") == color
    assert (line_drawn.get("stroke-dasharray") is not None) == dashed
    assert sign in words(root)


def test_an_unsure_link_is_pale_and_bears_a_question_mark():
    root = drawn(graph_of("b -> a + 0.4"))
    line = next(p for p in root.iter(f"{SVG}path") if p.find(f"{SVG}title") is not None)
    assert line.get("opacity") == "0.5"
    assert "+?" in words(root)


def test_a_sure_link_is_not_pale():
    root = drawn(graph_of("b -> a +"))
    assert not [path for path in root.iter(f"{SVG}path") if path.get("opacity")]


def test_the_legend_names_the_kinds_that_are_there():
    assert words(drawn(graph_of("b -> a +")))[-1] == "supports"


def test_camps_have_a_shape_besides_their_hue():
    graph = graph_of("b -> a +", authors={"a": "Ada", "b": "Ben"})
    root = drawn(graph, camps={"Ada": 0, "Ben": 1})
    cards = [root.find(f".//*[@data-node='{node}']") for node in "ab"]
    glyphs = [card.findall(f"{SVG}path")[-1] for card in cards]
    shapes = {re.sub(r"[\d.-]+", "", glyph.get("d") or "") for glyph in glyphs}
    assert len(shapes) == 2


def test_right_to_left_text_is_set_from_the_right():
    root = drawn(graph_of("a", texts={"a": "שלום לכולם"}))
    line = next(text for text in root.iter(f"{SVG}text") if text.text == "שלום לכולם")
    assert line.get("direction") == "rtl"
