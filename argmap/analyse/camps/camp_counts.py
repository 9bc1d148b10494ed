"""How many of each camp agree with each claim."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from argmap.analyse.ground.beta import lower_share
from argmap.analyse.stances import THRESHOLD
from argmap.model.tables import CAMP_COUNTS

ALL = "all"  # the one camp of everybody where no camps are known


def camp_counts(
    held: pd.DataFrame, camp_of: Mapping[str, str], claims: Sequence[str] | None = None
) -> pd.DataFrame:
    """Count who agrees, disagrees and is unsure, and how likely the camp as a whole agrees.

    Args:
        held: what each participant holds, as `stance_of` gives it: a participant and claim have
            one row at most. Agreeing is a value above `THRESHOLD`, disagreeing one below minus
            that.
        camp_of: the camp of each participant that has one; without any, all are one camp, `ALL`.
        claims: the claims that are to be counted, in this order; those of `held` by default.

    Returns:
        One row a claim and camp with the columns `CAMP_COUNTS`, camps by name, and one with the
        camp None where people without a camp answered; `people` is how many a camp has.
    """
    wanted = list(dict.fromkeys(held["claim"] if claims is None else claims))
    names = sorted(set(camp_of.values())) or [ALL]
    place = {claim: i for i, claim in enumerate(wanted)}
    people, back = np.unique(held["participant"].to_numpy(dtype=object), return_inverse=True)
    columns = {camp: i for i, camp in enumerate(names)}
    default = len(names) if camp_of else 0
    of_person = np.array([columns.get(camp_of.get(name, ""), default) for name in people], int)
    row = held["claim"].map(place).to_numpy(dtype=float, na_value=np.nan)
    there = ~np.isnan(row)
    column = of_person[back][there] if len(people) else np.zeros(0, int)
    row, value = row[there].astype(int), held["value"].to_numpy(float)[there]
    side = (value > THRESHOLD).astype(int) - (value < -THRESHOLD).astype(int)
    width = len(names) + 1  # the last column is that of people without a camp
    cell = row * width + column
    size = len(wanted) * width
    agree, unsure, disagree = (
        np.bincount(cell[side == sign], minlength=size) for sign in (1, 0, -1)
    )
    sizes = Counter(camp_of.values())
    of_camp = [sizes[name] if camp_of else len(people) for name in names]
    lost = len(set(people) - set(camp_of)) if camp_of else 0
    table = pd.DataFrame(
        {
            "claim": np.repeat(np.array(wanted, dtype=object), width),
            "camp": np.tile(np.array([*names, None], dtype=object), len(wanted)),
            "people": np.tile([*of_camp, lost], len(wanted)).astype(int),
            "agree": agree,
            "disagree": disagree,
            "unsure": unsure,
        }
    )
    return _with_shares(table[table["camp"].notna() | (agree + disagree + unsure > 0)])


def _with_shares(table: pd.DataFrame) -> pd.DataFrame:
    answers = table["agree"] + table["disagree"] + table["unsure"]
    shares: dict[str, Any] = {
        "answers": answers,
        "p_agree": (table["agree"] + 1) / (answers + 2),
        "p_disagree": (table["disagree"] + 1) / (answers + 2),
        "lower_agree": lower_share(table["agree"], answers),
        "lower_disagree": lower_share(table["disagree"], answers),
    }
    return table.assign(**shares)[list(CAMP_COUNTS)].reset_index(drop=True)
