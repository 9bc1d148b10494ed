"""The conversations that the app can show: samples, and those that people opened."""

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from argmap.errors import ArgmapError
from argmap.model import ArgumentGraph
from argmap.model.decisions import decisions
from argmap.model.reapply import reapply
from argmap.show.corrections import corrected
from argmap.show.drafts import Drafts
from argmap.show.files import KEY, Latest, key_of, load, write_atomically
from argmap.write import native

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

HERE = Path(__file__).resolve()


class Card(Struct, frozen=True, kw_only=True):
    """What the library page says of one conversation; `opened` is a time, None for a sample."""

    key: str
    title: str
    comments: int
    people: int
    about: str = ""
    opened: str | None = None


class Library(Mapping[str, ArgumentGraph]):
    """The samples of a folder and the conversations opened here, by key.

    An opened conversation is a folder `opened/KEY` with the native file and its card. Several
    threads may use one library; what it returns is frozen.

    Args:
        samples: a folder of samples, each a folder with a README.md and a source; by default
            those that come with argmap.
        store: where opened conversations and drafts are kept; by default the data folder that
            the system gives to the user.
        cached: how many graphs are held in memory.
    """

    def __init__(
        self, samples: Path | None = None, store: Path | None = None, cached: int = 8
    ) -> None:
        self._samples = samples_folder() if samples is None else samples
        self.folder = folder = user_folder() if store is None else store
        self._opened, self._deleted = folder / "opened", folder / "deleted"
        self._graphs: Latest[ArgumentGraph] = Latest(cached)
        self._analyses: Latest[Analysis] = Latest(cached)
        self._lock = threading.RLock()
        self.drafts = Drafts(folder / "drafts")
        shutil.rmtree(self._deleted, ignore_errors=True)

    def __getitem__(self, key: str) -> ArgumentGraph:
        """Return a graph.

        Raises:
            KeyError: there is no conversation of this key.
            ArgmapError: its file was damaged.
        """
        graph = self._graphs.get(key)
        if graph is None:
            graph = self._graphs.offer(key, self._load(key))
        return graph

    def analysis(self, key: str) -> "Analysis":
        """Return what can be said of the graph of a key, as it is now.

        Raises:
            KeyError: there is no conversation of this key.
            ArgmapError: its file was damaged.
        """
        from argmap.analyse.analysis import Analysis  # pandas takes a second to import

        graph, known = self[key], self._analyses.get(key)
        if known is None or known.graph is not graph:
            known = Analysis(graph)
            self._analyses.put(key, known)
        return known

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._path(key) is not None

    def __iter__(self) -> Iterator[str]:
        samples = [folder.name for folder in _sample_folders(self._samples)]
        opened = [f.name for f in _folders(self._opened) if (f / "graph.json").is_file()]
        yield from dict.fromkeys((*samples, *opened))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def samples(self) -> tuple[Card, ...]:
        """Return the cards of the samples, the shortest first."""
        cards = []
        for folder in _sample_folders(self._samples):
            graph = self[folder.name]
            title, about = introduction(folder / "README.md")
            cards.append(card_of(folder.name, graph, title=title, about=about))
        return tuple(sorted(cards, key=lambda card: card.comments))

    def opened(self) -> tuple[Card, ...]:
        """Return the cards of the conversations opened here, the latest first."""
        found = []
        for folder in _folders(self._opened):
            if not (folder / "graph.json").is_file():
                continue
            try:
                found.append(msgspec.json.decode((folder / "card.json").read_bytes(), type=Card))
            except (OSError, msgspec.MsgspecError):
                found.append(Card(key=folder.name, title=folder.name, comments=0, people=0))
        return tuple(sorted(found, key=lambda card: card.opened or "", reverse=True))

    def put(self, key: str, graph: ArgumentGraph) -> None:
        """Keep a graph under a key; what was there is replaced.

        A sample stays as it is: what is kept under its key is shown in its place until removed.
        """
        if KEY.fullmatch(key) is None:
            raise ValueError(f"{key!r} is no key of a library")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        card = card_of(key, graph, opened=now)
        with self._lock:
            folder = self._opened / key
            write_atomically(folder / "graph.json", native.write(graph).encode())
            write_atomically(folder / "card.json", msgspec.json.encode(card))
            self._graphs.put(key, graph)

    def change(self, key: str, how: Callable[[ArgumentGraph], ArgumentGraph]) -> ArgumentGraph:
        """Keep what a function makes of the latest graph of a key; return it.

        Changes come one after the other, so that none is lost.

        Raises:
            KeyError: there is no conversation of this key.
            ArgmapError: its file was damaged, or the function raised it; nothing changes then.
        """
        with self._lock:
            graph = how(self[key])
            self.put(key, graph)
        return graph

    def add(self, graph: ArgumentGraph) -> str:
        """Keep a graph and return its key: its title and a short hash of its content."""
        key = key_of(graph.conversation.title, native.write(graph).encode())
        self.put(key, graph)
        return key

    def finish(self, key: str) -> str:
        """Keep the map of a draft with all that people corrected; return its key.

        The key is that of the draft, so that opening it again replaces the map; what people
        decided on that holds on.

        Raises:
            KeyError: there is no draft of this key.
            ArgmapError: the mining of it has failed.
        """
        machine = self.drafts.graph(key)
        graph = corrected(machine, self.drafts[key])
        with self._lock:
            if key in self:
                graph, _ = reapply(graph, decisions(self[key]))
            self.put(key, graph)
        self.drafts.change(key, opened=key)
        return key

    def remove(self, key: str) -> None:
        """Take away an opened conversation and its draft.

        Only the map that was taken away last can be restored, and until the app ends.
        """
        with self._lock:
            if KEY.fullmatch(key) is None or not (self._opened / key).is_dir():
                return
            shutil.rmtree(self._deleted, ignore_errors=True)
            self._deleted.mkdir(parents=True)
            (self._opened / key).rename(self._deleted / key)
            self._graphs.drop(key)
            self.drafts.remove(key)

    def restore(self, key: str) -> None:
        """Bring back the conversation that was taken away last."""
        with self._lock:
            gone = KEY.fullmatch(key) is not None and (self._deleted / key).is_dir()
            if gone and not (self._opened / key).exists():
                (self._deleted / key).rename(self._opened / key)
                self._graphs.drop(key)

    def _path(self, key: str) -> Path | None:
        if KEY.fullmatch(key) is None:
            return None
        # A folder without its graph is one that another thread is just writing.
        if (self._opened / key / "graph.json").is_file():
            return self._opened / key
        return self._samples / key if (self._samples / key).is_dir() else None

    def _load(self, key: str) -> ArgumentGraph:
        folder = self._path(key)
        if folder is None:
            raise KeyError(key)
        if folder.parent == self._samples:
            return sample_graph(folder)
        return load(folder / "graph.json")


def sample_graph(folder: Path) -> ArgumentGraph:
    """Return the map that people made of a sample; without one, what the rules find in it."""
    reference = folder / "reference.json"
    if reference.is_file():
        return load(reference)
    from argmap.convert import load as read_and_mine

    return read_and_mine(str(sample_source(folder)))


def sample_source(folder: Path) -> Path:
    """Return the file of a sample that a reader reads.

    Raises:
        ArgmapError: the folder holds none.
    """
    for path in _sources(folder):
        return path
    raise ArgmapError(f"{folder}: it holds no source; put one beside its README.md")


def _sources(folder: Path) -> list[Path]:
    """Return the files of a folder that may be the source of a sample, in order."""
    return [
        path
        for path in sorted(folder.iterdir())
        if path.suffix not in (".md", ".py") and path.name != "reference.json" and path.is_file()
    ]


def introduction(readme: Path) -> tuple[str, str]:
    """Return the heading and the first paragraph of a sample's README."""
    if not readme.is_file():
        return "", ""
    blocks = [block.strip() for block in readme.read_text(encoding="utf-8").split("\n\n")]
    title = blocks[0].lstrip("# ").strip() if blocks[0].startswith("#") else ""
    prose = (" ".join(b.split()) for b in blocks if b and b[0] not in "#-*|`")
    return title, next(prose, "")


def card_of(
    key: str, graph: ArgumentGraph, *, title: str = "", about: str = "", opened: str | None = None
) -> Card:
    """Return the card of a graph."""
    conversation = graph.conversation
    first = conversation.comments[0].text if conversation.comments else ""
    return Card(
        key=key,
        title=title or conversation.title or "Untitled conversation",
        comments=len(conversation.comments),
        people=len(conversation.authors),
        about=about or " ".join(first[:400].split()),
        opened=opened,
    )


def samples_folder() -> Path:
    """Return the folder of samples: beside the package, or inside an installed one."""
    beside = HERE.parents[2] / "data"
    return beside if beside.is_dir() else HERE.parents[1] / "data"


def user_folder() -> Path:
    """Return the folder that the system gives to this user's data of argmap."""
    from platformdirs import user_data_path

    return user_data_path("argmap", appauthor=False)


def _sample_folders(of: Path) -> list[Path]:
    """Return the folders of samples; one with neither map nor source, as the corpus, is none."""
    return [f for f in _folders(of) if (f / "reference.json").is_file() or _sources(f)]


def _folders(of: Path) -> list[Path]:
    if not of.is_dir():
        return []
    return sorted(path for path in of.iterdir() if path.is_dir() and KEY.fullmatch(path.name))
