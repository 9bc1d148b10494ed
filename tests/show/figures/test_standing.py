import pytest
from graphs import graph_of

from argmap.analyse.formal.what_if import Changes, changed
from argmap.model.decisions import LinkName
from argmap.show.figures.standing import cycle, moved, ordered, rows, scored


def standings(graph, changes=None, measure="energy", base=0.5):
    after = changed(graph, changes or Changes())
    now = scored(after, measure, base)
    found = rows(graph, after, scored(graph, measure, base), now, base)
    return {row.node: row for row in found}


def test_a_disputed_claim_falls_and_its_defender_makes_it_stand():
    found = standings(graph_of("b -> a -", "c -> b -"))
    assert {node: row.outcome for node, row in found.items()} == {
        "a": "stands",
        "b": "falls",
        "c": "stands",
    }


def test_voices_are_told_apart_by_side():
    found = standings(graph_of("b -> a +", "c -> a -"))
    assert [voice.node for voice in found["a"].pro] == ["b"]
    assert [voice.node for voice in found["a"].con] == ["c"]


def test_without_its_only_dispute_a_claim_stands_where_it_began():
    # one dispute of strength .5: E = -.5, h = .25 / 1.25 = .2, so .5 - .5 * .2 = .4
    found = standings(graph_of("b -> a -"), Changes(withdraw_claims=("b",)))
    assert found["a"].before == pytest.approx(0.4)
    assert found["a"].now == pytest.approx(0.5)
    assert (found["a"].was, found["a"].outcome) == ("falls", "stands")
    assert found["b"].now is None
    assert found["b"].outcome == "withdrawn"


def test_a_link_that_is_taken_away_is_still_told_as_gone():
    name = LinkName("b", "a", "rebut")
    found = standings(graph_of("b -> a -"), Changes(withdraw_links=(name,)))
    assert [voice.gone for voice in found["a"].con] == [True]


def test_a_comment_that_loses_its_only_link_stands_as_if_nobody_spoke_to_it():
    graph = graph_of("c:a", "b -> c:a -")
    found = standings(graph, Changes(withdraw_claims=("b",)), base=0.7)
    assert found["c:a"].now == pytest.approx(0.7)
    assert found["c:a"].outcome == "stands"


def test_the_largest_change_comes_first():
    graph = graph_of("b -> a -", "c -> b -", "d -> c -")
    found = standings(graph, Changes(withdraw_claims=("d",))).values()
    changes = [abs(row.change) for row in moved(found)]
    assert len(changes) > 1
    assert changes == sorted(changes, reverse=True)


def test_what_nobody_speaks_to_stands_apart():
    heard, rest = ordered(standings(graph_of("b -> a -", "d -> a -")).values(), "strongest")
    assert [row.node for row in heard] == ["a"]
    assert [row.node for row in rest] == ["b", "d"]


def test_the_order_does_not_jump_when_something_is_tried():
    graph = graph_of("b -> a -", "d -> c +")
    before, _ = ordered(standings(graph).values(), "strongest")
    after, _ = ordered(standings(graph, Changes(withdraw_claims=("d",))).values(), "strongest")
    assert [row.node for row in before] == [row.node for row in after] == ["c", "a"]


@pytest.mark.parametrize("lines", [["b -> a -", "a -> b -"], ["b -> a -"]])
def test_a_circle_is_named_where_there_is_one(lines):
    assert bool(cycle(graph_of(*lines))) == (len(lines) == 2)
