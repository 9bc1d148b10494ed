"""What needs attention: unanswered, central but unsupported, said again without a link."""

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.attention import attention


def listed(graph, what):
    table = attention(graph)
    return table[table["what"] == what]["node"].tolist()


def test_unanswered_rebuttals_stand_oldest_first():
    graph = graph_of("b -> a -", "c -> a -", "d -> b +")
    assert listed(graph, "unanswered rebuttal") == ["c"]
    assert listed(graph_of("b -> a -", "c -> a -"), "unanswered rebuttal") == ["b", "c"]


def test_a_question_that_nobody_answered_is_listed():
    graph = graph_of("a", "b -> a >")
    asked = tuple(structs.replace(claim, role="question") for claim in graph.claims)
    assert listed(structs.replace(graph, claims=asked), "unanswered question") == ["b"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["b -> a -", "c -> a -"], ["a"], id="two-dispute-it"),
        pytest.param(["b -> a -"], [], id="one-disputes-it"),
        pytest.param(["b -> a -", "c -> a -", "d -> a +"], [], id="it-has-a-reason"),
    ],
)
def test_a_claim_is_central_where_two_others_speak_to_it(lines, expected):
    assert listed(graph_of(*lines), "central but unsupported") == expected


SAME = {"a": "The cellar floods every spring.", "b": "Every spring the cellar floods."}


@pytest.mark.parametrize(
    ("lines", "texts", "expected"),
    [
        pytest.param(["a", "b"], SAME, ["b"], id="said-again"),
        pytest.param(["b -> a ="], SAME, [], id="linked"),
        pytest.param(
            ["a", "b"], SAME | {"b": "The cellar never floods every spring."}, [], id="denied"
        ),
        pytest.param(["a", "b"], SAME | {"b": "The roof leaks."}, [], id="other-words"),
    ],
)
def test_what_is_said_again_without_a_link_is_listed(lines, texts, expected):
    assert listed(graph_of(*lines, texts=texts), "said again, not linked") == expected


def test_an_empty_graph_needs_no_attention():
    assert attention(graph_of()).empty
