"""What the outcome hangs on, by hand and against computing everything anew."""

import pandas as pd
import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from msgspec import structs

from argmap.analyse.formal.cruxes import cruxes, separating_claims
from argmap.analyse.formal.what_if import Changes, what_if
from argmap.model import Claim, Link
from argmap.model.decisions import name_of
from argmap.model.tables import CRUXES, SEPARATING


def row(lines, name):
    return cruxes(graph_of(*lines)).set_index("id").loc[name]


@pytest.mark.parametrize(
    ("lines", "name", "change", "flipped"),
    [
        # without it a rises from .4 to .5, and is accepted
        pytest.param(["b -> a -"], "b>a>rebut", 0.1, ("a",), id="the-only-rebuttal"),
        pytest.param(["b -> a -"], "b", 0.1, ("a",), id="who-makes-it"),
        pytest.param(["b -> a -"], "a", 0, (), id="who-speaks-to-nobody"),
        # E of two is -1, a at .25; of one -.5, a at .4
        pytest.param(["b -> a -", "c -> a -"], "b", 0.15, (), id="one-of-two-rebuttals"),
        pytest.param(["b -> a +"], "b>a>support", 0.1, (), id="a-support-flips-nothing"),
        # b rises from .4 to .5, a falls from .5 - .5 * .16 / 1.16 to .4
        pytest.param(["b -> a -", "c -> b -"], "c", 0.1 + 0.031034, ("a", "b"), id="who-defends"),
        # each is at .423854 and undecided; without one the other is at .5
        pytest.param(["b -> a -", "a -> b -"], "b", 0.076146, ("a",), id="two-in-a-circle"),
    ],
)
def test_a_crux_is_what_changes_without_it(lines, name, change, flipped):
    found = row(lines, name)
    assert found["strength_change"] == pytest.approx(change, abs=1e-5)
    assert found["flipped"] == flipped
    assert found["score"] == pytest.approx(change + len(flipped), abs=1e-5)


def test_the_largest_stands_first():
    assert cruxes(graph_of("b -> a -", "c -> b -"))["id"].iloc[0] == "c>b>rebut"


def test_claims_that_say_the_same_go_together():
    found = cruxes(graph_of("b -> a -", "c -> b ="))
    assert found["id"].tolist() == ["b>a>rebut", "b", "a"]
    assert found["flipped"].tolist() == [("a",), ("a",), ()]


def test_as_many_as_asked_for_are_listed():
    assert len(cruxes(graph_of("b -> a -", "c -> b -"), most=2)) == 2


@pytest.mark.parametrize("lines", [[], ["a"]], ids=["nothing", "one-claim"])
def test_where_nothing_is_linked_nothing_is_a_crux(lines):
    found = cruxes(graph_of(*lines))
    assert tuple(found.columns) == CRUXES
    assert found["score"].sum() == 0


@settings(max_examples=15, deadline=None)
@given(graphs())
def test_cruxes_are_what_computing_all_anew_gives(graph):
    names = {str(name_of(link)): name_of(link) for link in graph.links}
    for crux in cruxes(graph).itertuples():
        gone = {"withdraw_links": (names[crux.id],)} if crux.what == "link" else {}
        anew = what_if(graph, Changes(**(gone or {"withdraw_claims": (crux.id,)})))
        assert set(crux.flipped) == set(anew.table["node"][anew.table["flipped"]])
        if crux.settled and anew.settled:
            assert crux.strength_change == pytest.approx(anew.table["change"].abs().sum(), abs=1e-4)


def test_a_comment_left_with_one_claim_stands_for_it():
    graph = graph_of("a", "b", texts={"a": "ax"})
    second = Claim(id="x", comment="c:a", start=1, end=2, text="x")
    rebut = Link(source="b", target="c:a", kind="rebut")
    graph = structs.replace(graph, claims=(*graph.claims, second), links=(*graph.links, rebut))
    assert cruxes(graph).set_index("id").loc["x", "flipped"] == ("a",)


def stances(*rows):
    return pd.DataFrame(rows, columns=["participant", "claim", "value"])


CAMP_OF = {"p": "A", "q": "A", "r": "A", "s": "B", "t": "B", "u": "B"}


def test_the_claim_on_which_camps_differ_most_stands_first():
    table = stances(
        *[(who, "same", 1) for who in "pqrstu"],
        *[(who, "apart", 1 if who in "pqr" else -1) for who in "pqrstu"],
    )
    found = separating_claims(table, CAMP_OF)
    assert tuple(found.columns) == SEPARATING
    assert found["claim"].tolist() == ["apart", "same"]
    # (3 + 1) / (3 + 2) less (0 + 1) / (3 + 2)
    assert found["separation"].tolist() == pytest.approx([0.6, 0])
    assert found.loc[0, ["most", "least"]].tolist() == ["A", "B"]
    assert found.loc[0, "counts"] == {"A": (3, 0, 0), "B": (0, 3, 0)}


def test_too_few_answers_stand_last_and_say_so():
    table = stances(("p", "few", 1), ("s", "few", -1), *[(who, "many", 1) for who in "pqrstu"])
    found = separating_claims(table, CAMP_OF)
    assert found["claim"].tolist() == ["many", "few"]
    assert found["enough"].tolist() == [True, False]


def test_who_is_in_no_camp_does_not_count():
    found = separating_claims(stances(("p", "a", 1), ("nobody", "a", -1)), CAMP_OF)
    assert found.empty


def test_relabelled_camps_differ_as_much():
    table = stances(*[(who, "a", 1 if who in "pqs" else -1) for who in "pqrstu"])
    other = {who: {"A": "Z", "B": "Y"}[camp] for who, camp in CAMP_OF.items()}
    one, two = (separating_claims(table, x) for x in (CAMP_OF, other))
    assert one["separation"].tolist() == two["separation"].tolist()
