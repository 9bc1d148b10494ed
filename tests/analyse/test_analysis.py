"""All analyses of one graph, when asked for."""

from pathlib import Path

import argmap
from argmap.analyse.analysis import Analysis

HOME = Path(__file__).parents[2]


def test_a_graph_is_opened_and_analysed_in_two_lines():
    source = next((HOME / "data" / "corpus" / "conversations").glob("*.json"))
    found = Analysis(argmap.open(source))
    assert len(found.claims) == len(found.graph.claims) > 0
    assert set(found.status["claim"]) == {group[0] for group in found.same.values()}


def test_what_was_computed_is_kept():
    source = next((HOME / "data" / "corpus" / "conversations").glob("*.json"))
    found = Analysis(argmap.open(source))
    assert found.status is found.status
