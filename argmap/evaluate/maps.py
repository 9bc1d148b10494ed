"""Reference maps: a source, and the graph that careful reading made of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct, structs

from argmap.errors import ReadError
from argmap.evaluate.result import Labels
from argmap.model import ArgumentGraph, Comment, Conversation
from argmap.read import read

REFERENCE = "reference.json"
ANNOTATED = ("camps", "common_ground")
KINDS = ("kind", "register", "genre")  # fields that say what sort of conversation it is


class Reference(Struct, frozen=True):
    """An annotated map, and the conversation of its source without what is to be found."""

    name: str
    labels: Labels
    graph: ArgumentGraph
    conversation: Conversation


def find_references(path: Path) -> Iterator[Path]:
    """Yield the maps of a path: the folder of a source and its reference, or native files.

    Raises:
        ReadError: the path is not there.
    """
    if path.is_file() or (path / REFERENCE).is_file():
        yield path
        return
    if not path.exists():
        raise ReadError(str(path), None, "it cannot be opened (no such file)", "check the name")
    yield from sorted(path.glob("*.json"))


def read_reference(path: Path, hide_authors: bool = False) -> Reference:
    """Read a map and the conversation it was made of.

    Args:
        path: a folder with `reference.json` and one `source.*`, or a native file; a file without a
            source beside it is mined from its own comments, without what was annotated.
        hide_authors: take away the authors that the source states too.

    Raises:
        ReadError: it is no native file, or its comments are not those of the source.
    """
    file = path / REFERENCE if path.is_dir() else path
    graph = read(str(file), format="native")
    if not isinstance(graph, ArgumentGraph):
        raise ReadError(str(file), None, "it is no native file", "export it as native JSON")
    sources = sorted(file.parent.glob("source.*")) if path.is_dir() else []
    found = read(str(sources[0])) if sources else _bare(graph.conversation)
    conversation = found if isinstance(found, Conversation) else found.conversation
    missing = [c.id for c in graph.comments if c.id not in conversation.by_id]
    if missing:
        problem = f"comment {missing[0]} of the reference is not in the source"
        raise ReadError(str(file), None, problem, "make both from the same source")
    if hide_authors:
        conversation = _changed(conversation, lambda _: True)
    return Reference(path.stem, _labels(graph, path), graph, conversation)


def _labels(graph: ArgumentGraph, path: Path) -> dict[str, str]:
    """Return what a map can be grouped by: what its file says of it in words."""
    said = {**graph.extra, **graph.conversation.extra}
    labels = {key: value for key, value in said.items() if isinstance(value, str)}
    source = next((labels[key] for key in KINDS if key in labels), path.stem)
    return {**labels, "source": source, "language": graph.conversation.language}


def _bare(conversation: Conversation) -> Conversation:
    """Take away what is to be found: who answers whom, authors that nobody stated, camps."""
    free = tuple(structs.replace(comment, reply_to=None) for comment in conversation.comments)
    extra = {name: kept for name, kept in conversation.extra.items() if name not in ANNOTATED}
    return _changed(
        structs.replace(conversation, comments=free, extra=extra),
        lambda c: c.author_origin != "stated",
    )


def _changed(conversation: Conversation, lost: Callable[[Comment], bool]) -> Conversation:
    comments = tuple(_unnamed(c) if lost(c) else c for c in conversation.comments)
    return structs.replace(conversation, comments=comments)


def _unnamed(comment: Comment) -> Comment:
    return structs.replace(
        comment,
        author=None,
        author_origin=None,
        author_rule="",
        author_confidence=1.0,
        author_evidence=(),
    )
