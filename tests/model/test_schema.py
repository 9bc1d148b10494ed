"""The published JSON Schema accepts what is written and refuses what is not of the format."""

import copy
import json
from importlib import resources
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import (
    Alternative,
    ArgumentGraph,
    Claim,
    Comment,
    Conversation,
    Header,
    LeftOut,
    Link,
    Span,
    Stance,
)
from argmap.model.conversation import COMMENT_ROLES, ORIGINS
from argmap.model.graph import CLAIM_ROLES, LINK_KINDS
from argmap.model.stance import STANCE_SOURCES, VALUES
from argmap.read import native as reader
from argmap.read.source import Source
from argmap.write import native as writer

SCHEMA = json.loads(
    (resources.files("argmap.model") / "argmap-1.schema.json").read_text(encoding="utf-8")
)
CHECK = jsonschema.Draft202012Validator(SCHEMA)
FULL = ArgumentGraph(
    conversation=Conversation(
        comments=(
            Comment(id="c:0", text="Open the gate.", role="post", number=0, posted="2020-01-01"),
            Comment(
                id="c:1",
                text="No, Ada. It rains.",
                number=1,
                author="Bo",
                author_origin="inferred",
                author_rule="names the author",
                author_confidence=0.5,
                author_evidence=(Span("c:0", 0, 4),),
                reply_to="c:0",
                source_start=15,
                source_end=33,
                extra={"likes": 3},
            ),
        ),
        title="Gate",
        source="gate.txt",
        source_text="Open the gate. No, Ada. It rains. Reply",
        reader="page",
        headers=(Header(0, 4, "title"), Header(15, 17, "author", "c:1")),
        left_out=(LeftOut(34, 39, "buttons"),),
        notes=("One note.",),
    ),
    claims=(
        Claim(id="k:0.1", comment="c:0", start=0, end=14, text="Open the gate.", role="proposal"),
        Claim(id="k:1.1", comment="c:1", start=9, end=18, text="It rains.", role="premise"),
    ),
    links=(
        Link(source="c:1", target="c:0", kind="reply", origin="stated"),
        Link(source="c:0", target="k:0.1", kind="states"),
        Link(
            source="k:1.1",
            target="k:0.1",
            kind="rebut",
            confidence=0.5,
            rule="no",
            evidence=(Span("c:1", 0, 2),),
            alternatives=(Alternative(0.25, target="c:0"), Alternative(0.1, kind="support")),
        ),
    ),
    stances=(
        Stance(
            participant="Bo",
            claim="k:0.1",
            value=-1,
            source="label",
            at=1,
            time="2020-01-01T10:00:00Z",
            node="c:1",
            span=Span("c:1", 0, 2),
            confidence=0.5,
            extra={"mood": "glad"},
        ),
        Stance(participant="Cy", claim="k:0.1", value=0),
    ),
    made_by={"version": "1", "command": "argmap mine"},
)
PLAIN = json.loads(writer.write(FULL))


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_what_is_written_is_valid():
    CHECK.validate(PLAIN)


def test_what_is_written_in_full_is_read_again_as_it_was():
    assert reader.parse(Source(name="x", data=writer.write(FULL).encode())) == FULL


def test_an_empty_graph_is_valid():
    CHECK.validate(json.loads(writer.write(ArgumentGraph(conversation=Conversation(comments=())))))


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("comment", Comment),
        ("claim", Claim),
        ("link", Link),
        ("alternative", Alternative),
        ("span", Span),
        ("header", Header),
        ("left_out", LeftOut),
        ("graph", Conversation),
        ("stance", Stance),
    ],
)
def test_every_field_of_a_record_is_described(name, record):
    described = set(SCHEMA["$defs"][name]["properties"])
    fields = {field.name for field in msgspec.structs.fields(record)} - {"extra", "comments"}
    others = {"kind", "key", "schema", "made_by", "decisions", "stances", "camps", "room"}
    assert described - others == fields - {"kind"}


@pytest.mark.parametrize(
    ("found", "values"),
    [
        (SCHEMA["$defs"]["origin"]["enum"], ORIGINS),
        (SCHEMA["$defs"]["kind"]["enum"], LINK_KINDS),
        (SCHEMA["$defs"]["comment"]["properties"]["role"]["enum"], COMMENT_ROLES),
        (SCHEMA["$defs"]["claim"]["properties"]["role"]["enum"], CLAIM_ROLES),
        (SCHEMA["$defs"]["stance"]["properties"]["source"]["enum"], STANCE_SOURCES),
        (SCHEMA["$defs"]["stance"]["properties"]["value"]["enum"], VALUES),
    ],
)
def test_the_words_are_those_of_the_records(found, values):
    assert tuple(found) == values


PLACES = [
    (),
    ("graph",),
    ("graph", "stances", 0),
    ("nodes", 0),
    ("nodes", 2),
    ("edges", 2),
    ("edges", 2, "evidence", 0),
]


@pytest.mark.parametrize("where", PLACES, ids=str)
def test_unknown_fields_are_valid_everywhere(where):
    raw = copy.deepcopy(PLAIN)
    at(raw, where)["mood"] = {"glad": [1, None]}
    CHECK.validate(raw)


def at(raw: Any, where: tuple[str | int, ...]) -> Any:
    for step in where:
        raw = raw[step]
    return raw


WRONG = [
    ((), "nodes", {}),
    ((), "edges", None),
    ((), "graph", []),
    ((), "directed", False),
    (("graph",), "schema", "argmap/2"),
    (("graph",), "title", 1),
    (("graph",), "notes", [1]),
    (("graph",), "made_by", "me"),
    (("graph", "headers", 0), "start", -1),
    (("graph", "headers", 0), "what", None),
    (("graph", "left_out", 0), "why", 3),
    (("graph", "stances", 0), "value", 2),
    (("graph", "stances", 0), "source", "guess"),
    (("graph", "stances", 0), "at", -1),
    (("graph", "stances", 0), "span", [0, 1]),
    (("graph", "stances", 1), "participant", None),
    (("graph",), "camps", ["A"]),
    (("nodes", 1), "id", 1),
    (("nodes", 1), "kind", "thing"),
    (("nodes", 1), "role", "king"),
    (("nodes", 1), "text", None),
    (("nodes", 1), "number", "one"),
    (("nodes", 1), "author_origin", None),
    (("nodes", 1), "author_confidence", 1.5),
    (("nodes", 1, "author_evidence", 0), "node", 0),
    (("nodes", 2), "start", 0.5),
    (("nodes", 2), "end", 0),
    (("nodes", 2), "text", ""),
    (("nodes", 2), "role", "post"),
    (("nodes", 2), "origin", "guess"),
    (("edges", 2), "kind", "likes"),
    (("edges", 2), "target", None),
    (("edges", 2), "confidence", -0.1),
    (("edges", 2), "evidence", [1]),
    (("edges", 2, "alternatives", 0), "confidence", 2),
    (("edges", 0), "primary", "yes"),
]


@pytest.mark.parametrize(("where", "field", "value"), WRONG, ids=lambda x: str(x))
def test_a_wrong_value_is_refused(where, field, value):
    raw = copy.deepcopy(PLAIN)
    at(raw, where)[field] = value
    assert not CHECK.is_valid(raw)


NEEDED = [
    *[((), field) for field in ("graph", "nodes", "edges")],
    (("graph",), "schema"),
    *[(("nodes", 1), field) for field in ("id", "kind", "text", "author_origin")],
    *[(("nodes", 2), field) for field in ("id", "kind", "comment", "start", "end", "text")],
    *[(("graph", "stances", 1), field) for field in ("participant", "claim", "value")],
    *[(("edges", 2), field) for field in ("source", "target", "kind")],
    (("edges", 2, "alternatives", 0), "confidence"),
]


@pytest.mark.parametrize(("where", "field"), NEEDED, ids=str)
def test_a_field_that_is_needed_is_missed(where, field):
    raw = copy.deepcopy(PLAIN)
    del at(raw, where)[field]
    assert not CHECK.is_valid(raw)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@st.composite
def graphs(draw: st.DrawFn) -> ArgumentGraph:
    texts = draw(st.lists(TEXTS, min_size=1, max_size=6))
    comments = tuple(
        Comment(
            id=f"c:{n}",
            text=text,
            author=draw(st.none() | TEXTS),
            author_origin=draw(st.sampled_from(ORIGINS)),  # type: ignore[arg-type]
            reply_to=draw(st.none() | st.sampled_from([f"c:{m}" for m in range(n)] or [None])),
            extra=draw(st.dictionaries(st.sampled_from(["mood", "x y"]), TEXTS)),
        )
        for n, text in enumerate(texts)
    )
    claims = tuple(
        Claim(id=f"k:{n}.1", comment=f"c:{n}", start=0, end=len(text), text=text)
        for n, text in enumerate(texts)
        if text
    )
    links = [
        Link(source=c.id, target=claims[0].id, kind="support", confidence=draw(st.floats(0, 1)))
        for c in claims[1:]
    ]
    votes = draw(st.lists(st.tuples(TEXTS, st.sampled_from(VALUES)), max_size=3))
    return ArgumentGraph(
        conversation=Conversation(comments=comments, title=draw(TEXTS)),
        claims=claims,
        links=tuple(links),
        stances=tuple(Stance(participant=who, claim="k:0.1", value=value) for who, value in votes),
    )


@given(graphs())
@settings(max_examples=100, deadline=None)
def test_any_graph_is_written_validly_and_read_again(graph):
    text = writer.write(graph)
    CHECK.validate(json.loads(text))
    assert reader.parse(Source(name="x", data=text.encode())) == graph
