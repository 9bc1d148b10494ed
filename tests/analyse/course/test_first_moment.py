"""When what answers show to be shared came to be so."""

from graphs import graph_of
from msgspec import structs

from argmap.analyse import analyse
from argmap.analyse.course.first_moment import NEITHER, first_moments
from argmap.model import ArgumentGraph, Stance

PEOPLE = [f"p{place}" for place in range(9)]


def voted(**of) -> ArgumentGraph:
    """Return three comments, on whose first claim nine people agree, with what is given of each."""
    graph = graph_of("a", "b", "c")
    posted = [f"2031-05-0{place}T10:00:00" for place in (1, 2, 4)]
    pairs = zip(graph.comments, posted, strict=True)
    comments = tuple(structs.replace(comment, posted=time) for comment, time in pairs)
    conversation = structs.replace(graph.conversation, comments=comments)
    stances = [
        Stance(participant=name, claim="a", value=1, **{key: f(i) for key, f in of.items()})
        for i, name in enumerate(PEOPLE)
    ]
    return structs.replace(graph, conversation=conversation, stances=tuple(stances))


def moment_of(graph):
    return first_moments(graph, {}, graph.stances, ["a"])["a"]


def test_by_the_clock_it_is_the_third_answer():
    # (3 + 1) / (3 + 2) is .8: likely shared with the third, at 12 o'clock on the third
    graph = voted(time=lambda i: f"2031-05-03T{10 + i}:00:00Z")
    assert moment_of(graph) == ("c:b", "2031-05-03T12:00:00Z", None)


def test_by_place_it_is_the_comment_of_the_third_answer():
    graph = voted(at=lambda i: min(i // 2, 2))  # 0, 0, 1, ...
    assert moment_of(graph) == ("c:b", "2031-05-02T10:00:00", None)


def test_without_clock_and_place_it_is_said_why():
    assert moment_of(voted()) == (None, None, NEITHER)


def test_the_json_says_when_voted_common_ground_came_about():
    found = analyse(voted(time=lambda i: f"2031-05-03T{10 + i}:00:00Z"))["common_ground"]
    # whoever made the claim holds it, too: the third who agrees answers at 11
    told = [(x["first"], x["first_time"], x["first_unknown"]) for x in found if x["told"]]
    assert told == [("c:b", "2031-05-03T11:00:00Z", None)]
