from collections import Counter

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.analysis import Analysis
from argmap.model import Stance
from argmap.show.figures.ground_board import MOST_ROWS, board, rows
from argmap.show.figures.ground_words import GROUPS, SECTIONS

TWO_CAMPS = {"A": {"people": [f"a{n}" for n in range(6)]}, "B": {"people": ["b0", "b1", "b2"]}}


def voted(votes, camps=TWO_CAMPS, lines=("x",), texts=None):
    """Return the analysis of a graph with votes: {("a0", "x"): 1}."""
    graph = graph_of(*lines, texts=texts)
    given = tuple(Stance(participant=who, claim=on, value=v) for (who, on), v in votes.items())
    return Analysis(structs.replace(graph, stances=given, extra={"camps": camps}))


def answers(claim, of_a, of_b):
    """Return votes on a claim: those of a0, a1, ... and of b0, b1, ..."""
    in_a = {(f"a{n}", claim): value for n, value in enumerate(of_a)}
    return in_a | {(f"b{n}", claim): value for n, value in enumerate(of_b)}


def places(found):
    return {name: [card.claim for card in one.cards] for name, one in found.sections.items()}


@pytest.mark.parametrize(
    ("of_a", "of_b", "section"),
    [
        # 10 % quantile of Beta(4 + 1, 1) is .1 ** (1 / 5) = .63; of Beta(3 + 1, 1) .56
        pytest.param([1] * 5, [1, 1, 1], "likely", id="three-of-three-are-likely"),
        pytest.param([-1] * 5, [-1, -1, -1], "rejected", id="rejected-by-all"),
        pytest.param([1] * 5, [-1, -1, -1], "divides", id="one-camp-for-one-against"),
        pytest.param([1, 1, 1, -1, -1, -1], [1], "inside", id="half-of-a-camp-against-half"),
        pytest.param([0, 0, 1], [], "unsure", id="two-of-three-unsure"),
        pytest.param([1], [-1], "disputed", id="one-against-one"),
        pytest.param([1], [1], "little", id="one-of-each"),
        pytest.param([], [], "alone", id="nobody-but-its-author"),
    ],
)
def test_a_claim_is_where_its_answers_put_it(of_a, of_b, section):
    analysis = voted(answers("x", of_a, of_b), lines=("x", "y"))
    found = places(board(analysis))
    assert "x" in found[section], found


def test_what_all_of_large_camps_agree_on_is_shared():
    camps = {"A": {"people": [f"a{n}" for n in range(6)]}, "B": {"people": ["b0", "b1"]}}
    camps["B"]["people"] = [f"b{n}" for n in range(6)]
    found = board(voted(answers("x", [1] * 6, [1] * 6), camps))
    assert places(found)["shared"] == ["x"]


def test_every_claim_is_in_just_one_section():
    lines = ("b -> a +", "c -> a -", "d -> c -", "e -> d =", "f")
    analysis = Analysis(graph_of(*lines, authors={name: name.upper() for name in "abcde"}))
    times = Counter(claim for claims in places(board(analysis)).values() for claim in claims)
    assert times == Counter("abcdf")  # e says the same as d


def test_questions_are_in_no_section_but_counted():
    graph = graph_of("a", "b")
    asked = structs.replace(graph.claims[1], role="question")
    found = board(Analysis(structs.replace(graph, claims=(graph.claims[0], asked))))
    assert (places(found), found.questions) == ({"alone": ["a"]}, 1)


def test_what_only_one_person_says_is_kept():
    found = board(Analysis(graph_of("a", "b", authors={"a": "Ada", "b": "Ben"})))
    assert places(found) == {"alone": ["a", "b"]}


def test_what_is_said_outright_comes_with_its_words():
    texts = {"a": "We all want that the lane is safe."}
    analysis = Analysis(graph_of("b -> c -", "a", texts=texts))
    card = board(analysis).sections["said"].cards[0]
    assert (card.words[slice(*card.spoken)], card.explicit) == (texts["a"], True)


def test_who_disputes_a_claim_is_quoted():
    texts = {"a": "Close it", "b": "Shops need it"}
    analysis = Analysis(graph_of("b -> a -", texts=texts, authors={"a": "Ada", "b": "Ben"}))
    card = board(analysis).sections["disputed"].cards[0]
    assert [(quote.badge, quote.words, quote.how) for quote in card.quotes] == [
        ("#2 Ben", "Shops need it", "disputes")
    ]


@pytest.mark.parametrize(("origin", "guessed"), [("inferred", True), ("person", False)])
def test_a_dispute_by_guessed_links_is_marked(origin, guessed):
    analysis = Analysis(graph_of("b -> a -", authors={"a": "Ada", "b": "Ben"}, origin=origin))
    assert board(analysis).sections["disputed"].cards[0].tentative is guessed


def test_counts_and_names_are_those_of_each_camp():
    card = board(voted(answers("x", [1, 1, 1, -1], [1]))).sections["disputed"].cards[0]
    a, b, none = card.voices
    assert (a.camp, a.agree, a.disagree, a.holders, a.objectors) == (
        "A", 3, 1, ("a0", "a1", "a2"), ("a3",)
    )  # fmt: skip
    assert (b.camp, b.agree, b.answers, none.agree) == ("B", 1, 1, 1)  # its author, who has no name


def test_numbers_of_voters_are_no_names():
    found = board(voted({("participant 7", "x"): 1}, camps={"A": {"people": ["participant 7"]}}))
    voices = [card.voices[0] for one in found.sections.values() for card in one.cards]
    assert [(voice.agree, voice.holders) for voice in voices] == [(1, ())]


def test_the_most_divided_comes_first():
    votes = answers("x", [1, 1, 1, 1, -1], [-1] * 3) | answers("y", [1] * 5, [-1] * 3)
    found = board(voted(votes, lines=("x", "y")))
    assert places(found)["divides"] == ["y", "x"]


def test_what_is_shared_stands_by_the_least_share_of_a_camp():
    # x: 4 / 5 and 6 / 7; y: 4 / 5 and 7 / 8, so that the mean decides
    votes = answers("x", [1] * 5, [1] * 3) | answers("y", [1] * 6, [1] * 3)
    found = board(voted(votes, lines=("x", "y")))
    assert places(found)["likely"] == ["y", "x"]


def test_a_long_section_shows_the_first_claims_and_counts_all():
    found = board(Analysis(graph_of(*(f"n{number}" for number in range(MOST_ROWS + 5)))))
    one = found.sections["alone"]
    assert (one.total, len(one.cards)) == (MOST_ROWS + 5, MOST_ROWS)


def test_the_table_holds_every_claim():
    analysis = Analysis(graph_of(*(f"n{number}" for number in range(MOST_ROWS + 5))))
    names, *lines = rows(analysis)
    assert len(lines) == MOST_ROWS + 5
    assert {len(line) for line in lines} == {len(names)}


def test_only_what_a_person_spoke_to_can_be_shown():
    graph = graph_of("b -> a -", "c", authors={"a": "Ada", "b": "Ben", "c": "Cem"})
    found = board(Analysis(graph), person="Ben")
    assert sorted(claim for claims in places(found).values() for claim in claims) == ["a", "b"]


def test_only_what_a_camp_spoke_to_can_be_shown():
    votes = answers("x", [1], []) | answers("y", [], [1])
    found = board(voted(votes, lines=("x", "y")), camp="A")
    assert ([*places(found).values()], found.camp) == ([["x"]], "A")


def test_who_is_not_there_narrows_nothing():
    found = board(Analysis(graph_of("a", "b", authors={"a": "Ada"})), person="Zoe", camp="Q")
    assert (found.claims, found.person, found.camp) == (2, "", "")


def test_the_most_active_come_first():
    graph = graph_of("a", "b", "c", authors={"a": "Ada", "b": "Ben", "c": "Ben"})
    assert board(Analysis(graph)).people == (("Ben", "Ben"), ("Ada", "Ada"))


def test_a_conversation_without_claims_has_no_sections():
    assert board(Analysis(graph_of("c:a"))).sections == {}


def test_every_section_has_a_group():
    assert [name for names in GROUPS.values() for name in names] == list(SECTIONS)
