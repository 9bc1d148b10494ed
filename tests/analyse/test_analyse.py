"""All analyses together are what the command line promises."""

import msgspec
from graphs import graph_of

from argmap.analyse import analyse


def test_every_part_is_there_and_json_can_hold_it():
    graph = graph_of("b -> a -", "c -> b +", authors={"a": "Ada", "b": "Bo", "c": "Cy"})
    result = msgspec.json.decode(msgspec.json.encode(analyse(graph)))
    assert list(result) == ["positions", "claims", "common_ground", "timeline", "strength"]
    assert [(p["camp"], p["participants"]) for p in result["positions"]] == [
        ("A", ["Ada"]),
        ("B", ["Bo", "Cy"]),
    ]
    assert [c["rebutted_by"] for c in result["claims"]] == [1, 0, 0]
    assert set(result["strength"]["of"]) == {"a", "b", "c"}


def test_an_empty_graph_is_analysed_as_well():
    result = analyse(graph_of())
    assert result["positions"] == [] == result["claims"]
