"""Decisions of people on the graph of a source that was mined again."""

import pytest
from graphs import graph_of, graphs
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from model.test_decisions import TEXT, arguments, on, one_comment, some_decision
from msgspec import structs

from argmap.errors import GraphError
from argmap.model import ArgumentGraph, Claim, Comment, Conversation, Link, Stance
from argmap.model.decisions import Decision, decide, decisions, undo
from argmap.model.reapply import bare, carry_over, reapply, why_unfit

LANE = {"a": "Close the lane", "b": "Shops need it", "c": "Children play there"}


NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # it would take minutes here


def mined(*lines):
    return graph_of(*lines, texts=LANE)


def again(old, *lines):
    """Return what is left of the decisions on a graph when the source gives these links."""
    return reapply(mined(*lines), decisions(old))


def origins(graph):
    return {(x.source, x.kind, x.target): x.origin for x in graph.links if x.kind != "states"}


@pytest.mark.parametrize("what", ["reject", "neither"])
def test_what_was_rejected_does_not_come_back(what):
    old = decide(mined("b -> a + .4"), on(what, "b", "a"))
    graph, unfit = again(old, "b -> a + .6")
    assert (arguments(graph), unfit) == ([], ())


def test_what_was_neither_is_not_the_opposite_either():
    graph, _ = again(decide(mined("b -> a + .4"), on("neither", "b", "a")), "b -> a - .6")
    assert arguments(graph) == []


def test_what_was_rejected_is_rejected_a_third_time():
    old = decide(mined("b -> a + .4"), on("reject", "b", "a"))
    without, _ = again(old, "a", "b")
    graph, _ = again(without, "b -> a + .6")
    assert arguments(graph) == []


def test_what_was_accepted_and_is_missing_comes_back():
    graph, unfit = again(decide(mined("b -> a + .4"), on("accept", "b", "a")), "a", "b")
    assert origins(graph) == {("b", "support", "a"): "person"}
    assert unfit == ()


def test_what_was_turned_round_stays_so():
    old = decide(mined("b -> a + .4"), on("flip", "b", "a"))
    graph, _ = again(old, "b -> a + .6")
    assert origins(graph) == {("b", "rebut", "a"): "person"}


def test_where_the_machine_now_says_what_people_said_it_is_theirs():
    old = decide(mined("b -> a + .4"), on("flip", "b", "a"))
    graph, _ = again(old, "b -> a - .6")
    assert origins(graph) == {("b", "rebut", "a"): "person"}


def test_an_answer_that_people_chose_is_the_main_one_whatever_the_machine_finds():
    old = decide(
        mined("a", "b", "c -> a > .5"), on("retarget", "c:c", "c:a", "reply", target="c:b")
    )
    graph, _ = again(old, "a", "b", "c -> a > .9")
    assert graph.reply_of["c:c"].target == "c:b"


def test_an_answer_that_people_accepted_takes_the_place_of_another():
    old = decide(mined("a", "b", "c -> a > .5"), on("accept", "c:c", "c:a", "reply"))
    graph, _ = again(old, "a", "b", "c -> b > .9")
    assert origins(graph) == {("c:c", "reply", "c:a"): "person"}


def shifted(graph):
    """Return the same claims and links where each id has moved on by one comment."""
    ids = {"c:a": "c:n", "c:b": "c:a", "a": "n", "b": "a"}
    comments = tuple(structs.replace(c, id=ids.get(c.id, c.id)) for c in graph.comments)
    return structs.replace(
        graph,
        conversation=structs.replace(graph.conversation, comments=comments),
        claims=tuple(
            structs.replace(c, id=ids.get(c.id, c.id), comment=ids.get(c.comment, c.comment))
            for c in graph.claims
        ),
        links=tuple(
            structs.replace(
                x, source=ids.get(x.source, x.source), target=ids.get(x.target, x.target)
            )
            for x in graph.links
        ),
    )


def test_nodes_are_found_by_their_words_when_ids_have_moved():
    old = decide(mined("b -> a + .4"), on("flip", "b", "a"))
    graph, unfit = reapply(shifted(mined("b -> a + .4")), decisions(old))
    assert (arguments(graph), unfit) == ([("a", "rebut", "n")], ())


def test_decisions_follow_ids_that_moved_back():
    old = decide(mined("b -> a + .4"), on("flip", "b", "a"))
    there, _ = reapply(shifted(mined("b -> a + .4")), decisions(old))
    back, unfit = reapply(mined("b -> a + .4"), decisions(there))
    assert (arguments(back), unfit) == ([("b", "rebut", "a")], ())


def test_a_claim_is_found_by_a_stretch_that_overlaps():
    old = decide(one_comment((0, 33)), Decision(what="reject", claims=("k:1.1",)))
    graph, _ = reapply(one_comment((0, 32), (34, 55)), decisions(old))
    assert [c.text for c in graph.claims] == ["And the lake is warm."]


def test_a_claim_that_people_accepted_and_the_machine_no_longer_finds_is_made_again():
    old = decide(one_comment((34, 55)), Decision(what="accept", claims=("k:1.1",)))
    graph, unfit = reapply(one_comment((0, 33)), decisions(old))
    assert [(c.text, c.origin) for c in graph.claims] == [
        (TEXT[:33], "inferred"),
        (TEXT[34:], "person"),
    ]
    assert unfit == ()


@pytest.mark.parametrize("spans", [[(0, 33)], [(0, 55)], [(0, 14), (15, 33)]])
def test_a_claim_that_people_split_is_in_two_parts_again(spans):
    old = decide(one_comment((0, 33)), Decision(what="split", claims=("k:1.1",), at=14))
    graph, unfit = reapply(one_comment(*spans), decisions(old))
    assert graph.claims[0].text == "Shops need it,"
    assert len(graph.claims) == 2
    assert unfit == ()


@pytest.mark.parametrize("spans", [[(0, 33)], [(0, 14), (15, 33)]])
def test_claims_that_people_merged_are_one_again(spans):
    old = one_comment((0, 14), (15, 33))
    old = decide(old, Decision(what="merge", claims=("k:1.1", "k:1.2")))
    graph, unfit = reapply(one_comment(*spans), decisions(old))
    assert [(c.text, c.origin) for c in graph.claims] == [(TEXT[:33], "person")]
    assert unfit == ()


def test_a_decision_on_words_that_are_gone_is_told_and_kept():
    old = decide(mined("b -> a + .4"), on("accept", "b", "a"))
    fresh = graph_of("b -> a - .5", texts={**LANE, "b": "Something else was said"})
    graph, unfit = reapply(fresh, decisions(old))
    assert [d.unfit for d in unfit] == ["comment c:b is not there"] or "not there" in unfit[0].unfit
    assert decisions(graph)[0].unfit


def test_what_did_not_fit_once_fits_when_the_words_are_back():
    old = decide(mined("b -> a + .4"), on("flip", "b", "a"))
    lost, _ = reapply(graph_of("a", texts=LANE), decisions(old))
    graph, unfit = reapply(mined("b -> a + .4"), decisions(lost))
    assert (arguments(graph), unfit) == ([("b", "rebut", "a")], ())


def test_reapplied_decisions_can_be_undone():
    old = decide(mined("b -> a + .4"), on("flip", "b", "a"))
    graph, _ = again(old, "b -> a + .6")
    assert undo(graph) == mined("b -> a + .6")


def test_what_people_set_in_another_way_is_carried_over_too():
    old = mined("b -> a + .4", "c")
    person = Link(source="c", target="a", kind="rebut", origin="person", rule="a person chose it")
    graph, unfit = carry_over(
        structs.replace(old, links=(*old.links, person)), mined("b -> a +", "c")
    )
    assert ("c", "rebut", "a") in arguments(graph)
    assert unfit == ()


def test_authors_that_people_named_are_carried_over():
    comment = Comment(id="c:1", text=TEXT, author="Ada", author_origin="person")
    old = structs.replace(one_comment((0, 14)), conversation=Conversation(comments=(comment,)))
    old = structs.replace(old, links=())
    graph, _ = carry_over(old, one_comment((0, 14)))
    assert graph.comments[0].author == "Ada"


def test_what_is_mined_again_has_no_guessed_names():
    guessed = Comment(id="c:1", text="x", author="Ada", author_origin="inferred", author_rule="so")
    said = Comment(id="c:2", text="y", author="Ben", author_origin="stated")
    left = bare(Conversation(comments=(guessed, said), extra={"decisions": [], "tag": 1}))
    assert [c.author for c in left.comments] == [None, "Ben"]
    assert left.extra == {"tag": 1}


@settings(max_examples=150, deadline=None, phases=NO_SHRINKING)
@given(data=st.data(), graph=graphs())
def test_the_same_source_mined_again_gives_what_people_made_of_it(data, graph):
    decided = graph
    for _ in range(data.draw(st.integers(1, 4))):
        try:
            decided = decide(decided, some_decision(data.draw, decided))
        except GraphError:
            continue
    again, unfit = reapply(graph, decisions(decided))
    assert unfit == ()
    assert arguments(again) == arguments(decided)


def test_a_comment_that_was_edited_is_still_the_same():
    old = decide(mined("b -> a > .4"), on("accept", "c:b", "c:a", "reply"))
    edited = graph_of("b -> a > .6", texts={**LANE, "b": "All shops need it"})
    graph, unfit = reapply(edited, decisions(old))
    assert (origins(graph), unfit) == ({("c:b", "reply", "c:a"): "person"}, ())


def test_why_a_decision_fits_nowhere_is_told_once():
    old = decide(mined("b -> a > .4"), on("accept", "c:b", "c:a", "reply"))
    _, unfit = carry_over(old, graph_of("a", texts=LANE))
    assert [why_unfit(each) for each in unfit] == [
        "the decision to accept c:b>c:a>reply fits nowhere: comment c:b is not there"
    ]


def test_a_map_that_holds_the_decisions_already_stays_as_it_is():
    old = decide(mined("b -> a + .4"), on("flip", "b", "a"))
    assert carry_over(old, old) == (old, ())


def test_votes_follow_the_words_of_their_claims():
    text = "Open the gate."
    comment = Comment(id="c:1", text=f"{text} Soon.")
    claim = Claim(id="k:1.1", comment="c:1", start=0, end=len(text), text=text)
    vote = Stance(participant="Ada", claim="k:1.1", value=1)
    old = ArgumentGraph(
        conversation=Conversation(comments=(comment,), extra={"camps": {"A": {"people": ["Ada"]}}}),
        claims=(claim,),
        stances=(vote, structs.replace(vote, claim="k:7.1")),
    )
    soon = structs.replace(claim, start=15, end=20, text="Soon.")
    moved = structs.replace(claim, id="k:1.2")
    fresh = ArgumentGraph(conversation=Conversation(comments=(comment,)), claims=(soon, moved))
    graph, _ = carry_over(old, fresh)
    assert [stance.claim for stance in graph.stances] == ["k:1.2", "k:7.1"]
    assert graph.conversation.extra["camps"] == {"A": {"people": ["Ada"]}}
