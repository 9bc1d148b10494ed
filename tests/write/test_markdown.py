import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings

from argmap.model import ArgumentGraph, Comment, Conversation, Link
from argmap.write.markdown import escaped, write


def test_a_claim_stands_below_its_comment_with_what_it_speaks_to():
    text = write(
        graph_of(
            "b -> a - 0.5",
            texts={"a": "Trees stay.", "b": "They fall."},
            authors={"a": "Ada", "b": "Ben"},
        )
    )
    assert text == (
        "# A test\n\n2 comments, 2 named authors, 2 claims, 0 support links, 1 rebut link.\n\n"
        "- **\\#1 Ada**\n  - “Trees stay.”\n"
        "    - \N{MINUS SIGN} disputed by \\#2 Ben: “They fall.” (inferred, 0.50)\n"
        "- **\\#2 Ben**\n  - “They fall.”\n"
        "    - \N{MINUS SIGN} disputes \\#1 Ada: “Trees stay.” (inferred, 0.50)\n"
    )


def test_an_answer_stands_below_what_it_answers():
    lines = write(graph_of("c:b -> c:a > 1.0", origin="stated")).splitlines()
    assert lines[4:] == ["- **\\#1**", "  - a", "  - **\\#2**, answers \\#1", "    - b"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("<b>*x*</b>", "\\<b\\>\\*x\\*\\</b\\>", id="markup"),
        pytest.param("[a](javascript:x)", "\\[a\\](javascript:x)", id="link"),
        pytest.param("1. first\n2. second", "1\\. first 2. second", id="list"),
        pytest.param("a\\b `c` &amp;", "a\\\\b \\`c\\` \\&amp;", id="backslash-code-entity"),
        pytest.param("# no title", "\\# no title", id="heading"),
        pytest.param("well-known: a+b", "well-known: a+b", id="nothing-that-needs-no-escape"),
        pytest.param("- no item", "\\- no item", id="bullet"),
    ],
)
def test_text_is_shown_as_it_is(text, shown):
    assert escaped(text) == shown


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_every_comment_and_claim_is_in_it(graph):
    text = write(graph)
    assert text.count("**") == 2 * len(graph.comments)
    for claim in graph.claims:
        assert f"“{escaped(claim.text)}”" in text


def test_ten_thousand_answers_deep_stays_small():
    comments = tuple(Comment(id=f"c:{n}", text="x") for n in range(10_000))
    links = tuple(
        Link(source=f"c:{n}", target=f"c:{n - 1}", kind="reply") for n in range(1, 10_000)
    )
    text = write(ArgumentGraph(conversation=Conversation(comments=comments), links=links))
    assert len(text) < 2_000_000
    assert "answers (9999)" in text
