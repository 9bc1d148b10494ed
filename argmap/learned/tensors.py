"""Arrays in the safetensors format."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from argmap.errors import ModelError

Tensors = Mapping[str, NDArray[np.float32]]


def read_tensors(data: bytes) -> Tensors:
    """Return the arrays of a safetensors file by their names.

    Raises:
        ModelError: it is no such file, or holds other numbers than floats.
    """
    try:
        arrays = load(data)
    except (SafetensorError, KeyError) as error:
        raise ModelError(f"the weights are no safetensors file ({error})") from None
    if any(array.dtype.kind != "f" for array in arrays.values()):
        raise ModelError("the weights are no safetensors file of floats")
    return {name: array.astype(np.float32) for name, array in arrays.items()}


def written_tensors(arrays: Tensors) -> bytes:
    """Return arrays as a safetensors file of half-precision floats."""
    return save({name: np.ascontiguousarray(x, np.float16) for name, x in arrays.items()})
