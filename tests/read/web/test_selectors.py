"""The selectors of the project find what those of the parser find."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from argmap.read.source import Source
from argmap.read.web import forms, furniture, labels, post
from argmap.read.web.markup import parse_markup
from argmap.read.web.selectors import parsed

PAGES = sorted((Path(__file__).parents[2] / "samples" / "html").glob("*.html"))
SELECTORS = sorted(
    {
        *forms.AUTHORS,
        *forms.TIMES,
        *forms.TEXTS,
        forms.LIKES,
        forms.ANSWERS_TO,
        forms.SUBJECTS,
        *(form.comment for form in forms.FORMS),
        *(part for form in forms.FORMS for part in (*form.text, *form.author, *form.time)),
        *furniture.IN_COMMENT.values(),
        *furniture.ON_PAGE.values(),
        labels.HEADINGS,
        *post.WORDS,
        *post.TITLES,
        *post.AUTHORS,
        *post.TIMES,
        post.BYLINES,
    }
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_selector_finds_what_the_parser_finds(path):
    text = path.read_text(encoding="utf-8")
    text = re.sub("<!doctype[^>]*>", "", text, flags=re.IGNORECASE)  # then case does not count
    page = parse_markup(text, Source(name=path.name, data=b""))
    tree = LexborHTMLParser(text)
    for css in SELECTORS:
        found = [(page.nodes[p].tag, page.nodes[p].attributes) for p in page.select(css)]
        expected = [
            (node.tag, {name: value or "" for name, value in node.attributes.items()})
            for node in {node.mem_id: node for node in tree.css(css)}.values()
        ]
        key = repr
        assert sorted(found, key=key) == sorted(expected, key=key), css


@pytest.mark.parametrize("css", ["a:hover", "a ~ b", "a + b", "*"])
def test_a_selector_that_is_not_understood_is_refused(css):
    with pytest.raises(ValueError, match="no selector"):
        parsed(css)


@pytest.mark.parametrize(
    ("css", "places"),
    [
        ("b", [2, 4]),
        ("div b", [2, 4]),
        ("div > b", [2]),
        ("i b, p", [4, 6]),
        (".x.y", [4]),
        ("[lang^=de]", [6]),
        ("[lang*='-' i]", [6]),
        ("[hidden]", [3]),
    ],
)
def test_what_selectors_find(css, places):
    markup = "<div><b></b><i hidden><b class='y x'></b></i></div><i></i><p lang='de-AT'></p>"
    page = parse_markup(markup, Source(name="x", data=b""))
    body = page.select("body")[0]
    assert [place - body for place in page.select(css)] == places
