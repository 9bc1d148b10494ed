"""The quantities of Polis are those of its server, from the same votes, and hold for any votes."""

import json
import math
from typing import Any, NamedTuple

import numpy as np
import pytest

from argmap.analyse.camps.clusters import adjusted_rand
from argmap.analyse.camps.polis import (
    consensus,
    group_aware_consensus,
    polis_groups,
    polis_plane,
    representative,
)
from argmap.analyse.camps.votes import UNSEEN, Votes

WHOLE = ("25ptpt-3gp-no-strict-with-meta", "below-100-ptpts")  # all votes of the server are there
NAMES = (*WHOLE, "50ptpt-3gp-strict-no-meta")
PLACED = 1e-5  # rows are kept in single precision


def votes(cells):
    cells = np.array(cells, np.int8).reshape(len(cells), -1)
    people = tuple(f"p{n}" for n in range(cells.shape[0]))
    return Votes(people, tuple(f"k{n}" for n in range(cells.shape[1])), cells)


TWO = votes([[1, 1], [1, -1], [1, UNSEEN], [-1, 1], [0, 1]])
SIDES = {"p0": 0, "p1": 0, "p2": 0, "p3": 1, "p4": 1}


def test_group_aware_consensus_is_the_product_of_shares():
    # k0: 3 of 3 and 0 of 2, so 4/5 times 1/4; k1: 1 of 2 and 2 of 2, so 2/4 times 3/4
    assert group_aware_consensus(TWO, SIDES).to_dict() == {"k0": 0.2, "k1": 0.375}


def test_representative_statements_carry_the_tests_of_polis():
    table = representative(TWO, SIDES)
    first = table[(table["group"] == 0) & (table["claim"] == "k0")].iloc[0]
    assert (first["side"], first["n_success"], first["n_trials"]) == ("agree", 3, 3)
    assert first["p_success"] == pytest.approx(4 / 5)
    assert first["p_test"] == pytest.approx(2 * math.sqrt(4) * (4 / 4 - 0.5))
    assert first["repness"] == pytest.approx((4 / 5) / (1 / 4))
    # shares 4/4 and 1/3 with one added to each count; together 5/7
    deviation = math.sqrt(5 / 7 * 2 / 7 * (1 / 4 + 1 / 3))
    assert first["repness_test"] == pytest.approx((1 - 1 / 3) / deviation)


def test_consensus_is_what_most_of_all_agree_with():
    cells = [[1, -1, 1], [1, -1, -1], [1, -1, 0], [1, -1, 1]]
    table = consensus(votes(cells))
    assert table[["side", "claim", "n_success"]].to_dict("list") == {
        "side": ["agree", "disagree"],
        "claim": ["k0", "k1"],
        "n_success": [4, 4],
    }


def test_what_moderators_took_out_is_not_shown():
    cells = [[1, 1]] * 6
    assert consensus(votes(cells), moderated_out=["k0"])["claim"].tolist() == ["k1"]


@pytest.mark.parametrize(
    "cells",
    [
        np.zeros((0, 0)),
        np.full((4, 3), UNSEEN),
        [[1]],
        np.ones((9, 4)),
        np.zeros((9, 4)),
        [[1, UNSEEN], [UNSEEN, -1]],
    ],
    ids=["none", "unseen", "one", "all-agree", "all-pass", "never-the-same"],
)
def test_any_votes_have_an_answer(cells):
    made = votes(np.array(cells, np.int8)) if len(cells) else Votes((), (), np.zeros((0, 0)))
    groups = polis_groups(made, polis_plane(made))
    assert set(groups) <= set(made.people)
    assert len(group_aware_consensus(made, groups)) == len(made.claims)
    assert set(representative(made, groups)["claim"]) <= set(made.claims)
    assert set(consensus(made)["side"]) <= {"agree", "disagree"}


def test_fewer_than_fifteen_people_who_take_part_are_joined_by_those_who_answered_most():
    cells = np.full((17, 20), UNSEEN, np.int8)
    for person in range(17):
        cells[person, : 8 if person < 10 else 16 - person] = 1
    taking = polis_plane(votes(cells)).taking_part
    assert taking.tolist() == [True] * 15 + [False] * 2


class Server(NamedTuple):
    """The votes of a conversation, and what the server made of them."""

    votes: Votes
    said: dict[str, Any]
    group_of: dict[str, int]
    order: list[str]
    out: list[str]


def server(folder) -> Server:
    read = {
        name: json.loads((folder / f"{name}.json").read_text()) for name in ("votes", "math-pca2")
    }
    cast, said = read["votes"], read["math-pca2"]
    who, which = ("pid", "tid") if "pid" in cast[0] else ("participant_id", "statement_id")
    people = sorted({vote[who] for vote in cast})
    place = {person: at for at, person in enumerate(people)}
    column = {tid: at for at, tid in enumerate(said["tids"])}
    cells = np.full((len(people), len(column)), UNSEEN, np.int8)
    for vote in cast:
        cells[place[vote[who]], column[vote[which]]] = vote["vote"]
    base = said["base-clusters"]
    group_of_base = {b: g["id"] for g in said["group-clusters"] for b in g["members"]}
    pairs = list(zip(base["id"], base["members"], strict=True))
    return Server(
        Votes(tuple(map(str, people)), tuple(map(str, column)), cells),
        said,
        {str(person): group_of_base[b] for b, members in pairs for person in members},
        [str(person) for _, members in pairs for person in members],
        [str(tid) for tid in said["mod-out"]],
    )


@pytest.fixture
def reference(optional_data):
    folder = optional_data / "data" / "opinions" / "reference_polis_server"
    if not folder.is_dir():
        pytest.skip(f"no output of a Polis server in {folder}")
    return lambda name: server(folder / name)


@pytest.mark.parametrize("name", NAMES)
def test_group_aware_consensus_is_that_of_the_server(reference, name):
    one = reference(name)
    found = group_aware_consensus(one.votes, one.group_of).to_dict()
    assert found == pytest.approx(one.said["group-aware-consensus"], abs=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_representative_statements_are_those_of_the_server(reference, name):
    one = reference(name)
    table = representative(one.votes, one.group_of, one.out)
    for group, wanted in one.said["repness"].items():
        rows = table[table["group"] == int(group)].to_dict("records")
        assert [(row["claim"], row["side"], row["best_agree"]) for row in rows] == [
            (str(each["tid"]), each["repful-for"], "best-agree" in each) for each in wanted
        ]
        for row, each in zip(rows, wanted, strict=True):
            assert (row["n_success"], row["n_trials"]) == (each["n-success"], each["n-trials"])
            for ours, theirs in (("p_success", "p-success"), ("p_test", "p-test")):
                assert row[ours] == pytest.approx(each[theirs], abs=1e-12)
            assert row["repness"] == pytest.approx(each["repness"], abs=1e-12)
            assert row["repness_test"] == pytest.approx(each["repness-test"], abs=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_consensus_is_that_of_the_server(reference, name):
    one = reference(name)
    table = consensus(one.votes, one.out)
    for side, wanted in one.said["consensus"].items():
        rows = table[table["side"] == side]
        assert rows["claim"].tolist() == [str(each["tid"]) for each in wanted]
        assert rows["p_test"].tolist() == pytest.approx([each["p-test"] for each in wanted])


@pytest.mark.parametrize("name", WHOLE)
def test_the_plane_is_that_of_the_server(reference, name):
    one = reference(name)
    plane = polis_plane(one.votes, one.out)
    said = one.said["pca"]
    assert -plane.center == pytest.approx(np.array(said["center"]), abs=1e-12)
    axes = np.array(said["comps"])
    turn = np.sign((plane.axes * axes).sum(axis=1))
    np.testing.assert_allclose(plane.axes * turn[:, None], axes, atol=PLACED)
    base = one.said["base-clusters"]
    place = {person: at for at, person in enumerate(one.votes.people)}
    for members, *xy in zip(base["members"], base["x"], base["y"], strict=True):
        ours = -plane.xy[place[str(members[0])]] * turn
        assert ours == pytest.approx(np.array(xy), abs=PLACED)


def test_where_the_server_has_votes_that_are_not_given_its_plane_is_nearly_ours(reference):
    one = reference("50ptpt-3gp-strict-no-meta")
    axes = polis_plane(one.votes, one.out).axes
    for ours, theirs in zip(axes, one.said["pca"]["comps"], strict=True):
        assert abs(ours @ np.array(theirs)) > 0.999


@pytest.mark.parametrize("name", NAMES)
def test_in_the_order_of_the_server_the_groups_are_its_own(reference, name):
    one = reference(name)
    order = [person for person in one.order if person in one.votes.people]
    plane = polis_plane(one.votes, one.out)
    found = polis_groups(one.votes, plane, order, k=len(one.said["group-clusters"]))
    assert adjusted_rand([found[p] for p in order], [one.group_of[p] for p in order]) == 1


@pytest.mark.parametrize(
    ("name", "least"), [(WHOLE[0], 0.6), (WHOLE[1], 0.7), (NAMES[2], 1.0)], ids=str
)
def test_from_the_votes_alone_the_groups_are_near_to_its_own(reference, name, least):
    one = reference(name)
    found = polis_groups(one.votes, polis_plane(one.votes, one.out))
    both = [person for person in found if person in one.group_of]
    agreement = adjusted_rand([found[p] for p in both], [one.group_of[p] for p in both])
    assert agreement >= least
