"""Fit what the words of an answer alone say, on the train part of the corpus.

`python -m training.join` does this before it joins it with the cross-encoder and the cues.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from argmap.learned.store import record
from argmap.learned.wording import WORDING, Wording, odds, traits
from training.relations import KIND, Example, conversations, corpus_pairs

INVERSE_RIDGE = 0.03
OF_CONVERSATIONS = 3.0  # what an answer of a whole conversation counts beside a single pair
LEAST_SEEN, LEAST_WEIGHT = 4, 0.05  # traits that are rarer, or say less, are left out
PLACES = 3


def learned_from(most: slice) -> tuple[list[Example], list[float]]:
    """Return the examples of the train part, and what each of them counts."""
    pairs, talks = corpus_pairs("train")[most], conversations("train")[most]
    return [*pairs, *talks], [1.0] * len(pairs) + [OF_CONVERSATIONS] * len(talks)


def wording(most: slice, folder: Path) -> Wording:
    """Fit the weights, write them, and return them."""
    found = fitted(*learned_from(most))
    (folder / WORDING).write_bytes(msgspec.json.encode(found) + b"\n")
    record(WORDING, folder)
    return found


def odds_unseen(most: slice, asked: Sequence[Example]) -> np.ndarray:
    """Return the odds of examples, each by weights that were learned from other writers.

    What is joined by these is joined as it would be for conversations of another kind.
    """
    examples, counts = learned_from(most)
    found = np.zeros((len(asked), 2))
    for source in sorted({example.source for example in asked}):
        kept = [place for place, example in enumerate(examples) if example.source != source]
        if len({examples[place].label for place in kept}) < len(KIND):
            continue  # a rehearsal knows too few
        words = fitted([examples[place] for place in kept], [counts[place] for place in kept])
        for place, one in enumerate(asked):
            if one.source == source:
                found[place] = odds(words, one.a, one.b)
    return found


def fitted(examples: Sequence[Example], counts: Sequence[float]) -> Wording:
    """Return the weights of the traits that tell something, for support and for rebut."""
    seen = [traits(example.a, example.b) for example in examples]
    often = Counter(trait for one in seen for trait in one)
    names = sorted(trait for trait, times in often.items() if times >= LEAST_SEEN)
    model = LogisticRegression(C=INVERSE_RIDGE, max_iter=1000)
    model.fit(table_of(seen, names), [e.label for e in examples], sample_weight=counts)
    weights = (model.coef_[:2] - model.coef_[2]).T
    said = np.abs(weights).max(axis=1) > LEAST_WEIGHT
    return {
        name: (round(support, PLACES), round(rebut, PLACES))
        for name, (support, rebut), tells in zip(names, weights.tolist(), said, strict=True)
        if tells
    }


def table_of(seen: Sequence[dict[str, float]], names: Sequence[str]) -> csr_matrix:
    """Return the traits of the examples as a sparse matrix, a column for each name."""
    place = {name: number for number, name in enumerate(names)}
    cells = [
        (row, place[trait], value)
        for row, one in enumerate(seen)
        for trait, value in one.items()
        if trait in place
    ]
    rows, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (rows, columns)), shape=(len(seen), len(names)))
