"""Which claims only ask."""

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.analysis import Analysis
from argmap.analyse.attention import attention
from argmap.analyse.disputed import disputed
from argmap.analyse.questions import questions
from argmap.model import Stance


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Why not?", True),
        ("“Why not?” ", True),
        ("من يدفع؟", True),
        ("Why not? Because it is dear.", False),
        ("We should ask why.", False),
    ],
)
def test_a_claim_asks_where_it_ends_as_a_question(text, asks):
    assert questions(graph_of("a", texts={"a": text})) == ({"a"} if asks else frozenset())


def test_a_question_put_to_a_vote_is_a_statement():
    graph = graph_of("a", "b", texts={"a": "Why not?", "b": "Why?"})
    votes = (Stance(participant="p", claim="a", value=1),)
    assert questions(structs.replace(graph, stances=votes)) == {"b"}


AUTHORS = {"a": "Ada", "b": "Bo", "c": "Cy"}
ASKED = graph_of("b -> a -", "c -> a -", texts={"a": "Who could want that?"}, authors=AUTHORS)


def test_what_somebody_asks_is_not_disputed():
    assert "a" not in set(disputed(ASKED, {})["claim"])


def test_what_somebody_asks_needs_no_reason():
    assert "a" not in set(attention(ASKED).query("what == 'central but unsupported'")["node"])


def test_what_somebody_asks_is_no_common_ground():
    graph = graph_of("b -> a +", texts={"a": "Who could not want that?"}, authors=AUTHORS)
    assert "a" not in set(Analysis(graph).candidates["claim"])
