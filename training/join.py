"""Fit what joins the cross-encoder with cues: `python -m training.join`.

First fits what words alone say, on the train part of the corpus. The rest uses the dev part, which
neither has seen: a multinomial logit over `argmap.learned.relations.FEATURES`, and the least
probability at which a label is given. The logit is fitted with words learned from other writers
than the one whose texts it is shown, so that it does not trust words more than they carry over.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch

from argmap.engines import engine
from argmap.learned.cross import CrossEncoder
from argmap.learned.relations import FEATURES, JOIN, Join, features, probabilities
from argmap.learned.store import FOLDER, record, weight_file
from argmap.learned.wording import Wording
from argmap.mine.judgement import Spoken
from training.relations import Example, conversations, corpus_pairs
from training.wording import OF_CONVERSATIONS, odds_unseen, wording

RIDGE = 0.003
WORDS = [FEATURES.index(name) for name in ("words_support", "words_rebut")]
WANTED = 0.88  # precision of labels on the dev part


def main() -> None:
    """Fit on the dev part, write the join, print what it does on dev and test."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wanted", type=float, default=WANTED)
    parser.add_argument("--weights", type=Path, default=FOLDER, help="folder of relations.onnx")
    parser.add_argument("--most", type=int, help="examples of each kind, to rehearse it")
    asked = parser.parse_args()
    most = slice(asked.most)
    model = weight_file("relations.onnx", asked.weights)
    tokenizer = weight_file("tokenizer.json", asked.weights)
    if model is None or tokenizer is None:
        parser.error("train the cross-encoder first: python -m training.relations")
    encoder = CrossEncoder(model, tokenizer)
    words = wording(most, asked.weights)
    pairs, talks = corpus_pairs("dev")[most], conversations("dev")[most]
    dev = [*pairs, *talks]
    table = table_of(encoder, words, dev)
    labels = np.array([example.label for example in dev])
    unseen = table.copy()
    unseen[:, WORDS] = odds_unseen(most, dev)
    weights = fitted(unseen, labels, [1.0] * len(pairs) + [OF_CONVERSATIONS] * len(talks))
    least = thresholds(probabilities(table, weights), labels, asked.wanted)
    join = Join(tuple(tuple(round(w, 4) for w in row) for row in weights), least)
    written = msgspec.json.format(msgspec.json.encode(join), indent=1) + b"\n"
    (asked.weights / JOIN).write_bytes(written)
    record(JOIN, asked.weights)
    print(dict(zip(FEATURES, np.array(weights).T.round(2).tolist(), strict=True)), least)
    tests = {"test pairs": corpus_pairs("test")[most], "test talks": conversations("test")[most]}
    for name, known in {"dev pairs": pairs, "dev talks": talks, **tests}.items():
        print(name, described(table_of(encoder, words, known), known, join))


def table_of(encoder: CrossEncoder, words: Wording, examples: Sequence[Example]) -> np.ndarray:
    """Return the features of the examples, cues included."""
    cues = engine("rules").judge([Spoken(e.a, e.b) for e in examples])
    told = [
        Spoken(
            e.a,
            e.b,
            support=cue.confidence if cue.kind == "support" else 0.0,
            rebut=cue.confidence if cue.kind == "rebut" else 0.0,
        )
        for e, cue in zip(examples, cues, strict=True)
    ]
    return features(told, encoder.logits(told).astype(float), words)


def fitted(table: np.ndarray, labels: np.ndarray, counts: Sequence[float]) -> list[list[float]]:
    """Return three rows of weights: the multinomial logit with a ridge penalty.

    Args:
        table: the features of the examples.
        labels: their labels.
        counts: what each of them counts.
    """
    x, y = torch.tensor(table), torch.tensor(labels)
    shares = torch.tensor(counts, dtype=torch.double) / sum(counts)
    weights = torch.zeros((3, table.shape[1]), dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        each = torch.nn.functional.cross_entropy(x @ weights.T, y, reduction="none")
        value = (each * shares).sum() + RIDGE * weights.pow(2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return weights.detach().tolist()


def thresholds(chances: np.ndarray, labels: np.ndarray, wanted: float) -> dict:
    """Return the least probability of each kind above which so many labels are right."""
    found = {}
    for number, kind in enumerate(("support", "rebut")):
        mine = chances[:, :2].argmax(1) == number
        sure, right = chances[mine, number], labels[mine] == number
        order = np.argsort(-sure)
        precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
        good = np.nonzero(precision[15:] >= wanted)[0]
        found[kind] = round(float(sure[order][good[-1] + 15]), 4) if len(good) else 0.95
    return found


def described(table: np.ndarray, examples: Sequence[Example], join: Join) -> str:
    """Return accuracy, macro-F1, and how many labels are given and right."""
    labels = np.array([example.label for example in examples])
    chances = probabilities(table, join.weights)
    found = chances.argmax(1)
    f1 = [
        2 * ((found == c) & (labels == c)).sum() / max(1, (found == c).sum() + (labels == c).sum())
        for c in range(3)
    ]
    kind = chances[:, :2].argmax(1)
    least = np.array([join.least["support"], join.least["rebut"]])[kind]
    given = chances[np.arange(len(kind)), kind] >= least
    right = (kind == labels)[given].mean() if given.any() else float("nan")
    return (
        f"n {len(labels)} accuracy {(found == labels).mean():.3f} macro-F1 {np.mean(f1):.3f} "
        f"labelled {given.mean():.3f} of them right {right:.3f}"
    )


if __name__ == "__main__":
    main()
