import csv
import io

import pytest
from flask import Flask
from graphs import graph_of
from page_text import text_of

from argmap.show.library import Library
from argmap.show.pages import attention

NAMES = {"a": "Ada", "b": "Ben", "c": "Cem"}
GRAPH = graph_of("b -> a -", "c -> a -", texts={"a": "Close <b>it</b>", "b": "=1+1"}, authors=NAMES)


@pytest.fixture
def library(tmp_path):
    found = Library(samples=tmp_path / "samples", store=tmp_path / "store")
    found.put("lane", GRAPH)
    return found


def client(library):
    server = Flask("tables")
    attention.serve(server, library)
    return server.test_client()


def words(library, key="lane"):
    return text_of(attention.layout(library, {"c": key}))


def test_the_lead_counts_what_waits(library):
    said = "Here are 2 objections that nobody answered and 1 disputed claim without a reason"
    assert said in words(library)


def test_each_stands_with_its_words_and_what_it_speaks_to(library):
    said = words(library)
    assert "=1+1disputes #1 Ada: Close <b>it</b>" in said
    assert "#2 Ben · 1 comment since" in said
    assert "#3 Cem · the last comment" in said


def test_where_nothing_waits_it_says_what_that_means(library):
    library.put("calm", graph_of("b -> a >"))
    assert "As far as the links between comments are known" in words(library, "calm")


@pytest.mark.parametrize(
    ("lines", "said"), [((), "There are no comments here"), (("a", "b"), "There are no links")]
)
def test_where_nobody_is_known_to_speak_to_anybody_it_says_so(library, lines, said):
    library.put("few", graph_of(*lines))
    assert said in words(library, "few")


def test_an_address_that_leads_nowhere_says_so(library):
    assert "This conversation is not here" in words(library, "elsewhere")


def test_the_table_is_served_whole_and_no_cell_is_run(library):
    answer = client(library).get("/attention/lane.csv")
    table = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [row["words"] for row in table] == ["'=1+1", "c", "Close <b>it</b>"]
    assert table[0]["beside it"] == "disputes #1 Ada: Close <b>it</b>"


def test_the_table_of_no_conversation_is_not_found(library):
    assert client(library).get("/attention/none.csv").status_code == 404
