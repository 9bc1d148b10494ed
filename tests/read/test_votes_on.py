"""Votes of a second file on the claims of a conversation."""

import pytest
from graphs import graph_of

from argmap.errors import ReadError
from argmap.model import ArgumentGraph
from argmap.read import polis, read_bytes
from argmap.read.votes_on import with_votes


def voted(tmp_path, text, name="votes.csv"):
    """Return who answered what on a graph of two claims, and its notes."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = with_votes(graph(), path)
    return [(x.participant, x.claim, x.value) for x in found.stances], found.conversation.notes


def graph():
    found = read_bytes(
        b"name,Buses should run at night.,Parking costs too little.\nAnn,1,-1\n", "v"
    )
    assert isinstance(found, ArgumentGraph)
    return found


OWN = [("Ann", "k:1.1", 1), ("Ann", "k:2.1", -1)]


@pytest.mark.parametrize(
    "text",
    [
        "name,k:1.1,k:2.1\nDee,-1,0\n",
        "name,K:1.1, parking  costs too LITTLE.\nDee,disagree,pass\n",
        "claim,person,vote\nk:1.1,Dee,-1\nParking costs too little.,Dee,0\n",
    ],
    ids=["ids", "words", "a-row-a-vote"],
)
def test_claims_are_called_by_their_ids_or_words(tmp_path, text):
    found, notes = voted(tmp_path, text)
    assert found == [*OWN, ("Dee", "k:1.1", -1), ("Dee", "k:2.1", 0)]
    assert notes == graph().conversation.notes


def test_a_table_with_a_single_claim_is_one_of_votes(tmp_path):
    assert voted(tmp_path, "name,k:2.1\nDee,1\nEd,\n")[0] == [*OWN, ("Dee", "k:2.1", 1)]


def test_an_export_of_polis_is_joined_by_its_words(tmp_path):
    files = {
        "comments.csv": b"comment-id,comment-body,author-id,timestamp\n"
        b"7,Parking costs too little.,0,1700000000000\n",
        "votes.csv": b"timestamp,comment-id,voter-id,vote\n1700000001000,7,4,1\n",
    }
    found, _ = voted(tmp_path, polis.packed(files), "export.zip")
    assert found == [*OWN, ("participant 4", "k:2.1", 1)]
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert [x.claim for x in with_votes(graph(), tmp_path).stances] == ["k:1.1", "k:2.1", "k:2.1"]


def test_the_first_of_claims_with_the_same_words_is_meant(tmp_path):
    made = graph_of("a", "b", texts={"a": "Dig a well here", "b": "dig a well here"})
    path = tmp_path / "votes.csv"
    path.write_text("name,Dig a well here.\nDee,1\n")
    assert with_votes(made, path).stances[0].claim == made.claims[0].id


def test_people_are_those_of_the_conversation_in_capitals_or_not(tmp_path):
    made = graph_of("a", "b", authors={"a": "Ann", "b": "Bo"})
    path = tmp_path / "votes.csv"
    path.write_text(f"name,{made.claims[0].id}\nANN,1\nDee,1\n")
    assert [x.participant for x in with_votes(made, path).stances] == ["Ann", "Dee"]


def test_a_vote_cast_again_counts_and_is_told(tmp_path):
    found, notes = voted(tmp_path, "name,k:1.1\nDee,1\nDee,-1\n")
    assert found[2:] == [("Dee", "k:1.1", 1), ("Dee", "k:1.1", -1)]
    assert notes[-1] == "1 vote of votes.csv changed or repeated an earlier one; the last counts."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "name,k:1.1,Cats.\nDee,-1,1\n",
            r"votes\.csv: 'Cats\.' is no claim of the conversation; call each claim by its id",
            id="one-unknown",
        ),
        pytest.param(
            "name,k:9.9,Cats.\nDee,-1,1\n", r"'k:9\.9', 'Cats\.' are no claims", id="two-unknown"
        ),
        pytest.param("name,k:1.1\nDee,\n", "it holds no vote", id="no-vote"),
        pytest.param("name,k:1.1\nDee,perhaps\n", "'perhaps' in the column 'k:1.1'", id="no-word"),
        pytest.param('{"nodes": []}', "neither a table of votes nor an export", id="json"),
        pytest.param("", "neither a table of votes nor an export", id="empty"),
        pytest.param("name\nDee\n", "it is no table of votes", id="one-column"),
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path, text, message):
    with pytest.raises(ReadError, match=message):
        voted(tmp_path, text)


def test_votes_on_an_unknown_claim_of_polis_name_its_words(tmp_path):
    files = {
        "comments.csv": b"comment-id,comment-body\n7,Cats should vote.\n",
        "votes.csv": b"timestamp,comment-id,voter-id,vote\n1700000001000,7,4,1\n",
    }
    with pytest.raises(ReadError, match=r"'Cats should vote\.' is no claim"):
        voted(tmp_path, polis.packed(files), "export.zip")


def test_the_given_graph_stays_as_it_is(tmp_path):
    made = graph()
    path = tmp_path / "votes.csv"
    path.write_text("name,k:1.1\nDee,1\n")
    with_votes(made, path)
    assert len(made.stances) == 2
