import pytest
from graphs import graph_of

from argmap.show.library import Library
from argmap.show.pages import report
from argmap.show.plain import DATA, drawn


@pytest.fixture
def library(tmp_path):
    return Library(samples=tmp_path, store=tmp_path / "store")


def test_the_report_leads_into_the_conversation(library):
    key = library.add(graph_of("b -> a -", authors={"a": "Ada"}))
    page = report.layout(library, {"c": key})
    read = next(part for part in page._traverse() if getattr(part, DATA, None))
    assert f"/explore?c={key}&s=a" in getattr(read, DATA)
    assert "held by Ada" in getattr(read, DATA)


@pytest.mark.parametrize("name", report.FILES)
def test_the_report_can_be_taken_away(library, name):
    key = library.add(graph_of("a"))
    assert report.download_address(key, name) in str(report.layout(library, {"c": key}))


def test_an_address_that_leads_nowhere_says_so(library):
    assert "not here" in str(report.layout(library, {"c": "gone"}))


def test_words_from_outside_are_text(library):
    graph = graph_of("b -> a -", texts={"a": "<img src=x>"})
    key = library.add(graph)
    parts = drawn(report.told(report.report(library.analysis(key)), key))
    assert '["img"' not in parts
    assert "<img src=x>" in parts
