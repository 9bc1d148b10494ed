"""What stands in the address of the page of people: who is compared, who is sought, how many."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from msgspec import Struct

from argmap.show.figures.matrix import shown_people
from argmap.show.figures.people_words import letters_of, positions_held
from argmap.show.pages import views
from argmap.show.pages.people_between import CAMP, PERSON, side_of

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

PATH = "/people"
STEP, MOST_SHOWN = 10, 640  # people in the list at first, and at each wish more; at the most


class State(Struct, frozen=True):
    """What a person chose: two sides as in the address ("" for those to begin with), a search."""

    one: str = ""
    other: str = ""
    sought: str = ""
    shown: int = STEP


def state_of(analysis: "Analysis", query: Mapping[str, str]) -> State:
    """Return the state that an address asks for; what it does not understand counts as absent."""
    one, other = query.get("a", ""), query.get("b", "")
    known = side_of(analysis, one) and side_of(analysis, other)
    number = query.get("n", "")
    shown = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else STEP
    return State(
        one=one if known else "",
        other=other if known else "",
        sought=query.get("q", ""),
        shown=min(max(shown, STEP), MOST_SHOWN),
    )


def address(key: str, state: State) -> str:
    """Return the address of the page in a state; what it opens with is left out."""
    number = "" if state.shown == STEP else str(state.shown)
    return views.address(PATH, key, a=state.one, b=state.other, q=state.sought, n=number)


def query_of(search: str | None) -> dict[str, str]:
    """Return what stands behind the question mark of an address, by name."""
    return dict(parse_qsl((search or "").lstrip("?"), keep_blank_values=True))


def chosen(analysis: "Analysis", state: State) -> tuple[str, str]:
    """Return the two that are compared: those of the state, else the first two camps or people.

    Without camps, the two people who have most claims in common.
    """
    if state.one and state.other:
        return state.one, state.other
    letters = letters_of(analysis.camps.camp_of)
    if len(letters) > 1:
        return CAMP + letters[0], CAMP + letters[1]
    from argmap.analyse.people import agreement  # pandas takes long to import

    people, _ = shown_people(analysis)
    pairs = agreement(positions_held(analysis), people)
    if len(pairs):
        best = pairs.iloc[int(pairs["both"].to_numpy().argmax())]
        return PERSON + best["one"], PERSON + best["other"]
    return (PERSON + people[0], PERSON + people[1]) if len(people) > 1 else ("", "")
