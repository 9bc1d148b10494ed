from graphs import graph_of, graphs
from hypothesis import given, settings
from msgspec import structs

from argmap.convert import drawn as drawn_to_export
from argmap.layout.folding import foldable, folded
from argmap.show.figures.filters import Filter, folding
from argmap.show.figures.ground import ground_of
from argmap.show.figures.map_view import drawn
from argmap.show.figures.message import message
from argmap.show.figures.strands import strands_of
from argmap.show.figures.view import View

ADA_AND_BEN = {"a": "Ada", "b": "Ben", "c": "Cleo"}


def groups(*lines):
    graph = graph_of(*lines)
    return [list(group) for group in folded(graph, foldable(graph))]


def told(graph, view=View()):  # noqa: B008  # a frozen record
    strands = strands_of(ground_of(graph, folding(graph, view.keep, foldable(graph))), view.keep)
    found = message(strands, drawn(graph, strands, view))
    names = list(graph.texts)
    return {
        names[node]: [names[other] for other in others]
        for node, others in zip(found["nodes"], found["same"], strict=True)
    }, found


def test_claims_that_say_the_same_are_led_by_the_earliest():
    assert groups("b -> a =", "c -> b =") == [["a", "b", "c"]]


def test_of_two_claims_of_one_comment_the_one_with_more_links_leads():
    graph = graph_of("b -> a =", "c -> b +")
    claims = tuple(structs.replace(c, comment="c:a") if c.id == "b" else c for c in graph.claims)
    claims = tuple(structs.replace(c, start=0, end=1, text="x") for c in claims)
    comments = tuple(structs.replace(c, text="x") for c in graph.comments)
    conversation = structs.replace(graph.conversation, comments=comments)
    links = tuple(link for link in graph.links if link.kind != "states")
    graph = structs.replace(graph, conversation=conversation, claims=claims, links=links)
    assert folded(graph, foldable(graph)) == (("b", "a"),)


def test_claims_that_dispute_each_other_are_never_one():
    assert groups("b -> a =", "b -> a -") == []


def test_who_says_the_same_in_support_says_the_same():
    assert groups("b -> a =", "b -> a +") == [["a", "b"]]


def test_two_that_dispute_do_not_meet_in_a_third_and_the_surer_one_joins_it():
    assert groups("b -> a = .8", "c -> b = .9", "c -> a -") == [["b", "c"]]


def test_a_mere_guess_folds_nothing():
    assert groups("b -> a = .4") == []


def test_a_folded_claim_is_named_on_the_card_of_the_one_that_leads():
    same, _ = told(graph_of("b -> a =", "c -> a -"))
    assert same == {"a": ["b"], "c": []}


def test_what_answers_a_folded_claim_hangs_on_the_card():
    graph = graph_of("b -> a =", "c -> b -")
    _, found = told(graph)
    names = list(graph.texts)
    up = dict(zip(found["nodes"], found["up"], strict=True))
    assert up[names.index("c")] == names.index("a")


def test_a_folded_claim_that_argues_draws_its_line_from_the_card():
    graph = graph_of("x", "a", "b -> a =", "b -> x -")
    _, found = told(graph)
    assert [graph.links[link].kind for link in found["links"]] == ["rebut"]


def test_selecting_a_folded_claim_shows_its_card():
    graph = graph_of("b -> a =", *[f"d{n} -> e +" for n in range(40)])
    same, _ = told(graph, View(selected=("b",)))
    assert same["a"] == ["b"]


def test_the_first_who_is_kept_speaks_for_those_who_say_the_same():
    same, _ = told(
        graph_of("b -> a =", "c -> a =", authors=ADA_AND_BEN),
        View(keep=Filter(authors=frozenset({"Ben", "Cleo"}))),
    )
    assert same == {"b": ["c"]}


def test_a_filter_that_leaves_out_the_restatement_unfolds_it():
    same, _ = told(graph_of("b -> a = .6"), View(keep=Filter(sure=0.75)))
    assert same == {"a": [], "b": []}


def test_without_lines_of_restatements_claims_stay_folded():
    keep = Filter(kinds=frozenset({"support", "rebut", "reply"}))
    same, _ = told(graph_of("b -> a ="), View(keep=keep))
    assert same == {"a": ["b"]}


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_no_claim_is_on_two_cards(graph):
    on = [node for group in folded(graph, foldable(graph)) for node in group]
    assert len(on) == len(set(on))


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_no_card_holds_claims_that_dispute_each_other(graph):
    card = {n: place for place, g in enumerate(folded(graph, foldable(graph))) for n in g}
    for link in graph.links:
        if link.kind == "rebut" and link.source in card:
            assert card[link.source] != card.get(link.target)


def test_an_exported_map_folds_too():
    layout, _ = drawn_to_export(graph_of("b -> a =", "c -> b -"))
    assert set(layout.boxes) == {"a", "c"}
