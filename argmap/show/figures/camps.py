"""The camps of a conversation, as the map names them, and how they came about."""

from collections.abc import Mapping
from string import ascii_uppercase

from msgspec import Struct

from argmap.model import ArgumentGraph

CAMPS = (*ascii_uppercase[:20], "")  # the names that camps have, and that of none


class Parting(Struct, frozen=True):
    """The camps by name, the camp of each participant that is in one, and in words why."""

    names: tuple[str, ...] = ()
    camp_of: Mapping[str, str] = {}
    by: str = ""


def parting(graph: ArgumentGraph) -> Parting:
    """Return the camps of a conversation: named by people, else from votes, else from links.

    There are none where there is too little to tell them from; the words then say what is missing.
    """
    from argmap.analyse.camps.positions import camps  # numpy and networkx take long

    found = camps(graph)
    if not found.camp_of:
        return Parting(by=f"No camps: {found.reason[:1].lower()}{found.reason[1:]}")
    names = tuple(sorted(set(found.camp_of.values())))
    if found.how != "links":
        return Parting(names, found.camp_of, found.reason)
    return Parting(names, found.camp_of, _how(found.frustration, found.weight, found.equally_good))


def _how(frustration: float, weight: float, equally_good: int | None) -> str:
    share = round(100 * frustration / weight) if weight else 0
    ways = "" if equally_good in (None, 1) else f"; {equally_good} ways to part them do as well"
    return (
        f"Guessed from who disputes and who supports whom; {share} % of that goes against the "
        f"parting{ways}."
    )
