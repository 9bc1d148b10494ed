"""A room with a known list of people: who is in it, and the camps by which answers count there."""

from collections.abc import Mapping

from argmap.analyse.camps.camp_counts import ALL
from argmap.model import ArgumentGraph

KEPT = "room"  # in the `graph` object of a native file


def room_of(graph: ArgumentGraph) -> tuple[str, ...]:
    """Return who is in the room, each once; nobody where the group is open.

    It is kept as a list of names, `"room": ["Ada", "Ben", ...]`. What is of another form is
    passed over.
    """
    kept = graph.conversation.extra.get(KEPT, graph.extra.get(KEPT))
    people = kept if isinstance(kept, list) else []
    return tuple(dict.fromkeys(name for name in people if isinstance(name, str) and name.strip()))


def counted_by(room: tuple[str, ...], camp_of: Mapping[str, str]) -> Mapping[str, str] | None:
    """Return the camp by which each person in a room counts, None where there is no room.

    These are the camps where everybody in the room has one. Else the room is one group: who has
    no camp would count nowhere. What others answer counts in neither.
    """
    if not room:
        return None
    if all(name in camp_of for name in room):
        return {name: camp_of[name] for name in room}
    return dict.fromkeys(room, ALL)


def room_sentence(room: tuple[str, ...]) -> str:
    """Return what a room means for the counts, empty where there is none."""
    if not room:
        return ""
    people = "1 person" if len(room) == 1 else f"{len(room):,} people"
    return (
        f"A room of {people}, all of whom are known: nothing is estimated. What is called shared, "
        "rejected or divided stays so whatever those may answer who have not yet."
    )
