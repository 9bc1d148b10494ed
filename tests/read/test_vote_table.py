"""Tables of votes, wide and long, become statements with stances on them."""

import pytest

from argmap.errors import ReadError
from argmap.model import ArgumentGraph
from argmap.read import Source, read_bytes, sniff

WIDE = "name,Buses should run at night.,Parking costs too little.\nAnn,agree,-1\nBo,0,\nCy,yes,No\n"
LONG = """person;statement;vote;time
Ann;Buses should run at night.;agree;2024-05-01T10:00:00
Bo;Parking costs too little.;-1;
Bo;Parking costs too little.;pass;
"""


def parse(text, name="votes.csv"):
    found = read_bytes(text.encode(), name)
    assert isinstance(found, ArgumentGraph)
    return found


def cast(graph):
    return [(s.participant, graph.claim_by_id[s.claim].text[:5], s.value) for s in graph.stances]


def test_a_wide_table_has_a_row_a_person_and_a_column_a_statement():
    assert cast(parse(WIDE)) == [
        ("Ann", "Buses", 1),
        ("Ann", "Parki", -1),
        ("Bo", "Buses", 0),
        ("Cy", "Buses", 1),
        ("Cy", "Parki", -1),
    ]


def test_a_long_table_has_a_row_a_vote():
    graph = parse(LONG)
    assert cast(graph) == [("Ann", "Buses", 1), ("Bo", "Parki", -1), ("Bo", "Parki", 0)]
    assert graph.stances[0].time == "2024-05-01T10:00:00"
    assert "1 vote changed or repeated an earlier one; the last counts." in graph.conversation.notes


@pytest.mark.parametrize("text", [WIDE, LONG], ids=["wide", "long"])
def test_no_statement_is_lost(text):
    conversation = parse(text).conversation
    assert conversation.unaccounted() == ()
    for comment in conversation.comments:
        stood = conversation.source_text[comment.source_start : comment.source_end]
        assert stood == comment.text


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("separator", [",", "\t", ";"], ids=["comma", "tab", "semicolon"])
def test_line_ends_and_separators_do_not_matter(ending, separator):
    text = WIDE.replace(",", separator).replace("\n", ending)
    assert cast(parse(text)) == cast(parse(WIDE))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1", 1),
        ("Agree", 1),
        ("strongly agree", 1),
        ("\u22121", -1),
        ("-1.0", -1),
        ("DISAGREE", -1),
        ("unsure", 0),
        ("don\u2019t know", 0),
        ("0", 0),
        ("Ja", 1),
        ("dagegen", -1),
    ],
)
def test_words_for_votes(cell, value):
    assert cast(parse(WIDE.replace("agree", cell, 1)))[0] == ("Ann", "Buses", value)


@pytest.mark.parametrize("cell", ["", " ", "-", "n/a", "NaN", "not seen"])
def test_words_for_no_vote(cell):
    assert cast(parse(WIDE.replace("agree", cell, 1)))[0] == ("Ann", "Parki", -1)


@pytest.mark.parametrize("cell", ["perhaps", "5", "=1+1"])
def test_a_cell_that_is_no_vote_is_refused_with_its_place(cell):
    problem = r"votes\.csv:2: '.*' in the column 'Buses should run at night\.' is no vote; write 1"
    with pytest.raises(ReadError, match=problem):
        parse(WIDE.replace("agree", cell, 1))


def test_a_table_of_polis_without_its_comments_calls_statements_by_number():
    graph = parse("participant,group-id,n-votes,0,1\n4,1,2,1,-1\n5,,1,,0\n")
    assert [(s.participant, s.claim, s.value) for s in graph.stances] == [
        ("4", "k:1.1", 1),
        ("4", "k:2.1", -1),
        ("5", "k:2.1", 0),
    ]


def test_where_nobody_disagrees_it_says_that_0_is_a_pass():
    notes = parse("name,Dig.,Fill.\nAnn,1,0\nBo,0,1\n").conversation.notes
    assert "No cell says disagree; 0 was read as a pass." in notes


@pytest.mark.parametrize(
    "text",
    [
        "id,author,text,likes\n1,Ann,hello,0\n2,Bo,well,1\n",
        "author,comment\nAnn,yes\nBo,I do not think so at all.\n",
        "name,age,town\nAnn,31,Rye\nBo,1,Ely\n",
    ],
    ids=["comments", "answers", "people"],
)
def test_other_tables_are_left_to_others(text):
    assert sniff(Source(name="x.csv", data=text.encode())).name != "votes"


def test_people_without_a_name_are_told_apart_by_their_row():
    assert {who for who, _, _ in cast(parse(WIDE.replace("Bo,", ",")))} == {"Ann", "row 3", "Cy"}
