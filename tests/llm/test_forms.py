"""Answers are read by their form: what has not the form is counted, never guessed."""

import json

import pytest
from endpoints import lists

from argmap.llm.forms import (
    MOST_ITEMS,
    Answer,
    Claimed,
    Relation,
    Reply,
    Stances,
    UnusableAnswer,
    read_answer,
    schema_of,
)

CLAIM = {"comment": "c1", "name": "c1.1", "quote": "so", "role": "claim", "confidence": 0.5}


def read(**given):
    return read_answer(json.dumps(lists(**given)), Answer)


def test_an_answer_of_the_form_is_read():
    found = read(claims=[CLAIM])
    assert found.of(Claimed) == [Claimed("c1", "c1.1", "so", "claim", 0.5)]
    assert (found.of(Reply), found.of(Relation), found.refused) == ([], [], {})


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({**CLAIM, "role": "order"}, id="unknown-role"),
        pytest.param({**CLAIM, "confidence": "high"}, id="confidence-in-words"),
        pytest.param({**CLAIM, "origin": "person"}, id="a-field-too-many"),
        pytest.param({"comment": "c1"}, id="fields-missing"),
        pytest.param("c1", id="no-object"),
        pytest.param(None, id="null"),
    ],
)
def test_one_item_of_a_wrong_form_costs_only_itself(wrong):
    found = read(claims=[CLAIM, wrong, CLAIM])
    assert len(found.of(Claimed)) == 2
    assert found.refused == {"not of the form": 1}


def test_other_lists_are_refused():
    found = read_answer(json.dumps({**lists(), "admin": [1], "person": "yes"}), Answer)
    assert found.refused == {"not of the form": 2}


def test_a_list_that_is_none_is_refused():
    assert read(claims={"c1": CLAIM}).refused == {"not of the form": 1}


def test_too_many_items_are_refused():
    found = read(claims=[CLAIM] * (MOST_ITEMS + 3))
    assert len(found.of(Claimed)) == MOST_ITEMS
    assert found.refused == {"not of the form": 3}


@pytest.mark.parametrize(
    "around", ["```json\n{}\n```", "Here it is: {}. Good luck!", "<think>{{a}} or {{b}}?</think>{}"]
)
def test_what_stands_around_the_json_is_left_aside(around):
    content = around.format(json.dumps({"claims": [CLAIM]}))
    assert len(read_answer(content, Answer).of(Claimed)) == 1


@pytest.mark.parametrize(
    "content",
    ["", "no", "{", "{}", "[1]", '{"a": 1}', '{"claims": [', "{" * 100_000 + "}" * 100_000],
)
def test_what_is_no_answer_is_said_to_be_none(content):
    with pytest.raises(UnusableAnswer):
        read_answer(content, Answer)


@pytest.mark.parametrize("form", [Answer, Stances])
def test_the_schema_is_strict_throughout(form):
    schema = schema_of(form)
    assert schema["type"] == "object"
    for part in (schema, *schema["$defs"].values()):
        assert part["additionalProperties"] is False
        assert sorted(part["required"]) == sorted(part["properties"])
