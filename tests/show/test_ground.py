import csv
import io

import pytest
from flask import Flask
from graphs import graph_of
from msgspec import structs
from page_text import text_of

from argmap.model import Stance
from argmap.show.figures.ground_cards import Voice
from argmap.show.library import Library
from argmap.show.pages import ground
from argmap.show.pages.ground_voices import counted

NAMES = {"a": "Ada", "b": "Ben", "c": "Cem"}
GRAPH = graph_of(
    "b -> a -", "c -> a +", texts={"a": "Close <b>the</b> lane", "b": "=1+1"}, authors=NAMES
)


@pytest.fixture
def library(tmp_path):
    found = Library(samples=tmp_path / "samples", store=tmp_path / "store")
    found.put("lane", GRAPH)
    return found


def client(library):
    server = Flask("tables")
    ground.serve(server, library)
    return server.test_client()


def words(library, key="lane"):
    return text_of(ground.layout(library, {"c": key}))


def test_the_lead_names_the_camps_and_says_that_they_are_a_guess(library):
    said = words(library)
    assert "Two camps, guessed from who disputes and who backs whom" in said
    assert "A, 2 people: Ada and Cem" in said
    assert "They are a first guess to explore, not what people are." in said


def test_the_first_screen_answers_what_is_shared_what_divides_and_what_is_not_known(library):
    said = words(library)
    assert "What do all camps share?Of 3 claims, none is known to be shared" in said
    assert "What divides them?1 claim is disputed.Close <b>the</b> lane" in said
    assert "What is not known?1 claim is said by one person only and 1 is contested by" in said


def test_what_can_be_understood_alone_is_quoted_first(library):
    telling = "The lane should be closed to cars on Sundays"
    texts = {"a": "I am against it", "c": telling}
    library.put("two", graph_of("b -> a -", "d -> c -", texts=texts))
    assert f"2 claims are disputed.{telling}" in words(library, "two")


def test_the_lead_says_how_much_is_missing(library):
    assert "Nobody has voted here" in words(library)
    assert "at least 3 answers from every camp" in words(library)


def test_without_camps_everybody_is_one(library):
    library.put("alone", graph_of("a", authors=NAMES))
    said = words(library, "alone")
    assert "No camps can be told apart here" in said
    assert "No claim can be called shared or rejected by all so far." in said


def test_the_lead_counts_who_voted(library):
    votes = tuple(Stance(participant=f"p{n}", claim="a", value=1) for n in range(3))
    library.put("votes", structs.replace(graph_of("a"), stances=votes))
    assert "3 people have voted" in words(library, "votes")


def test_the_address_can_name_one_person(library):
    said = text_of(ground.layout(library, {"c": "lane", "a": "Ben"}))
    assert "Only what Ben spoke to is shown (show all)." in said
    assert "Of 2 claims" in said


def test_a_conversation_without_claims_says_so(library):
    library.put("none", graph_of("c:a"))
    assert "There are no claims in this conversation" in words(library, "none")


def test_an_address_that_leads_nowhere_says_so(library):
    assert "This conversation is not here" in words(library, "elsewhere")


@pytest.mark.parametrize(
    ("voice", "section", "said"),
    [
        (Voice("A", 3, 1, 0), "shared", "3 of 4 agree"),
        (Voice("A", 1, 0, 0), "shared", "1 of 1 agrees"),
        (Voice("A", 3, 1, 2), "shared", "3 of 6 agree, 2 unsure"),
        (Voice("A", 1, 4, 0), "rejected", "4 of 5 disagree"),
        (Voice("A", 0, 2, 0), "divides", "2 of 2 disagree"),
        (Voice("A", 1, 5, 0), "divides", "1 of 6 agrees"),
        (Voice("A", 0, 0, 2), "unsure", "2 of 2 unsure"),
    ],
)
def test_counts_are_told_in_words(voice, section, said):
    assert counted(voice, section) == said


def test_the_table_is_served_whole_and_no_cell_is_run(library):
    answer = client(library).get("/ground/lane.csv")
    table = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    found = {row["claim"]: row for row in table}
    assert sorted(found) == ["'=1+1", "Close <b>the</b> lane", "c"]
    lane = found["Close <b>the</b> lane"]
    assert (lane["A: agree"], lane["B: disagree"]) == ("2", "1")


def test_the_table_of_no_conversation_is_not_found(library):
    assert client(library).get("/ground/none.csv").status_code == 404


def test_in_a_room_it_is_said_that_nothing_is_estimated(library):
    conversation = structs.replace(GRAPH.conversation, extra={"room": ["Ada", "Ben", "Dee"]})
    votes = tuple(Stance(participant=name, claim="b", value=1) for name in ("Ada", "Dee"))
    library.put("room", structs.replace(GRAPH, conversation=conversation, stances=votes))
    said = words(library, "room")
    assert "A room of 3 people, all of whom are known: nothing is estimated." in said
    assert "very likely" not in said
    assert "3 of 3" in said  # Ben, who made the claim, and both who voted
    assert "A room of" not in words(library)
