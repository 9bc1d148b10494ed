"""Conversations under review: what was read, what people corrected, and the mining of it."""

import logging
import shutil
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, structs

from argmap.errors import ArgmapError, ReadError
from argmap.model import ArgumentGraph, Conversation
from argmap.show.files import KEY, Latest, key_of, load, write_atomically
from argmap.write import native

if TYPE_CHECKING:
    from argmap.read.table import Preview

log = logging.getLogger("argmap.show")

Found = Conversation | ArgumentGraph


class Draft(Struct, frozen=True, kw_only=True):
    """What people said about a source under review; its bytes lie beside it.

    `heading` is the title that was read, `title` what a person made of it.
    `replies` maps the id of a comment to the one it answers, "" where it answers nothing;
    `authors` maps it to a name, "" where nobody knows it. `opened` is the key in the library
    once the map was opened.
    """

    key: str
    name: str
    made: str
    format: str | None = None
    columns: dict[str, str] = {}
    heading: str = ""
    title: str | None = None
    replies: dict[str, str] = {}
    authors: dict[str, str] = {}
    opened: str | None = None


class State(Struct, frozen=True):
    """How far the mining of a draft is: a graph, or a step of it, or an error."""

    graph: ArgumentGraph | None = None
    step: str = ""
    done: int = 0
    total: int = 0
    error: BaseException | None = None


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The mining of a draft that was removed, read anew, or whose server ends."""


class Drafts:
    """The drafts in a folder: `KEY/source` the bytes, `draft.json`, `machine.json` the guesses.

    Mining runs in the background, so that a request never waits for it longer than it wants to.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._graphs: Latest[ArgumentGraph] = Latest(4)
        self._jobs: dict[str, Future[ArgumentGraph]] = {}
        self._runs: dict[str, int] = {}
        self._steps: dict[str, State] = {}
        self._workers = ThreadPoolExecutor(2, thread_name_prefix="mine")
        self._ended = False

    def end(self) -> None:
        """Let go of what is still mined; it begins again when it is asked for after a restart."""
        self._ended = True
        self._workers.shutdown(wait=False, cancel_futures=True)

    def start(
        self,
        data: bytes,
        name: str,
        format: str | None = None,  # noqa: A002 - as in argmap.read
        columns: Mapping[str, str] | None = None,
    ) -> Draft | ArgumentGraph:
        """Read a source and begin to mine it; return its draft, or the graph that it holds.

        The same source read again is the same draft: what was corrected is still there.

        Raises:
            ReadError: the source cannot be read; nothing was changed then.
        """
        from argmap.read import read_bytes

        found = read_bytes(data, name, format=format, columns=dict(columns or {}))
        if isinstance(found, ArgumentGraph) and (found.claims or found.links):
            return found
        title = _conversation(found).title or PurePath(name).stem
        key = key_of(title, data)
        with self._lock:
            before = self.get(key)
            new = before is None or (before.format, before.columns) != (format, columns or {})
            draft = structs.replace(
                before or Draft(key=key, name=name, made=_now()),
                format=format,
                columns=dict(columns or {}),
                heading=title,
            )
            if new:
                write_atomically(self._folder / key / "source", data)
            self._write(draft)
            if new:
                self._mine(key, found)
        return draft

    def read_again(self, key: str, format: str | None, columns: Mapping[str, str]) -> Draft:  # noqa: A002
        """Read the source of a draft with another reader or other columns.

        Raises:
            ReadError: it cannot be read so; the draft stays as it was.
        """
        from argmap.read import read_bytes

        draft = self[key]
        data = (self._folder / key / "source").read_bytes()
        found = read_bytes(data, draft.name, format=format, columns=dict(columns))
        with self._lock:
            changed = self.change(key, format=format, columns=dict(columns))
            self._mine(key, found)
            return changed

    def preview(self, key: str) -> "Preview | None":
        """Return the columns of a draft that is a table, None for what is none.

        Raises:
            ReadError: it is read as a table and cannot be.
        """
        from argmap.read.source import Source
        from argmap.read.table import preview

        draft = self[key]
        data = (self._folder / key / "source").read_bytes()
        if self.graph(key).conversation.reader != "table":
            return None
        return preview(Source(name=draft.name, data=data, columns=draft.columns), 1)

    def __getitem__(self, key: str) -> Draft:
        """Return a draft.

        Raises:
            KeyError: there is none of this key.
        """
        draft = self.get(key)
        if draft is None:
            raise KeyError(key)
        return draft

    def get(self, key: str) -> Draft | None:
        """Return a draft; None when there is none, or its file is damaged."""
        path = self._folder / key / "draft.json"
        if KEY.fullmatch(key) is None or not path.is_file():
            return None
        try:
            return msgspec.json.decode(path.read_bytes(), type=Draft)
        except msgspec.MsgspecError as error:
            log.warning("the draft %s is damaged: %s", path, error)
            return None

    def unfinished(self) -> tuple[Draft, ...]:
        """Return the drafts whose map was not opened yet, the latest first."""
        keys = (path.parent.name for path in self._folder.glob("*/draft.json"))
        drafts = [draft for draft in map(self.get, keys) if draft and draft.opened is None]
        return tuple(sorted(drafts, key=lambda draft: draft.made, reverse=True))

    def change(self, key: str, **fields: Any) -> Draft:
        """Keep what changed in a draft; return it as it is now."""
        with self._lock:
            draft = structs.replace(self[key], **fields)
            self._write(draft)
            return draft

    def answer(self, key: str, comment: str, target: str | None) -> Draft:
        """Keep whom a comment answers, "" for nobody; None takes the machine's guess again."""
        with self._lock:
            return self.change(key, replies=_with(self[key].replies, comment, target))

    def name(self, key: str, comment: str, author: str | None) -> Draft:
        """Keep who wrote a comment, "" for nobody known; None takes what was read again."""
        with self._lock:
            return self.change(key, authors=_with(self[key].authors, comment, author))

    def remove(self, key: str) -> None:
        """Take away a draft and its source."""
        if KEY.fullmatch(key) is None:
            return
        with self._lock:
            shutil.rmtree(self._folder / key, ignore_errors=True)
            self._forget_machine(key)

    def state(self, key: str, seconds: float = 0.0) -> State:
        """Return how far the mining is, after waiting for its end at most so long."""
        graph = self._graphs.get(key)
        if graph is not None:
            return State(graph)
        job = self._job(key)
        try:
            error = job.exception(timeout=seconds)
        except (TimeoutError, CancelledError):
            return self._steps.get(key, State())
        return State(error=error) if error else State(job.result())

    def graph(self, key: str) -> ArgumentGraph:
        """Return what the rules found in a draft, once they have.

        Raises:
            KeyError: there is no draft of this key.
            ReadError: its source cannot be read any more.
        """
        return self._graphs.get(key) or self._job(key).result()

    def _job(self, key: str) -> Future[ArgumentGraph]:
        """Return the mining that runs or ran, or begin it again after a restart."""
        with self._lock:
            draft = self[key]
            return self._jobs.get(key) or self._submit(key, lambda: self._again(draft))

    def _mine(self, key: str, found: Found) -> None:
        """Begin to mine what was just read; what was found before is forgotten."""
        self._forget_machine(key)
        self._submit(key, lambda: self._mined(key, found))

    def _submit(self, key: str, work: Callable[[], ArgumentGraph]) -> Future[ArgumentGraph]:
        run = self._runs[key] = self._runs.get(key, 0) + 1
        job = self._jobs[key] = self._workers.submit(self._work, key, run, work)
        job.add_done_callback(_log_bug)
        return job

    def _work(self, key: str, run: int, work: Callable[[], ArgumentGraph]) -> ArgumentGraph:
        """Do the work and keep its graph, unless the draft was removed or read anew meanwhile."""
        graph = work()
        with self._lock:
            if self._runs.get(key) == run and self.get(key) is not None:
                machine = self._folder / key / "machine.json"
                if not machine.is_file():
                    write_atomically(machine, native.write(graph).encode())
                self._graphs.put(key, graph)
        return graph

    def _again(self, draft: Draft) -> ArgumentGraph:
        from argmap.read import read_bytes

        machine = self._folder / draft.key / "machine.json"
        if machine.is_file():
            try:
                return load(machine)
            except ReadError as error:
                log.warning("what was mined is damaged and is mined again: %s", error)
                machine.unlink()
        data = (self._folder / draft.key / "source").read_bytes()
        found = read_bytes(data, draft.name, format=draft.format, columns=draft.columns)
        return self._mined(draft.key, found)

    def _mined(self, key: str, found: Found) -> ArgumentGraph:
        from argmap.convert import to_graph

        run = self._runs.get(key)

        def tell(step: str, done: int, total: int) -> None:
            if self._ended or self._runs.get(key) != run:
                raise Stopped
            self._steps[key] = State(step=step, done=done, total=total)

        return to_graph(found, tell)

    def _forget_machine(self, key: str) -> None:
        self._graphs.drop(key)
        self._runs[key] = self._runs.get(key, 0) + 1  # what still mines it is stale
        job = self._jobs.pop(key, None)
        if job is not None:
            job.cancel()
        self._steps.pop(key, None)
        (self._folder / key / "machine.json").unlink(missing_ok=True)

    def _write(self, draft: Draft) -> None:
        write_atomically(self._folder / draft.key / "draft.json", msgspec.json.encode(draft))


def _conversation(found: Found) -> Conversation:
    return found.conversation if isinstance(found, ArgumentGraph) else found


def _with(changes: Mapping[str, str], comment: str, value: str | None) -> dict[str, str]:
    rest = {key: old for key, old in changes.items() if key != comment}
    return rest if value is None else {**rest, comment: value}


def _log_bug(job: Future[ArgumentGraph]) -> None:
    error = None if job.cancelled() else job.exception()
    if error is not None and not isinstance(error, ArgmapError | Stopped):
        log.error("mining failed", exc_info=error)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
