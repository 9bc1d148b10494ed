from msgspec import structs

from argmap.mine import mine
from argmap.mine.acts import Claiming, Detector, Reading
from argmap.mine.claims import read_comments, silent
from argmap.mine.shown import shown
from argmap.model import Comment, Conversation


def talk(*texts: str) -> Conversation:
    said = (
        Comment(id=f"c:{n}", text=text, reply_to=f"c:{n - 1}" if n > 1 else None)
        for n, text in enumerate(texts, start=1)
    )
    return Conversation(comments=tuple(said))


def refusing(word: str) -> Detector:
    """Return a sieve that lets no clause with a word pass, and is sure of all others."""

    def detect(text: str, reading: Reading, _: object) -> Reading:
        acts = (
            structs.replace(a, confidence=0.1 if word in text[a.start : a.end] else 0.9)
            for a in reading.acts
        )
        return structs.replace(reading, shown=Claiming(tuple(acts)))

    return detect


PLAN = "The kiosk should be closed. The square needs more trees."


def test_a_clause_that_the_sieve_refuses_is_not_shown_and_the_others_are_numbered_anew():
    assert len(mine(talk(PLAN)).claims) == 2
    graph = mine(talk(PLAN), detector=refusing("kiosk"))
    assert [(x.id, x.text) for x in graph.claims] == [("k:1.1", "The square needs more trees.")]
    assert [x.target for x in graph.links if x.kind == "states"] == ["k:1.1"]


def test_what_a_link_rests_on_is_shown_whatever_the_sieve_says():
    texts = (PLAN, "I disagree that the kiosk should be closed.")
    by_rules, sifted = mine(talk(*texts)), mine(talk(*texts), detector=refusing("kiosk"))
    (link,) = [x for x in by_rules.links if x.kind == "rebut"]
    (kept,) = [x for x in sifted.links if x.kind == "rebut"]
    assert _texts(sifted, kept) == _texts(by_rules, link)


def test_links_follow_the_claims_that_are_numbered_anew():
    # the two next likely targets are held as other readings of the link: so four claims
    first = f"The road should be wider. The square needs a fountain. {PLAN}"
    texts = (first, "I disagree that the square needs more trees.")
    by_rules, sifted = mine(talk(*texts)), mine(talk(*texts), detector=refusing("kiosk"))
    (link,) = [x for x in by_rules.links if x.kind == "rebut"]
    (kept,) = [x for x in sifted.links if x.kind == "rebut"]
    assert (link.target, kept.target) == ("k:1.4", "k:1.3")
    assert _texts(sifted, kept) == _texts(by_rules, link)


def test_other_targets_follow_too():
    texts = (PLAN, "I disagree that the square needs more trees, and the kiosk may well stay.")
    sifted = mine(talk(*texts), detector=refusing("nothing of this"))
    named = {x.id for x in (*sifted.claims, *sifted.comments)}
    others = [o.target for x in sifted.links for o in x.alternatives if o.target]
    assert set(others) <= named


def test_without_a_sieve_all_stays():
    conversation = talk(PLAN)
    graph = mine(conversation)
    links = tuple(x for x in graph.links if x.kind != "states")
    assert shown(conversation, graph.claims, links, read_comments(conversation, silent)) == (
        graph.claims,
        links,
    )


def _texts(graph, link):
    text = {x.id: x.text for x in (*graph.comments, *graph.claims)}
    return text[link.source], text[link.target]
