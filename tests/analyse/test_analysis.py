"""All analyses of one graph, when asked for."""

from pathlib import Path

import pytest
from graphs import graph_of
from msgspec import structs

import argmap
from argmap.analyse.analysis import Analysis
from argmap.model import Stance

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


def test_strengths_and_cruxes_begin_with_the_votes():
    graph = graph_of("b -> a +", "c -> b =")
    votes = tuple(Stance(participant=name, claim="b", value=1) for name in ("Ann", "Bo"))
    found = Analysis(structs.replace(graph, stances=votes))
    # (2 + 1) / (2 + 2), for what says the same as well; a: E = .75, h = .5625 / 1.5625 = .36
    assert found.base == {"b": 0.75, "c": 0.75}
    assert found.strength.strength.to_dict() == pytest.approx({"a": 0.68, "b": 0.75, "c": 0.75})
    assert found.claims["base"].tolist() == [0.5, 0.75, 0.75]
    assert found.cruxes.set_index("id").loc["b>a>support", "strength_change"] == pytest.approx(0.18)
