"""The page in one file: what can be said of it without a browser."""

import base64
import hashlib
import json
import re

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser

from argmap.convert import drawn, export
from argmap.layout.layered import layered
from argmap.model import ArgumentGraph, Claim, Comment, Conversation, Link
from argmap.write.html import write

NASTY = [
    pytest.param("</script><script>alert(1)</script>", id="script"),
    pytest.param("<!-- <script> not closed", id="comment"),
    pytest.param("]]> &amp; &lt; <![CDATA[", id="cdata-and-entities"),
    pytest.param("<img src=x onerror=alert(1)>", id="image"),
    pytest.param("\"quoted\" 'single' `back`", id="quotes"),
    pytest.param("</title></style></svg></article>", id="ends"),
    pytest.param("abc \u202e reversed \u2066 isolated", id="bidi-marks"),
    pytest.param("\u2028 line \u2029 paragraph", id="line-separators"),
    pytest.param("שלום لكم 你好 👩‍👩‍👧", id="scripts"),
]
EVERYWHERE = pytest.mark.parametrize("text", NASTY)


def page(graph: ArgumentGraph) -> LexborHTMLParser:
    return LexborHTMLParser(write(graph, layered(graph)))


def data(tree: LexborHTMLParser) -> dict:
    return json.loads(tree.css_first("#graph").text())


@EVERYWHERE
def test_words_from_outside_are_text(text):
    body = page(graph_of("b -> a +", texts={"a": text})).css_first("#n0 > .body")
    assert body.text() == text


@EVERYWHERE
def test_no_words_make_elements(text):
    graph = graph_of("b -> a +", texts={"a": text}, authors={"a": text})
    plain = page(graph_of("b -> a +", texts={"a": "words"}, authors={"a": "words"}))
    # A card may need another line.
    assert len(page(graph).css(":not(text)")) == len(plain.css(":not(text)"))


@EVERYWHERE
def test_a_title_is_text(text):
    graph = graph_of("a")
    conversation = Conversation(comments=graph.comments, title=text)
    found = page(ArgumentGraph(conversation=conversation)).css_first("h1")
    assert found.text() == text


@EVERYWHERE
def test_a_rule_in_the_data_comes_back(text):
    graph = graph_of("a", "b")
    link = Link(source="b", target="a", kind="support", rule=text)
    graph = ArgumentGraph(
        conversation=graph.conversation, claims=graph.claims, links=(*graph.links, link)
    )
    assert data(page(graph))["rules"][-1] == text


@given(graph=graphs())
@settings(max_examples=15, deadline=None)
def test_no_data_can_end_its_script(graph):
    written = write(graph, layered(graph))
    inside = written.partition('id="graph">')[2].partition("</script>")[0]
    assert "<" not in inside


def test_characters_that_no_page_can_hold_are_replaced():
    body = page(graph_of("a", texts={"a": "a\x00b\x07c"})).css_first("#n0 > .body")
    assert body.text() == "a\ufffdb\ufffdc"


def test_half_of_a_character_is_replaced():
    assert "a\ufffdb" in export(graph_of("a", texts={"a": "a\ud800b"}), "html").decode()


@pytest.mark.parametrize(
    ("element", "rule"), [("script:not([type])", "script-src"), ("style", "style-src")]
)
def test_the_policy_names_the_hash_of_what_stands_there(element, rule):
    tree = page(graph_of("b -> a +"))
    text = tree.css_first(element).text()
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert f"{rule} 'sha256-{digest}'" in tree.css_first("meta[http-equiv]").attributes["content"]


@pytest.mark.parametrize("word", ["unsafe", "http:", "https:", "*", "'self'", "blob:"])
def test_the_policy_lets_nothing_else_in(word):
    rules = page(graph_of("a")).css_first("meta[http-equiv]").attributes["content"]
    assert word not in re.sub(r"'sha256-[^']+'", "", rules)


def test_the_policy_comes_before_what_it_rules():
    written = write(graph := graph_of("a"), layered(graph))
    assert written.index("Content-Security-Policy") < written.index("<style>")


@given(graph=graphs())
@settings(max_examples=15, deadline=None)
def test_no_element_has_a_style_or_a_handler_of_its_own(graph):
    names = {name for node in page(graph).css("*") for name in node.attributes}
    assert [name for name in names if name == "style" or name.startswith("on")] == []


def test_nothing_is_fetched():
    tree = page(graph_of("b -> a +"))
    assert tree.css("link, img, image, iframe, object, embed, base, form, [src], use") == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        pytest.param("see https://example.org/a.", ["https://example.org/a"], id="web"),
        pytest.param("see javascript:alert(1)", [], id="script"),
        pytest.param("see data:text/html,hello", [], id="data"),
    ],
)
def test_only_web_addresses_lead_out_of_the_page(text, leads):
    out = page(graph_of("a", texts={"a": text})).css("a:not([href^='#'])")
    assert [link.attributes["href"] for link in out] == leads


def test_a_web_address_tells_nobody_where_the_reader_comes_from():
    tree = page(graph_of("a", texts={"a": "https://example.org/"}))
    rel = tree.css_first("a[target]").attributes["rel"]
    assert rel == "noopener noreferrer nofollow ugc"


@given(graph=graphs())
@settings(max_examples=15, deadline=None)
def test_whatever_leads_somewhere_in_the_page_arrives(graph):
    tree = page(graph)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    targets = {link.attributes["href"][1:] for link in tree.css("a[href^='#']")}
    assert len(ids) == len(set(ids))
    assert targets <= set(ids)


@given(graph=graphs())
@settings(max_examples=15, deadline=None)
def test_every_comment_stands_in_the_text_and_in_the_outline(graph):
    tree = page(graph)
    rows = tree.css(".outline > li:not(.claim)")
    assert len(tree.css("article")) == len(rows) == len(graph.comments)


def test_claims_that_overlap_are_both_marked():
    comment = Comment(id="c:1", text="one two three")
    claims = tuple(
        Claim(id=name, comment="c:1", start=start, end=end, text="one two three"[start:end])
        for name, start, end in (("k:a", 0, 7), ("k:b", 4, 13))
    )
    tree = page(ArgumentGraph(conversation=Conversation(comments=(comment,)), claims=claims))
    parts = [tree.css(f"article [data-node='{place}']") for place in (1, 2)]
    assert ["".join(part.text() for part in found) for found in parts] == ["one two", "two three"]


def test_a_card_leads_to_its_words_without_a_script():
    tree = page(graph_of("b -> a +", texts={"a": "Trees cool the street"}))
    card = next(link for link in tree.css("svg a") if "Trees cool" in link.text())
    assert tree.css_first(card.attributes["href"]).text() == "Trees cool the street"


def test_why_a_link_is_there_is_said_without_a_script():
    graph = graph_of("b -> a - 0.62")
    told = page(graph).css_first("article .links .why").text()
    assert told == "(guessed by a rule; likely, 0.62)"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", "de"), ("pt-BR", "pt-BR"), ('en" onload="x', None), ("", None)],
)
def test_the_text_says_its_language_if_it_is_one(language, expected):
    conversation = Conversation(comments=(), language=language)
    text = page(ArgumentGraph(conversation=conversation)).css_first("#text > div")
    assert text.attributes.get("lang") == expected


def test_the_same_graph_gives_the_same_page():
    graph = graph_of("b -> a +", "c -> b - 0.3")
    assert export(graph, "html") == export(graph, "html")


def long_talk(cards: int) -> ArgumentGraph:
    return graph_of(*(f"n{place + 1} -> n{place // 3} -" for place in range(cards - 1)))


def test_a_map_of_too_many_cards_shows_the_main_ones():
    layout, shown = drawn(long_talk(500), most=400)
    assert (len(layout.boxes), shown.left) == (400, 100)


def test_a_page_with_the_main_cards_says_how_many_are_left_out():
    told = LexborHTMLParser(export(long_talk(500), "html")).css_first("#map > p").text()
    assert told.endswith("100 more are in the outline and in the text.")


def test_all_of_the_text_is_there_whatever_the_map_leaves_out():
    assert len(LexborHTMLParser(export(long_talk(500), "html")).css("article")) == 500


def test_the_card_at_the_end_of_a_reply_may_be_that_of_a_claim():
    graph = graph_of("b -> a >")
    (hangs,) = data(page(graph))["up"]
    assert [list(graph.texts)[place] for place in hangs] == ["b", "a"]
