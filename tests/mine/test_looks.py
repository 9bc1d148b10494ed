import pytest
from conversations import talk

from argmap.mine.looks import look_of
from argmap.mine.traits import view_of

ROOM = talk(
    ("Ana", "When does the last bus leave?"),
    ("Ana", "And from where?"),
    ("Ben", "At ten past eleven."),
    "From the harbour.",
    ("Ben", "On Fridays at midnight."),
    ("Ana", "Thanks."),
)


@pytest.mark.parametrize(
    ("place", "other"),
    [
        pytest.param(0, None, id="nobody-spoke-before"),
        pytest.param(1, None, id="only-its-author-spoke-before"),
        pytest.param(2, 1, id="another-spoke-right-before"),
        pytest.param(3, 2, id="of-a-nameless-one-the-one-before"),
        pytest.param(4, 1, id="past-its-own-author-and-the-nameless"),
        pytest.param(5, 4, id="another-again"),
    ],
)
def test_the_last_comment_by_another_author(place, other):
    assert look_of(view_of(ROOM, ()), place).last_other == other
