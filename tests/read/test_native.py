import json

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError, LimitError, ReadError
from argmap.model import ArgumentGraph
from argmap.read import native
from argmap.read.source import Limits, Source
from argmap.write import native as writer

TEXT = """{"directed": true, "multigraph": true,
 "graph": {"schema": "argmap/1", "title": "Gate", "source_text": "Open the gate. No."},
 "nodes": [
  {"id": "c:1", "kind": "comment", "text": "Open the gate.", "number": 1, "source_end": 14},
  {"id": "c:2", "kind": "comment", "text": "No.", "source_start": 15, "source_end": 18},
  {"id": "k:1.1", "kind": "claim", "comment": "c:1", "start": 0, "end": 14,
   "text": "Open the gate."}],
 "edges": [
  {"source": "c:2", "target": "c:1", "key": 0, "kind": "reply", "origin": "stated"},
  {"source": "c:1", "target": "k:1.1", "key": 0, "kind": "states"},
  {"source": "c:2", "target": "k:1.1", "key": 0, "kind": "rebut", "confidence": 0.5,
   "evidence": [{"node": "c:2", "start": 0, "end": 2}],
   "alternatives": [{"target": "c:1", "confidence": 0.25}]}]}"""


def parse(text, **rest):
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return native.parse(Source(name="graph.json", data=data, **rest))


def changed(**parts):
    return json.dumps({**json.loads(TEXT), **parts})


def node(**fields):
    return changed(nodes=[{"id": "c:1", "kind": "comment", "text": "a", **fields}], edges=[])


def edge(**fields):
    return changed(edges=[{"source": "c:2", "target": "c:1", "kind": "reply", **fields}])


def test_a_graph_is_read():
    graph = parse(TEXT)
    assert graph.conversation.title == "Gate"
    assert [claim.text for claim in graph.claims] == ["Open the gate."]
    rebut = graph.links[-1]
    assert (rebut.kind, rebut.confidence, rebut.evidence[0].end) == ("rebut", 0.5, 2)
    assert rebut.alternatives[0].target == "c:1"


def test_what_is_written_is_read_again_as_it_was():
    graph = parse(TEXT)
    assert parse(writer.write(graph)) == graph


def test_networkx_reads_what_is_written():
    view = nx.node_link_graph(json.loads(writer.write(parse(TEXT))), edges="edges")
    assert sorted(view.edges(keys=True)) == [
        ("c:1", "k:1.1", 0),
        ("c:2", "c:1", 0),
        ("c:2", "k:1.1", 0),
    ]


def test_what_older_networkx_writes_is_read():
    view = nx.node_link_graph(json.loads(TEXT), edges="edges")
    data = nx.node_link_data(view, edges="links")
    read, expected = parse(json.dumps(data)), parse(TEXT)
    assert read.conversation == expected.conversation
    assert sorted(map(repr, read.links)) == sorted(map(repr, expected.links))


FIELDS = {"mood": "glad", "kinds": [1, None, {"a": 2.5}], "extra": {"b": True}}


@pytest.mark.parametrize(
    "where",
    [
        (),
        ("graph",),
        ("graph", "made_by"),
        ("graph", "headers", 0),
        ("graph", "left_out", 0),
        ("nodes", 0),
        ("nodes", 0, "author_evidence", 0),
        ("nodes", 2),
        ("edges", 2),
        ("edges", 2, "evidence", 0),
        ("edges", 2, "alternatives", 0),
    ],
    ids=str,
)
def test_fields_that_are_not_known_survive(where):
    raw = json.loads(TEXT)
    raw["graph"]["made_by"] = {"version": "1"}
    raw["graph"]["headers"] = [{"start": 0, "end": 1, "what": "title"}]
    raw["graph"]["left_out"] = [{"start": 0, "end": 1, "why": "form"}]
    raw["nodes"][0] |= {
        "author": "Ada",
        "author_origin": "inferred",
        "author_evidence": [{"node": "c:2", "start": 0, "end": 1}],
    }
    part = raw
    for step in where:
        part = part[step]
    part.update(FIELDS)
    written = json.loads(writer.write(parse(json.dumps(raw))))
    for step in where:
        written = written[step]
    assert {name: written[name] for name in FIELDS} == FIELDS


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "it is not JSON"),
        ("[]", "not a JSON object"),
        ("{}", "it has no 'graph'"),
        ('{"graph": {"schema": "argmap/1"}}', "it has no 'nodes'"),
        (changed(graph={"schema": "argmap/9"}), "its schema is 'argmap/9'"),
        (changed(graph={}), "its schema is None"),
        (changed(graph={"schema": "argmap/1", "made_by": []}), "made_by is not an object"),
        (changed(graph={"schema": "argmap/1", "headers": 1}), "graph.headers is not a list"),
        (changed(graph={"schema": "argmap/1", "title": 1}), "graph: Expected `str`"),
        (changed(nodes=[1]), r"nodes\[0\] has no kind"),
        (node(kind="post"), r"nodes\[0\] has no kind"),
        (node(text=None), r"nodes\[0\]: Expected `str`"),
        (node(role="king"), r"nodes\[0\]: Invalid enum value 'king'"),
        (node(author="Ada"), "author has no origin"),
        (node(author_evidence=[1]), r"nodes\[0\].author_evidence\[0\] is not an object"),
        (node(reply_to="c:9"), "answers c:9: not there"),
        (node(source_start=5, source_end=1), "not a span"),
        (edge(target="c:9"), "c:9 is not there"),
        (edge(source="c:1", target="c:2"), "points at an earlier comment"),
        (edge(kind="likes"), r"edges\[0\]: Invalid enum value 'likes'"),
        (edge(confidence=2), "outside 0 to 1"),
        (edge(evidence=[{"node": "c:2", "start": 0, "end": 99}]), "evidence is outside"),
        (TEXT.replace('"end": 14', '"end": 13'), "not what stands in c:1"),
        (TEXT.replace("c:2", "c:1"), "2 comments have the id c:1"),
        ("[" * 100_000, "nested too deeply"),
        (changed(extra=0).replace('"extra": 0', '"extra": ' + "[" * 99_999), "nested too deeply"),
        (edge(confidence=0).replace(" 0}", " NaN}"), "it is not JSON"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(text, problem):
    with pytest.raises(ReadError, match=problem):
        parse(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\ud800", "\ufffd"),
        (r"\udc00\ud800", "\ufffd\ufffd"),
        (r"\ud83d\ude00", "😀"),
        (r"\\ud800 \ud800", "\\ud800 \ufffd"),
        ("\ud800", "\ufffd"),
        ("\u202eabc\u202c", "\u202eabc\u202c"),
    ],
)
def test_surrogates_and_other_signs(written, read):
    assert parse(TEXT.replace("Gate", written)).conversation.title in (read, read * 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding):
    assert parse(TEXT.replace("Gate", "Tür").encode(encoding)).conversation.title == "Tür"


def test_limits():
    with pytest.raises(LimitError, match="ARGMAP_MAX_COMMENTS"):
        parse(TEXT, limits=Limits(comments=1))
    with pytest.raises(LimitError, match="ARGMAP_MAX_CHARACTERS"):
        parse(TEXT, limits=Limits(characters=10))


@pytest.mark.parametrize(
    ("text", "score"),
    [(TEXT, 1.0), ('{"nodes": [], "edges": []}', 0.5), ('{"a": 1}', 0.0), ("Ada: argmap/1", 0.0)],
)
def test_sniffing(text, score):
    assert native.sniff(Source(name="x", data=text.encode())) == score


@given(st.integers(0, len(TEXT)), st.integers(0, 30), st.binary(max_size=6))
@settings(max_examples=300, deadline=None)
def test_a_damaged_file_is_read_or_refused(place, length, put):
    data = TEXT.encode()
    try:
        graph = parse(data[:place] + put + data[place + length :])
    except ArgmapError:
        return
    assert isinstance(graph, ArgumentGraph)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@given(st.sampled_from(["graph", "nodes", "edges"]), st.data())
@settings(max_examples=300, deadline=None)
def test_any_value_anywhere_is_read_or_refused(part, data):
    raw = json.loads(TEXT)
    here = raw[part] if part == "graph" else data.draw(st.sampled_from(raw[part]))
    here[data.draw(st.sampled_from([*here, "author", "number", "posted", "notes", "rule"]))] = (
        data.draw(JSON)
    )
    try:
        graph = parse(json.dumps(raw))
    except ArgmapError:
        return
    assert parse(writer.write(graph)) == graph
