"""The export form of Polis: four tables that a spreadsheet can open without running anything."""

import csv
import io
import zipfile

from graphs import graph_of
from msgspec import structs

from argmap.model import Stance
from argmap.write import polis

GRAPH = structs.replace(
    graph_of("a", "b", texts={"a": "=SUM(A1)", "b": "Dig."}, authors={"a": "+Ada"}),
    stances=(
        Stance(participant="+Ada", claim="a", value=1, time="2024-05-01T10:00:00Z"),
        Stance(participant="Ben", claim="a", value=-1),
        Stance(participant="Ben", claim="gone", value=1),
    ),
)


def rows(name):
    return list(csv.DictReader(io.StringIO(polis.tables(GRAPH)[name])))


def test_there_is_a_file_for_each_table():
    with zipfile.ZipFile(io.BytesIO(polis.write(GRAPH))) as archive:
        assert archive.namelist() == [
            "comments.csv",
            "participants-votes.csv",
            "votes.csv",
            "summary.csv",
        ]


def test_comments_carry_the_counts_of_their_votes():
    first, second = rows("comments.csv")
    assert (first["comment-id"], first["agrees"], first["disagrees"]) == ("0", "1", "1")
    assert (second["comment-id"], second["comment-body"], second["author-id"]) == ("1", "Dig.", "")


def test_no_cell_is_run_by_a_spreadsheet():
    assert rows("comments.csv")[0]["comment-body"] == "'=SUM(A1)"
    assert rows("participants-votes.csv")[0]["xid"] == "'+Ada"


def test_people_are_a_row_and_statements_a_column():
    ada, ben = rows("participants-votes.csv")
    assert (ada["participant"], ada["0"], ada["1"]) == ("0", "1", "")
    assert (ben["n-votes"], ben["n-disagree"], ben["0"]) == ("1", "1", "-1")


def test_votes_have_their_time_in_milliseconds():
    assert [(row["timestamp"], row["voter-id"], row["vote"]) for row in rows("votes.csv")] == [
        ("1714557600000", "0", "1"),
        ("", "1", "-1"),
    ]


def test_the_same_graph_gives_the_same_bytes():
    assert polis.write(GRAPH) == polis.write(GRAPH)
