import io
import re

import docx
import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from msgspec import structs
from selectolax.lexbor import LexborHTMLParser

from argmap.analyse.analysis import Analysis
from argmap.analyse.report.report import report
from argmap.convert import export, files, format_of
from argmap.write import report_docx, report_html, report_markdown

EVIL = '<script>alert(1)</script> & "so" [x](javascript:y) \x07 # *b*'
WRITTEN = {
    "report-html": report_html.write,
    "report-markdown": report_markdown.write,
    "report-docx": report_docx.write,
}


def made(*lines, **options):
    return report(Analysis(graph_of(*lines, **options)), "1 May 2025")


@pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN)
def test_the_same_report_gives_the_same_file(write):
    graph = graph_of("b -> a -")
    assert write(report(Analysis(graph))) == write(report(Analysis(graph)))


@pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN)
@settings(max_examples=5, deadline=None)
@given(graph=graphs())
def test_every_conversation_can_be_written(write, graph):
    assert write(report(Analysis(graph)))


def test_words_from_outside_are_no_html():
    page = report_html.write(made("b -> a -", texts={"a": EVIL}, authors={"a": "<b>A</b>"}))
    tree = LexborHTMLParser(page)
    assert tree.css("script") == []
    assert tree.css("main b") == []
    assert EVIL.replace("\x07", "\ufffd") in tree.css_first("blockquote").text()


def test_the_page_takes_nothing_from_elsewhere():
    page = report_html.write(made("b -> a -"))
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_each_quote_of_the_page_leads_to_its_comment():
    tree = LexborHTMLParser(report_html.write(made("b -> a -", "c -> b -")))
    places = {node.attributes["id"] for node in tree.css("article")}
    leads = {node.attributes["href"].lstrip("#") for node in tree.css("blockquote a")}
    assert leads
    assert leads <= places


def test_markdown_escapes_words_from_outside():
    text = report_markdown.write(made("b -> a -", texts={"a": EVIL}))
    assert "<script>" not in text.replace("\\<", "")
    assert "[x](javascript" not in text


def test_a_word_file_holds_the_sections_and_the_words():
    data = report_docx.write(made("b -> a -", texts={"a": EVIL}))
    document = docx.Document(io.BytesIO(data))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert "Open disagreements" in paragraphs
    assert any(EVIL.replace("\x07", "\ufffd") in text for text in paragraphs)
    assert document.core_properties.title == "A test"


def test_each_quote_of_a_word_file_leads_to_its_comment():
    document = docx.Document(io.BytesIO(report_docx.write(made("b -> a -"))))
    xml = document.element.xml
    leads = set(re.findall(r'w:anchor="(\w+)"', xml))
    assert leads
    assert leads <= set(re.findall(r'<w:bookmarkStart[^>]*w:name="(\w+)"', xml))


def test_words_from_right_to_left_are_set_so_in_a_word_file():
    document = docx.Document(io.BytesIO(report_docx.write(made("a", texts={"a": "שלום לכולם"}))))
    (quote, *_) = [p for p in document.paragraphs if p.text.startswith("שלום")]
    assert "<w:bidi/>" in quote._p.xml


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("out.docx", "report-docx"),
        ("out.report.html", "report-html"),
        ("out.report.md", "report-markdown"),
        ("out.html", "html"),
        ("out.md", "markdown"),
    ],
)
def test_the_ending_tells_a_report_from_a_map(name, format_name):
    assert format_of(name, None) == format_name


@pytest.mark.parametrize("name", WRITTEN)
def test_a_report_is_exported_by_its_name(name):
    assert b"A test" in export(graph_of("a"), name) or name == "report-docx"
    assert list(files(graph_of("a"), name, "x")) == ["x"]


def document_of(made):
    return docx.Document(io.BytesIO(report_docx.write(made)))


def test_the_document_has_no_empty_paragraph_and_starts_the_comments_on_a_new_page():
    document = document_of(made("b -> a -"))
    assert [each for each in document.paragraphs if not each.text.strip()] == []
    (heading,) = (each for each in document.paragraphs if each.text == report_html.SOURCES)
    assert heading.paragraph_format.page_break_before


def test_the_document_says_its_title_and_its_languages():
    graph = graph_of("a", texts={"a": "Die Straße soll zu."})
    talk = structs.replace(graph.conversation, language="de")
    document = document_of(report(Analysis(structs.replace(graph, conversation=talk))))
    assert (document.core_properties.title, document.core_properties.language) == ("A test", "en")
    quote = next(each for each in document.paragraphs if each.style.name == "Quote")
    assert 'w:lang w:val="de"' in quote._p.xml
    lead = next(each for each in document.paragraphs if each.style.name == "List Bullet")
    assert "w:lang" not in lead._p.xml
