import pytest
from conversations import talk

from argmap.mine.hints import ABOUT, HINTS, about, hints, scene_of, stand_of
from argmap.mine.looks import Decided, look_of
from argmap.mine.traits import view_of

ROOM = talk(
    ("Ana", "When does the last bus leave?"),
    ("Ben", "At ten past eleven."),
    ("Cem", "Ana, at ten."),
    ("Ben", "Ten? Says who?"),
    ("Ana", "Cem, are you sure?"),
)


def stand(place, targets, conversation=ROOM):
    """How things stand for a comment when those before answer these places."""
    view = view_of(conversation, ())
    decided = Decided()
    for target in targets[:place]:
        decided.add(view, target)
    return stand_of(scene_of(view), look_of(view, place), decided, 30, ())


def hint(name, place, j, targets=(None, 0, 0, 2, 2)):
    return hints(stand(place, targets), j)[list(HINTS).index(name)]


def told(name, place, targets=(None, 0, 0, 2, 2), conversation=ROOM):
    return about(stand(place, targets, conversation))[ABOUT.index(name)]


def test_every_hint_has_a_value():
    assert len(hints(stand(3, (None, 0, 0)), 1)) == len(HINTS)


def test_all_that_holds_for_every_candidate_has_a_value():
    assert len(about(stand(3, (None, 0, 0)))) == len(ABOUT)


@pytest.mark.parametrize(
    ("name", "place", "j", "value"),
    [
        pytest.param("returns_next", 2, 1, 1.0, id="its-author-speaks-right-after"),
        pytest.param("returns_next", 2, 0, 0.0, id="its-author-speaks-later"),
        pytest.param("returns", 2, 0, 2**-0.5, id="its-author-speaks-two-later"),
        pytest.param("calls_me_later", 2, 0, 2**-0.5, id="its-author-calls-me-two-later"),
        pytest.param("called_before", 4, 2, 0.0, id="I-have-not-called-its-author"),
        pytest.param("called_me_before", 4, 2, 2**-0.5, id="its-author-called-me-two-before"),
        pytest.param("depth", 4, 0, 0.0, id="the-first-is-no-answer"),
        pytest.param("root", 4, 0, 1.0, id="the-first-begins"),
        pytest.param("root", 4, 1, 0.0, id="an-answer-begins-nothing"),
        pytest.param("leaf", 3, 1, 1.0, id="nobody-answered-it"),
        pytest.param("leaf", 3, 0, 0.0, id="it-was-answered"),
        pytest.param("ancestor", 4, 2, 1.0, id="the-one-before-answers-it"),
        pytest.param("ancestor", 4, 0, 0.5, id="it-is-two-up"),
        pytest.param("of_opener", 3, 0, 1.0, id="by-who-began"),
        pytest.param("open_question", 1, 0, 1.0, id="an-unanswered-question"),
        pytest.param("open_question", 2, 0, 0.0, id="an-answered-question"),
    ],
)
def test_hints(name, place, j, value):
    assert hint(name, place, j) == pytest.approx(value)


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [
        pytest.param("went_next", 3, 2 / 3 - 1 / 3, id="one-of-three-answered-the-one-before"),
        pytest.param("went_to_opening", 3, 2 / 3, id="two-of-three-answered-the-first"),
        pytest.param("first_time", 2, 1.0, id="speaks-for-the-first-time"),
        pytest.param("first_time", 3, 0.0, id="spoke-before"),
        pytest.param("opener", 4, 1.0, id="began-it-all"),
        pytest.param("before_asks", 4, 1.0, id="a-question-stands-before"),
    ],
)
def test_what_holds_for_every_candidate(name, place, value):
    assert told(name, place) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"), [("Support per Ana.", 1.0), ("Strong oppose.", 1.0), ("Supper is on.", 0.0)]
)
def test_votes_are_known_by_their_first_word(text, value):
    conversation = talk(("Ana", "Shall we?"), ("Ben", text))
    assert told("votes", 1, (None,), conversation) == value
