import json
from pathlib import Path

import pytest
from conversations import blog, talk
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from argmap.mine.replies import link_replies
from argmap.model import ArgumentGraph, Comment, Conversation
from argmap.read import read

SAMPLES = Path(__file__).parents[2] / "data"
POST = (
    "Our council wants to close the reading room on Fridays. I think that this would be a mistake, "
    "since pupils have nowhere else to go, and the heating costs next to nothing."
)


def silent(step: str, done: int, total: int) -> None:
    pass


def links(conversation):
    return link_replies(conversation, silent)[1]


def link_of(conversation, source=None):
    """The primary reply of a comment, by default of the last one."""
    source = source or conversation.comments[-1].id
    (link,) = (x for x in links(conversation) if x.source == source and x.primary)
    return link


def answered(conversation, source=None):
    link = link_of(conversation, source)
    return link.target, link.rule


def test_a_declared_answer_is_stated():
    first, second = talk("Shall we?", "No.").comments
    third = Comment(id="c:2", text="Why not?", reply_to="c:0")
    link = link_of(Conversation(comments=(first, second, third)))
    assert (link.target, link.origin, link.rule, link.confidence) == (
        "c:0",
        "stated",
        "declared",
        1.0,
    )


ROOM = (
    POST,
    "Forty people sit there each Friday, I have counted them more than once.",
    "Nobody under thirty reads any more, so close it and mend the roads.",
    "The heating alone is more than next to nothing, ask the treasurer.",
    "One could open it with volunteers, as the museum does.",
)


def test_a_quote_decides():
    page = blog(*ROOM, "“Nobody under thirty reads any more”\n\nI am twenty and do.")
    assert answered(page) == ("c:2", "quotes the comment")


def test_quoted_lines_decide():
    page = blog(*ROOM, "> Forty people sit there each Friday\n\nAnd where do they sit?")
    assert answered(page) == ("c:1", "quotes the comment")


def test_both_sides_of_a_quote_are_evidence():
    page = blog(*ROOM, "“Nobody under thirty reads any more”\n\nI am twenty and do.")
    texts = {c.id: c.text for c in page.comments}
    shown = [(s.node, texts[s.node][s.start : s.end]) for s in link_of(page).evidence]
    words = "Nobody under thirty reads any more"
    assert shown == [("c:5", words), ("c:2", words)]


NAMED = tuple(zip(("Marta", "Henk", "Willow", "Odile", "Birk"), ROOM, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Willow, how would that help?",
        "@Willow how would that help?",
        "Hi Willow, how would that help?",
        "In response to Willow, that would not help at all.",
        "How would that help, Willow?",
        "willow: how would that help?",
    ],
)
def test_a_name_decides(text):
    assert answered(talk(*NAMED, ("Henk", text))) == ("c:2", "names the author")


def test_a_name_means_the_last_comment_of_its_author():
    later = ("Willow", "And mend the bridge, too.")
    assert (
        answered(talk(*NAMED, later, ("Ida", "Odd."), ("Henk", "Willow, which bridge?")))[0]
        == "c:5"
    )


def test_the_name_of_an_inferred_author_decides():
    page = blog(
        *ROOM[:3], "Willow, you must have looked away each time.", *ROOM[3:], "Willow, I am 20."
    )
    assert answered(page) == ("c:2", "names the author")


@pytest.mark.parametrize("text", ["I agree with Willow.", "Willow is right, roads come first."])
def test_agreement_by_name_is_an_answer(text):
    assert answered(talk(*NAMED, ("Ida", text))) == ("c:2", "names the author")


def test_thanks_for_posting_are_an_answer_to_the_post():
    assert answered(blog(*ROOM, "Thank you for posting this."))[0] == "c:0"


def test_a_second_name_makes_a_further_addressee():
    conversation = talk(*NAMED, ("Ida", "Willow, roads are mended already. Odile, I did ask him."))
    assert {(x.target, x.primary) for x in links(conversation) if x.source == "c:5"} == {
        ("c:2", True),
        ("c:3", False),
    }


def test_a_second_quote_makes_a_further_addressee():
    text = (
        "“Nobody under thirty reads any more”\n\nI do.\n\n“as the museum does, One could open it "
        "with volunteers”\n\n“One could open it with volunteers”\n\nGood."
    )
    conversation = talk(*NAMED, ("Ida", text))
    assert {x.target for x in links(conversation) if x.source == "c:5"} == {"c:2", "c:4"}


@pytest.mark.parametrize(
    ("text", "target", "rule"),
    [
        ("As comment #3 says, it is dear.", "c:3", "gives its number"),
        ("The comment above is spot on about helpers.", "c:4", "speaks of the comment above"),
        ("The original post says nothing of costs for lamps.", "c:0", "speaks of the post"),
    ],
)
def test_a_comment_that_is_spoken_of_is_answered(text, target, rule):
    assert answered(blog(*ROOM, text)) == (target, rule)


def test_own_earlier_comment_is_not_answered_for_its_number():
    page = blog(*ROOM, "My comment #1 stands, whatever the treasurer may tell about heating.")
    assert answered(page)[1] != "gives its number"


def test_the_first_comment_answers_the_post():
    assert answered(blog(*ROOM), "c:1") == ("c:0", "answers the post")


def test_comments_after_ones_that_answer_the_post_answer_it_too():
    page = blog(
        POST, "Lovely article, thank you.", "I shared this with our class.", "Well put, I signed."
    )
    assert [answered(page, f"c:{n}")[0] for n in (1, 2, 3)] == ["c:0", "c:0", "c:0"]


def test_a_plain_turn_answers_the_one_before():
    conversation = talk(
        ("Ana", "When does the last bus leave?"),
        ("Ben", "At ten past eleven, from the harbour."),
        ("Ana", "That is far too early."),
    )
    assert [answered(conversation, f"c:{n}")[0] for n in (1, 2)] == ["c:0", "c:1"]


def chat(*turns):
    """A busy channel in which two people talk of the weather, and what is said at its end."""
    weather = [("Ana", "it rains"), ("Ben", "Ana, it does not rain here")] * 60
    return talk(*weather, *turns)


def test_who_comes_into_a_chat_with_a_question_answers_nobody():
    room = chat(("Ida", "Hello, does anybody know how to mend a bicycle pump?"))
    assert [link for link in links(room) if link.source == "c:120"] == []


def test_who_is_called_in_a_chat_is_answered():
    room = chat(("Ida", "Ben, where are you?"))
    assert room.by_id[answered(room)[0]].author == "Ben"


def test_a_post_answers_nothing():
    assert [x for x in links(blog(*ROOM)) if x.source == "c:0"] == []


def test_a_post_answers_the_comment_that_it_quotes_at_its_head():
    quoted = Comment(id="c:quoted-1", text="Why is the reading room shut on Fridays?")
    page = Conversation(comments=(quoted, *blog(*ROOM).comments))
    assert link_of(page, "c:0").target == "c:quoted-1"


def test_comments_answer_the_post_rather_than_what_it_quotes():
    quoted = Comment(id="c:quoted-1", text="Why is the reading room shut on Fridays?")
    page = Conversation(comments=(quoted, *blog(*ROOM).comments))
    assert link_of(page, "c:1").target == "c:0"


def test_a_pingback_is_about_the_post():
    page = blog(*ROOM)
    ping = Comment(id="c:9", text="[…] more on the treasurer and heating […]", role="pingback")
    assert link_of(Conversation(comments=(*page.comments, ping))).target == "c:0"


def test_nobody_answers_a_pingback():
    first, *others = blog(*ROOM).comments
    ping = Comment(id="c:9", text="[…] on reading rooms, Fridays and heating […]", role="pingback")
    page = Conversation(comments=(first, ping, *others))
    assert all(link.target != "c:9" for link in links(page))


def test_shared_rare_words_lead_back_over_others():
    conversation = talk(
        ("Ana", "The zeppelin hangar should become a swimming pool, it has the depth for it."),
        ("Ben", "We need more benches in the park."),
        ("Cem", "And bins. The park is full of rubbish after each weekend."),
        ("Dov", "Benches with bins beside them, then everybody finds them."),
        ("Eva", "A swimming pool in the zeppelin hangar would need a new roof first."),
    )
    assert answered(conversation) == ("c:0", "shares rare words")


def test_the_next_likely_targets_are_ranked():
    for link in links(blog(*ROOM)):
        confidences = [a.confidence for a in link.alternatives]
        assert confidences == sorted(confidences, reverse=True)
        assert link.confidence + sum(confidences) <= 1


def test_every_comment_with_two_before_it_has_alternatives():
    assert all(link.alternatives for link in links(talk(*ROOM)) if link.source != "c:1")


def test_alternatives_bear_rules():
    assert all(a.rule for link in links(blog(*ROOM)) for a in link.alternatives)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([], id="no-comment"),
        pytest.param(["Hello."], id="one-comment"),
        pytest.param(["", "", ""], id="empty-texts"),
        pytest.param(["😀", "😀😀", "👍"], id="emoji-only"),
        pytest.param(["a" * 100_000, "b " * 50_000, '"' * 10_000], id="long"),
        pytest.param(["> > > >", "[quote][quote]", "“““"], id="marks-only"),
        pytest.param(["\ud800 lone", "\x00", "\u202eright to left"], id="odd-characters"),
        pytest.param(["سلام", "سارة، ما رأيك؟", "نعم"], id="right-to-left"),
        pytest.param(["これは本です。", "「これは本です。」はい。", "いいえ"], id="without-spaces"),
    ],
)
def test_odd_texts_give_one_answer_each(texts):
    conversation = talk(*texts)
    graph = ArgumentGraph(conversation=conversation, links=links(conversation))
    assert len(graph.reply_of) == max(0, len(texts) - 1)


pieces = st.sampled_from(
    [
        "Ann",
        ", ",
        "? ",
        "\n",
        "> ",
        "“",
        "”",
        "yes ",
        "comment 2 ",
        "the post ",
        "@",
        "(",
        "\\",
        "room ",
    ]
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(pieces, max_size=8).map("".join), max_size=6),
    st.lists(st.sampled_from([None, "Ann", "Bo (", "[x]", "."]), min_size=6, max_size=6),
)
def test_whatever_is_said_the_graph_is_sound(texts, authors):
    conversation = talk(*zip(authors, texts, strict=False))
    named, found = link_replies(conversation, silent)
    graph = ArgumentGraph(conversation=named, links=found)
    assert len(graph.reply_of) == max(0, len(texts) - 1)


def test_the_same_conversation_gives_the_same_answers_again():
    assert links(blog(*ROOM)) == links(blog(*ROOM))


def test_progress_is_told_to_the_end():
    told = []
    link_replies(talk(*["Yes."] * 250), lambda step, done, total: told.append((done, total)))
    assert told[-1] == (250, 250)


@pytest.mark.parametrize(
    ("sample", "least"),
    [("after-the-raids/source.txt", 0.8), ("street-lights-workshop/source.txt", 0.7)],
)
def test_most_answers_of_a_sample_are_found(sample, least):
    conversation = read(str(SAMPLES / sample))
    bare = tuple(structs.replace(c, reply_to=None) for c in conversation.comments)
    reference = json.loads((SAMPLES / sample).with_name("reference.json").read_text("utf-8"))
    right = {
        edge["source"]: edge["target"]
        for edge in reference["edges"]
        if edge["kind"] == "reply" and edge.get("primary", True)
    }
    found = {
        x.source: x.target for x in links(structs.replace(conversation, comments=bare)) if x.primary
    }
    assert sum(found.get(k) == v for k, v in right.items()) >= least * len(right)
