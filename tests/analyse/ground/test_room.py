"""A room with a known list: what is told holds whatever those may answer who have not."""

import pytest
from graphs import graph_of
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from argmap.analyse import analyse
from argmap.analyse.analysis import Analysis
from argmap.analyse.ground.room import counted_by, room_of
from argmap.analyse.ground.status import STATUSES
from argmap.model import Stance
from argmap.read import read_bytes
from argmap.write import WRITERS

ROOM = ["Ann", "Bo", "Cy", "Dee", "Eva"]
CAMPS = {"A": {"people": ["Ann", "Bo", "Cy"]}, "B": {"people": ["Dee", "Eva"]}}


def asked(votes, room=ROOM, camps=None, at=False):
    """Return a graph on whose one claim people voted, as "Ann+", "Bo-" or "Cy0"."""
    graph = graph_of("a", authors={"a": "Zoe"})
    value = {"+": 1, "-": -1, "0": 0}
    stances = tuple(
        Stance(participant=x[:-1], claim="a", value=value[x[-1]], at=0 if at else None)
        for x in votes.split()
    )
    extra = {"room": room} | ({"camps": camps} if camps else {})
    conversation = structs.replace(graph.conversation, extra=extra)
    return structs.replace(graph, conversation=conversation, stances=stances)


@pytest.mark.parametrize(
    ("votes", "camps", "expected"),
    [
        # 3 of 5 are .6 even if both others disagree
        pytest.param("Ann+ Bo+ Cy+", None, "shared", id="a-majority-that-cannot-be-lost"),
        pytest.param("Ann+ Bo+", None, "not enough evidence", id="two-of-five"),
        pytest.param("Ann- Bo- Cy-", None, "jointly rejected", id="rejected"),
        pytest.param("Ann+ Bo+ Cy+ Dee- Eva-", None, "shared", id="three-against-two"),
        # .4 and .4: twice the smaller is .8
        pytest.param("Ann+ Bo+ Cy- Dee-", None, "divided inside", id="two-against-two"),
        pytest.param("Ann0", None, "unsure", id="a-fifth-is-unsure"),
        pytest.param("Zoe+ Yves+ Xia+ Will+", None, "not enough evidence", id="people-outside"),
        # A: 2 of 3, whatever Cy says; B: 2 of 2
        pytest.param("Ann+ Bo+ Dee+ Eva+", CAMPS, "shared", id="shared-by-both-camps"),
        # A at least .67, B at most 0
        pytest.param("Ann+ Bo+ Dee- Eva-", CAMPS, "divides camps", id="camps-apart"),
        # B may still go to 1 of 2: .67 - .5 is less than .3
        pytest.param("Ann+ Bo+ Dee-", CAMPS, "not enough evidence", id="one-may-yet-agree"),
    ],
)
def test_a_status_holds_in_the_worst_case(votes, camps, expected):
    found = Analysis(asked(votes, camps=camps))
    assert found.status["status"].tolist() == [expected]


def test_the_worst_and_the_best_case_are_told():
    (row,) = Analysis(asked("Ann+ Bo+ Cy-")).status.to_dict("records")
    assert (row["lower"], row["upper"], row["told"]) == (0.4, 0.8, "2 of 5")  # 2 and 2 + 2 of 5


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from([*ROOM, "Zoe"]), st.sampled_from("+-0")), max_size=9),
    st.booleans(),
)
def test_the_timeline_ends_with_the_status(drawn, named):
    votes = " ".join(name + sign for name, sign in drawn)
    found = Analysis(asked(votes, camps=CAMPS if named else None, at=True))
    columns = [name.replace(" ", "_") for name in STATUSES]
    last = found.timeline[columns].iloc[-1]
    assert [x for x, name in zip(STATUSES, columns, strict=True) if last[name]] == [
        found.status["status"][0]
    ]


def test_who_has_no_camp_makes_the_room_one_group():
    assert counted_by(("Ann", "Bo"), {"Ann": "A"}) == {"Ann": "all", "Bo": "all"}
    assert counted_by(("Ann",), {"Ann": "A", "Cy": "B"}) == {"Ann": "A"}
    assert counted_by((), {"Ann": "A"}) is None


@pytest.mark.parametrize("kept", [None, "Ann", {"Ann": 1}, [1, None, " "], []])
def test_what_is_no_list_of_names_is_no_room(kept):
    assert room_of(asked("Ann+", room=kept)) == ()


def test_the_native_file_says_who_is_in_the_room():
    written = WRITERS["json"].write(asked("Ann+ Bo+ Cy+"))
    data = written.encode() if isinstance(written, str) else written
    result = analyse(read_bytes(data, "room.json"))
    assert result["room"]["people"] == ROOM
    assert result["room"]["sentence"].startswith("A room of 5 people, all of whom are known")
    assert [x["told"] for x in result["common_ground"] if x["label"] == "shared"] == ["3 of 5"]
