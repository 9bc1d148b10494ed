"""Strength of claims, by hand from the published formulas."""

import pytest
from graphs import graph_of

from argmap.analyse.strength import dfquad_strength, quadratic_energy_strength
from argmap.errors import GraphError


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["a"], 0.5, id="nobody-speaks-to-it"),
        # E = 0.5, h = 0.25 / 1.25
        pytest.param(["b -> a +"], 0.6, id="one-supporter-lifts"),
        pytest.param(["b -> a -"], 0.4, id="one-rebutter-lowers"),
        pytest.param(["b -> a +", "c -> a -"], 0.5, id="equal-voices-cancel"),
        # b falls to 0.4; E = -0.4, h = 0.16 / 1.16
        pytest.param(["b -> a -", "c -> b -"], 0.5 - 0.5 * 0.16 / 1.16, id="rebutter-rebutted"),
        # s = 0.5 - 0.5 s^2 / (1 + s^2), so s + s^3 = 0.5
        pytest.param(["b -> a -", "a -> b -"], 0.423854, id="two-rebut-each-other"),
    ],
)
def test_quadratic_energy_follows_those_who_speak_to_a_claim(lines, expected):
    energy = quadratic_energy_strength(graph_of(*lines))
    assert energy.strength["a"] == pytest.approx(expected, abs=1e-6)
    assert energy.settled


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["b -> a +"], 0.75, id="one-supporter-lifts"),
        pytest.param(["b -> a -", "c -> b -"], 0.375, id="rebutter-rebutted-defends"),
    ],
)
def test_dfquad_follows_those_who_speak_to_a_claim(lines, expected):
    assert dfquad_strength(graph_of(*lines))["a"] == pytest.approx(expected)


def test_dfquad_names_a_cycle():
    with pytest.raises(GraphError, match="without a cycle; found"):
        dfquad_strength(graph_of("b -> a -", "a -> b -"))
