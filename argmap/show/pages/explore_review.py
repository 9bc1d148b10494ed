"""What the review queue of the explore page fetches and sends; assets/map/queue.mjs draws it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import msgspec
from flask import Flask, Response, abort, jsonify, make_response, request

from argmap.errors import ArgmapError
from argmap.model.decisions import Decision
from argmap.show.checking import Checking, Done, after
from argmap.show.figures.queue import counts, item, queue
from argmap.show.figures.revision import revision
from argmap.show.library import Library

if TYPE_CHECKING:
    from argmap.show.pages.explore_routes import Prepared

MOST_NAME = 80


def register(server: Flask, library: Library, take: "Callable[[str], Prepared]") -> None:
    """Serve `/map/KEY/queue.json` and `item.json`; take in `decide`, `undo`, `mine`, `unmine`.

    Args:
        server: where.
        library: what decisions are put into.
        take: returns a conversation made ready, or answers that it is not here.
    """
    checking = Checking(library)

    @server.get("/map/<key>/queue.json")
    def to_check(key: str) -> Response:
        ready = take(key)
        return _json({"rev": ready.revision, **queue(ready.graph, ready.review)})

    @server.get("/map/<key>/item.json")
    def one_item(key: str) -> Response:
        ready, name = take(key), request.args.get("of", "")
        found = item(ready.graph, name)  # null where it is no longer there, which is no fault
        return _json(found and {"rev": ready.revision, **found})

    @server.post("/map/<key>/decide")
    def take_in(key: str) -> Response:
        take(key)
        return _answer(lambda: _decided(checking, key, _sent()))

    @server.post("/map/<key>/undo")
    def take_back(key: str) -> Response:
        take(key)
        return _answer(lambda: _told(checking.undo(key, str(_sent().get("id", "")))))

    @server.post("/map/<key>/mine")
    def mine(key: str) -> Response:
        take(key)
        return _answer(lambda: _told(checking.mine_again(key)))

    @server.post("/map/<key>/unmine")
    def unmine(key: str) -> Response:
        take(key)
        return _answer(lambda: _told(checking.unmine(key)))


def _decided(checking: Checking, key: str, sent: dict[str, Any]) -> dict[str, Any]:
    by = str(sent.get("by", ""))[:MOST_NAME]
    if "above" in sent:
        kinds = frozenset(map(str, sent.get("kinds", ())))
        return _told(checking.accept_above(key, float(sent["above"]), kinds, by))
    decision = msgspec.convert({**sent["decision"], "by": by}, Decision)
    done = checking.decide(key, decision)
    return {**_told(done), "renamed": _renamed(done, decision)}


def _renamed(done: Done, decision: Decision) -> dict[str, str]:
    """Return by the name of each link or merged claim what it is called now, "" for none."""
    links = {str(name): str(after(decision, name) or "") for name in decision.links}
    if decision.what != "merge":
        return links
    kept = next(claim for claim in decision.claims if claim in done.graph.claim_by_id)
    return {claim: kept for claim in decision.claims if claim != kept}


def _told(done: Done) -> dict[str, Any]:
    return {
        "rev": revision(done.graph),
        "id": done.id,
        "on": done.on,
        "unfit": list(done.unfit),
        **counts(done.graph),
    }


def _sent() -> dict[str, Any]:
    sent = request.get_json()
    if not isinstance(sent, dict):
        abort(400)
    return sent


def _answer(work: Callable[[], dict[str, Any]]) -> Response:
    """Return what the work gives, or why it could not be done, in a sentence for the reader."""
    try:
        return _json(work())
    except ArgmapError as error:
        answer = make_response(jsonify(problem=str(error)), HTTPStatus.CONFLICT)
    except (msgspec.ValidationError, KeyError, ValueError, TypeError) as error:
        answer = make_response(jsonify(problem=f"not understood: {error}"), HTTPStatus.BAD_REQUEST)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _json(what: dict[str, Any] | None) -> Response:
    answer = make_response(msgspec.json.encode(what))
    answer.mimetype = "application/json"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
