"""What the explore page fetches: the columns of a conversation, the view, and downloads."""

import gzip
from functools import cached_property
from urllib.parse import urlencode

import msgspec
from flask import Flask, Response, abort, make_response, request

from argmap.convert import export
from argmap.layout.layered import layered
from argmap.model import ArgumentGraph
from argmap.model.layout import Layout
from argmap.show.figures.map_data import map_data, revision
from argmap.show.figures.map_view import map_view
from argmap.show.figures.strands import Filter, Strands, strands_of
from argmap.show.files import Latest
from argmap.show.library import Library
from argmap.show.pages.explore_address import view_of
from argmap.write import WRITERS

CACHED = 4
FILTERS = 16
SMALL = 1000


class Prepared:
    """A conversation made ready for the browser: its columns once, its strands by filter."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph
        self._strands: Latest[Strands] = Latest(FILTERS)

    @cached_property
    def columns(self) -> bytes:
        """The columns as JSON."""
        return msgspec.json.encode(map_data(self.graph))

    @cached_property
    def revision(self) -> str:
        """The short name of this state of the conversation, which the columns bear too."""
        return revision(self.graph)

    @cached_property
    def zipped(self) -> bytes:
        """The columns as compressed JSON."""
        return gzip.compress(self.columns, 6, mtime=0)

    def strands(self, keep: Filter) -> Strands:
        """Return the strands of a filter, made once."""
        name = msgspec.json.encode(keep, order="deterministic").decode()
        found = self._strands.get(name)
        if found is None:
            found = strands_of(self.graph, keep)
            self._strands.put(name, found)
        return found


class Shelf:
    """The conversations made ready last; one that was replaced is made ready anew."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ready: Latest[Prepared] = Latest(CACHED)

    def take(self, key: str) -> Prepared:
        """Return a conversation made ready, or answer that it is not here."""
        if key not in self._library:
            abort(404)
        graph, found = self._library[key], self._ready.get(key)
        if found is None or found.graph is not graph:
            found = Prepared(graph)
            self._ready.put(key, found)
        return found


def register(server: Flask, library: Library) -> None:
    """Serve `/map/KEY.json`, `/map/KEY/view.json?…` and `/download/KEY.ENDING?to=FORMAT`."""
    shelf = Shelf(library)

    @server.get("/map/<key>.json")
    def columns(key: str) -> Response:
        ready = shelf.take(key)
        return _json(ready.columns, ready.zipped)

    @server.get("/map/<key>/view.json")
    def view(key: str) -> Response:
        ready = shelf.take(key)
        wanted = view_of(ready.graph, request.args)
        shown = map_view(ready.graph, ready.strands(wanted.keep), wanted, draw)
        return _json(msgspec.json.encode({"rev": ready.revision, **shown}))

    @server.get("/download/<key>.<ending>")
    def download(key: str, ending: str) -> Response:
        to = request.args.get("to", ending)
        if key not in library or to not in WRITERS or f".{ending}" not in WRITERS[to].endings:
            abort(404)
        answer = make_response(export(library[key], to))
        answer.mimetype = WRITERS[to].mime
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
    if request.accept_encodings["gzip"] and len(body) > SMALL:
        answer = make_response(zipped or gzip.compress(body, 4, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Content-Type"] = "application/json"
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Accept-Encoding"
    answer.add_etag()
    answer.make_conditional(request)
    return answer
