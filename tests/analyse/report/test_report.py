import pytest
from graphs import graph_of, graphs
from hypothesis import given, settings
from msgspec import structs

from argmap.analyse.analysis import Analysis
from argmap.analyse.report.report import report
from argmap.model import Stance

SECTIONS = [
    "The question",
    "Positions",
    "Common ground",
    "Open disagreements",
    "Unanswered",
    "Minorities",
    "Method and its limits",
]
AUTHORS = {"a": "Ada", "b": "Ben", "c": "Cem"}


def section(graph, title):
    return next(each for each in report(Analysis(graph)).sections if each.title == title)


def told(graph, title):
    found = section(graph, title)
    return "\n".join([found.lead, *(line.text for line in found.lines)])


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_every_quote_stands_in_a_comment_that_is_among_the_sources(graph):
    made = report(Analysis(graph))
    assert [each.title for each in made.sections] == SECTIONS
    texts = {source.comment: source.text for source in made.sources}
    for part in made.sections:
        for line in part.lines:
            for quote in line.quotes:
                assert quote.words.rstrip("…") in texts[quote.comment]


def test_a_room_with_a_known_list_is_told():
    graph = graph_of("b -> a -", authors=AUTHORS)
    conversation = structs.replace(graph.conversation, extra={"room": ["Ada", "Ben"]})
    about = report(Analysis(structs.replace(graph, conversation=conversation))).about
    assert any(line.startswith("A room of 2 people, all of whom are known") for line in about)
    assert not any("room" in line for line in report(Analysis(graph)).about)


def test_who_holds_and_who_disputes_a_claim_is_told():
    graph = graph_of("b -> a -", authors=AUTHORS)
    assert "held by Ada, disputed by Ben" in told(graph, "Open disagreements")


def test_a_dispute_that_only_a_machine_saw_says_so():
    guessed = graph_of("b -> a -", authors=AUTHORS)
    stated = graph_of("b -> a -", authors=AUTHORS, origin="stated")
    assert "nobody has checked" in told(guessed, "Open disagreements")
    assert "nobody has checked" not in told(stated, "Open disagreements")


def test_what_is_quoted_is_the_claim_and_what_disputes_it():
    (line, *_) = section(graph_of("b -> a -", authors=AUTHORS), "Open disagreements").lines
    assert [quote.node for quote in line.quotes] == ["a", "b"]


def test_an_objection_without_an_answer_waits():
    assert "An objection that nobody has answered" in told(graph_of("b -> a -"), "Unanswered")


def test_one_person_against_others_is_listed():
    graph = graph_of("b -> a -", "c -> a -", authors=AUTHORS)
    assert "Ada holds this against Ben and Cem." in told(graph, "Minorities")


def test_claims_of_one_person_alone_are_told_once_with_a_count():
    graph = graph_of("a", "d", authors={"a": "Ada", "d": "Ada"})
    assert "Said by one person only: Ada, and 1 such claim more." in told(graph, "Minorities")


def test_votes_of_all_make_a_claim_shared_with_counts():
    graph = graph_of("a", authors=AUTHORS)
    votes = tuple(Stance(participant=f"p{n}", claim="a", value=1) for n in range(20))
    found = told(structs.replace(graph, stances=votes), "Common ground")
    assert "Shared by all: 21 of 21 agree." in found
    assert "1 of 1 claim is shared" in found


def test_without_votes_nothing_is_called_shared():
    assert "Nobody voted on these claims" in told(graph_of("b -> a +"), "Common ground")


def test_a_person_without_a_name_goes_by_the_comment():
    assert "somebody without a name in #1" in told(graph_of("b -> a -"), "Open disagreements")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["b -> a - 0.95"], "Of 1 guessed link, 1 almost sure."),
        (["b -> a - 0.6", "c -> a - 0.2"], "Of 2 guessed links, 1 likely and 1 unsure."),
        (["b -> a -"], "Of 1 dispute, 1 guessed by a rule."),
        (["a"], "Nobody has checked what was guessed."),
        (["a", "b"], "2 comments have no name"),
        (["a"], "There are no votes"),
    ],
)
def test_the_method_tells_what_was_guessed_and_what_is_missing(lines, says):
    assert says in told(graph_of(*lines), "Method and its limits")


def test_long_sections_are_bounded_with_a_count():
    lines = [f"b{n} -> a{n} -" for n in range(20)]
    found = section(graph_of(*lines), "Open disagreements")
    assert (len(found.lines), found.left) == (12, 8)


def test_an_empty_conversation_has_a_report():
    graph = graph_of()
    assert "no comments" in told(graph, "The question")
    assert "No claim was found" in told(graph, "Common ground")


def test_statements_put_up_for_a_vote_are_told_by_their_title():
    votes = (Stance(participant="p", claim="a", value=1),)
    graph = structs.replace(graph_of("a"), stances=votes)
    assert "under the title “A test”" in told(graph, "The question")


def test_what_somebody_asks_is_no_position_of_their_camp():
    asked = "Why is it so important to you?"
    graph = graph_of("b -> a -", texts={"b": asked}, authors=AUTHORS)
    quoted = [quote.words for line in section(graph, "Positions").lines for quote in line.quotes]
    assert asked not in quoted
    assert "a" in quoted


def test_names_from_right_to_left_stand_apart_from_their_neighbours():
    graph = graph_of("b -> a -", "c -> a -", authors={"a": "Ada", "b": "דנה", "c": "שרה"})
    assert "against \u2068דנה\u2069 and \u2068שרה\u2069." in told(graph, "Minorities")


def test_what_as_many_hold_in_a_camp_stands_together():
    graph = graph_of("b -> a -", "c", "d", authors=AUTHORS | {"c": "Ada", "d": "Ada"})
    first, *_ = (x for x in section(graph, "Positions").lines if "holds this" in x.text)
    assert "(2 claims)" in first.text
    assert [quote.node for quote in first.quotes] == ["c", "d"]
