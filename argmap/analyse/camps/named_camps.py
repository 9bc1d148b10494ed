"""Camps that people named: who is in which, as the graph keeps it under "camps"."""

from collections.abc import Iterable, Iterator
from string import ascii_uppercase
from typing import Any

from argmap.model import ArgumentGraph

KEPT = "camps"  # in the `graph` object of a native file
LETTERS = ascii_uppercase[:20]
PEOPLE = ("people", "authors")


def named_camps(graph: ArgumentGraph) -> tuple[dict[str, str], dict[str, str], str] | None:
    """Return the camp of each person, what people call each camp, and a sentence; or None.

    They are kept as `{"A": {"name": "...", "people": ["...", ...]}}`, or as a list of such camps
    or under other keys, and are then called A, B, C, ... in their order. Camps without people do
    not count, and nobody is in a second camp: the first one that names them counts.
    """
    kept = graph.conversation.extra.get(KEPT, graph.extra.get(KEPT))
    camps = [(letter, camp) for letter, camp in _camps(kept) if _people(camp)]
    if not camps:
        return None
    camp_of: dict[str, str] = {}
    for letter, camp in camps:
        for name in _people(camp):
            camp_of.setdefault(name, letter)
    names = {letter: str(camp["name"]) for letter, camp in camps if camp.get("name")}
    told = "camp was" if len(camps) == 1 else "camps were"
    reason = f"{len(camps)} {told} named by people, with {len(camp_of)} in them."
    return camp_of, names, reason


def _camps(kept: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the camps with their letters; what is of another form is passed over."""
    named = kept.items() if isinstance(kept, dict) else ()
    listed = kept if isinstance(kept, list) else [{"name": name, **c} for name, c in _whole(named)]
    if isinstance(kept, dict) and set(kept) <= set(LETTERS):
        yield from _whole(named)
    else:
        people = [camp for camp in listed if isinstance(camp, dict) and _people(camp)]
        yield from zip(LETTERS, people, strict=False)  # more than 20 have no letter


def _whole(named: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, camp) for name, camp in named if isinstance(camp, dict))


def _people(camp: dict[str, Any]) -> list[str]:
    lists = (camp[name] for name in PEOPLE if isinstance(camp.get(name), list))
    return [person for people in lists for person in people if isinstance(person, str)]
