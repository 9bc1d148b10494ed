"""What the explore page fetches: the columns of a conversation, the view, and downloads."""

import gzip
import threading
from collections import OrderedDict
from functools import cached_property
from urllib.parse import urlencode

import msgspec
from flask import Flask, Response, abort, make_response, request
from msgspec import Struct

from argmap.convert import export
from argmap.layout.layered import layered
from argmap.model import ArgumentGraph
from argmap.model.layout import Layout
from argmap.show.figures.map_data import map_data
from argmap.show.figures.map_view import map_view
from argmap.show.figures.strands import Filter, Strands, strands_of
from argmap.show.library import Library
from argmap.show.pages.explore_address import view_of
from argmap.write import WRITERS

CACHED = 4
FILTERS = 16
SMALL = 1000
TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8", "svg": "image/svg+xml"}


class Prepared(Struct, dict=True):
    """A conversation made ready for the browser: its columns once, its strands by filter."""

    graph: ArgumentGraph
    strands: OrderedDict[Filter, Strands] = msgspec.field(default_factory=OrderedDict)

    @cached_property
    def columns(self) -> bytes:
        """The columns as JSON."""
        return msgspec.json.encode(map_data(self.graph))

    @cached_property
    def zipped(self) -> bytes:
        """The columns as compressed JSON."""
        return gzip.compress(self.columns, 6, mtime=0)

    def strands_for(self, keep: Filter) -> Strands:
        """Return the strands of a filter, made once."""
        found = self.strands.get(keep)
        if found is None:
            found = self.strands[keep] = strands_of(self.graph, keep)
            while len(self.strands) > FILTERS:
                self.strands.popitem(last=False)
        return found


class Shelf:
    """The conversations made ready last; a conversation that was replaced is made ready anew."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ready: OrderedDict[str, Prepared] = OrderedDict()
        self._lock = threading.Lock()

    def __getitem__(self, key: str) -> Prepared:
        graph = self._library[key]
        with self._lock:
            found = self._ready.pop(key, None)
            if found is None or found.graph is not graph:
                found = Prepared(graph)
            self._ready[key] = found
            while len(self._ready) > CACHED:
                self._ready.popitem(last=False)
        return found


def register(server: Flask, library: Library) -> None:
    """Serve `/map/KEY.json`, `/map/KEY/view.json?…` and `/download/KEY.ENDING?to=FORMAT`."""
    shelf = Shelf(library)

    @server.get("/map/<key>.json")
    def columns(key: str) -> Response:
        ready = shelf[key] if key in library else abort(404)
        return _json(ready.columns, ready.zipped)

    @server.get("/map/<key>/view.json")
    def view(key: str) -> Response:
        ready = shelf[key] if key in library else abort(404)
        wanted = view_of(ready.graph, request.args)
        body = map_view(ready.graph, ready.strands_for(wanted.keep), wanted, draw)
        return _json(msgspec.json.encode(body))

    @server.get("/download/<key>.<ending>")
    def download(key: str, ending: str) -> Response:
        to = request.args.get("to", ending)
        if key not in library or to not in WRITERS:
            abort(404)
        answer = make_response(export(library[key], to))
        answer.headers["Content-Type"] = TYPES.get(ending, "application/octet-stream")
        answer.headers["Content-Disposition"] = f'attachment; filename="{key}.{ending}"'
        return answer


def download_address(key: str, to: str) -> str:
    """Return where the conversation is served in a format."""
    ending = WRITERS[to].endings[0].lstrip(".")
    return f"/download/{key}.{ending}?{urlencode({'to': to})}"


def draw(graph: ArgumentGraph, nodes: tuple[str, ...], links: tuple[int, ...]) -> Layout:
    """Return where the cards of a view stand."""
    return layered(graph, nodes=nodes, links=links)


def _json(body: bytes, zipped: bytes | None = None) -> Response:
    """Return an answer that the browser may keep but asks about each time."""
    answer = make_response(body)
    if "gzip" in request.accept_encodings and len(body) > SMALL:
        answer = make_response(zipped or gzip.compress(body, 4, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Content-Type"] = "application/json"
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Accept-Encoding"
    answer.add_etag()
    return answer.make_conditional(request)
