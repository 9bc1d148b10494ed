import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.mine.claims import find_claims
from argmap.mine.relations import relate, relation_of
from argmap.model import ArgumentGraph, Claim, Comment, Conversation, Link


def silent(step: str, done: int, total: int) -> None:
    pass


def map_of(*texts: str, authors: tuple[str | None, ...] = (), to: dict[int, int] | None = None):
    """Return the graph of comments that each answer the one before, or that of `to`."""
    comments = tuple(
        Comment(
            id=f"c:{n}",
            text=text,
            author=authors[n - 1] if authors else None,
            author_origin="stated" if authors and authors[n - 1] else None,
        )
        for n, text in enumerate(texts, start=1)
    )
    conversation = Conversation(comments=comments)
    parents = {n: n - 1 for n in range(2, len(texts) + 1)} | (to or {})
    replies = tuple(
        Link(source=f"c:{n}", target=f"c:{parent}", kind="reply", rule="given")
        for n, parent in parents.items()
    )
    claims = find_claims(conversation, silent)
    links = relate(conversation, claims, replies, silent).links
    return ArgumentGraph(conversation=conversation, claims=claims, links=(*replies, *links))


def labels(graph: ArgumentGraph) -> set[tuple[str, str, str]]:
    texts = graph.texts
    return {
        (texts[link.source], link.kind, texts[link.target])
        for link in graph.links
        if link.kind in ("support", "rebut")
    }


POOL = "The old pool should stay open."


@pytest.mark.parametrize(
    ("answer", "kind", "rule"),
    [
        pytest.param("So true.", "support", "only agrees", id="so-true"),
        pytest.param("+1", "support", "only agrees", id="plus-one"),
        pytest.param("Amen.", "support", "only agrees", id="amen"),
        pytest.param("I couldn't agree more!", "support", "only agrees", id="agree-more"),
        pytest.param("I'm in agreement with her.", "support", "only agrees", id="in-agreement"),
        pytest.param("No way!", "rebut", "only disagrees", id="no-way"),
        pytest.param("Nonsense.", "rebut", "only disagrees", id="nonsense"),
        pytest.param("That's simply not true.", "rebut", "only disagrees", id="not-true"),
    ],
)
def test_bare_agreement_links_the_comment_to_the_main_claim(answer, kind, rule):
    graph = map_of(POOL, answer)
    (link,) = (link for link in graph.links if link.kind in ("support", "rebut"))
    assert (link.source, link.kind, link.target, link.rule) == ("c:2", kind, "k:1.1", rule)


def test_bare_agreement_links_to_the_comment_where_that_has_no_claim():
    graph = map_of("Hello everyone!", "Exactly.")
    assert labels(graph) == {("Exactly.", "support", "Hello everyone!")}


@pytest.mark.parametrize(
    ("answer", "kind", "rule"),
    [
        pytest.param(
            "I agree that the old pool is worth its price.",
            "support",
            "agrees in words",
            id="agree",
        ),
        pytest.param(
            "I disagree, the old pool costs us a fortune.", "rebut", "disagrees in words", id="no"
        ),
        pytest.param(
            "The idea that the old pool should stay open is absurd.",
            "rebut",
            "says that what was said is wrong",
            id="the-idea-is-absurd",
        ),
        pytest.param(
            "Just because the pool is old doesn't mean that it should stay open.",
            "rebut",
            "says that one does not follow from the other",
            id="just-because",
        ),
        pytest.param(
            "By that logic the old gasworks should stay open too.",
            "rebut",
            "turns it on the other",
            id="by-that-logic",
        ),
        pytest.param(
            "Are you seriously telling us that the old pool should stay open?",
            "rebut",
            "asks what nobody can answer",
            id="rhetorical-question",
        ),
        pytest.param(
            "I understand your love for it, but the pool is a ruin.",
            "rebut",
            "grants a point, then turns",
            id="concession",
        ),
    ],
)
def test_cues_label_an_answer(answer, kind, rule):
    found_kind, confidence, found_rule = relation_of(answer, POOL)
    assert (found_kind, found_rule) == (kind, rule)
    assert 0.5 <= confidence < 1


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        pytest.param(
            "They closed ours too and nobody in the town hall lost a night's sleep.",
            "They closed the pool without asking a single family.",
            id="shared-anger-at-others",
        ),
        pytest.param("What a genius plan lol", POOL, id="sarcasm"),
        pytest.param("Which pool do you mean, the one by the mill?", POOL, id="a-real-question"),
        pytest.param("It opens at nine on Sundays.", POOL, id="information"),
        pytest.param("The cinema has new chairs.", POOL, id="another-subject"),
        pytest.param("Thanks for the link.", POOL, id="thanks"),
        pytest.param("Entièrement d'accord avec toi là-dessus !", POOL, id="language-without-cues"),
    ],
)
def test_without_a_cue_there_is_no_label(answer, text):
    assert relation_of(answer, text)[0] is None


def test_denial_of_an_accusing_question_rebuts_it():
    graph = map_of(
        "The lake is dirty again. Are some of you polluters? Fish die there every summer.",
        "None of us are polluters or thieves. The filter was mended in May.",
    )
    assert (
        "None of us are polluters or thieves.",
        "rebut",
        "Are some of you polluters?",
    ) in labels(graph)


def test_a_bare_no_rebuts_the_accusing_question_that_was_quoted():
    graph = map_of("Are some of you polluters?", "> Are some of you polluters?\n\nNope.")
    assert {
        (link.source, link.kind, link.target) for link in graph.links if link.kind == "rebut"
    } == {("c:2", "rebut", "k:1.1")}


def test_a_bare_no_to_a_real_question_is_only_an_answer():
    assert labels(map_of("Does the ferry run in winter?", "No.")) == set()


def test_a_quotation_chooses_the_claim_that_is_meant():
    graph = map_of(
        "The tower must be saved at any price. No single club can speak for the whole valley.",
        "“No single club can speak for the whole valley.”\n\nSo true.",
    )
    (link,) = (link for link in graph.links if link.kind == "support")
    assert graph.texts[link.target] == "No single club can speak for the whole valley."


def test_words_in_common_choose_the_claim_that_is_meant():
    graph = map_of(
        "The tower must be saved at any price. The night bus is a waste of money.",
        "I disagree, the night bus takes our nurses home.",
    )
    assert {target for _, _, target in labels(graph)} == {"The night bus is a waste of money."}


def test_what_follows_a_quotation_of_one_does_not_speak_to_another():
    graph = map_of(
        "The ferry is far too expensive for families.",
        "The tunnel should be closed at night.",
        "“The ferry is far too expensive for families.”\n\nNonsense.",
        to={3: 2, 2: 1},
    )
    assert not [link for link in graph.links if link.kind == "rebut" and link.source == "c:3"]


def test_agreement_with_a_named_person_does_not_count_for_another():
    graph = map_of(POOL, "I agree with Bela.", authors=("Ines", "Omar"))
    assert labels(graph) == set()


def test_a_label_is_less_sure_where_the_reply_is():
    conversation = Conversation(
        comments=(Comment(id="c:1", text=POOL), Comment(id="c:2", text="So true."))
    )
    claims = find_claims(conversation, silent)
    sure, unsure = (
        relate(
            conversation,
            claims,
            (Link(source="c:2", target="c:1", kind="reply", confidence=confidence),),
            silent,
        )
        .links[0]
        .confidence
        for confidence in (1.0, 0.5)
    )
    assert unsure < sure


def test_a_denial_without_the_words_of_the_claim_is_not_pinned_on_it():
    graph = map_of(
        "The harbour is too small. The night bus is too slow.",
        "The idea that teachers earn too much is absurd.",
    )
    assert labels(graph) == set()


def test_a_reason_supports_its_claim():
    graph = map_of("The path must be lit because people fall there at night.")
    assert labels(graph) == {("people fall there at night", "support", "The path must be lit")}


def test_a_reason_that_comes_first_supports_its_claim():
    graph = map_of("Because the roof is leaking, we have to close the hall.")
    assert labels(graph) == {
        ("Because the roof is leaking", "support", "we have to close the hall")
    }


def test_what_a_conclusion_rests_on_supports_it():
    graph = map_of("The bus never comes on time. That's why people drive to work.")
    assert labels(graph) == {
        ("The bus never comes on time.", "support", "That's why people drive to work.")
    }


def test_an_example_supports_what_it_is_an_example_for():
    graph = map_of("Small shops cannot pay these rents. For example, our bakery is closing in May.")
    assert labels(graph) == {
        (
            "For example, our bakery is closing in May.",
            "support",
            "Small shops cannot pay these rents.",
        )
    }


def test_two_clauses_against_each_other_do_not_rebut_each_other():
    assert labels(map_of("The bus is cheap, but it comes far too rarely.")) == set()


def test_the_evidence_of_a_link_is_its_cue():
    graph = map_of("The path must be lit because people fall there at night.")
    (link,) = (link for link in graph.links if link.kind == "support")
    (span,) = link.evidence
    assert graph.texts[span.node][span.start : span.end] == "because"


def test_a_link_across_names_the_other_kind_as_an_alternative():
    (link,) = (link for link in map_of(POOL, "So true.").links if link.kind == "support")
    assert [alternative.kind for alternative in link.alternatives] == ["rebut"]
    assert link.confidence + sum(a.confidence for a in link.alternatives) <= 1


def test_german_agreement_and_denial_are_labelled():
    text = "Das alte Bad soll offen bleiben."
    assert relation_of("Das stimmt so nicht.", text, "de")[0] == "rebut"
    assert relation_of("Genau, das sehe ich auch so.", text, "de")[0] == "support"


WORDS = st.sampled_from(
    ["I agree", "So true.", "Nope.", "No,", "but", "because", "the pool", "is open", "you", "we",
     "That's wrong.", "?", ".", "\n", "> the pool is open\n", "“the pool is open now”", "Sure,",
     "just because", "doesn't mean", "I think", "should", "your", "pool", "and", "Ana,", "either"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)


@settings(max_examples=70, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_the_links_of_any_texts_make_a_graph(texts):
    graph = map_of(*texts)  # refuses loops, doubles, links to nowhere and evidence outside
    kinds: dict[tuple[str, str], set[str]] = {}
    for link in graph.links:
        if link.kind in ("support", "rebut"):
            kinds.setdefault((link.source, link.target), set()).add(link.kind)
    assert all(len(found) == 1 for found in kinds.values())


def test_relate_takes_claims_that_a_person_made():
    conversation = Conversation(
        comments=(Comment(id="c:1", text=POOL), Comment(id="c:2", text="Yes."))
    )
    claim = Claim(id="k:1.1", comment="c:1", start=4, end=12, text="old pool", origin="person")
    reply = Link(source="c:2", target="c:1", kind="reply", rule="given")
    assert relate(conversation, (claim,), (reply,), silent).links == ()


PAINT = "We should paint the bridge green."


@pytest.mark.parametrize(
    ("answer", "kind", "rule"),
    [
        pytest.param(
            "That's a fair point, and I grant it.", "support", "conceded in words", id="grant"
        ),
        pytest.param("You may be right, Wilma.", "support", "conceded in words", id="may-be-right"),
        pytest.param(
            "I stand corrected on the colour.", "support", "conceded in words", id="stand"
        ),
        pytest.param("You've convinced me.", "support", "conceded in words", id="convinced"),
        pytest.param(
            "I could live with that.", "support", "accepts what was proposed", id="live-with"
        ),
        pytest.param("Fine by me.", "support", "accepts what was proposed", id="fine"),
        pytest.param("That would suit me.", "support", "accepts what was proposed", id="suits"),
        pytest.param("+1 to that", "support", "accepts what was proposed", id="plus-one"),
        pytest.param("Yes.", "support", "accepts what was proposed", id="yes"),
        pytest.param("Yes, it has been grey for years.", "support", "says yes to it", id="yes-and"),
        pytest.param("No, it has been green before.", "rebut", "says no to it", id="no-and"),
        pytest.param("I am against it.", "rebut", "turns it down", id="against"),
        pytest.param("I call BS.", "rebut", "turns it down", id="bs"),
        pytest.param("Green?", "rebut", "echoes it to doubt it", id="echo"),
        pytest.param(
            "It wants red, not green.", "rebut", "puts something else in its place", id="not-green"
        ),
        pytest.param(
            "But who pays for the paint?", "rebut", "asks what speaks against it", id="but-who"
        ),
    ],
)
def test_short_answers_to_a_proposal(answer, kind, rule):
    found_kind, _, found_rule = relation_of(answer, PAINT)
    assert (found_kind, found_rule) == (kind, rule)


def test_a_yes_to_a_question_is_no_consent():
    assert relation_of("Yes.", "Was the bridge ever green?")[0] is None


def test_a_yes_to_a_question_for_consent_accepts():
    assert relation_of("yes", "New paint on Monday then. Everybody ok with that?")[0] == "support"


def test_a_no_to_what_is_denied_says_nothing():
    assert relation_of("No, a bridge wants paint.", "The bridge should not be painted.")[0] is None


def test_a_concession_that_a_but_follows_is_a_turn():
    kind, _, rule = relation_of(
        "That's a fair point. But the old paint holds for ten more years.", PAINT
    )
    assert (kind, rule) == ("rebut", "grants a point, then turns")


def test_consent_on_a_condition_stays_consent():
    kind, _, _ = relation_of("I could live with that. But only if it is dark green.", PAINT)
    assert kind == "support"


@pytest.mark.parametrize(
    "answer", ["And who paints it?", "Then we write both down.", "So: red on Monday, green later."]
)
def test_going_on_is_no_label(answer):
    assert relation_of(answer, PAINT)[0] is None


def test_agreement_goes_to_whom_it_names():
    graph = map_of(
        "The ferry should run at night.",
        "The ferry is far too loud.",
        "I agree with Wilma.",
        authors=("Wilma", "Otto", "Ida"),
    )
    assert labels(graph) == {
        ("I agree with Wilma.", "support", "The ferry should run at night."),
    }


def test_agreement_with_somebody_who_is_not_here_is_no_link():
    graph = map_of(
        "The ferry should run at night.",
        "I agree with Hegel.",
        authors=("Wilma", "Ida"),
    )
    assert labels(graph) == set()


def test_agreement_after_gladness_is_with_whom_one_is_glad_of():
    graph = map_of(
        "Every ferry on this lake leaks.",
        "Not one ferry on this lake leaks.",
        "I'm glad Otto saw that, and I concur.",
        authors=("Wilma", "Otto", "Ida"),
        to={2: 1, 3: 1},
    )
    assert ("c:3", "c:2") in {
        (graph.comment_of(link.source).id, graph.comment_of(link.target).id)
        for link in graph.links
        if link.kind == "support"
    }
    assert not any(
        link.kind == "support" and graph.comment_of(link.target).id == "c:1" for link in graph.links
    )


def test_a_no_after_a_quotation_rebuts_the_quoted_claim():
    graph = map_of(
        "The lake is warm in spring. Every ferry on this lake leaks.",
        "> Every ferry on this lake leaks.\n\nNot in the years that I have used them.",
    )
    (link,) = (link for link in graph.links if link.kind == "rebut")
    assert graph.texts[link.target] == "Every ferry on this lake leaks."


def test_agreement_is_with_the_claim_that_is_quoted_most():
    graph = map_of(
        "Ferries leak on warm days. That is why I think nobody should own more than one boat.",
        "Wilma: “That is why I think nobody should own more than one boat.”\n\nSo true.",
    )
    (link,) = (link for link in graph.links if link.kind == "support" and link.source == "c:2")
    assert graph.texts[link.target] == "That is why I think nobody should own more than one boat."


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param("Da haben Sie recht.", "support", id="recht"),
        pytest.param("Damit könnte ich leben.", "support", id="damit-leben"),
        pytest.param("Ich bin dagegen.", "rebut", id="dagegen"),
    ],
)
def test_german_answers(answer, kind):
    assert relation_of(answer, "Wir sollten die Brücke grün streichen.", "de")[0] == kind
