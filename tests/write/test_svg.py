import re
from xml.etree import ElementTree as ET

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings

from argmap.layout.lanes import lanes
from argmap.layout.layered import layered
from argmap.layout.outline import threads
from argmap.model import ArgumentGraph
from argmap.write.shown import Behind, Shown
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


def shown_with(graph: ArgumentGraph, **more) -> ET.Element:
    return ET.fromstring(write(graph, layered(graph), shown=Shown(**more)))


def test_sentences_on_what_is_shown_stand_below_the_title():
    root = shown_with(graph_of("a"), told=("3 of 9 cards.", "Only by Ada."))
    assert words(root)[:3] == ["A test", "3 of 9 cards.", "Only by Ada."]


def test_a_long_sentence_is_broken_into_lines():
    sentence = "Only by " + ", ".join(f"Person {n}" for n in range(40)) + "."
    lines = [
        line for line in words(shown_with(graph_of("a"), told=(sentence,))) if "Person" in line
    ]
    assert " ".join(lines) == sentence
    assert max(map(len, lines)) < 110


def test_hidden_answers_are_counted_on_the_card():
    root = shown_with(graph_of("b -> a +"), hidden={"a": "+2 disputes"})
    card = root.find(".//*[@data-node='a']")
    assert "+2 disputes" in [text.text for text in card.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("support", "rebut", "end"), [(3, 1, "+ 3  \N{MINUS SIGN} 1"), (0, 0, "no disputes")]
)
def test_a_block_says_what_is_behind_it(support, rebut, end):
    blocks = {"a": Behind("9 cards, 4 people", support, rebut)}
    card = shown_with(graph_of("a"), blocks=blocks).find(".//*[@data-node='a']")
    assert [text.text for text in card.iter(f"{SVG}text")][-1] == f"9 cards, 4 people · {end}"


def test_the_legend_breaks_into_rows_where_it_is_too_long():
    graph = graph_of("b -> a +", "c -> a -", "d -> a =", "e -> a >", "f -> a + 0.3")
    root = shown_with(graph, selected=frozenset("a"), hidden={"a": "+1 answer"})
    right = max(float(text.get("x")) for text in root.iter(f"{SVG}text"))
    assert right < float(root.get("width"))


def test_a_very_wide_character_stays_on_its_card():
    root = drawn(graph_of("a", texts={"a": "\ufdfd\ufdfd\ufdfd"}))
    card = root.find(".//*[@data-node='a']")
    assert float(card.find(f"{SVG}svg").get("width")) < float(card.find(f"{SVG}rect").get("width"))


def test_rows_and_their_scale_have_labels():
    graph = graph_of("b -> a +", authors={"a": "Ada", "b": "Ben"})
    root = ET.fromstring(write(graph, lanes(graph, rows="authors")))
    assert {"Ada", "Ben", "#1"} <= set(words(root))


def test_a_chip_begins_with_its_words():
    graph = graph_of("a", texts={"a": "Trees cool"})
    card = ET.fromstring(write(graph, threads(graph))).find(".//*[@data-node='a']")
    assert [text.text for text in card.iter(f"{SVG}text")] == ["Trees cool"]


@pytest.mark.parametrize("text", ["]]>", "<!--", "a & b", "'\"", "\u202eabc", "\x00\x1b"])
def test_any_words_leave_it_well_formed(text):
    graph = graph_of("a", texts={"a": text}, authors={"a": text})
    assert drawn(graph).tag == f"{SVG}svg"
