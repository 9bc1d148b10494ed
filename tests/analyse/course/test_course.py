"""How a conversation went by camps and by the clock, at stages, and what each camp holds."""

import pytest
from graphs import graph_of
from msgspec import structs

from argmap.analyse.analysis import Analysis
from argmap.analyse.camps.camp_claims import camp_claims
from argmap.analyse.camps.positions import Camps
from argmap.analyse.course.camp_series import camp_series
from argmap.analyse.course.clock_series import clock_series, first_shared
from argmap.analyse.course.stages import stages
from argmap.analyse.ground.status import status
from argmap.model import Stance

PEOPLE = {"a": "Ada", "b": "Ben", "c": "Cy", "d": "Ada"}
QUARREL = graph_of("b -> a -", "c -> b -", "d -> c +", authors=PEOPLE)


def vote(who, day, value=1, claim="a"):
    return Stance(participant=who, claim=claim, value=value, time=f"2026-01-{day:02}T12:00")


def test_people_of_a_camp_count_once_however_often_they_speak():
    table = camp_series(QUARREL, {"Ada": "A", "Ben": "B", "Cy": "A"})
    of_a = table[table["camp"] == "A"]
    assert of_a["people"].tolist() == [1, 1, 2, 2]
    assert of_a["claims"].tolist() == [1, 1, 2, 3]


def test_people_without_a_camp_have_a_row_of_their_own():
    table = camp_series(QUARREL, {"Ada": "A", "Ben": "B"})
    assert table[table["camp"].isna()]["people"].tolist() == [0, 0, 1, 1]


def test_answers_count_from_their_time_on():
    table = clock_series(QUARREL, {}, [vote("x", 3), vote("y", 1), vote("z", 2)])
    assert table["time"].str[8:10].tolist() == ["01", "02", "03"]
    assert table["answers"].tolist() == [1, 2, 3]


def test_many_answers_are_thinned_and_the_last_is_kept():
    table = clock_series(QUARREL, {}, [vote(f"p{day}", day) for day in range(1, 29)], most=4)
    assert len(table) == 4
    assert table["answers"].tolist()[-1] == 28


def test_a_vote_without_any_time_has_no_course():
    assert clock_series(QUARREL, {}, [Stance(participant="x", claim="a", value=1)]).empty


def test_the_first_moment_is_the_one_at_which_enough_agree():
    # with p = (A + 1) / (N + 2) two of two is .75 but too few answers, three of three is .8
    found = first_shared(QUARREL, {}, [vote("x", 1), vote("y", 2), vote("z", 3)])
    assert found["claim"].tolist() == ["a"]
    assert found["first"].tolist() == ["2026-01-03T12:00"]


def test_nothing_that_was_never_shared_has_a_first_moment():
    assert first_shared(QUARREL, {}, [vote("x", 1), vote("y", 2, -1)]).empty


def test_stages_keep_the_letters_of_the_final_camps():
    analysis = Analysis(QUARREL)
    found = stages(QUARREL, analysis.stances, analysis.camps)
    assert found[-1].camp_of == {"Ada": "A", "Ben": "B", "Cy": "A"}
    assert found[1].camp_of == {"Ada": "A", "Ben": "B"}


def test_nobody_goes_between_camps_that_people_named():
    named = Camps({"Ada": "A", "Ben": "B"}, how="named")
    assert stages(QUARREL, (), named) == ()


def test_what_sets_a_camp_apart_is_held_here_and_not_elsewhere():
    graph = graph_of("a", "b", "c", "d")
    camp_of = {f"{camp}{i}": camp for camp in "AB" for i in range(3)}
    both = [vote(who, 1, 1, "a") for who in camp_of]
    only_a = [vote(who, 1, 1 if camp == "A" else -1, "b") for who, camp in camp_of.items()]
    graph = structs.replace(graph, stances=(*both, *only_a))
    table = status(graph, graph.stances, camp_of)
    found = camp_claims(table, Analysis(graph).strength.strength, most=1)
    of_a = found[found["camp"] == "A"].set_index("why")["claim"].to_dict()
    assert of_a == {"strongest": "a", "distinctive": "b"}
    apart = found[found["why"] == "distinctive"]["apart"].tolist()
    assert apart == pytest.approx([4 / 5 - 1 / 5])
    assert found[found["camp"] == "B"]["claim"].tolist() == ["a"]
