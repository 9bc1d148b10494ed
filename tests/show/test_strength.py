import json

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.analysis import Analysis
from argmap.model import Stance
from argmap.model.decisions import LinkName
from argmap.show.pages import strength
from argmap.show.pages.strength_address import MOST_STEPS, State, Step, address, query_of, state_of
from argmap.show.pages.strength_body import shown
from argmap.show.pages.strength_what_if import found
from argmap.show.plain import drawn

ODD = "k>1 |%&=+ä"
STATES = [
    State(),
    State(measure="h", base=0.35, order="weakest", shown=60),
    State(steps=(Step("out", "a"), Step("out", LinkName("b", "a", "rebut")))),
    State(steps=(Step("in", LinkName("a", "b", "support")),)),
    State(votes=True, steps=(Step("out", ODD),)),
]


@pytest.fixture
def graph():
    return graph_of("b -> a -", ODD)


@pytest.mark.parametrize("state", STATES)
def test_the_address_keeps_the_state(graph, state):
    assert state_of(graph, query_of(address("key", state).partition("?")[2])) == state


@pytest.mark.parametrize(
    "query",
    [
        {"m": "best", "b": "x", "o": "up", "n": "-"},
        {"b": "nan"},
        {"w": "-gone +b>a>rebut -b>a>support +a>a>rebut nonsense >>"},
    ],
)
def test_what_an_address_gets_wrong_counts_as_absent(graph, query):
    assert state_of(graph, query) == State()


def test_what_is_out_of_bounds_is_brought_in(graph):
    assert state_of(graph, {"b": "7"}).base == 1


def test_pressing_twice_takes_a_change_back(graph):
    once = strength.pressed(graph, State(), "-a")
    assert once.steps == (Step("out", "a"),)
    assert strength.pressed(graph, once, "-a") == State()


def test_all_changes_can_be_undone(graph):
    tried = State(steps=(Step("out", "a"), Step("out", "b")))
    assert strength.pressed(graph, tried, "reset") == State()


def test_a_what_if_has_an_end():
    state = State()
    for number in range(MOST_STEPS + 5):
        state = state.with_step(Step("out", f"k{number}"))
    assert len(state.steps) == MOST_STEPS


def test_a_link_at_a_withdrawn_claim_is_left_out(graph):
    steps = (Step("out", "a"), Step("in", LinkName("b", "a", "support")))
    assert State(steps=steps).applied(graph).claim_by_id.keys() == {"b", ODD}


@pytest.mark.parametrize(
    ("source", "target", "kind", "says"),
    [
        (None, "a", "rebut", "Choose two claims"),
        ("a", "a", "rebut", "the same claim"),
        ("b", "a", "rebut", "there already"),
    ],
)
def test_what_cannot_be_put_in_says_why(graph, source, target, kind, says):
    step, told = strength.added(graph, State(), source, kind, target)
    assert step is None
    assert says in told


def test_claims_are_found_by_their_words():
    graph = graph_of("a", "b", texts={"a": "Close the street", "b": "Keep it open"})
    assert [option["value"] for option in found(graph, "  the STREET ", None)] == ["a"]


def test_the_chosen_claim_stays_in_the_list():
    graph = graph_of("a", "b", texts={"a": "Close the street", "b": "Keep it open"})
    assert [option["value"] for option in found(graph, "open", "a")] == ["a", "b"]


def words_of(graph, state):
    now = shown(Analysis(graph), "key", state)
    return {name: drawn(getattr(now, name)) for name in ("how", "tried", "claims", "says", "more")}


def test_words_from_outside_are_text():
    graph = graph_of("b -> a -", texts={"a": "<script>alert(1)</script>"})
    told = json.loads(words_of(graph, State())["claims"])
    assert "<script>alert(1)</script>" in json.dumps(told)
    assert not [part for part in json.dumps(told).split('"') if part == "script"]


def test_a_what_if_tells_before_and_after():
    told = words_of(graph_of("b -> a -"), State(steps=(Step("out", "b"),)))["tried"]
    assert "0.40 → 0.50" in told
    assert "1 claim moves, the most first; 1 turns" in told


def test_a_change_without_effect_says_so():
    told = words_of(graph_of("b -> a -", "c"), State(steps=(Step("out", "c"),)))["tried"]
    assert "Nothing else moves" in told


def test_a_circle_keeps_dfquad_out_and_is_named():
    graph = graph_of("b -> a -", "a -> b -")
    now = shown(Analysis(graph), "key", State(measure="dfquad"))
    assert now.measure == "energy"
    assert "circle here (#1 → #2 → #1)" in drawn(now.how) or "(#2 → #1 → #2)" in drawn(now.how)


def test_many_claims_are_bounded_with_a_count():
    graph = graph_of(*(f"b{n} -> a{n} -" for n in range(50)))
    told = words_of(graph, State())["claims"]
    assert "12 are shown, 38 more are not." in told
    assert "50 claims that nobody speaks to stand at 0.50" in told


def test_a_crux_says_what_would_flip():
    told = words_of(graph_of("b -> a -"), State())["more"]
    assert "Without it:" in told
    assert " would stand." in told
    assert "change by 0.10 in all" in told


def test_what_is_tried_stays_in_sight_in_one_line():
    graph = graph_of("b -> a -")
    assert shown(Analysis(graph), "key", State()).bar == []
    told = drawn(shown(Analysis(graph), "key", State(steps=(Step("out", "b"),))).bar)
    assert "1 change tried: 1 claim moves, 1 of them from standing to falling or back." in told


def test_a_question_is_marked_as_one():
    graph = graph_of("b -> a -", texts={"a": "Who would want that?"})
    assert "(a question)" in words_of(graph, State())["claims"]


def test_without_camps_it_says_why():
    assert "There are no camps here." in words_of(graph_of("b -> a +"), State())["more"]


def test_a_claim_and_its_only_link_are_one_crux():
    told = words_of(graph_of("b -> a -"), State())["more"]
    assert told.count("Without it") == 1
    assert "without the first claim itself" in told


def test_no_claims_are_a_sentence():
    graph = structs.replace(graph_of("c:a"), claims=())
    assert "nothing to weigh" in str(strength.body(Analysis(graph), "key", State()))


def test_with_votes_alone_all_claims_stand_by_their_votes():
    votes = tuple(Stance(participant=f"p{n}", claim="b", value=1) for n in range(3))
    graph = structs.replace(graph_of("a", "b"), stances=votes)
    found = shown(Analysis(graph), "key", State(votes=True)).table
    # a: nobody voted, .5; b: three who voted agree, (3 + 1) / (3 + 2)
    assert list(found["Strength"]) == pytest.approx([0.5, 0.8])
    assert '"data-key":"b"' in words_of(graph, State(votes=True))["claims"]
