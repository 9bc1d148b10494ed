import numpy as np
import pytest

from argmap.errors import ModelError
from argmap.learned.tensors import read_tensors, written_tensors


def test_arrays_are_read_as_they_were_written():
    arrays = {
        "b": np.array([[1.5, -2.0], [0.25, 8.0]], dtype=np.float32),
        "a": np.array([3.0], dtype=np.float32),
    }
    found = read_tensors(written_tensors(arrays))
    assert {name: array.tolist() for name, array in found.items()} == {
        "b": [[1.5, -2.0], [0.25, 8.0]],
        "a": [3.0],
    }


def test_a_file_by_the_book_is_read():
    header = b'{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}'
    body = b"\x00\x00\x80\x3f\x00\x00\x00\xc0"  # 1.0 and -2.0
    data = len(header).to_bytes(8, "little") + header + body
    assert read_tensors(data)["x"].tolist() == [1.0, -2.0]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not weights at all", id="text"),
        pytest.param(
            (55).to_bytes(8, "little")
            + b'{"x":{"dtype":"F32","shape":[9],"data_offsets":[0,36]}}'
            + b"short",
            id="cut",
        ),
        pytest.param(
            (52).to_bytes(8, "little") + b'{"x":{"dtype":"I8","shape":[1],"data_offsets":[0,1]}}',
            id="integers",
        ),
    ],
)
def test_what_is_no_file_of_floats_is_refused(data):
    with pytest.raises(ModelError):
        read_tensors(data)
