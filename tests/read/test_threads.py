import pytest

from argmap.errors import LimitError
from argmap.read.source import Limits, Source
from argmap.read.threads import Draft, arrange

SOURCE = Source(name="x", data=b"")


def arranged(*drafts, **limits):
    return arrange(drafts, Source(name="x", data=b"", limits=Limits(**limits)))


def draft(key, answers=None, **rest):
    return Draft(where=f"row {key}", text="words", key=key, answers=answers, **rest)


def links(result):
    return [(c.id, c.reply_to) for c in result.comments]


def test_answers_are_found_by_key():
    assert links(arranged(draft("a"), draft("b", "a"))) == [("c:a", None), ("c:b", "c:a")]


def test_answers_are_found_by_place():
    assert links(arranged(draft(""), draft("", 0))) == [("c:1", None), ("c:2", "c:1")]


def test_an_id_that_comes_twice_means_the_last_one_before():
    result = arranged(draft("a"), draft("a"), draft("b", "a"))
    assert links(result)[-1] == ("c:b", "c:a-2")
    assert result.notes == ("Several comments have the id a; each got an id of its own.",)


def test_ids_stay_apart_from_those_that_are_counted():
    result = arranged(draft("2"), draft(""), draft("2-2"), draft("2"))
    assert [c.id for c in result.comments] == ["c:2", "c:2-4", "c:2-2", "c:2-3"]


def test_an_answer_to_nowhere_is_dropped_and_named():
    result = arranged(draft("a", "zz"))
    assert links(result) == [("c:a", None)]
    assert result.notes == ("What row a answers is not there; these links were dropped.",)


def test_a_cycle_loses_the_answer_that_points_forward():
    result = arranged(draft("a", "b"), draft("b", "a"))
    assert links(result) == [("c:a", None), ("c:b", "c:a")]
    assert "row a" in result.notes[-1]


def test_an_answer_to_itself_is_dropped():
    assert links(arranged(draft("a", "a"))) == [("c:a", None)]


def test_newest_first_is_turned_round():
    result = arranged(draft("c", "b"), draft("b", "a"), draft("a"))
    assert links(result) == [("c:a", None), ("c:b", "c:a"), ("c:c", "c:b")]


def test_the_order_of_time_puts_answers_after_their_comments():
    result = arranged(
        draft("b", "a", posted="2020-01-02"),
        draft("c", posted="2020-01-03T10:00:00+00:00"),
        draft("a", posted="2020-01-01"),
    )
    assert [c.id for c in result.comments] == ["c:a", "c:b", "c:c"]


def test_the_order_of_the_source_is_kept_where_no_answer_points_forward():
    result = arranged(draft("b", posted="2020-01-02"), draft("a", posted="2020-01-01"))
    assert [c.id for c in result.comments] == ["c:b", "c:a"]


def test_the_post_stays_first_and_has_number_0():
    post = Draft(where="the post", text="words", role="post")
    result = arranged(post, draft("b", "a"), draft("a"))
    assert [(c.id, c.number) for c in result.comments] == [("c:0", 0), ("c:a", 1), ("c:b", 2)]


def test_ids_are_told_by_place_of_the_draft_in_a_new_order():
    assert arranged(draft("b", "a"), draft("a")).ids == ("c:b", "c:a")


def test_a_long_list_of_names_is_cut_short():
    result = arranged(*(draft(str(n), "zz") for n in range(9)))
    assert "row 0, row 1, row 2, row 3, row 4 and 4 more" in result.notes[0]


@pytest.mark.parametrize(
    ("limit", "setting"),
    [("comments", "COMMENTS"), ("characters", "CHARACTERS"), ("depth", "DEPTH")],
)
def test_limits_are_named(limit, setting):
    with pytest.raises(LimitError, match=f"ARGMAP_MAX_{setting}"):
        arranged(draft("a"), draft("b", "a"), draft("c", "b"), **{limit: 2})


def test_a_chain_of_ten_thousand_answers_is_kept():
    result = arranged(draft("0"), *(draft(str(n), str(n - 1)) for n in range(1, 10_000)))
    assert result.comments[-1].reply_to == "c:9998"
