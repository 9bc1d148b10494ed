"""What comes first in the review, by hand: base .5, h(E) = E^2 / (1 + E^2)."""

import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from msgspec import structs

from argmap.analyse.review import review_queue
from argmap.analyse.strength.shaking import Shaking
from argmap.analyse.strength.strength import quadratic_energy_strength
from argmap.model import Link
from argmap.model.tables import REVIEW

NAMES = {"a": "Ada", "b": "Ben", "c": "Cem", "d": "Dora"}


def consequence(graph, name, **more):
    table = review_queue(graph, **more).set_index("id")
    return float(table.loc[name, "consequence"])


@pytest.mark.parametrize(
    ("lines", "name", "expected"),
    [
        # a is .6 with b, .5 without, .4 against it: turning it round changes .2
        pytest.param(["b -> a + .4"], "b>a>support", 0.2, id="one-supporter"),
        pytest.param(["b -> a - .4"], "b>a>rebut", 0.2, id="one-rebutter"),
        # b falls from .6 to .4; a from .5 + .5 * .36/1.36 = .632353 to .5 + .5 * .16/1.16 = .568966
        pytest.param(["b -> a +", "c -> b + .4"], "c>b>support", 0.263387, id="what-follows"),
        # a with two is .75; with one against one it is .5
        pytest.param(["b -> a +", "c -> a + .4"], "c>a>support", 0.25, id="one-of-two"),
        pytest.param(["b -> a > .4"], "c:b>c:a>reply", 0.25, id="reply-of-a-leaf"),
        # a quarter of the root of 4 comments
        pytest.param(
            ["b -> a > .4", "c -> b >", "d -> c >", "e -> d >"],
            "c:b>c:a>reply",
            0.5,
            id="reply-of-a-strand",
        ),
        # without b's support a falls from .6 to .5
        pytest.param(["b -> a +"], "b", 0.2, id="claim-that-supports"),
        pytest.param(["b -> a +"], "a", 0.1, id="claim-on-which-no-other-rests"),
        pytest.param(["b -> a = .4"], "b>a>restates", 0.1, id="restatement"),
    ],
)
def test_a_thing_weighs_what_changes_with_it(lines, name, expected):
    assert consequence(graph_of(*lines), name) == pytest.approx(expected, abs=2e-4)


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        # supported by another person a may be shared; turned round it is rebutted
        pytest.param("b -> a + .4", "b>a>support", 0.7, id="support-that-makes-it-shared"),
        # without the rebuttal one person alone holds it; turned round two do
        pytest.param("b -> a - .4", "b>a>rebut", 0.7, id="rebuttal-that-keeps-it-from-it"),
        pytest.param("b -> a = .4", "b>a>restates", 0.6, id="said-by-two"),
    ],
)
def test_whether_a_claim_may_be_shared_weighs_a_half(line, name, expected):
    graph = graph_of(line, authors=NAMES)
    assert consequence(graph, name) == pytest.approx(expected, abs=2e-4)


def test_with_camps_two_people_of_one_camp_share_nothing():
    graph = graph_of("b -> a + .4", authors=NAMES)
    camps = {"Ada": "A", "Ben": "A"}
    assert consequence(graph, "b>a>support", camp_of=camps) == pytest.approx(0.2)


def test_a_rebuttal_of_what_two_camps_hold_changes_no_status():
    # two of camp A hold it and one disputes it, one of camp B holds it: with or without it shared
    lines = "b -> a +", "c -> a +", "d -> a - .4"
    graph = graph_of(*lines, authors=NAMES)
    camps = {"Ada": "A", "Ben": "A", "Cem": "B", "Dora": "A"}
    # with it E = .5, a = .6; without E = 1, a = .75; turned E = 1.5, a = .5 + .5 * 2.25 / 3.25
    assert consequence(graph, "d>a>rebut", camp_of=camps) == pytest.approx(0.246154, abs=2e-4)


def test_a_question_is_never_shared():
    graph = graph_of("b -> a + .4", texts={"a": "Is it so?"}, authors=NAMES)
    assert consequence(graph, "b>a>support") == pytest.approx(0.2)


def test_a_claim_said_by_three_is_shared_without_one_of_them():
    graph = graph_of("b -> a = .4", "c -> a = .4", authors=NAMES)
    assert consequence(graph, "b>a>restates") == pytest.approx(0.1)


def test_a_further_answer_weighs_little():
    graph = graph_of("a", "b", "c -> a > .5")
    further = Link(source="c:c", target="c:b", kind="reply", primary=False, confidence=0.5)
    graph = structs.replace(graph, links=(*graph.links, further))
    assert consequence(graph, "c:c>c:b>reply") == pytest.approx(0.1)


def test_the_most_uncertain_and_consequential_comes_first():
    # scores: .1 * .25, .6 * .25, .5 * .5 and the claims, which are sure, 0
    graph = graph_of(
        "b -> a > .9", "d -> c > .4", "f -> e > .5", "g -> f >", "h -> g >", "i -> h >"
    )
    graph = structs.replace(
        graph, claims=(), links=tuple(x for x in graph.links if x.kind == "reply")
    )
    order = review_queue(graph)["id"].tolist()
    assert order[:3] == ["c:f>c:e>reply", "c:d>c:c>reply", "c:b>c:a>reply"]


def test_what_the_source_or_a_person_says_is_not_asked_for():
    assert review_queue(graph_of("b -> a +", origin="stated")).empty
    assert review_queue(graph_of("b -> a +", origin="person")).empty


def test_the_columns_are_those_that_are_promised():
    assert tuple(review_queue(graph_of("b -> a +")).columns) == REVIEW


def test_it_says_why():
    table = review_queue(graph_of("b -> a + .4", authors=NAMES)).set_index("id")
    assert table.loc["b>a>support", "why"] == (
        "the other way round, the strength of 1 claim changes by 0.20 in all, "
        "and whether one may be shared"
    )


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_what_is_computed_nearby_is_what_computing_all_anew_gives(graph):
    before = quadratic_energy_strength(graph)
    shaking = Shaking(graph)
    for link in graph.links:
        if link.kind not in ("support", "rebut"):
            continue
        rest = tuple(each for each in graph.links if each is not link)
        after = quadratic_energy_strength(structs.replace(graph, links=rest))
        if not (before.settled and after.settled):
            continue
        change = (after.strength.reindex(before.strength.index) - before.strength).abs()
        near = shaking.without([link])
        for node, value in change.dropna().items():
            assert near.get(node, 0.0) == pytest.approx(value, abs=0.01)
