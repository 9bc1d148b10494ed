"""The learned judge: what a cross-encoder, words and cues say, as calibrated probabilities."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from argmap.errors import ModelError
from argmap.learned.cross import CrossEncoder, cross_encoder
from argmap.learned.store import weight_file
from argmap.learned.wording import Wording, load_wording, odds
from argmap.mine.judgement import Judge, Judgement, Spoken
from argmap.mine.verdicts import Kind

JOIN = "relations.json"
FEATURES = (
    "bias",
    "model_support",
    "model_rebut",
    "words_support",
    "words_rebut",
    "cue_support",
    "cue_rebut",
    "asks",
    "short",
)
_SHORT = 6  # words
Floats = NDArray[np.float64]


class Join(Struct, frozen=True):
    """How model and cues are joined: three rows of weights over FEATURES, and when to label.

    `least` holds, for support and rebut, how likely a kind must be for the label to be given.
    """

    weights: tuple[tuple[float, ...], ...]
    least: dict[Kind, float]


def features(pairs: Sequence[Spoken], logits: Floats, wording: Wording) -> Floats:
    """Return an n by len(FEATURES) array.

    It holds the log odds against neither that the model and the words alone give, and the cues.
    """
    against = logits[:, :2] - logits[:, 2:]
    rest = [
        (
            *odds(wording, p.a, p.b),
            p.support,
            p.rebut,
            p.a.rstrip().endswith("?"),
            len(p.a.split()) <= _SHORT,
        )
        for p in pairs
    ]
    return np.hstack([np.ones((len(pairs), 1)), against, np.array(rest, float).reshape(-1, 6)])


def probabilities(table: Floats, weights: Sequence[Sequence[float]]) -> Floats:
    """Return n rows of probabilities of support, rebut and neither: a multinomial logit."""
    scores = table @ np.array(weights).T
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = odds / odds.sum(axis=1, keepdims=True)
    return chances


def judge_with(model: CrossEncoder, join: Join, wording: Wording) -> Judge:
    """Return a judge that labels what is likely enough, and says what decided."""

    def judge(pairs: Sequence[Spoken]) -> list[Judgement]:
        if not pairs:
            return []
        table = features(pairs, model.logits(pairs).astype(float), wording)
        rows = probabilities(table, join.weights)
        return [_judgement(pair, row, join) for pair, row in zip(pairs, rows.tolist(), strict=True)]

    return judge


def _judgement(pair: Spoken, row: Sequence[float], join: Join) -> Judgement:
    support, rebut, neither = row
    kind: Kind = "support" if support > rebut else "rebut"
    sure = max(support, rebut)
    if sure < join.least[kind]:
        return Judgement(support, rebut, neither)
    cue = pair.support if kind == "support" else pair.rebut
    said = "read by the trained model" if not cue else "read by the trained model, as cues say too"
    return Judgement(support, rebut, neither, kind, said)


@lru_cache(maxsize=1)
def learned_judge() -> Judge | None:
    """Return the judge that the weights make, loaded once; None where they are not installed.

    Raises:
        ModelError: the weights are damaged.
    """
    path, model, wording = weight_file(JOIN), cross_encoder(), load_wording()
    if path is None or model is None or wording is None:
        return None
    try:
        join = msgspec.json.decode(path.read_bytes(), type=Join)
    except msgspec.MsgspecError as error:
        raise ModelError(f"{path}: it is damaged ({error}); install argmap again") from None
    if any(len(row) != len(FEATURES) for row in join.weights):
        raise ModelError(f"{path}: it fits another version; install argmap again")
    return judge_with(model, join, wording)
