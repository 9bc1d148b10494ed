"""What each camp holds: the claims that most of it agree with, and those that set it apart."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from argmap.model.tables import CAMP_CLAIMS

MOST = 3


def camp_claims(
    status: pd.DataFrame, strength: "pd.Series[float]", most: int = MOST
) -> pd.DataFrame:
    """Return the strongest and the most distinctive claims of each camp.

    A camp holds a claim where more of its people agree than disagree. Its strongest are those
    with the highest p = (A + 1) / (N + 2) of it, and among equals those that stand best on the
    map. The most distinctive of the rest are those whose p is furthest above the highest p of any
    other camp; who has not answered counts for neither side.

    Args:
        status: of the claims, as `argmap.analyse.ground.status` gives it for these camps.
        strength: of each node, between 0 and 1.
        most: how many of each kind a camp gets.

    Returns:
        One row a camp and claim with the columns `CAMP_CLAIMS`: `why` is "strongest" or
        "distinctive"; `agree` of `answers` in the camp, and beside it of all other camps
        together; `apart` is the distance between the two p. Camps by name.

    Source:
        Definition of this project; p is the estimate of Small et al. (RECERCA 2021).
    """
    rows: list[tuple[Any, ...]] = []
    records = [
        (claim, {each["camp"]: each for each in counts})
        for claim, counts in zip(status["claim"], status["counts"], strict=True)
    ]
    for camp in sorted({camp for _, counts in records for camp in counts}):
        held = [(c, n) for c, n in records if n[camp]["agree"] > n[camp]["disagree"]]
        told = [_row(camp, claim, counts) for claim, counts in held]
        stands = {claim: float(strength.get(claim, 0.0)) for claim, _ in held}
        told.sort(key=lambda row: (-row["p"], -stands[row["claim"]]))
        rows += [_told(row, "strongest") for row in told[:most]]
        rest = [row for row in told[most:] if row["apart"] > 0]
        rest.sort(key=lambda row: -row["apart"])
        rows += [_told(row, "distinctive") for row in rest[:most]]
    return pd.DataFrame(rows, columns=list(CAMP_CLAIMS))


def _row(camp: str, claim: str, counts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    own, others = counts[camp], [each for name, each in counts.items() if name != camp]
    highest = max((each["p_agree"] for each in others), default=1.0)
    return {
        "camp": camp,
        "claim": claim,
        "p": own["p_agree"],
        "agree": own["agree"],
        "answers": own["answers"],
        "agree_elsewhere": sum(each["agree"] for each in others),
        "answers_elsewhere": sum(each["answers"] for each in others),
        "apart": own["p_agree"] - highest,
    }


def _told(row: Mapping[str, Any], why: str) -> tuple[Any, ...]:
    return tuple(why if name == "why" else row[name] for name in CAMP_CLAIMS)
