import pytest

from argmap.layout.compact import spread


@pytest.mark.parametrize(
    ("wanted", "room", "expected"),
    [
        pytest.param([0, 50, 90], 100, [0, 50, 90], id="what-fits-stays"),
        pytest.param([10, 10], 100, [0, 20], id="two-in-one-place-share-the-shift"),
        pytest.param([-30, 60], 100, [0, 60], id="nothing-above-the-top"),
        pytest.param([50, 190], 100, [50, 100], id="nothing-below-the-bottom"),
        pytest.param([90, 95], 100, [80, 100], id="at-the-bottom-the-upper-gives-way"),
    ],
)
def test_places_keep_order_and_distance(wanted, room, expected):
    least = [20.0 * n for n in range(len(wanted))]
    assert spread(wanted, [1.0] * len(wanted), least, room) == pytest.approx(expected)
