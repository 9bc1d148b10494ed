"""The learned joiner: whether two claims say the same, read by weights and checked by words."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from argmap.errors import ModelError
from argmap.learned.cross import TOKENIZER, CrossEncoder
from argmap.learned.store import weight_file
from argmap.mine.contrast import Contrast, contrast
from argmap.mine.judgement import Spoken
from argmap.mine.restates import Joiner, Pair

MODEL, JOIN = "restates.onnx", "restates.json"
FEATURES = ("bias", "not_opposite", "not_other", "alike", "opposed", "numbers", "short")
_SHORT = 3  # words
Floats = NDArray[np.float64]


class Join(Struct, frozen=True):
    """Weights over FEATURES, and how likely two claims must say the same to be joined."""

    weights: tuple[float, ...]
    least: float


def features(pairs: Sequence[Pair], logits: Floats) -> Floats:
    """Return an n by len(FEATURES) array: the model's log odds, and how the words differ.

    Args:
        pairs: claims.
        logits: n rows of scores: the same, the opposite, something else.
    """
    odds = logits[:, :1] - logits[:, 1:]
    rest = [_words(pair, contrast(pair.a, pair.b)) for pair in pairs]
    return np.hstack([np.ones((len(pairs), 1)), odds, np.array(rest, float).reshape(-1, 4)])


def _words(pair: Pair, differ: Contrast) -> tuple[float, bool, bool, bool]:
    short = min(len(pair.a.split()), len(pair.b.split())) <= _SHORT
    return pair.alike, differ.opposed, differ.numbers, short


def chances(table: Floats, weights: Sequence[float]) -> Floats:
    """Return how likely the claims of each row say the same: a logit."""
    found: Floats = 1 / (1 + np.exp(-np.clip(table @ np.array(weights), -30, 30)))
    return found


def joiner_with(model: CrossEncoder, join: Join) -> Joiner:
    """Return a joiner that joins what is likely enough, and never what seems a denial."""

    def joined(pairs: Sequence[Pair]) -> list[float]:
        if not pairs:
            return []
        logits = model.logits([Spoken(pair.a, pair.b) for pair in pairs]).astype(float)
        table = features(pairs, logits)
        denies = table[:, FEATURES.index("not_opposite")] < 0
        sure = chances(table, join.weights)
        sure = np.where(denies, -1.0, np.where(sure >= join.least, sure, 0.0))
        return [round(float(x), 2) for x in sure]

    return joined


@lru_cache(maxsize=1)
def learned_joiner() -> Joiner | None:
    """Return the joiner that the weights make, loaded once; None where they are not installed.

    Raises:
        ModelError: the weights are damaged.
    """
    path, model, tokenizer = (weight_file(name) for name in (JOIN, MODEL, TOKENIZER))
    if path is None or model is None or tokenizer is None:
        return None
    try:
        join = msgspec.json.decode(path.read_bytes(), type=Join)
    except msgspec.MsgspecError as error:
        raise ModelError(f"{path}: it is damaged ({error}); install argmap again") from None
    if len(join.weights) != len(FEATURES):
        raise ModelError(f"{path}: it fits another version; install argmap again")
    return joiner_with(CrossEncoder(model, tokenizer), join)
