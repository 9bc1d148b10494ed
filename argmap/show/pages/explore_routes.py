"""What the explore page fetches: the columns of a conversation, the view, and downloads."""

import gzip
import threading
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import msgspec
from flask import Flask, Response, abort, make_response, request
from msgspec import structs

from argmap.convert import export
from argmap.errors import ArgmapError
from argmap.layout.folding import foldable
from argmap.model import ArgumentGraph
from argmap.show.figures.arrays import Arrays, arrays_of
from argmap.show.figures.filters import Filter, folding
from argmap.show.figures.ground import Ground, ground_of
from argmap.show.figures.map_data import map_data
from argmap.show.figures.map_view import Drawn, drawn
from argmap.show.figures.message import message
from argmap.show.figures.strands import Strands, strands_of
from argmap.show.figures.view import View
from argmap.show.files import Latest
from argmap.show.library import Library
from argmap.show.pages import explore_review, takeaway_routes
from argmap.show.pages.explore_address import view_of
from argmap.write import WRITERS

if TYPE_CHECKING:
    import pandas as pd

CACHED = 4
GROUNDS = 4  # of one conversation: it has another where a filter unfolds claims
FILTERS = 16
VIEWS, WHOLES = 32, 2  # a view of everything may take 30 MB
ZIP = 4  # at 100,000 nodes 6 takes twice as long and saves a seventh
SMALL = 1000


class Prepared:
    """A conversation made ready for the browser: each thing is made once, when it is asked for."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph
        self._busy, self._long = threading.RLock(), threading.Lock()
        self._grounds: Latest[Ground] = Latest(GROUNDS)
        self._strands: Latest[Strands] = Latest(FILTERS)
        self._views: Latest[bytes] = Latest(VIEWS)
        self._wholes: Latest[bytes] = Latest(WHOLES)

    @cached_property
    def columns(self) -> bytes:
        """The columns as JSON."""
        return msgspec.json.encode(map_data(self.graph, self.ground))

    @cached_property
    def arrays(self) -> Arrays:
        """The conversation as arrays of numbers."""
        return arrays_of(self.graph)

    @cached_property
    def _folds(self) -> tuple[int, ...]:
        return foldable(self.graph)

    @cached_property
    def revision(self) -> str:
        """The short name of this state of the conversation, which the columns bear too."""
        return self.ground.revision

    @cached_property
    def zipped(self) -> bytes:
        """The columns as compressed JSON."""
        return gzip.compress(self.columns, ZIP, mtime=0)

    @cached_property
    def ground(self) -> Ground:
        """What every view starts from, with all claims folded that say the same."""
        with self._busy:
            return self._ground(self._folds)

    @cached_property
    def review(self) -> "pd.DataFrame":
        """What is to be checked, the least certain and most consequential first."""
        from argmap.analyse.review import review_queue

        return review_queue(self.graph, dict(self.ground.parting.camp_of))

    def strands(self, keep: Filter) -> Strands:
        """Return the strands of a filter; what a filter leaves out folds no claims either."""
        name = _name(keep)
        with self._busy:
            found = self._strands.get(name)
            if found is None:
                found = strands_of(self._ground(folding(self.graph, keep, self._folds)), keep)
                self._strands.put(name, found)
        return found

    def drawn(self, view: View) -> Drawn:
        """Return the cards of a view and where they stand."""
        return drawn(self.graph, self.strands(view.keep), view)

    def view(self, view: View) -> bytes:
        """Return a view as JSON; one with everything takes long and is made only once."""
        if not view.everything:
            return self._made(self._views, view)
        if not view.shut:  # then nothing else makes a difference
            view = structs.replace(view, opened={}, selected=())
        with self._long:  # whoever asks meanwhile waits for it, but nobody for a small view
            return self._made(self._wholes, view)

    def _made(self, kept: Latest[bytes], view: View) -> bytes:
        name = _name(view)
        found = kept.get(name)
        if found is None:
            found = self._encoded(view)
            kept.put(name, found)
        return found

    def _encoded(self, view: View) -> bytes:
        said = message(self.strands(view.keep), self.drawn(view))
        return msgspec.json.encode({"rev": self.revision, **said})

    def _ground(self, restates: tuple[int, ...]) -> Ground:
        name = _name(restates)
        found = self._grounds.get(name)
        if found is None:
            found = ground_of(self.graph, restates, self.arrays)
            self._grounds.put(name, found)
        return found


def _name(value: object) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()


class Shelf:
    """The conversations made ready last; one that was replaced is made ready anew."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ready: Latest[Prepared] = Latest(CACHED)

    def take(self, key: str) -> Prepared:
        """Return a conversation made ready, or answer that it is not here or cannot be read."""
        graph, found = stored(self._library, key), self._ready.get(key)
        if found is None or found.graph is not graph:
            found = Prepared(graph)
            self._ready.put(key, found)
        return found


def register(server: Flask, library: Library) -> None:
    """Serve `/map/KEY.json`, `/map/KEY/view.json?…` and `/download/KEY.ENDING?to=FORMAT`."""
    shelf = Shelf(library)
    takeaway_routes.register(server, shelf.take)
    explore_review.register(server, library, shelf.take)

    @server.get("/map/<key>.json")
    def columns(key: str) -> Response:
        ready = shelf.take(key)
        return _json(ready.columns, ready.zipped)

    @server.get("/map/<key>/view.json")
    def view(key: str) -> Response:
        ready = shelf.take(key)
        return _json(ready.view(view_of(ready.graph, request.args)))

    @server.get("/download/<key>.<ending>")
    def download(key: str, ending: str) -> Response:
        key, dot, inner = key.partition(".")  # a key holds no dot, an ending may
        ending = f"{inner}{dot}{ending}"
        to = request.args.get("to", ending)
        if to not in WRITERS or f".{ending}" not in WRITERS[to].endings:
            abort(404)
        answer = make_response(export(stored(library, key), to))
        answer.mimetype = WRITERS[to].mime
        answer.headers["Content-Disposition"] = f'attachment; filename="{key}.{ending}"'
        return answer


def stored(library: Library, key: str) -> ArgumentGraph:
    """Return a conversation, or answer that it is not here or that its file is damaged."""
    try:
        return library[key]
    except KeyError:
        abort(404)
    except ArgmapError as error:
        said = f"The stored conversation {key} cannot be read: {error}\n"
        answer = make_response(said, HTTPStatus.INTERNAL_SERVER_ERROR)
        answer.mimetype = "text/plain"
        abort(answer)


def download_address(key: str, to: str) -> str:
    """Return where the conversation is served in a format."""
    ending = WRITERS[to].endings[0].lstrip(".")
    return f"/download/{key}.{ending}?{urlencode({'to': to})}"


def _json(body: bytes, zipped: bytes | None = None) -> Response:
    """Return an answer that the browser may keep but asks about each time."""
    answer = make_response(body)
    if request.accept_encodings["gzip"] and len(body) > SMALL:
        answer = make_response(zipped or gzip.compress(body, 4, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Content-Type"] = "application/json"
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Accept-Encoding"
    answer.add_etag()
    answer.make_conditional(request)
    return answer
