from graphs import graph_of
from msgspec import structs

from argmap.model import Alternative, ArgumentGraph, Claim, Comment, Conversation, Link, Span
from argmap.show.figures import words
from argmap.show.figures.explain import details, find_link, reason

GRAPH = ArgumentGraph(
    conversation=Conversation(
        comments=(
            Comment(
                id="c:1", number=1, text="Close the lane.", author="Ada", author_origin="stated"
            ),
            Comment(
                id="c:2",
                number=2,
                text="No, shops need it.",
                author="Ben",
                author_origin="inferred",
                author_rule="is named right after",
                author_evidence=(Span("c:1", 0, 5),),
            ),
        )
    ),
    claims=(
        Claim(id="k:1.1", comment="c:1", start=0, end=15, text="Close the lane.", role="proposal"),
        Claim(id="k:2.1", comment="c:2", start=4, end=18, text="shops need it.", confidence=0.6),
    ),
    links=(
        Link(
            source="k:2.1",
            target="k:1.1",
            kind="rebut",
            rule="says no",
            confidence=0.8,
            evidence=(Span("c:2", 0, 2),),
            alternatives=(Alternative(confidence=0.1, kind="support"),),
        ),
    ),
)
LINK = GRAPH.links[0]


def test_a_link_quotes_the_words_that_it_rests_on():
    ((who, quote),) = reason(GRAPH, LINK).evidence
    assert (who.mark, quote) == ("#2", "No")


def test_a_link_names_its_rule_its_origin_and_how_sure_it_is():
    found = reason(GRAPH, LINK)
    assert (found.rule, found.origin_words, found.sure) == (
        "says no",
        "guessed by a rule",
        "quite sure",
    )


def test_an_alternative_without_a_target_speaks_to_the_same_one():
    (other,) = reason(GRAPH, LINK).maybe
    assert (other.verb, other.to.id) == ("supports", "k:1.1")


def test_a_claim_tells_whom_it_speaks_to_and_who_speaks_to_it():
    assert [x.target.id for x in details(GRAPH, "k:2.1").answers] == ["k:1.1"]
    assert [x.source.id for x in details(GRAPH, "k:1.1").answered] == ["k:2.1"]


def test_a_claim_names_its_role_and_its_comment():
    found = details(GRAPH, "k:1.1")
    assert (found.role, found.stated_in.id) == ("Proposal", "c:1")


def test_a_comment_lists_its_claims_and_why_its_author_was_guessed():
    found = details(GRAPH, "c:2")
    assert [claim.id for claim in found.claims] == ["k:2.1"]
    assert (found.who.guessed, found.author_rule) == (True, "is named right after")


def test_a_link_is_found_by_its_name():
    assert find_link(GRAPH, words.link_name(LINK)) == LINK
    assert find_link(GRAPH, "k:2.1>k:1.1>support") is None


def test_links_between_the_same_two_have_names_of_their_own():
    graph = graph_of("b -> a -", "b -> a +")
    assert len({words.link_name(link) for link in graph.links}) == len(graph.links)


def test_of_very_many_links_the_surest_are_told_and_the_others_counted():
    graph = graph_of(*(f"x{n} -> a {'-' if n == 700 else '+'}" for n in range(1000)))
    sure = tuple(
        structs.replace(link, confidence=0.9 if link.kind == "rebut" else 0.4)
        for link in graph.links
    )
    found = details(structs.replace(graph, links=sure), "a")
    assert "rebut" in {reason.kind for reason in found.answered}
    assert len(found.answered) + found.more_answered == 1000
    assert len(found.answered) == 12
