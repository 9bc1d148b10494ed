import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model.graph import LINK_KINDS
from argmap.show.figures.filters import Filter
from argmap.show.figures.ground import ground_of
from argmap.show.figures.strands import strands_of
from argmap.show.figures.strongest import strongest

ARGUMENT = frozenset({"support", "rebut"})
FILTERS = st.builds(
    Filter,
    kinds=st.frozensets(st.sampled_from(["support", "rebut", "restates", "reply"]), min_size=1),
    authors=st.frozensets(st.sampled_from(["", "Ada", "Ben", "李四"])),
    sure=st.sampled_from([0.0, 0.4, 0.8]),
    origins=st.frozensets(st.sampled_from(["inferred", "person"])),
    first=st.sampled_from(["", "c:2"]),
    last=st.sampled_from(["", "c:6"]),
)


def strands(*lines, keep=Filter(), **more):  # noqa: B008  # a frozen record
    return strands_of(ground_of(graph_of(*lines, **more)), keep)


def name(found, card):
    return found.ground.arrays.ids[found.faces[card]]


def parents(found):
    """What each card hangs on, by id."""
    cards = range(len(found.parent))
    return {name(found, c): name(found, found.parent[c]) for c in cards if found.parent[c] >= 0}


def names(found):
    return {name(found, card) for card in found.top_down}


def chosen(found, most):
    return [name(found, card) for card in strongest(found, found.top_down, most)]


def test_a_claim_hangs_on_what_it_supports_or_rebuts():
    found = strands("b -> a -", "c -> b +")
    assert parents(found) == {"b": "a", "c": "b"}
    kinds = {name(found, card): LINK_KINDS[found.kind(card)] for card in (1, 2)}
    assert kinds == {"b": "rebut", "c": "support"}


def test_what_hangs_on_a_claim_weighs_one_for_each_argument_below():
    found = strands("b -> a -", "c -> b +", "d -> a +")
    assert found.weight[found.card("a")] == 3


def test_a_branch_is_as_large_as_what_hangs_on_it_and_itself():
    found = strands("b -> a -", "c -> b +", "d -> a +")
    assert [found.size[found.card(node)] for node in "abcd"] == [4, 2, 1, 1]


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        pytest.param(Filter(kinds=frozenset({"rebut"})), {"a", "b"}, id="kind"),
        pytest.param(Filter(sure=0.5, kinds=frozenset({"support"})), {"b", "c"}, id="sure"),
        pytest.param(Filter(authors=frozenset({"Ada"})), {"a", "b"}, id="author-and-who-disputes"),
        pytest.param(
            Filter(authors=frozenset({""})), {"b", "c"}, id="no-name-and-what-it-supports"
        ),
        pytest.param(
            Filter(authors=frozenset({""}), first="c:c"), {"c"}, id="nothing-from-another-time"
        ),
        pytest.param(Filter(first="c:b"), {"b", "c"}, id="from"),
        pytest.param(Filter(last="c:b"), {"a", "b"}, id="to"),
        pytest.param(Filter(first="c:b", last="c:a"), {"a", "b"}, id="the-wrong-way-round"),
        pytest.param(Filter(first="c:b", last="c:b"), {"b"}, id="one-comment"),
        pytest.param(Filter(first="gone"), {"a", "b", "c"}, id="from-nowhere"),
        pytest.param(
            Filter(origins=frozenset({"person"}), kinds=frozenset({"rebut"})), set(), id="origin"
        ),
    ],
)
def test_a_filter_keeps_what_it_names(keep, expected):
    authors = {"a": "Ada", "b": "Ben"}
    assert names(strands("b -> a - .9", "c -> b + .6", authors=authors, keep=keep)) == expected


def test_a_filter_by_camp_keeps_those_of_that_camp():
    authors = {"a": "Ada", "b": "Ben", "c": "Cleo", "d": "Dan"}
    lines = ["b -> a -", "c -> a +", "d"]  # Ada and Cleo against Ben; nobody speaks to Dan
    camps = {camp: names(strands(*lines, authors=authors, keep=_camp(camp))) for camp in "AB"}
    assert camps == {"A": {"a", "b", "c"}, "B": {"a", "b"}}  # with what each argues about
    assert names(strands(*lines, authors=authors, keep=_camp(""))) == {"d"}


def test_of_people_who_are_not_chosen_nothing_is_kept_among_themselves():
    keep = Filter(authors=frozenset({"Ada"}))
    found = strands("b -> a -", "c -> b +", "d -> a >", authors={"a": "Ada"}, keep=keep)
    assert names(found) == {"a", "b"}


def _camp(name):
    return Filter(camps=frozenset({name}))


def test_the_sure_filter_drops_the_less_sure():
    assert parents(strands("b -> a - .4", "c -> a - .6", keep=Filter(sure=0.5))) == {"c": "a"}


def test_a_card_whose_link_is_left_out_hangs_by_the_next_best():
    lines = ["c -> a - .9", "c -> b + .8"]
    assert parents(strands(*lines))["c"] == "a"
    assert parents(strands(*lines, keep=Filter(kinds=frozenset({"support"})))) == {"c": "b"}


def test_a_card_whose_argument_is_left_out_hangs_by_its_reply():
    keep = Filter(kinds=frozenset({"reply", "support"}))
    assert parents(strands("b -> a -", "b -> a >", keep=keep)) == {"b": "a"}


def test_what_gave_way_in_a_circle_stays_a_root_under_a_filter():
    lines = ["b -> a + .9", "c -> b + .8", "a -> c - .2"]
    keep = Filter(sure=0.85)
    assert parents(strands(*lines, keep=keep)) == {"b": "a"}


def test_next_best_links_that_close_a_circle_give_way():
    lines = ["b -> a - .9", "b -> c + .5", "c -> b + .6"]  # without the first, b and c in a circle
    found = strands(*lines, keep=Filter(kinds=frozenset({"support"})))
    assert parents(found) == {"c": "b"}


def test_the_strongest_are_those_with_most_argument_for_each_card():
    found = strands("b -> a -", "c -> a -", "d -> a +", "f -> e +", "g")
    assert set(chosen(found, 4)) == {"a", "b", "c", "d"}


def test_the_strongest_bring_the_way_to_their_root():
    found = strands("b -> a >", "d -> b -", "e -> b -", "f -> b +")
    assert chosen(found, 3)[:2] == ["a", "b"]


def test_of_equals_those_nearest_the_top_are_chosen():
    found = strands("b -> a >", "c -> b >", "d")
    assert set(chosen(found, 2)) == {"a", "d"}


def test_no_more_are_chosen_than_asked_for():
    assert len(chosen(strands(*[f"b{n} -> a -" for n in range(40)]), 30)) == 30


@settings(max_examples=40, deadline=None)
@given(graphs(), FILTERS)
def test_the_strands_of_any_graph_are_a_forest(graph, keep):
    found = strands_of(ground_of(graph), keep)
    kept = [card for card, face in enumerate(found.faces) if face >= 0]
    assert sorted(found.top_down) == kept


@settings(max_examples=40, deadline=None)
@given(graphs(), FILTERS)
def test_a_card_keeps_what_it_hangs_on_while_its_link_and_both_cards_are_kept(graph, keep):
    ground = ground_of(graph)
    found = strands_of(ground, keep)
    for card, above in enumerate(ground.parent):
        there = above >= 0 and found.faces[card] >= 0 and found.faces[above] >= 0
        if there and found.links[ground.by[card]]:
            assert (found.parent[card], found.by[card]) == (above, ground.by[card])


@settings(max_examples=40, deadline=None)
@given(graphs(), FILTERS)
def test_a_filter_leaves_what_it_keeps_in_its_order(graph, keep):
    ground = ground_of(graph)
    before, after = strands_of(ground, Filter()), strands_of(ground, keep)
    for card in range(len(ground.parent)):
        old, new = before.children(card), after.children(card)
        assert [x for x in old if x in new] == [x for x in new if x in old]


@settings(max_examples=40, deadline=None)
@given(graphs(), FILTERS)
def test_nothing_hangs_by_a_link_that_is_left_out(graph, keep):
    found = strands_of(ground_of(graph), keep)
    assert all(found.links[link] for link in found.by if link >= 0)


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_whatever_is_chosen_hangs_on_something_chosen_before(graph):
    found = strands_of(ground_of(graph), Filter())
    before = []
    for card in strongest(found, found.top_down, 5):
        assert found.parent[card] in [-1, *before]
        before.append(card)


def test_without_replies_what_nothing_joins_is_left_out_though_there_are_no_replies():
    found = strands("b -> a -", "d", keep=Filter(kinds=ARGUMENT | {"restates"}))
    assert names(found) == {"a", "b"}
