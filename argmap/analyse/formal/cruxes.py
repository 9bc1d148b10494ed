"""What the outcome hangs on: what changes most when it is taken away, what parts the camps."""

from collections.abc import Mapping

import pandas as pd

from argmap.analyse.formal.flips import Flips
from argmap.analyse.stances import side
from argmap.analyse.strength.shaking import Shaking
from argmap.analyse.strength.strength import Base
from argmap.model import ArgumentGraph
from argmap.model.decisions import name_of
from argmap.model.tables import CRUXES, SEPARATING

FELT = 1e-6  # a change of strength below it is not followed
MOST_STEPS = 20_000  # of one change; beyond it says that it did not settle
ANSWERS = (1, -1, 0)  # agree, disagree, unsure
LEAST_ANSWERS = 3  # of a camp, so that its share says something
Row = tuple[str, str, str, float, float, int, tuple[str, ...], bool]


def cruxes(graph: ArgumentGraph, base: Base = 0.5, most: int | None = None) -> pd.DataFrame:
    """List the links and claims by what changes when one of them is taken away.

    The score is the sum of the absolute changes of strength (quadratic energy) of all other
    claims, and 1 for each whose acceptance in the grounded extension (support links ignored)
    flips. A claim goes with those that say the same, with its comment where that stands for it,
    and with all their links. Each is taken away alone, from the graph as it is.

    Args:
        graph: n support and rebut links, and m claims that say different things.
        base: as in `quadratic_energy_strength`.
        most: how many rows are returned, all where it is None.

    Returns:
        n + m rows with the columns `CRUXES`, the largest score first, ties in graph order, links
        before claims; `what` is "link" or "claim", the id of a link its name,
        "source>target>kind", that of claims the first of those that say the same; `flipped` holds
        the nodes that flip; `settled` is False where a change went on and on in a circle.
    """
    shaking = Shaking(graph, base, FELT, MOST_STEPS)
    flips = Flips(graph)
    rows: list[Row] = []
    for link in graph.links:
        if link.kind in ("support", "rebut"):
            total = sum(shaking.without([link]).values())
            flipped = flips.without_link(link)
            rows.append(
                _row(str(name_of(link)), "link", link.kind, total, flipped, shaking.settled)
            )
    for members in flips.arguments:
        claims = [node for node in members if node in graph.claim_by_id]
        if claims:
            out = (x for node in members for x in graph.links_at[node] if x.source == node)
            changes = shaking.without(x for x in out if x.kind in ("support", "rebut"))
            total = sum(change for node, change in changes.items() if node not in members)
            flipped = flips.without_argument(members)
            kind = graph.claim_by_id[claims[0]].role
            rows.append(_row(claims[0], "claim", kind, total, flipped, shaking.settled))
    rows.sort(key=lambda row: -row[3])
    return pd.DataFrame(rows[:most], columns=list(CRUXES))


def _row(
    name: str, what: str, kind: str, total: float, flipped: tuple[str, ...], settled: bool
) -> Row:
    change = round(total, 6)
    return name, what, kind, change + len(flipped), change, len(flipped), flipped, settled


def separating_claims(stances: pd.DataFrame, camp_of: Mapping[str, str]) -> pd.DataFrame:
    """List the claims by how far apart the camps are on them.

    With A of N people of a camp agreeing, the unsure among the N, its share is p = (A + 1) /
    (N + 2). The separation is the largest p less the smallest, over camps that answered.

    Args:
        stances: one row a participant and claim, with `participant`, `claim` and `value`, as
            `stance_of` gives it.
        camp_of: the camp of each participant that has one; the others do not count.

    Returns:
        One row a claim that two camps answered, with the columns `SEPARATING`: `enough` is
        whether at least 3 of two camps answered, which come first; `most` and `least` are the
        camps at the two ends; `counts` gives (agree, disagree, unsure) of each camp.

    Source:
        Laplace's rule of succession, as Polis has it for the agreement of a group.
    """
    known = stances[stances["participant"].isin(set(camp_of)) & stances["value"].notna()]
    counts: dict[str, dict[str, list[int]]] = {}
    triples = zip(known["participant"], known["claim"], known["value"], strict=True)
    for participant, claim, value in triples:
        answers = counts.setdefault(claim, {}).setdefault(camp_of[participant], [0, 0, 0])
        answers[ANSWERS.index(side(value))] += 1
    rows = [_separation(claim, of) for claim, of in counts.items() if len(of) > 1]
    rows.sort(key=lambda row: (not row[2], -row[1]))
    return pd.DataFrame(rows, columns=list(SEPARATING))


def _separation(
    claim: str, of: dict[str, list[int]]
) -> tuple[str, float, bool, str, str, dict[str, tuple[int, ...]]]:
    counts = {camp: tuple(of[camp]) for camp in sorted(of)}
    enough = {camp: each for camp, each in counts.items() if sum(each) >= LEAST_ANSWERS}
    heard = enough if len(enough) > 1 else counts
    share = {camp: (each[0] + 1) / (sum(each) + 2) for camp, each in heard.items()}
    most, least = max(share, key=share.__getitem__), min(share, key=share.__getitem__)
    separation = round(share[most] - share[least], 6)
    return claim, separation, len(enough) > 1, most, least, counts
