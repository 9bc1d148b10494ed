"""Strength of claims, by hand from the published formulas."""

import numpy as np
import pandas as pd
import pytest
from graphs import graph_of
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analyse.strength import gradual
from argmap.analyse.strength.strength import (
    dfquad_strength,
    h_categoriser_strength,
    quadratic_energy_strength,
    vote_base,
)
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


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["a"], 1, id="nobody-rebuts-it"),
        pytest.param(["b -> a -"], 1 / 2, id="one"),
        pytest.param(["b -> a -", "c -> a -"], 1 / 3, id="two"),
        pytest.param(["b -> a -", "c -> b -"], 2 / 3, id="rebutter-rebutted"),
        pytest.param(["b -> a -", "c -> a +"], 1 / 2, id="support-is-not-heard"),
        # s = 1 / (1 + s): the golden ratio less 1
        pytest.param(["b -> a -", "a -> b -"], (5**0.5 - 1) / 2, id="two-rebut-each-other"),
    ],
)
def test_h_categoriser_hears_those_who_rebut_a_claim(lines, expected):
    found = h_categoriser_strength(graph_of(*lines))
    assert found.strength["a"] == pytest.approx(expected)
    assert found.settled


@pytest.mark.parametrize("base", [{"a": 0.2, "b": 1.0}, pd.Series({"a": 0.2, "b": 1.0})])
def test_each_claim_can_have_a_base_of_its_own(base):
    # E = 1, h = 1 / 2: a moves from .2 half the way to 1
    found = quadratic_energy_strength(graph_of("b -> a +", "c"), base).strength
    assert found.to_dict() == pytest.approx({"a": 0.6, "b": 1.0, "c": 0.5})


@pytest.mark.parametrize("base", [-0.1, 1.5, float("nan"), {"a": 2}])
@pytest.mark.parametrize(
    "measure", [quadratic_energy_strength, dfquad_strength, h_categoriser_strength]
)
def test_a_base_outside_its_range_is_refused(measure, base):
    with pytest.raises(GraphError, match=r"the base of a is .*; give one from 0 to 1"):
        measure(graph_of("a"), base)


@pytest.mark.parametrize(
    "measure", [quadratic_energy_strength, dfquad_strength, h_categoriser_strength]
)
def test_no_claims_have_no_strengths(measure):
    found = measure(graph_of())
    assert len(found if isinstance(found, pd.Series) else found.strength) == 0


def test_the_base_of_votes_is_the_share_of_those_who_agree_with_two_more():
    rows = [("p", "a", 1), ("q", "a", 1), ("r", "a", 0), ("s", "a", -1), ("p", "b", -1)]
    votes = pd.DataFrame(rows, columns=["participant", "claim", "value"])
    assert vote_base(votes).to_dict() == pytest.approx({"a": 3 / 6, "b": 1 / 3})


def test_links_are_not_votes():
    rows = [("p", "a", 1, "vote"), ("q", "a", -1, "link")]
    table = pd.DataFrame(rows, columns=["participant", "claim", "value", "source"])
    assert vote_base(table)["a"] == pytest.approx(2 / 3)


def test_one_more_agreeing_vote_never_lowers_a_claim():
    rows = [("p", "a", -1), ("q", "a", 0)]
    more = [*rows, ("r", "a", 1)]
    columns = ["participant", "claim", "value"]
    graph = graph_of("b -> a -")
    before, after = (
        quadratic_energy_strength(graph, vote_base(pd.DataFrame(each, columns=columns)))
        for each in (rows, more)
    )
    assert after.strength["a"] > before.strength["a"]


def test_dfquad_names_those_on_the_cycle_alone():
    with pytest.raises(GraphError, match=r"found (b -> c -> b|c -> b -> c)$"):
        dfquad_strength(graph_of("d -> c -", "b -> c +", "c -> b -", "b -> a -"))


def test_what_did_not_come_to_rest_is_flagged():
    ends = np.array([0, 1]), np.array([1, 0])
    found = gradual.quadratic_energy(*ends, np.array([-1.0, -1.0]), np.full(2, 0.5), steps=1)
    assert not found.settled


def test_many_who_rebut_each_other_come_to_rest():
    one, other = np.divmod(np.arange(60 * 60), 60)
    source, target = np.concatenate([one, other + 60]), np.concatenate([other + 60, one])
    base = np.full(120, 0.9)
    found = gradual.quadratic_energy(source, target, np.full(len(source), -1.0), base)
    assert found.settled


@st.composite
def links(draw):
    """Draw nodes and links that lead from later to earlier ones under some order."""
    nodes = draw(st.integers(1, 60))
    order = draw(st.permutations(range(nodes)))
    ends = st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1))
    pairs = [x for x in draw(st.lists(ends, max_size=150, unique=True)) if x[0] > x[1]]
    signs = draw(st.lists(st.sampled_from([1.0, -1.0]), min_size=len(pairs), max_size=len(pairs)))
    return nodes, [(order[s], order[t]) for s, t in pairs], signs


@pytest.mark.parametrize("narrow", [0, 2, 48])
@pytest.mark.parametrize("measure", ["energy", "dfquad", "h"])
def test_steps_give_what_one_node_after_the_other_gives(measure, narrow, monkeypatch):
    monkeypatch.setattr(gradual, "NARROW", narrow)
    of_one = {
        "energy": lambda pro, con: _energy(sum(pro) - sum(con)),
        "dfquad": lambda pro, con: _dfquad(
            np.prod([1 - x for x in pro]), np.prod([1 - x for x in con])
        ),
        "h": lambda pro, con: 0.5 / (1 + sum(con)),
    }[measure]

    @settings(max_examples=25, deadline=None)
    @given(links())
    def holds(drawn):
        nodes, pairs, signs = drawn
        expected: dict[int, float] = {}

        def score(node):
            if node not in expected:
                heard = [(score(s), x) for (s, t), x in zip(pairs, signs, strict=True) if t == node]
                expected[node] = of_one(
                    [h for h, x in heard if x > 0], [h for h, x in heard if x < 0]
                )
            return expected[node]

        source = np.array([s for s, _ in pairs], dtype=np.intp)
        target = np.array([t for _, t in pairs], dtype=np.intp)
        sign, base = np.array(signs, dtype=float), np.full(nodes, 0.5)
        found = {
            "energy": lambda: gradual.quadratic_energy(source, target, sign, base).strength,
            "dfquad": lambda: gradual.dfquad(source, target, sign, base),
            "h": lambda: gradual.h_categoriser(source[sign < 0], target[sign < 0], base).strength,
        }[measure]()
        assert found == pytest.approx([score(node) for node in range(nodes)])

    holds()


def _energy(energy):
    pull = energy**2 / (1 + energy**2)
    return 0.5 + 0.5 * pull if energy > 0 else 0.5 - 0.5 * pull


def _dfquad(pro, con):
    return 0.5 + 0.5 * (con - pro)


def test_a_very_long_chain_is_scored_as_a_short_one():
    n = 20_001  # long enough for sweeps over all of it
    source, target = np.arange(1, n), np.arange(n - 1)
    sign, base = np.full(n - 1, -1.0), np.full(n, 0.5)
    found = gradual.quadratic_energy(source, target, sign, base)
    # deep in the chain s = 0.5 - 0.5 s^2 / (1 + s^2), so s + s^3 = 0.5
    assert found.strength[0] == pytest.approx(0.423854, abs=1e-6)
    assert found.settled
    assert base.min() == 0.5


def test_what_very_many_say_to_one_is_scored_without_an_order():
    n = 20_001  # one more supports than rebuts: E = .5, h = .25 / 1.25
    source, target = np.arange(1, n + 1), np.zeros(n, dtype=np.intp)
    sign = np.where(np.arange(n) % 2 == 0, 1.0, -1.0)
    found = gradual.quadratic_energy(source, target, sign, np.full(n + 1, 0.5))
    assert found.settled
    assert found.strength[0] == pytest.approx(0.6)
    assert set(found.strength[1:]) == {0.5}


def test_a_circle_among_very_many_short_ways_is_found():
    n = 20_001
    source, target = np.arange(1, n), np.zeros(n - 1, dtype=np.intp)
    target[0], source[-1], target[-1] = 2, 2, 1  # 1 and 2 speak to each other
    assert gradual.circle(source, target, n) is not None
    with pytest.raises(GraphError, match="without a cycle"):
        gradual.dfquad(source, target, np.ones(n - 1), np.full(n, 0.5))
