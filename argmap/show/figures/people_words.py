"""How people and camps are called on the pages about them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.model import ArgumentGraph

if TYPE_CHECKING:
    import pandas as pd

    from argmap.analyse.analysis import Analysis


def called(graph: ArgumentGraph, who: str) -> str:
    """Return the name of a participant; of one without a name, the mark of the comment."""
    return graph.mark(who) if who in graph.conversation.by_id else who


def letters_of(camp_of: Mapping[str, str]) -> tuple[str, ...]:
    """Return the letters of all camps, in order."""
    return tuple(sorted(set(camp_of.values())))


def camp_names(letters: Sequence[str], names: Mapping[str, str]) -> dict[str, str]:
    """Return what each camp is called: as people named it, else "Camp A"."""
    return {letter: names.get(letter) or f"Camp {letter}" for letter in letters}


def held(value: int) -> str:
    """Return a stance as what somebody is: "for", "against" or "unsure about"."""
    return {1: "for", -1: "against", 0: "unsure about"}[value]


def brief(name: str, most: int) -> str:
    """Return a name, cut in its middle where it is longer: long names often differ at the end."""
    if len(name) <= most:
        return name
    end = most // 3
    return f"{name[: most - end - 1].rstrip()}…{name[-end:].lstrip()}"


def positions_held(analysis: "Analysis") -> "pd.DataFrame":
    """Return what each participant holds, as `Analysis.held`; who only asks holds nothing."""
    held = analysis.held
    return held[~held["claim"].isin(analysis.questions)]
