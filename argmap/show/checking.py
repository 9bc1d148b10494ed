"""What people decide in the app, put into a stored conversation at once; and mining it again."""

import threading
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct, structs

from argmap.errors import ArgmapError, GraphError
from argmap.model import ArgumentGraph
from argmap.model.decisions import (
    GUESSED,
    Decision,
    LinkName,
    decide,
    decisions,
    name_of,
    undo,
)
from argmap.model.reapply import bare, carry_over, reapply, why_unfit
from argmap.show.files import Latest
from argmap.show.library import Library

UNDOABLE = 4  # conversations whose mining can be taken back


class Done(Struct, frozen=True):
    """What came of a decision: the graph, the id to undo it by, and how many things it was on."""

    graph: ArgumentGraph
    id: str
    on: int
    unfit: tuple[str, ...] = ()


class Checking:
    """The decisions on the conversations of a library; several threads may use it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._before: Latest[ArgumentGraph] = Latest(UNDOABLE)
        self._mining: set[str] = set()
        self._lock = threading.Lock()

    def decide(self, key: str, decision: Decision) -> Done:
        """Put a decision into effect on the latest graph, which another window may have changed.

        Raises:
            KeyError: there is no conversation of this key.
            GraphError: it does not fit any more; nothing changes then.
        """
        made = structs.replace(decision, when=_now(), id="", places={}, was=None, unfit="")
        graph = self._library.change(key, lambda latest: decide(latest, made))
        last = decisions(graph)[-1]
        return Done(graph, last.id, len(last.links) + len(last.claims))

    def accept_above(self, key: str, least: float, kinds: frozenset[str], by: str) -> Done:
        """Accept all inferred links of some kinds that are at least so sure, as one decision.

        Raises:
            KeyError: there is no conversation of this key.
            GraphError: there is none.
        """

        def accept(latest: ArgumentGraph) -> ArgumentGraph:
            names = sure_links(latest, least, kinds)
            if not names:
                raise GraphError("no link that was guessed is that sure any more")
            return decide(latest, Decision(what="accept", links=names, when=_now(), by=by))

        graph = self._library.change(key, accept)
        last = decisions(graph)[-1]
        return Done(graph, last.id, len(last.links))

    def undo(self, key: str, decision: str) -> Done:
        """Take back a decision.

        Raises:
            KeyError: there is no conversation of this key.
            GraphError: it was taken back already, or a later one rests on it.
        """
        graph = self._library.change(key, lambda latest: undo(latest, decision))
        return Done(graph, "", 0)

    def mine_again(self, key: str) -> Done:
        """Mine a conversation anew; everything that people set in it holds on.

        What is decided while it is mined holds too.

        Raises:
            KeyError: there is no conversation of this key.
            ArgmapError: it is being mined already.
        """
        from argmap.convert import to_graph

        with self._lock:
            if key in self._mining:
                raise ArgmapError("this conversation is being mined already; wait for it to end")
            self._mining.add(key)
        try:
            fresh = to_graph(bare(self._library[key].conversation))
            found: dict[str, Any] = {}

            def renew(latest: ArgumentGraph) -> ArgumentGraph:
                self._before.put(key, latest)
                graph, unfit = carry_over(latest, fresh)
                found["unfit"] = tuple(map(why_unfit, unfit))
                return structs.replace(graph, extra=latest.extra)

            return Done(self._library.change(key, renew), "mined", 0, found["unfit"])
        finally:
            with self._lock:
                self._mining.discard(key)

    def unmine(self, key: str) -> Done:
        """Bring back the graph from before it was mined again; what was decided since holds on.

        Raises:
            KeyError: there is no conversation of this key.
            ArgmapError: that graph is no longer known.
        """

        def bring_back(latest: ArgumentGraph) -> ArgumentGraph:
            before = self._before.get(key)
            if before is None:
                raise ArgmapError("what was there before mining is no longer known")
            known = {each.id for each in decisions(before)}
            later = [each for each in decisions(latest) if each.id not in known]
            graph, unfit = reapply(before, later)
            found["unfit"] = tuple(map(why_unfit, unfit))
            self._before.drop(key)
            return graph

        found: dict[str, Any] = {}
        return Done(self._library.change(key, bring_back), "", 0, found["unfit"])


def sure_links(graph: ArgumentGraph, least: float, kinds: frozenset[str]) -> tuple[LinkName, ...]:
    """Return the inferred links of some kinds that are at least so sure."""
    return tuple(
        name_of(link)
        for link in graph.links
        if link.kind in kinds and link.origin in GUESSED and link.confidence >= least
    )


def after(decision: Decision, name: LinkName) -> LinkName | None:
    """Return what a link is called after a decision on it, None where it is gone."""
    if decision.what in ("reject", "neither"):
        return None
    if decision.what == "flip":
        return LinkName(name.source, name.target, "rebut" if name.kind == "support" else "support")
    if decision.what == "retarget" and decision.target is not None:
        return LinkName(name.source, decision.target, decision.kind or name.kind)
    return name


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
