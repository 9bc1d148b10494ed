"""What divides, and what only one person says."""

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.disputed import disputed
from argmap.model import Stance

AUTHORS = {"a": "Ada", "b": "Bo", "c": "Cy", "d": "Di"}


@pytest.mark.parametrize(
    ("lines", "camps", "expected"),
    [
        pytest.param(["b -> a -"], {"Ada": "A", "Bo": "B"}, "disputed between camps", id="across"),
        pytest.param(["b -> a -"], {"Ada": "A", "Bo": "A"}, "disputed inside a camp", id="within"),
        pytest.param(["b -> a -"], {}, "disputed", id="camps-not-known"),
        pytest.param(["b -> a -", "c -> a -"], {}, "one person against others", id="one-against"),
        pytest.param(["a"], {}, "only one person says it", id="alone"),
        pytest.param(["b -> a +"], {}, None, id="backed-by-another"),
    ],
)
def test_a_claim_divides_by_who_backs_and_who_disputes_it(lines, camps, expected):
    table = disputed(graph_of(*lines, authors=AUTHORS), camps).set_index("claim")
    assert (table.loc["a", "label"] if "a" in table.index else None) == expected


def test_the_first_dispute_and_who_disputes_are_named():
    table = disputed(graph_of("b -> a -", "c -> b >", "d -> a -", authors=AUTHORS), {})
    row = table.set_index("claim").loc["a"]
    assert (row["first"], row["against_it"], row["tentative"]) == ("c:b", ["Bo", "Di"], True)


def test_what_others_voted_on_or_moderators_took_out_is_not_said_by_one_alone():
    graph = graph_of("a", "b", "c", authors={"a": "Ada", "b": "Bo", "c": "Cy"})
    out = structs.replace(graph.claims[1], extra={"moderated": -1})
    votes = [("Dee", "a"), ("Cy", "c")]  # Cy's own vote changes nothing
    graph = structs.replace(
        graph,
        claims=(graph.claims[0], out, graph.claims[2]),
        stances=tuple(Stance(participant=who, claim=claim, value=1) for who, claim in votes),
    )
    assert disputed(graph, {})["claim"].tolist() == ["c"]
