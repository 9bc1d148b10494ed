"""All analyses together are what the command line promises."""

import msgspec
from graphs import graph_of

from argmap.analyse import analyse
from argmap.analyse.analysis import Analysis
from argmap.analyse.result import TABLES, tables


def test_every_part_is_there_and_json_can_hold_it():
    graph = graph_of("b -> a -", "c -> b +", authors={"a": "Ada", "b": "Bo", "c": "Cy"})
    result = msgspec.json.decode(msgspec.json.encode(analyse(graph)))
    assert list(result)[:7] == [
        "positions",
        "claims",
        "common_ground",
        "timeline",
        "strength",
        "extensions",
        "cruxes",
    ]
    assert [(p["camp"], p["participants"]) for p in result["positions"]] == [
        ("A", ["Ada"]),
        ("B", ["Bo", "Cy"]),
    ]
    assert [c["rebutted_by"] for c in result["claims"]] == [1, 0, 0]
    assert set(result["strength"]["of"]) == {"a", "b", "c"}
    assert [c["grounded"] for c in result["claims"]] == ["rejected", "accepted", "accepted"]
    assert result["extensions"]["grounded"]["listed"] == [["b", "c"]]
    assert result["cruxes"][0]["id"] == "b>a>rebut"


def test_an_empty_graph_is_analysed_as_well():
    result = analyse(graph_of())
    assert result["positions"] == [] == result["claims"]


def test_tables_have_the_rows_of_the_graph():
    graph = graph_of("b -> a -", "c -> b +", authors={"a": "Ada", "b": "Bo", "c": "Cy"})
    found = tables(Analysis(graph))
    assert list(found) == list(TABLES)
    assert found["claims"]["id"].tolist() == ["a", "b", "c"]
    assert found["camps"].to_dict("records") == [
        {"participant": "Ada", "camp": "A"},
        {"participant": "Bo", "camp": "B"},
        {"participant": "Cy", "camp": "B"},
    ]
