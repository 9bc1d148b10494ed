"""Learn whom comments answer: `python -m training.replies DATA --corpus data/corpus/conversations`.

DATA is a folder with irc_ubuntu_train.jsonl, irc_ubuntu_dev.jsonl, wikipedia_talk_en.jsonl and
mail_notmuch.jsonl. The comments before one are taken to answer what the plain sum says; with
--rounds 2 it is learned again with what the network itself says, as it will be when it is used.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from argmap.learned.replies import NAME, Network, network_of, ranker_of
from argmap.learned.store import FOLDER, record
from argmap.learned.tensors import Tensors, read_tensors, written_tensors
from argmap.mine.scores import Ranker
from training.reply_network import Shape, learned
from training.reply_rows import Annotated, Seen, of_corpus, of_rows, seen

LETTERS = ("wikipedia_talk_en", "mail_notmuch")
CHAT, CHAT_DEV = "irc_ubuntu_train", "irc_ubuntu_dev"
NAMED_CHATS, NAMELESS_CHATS = 2, 12  # one log in so many is learned from, and without its names
TRUST = 0.7  # share of what was learned that is kept: what is rare where it was learned counts too
COUNTS = {"wikipedia_talk_en": 3.0, "mail_notmuch": 3.0, CHAT: 1.0}
OF_CORPUS = 2.0
SCALES = np.linspace(0.5, 1.5, 41)


def annotated(data: Path, corpus: Path, most: int | None = None) -> Iterator[Annotated]:
    """Yield everything that is learned from or chosen by, with and without names.

    Args:
        data: the folder of annotated threads.
        corpus: the folder of the conversations that were written for this project.
        most: so many conversations of each file or folder at most, to rehearse it.
    """
    for hidden in (False, True):
        chats = of_rows(data / f"{CHAT}.jsonl", "train", hidden)
        yield from islice(of_corpus(corpus, hidden), most)
        for name in LETTERS:
            yield from islice(of_rows(data / f"{name}.jsonl", "train", hidden), most)
        yield from islice(of_rows(data / f"{CHAT_DEV}.jsonl", "dev", hidden), most)
        yield from islice(chats, 0, most, NAMELESS_CHATS if hidden else NAMED_CHATS)


def count(one: Seen) -> float:
    """Return how much a comment counts, so that many chats do not drown few letters."""
    return COUNTS.get(one.of.source, OF_CORPUS)


def of_split(comments: Sequence[Seen], split: str) -> list[Seen]:
    """Return the comments of a split."""
    return [one for one in comments if one.of.split == split]


def trusted(weights: Tensors, share: float = TRUST) -> Tensors:
    """Return the weights with a share of what was learned, the rest left to the plain sum."""
    keep, *others = weights["scalars"].tolist()
    scalars = np.array([1 - share + share * keep, *others], dtype=np.float32)
    straight, last = weights["straight"] * share, weights["last"] * share
    return {**weights, "straight": straight, "last": last, "scalars": scalars}


def scaled(weights: Tensors, chosen: Sequence[Seen]) -> Tensors:
    """Return the weights with the scales at which the chosen comments are likeliest."""
    network = network_of(weights)
    scales = [
        _scale(network, [one for one in chosen if one.chat is chat]) for chat in (False, True)
    ]
    return {**weights, "scalars": np.array([*weights["scalars"][:2], *scales], dtype=np.float32)}


def _scale(network: Network, chosen: Sequence[Seen]) -> float:
    if not chosen:
        return 1.0
    scores = [scores_of(network, one) for one in chosen]
    losses = [
        -sum(
            np.log(max(1e-9, probabilities(of_one * scale)[one.right].sum()))
            for of_one, one in zip(scores, chosen, strict=True)
        )
        for scale in SCALES
    ]
    return float(SCALES[int(np.argmin(losses))])


def scores_of(network: Network, one: Seen) -> NDArray[np.float64]:
    """Return the scores of the candidates of a comment, and at last of answering nothing."""
    added = network.scores(network.normal(one.rows.astype(np.float32))).astype(float)
    return added + np.append(network.keep * one.sums, network.nothing)


def probabilities(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return scores as probabilities."""
    odds = np.exp(scores - scores.max())
    shares: NDArray[np.float64] = odds / odds.sum()
    return shares


def learn(
    conversations: Callable[[], Iterator[Annotated]],
    shape: Shape,
    rounds: int = 1,
    tell: Callable[[str], None] = print,
) -> Tensors:
    """Return the weights learned from the conversations of split "train", scaled by "dev"."""
    ranker: Ranker | None = None
    weights: Tensors = {}
    for number in range(1, rounds + 1):
        comments = list(seen(conversations(), ranker))
        train, chosen = of_split(comments, "train"), of_split(comments, "dev")
        tell(f"round {number}: {len(train):,} comments to learn from, {len(chosen):,} to choose by")
        found = learned(train, [count(one) for one in train], shape)
        weights = scaled(trusted(found), chosen)
        weights = read_tensors(written_tensors(weights))
        ranker = ranker_of(network_of(weights))
    return weights


def main() -> None:
    """Learn the weights and put them where the package looks for them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the annotated threads")
    parser.add_argument("--corpus", type=Path, default=Path("data/corpus/conversations"))
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--rounds", type=int, default=1, help="how often it is learned")
    parser.add_argument("--most", type=int, help="conversations of each file, to rehearse it")
    asked = parser.parse_args()
    weights = learn(lambda: annotated(asked.data, asked.corpus, asked.most), Shape(), asked.rounds)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / NAME).write_bytes(written_tensors(weights))
    record(NAME, asked.out)
    print(f"written: {asked.out / NAME}")


if __name__ == "__main__":
    main()
