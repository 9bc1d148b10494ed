"""The pages of positions and of people, as they are laid out."""

from itertools import pairwise

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.analysis import Analysis
from argmap.model import ArgumentGraph, Conversation, Stance
from argmap.show.app import create_app
from argmap.show.figures.between_camps import NOT_YET, changed, flows
from argmap.show.figures.camp_voices import Voice, voices
from argmap.show.figures.course import course, thinned, ways
from argmap.show.figures.course_charts import LINE_PX, ROOM, Line, chart
from argmap.show.figures.course_words import is_flat
from argmap.show.figures.matrix import shown_people
from argmap.show.library import Library
from argmap.show.pages import people, positions
from argmap.show.pages.people_between import between, side_of, steps
from argmap.show.pages.positions_address import state_of

PEOPLE = {"a": "Ada", "b": "<b>Ben</b>", "c": "Cy" * 40, "d": "Ada"}
QUARREL = graph_of(
    "b -> a - .9", "c -> b - .9", "d -> c + .9", authors=PEOPLE, texts={"a": "Close the lane"}
)
EMPTY = ArgumentGraph(conversation=Conversation(comments=()))
ONE = graph_of("a", authors={"a": "Ada"})
VOTED = structs.replace(
    graph_of("a", "b"),
    stances=tuple(
        Stance(participant=f"p{i}", claim=claim, value=1 - 2 * (i % 2), time=f"2026-01-0{i + 1}")
        for i in range(6)
        for claim in "ab"
    ),
)
ALL = {"quarrel": QUARREL, "empty": EMPTY, "one": ONE, "voted": VOTED}


@pytest.fixture
def library(tmp_path):
    found = Library(samples=tmp_path / "samples", store=tmp_path / "store")
    for key, graph in ALL.items():
        found.put(key, graph)
    return found


def text_of(component):
    if component is None:
        return ""
    if isinstance(component, list | tuple):
        return " ".join(text_of(part) for part in component)
    if hasattr(component, "to_plotly_json"):
        return text_of(component.to_plotly_json()["props"].get("children"))
    return str(component)


@pytest.mark.parametrize("key", ALL)
@pytest.mark.parametrize("page", [positions, people])
def test_every_conversation_has_a_page(library, page, key):
    assert page.NAME in text_of(page.layout(library, {"c": key}))


@pytest.mark.parametrize("page", [positions, people])
def test_an_unknown_conversation_is_not_here(library, page):
    assert "not here" in text_of(page.layout(library, {"c": "nothing"}))


def test_the_camps_are_told_with_their_people(library):
    told = text_of(positions.layout(library, {"c": "quarrel"}))
    assert "The 2 camps" in told
    assert "A guess from links alone" in told


def test_an_address_of_another_conversation_selects_nothing():
    state = state_of(Analysis(QUARREL), {"t": "c:no", "s": "no", "x": "clock"})
    assert (state.until, state.t, state.selected, state.by) == (None, "", "", "comments")


def test_the_moment_of_the_address_is_a_comment():
    assert state_of(Analysis(QUARREL), {"t": "c:b"}).until == 1


def test_votes_without_a_place_are_drawn_by_the_clock():
    analysis = Analysis(VOTED)
    assert ways(analysis) == ("clock",)
    assert course(analysis, "clock").values["answers"][-1] == 12


def test_the_numbers_are_served_as_a_table(library):
    client = create_app(library).server.test_client()
    answer = client.get("/positions/quarrel.csv")
    assert answer.mimetype == "text/csv"
    assert len(answer.text.splitlines()) == 1 + 4
    assert client.get("/positions/nothing.csv").status_code == 404


def test_who_comes_later_is_still_to_come_before():
    found = flows([{"Ada": "A"}, {"Ada": "B", "Ben": "B"}])
    assert [(flow.before, flow.after, flow.people) for flow in found] == [
        (NOT_YET, "B", ("Ben",)),
        ("A", "B", ("Ada",)),
    ]
    assert changed(found) == 1


def test_people_of_a_camp_stand_together():
    shown, left = shown_people(Analysis(QUARREL))
    assert (shown, left) == (["Ada", "Cy" * 40, "<b>Ben</b>"], 0)


def test_of_many_people_the_most_active_are_shown():
    shown, left = shown_people(Analysis(VOTED), most=4)
    assert (len(shown), left) == (4, 4)  # six who voted, two who stated


def test_two_people_are_compared_with_the_words_of_both():
    analysis = Analysis(QUARREL)
    sides = [side_of(analysis, f"person:{who}") for who in ("Ada", "<b>Ben</b>")]
    told = text_of(between(analysis, "quarrel", *sides))
    assert "What splits them" in told
    assert "is disputed by" in told


def test_the_path_between_two_camps_begins_with_the_first():
    analysis = Analysis(QUARREL)
    link = next(link for link in QUARREL.links if link.kind == "rebut")
    ben = side_of(analysis, "person:<b>Ben</b>")
    assert [(verb, node) for verb, node, _ in steps(analysis, ben, [link])] == [
        ("", "b"),
        ("disputes", "a"),
    ]


def test_nobody_of_a_name_is_no_side():
    assert side_of(Analysis(QUARREL), "person:Zoe") is None
    assert side_of(Analysis(QUARREL), "camp:Z") is None


def test_a_person_is_not_compared_with_themselves():
    analysis = Analysis(QUARREL)
    ada = side_of(analysis, "person:Ada")
    assert "people in common" in text_of(between(analysis, "quarrel", ada, ada))


def test_what_several_hold_is_apart_from_what_one_does():
    names = {"a": "Ada", "b": "Al", "c": "Ada", "d": "Bo", "e": "Ada", "q": "Ada"}
    graph = graph_of("b -> a =", "d -> c - .9", "e", "q", authors=names, texts={"q": "Is it so?"})
    camps = {"A": {"people": ["Ada", "Al"]}, "B": {"people": ["Bo"]}}
    found = voices(Analysis(structs.replace(graph, extra={"camps": camps})), "A")
    assert [row["claim"] for row in found.several] == ["a"]
    assert found.answered == (Voice("c", "Ada", 0, 1),)
    assert found.alone == ("e",)  # q only asks


def test_names_of_lines_that_end_together_stand_below_each_other():
    made = course(Analysis(QUARREL), "comments")
    lines = [Line(name, (0, 1, 2, 2), "#000000") for name in "abcd"]
    notes = chart(made, lines, now=None).layout.annotations
    places = sorted(note.yshift for note in notes)
    assert len(places) == 4
    assert [b - a for a, b in pairwise(places)] == [LINE_PX] * 3
    assert places[-1] <= 300 * ROOM * (1 - 1 / 1.08)  # of what is left above the highest value


def test_few_of_many_are_kept_with_both_ends():
    assert list(thinned(3, 5)) == [0, 1, 2]
    assert list(thinned(101, 3)) == [0, 50, 100]


def test_a_line_that_stays_where_it_is_is_no_picture():
    assert is_flat((None, None, *[1] * 9))
    assert is_flat((0, 1, 2))
    assert not is_flat(tuple(range(9)))
