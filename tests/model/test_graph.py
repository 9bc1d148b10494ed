"""An argument graph is checked when it is made, and any networkx algorithm accepts its views."""

import networkx as nx
import pytest

from argmap.errors import GraphError
from argmap.model import (
    Alternative,
    ArgumentGraph,
    Claim,
    Comment,
    Conversation,
    Link,
    Span,
)

CONVERSATION = Conversation(
    title="Benches",
    comments=(
        Comment(id="c:0", text="We need benches.", role="post"),
        Comment(id="c:1", text="Benches are costly. Yes.", author="Ada", author_origin="stated"),
        Comment(id="c:2", text="Not so."),
    ),
)
CLAIMS = (
    Claim(id="k:0.1", comment="c:0", start=0, end=16, text="We need benches."),
    Claim(id="k:1.1", comment="c:1", start=0, end=19, text="Benches are costly."),
)


def link(source: str, target: str, kind: str = "reply", **fields: object) -> Link:
    return Link(source=source, target=target, kind=kind, **fields)


LINKS = (
    link("c:1", "c:0"),
    link("c:2", "c:1"),
    link("c:0", "k:0.1", "states"),
    link("c:1", "k:1.1", "states"),
    link("k:1.1", "k:0.1", "rebut", confidence=0.8),
    link("c:2", "k:1.1", "rebut"),
)


def graph(*links: Link, claims: tuple[Claim, ...] = CLAIMS) -> ArgumentGraph:
    return ArgumentGraph(conversation=CONVERSATION, claims=claims, links=links)


@pytest.mark.parametrize(
    ("links", "message"),
    [
        ([link("k:1.1", "k:9.9", "support")], r"support k:1.1 -> k:9.9: k:9.9 is not there"),
        ([link("c:1", "c:0", alternatives=(Alternative(0.1, "c:7"),))], "c:7 is not there"),
        ([link("c:1", "c:0", evidence=(Span("c:1", 0, 99),))], "evidence is outside c:1"),
        ([link("c:0", "c:1")], "reply c:0 -> c:1: a reply points at an earlier comment"),
        ([link("c:2", "c:1"), link("c:2", "c:0")], "c:2 has 2 primary replies"),
        ([link("c:1", "k:0.1")], "a reply joins two comments"),
        ([link("c:1", "k:0.1", "states")], "a comment states only its own claims"),
        ([link("c:1", "k:0.1", "restates")], "only a claim restates a claim"),
        ([link("c:2", "k:1.1", "rebut")] * 2, "rebut c:2 -> k:1.1 is there 2 times"),
    ],
)
def test_a_link_that_cannot_be_is_refused_by_name(links, message):
    with pytest.raises(GraphError, match=message):
        graph(*links)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({"kind": "attack"}, "the kind is none of", id="unknown-kind"),
        pytest.param({"target": "c:1"}, "points at itself", id="loop"),
        pytest.param({"origin": "guess"}, "origin 'guess'", id="unknown-origin"),
        pytest.param({"confidence": -0.1}, "outside 0 to 1", id="confidence-below-0"),
    ],
)
def test_a_link_alone_is_checked_when_made(fields, message):
    with pytest.raises(GraphError, match=message):
        Link(**{"source": "c:1", "target": "c:0", "kind": "reply"} | fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({"start": 0, "end": 99}, "outside comment c:0", id="span-outside"),
        pytest.param({"text": "We need ponds."}, "not what stands in c:0", id="other-words"),
        pytest.param({"comment": "c:9"}, "comment c:9: not there", id="of-nowhere"),
    ],
)
def test_a_claim_is_the_words_of_its_comment(fields, message):
    of = {"id": "k:0.1", "comment": "c:0", "start": 0, "end": 16, "text": "We need benches."}
    with pytest.raises(GraphError, match=message):
        graph(claims=(Claim(**of | fields),))


def test_a_second_reply_that_is_not_primary_is_welcome():
    both = graph(link("c:2", "c:1"), link("c:2", "c:0", primary=False))
    assert both.reply_of["c:2"].target == "c:1"


def test_the_networkx_view_has_every_field_and_serves_any_algorithm():
    view = graph(*LINKS).networkx
    assert view.nodes["c:1"]["author"] == "Ada"
    assert view.nodes["k:1.1"]["text"] == "Benches are costly."
    assert view.edges["k:1.1", "k:0.1", 0]["kind"] == "rebut"
    assert nx.has_path(view, "c:2", "c:0")
    assert nx.is_directed_acyclic_graph(view)
    assert nx.number_weakly_connected_components(view) == 1


def test_the_networkx_view_cannot_be_changed():
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        graph().networkx.add_node("x")


def test_the_bipolar_view_has_claims_and_who_speaks_to_them_but_no_replies():
    view = graph(*LINKS).bipolar
    assert list(view) == ["k:0.1", "k:1.1", "c:2"]
    assert list(view.edges(keys=True)) == [("k:1.1", "k:0.1", "rebut"), ("c:2", "k:1.1", "rebut")]


def test_links_are_found_at_both_ends():
    found = graph(*LINKS).links_at["k:1.1"]
    assert [(x.source, x.kind) for x in found] == [
        ("c:1", "states"),
        ("k:1.1", "rebut"),
        ("c:2", "rebut"),
    ]
