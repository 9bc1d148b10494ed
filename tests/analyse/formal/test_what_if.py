"""What would change, by hand."""

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.formal.what_if import Changes, Said, changed, what_if
from argmap.errors import GraphError
from argmap.model import Claim, Link
from argmap.model.decisions import LinkName
from argmap.model.tables import WHAT_IF

REBUTTED = ("b -> a -", "c -> b -")


def row(found, node):
    return found.table.set_index("node").loc[node]


def test_a_withdrawn_rebuttal_lifts_what_it_rebutted():
    found = what_if(graph_of("b -> a -"), Changes(withdraw_links=(LinkName("b", "a", "rebut"),)))
    a = row(found, "a")
    assert (a["strength_before"], a["strength_after"]) == pytest.approx((0.4, 0.5))
    assert (a["grounded_before"], a["grounded_after"]) == ("rejected", "accepted")
    assert a["flipped"]
    assert found.sentence == (
        "The strength of 1 claim changes; 1 turns from accepted to not accepted, or back."
    )


def test_a_withdrawn_claim_has_nothing_afterwards():
    found = what_if(graph_of(*REBUTTED), Changes(withdraw_claims=("c",)))
    c = row(found, "c")
    assert c["grounded_after"] is None
    assert c[["strength_after", "change"]].isna().all()
    assert not c["flipped"]
    assert found.table["node"].iloc[0] == "b"
    assert found.table["node"][found.table["flipped"]].tolist() == ["b", "a"]


def test_a_withdrawn_claim_takes_along_what_says_the_same():
    graph = graph_of("b -> a -", "c -> b =", "c -> a -")
    both = changed(graph, Changes(withdraw_claims=("b",)))
    assert [claim.id for claim in both.claims] == ["a"]
    one = changed(graph, Changes(withdraw_claims=("b",), restatements=False))
    assert [claim.id for claim in one.claims] == ["a", "c"]


def test_a_withdrawn_claim_takes_along_the_links_of_its_comment():
    graph = graph_of("a", "b")
    graph = structs.replace(
        graph, links=(*graph.links, Link(source="c:b", target="a", kind="rebut"))
    )
    found = what_if(graph, Changes(withdraw_claims=("b",)))
    assert row(found, "a")["flipped"]


def test_words_that_are_added_speak_to_a_claim():
    found = what_if(graph_of(*REBUTTED), Changes(say=(Said(text="No.", target="c", kind="rebut"),)))
    new = found.graph.claims[-1]
    assert (new.id, new.text, new.origin) == ("k:what-if-1.1", "No.", "person")
    assert found.table["node"][found.table["flipped"]].tolist() == ["c", "b", "a"]
    assert row(found, new.id)["grounded_before"] is None


def test_words_are_added_as_often_as_one_likes():
    graph = changed(graph_of("a"), Changes(say=(Said(text="x"), Said(text="y"))))
    again = changed(graph, Changes(say=(Said(text="z", author="Ada"),)))
    assert [c.id for c in again.claims[1:]] == [f"k:what-if-{n}.1" for n in (1, 2, 3)]


def test_a_claim_of_a_comment_that_is_there_can_be_added():
    claim = Claim(id="more", comment="c:a", start=0, end=1, text="a")
    link = Link(source="more", target="b", kind="rebut")
    found = what_if(graph_of("a", "b"), Changes(add_claims=(claim,), add_links=(link,)))
    assert row(found, "b")["flipped"]


def test_a_comment_that_loses_its_last_link_counts_as_unrebutted():
    graph = graph_of("b -> c:x -")
    found = what_if(graph, Changes(withdraw_links=(LinkName("b", "c:x", "rebut"),)))
    x = row(found, "c:x")
    assert x["change"] == pytest.approx(0.1)
    assert x["flipped"]


def test_no_changes_change_nothing():
    graph = graph_of(*REBUTTED)
    found = what_if(graph, Changes())
    assert found.graph == graph
    assert tuple(found.table.columns) == WHAT_IF
    assert found.table["change"].abs().sum() == 0
    assert found.sentence == "Nothing else changes."


def test_an_empty_graph_can_be_added_to():
    assert what_if(graph_of(), Changes(say=(Said(text="x"),))).graph.claims[0].text == "x"


def test_the_given_graph_stays_as_it_is():
    graph = graph_of(*REBUTTED)
    what_if(graph, Changes(withdraw_claims=("c",), say=(Said(text="x"),)))
    assert graph == graph_of(*REBUTTED)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        pytest.param({"withdraw_claims": ("z",)}, "claim z cannot be withdrawn", id="claim"),
        pytest.param(
            {"withdraw_links": (LinkName("c", "a", "rebut"),)},
            "link c>a>rebut cannot be withdrawn",
            id="link",
        ),
        pytest.param(
            {"add_links": (Link(source="a", target="z", kind="rebut"),)}, "z is not there", id="end"
        ),
    ],
)
def test_what_does_not_fit_is_refused(changes, problem):
    with pytest.raises(GraphError, match=problem):
        changed(graph_of(*REBUTTED), Changes(**changes))


@pytest.mark.parametrize("said", [{"text": " "}, {"text": "x", "target": "a"}])
def test_words_need_to_say_something_to_something(said):
    with pytest.raises(GraphError, match="a claim that is added"):
        Said(**said)
