"""Arrays in the safetensors format: a header in JSON, then the numbers one after the other."""

from collections.abc import Mapping

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from argmap.errors import ModelError

Tensors = Mapping[str, NDArray[np.float32]]
_TYPES = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2")}


class _Entry(Struct):
    dtype: str
    shape: tuple[int, ...]
    data_offsets: tuple[int, int]


def read_tensors(data: bytes) -> Tensors:
    """Return the arrays of a safetensors file by their names.

    Raises:
        ModelError: it is no such file, or holds other numbers than floats.
    """
    size = 8 + int.from_bytes(data[:8], "little")
    try:
        header = msgspec.json.decode(data[8:size], type=dict[str, _Entry])
        return {name: _array(data[size:], entry) for name, entry in header.items()}
    except (msgspec.MsgspecError, KeyError, ValueError) as error:
        raise ModelError(f"the weights are no safetensors file of floats ({error})") from None


def _array(body: bytes, entry: _Entry) -> NDArray[np.float32]:
    start, end = entry.data_offsets
    flat = np.frombuffer(body[start:end], dtype=_TYPES[entry.dtype])
    return flat.reshape(entry.shape).astype(np.float32)


def written_tensors(arrays: Tensors) -> bytes:
    """Return arrays as a safetensors file of half-precision floats."""
    header: dict[str, _Entry] = {}
    body = b""
    for name, array in arrays.items():
        raw = array.astype(_TYPES["F16"]).tobytes()
        header[name] = _Entry("F16", array.shape, (len(body), len(body) + len(raw)))
        body += raw
    head = msgspec.json.encode(header)
    head += b" " * (-len(head) % 8)
    return len(head).to_bytes(8, "little") + head + body
