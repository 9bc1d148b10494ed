"""Votes part people into camps only where there are enough of them and other draws agree."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analyse.camps.clusters import adjusted_rand, k_means, silhouettes
from argmap.analyse.camps.vote_camps import vote_camps
from argmap.analyse.camps.votes import UNSEEN, Votes, votes_of
from argmap.model import Stance


def votes(cells):
    cells = np.array(cells, np.int8)
    people = tuple(f"p{n}" for n in range(cells.shape[0]))
    return Votes(people, tuple(f"k{n}" for n in range(cells.shape[1])), cells)


def sides(*sizes, claims=12, noise=0.1, seed=0):
    """Return votes of camps of these sizes, each with a block of claims that it alone is for."""
    random = np.random.default_rng(seed)
    side = np.repeat(np.arange(len(sizes)), sizes)
    blocks = np.arange(claims) * len(sizes) // claims
    cells = np.where(blocks[None] == side[:, None], 1, -1).astype(np.int8)
    flip = random.random(cells.shape) < noise
    cells[flip] = -cells[flip]
    return votes(cells), side


@pytest.mark.parametrize("sizes", [(10, 8), (12, 9, 7)], ids=str)
def test_camps_are_those_that_the_votes_were_made_of(sizes):
    made, side = sides(*sizes, noise=0.03)
    found = vote_camps(made)
    assert adjusted_rand(side, list(found.camp_of.values())) == 1
    assert found.stability is not None
    assert found.stability > 0.9


def test_two_questions_that_cut_across_each_other_part_people_in_four():
    corners = [[a] * 5 + [b] * 5 for a in (1, -1) for b in (1, -1)]
    found = vote_camps(votes([corner for corner in corners for _ in range(5)]))
    assert sorted(found.camp_of.values()) == [camp for camp in range(4) for _ in range(5)]


def test_camps_are_numbered_by_size():
    made, side = sides(7, 12)
    found = vote_camps(made)
    assert {found.camp_of[made.people[at]] for at in np.flatnonzero(side == 1)} == {0}


def test_eleven_people_are_too_few_and_the_sentence_says_so():
    made, _ = sides(6, 5)
    assert vote_camps(made).camp_of == {}
    assert vote_camps(made).reason == (
        "Camps from votes need 12 people who answered at least half of the 12 claims; "
        "so far 11 people did."
    )


def test_twelve_people_are_enough():
    made, _ = sides(6, 6)
    assert len(vote_camps(made).camp_of) == 12


def test_people_who_answered_less_than_half_do_not_count_towards_the_twelve():
    made, _ = sides(6, 6)
    cells = made.cells.copy()
    cells[0, :7] = UNSEEN
    assert "so far 11 people did" in vote_camps(made._replace(cells=cells)).reason


def test_who_answered_seven_claims_is_placed_by_those():
    made, _ = sides(20, 20, claims=20, noise=0)
    cells = made.cells.copy()
    cells[0, 7:] = UNSEEN
    cells[1, 6:] = UNSEEN
    found = vote_camps(made._replace(cells=cells))
    assert found.camp_of["p0"] == found.camp_of["p2"]
    assert "p1" not in found.camp_of
    assert "1 person who answered less is placed with the nearest" in found.reason


def test_answers_by_the_throw_of_a_coin_make_no_camps():
    random = np.random.default_rng(1)
    found = vote_camps(votes(random.choice([-1, 1], (40, 40))))
    assert found.camp_of == {}
    assert "other draws of them agree on those by only" in found.reason


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (np.zeros((0, 0)), "Nobody has voted."),
        (np.full((3, 4), UNSEEN), "Nobody has voted."),
        ([[1, -1]], "need 12 people"),
        (np.ones((20, 5)), "All 20 people who answered enough answered alike."),
        (np.zeros((20, 5)), "All 20 people who answered enough answered alike."),
        (np.ones((20, 1)), "All 20 people who answered enough answered alike."),
        ([[1]] * 19 + [[-1]], "No parting of 20 people has 3 in every camp."),
    ],
    ids=["none", "unseen", "one", "all-agree", "all-pass", "one-claim", "one-against-all"],
)
def test_where_there_is_nothing_to_part_by_it_says_what_is_missing(cells, reason):
    found = vote_camps(votes(cells))
    assert found.camp_of == {}
    assert reason in found.reason


def test_one_question_parts_people_in_two():
    found = vote_camps(votes([[1]] * 10 + [[-1]] * 9))
    assert sorted(found.camp_of.values()) == [0] * 10 + [1] * 9


def test_the_same_votes_give_the_same_camps_and_stay_as_they_were():
    made, _ = sides(9, 8, noise=0.3)
    before = made.cells.copy()
    assert vote_camps(made) == vote_camps(made)
    assert (made.cells == before).all()


@given(st.integers(0, 10_000), st.integers(2, 4), st.floats(0, 0.4))
@settings(max_examples=6, deadline=None)
def test_another_order_of_people_and_claims_changes_nothing_but_order(seed, camps, noise):
    made, _ = sides(*([7] * camps), claims=14, noise=noise, seed=seed)
    random = np.random.default_rng(seed)
    made.cells[random.random(made.cells.shape) < 0.2] = UNSEEN
    rows, columns = random.permutation(7 * camps), random.permutation(14)
    other = Votes(
        tuple(made.people[at] for at in rows),
        tuple(made.claims[at] for at in columns),
        made.cells[np.ix_(rows, columns)],
    )
    a, b = vote_camps(made), vote_camps(other)
    assert a.camp_of.keys() == b.camp_of.keys()
    names = list(a.camp_of)
    assert adjusted_rand([a.camp_of[n] for n in names], [b.camp_of[n] for n in names]) == 1
    assert a.silhouette == pytest.approx(b.silhouette)


@given(st.integers(0, 1000))
@settings(max_examples=3, deadline=None)
def test_other_names_change_nothing(seed):
    made, _ = sides(8, 7, noise=0.3, seed=seed)
    renamed = made._replace(people=tuple(reversed(made.people)), claims=made.claims[::-1])
    assert list(vote_camps(made).camp_of.values()) == list(vote_camps(renamed).camp_of.values())


def test_the_silhouette_is_that_of_a_calculation_by_hand():
    # 0, 1 | 5: inside 1, outside 5 and 4; alone counts as 0: (4/5 + 3/4 + 0) / 3
    points = np.array([[0.0], [1.0], [5.0]])
    assert silhouettes(points, [np.array([0, 0, 1])]) == [pytest.approx((0.8 + 0.75) / 3)]


def test_the_adjusted_rand_index_is_that_of_a_published_example():
    # Hubert and Arabie's index on sizes 2+2 against 1+3 with one pair shared, by hand:
    # pairs together 1, in a 2, in b 3, of 6: (1 - 1) / (2.5 - 1) = 0
    assert adjusted_rand([0, 0, 1, 1], [0, 1, 1, 1]) == 0
    assert adjusted_rand(["x", "x", "y"], [5, 5, 7]) == 1


def test_k_means_finds_the_tightest_parting_of_a_line():
    label, centers = k_means(np.array([[0.0], [1.0], [10.0], [11.0]]), 2)
    assert sorted(centers[:, 0]) == [0.5, 10.5]
    assert label[0] == label[1] != label[2]


def test_the_last_vote_by_the_clock_counts():
    cast = [
        Stance(participant="A", claim="k", value=1, time="2024-05-02T10:00:00Z"),
        Stance(participant="A", claim="k", value=-1, time="2024-05-01T10:00:00Z"),
    ]
    assert votes_of(cast).cells.tolist() == [[1]]


def test_only_votes_and_labels_are_votes():
    said = Stance(participant="A", claim="k", value=1, source="claim")
    assert votes_of([said]).people == ()


def test_votes_on_what_moderators_took_out_do_not_count():
    cast = [Stance(participant="A", claim=claim, value=1) for claim in "ab"]
    assert votes_of(cast, leave_out=["a"]).claims == ("b",)
