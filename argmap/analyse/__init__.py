"""Argument graph to tables: strength, camps, common ground, the course of the conversation."""

from typing import Any

import pandas as pd

from argmap.analyse.claims import claim_table
from argmap.analyse.common_ground import common_ground
from argmap.analyse.positions import Camps, camps
from argmap.analyse.strength import quadratic_energy_strength
from argmap.analyse.timeline import timeline
from argmap.model import ArgumentGraph


def analyse(graph: ArgumentGraph) -> dict[str, Any]:
    """Return every analysis as plain dicts and lists that JSON can hold.

    Keys are "positions", "claims", "common_ground", "timeline" and "strength", as the command
    line promises them.
    """
    parted = camps(graph)
    energy = quadratic_energy_strength(graph)
    claims = claim_table(graph, energy.strength)
    return {
        "positions": _positions(parted, claims),
        "claims": _records(claims),
        "common_ground": _records(common_ground(graph, parted.camp_of)),
        "timeline": _records(timeline(graph, parted.camp_of)),
        "strength": {
            "measure": "quadratic energy",
            "base": 0.5,
            "settled": energy.settled,
            "of": energy.strength.to_dict(),
        },
    }


def _positions(parted: Camps, claims: pd.DataFrame) -> list[dict[str, Any]]:
    """Return one entry a camp: its people, its claims by strength, and how sure the camps are."""
    participant = claims["author"].fillna(claims["comment"])
    entries = []
    for camp in sorted(set(parted.camp_of.values())):
        people = [name for name, of in parted.camp_of.items() if of == camp]
        held = claims[participant.isin(people)].sort_values(
            "strength", ascending=False, kind="stable"
        )
        entries.append(
            {
                "camp": camp,
                "participants": people,
                "claims": held["id"].tolist(),
                "how": "who disputes whom, from links alone",
                "exploratory": True,
                "frustration": parted.frustration,
                "weight": parted.weight,
                "equally_good_partitions": parted.equally_good,
            }
        )
    return entries


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows = table.astype(object).where(table.notna(), None)
    return [dict(zip(table.columns, row, strict=True)) for row in rows.itertuples(index=False)]
