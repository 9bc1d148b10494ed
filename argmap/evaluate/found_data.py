"""Which annotated data is in a folder, and which of it may have been learned from."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from argmap.errors import ReadError
from argmap.evaluate.maps import REFERENCE
from argmap.evaluate.rows import NEEDS, Thread
from argmap.read.native import SCHEMA

HELD = ("test", "dev")  # the first that is there is measured on
PEEK = 65_536  # bytes in which a native file says what it is


class Data(Struct, frozen=True):
    """A set of annotated data; `split` is the only one of its rows to measure on, if any."""

    path: Path
    form: Literal["maps", "threads", "rows"]
    learned: bool = False
    split: str | None = None


class _Told(Struct):
    split: str = ""


class _Native(Struct):
    graph: _Told


def find_data(folder: Path) -> list[Data]:
    """Return the data in a folder and those below it, in the order of their names.

    Of data that is split only what is for tests counts, or else for development: of folders
    `train`, `dev` and `test` beside each other, of `x_train.jsonl` and `x_dev.jsonl`, of rows and
    native maps of split "train" and "dev". Other data in a folder `train` is marked as learned.

    Raises:
        ReadError: there is no such folder.
    """
    if not folder.exists():
        raise ReadError(str(folder), None, "it is not there", "check the name")
    return list(_found(folder, folder))


def data_name(path: Path) -> str:
    """Return what data is called: its file or folder; of a split, with the folder above."""
    is_split = path.stem in ("train", *HELD)
    return f"{path.absolute().parent.name}/{path.name}" if is_split else path.name


def data_at(path: Path) -> list[Data]:
    """Return the data that a path names: itself, or what is in a folder that is none itself."""
    if path.is_dir() and not (path / REFERENCE).is_file() and not _natives(path):
        return find_data(path)
    form: Literal["maps", "rows"] = "rows" if path.suffix == ".jsonl" else "maps"
    return [Data(path, form)]


def _natives(folder: Path) -> list[Path]:
    return [part for part in sorted(folder.glob("*.json")) if _is_native(part)]


def _found(path: Path, root: Path) -> Iterator[Data]:
    if path.suffix == ".jsonl" and path.is_file():
        yield from _rows(path, root)
    elif (path / REFERENCE).is_file() or (path.suffix == ".json" and _is_native(path)):
        yield Data(path, "maps")
    elif path.is_dir():
        natives = _natives(path)
        if natives:
            held = _held({_split_of(part) for part in natives})
            yield Data(path, "maps", held is None and _is_split(path, "train"), held)
        for part in sorted(path.iterdir()):
            if part not in natives and not _is_surpassed(part) and not _leads_back(part):
                yield from _found(part, root)


def _is_surpassed(path: Path) -> bool:
    """Return whether a path is of a split, and beside it stands one more fit to measure on."""
    splits = (*HELD, "train")
    own = next((split for split in splits if _is_split(path, split)), HELD[0])
    others = (path.stem.removesuffix(own) + better for better in splits[: splits.index(own)])
    return any(path.with_name(other + path.suffix).exists() for other in others)


def _is_split(path: Path, split: str) -> bool:
    return path.stem == split or path.stem.endswith((f"_{split}", f"-{split}"))


def _is_native(path: Path) -> bool:
    return SCHEMA.encode() in _bytes(path, PEEK)


def _bytes(path: Path, most: int = -1) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        problem = f"it cannot be opened ({error.strerror})"
        raise ReadError(str(path), None, problem, "make it readable") from None


def _leads_back(path: Path) -> bool:
    """Return whether a folder is a link to one that it is in."""
    return path.is_symlink() and path.parent.resolve().is_relative_to(path.resolve())


def _rows(path: Path, root: Path) -> Iterator[Data]:
    first, splits = _peek(path)
    form = next((form for form, needs in NEEDS.items() if set(needs) <= first), None)
    if form is None:
        return
    held = _held(splits)
    outside = [part.name for part in path.relative_to(root).parents] + [root.name]
    learned = held is None and "train" in outside and not _is_held(path)
    kind: Literal["threads", "rows"] = "threads" if form is Thread else "rows"
    yield Data(path, kind, learned, held)


def _held(splits: Collection[str]) -> str | None:
    """Return which of the splits is to be measured on; None where nothing is set apart."""
    return next((split for split in HELD if split in splits), None) if "train" in splits else None


def _split_of(path: Path) -> str:
    """Return the split that a native file says it is of; "" where it says none."""
    try:
        told = msgspec.json.decode(_bytes(path), type=_Native)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""
    return told.graph.split


def _is_held(path: Path) -> bool:
    return any(_is_split(path, held) for held in HELD)


def _peek(path: Path) -> tuple[set[str], set[str]]:
    """Return the fields of the first row, and the splits that rows name; broken lines have none."""
    fields: set[str] = set()
    splits: set[str] = set()
    for line in _bytes(path).splitlines():
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        if isinstance(row, dict):
            fields = fields or set(row)
            splits.add(str(row.get("split")))
    return fields, splits
