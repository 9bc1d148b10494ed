"""Exports of Polis: statements become comments of one claim, votes become stances."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from argmap.errors import LimitError, ReadError
from argmap.model import Stance
from argmap.read import Limits, polis, read, read_bytes
from argmap.write import polis as writer

COMMENTS = """timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1500000060000,later,2,1,0,1,-1,"Close the ""old"" bridge, now."
1500000000000,first,0,0,1,0,1,  Dig here.
1500000030000,then,1,,0,0,0,
"""
MATRIX = """participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2
0,,1,1,2,1,1,1,,-1
1,Ada,,1,1,0,0,0,,
"""
VOTES = """timestamp,datetime,comment-id,voter-id,vote
1500000200000,b,0,0,1
1500000100000,a,0,0,-1
1500000100000,a,7,0,1
1500000300000,c,0,1,0
"""
SUMMARY = 'topic,"Holes, and bridges"\nurl,https://example.org/1\n'
FILES = {
    "comments.csv": COMMENTS,
    "participants-votes.csv": MATRIX,
    "votes.csv": VOTES,
    "summary.csv": SUMMARY,
}


def export(**changed):
    files = {name: changed.get(name.split(".")[0].replace("-", "_"), FILES[name]) for name in FILES}
    return polis.packed({name: text.encode() for name, text in files.items() if text})


def parse(**changed):
    return read_bytes(export(**changed), "holes.zip")


def test_statements_become_comments_in_the_order_of_their_times():
    graph = parse()
    assert [(c.id, c.author, c.text, c.posted) for c in graph.comments] == [
        ("c:0", "participant 0", "Dig here.", "2017-07-14T02:40:00.000Z"),
        ("c:2", "Ada", 'Close the "old" bridge, now.', "2017-07-14T02:41:00.000Z"),
    ]


def test_each_statement_is_one_claim_over_all_of_its_text():
    assert [(k.id, k.text, k.extra) for k in parse().claims] == [
        ("k:0.1", "Dig here.", {"moderated": 1}),
        ("k:2.1", 'Close the "old" bridge, now.', {"moderated": -1}),
    ]


def test_votes_keep_their_times_and_the_earlier_ones():
    found = [(s.participant, s.claim, s.value, s.time) for s in parse().stances]
    assert found == [
        ("participant 0", "k:2.1", -1, None),
        ("participant 0", "k:0.1", -1, "2017-07-14T02:41:40.000Z"),
        ("participant 0", "k:0.1", 1, "2017-07-14T02:43:20.000Z"),
        ("Ada", "k:0.1", 0, "2017-07-14T02:45:00.000Z"),
    ]


def test_what_was_not_used_is_said():
    assert parse().conversation.notes == (
        "1 comment without words was left out.",
        "1 vote of participants-votes.csv has no time.",
        "1 vote on statements that are not there (7) was left out.",
        "1 vote changed or repeated an earlier one; the last counts.",
    )


def test_the_topic_is_the_title_and_groups_of_polis_are_kept():
    conversation = parse().conversation
    assert conversation.title == "Holes, and bridges"
    assert conversation.extra["polis"]["groups"] == {"participant 0": 1}


def test_nothing_of_the_statements_is_lost():
    graph = parse()
    text = graph.conversation.source_text
    assert graph.conversation.unaccounted() == ()
    assert text[graph.comments[0].source_start : graph.comments[0].source_end] == "Dig here."


def test_the_matrix_alone_is_enough():
    graph = parse(votes="", summary="")
    assert [s.value for s in graph.stances] == [1, -1, 0]
    assert graph.conversation.title == "holes"


def test_the_single_votes_alone_are_enough():
    assert len(parse(participants_votes="").stances) == 3


@pytest.mark.parametrize("name", ["", "comments.csv", "participants-votes.csv", "votes.csv"])
def test_a_folder_or_any_file_of_it_is_read_whole(tmp_path, name):
    for part, text in FILES.items():
        (tmp_path / part).write_text(text)
    graph = read(tmp_path / name)
    assert len(graph.stances) == 4


def test_names_that_begin_with_the_date_of_the_export_are_known(tmp_path):
    for part, text in FILES.items():
        (tmp_path / f"2024-05-01-0900-3abc-{part}").write_text(text)
    assert len(read(tmp_path / "2024-05-01-0900-3abc-votes.csv").stances) == 4


def test_comments_without_votes_beside_them_are_a_table(tmp_path):
    (tmp_path / "comments.csv").write_text(COMMENTS)
    assert read(tmp_path / "comments.csv").reader == "table"


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"votes": VOTES.replace(",1\n", ",5\n", 1)}, "'5' in the column 'vote' is no vote"),
        ({"participants_votes": MATRIX.replace("1,,-1", "1,,maybe")}, "'maybe' in the column '2'"),
        ({"votes": VOTES.replace("1500000200000", "soon")}, "the timestamp 'soon' is no time"),
        ({"comments": COMMENTS.replace(",2,1,", ",0,1,")}, "comment 0 is there a second time"),
        ({"participants_votes": MATRIX.replace("1,Ada", "0,Ada")}, "'0' has a second row"),
        ({"comments": "a,b\n1,2\n"}, "there is no column 'comment-id'"),
        ({"votes": "a,b\n1,2\n"}, "there is no column 'timestamp'"),
        ({"comments": "comment-id,comment-body\n"}, "no statement that could be voted on"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(changed, problem):
    with pytest.raises(ReadError, match=problem):
        parse(**changed)


def test_too_many_statements_are_refused():
    with pytest.raises(LimitError, match="2 statements is more than the limit of 1 statements"):
        read_bytes(export(), "holes.zip", limits=Limits(comments=1))


def test_nobody_voted_is_a_note():
    graph = parse(votes=VOTES.split("\n", 1)[0] + "\n", participants_votes="")
    assert graph.stances == ()
    assert "Nobody has voted." in graph.conversation.notes


def test_the_export_is_read_again_as_it_was():
    graph = parse()
    again = read_bytes(writer.write(graph), "again.zip")
    assert (again.claims, again.stances, again.links) == (graph.claims, graph.stances, graph.links)
    assert [structs.replace(c, source_start=0, source_end=0) for c in again.comments] == [
        structs.replace(c, source_start=0, source_end=0) for c in graph.comments
    ]
    assert again.conversation.extra["polis"]["groups"] == {"participant 0": 1}


TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=9)


@given(
    st.lists(st.tuples(st.sampled_from("'=+-@") | st.just(""), TEXTS), min_size=1, max_size=4),
    st.lists(st.tuples(TEXTS, st.integers(0, 3), st.sampled_from([-1, 0, 1])), max_size=6),
)
@settings(max_examples=40, deadline=None)
def test_any_words_and_names_survive_the_export_form(statements, votes):
    graph = parse()
    comment, claim = graph.comments[0], graph.claims[0]
    texts = [sign + text for sign, text in statements]
    comments = tuple(
        structs.replace(comment, id=f"c:{n}", number=n, text=t) for n, t in enumerate(texts)
    )
    claims = tuple(
        structs.replace(claim, id=f"k:{n}.1", comment=f"c:{n}", text=t, end=len(t))
        for n, t in enumerate(texts)
    )
    cast = tuple(
        Stance(participant=who, claim=f"k:{at}.1", value=value)
        for who, at, value in votes
        if at < len(texts)
    )
    conversation = structs.replace(
        graph.conversation, comments=comments, source_text="", headers=(), left_out=()
    )
    graph = structs.replace(graph, conversation=conversation, claims=claims, links=(), stances=cast)
    again = read_bytes(writer.write(graph), "again.zip")
    assert [c.text for c in again.claims] == [c.text for c in claims]
    assert [(s.participant, s.claim, s.value) for s in again.stances] == [
        (s.participant, s.claim, s.value) for s in cast
    ]
