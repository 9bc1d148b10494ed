"""All analyses as plain values that JSON holds, and as tables for files."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, get_args

import pandas as pd

from argmap.analyse.analysis import Analysis
from argmap.analyse.attention import attention
from argmap.analyse.claims import ALONE
from argmap.analyse.disputed import disputed
from argmap.analyse.formal.extensions import Bounds, Semantics, extensions
from argmap.analyse.formal.framework import framework
from argmap.analyse.ground.room import room_sentence
from argmap.analyse.ground.status import LIKELY, SHARED
from argmap.analyse.participants import participants
from argmap.analyse.people import agreement
from argmap.analyse.strength.strength import dfquad_strength, h_categoriser_strength
from argmap.errors import GraphError

MOST_CRUXES = 100
BOUNDS = Bounds(most=100, conflicts=100_000, seconds=3.0)  # for each semantics
TABLES = (
    "claims", "status", "stances", "common_ground", "camps", "moves", "timeline", "strength",
    "cruxes", "separating", "people", "disputed", "attention",
)  # fmt: skip


def result(found: Analysis) -> dict[str, Any]:
    """Return everything that is said of a graph; docs/analysis.md describes each field."""
    return {
        "positions": _positions(found),
        "claims": _claims(found),
        "common_ground": _common_ground(found),
        "timeline": records(found.timeline),
        "strength": _strength(found),
        "extensions": _extensions(found),
        "cruxes": records(found.cruxes.head(MOST_CRUXES)),
        "separating": records(found.separating.head(MOST_CRUXES)),
        "moves": records(found.moves),
        "disputed": records(disputed(found.graph, found.camps.camp_of)),
        "attention": records(attention(found.graph)),
        "camps": {
            "how": found.camps.how,
            "reason": found.camps.reason,
            "frustration": found.camps.frustration,
            "weight": found.camps.weight,
            "equally_good_partitions": found.camps.equally_good,
            "silhouette": found.camps.silhouette,
            "stability": found.camps.stability,
        },
        "room": {"people": list(found.room), "sentence": room_sentence(found.room)},
    }


def tables(found: Analysis) -> dict[str, pd.DataFrame]:
    """Return the analyses that are tables, by the names in `TABLES`."""
    camp_of = found.camps.camp_of
    strength = found.strength.strength
    made: dict[str, pd.DataFrame] = {
        "claims": found.claims,
        "status": found.status,
        "stances": found.held,
        "common_ground": found.candidates,
        "camps": pd.DataFrame(list(camp_of.items()), columns=["participant", "camp"]),
        "moves": found.moves,
        "timeline": found.timeline,
        "strength": pd.DataFrame({"node": strength.index, "strength": strength.to_numpy()}),
        "cruxes": found.cruxes,
        "separating": found.separating,
        "people": agreement(found.held),
        "disputed": disputed(found.graph, camp_of),
        "attention": attention(found.graph),
    }
    return {name: made[name] for name in TABLES}


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dicts; what is unknown is None."""
    known = table.astype(object).where(table.notna(), None)
    columns = [known[name].tolist() for name in table.columns]  # rows of a frame are slow
    names = list(table.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _positions(found: Analysis) -> list[dict[str, Any]]:
    """Return one entry a camp: its people and the claims they made, by strength."""
    graph, parted = found.graph, found.camps
    who = participants(graph)
    made: dict[str, list[str]] = defaultdict(list)
    for claim in graph.claims:
        camp = parted.camp_of.get(who[claim.id])
        if camp is not None:
            made[camp].append(claim.id)
    strength = found.strength.strength
    return [
        {
            "camp": camp,
            "name": parted.names.get(camp),
            "participants": [name for name, of in parted.camp_of.items() if of == camp],
            "claims": sorted(made[camp], key=lambda claim: -strength[claim]),
            "how": parted.how,
            "reason": parted.reason,
            "exploratory": parted.how == "links",
        }
        for camp in sorted(set(parted.camp_of.values()))
    ]


def _claims(found: Analysis) -> list[dict[str, Any]]:
    """Return the rows of `CLAIMS`, each with the status of what it says."""
    first = {claim: group[0] for claim, group in found.same.items()}
    status = {row.pop("claim"): row for row in records(found.status)}
    grounded = found.grounded
    return [
        {
            **row,
            "says_the_same_as": first[row["id"]],
            **status[first[row["id"]]],
            "grounded": grounded.get(row["id"]),
        }
        for row in records(found.claims)
    ]


def _common_ground(found: Analysis) -> list[dict[str, Any]]:
    """Return what votes show to be shared, and then the candidates that words and links give."""
    first = found.first_moments
    voted = [
        {
            "claim": row["claim"],
            "claims": list(found.same[row["claim"]]),
            "text": found.graph.texts[row["claim"]],
            "label": row["status"],
            "camps": sorted(each["camp"] for each in row["counts"]),
            "explicit": True,
            "tentative": row["tentative"],
            "first": first[row["claim"]].comment,
            "first_time": first[row["claim"]].time,
            "first_unknown": first[row["claim"]].unknown,
            "told": row["told"],
        }
        for row in records(found.status)
        if row["status"] in (SHARED, LIKELY)
    ]
    said = [
        {
            **row,
            "claims": [row["claim"], *row.pop("same_as")],
            "first_time": found.graph.conversation.by_id[row["first"]].posted,
            "first_unknown": None,
            "told": None,
        }
        for row in records(found.candidates)
    ]
    return [*voted, *said]


def _strength(found: Analysis) -> dict[str, Any]:
    energy = found.strength
    try:
        dfquad = dfquad_strength(found.graph, found.base).to_dict()
    except GraphError:
        dfquad = None  # it is for graphs without a cycle
    return {
        "measure": "quadratic energy",
        "base": ALONE,
        "base_of": found.base,
        "settled": energy.settled,
        "of": energy.strength.to_dict(),
        "dfquad": dfquad,
        "h_categoriser": h_categoriser_strength(found.graph).strength.to_dict(),
    }


def _extensions(found: Analysis) -> dict[str, Any]:
    made = framework(found.graph)
    semantics: Iterable[Semantics] = get_args(Semantics)
    listed = [extensions(made, each, bounds=BOUNDS) for each in semantics]
    return {
        each.semantics: {
            "listed": each.listed,
            "number": each.number,
            "complete": each.complete,
            "sentence": each.sentence,
        }
        for each in listed
    }
