"""The files of learned weights: where they are, and whether they are whole."""

import hashlib
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from argmap.errors import ModelError

FOLDER = Path(__file__).parent / "weights"
MANIFEST = "manifest.json"  # {"file": "its SHA-256"}
_CHUNK = 1 << 20
T = TypeVar("T")


@cache
def weight_file(name: str, folder: Path = FOLDER) -> Path | None:
    """Return where a file of weights is, None where it was not installed.

    Raises:
        ModelError: the file is not the one that the manifest describes.
    """
    path = folder / name
    if not path.is_file():
        return None
    said = manifest(folder).get(name)
    if said is None:
        raise ModelError(f"{path}: the manifest does not name it; install argmap again")
    if sha256(path) != said:
        raise ModelError(f"{path}: it was changed or cut since it was made; install argmap again")
    return path


def read_weights(name: str, form: type[T], folder: Path = FOLDER) -> T | None:
    """Return a file of weights in JSON as a value of a form, None where it was not installed.

    Raises:
        ModelError: the file is not the one that the manifest describes, or not of this form.
    """
    path = weight_file(name, folder)
    if path is None:
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=form)
    except msgspec.MsgspecError as error:
        raise ModelError(f"{path}: it is damaged ({error}); install argmap again") from None


def manifest(folder: Path = FOLDER) -> dict[str, str]:
    """Return the SHA-256 of every file of weights by its name; empty where none is installed.

    Raises:
        ModelError: the manifest is not JSON.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except msgspec.MsgspecError as error:
        raise ModelError(f"{path}: it is damaged ({error}); install argmap again") from None


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def record(name: str, folder: Path = FOLDER) -> None:
    """Write the SHA-256 of a file of weights into the manifest, beside those of the others."""
    known = manifest(folder) | {name: sha256(folder / name)}
    text = msgspec.json.format(msgspec.json.encode(dict(sorted(known.items()))), indent=1)
    (folder / MANIFEST).write_bytes(text + b"\n")
