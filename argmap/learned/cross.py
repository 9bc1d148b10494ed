"""The cross-encoder: two texts in, how the one speaks to the other out."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from argmap.learned.store import weight_file
from argmap.mine.judgement import Spoken

MODEL, TOKENIZER = "relations.onnx", "tokenizer.json"
MOST_A, TAIL_A = 48, 12  # tokens of what answers: its beginning, and so many of its end
MOST_B, TAIL_B = 32, 8  # of what is answered
_LONGEST = 1_500  # characters of a text that are looked at, from the front and from the end

Floats = NDArray[np.float32]


class CrossEncoder:
    """Weights in memory: `logits` tells how one text speaks to another.

    Source:
        A BERT of six layers (all-MiniLM-L6-v2, Apache 2.0), trained anew on pairs of texts;
        see the model card beside the weights.
    """

    def __init__(self, model: Path, tokenizer: Path) -> None:
        """Load the weights; one thread, so that others keep theirs."""
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # large batches would be kept for ever
        self._session: Any = InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def logits(self, pairs: Sequence[Spoken]) -> Floats:
        """Return n rows of scores for support, rebut and neither; of equal pairs the same.

        Each pair is read alone: numbers of 8 bits would be rounded by what else is in a batch.
        """
        a = self._ids([pair.a for pair in pairs], MOST_A, TAIL_A)
        b = self._ids([pair.b for pair in pairs], MOST_B, TAIL_B)
        rows = [self._session.run(None, _batch([y], [x]))[0] for x, y in zip(a, b, strict=True)]
        return np.concatenate(rows) if rows else np.zeros((0, 3), np.float32)

    def _ids(self, texts: Sequence[str], most: int, tail: int) -> list[list[int]]:
        short = [_shortened(text) for text in texts]
        encoded = self._tokenizer.encode_batch_fast(short, add_special_tokens=False)
        return [_cut(e.ids, most, tail) for e in encoded]


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _LONGEST else f"{text[:_LONGEST]} {text[-_LONGEST:]}"


def _cut(ids: list[int], most: int, tail: int) -> list[int]:
    return ids if len(ids) <= most else [*ids[: most - tail], *ids[-tail:]]


def _batch(first: list[list[int]], second: list[list[int]]) -> dict[str, NDArray[np.int64]]:
    """Return the pairs as `[CLS] first [SEP] second [SEP]`, padded to the longest."""
    cls, sep = 101, 102
    rows = [[cls, *b, sep, *a, sep] for b, a in zip(first, second, strict=True)]
    shape = (len(rows), max(map(len, rows)))
    ids, mask, segment = (np.zeros(shape, np.int64) for _ in range(3))
    for row, (tokens, b) in enumerate(zip(rows, first, strict=True)):
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
        segment[row, len(b) + 2 : len(tokens)] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": segment}


@lru_cache(maxsize=1)
def cross_encoder() -> CrossEncoder | None:
    """Return the cross-encoder, loaded once; None where its weights are not installed.

    Raises:
        ModelError: its weights are damaged.
    """
    model, tokenizer = weight_file(MODEL), weight_file(TOKENIZER)
    return CrossEncoder(model, tokenizer) if model and tokenizer else None
