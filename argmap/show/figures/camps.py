"""The camps of a conversation, as the map names them, and how they came about."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.analyse.participants import participant_of
from argmap.model import ArgumentGraph

CAMPS = ("A", "B", "")  # the names that camps have, and that of none


class Parting(Struct, frozen=True):
    """The camps by name, the camp of each participant that is in one, and in words why."""

    names: tuple[str, ...] = ()
    camp_of: Mapping[str, str] = {}
    by: str = ""


def parting(graph: ArgumentGraph) -> Parting:
    """Return the camps of a conversation, from who supports and who disputes whom.

    There are none where too few dispute each other, or too many to be parted in reasonable time.
    """
    from argmap.analyse.positions import MOST_PEOPLE, camps  # numpy and networkx take long

    found = camps(graph)
    if found.camp_of:
        names = tuple(sorted(set(found.camp_of.values())))
        how = _how(found.frustration, found.weight, found.equally_good)
        return Parting(names, found.camp_of, how)
    if len(_speakers(graph)) > MOST_PEOPLE:
        return Parting(by=f"No camps: more than {MOST_PEOPLE:,} people argue with each other.")
    return Parting(by="No camps: too few people dispute each other.")


def _speakers(graph: ArgumentGraph) -> set[str]:
    """Return who supports or disputes anything."""
    return {
        participant_of(graph.comment_of(end))
        for link in graph.links
        if link.kind in ("support", "rebut")
        for end in (link.source, link.target)
    }


def _how(frustration: float, weight: float, equally_good: int | None) -> str:
    share = round(100 * frustration / weight) if weight else 0
    ways = "" if equally_good in (None, 1) else f"; {equally_good} ways to part them do as well"
    return (
        f"Guessed from who disputes and who supports whom; {share} % of that goes against the "
        f"parting{ways}."
    )
