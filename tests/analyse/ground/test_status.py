"""The status of claims: what the answers in each camp amount to."""

import pandas as pd
import pytest
from graphs import graph_of
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analyse.camps.camp_counts import camp_counts
from argmap.analyse.course.status_series import status_of
from argmap.analyse.ground.status import claim_status, status
from argmap.analyse.stances import stance_of, stances
from argmap.model import Stance
from argmap.model.tables import STATUS

ANSWERS = {"+": 1, "0": 0, "-": -1}


def counted(*camps: str, claim: str = "a", people: int = 0) -> pd.DataFrame:
    """Return the counts of camps whose answers are given as "++-0"; `people` more said nothing."""
    votes, camp_of = [], {}
    for camp, answers in zip("ABC", camps, strict=False):
        for place, answer in enumerate(answers):
            camp_of[f"{camp}{place}"] = camp
            votes.append(Stance(participant=f"{camp}{place}", claim=claim, value=ANSWERS[answer]))
        camp_of |= {f"{camp} silent {place}": camp for place in range(people or not answers)}
    return camp_counts(stance_of(votes), camp_of, [claim])


@pytest.mark.parametrize(
    ("camps", "expected"),
    [
        # L of 4 of 4 is .1 ** (1 / 5) = .631, of 3 of 3 .1 ** (1 / 4) = .562
        pytest.param(("++++", "++++"), "shared", id="four-of-four-twice"),
        pytest.param(("+++", "++++"), "likely shared", id="three-of-three-is-not-sure"),
        # p of 3 of 4 is 4 / 6, of 2 of 3 3 / 5
        pytest.param(("+++-", "++-"), "likely shared", id="three-of-four-and-two-of-three"),
        pytest.param(("----", "----"), "jointly rejected", id="all-against"),
        pytest.param(("---", "--+"), "jointly rejected", id="likely-rejected"),
        # p of 4 of 4 is 5 / 6, of 1 of 4 2 / 6: .5 apart
        pytest.param(("++++", "+---"), "divides camps", id="one-for-one-against"),
        # p of 3 of 5 is 4 / 7, of 2 of 5 3 / 7: .14 apart; 2 of 5 doubled is .8
        pytest.param(("+++--", "++---"), "divided inside", id="each-in-itself"),
        pytest.param(("+00", "+00"), "unsure", id="most-pass"),
        pytest.param(("++", "++++"), "not enough evidence", id="two-answers-in-a-camp"),
        pytest.param(("+-", ""), "not enough evidence", id="two-people-are-not-divided"),
        pytest.param(("", ""), "not enough evidence", id="nobody"),
        pytest.param(("+",), "not enough evidence", id="one-person"),
    ],
)
def test_the_first_status_that_holds_is_taken(camps, expected):
    (row,) = claim_status(counted(*camps)).to_dict("records")
    assert row["status"] == expected


def test_a_sure_rejection_is_told_from_a_likely_one():
    sure = [claim_status(counted(*camps))["sure"].item() for camps in (("----",), ("---",))]
    assert sure == [True, False]


def test_counts_are_told_in_words():
    (row,) = claim_status(counted("+++-", "+++++-")).to_dict("records")
    assert row["told"] == "3 of 4 and 5 of 6"


def test_claims_come_by_the_least_share_of_a_camp_then_by_the_geometric_mean():
    # p: a 4/6 and 4/6; b 4/6 and 5/6; c 3/6 and 5/6
    tables = [
        counted(*camps, claim=claim)
        for claim, camps in {
            "a": ("+++-", "+++-"),
            "b": ("+++-", "++++"),
            "c": ("++--", "++++"),
        }.items()
    ]
    table = claim_status(pd.concat(tables))
    assert table["claim"].tolist() == ["b", "a", "c"]
    assert table["mean_p"].iloc[0] == pytest.approx((4 / 6 * 5 / 6) ** 0.5)


@pytest.mark.parametrize(
    ("camps", "expected"),
    [
        pytest.param(("+", "+++"), {"A": 2}, id="up-to-three-answers"),
        pytest.param(("", ""), {"A": 3, "B": 3}, id="three-of-each"),
        # likely: (4 + 1 + k) / (7 + 2 + k) >= .6 from k = 1 on; B is there: 4 / 5
        pytest.param(("++++0--", "+++"), {"A": 1}, id="until-the-share-is-high-enough"),
        # shared: 3 of 3 gives .562, 4 of 4 .631
        pytest.param(("+++", "++++"), {"A": 1}, id="until-it-is-sure"),
    ],
)
def test_answers_still_needed_are_the_fewest_that_would_settle_it(camps, expected):
    (row,) = claim_status(counted(*camps)).to_dict("records")
    needed = {each["camp"]: each["answers"] for each in row["needed_from"]}
    assert (needed, row["needed"]) == (expected, sum(expected.values()))


@pytest.mark.parametrize(
    ("camps", "silent", "expected"),
    [
        # 3 of 5 people agree whatever the other two say
        pytest.param(("+++", "+++"), 2, "shared", id="worst-case-is-enough"),
        pytest.param(("+++", "+++"), 3, "not enough evidence", id="worst-case-is-not"),
        # A: at least 4 of 5; B: at most 2 of 5
        pytest.param(("++++", "+---"), 1, "divides camps", id="apart-in-every-case"),
        pytest.param(("---", "---"), 1, "jointly rejected", id="rejected-in-every-case"),
    ],
)
def test_in_a_closed_group_only_the_worst_case_counts(camps, silent, expected):
    (row,) = claim_status(counted(*camps, people=silent), closed=True).to_dict("records")
    assert row["status"] == expected


def test_a_closed_group_tells_worst_and_best_case_and_who_is_missing():
    (row,) = claim_status(counted("++-", people=2), closed=True).to_dict("records")
    assert (row["lower"], row["upper"]) == pytest.approx((2 / 5, 4 / 5))
    assert row["needed_from"] == [{"camp": "A", "answers": 1, "if_they": "agree", "people_left": 2}]


def test_people_without_a_camp_are_told_apart():
    votes = [Stance(participant=name, claim="a", value=1) for name in ("Ada", "Bo")]
    (row,) = claim_status(camp_counts(stance_of(votes), {"Ada": "A"}, ["a"])).to_dict("records")
    assert (row["told"], row["outside"]["agree"]) == ("1 of 1", 1)


def test_without_camps_all_are_one_group():
    votes = [Stance(participant=str(n), claim="a", value=1) for n in range(4)]
    (row,) = claim_status(camp_counts(stance_of(votes), {}, ["a"])).to_dict("records")
    assert (row["status"], row["told"]) == ("shared", "4 of 4")


def test_what_rests_on_links_of_the_machine_alone_is_tentative():
    graph = graph_of(
        "b -> a +", "c -> a +", "d -> a +", authors=dict(zip("abcd", "ABCD", strict=True))
    )
    table = status(graph, stances(graph), {}).set_index("claim")
    assert table.loc["a", ["status", "tentative"]].tolist() == ["shared", True]


def test_a_graph_without_claims_has_an_empty_table():
    table = status(graph_of("c:a"), (), {})
    assert (len(table), list(table.columns)) == (0, list(STATUS))


RANK = {"shared": 2, "likely shared": 1}
CAMP = st.text("+0-", max_size=9)


@settings(deadline=None, max_examples=60)
@given(st.lists(CAMP, min_size=1, max_size=3), st.integers(0, 2))
def test_one_more_who_agrees_never_lowers_a_claim(camps, where):
    more = [c + "+" * (place == where % len(camps)) for place, c in enumerate(camps)]
    (before,), (after,) = (
        claim_status(counted(*each)).to_dict("records") for each in (camps, more)
    )
    assert RANK.get(after["status"], 0) >= RANK.get(before["status"], 0)
    assert (after["min_p"], after["mean_p"]) >= (before["min_p"], before["mean_p"] - 1e-12)


@settings(deadline=None, max_examples=60)
@given(st.lists(CAMP, min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_other_names_for_camps_and_people_change_nothing(camps, random):
    mixed = ["".join(random.sample(camp, len(camp))) for camp in camps]
    random.shuffle(mixed)
    (one,), (other,) = (claim_status(counted(*each)).to_dict("records") for each in (camps, mixed))
    for name in ("status", "sure", "min_p", "mean_p", "lower", "needed"):
        assert one[name] == other[name]


@settings(deadline=None, max_examples=150)
@given(st.lists(CAMP, min_size=1, max_size=3))
def test_a_status_kept_step_by_step_is_that_of_the_table(camps):
    answers = tuple((c.count("+"), c.count("0"), c.count("-")) for c in camps)
    assert status_of(answers) == claim_status(counted(*camps))["status"].item()
