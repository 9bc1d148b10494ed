"""Who agrees with whom, what two share and what splits them."""

import pytest
from graphs import graph_of

from argmap.analyse.people import agreement, compare, reasons_between
from argmap.analyse.stances import stance_of, stances
from argmap.model import Stance


def held(*rows: str):
    """Return what people hold, a row each as "Ada a +"."""
    values = {"+": 1, "-": -1, "0": 0}
    split = [row.split() for row in rows]
    return [Stance(participant=p, claim=c, value=values[v]) for p, c, v in split]


def test_agreeing_differing_and_unsure_claims_of_two_are_counted():
    found = held("Ada a +", "Ada b -", "Ada c +", "Ada d +", "Bo a +", "Bo b -", "Bo c -", "Bo d 0")
    (row,) = agreement(stance_of(found)).to_dict("records")
    assert (row["one"], row["other"]) == ("Ada", "Bo")
    assert [row[name] for name in ("both", "agree", "differ")] == [4, 2, 1]


def test_people_without_a_claim_in_common_are_no_pair():
    assert agreement(stance_of(held("Ada a +", "Bo b +"))).empty


def test_of_too_many_those_with_most_stances_are_compared():
    found = held("Ada a +", "Bo a +", "Bo b +", "Cy a +", "Cy b +")
    (row,) = agreement(stance_of(found), most=2).to_dict("records")
    assert (row["one"], row["other"], row["both"]) == ("Bo", "Cy", 2)


@pytest.mark.parametrize(
    ("votes", "what"),
    [
        pytest.param(("Ada a +", "Bo a -"), ["split"], id="split"),
        pytest.param(("Ada a -", "Bo a -"), ["share"], id="both-against-is-shared"),
        pytest.param(("Ada a +", "Bo a 0"), ["one is unsure"], id="unsure"),
        pytest.param(("Ada a +",), [], id="unknown-is-not-unsure"),
    ],
)
def test_two_share_or_split_on_what_both_have_a_stance_on(votes, what):
    found = compare(graph_of("a"), held(*votes), ["Ada"], ["Bo"])
    assert found.claims["what"].tolist() == what


def test_a_camp_holds_what_most_of_its_sides_hold():
    votes = held("Ada a +", "Al a +", "Abe a -", "Bo a +")
    found = compare(graph_of("a"), votes, ["Ada", "Al", "Abe"], ["Bo"])
    assert (found.share, found.claims["answers_of_one"].tolist()) == (1, [(2, 0, 1)])


def test_reasons_between_two_are_the_fewest_links():
    graph = graph_of("b -> a +", "c -> b -", "d -> c +", authors={"a": "Ada", "d": "Bo"})
    path = compare(graph, stances(graph), ["Ada"], ["Bo"]).path
    assert [(link.source, link.target) for link in path] == [("b", "a"), ("c", "b")]


def test_without_a_chain_there_are_no_reasons_between():
    assert reasons_between(graph_of("a", "b"), ["a"], ["b"]) == ()


def test_a_question_splits_nobody():
    graph = graph_of("b -> a -", texts={"a": "Who pays for it?"}, authors={"a": "Ada", "b": "Bo"})
    assert compare(graph, stances(graph), ["Ada"], ["Bo"]).claims.empty
