"""What people decide: each kind on small graphs, and that undoing brings back the same bytes."""

import json
from importlib import resources

import jsonschema
import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from argmap.errors import GraphError
from argmap.model import Alternative, ArgumentGraph, Claim, Comment, Conversation, Link, Span
from argmap.model.decisions import WHAT, Decision, LinkName, decide, decisions, name_of, undo
from argmap.read.native import parse
from argmap.read.source import Source
from argmap.write.native import write

TEXT = "Shops need it, because they sell. And the lake is warm."


def on(what, source, end, of="support", **more):
    return Decision(what=what, links=(LinkName(source, end, of),), **more)


def link_of(graph, source, target, kind):
    return next(x for x in graph.links if name_of(x) == LinkName(source, target, kind))


def arguments(graph):
    return sorted((x.source, x.kind, x.target) for x in graph.links if x.kind != "states")


def one_comment(*spans, text=TEXT, links=()):
    """Return a graph of one comment with claims at these stretches, k:1.1 and so on."""
    claims = tuple(
        Claim(id=f"k:1.{n}", comment="c:1", start=start, end=end, text=text[start:end])
        for n, (start, end) in enumerate(spans, start=1)
    )
    states = tuple(Link(source="c:1", target=claim.id, kind="states") for claim in claims)
    comment = Comment(id="c:1", text=text, number=1)
    other = Comment(id="c:2", text="No.", number=2)
    return ArgumentGraph(
        conversation=Conversation(comments=(comment, other)),
        claims=claims,
        links=(*states, *links),
    )


def test_what_is_accepted_is_a_persons_and_sure():
    link = link_of(decide(graph_of("b -> a + .4"), on("accept", "b", "a")), "b", "a", "support")
    assert (link.origin, link.confidence, link.rule) == ("person", 1.0, "a person accepted it")


def test_the_rule_that_was_right_stays_in_the_rule_of_what_is_accepted():
    graph = graph_of("b -> a + .4")
    ruled = [
        structs.replace(x, rule="concedes it") if x.kind == "support" else x for x in graph.links
    ]
    graph = structs.replace(graph, links=tuple(ruled))
    link = link_of(decide(graph, on("accept", "b", "a")), "b", "a", "support")
    assert link.rule == "a person accepted it: concedes it"


def test_the_reading_of_the_machine_stays_among_the_alternatives():
    link = link_of(decide(graph_of("b -> a + .4"), on("flip", "b", "a")), "b", "a", "rebut")
    assert link.alternatives == (Alternative(0.4, "a", "support"),)


def test_alternatives_that_meant_the_target_of_their_link_still_mean_it():
    graph = graph_of("b -> a + .4", "c")
    other = Alternative(0.3, kind="rebut")
    changed = [
        structs.replace(x, alternatives=(other,)) if x.kind == "support" else x for x in graph.links
    ]
    graph = decide(
        structs.replace(graph, links=tuple(changed)), on("retarget", "b", "a", target="c")
    )
    assert link_of(graph, "b", "c", "support").alternatives[1] == Alternative(0.3, "a", "rebut")


@pytest.mark.parametrize("what", ["reject", "neither"])
def test_what_is_rejected_goes(what):
    assert arguments(decide(graph_of("b -> a + .4"), on(what, "b", "a"))) == []


def test_what_was_rejected_is_remembered():
    made = decisions(decide(graph_of("b -> a + .4"), on("reject", "b", "a")))
    assert [(d.id, d.what, d.was.links[0][1].confidence) for d in made] == [("d:1", "reject", 0.4)]


def test_a_rejected_claim_takes_with_it_all_that_speaks_to_it():
    graph = decide(graph_of("b -> a +", "c -> b -"), Decision(what="reject", claims=("b",)))
    assert (arguments(graph), set(graph.claim_by_id)) == ([], {"a", "c"})


def test_turning_a_link_round_makes_one_of_two_that_say_the_opposite():
    graph = decide(graph_of("b -> a + .4", "b -> a - .3"), on("flip", "b", "a"))
    assert arguments(graph) == [("b", "rebut", "a")]


def test_a_reply_leads_to_the_comment_that_was_chosen():
    graph = graph_of("a", "b", "c -> a > .5")
    found = decide(graph, on("retarget", "c:c", "c:a", "reply", target="c:b"))
    assert found.reply_of["c:c"].target == "c:b"


def test_a_reply_to_whom_a_comment_answers_too_becomes_its_main_one():
    graph = graph_of("a", "b", "c -> a > .5")
    further = Link(source="c:c", target="c:b", kind="reply", primary=False)
    graph = structs.replace(graph, links=(*graph.links, further))
    found = decide(graph, on("retarget", "c:c", "c:a", "reply", target="c:b"))
    assert [(x.target, x.primary) for x in found.links if x.kind == "reply"] == [("c:b", True)]


@pytest.mark.parametrize(
    ("decision", "problem"),
    [
        pytest.param(on("accept", "a", "b"), "no longer there", id="link-that-is-not-there"),
        pytest.param(on("retarget", "b", "a", target="b"), "itself", id="to-itself"),
        pytest.param(on("retarget", "b", "a", target="x"), "no longer there", id="to-nothing"),
        pytest.param(on("retarget", "b", "a", target="c", kind="reply"), "cannot", id="as-reply"),
        pytest.param(on("flip", "c:c", "c:a", "reply"), "turned round", id="reply-turned-round"),
        pytest.param(on("neither", "c:c", "c:a", "reply"), "neither", id="reply-as-neither"),
        pytest.param(
            on("retarget", "c:c", "c:a", "reply", target="c:c"), "itself", id="reply-to-itself"
        ),
        pytest.param(
            on("retarget", "c:b", "c:a", "reply", target="c:c"), "before it", id="reply-forward"
        ),
        pytest.param(
            on("retarget", "c:c", "c:a", "reply", target="b"), "not a claim", id="reply-to-claim"
        ),
        pytest.param(on("accept", "c:a", "a", "states"), "with the claim", id="that-it-is-stated"),
        pytest.param(Decision(what="reject", claims=("x",)), "no longer there", id="no-claim"),
        pytest.param(
            Decision(what="split", claims=("a",), at=0), "two of its words", id="at-start"
        ),
        pytest.param(Decision(what="merge", claims=("a", "b")), "one comment", id="merge-of-two"),
        pytest.param(
            Decision(what="restate", claims=("a",), target="a"), "itself", id="same-as-it"
        ),
    ],
)
def test_a_decision_that_does_not_fit_says_why(decision, problem):
    graph = graph_of("b -> a +", "c -> a > .5", "b -> a > .5")
    with pytest.raises(GraphError, match=problem):
        decide(graph, decision)


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": "praise", "claims": ("a",)},
        {"what": "accept"},
        {"what": "split", "claims": ("a",)},
        {"what": "retarget", "links": (LinkName("b", "a", "support"),)},
        {"what": "merge", "claims": ("a",)},
        {"what": "flip", "claims": ("a",)},
        {"what": "merge", "links": (LinkName("b", "a", "support"),)},
    ],
)
def test_a_decision_that_lacks_something_is_refused(wrong):
    with pytest.raises(GraphError):
        Decision(**wrong)


def test_a_claim_is_split_between_two_words():
    graph = decide(one_comment((0, 33)), Decision(what="split", claims=("k:1.1",), at=14))
    assert [(c.id, c.start, c.text) for c in graph.claims] == [
        ("k:1.1", 0, "Shops need it,"),
        ("k:1.1b", 15, "because they sell."),
    ]


def test_both_parts_are_stated_by_the_comment():
    graph = decide(one_comment((0, 33)), Decision(what="split", claims=("k:1.1",), at=14))
    stated = [x.target for x in graph.links if x.kind == "states"]
    assert stated == ["k:1.1", "k:1.1b"]


def test_a_link_goes_to_the_part_in_which_its_evidence_lies():
    links = (
        Link(source="c:2", target="k:1.1", kind="rebut", evidence=(Span("k:1.1", 15, 22),)),
        Link(source="k:1.1", target="c:2", kind="support", evidence=(Span("c:1", 0, 5),)),
    )
    graph = decide(
        one_comment((0, 33), links=links), Decision(what="split", claims=("k:1.1",), at=14)
    )
    assert arguments(graph) == [("c:2", "rebut", "k:1.1b"), ("k:1.1", "support", "c:2")]
    assert link_of(graph, "c:2", "k:1.1b", "rebut").evidence == (Span("k:1.1b", 0, 7),)


def test_neighbours_become_one_claim_with_the_links_of_both():
    links = (
        Link(source="c:2", target="k:1.1", kind="rebut", confidence=0.4),
        Link(source="c:2", target="k:1.2", kind="rebut", confidence=0.6),
        Link(source="k:1.2", target="k:1.1", kind="support"),
    )
    graph = one_comment((0, 14), (15, 33), links=links)
    graph = decide(graph, Decision(what="merge", claims=("k:1.2", "k:1.1")))
    assert [c.text for c in graph.claims] == [TEXT[:33]]
    assert [(x.kind, x.confidence) for x in graph.links] == [("states", 1.0), ("rebut", 0.6)]


def test_only_neighbours_are_merged():
    graph = one_comment((0, 14), (15, 33), (34, 55))
    with pytest.raises(GraphError, match="stands between"):
        decide(graph, Decision(what="merge", claims=("k:1.1", "k:1.3")))


def test_two_claims_that_say_the_same_are_joined_by_the_later_one():
    graph = decide(graph_of("a", "b"), Decision(what="restate", claims=("a",), target="b"))
    assert arguments(graph) == [("b", "restates", "a")]


def test_many_links_are_accepted_by_one_decision():
    graph = graph_of("b -> a + .9", "c -> a - .8", "d -> a + .2")
    names = (LinkName("b", "a", "support"), LinkName("c", "a", "rebut"))
    graph = decide(graph, Decision(what="accept", links=names))
    assert [x.origin for x in graph.links if x.kind != "states"] == ["person", "person", "inferred"]
    assert len(decisions(graph)) == 1


@pytest.mark.parametrize("what", WHAT)
def test_the_published_schema_knows_every_decision(what):
    path = resources.files("argmap.model") / "argmap-1.schema.json"
    known = json.loads(path.read_text(encoding="utf-8"))["$defs"]["decision"]["properties"]
    assert what in known["what"]["enum"]
    assert known.keys() == set(Decision.__struct_fields__)


def test_a_graph_with_decisions_is_of_the_published_schema():
    graph = decide(one_comment((0, 33)), Decision(what="split", claims=("k:1.1",), at=14))
    graph = decide(graph, Decision(what="restate", claims=("k:1.1",), target="k:1.1b"))
    path = resources.files("argmap.model") / "argmap-1.schema.json"
    jsonschema.validate(json.loads(write(graph)), json.loads(path.read_text(encoding="utf-8")))


def test_decisions_survive_a_round_trip():
    graph = decide(
        graph_of("b -> a + .4"), on("reject", "b", "a", when="2026-01-02T03:04:05", by="Ada")
    )
    again = parse(Source(name="x.json", data=write(graph).encode()))
    assert decisions(again) == decisions(graph)
    assert write(undo(again)) == write(graph_of("b -> a + .4"))


def test_a_former_decision_is_undone_and_later_ones_stay():
    graph = decide(graph_of("b -> a + .4", "c -> a - .4"), on("reject", "b", "a"))
    graph = undo(decide(graph, on("flip", "c", "a", "rebut")), "d:1")
    assert arguments(graph) == [("b", "support", "a"), ("c", "support", "a")]
    assert [d.id for d in decisions(graph)] == ["d:2"]


def test_what_a_later_decision_rests_on_is_not_undone():
    graph = decide(one_comment((0, 33)), Decision(what="split", claims=("k:1.1",), at=14))
    graph = decide(graph, Decision(what="restate", claims=("k:1.1",), target="k:1.1b"))
    with pytest.raises(GraphError, match="a later decision rests on it"):
        undo(graph, "d:1")


@pytest.mark.parametrize("which", [None, "d:7"])
def test_there_must_be_something_to_undo(which):
    with pytest.raises(GraphError):
        undo(graph_of("a"), which)


def some_decision(draw, graph):
    """Draw a decision, mostly one that fits."""
    what = draw(st.sampled_from(WHAT))
    names = [name_of(link) for link in graph.links if link.kind != "states"]
    claims = [claim.id for claim in graph.claims]
    nodes = list(graph.texts)
    at = draw(st.integers(0, 12))
    more = {
        "target": draw(st.sampled_from(nodes or ["x"]))
        if what in ("retarget", "restate")
        else None,
        "at": at if what == "split" else None,
    }
    if what in ("split", "merge", "restate"):
        number = 2 if what == "merge" else 1
        chosen = draw(st.lists(st.sampled_from(claims or ["x"]), min_size=number, max_size=number))
        return Decision(what=what, claims=tuple(chosen), **more)
    none = [LinkName("x", "y", "support")]
    return Decision(
        what=what,
        links=tuple(draw(st.lists(st.sampled_from(names or none), min_size=1, max_size=3))),
        claims=tuple(draw(st.lists(st.sampled_from(claims or ["x"]), max_size=2)))
        if what in ("accept", "reject")
        else (),
        **more,
    )


@settings(max_examples=200, deadline=None)
@given(data=st.data(), graph=graphs())
def test_any_decisions_all_undone_give_the_same_bytes(data, graph):
    before, made = write(graph), 0
    for _ in range(data.draw(st.integers(1, 6))):
        try:
            graph = decide(graph, some_decision(data.draw, graph))
            made += 1
        except GraphError:
            continue
    for _ in range(made):
        graph = undo(graph)
    assert write(graph) == before
