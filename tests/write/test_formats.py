"""What every writer that keeps all attributes promises: other programs read back what is there."""

import io
import json
import subprocess
import sys
from importlib import import_module
from typing import Any

import networkx as nx
import pandas as pd
import pydot
import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings

from argmap.model import ArgumentGraph, Comment, Conversation
from argmap.write import WRITERS
from argmap.write.csv_pair import tables, unguard
from argmap.write.native import as_json

# pydot calls its parser by names that the parser's newest version is about to drop.
pytestmark = pytest.mark.filterwarnings("ignore::pyparsing.warnings.PyparsingDeprecationWarning")

Rows = dict[str, dict[str, Any]]
NASTY = [
    pytest.param("<script>alert(1)</script>", id="script"),
    pytest.param("\"quoted\" 'single' & ]]> &amp;", id="quotes-and-entities"),
    pytest.param("line one\nline two\r\nthree\rfour\tfive", id="line-ends"),
    pytest.param("👩‍👩‍👧‍👦 and 🏳️‍🌈", id="emoji"),
    pytest.param("שלום לכולם, مرحبا", id="right-to-left"),
    pytest.param('a\\b \\" \\n \\', id="backslashes"),
    pytest.param("=1+1", id="formula"),
    pytest.param("  spaces at both ends  ", id="spaces"),
    pytest.param("-->{}[];,#", id="punctuation"),
]


def wanted(graph: ArgumentGraph) -> tuple[Rows, Rows]:
    """Return the attributes of nodes by id and of links by place; nothing of what is unknown."""
    native = as_json(graph)
    nodes = {node["id"]: _known(node, "id") for node in native["nodes"]}
    return nodes, {str(n): _known(edge, "key") for n, edge in enumerate(native["edges"])}


def _known(row: dict[str, Any], leave_out: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None and name != leave_out}


def equal(found: Rows, expected: Rows) -> bool:
    """Say whether both are the same where what is nested, or of mixed types, may be JSON text."""
    same_names = {n: set(row) for n, row in found.items()} == {
        n: set(row) for n, row in expected.items()
    }
    return same_names and all(
        _same(found[n][name], value) for n, row in expected.items() for name, value in row.items()
    )


def _same(found: Any, expected: Any) -> bool:
    if found == expected and isinstance(found, bool) == isinstance(expected, bool):
        return True
    try:
        return isinstance(found, str) and bool(json.loads(found) == expected)
    except json.JSONDecodeError:
        return False


def read_graphml(graph: ArgumentGraph) -> tuple[Rows, Rows]:
    text = str(WRITERS["graphml"].write(graph))
    found = nx.parse_graphml(text, force_multigraph=True)
    nodes = {node: dict(row) for node, row in found.nodes(data=True)}
    links = {
        key[1:]: {"source": s, "target": t, **row}
        for s, t, key, row in found.edges(keys=True, data=True)
    }
    return nodes, links


def read_gexf(graph: ArgumentGraph) -> tuple[Rows, Rows]:
    data = str(WRITERS["gexf"].write(graph)).encode()
    found = nx.read_gexf(io.BytesIO(data))
    nodes = {n: {k: v for k, v in row.items() if k != "label"} for n, row in found.nodes(data=True)}
    links = {
        row["id"]: {
            "source": s,
            "target": t,
            **{k: v for k, v in row.items() if k not in ("id", "label")},
        }
        for s, t, row in found.edges(data=True)
    }
    return nodes, links


def read_csv(graph: ArgumentGraph) -> tuple[Rows, Rows]:
    nodes, links = (
        pd.read_csv(io.StringIO(text, newline=""), keep_default_na=False, dtype=str)
        for text in tables(graph).values()
    )
    return _rows(nodes, "id"), _rows(links)


def _rows(table: pd.DataFrame, key: str = "") -> Rows:
    found: Rows = {}
    for number, row in enumerate(table.to_dict("records")):
        cells = {unguard(str(name)): unguard(str(cell)) for name, cell in row.items()}
        found[cells.pop(key) if key else str(number)] = cells
    return found


def read_dot(graph: ArgumentGraph) -> tuple[Rows, Rows]:
    (found,) = pydot.graph_from_dot_data(str(WRITERS["dot"].write(graph)))
    looks = {"label", "shape", "style", "color", "arrowhead"}

    def plain(attributes: dict[str, str]) -> dict[str, Any]:
        pairs = ((json.loads(n) if n[0] == '"' else n, v) for n, v in attributes.items())
        return {name: json.loads(value) for name, value in pairs if name not in looks}

    nodes = {
        json.loads(x.get_name()): plain(x.get_attributes())
        for x in found.get_nodes()
        if x.get_name() != "node"
    }
    links = {
        str(n): {
            "source": json.loads(x.get_source()),
            "target": json.loads(x.get_destination()),
            **plain(x.get_attributes()),
        }
        for n, x in enumerate(sorted(found.get_edges(), key=lambda x: x.get_sequence()))
    }
    return nodes, links


READERS = {"graphml": read_graphml, "gexf": read_gexf, "csv": read_csv, "dot": read_dot}
ALL = pytest.mark.parametrize("read", READERS.values(), ids=READERS)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
@given(graph=graphs())
@settings(max_examples=30, deadline=None)
def test_any_graph_is_read_back_with_all_attributes(name, graph):
    nodes, links = wanted(graph)
    found_nodes, found_links = READERS[name](graph)
    assert equal(found_nodes, nodes)
    assert equal(found_links, links)


@given(graph=graphs())
@settings(max_examples=30, deadline=None)
def test_pandas_reads_any_graph_back_with_all_attributes(graph):
    for found, expected in zip(read_csv(graph), wanted(graph), strict=True):
        assert found.keys() == expected.keys()
        for number, row in expected.items():
            cells = {name: found[number][name] for name in row}
            as_cells = {n: str(v).lower() if isinstance(v, bool) else v for n, v in row.items()}
            assert equal({number: cells}, {number: as_cells})


@given(graph=graphs())
@settings(max_examples=2, deadline=None)
def test_pydot_reads_any_graph_back_with_all_attributes(graph):
    nodes, links = wanted(graph)
    found_nodes, found_links = read_dot(graph)
    assert equal(found_nodes, nodes)
    assert equal(found_links, links)


@ALL
@pytest.mark.parametrize("text", NASTY)
def test_text_comes_back_to_the_character(read, text):
    nodes, _ = read(graph_of("b -> a +", texts={"a": text}))
    assert nodes["a"]["text"] == text


@ALL
def test_two_links_between_two_claims_stay_two(read):
    _, links = read(graph_of("b -> a +", "b -> a -"))
    kinds = [row["kind"] for row in links.values() if row["source"] == "b"]
    assert sorted(kinds) == ["rebut", "support"]


@ALL
def test_the_same_graph_gives_the_same_file(read):
    name = next(name for name, function in READERS.items() if function is read)
    graph = graph_of("b -> a +", "c -> b - 0.3")
    assert WRITERS[name].write(graph) == WRITERS[name].write(graph)


@pytest.mark.parametrize("read", [read_graphml, read_gexf], ids=["graphml", "gexf"])
def test_characters_that_xml_cannot_hold_are_replaced(read):
    nodes, _ = read(graph_of("b -> a +", texts={"a": "bell\x07null\x00end\uffff"}))
    assert nodes["a"]["text"] == "bell\ufffdnull\ufffdend\ufffd"


@ALL
def test_controls_in_nested_values_survive(read):
    graph = with_extra({"tags": ["a\x07b", "\x00"]})
    nodes, _ = read(graph)
    assert json.loads(nodes["c:1"]["tags"]) == ["a\x07b", "\x00"]


@ALL
@pytest.mark.parametrize("value", [-3, 2**40, 2**80, 1.25, True, "true", "-3", [1], {"a": None}])
def test_a_field_that_only_this_file_has_keeps_its_value(read, value):
    nodes, _ = read(with_extra({"mine": value}))
    found = nodes["c:1"]["mine"]
    assert _same(found, value) or found == str(value).lower()


def with_extra(extra: dict[str, Any]) -> ArgumentGraph:
    comment = Comment(id="c:1", text="Yes", extra=extra)
    return ArgumentGraph(conversation=Conversation(comments=(comment,)))


def test_graphml_keeps_what_is_said_of_the_whole():
    conversation = Conversation(
        comments=(), title="Trees & <cars>", source="a.txt", notes=("One.",)
    )
    graph = ArgumentGraph(conversation=conversation, made_by={"version": "9"})
    head = nx.parse_graphml(str(WRITERS["graphml"].write(graph))).graph
    assert (head["title"], head["source"], head["schema"]) == (
        "Trees & <cars>",
        "a.txt",
        "argmap/1",
    )
    assert json.loads(head["notes"]) == ["One."]
    assert json.loads(head["made_by"]) == {"version": "9"}


def test_gephi_shows_who_speaks_beside_each_node():
    graph = graph_of("a", texts={"a": "word " * 40}, authors={"a": "Ada"})
    found = nx.read_gexf(io.BytesIO(str(WRITERS["gexf"].write(graph)).encode()))
    assert found.nodes["a"]["label"].startswith("#1 Ada: word word")
    assert found.nodes["a"]["label"].endswith("…")


def test_numbers_are_numbers_for_pandas():
    nodes = pd.read_csv(io.StringIO(tables(graph_of("b -> a + 0.5"))["nodes"]))
    assert nodes["number"].dropna().tolist() == [1, 2]


@pytest.mark.parametrize("name", WRITERS)
def test_a_format_is_written_by_a_module_that_is_there(name):
    module = {"json": "native", "csv": "csv_pair"}.get(name, name.replace("-", "_"))
    assert callable(import_module(f"argmap.write.{module}").write)


def test_formats_are_listed_without_what_writes_them():
    code = (
        "import sys; from argmap.write import WRITERS; "
        "print([name for name in ('html', 'svg', 'report_docx') "
        "if f'argmap.write.{name}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
