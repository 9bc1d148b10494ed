"""A small network that rates whom a comment answers; its weights are learned by `training`."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from argmap.errors import ModelError
from argmap.learned.reply_inputs import COLUMNS, inputs, of_group
from argmap.learned.store import FOLDER, weight_file
from argmap.learned.tensors import Tensors, read_tensors
from argmap.mine.scores import Candidate, Ranker, parts_of
from argmap.mine.traits import View
from argmap.mine.weights import GROUPS

Floats = NDArray[np.float32]
NAME = "replies.safetensors"
MOST_EXPLAINED = 6  # candidates, the likeliest first
CLIP = 6.0  # standard deviations beyond which a number tells no more


class Network(Struct, frozen=True):
    """Two hidden layers beside a plain sum, and the scale that makes its scores probabilities.

    `keep` is how much of the sum that is made without it counts, `scale` by what scores are
    multiplied in letters and in chats.
    """

    mean: Floats
    spread: Floats
    straight: Floats
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats
    last: Floats
    keep: float
    nothing: float
    scale: tuple[float, float]

    def normal(self, rows: Floats) -> Floats:
        """Return inputs as standard deviations from what is usual."""
        normal: Floats = np.clip((rows - self.mean) * self.spread, -CLIP, CLIP)
        return normal

    def scores(self, normal: Floats) -> Floats:
        """Return what is added to the plain sum for rows of normal inputs."""
        hidden = np.maximum(normal @ self.first + self.first_bias, 0.0)
        hidden = np.maximum(hidden @ self.second + self.second_bias, 0.0)
        added: Floats = normal @ self.straight + hidden @ self.last
        return added


class Rated(NamedTuple):
    """The candidates that were rated last, and their rows: the same are explained next."""

    candidates: Sequence[Candidate]
    rows: Floats

    def rows_of(self, candidates: Sequence[Candidate], first: int) -> Floats | None:
        """Return the rows of the first of some candidates, None unless all are these, reordered.

        Those of no other comment hold the very same tuple of features.
        """
        row = {id(c.features): i for i, c in enumerate(self.candidates)}
        found = [row.get(id(c.features), -1) for c in candidates]
        if sorted(found) != list(range(len(self.candidates))):
            return None
        rows: Floats = self.rows[found[:first]]
        return rows


class LearnedRater:
    """Rates the candidates of one conversation."""

    def __init__(self, network: Network, view: View) -> None:
        self._network = network
        self._view = view
        self._scale = network.scale[view.chat]
        self._last: Rated | None = None

    def rate(self, candidates: Sequence[Candidate]) -> tuple[Sequence[float], float]:
        """Return the score of each candidate, and that of answering none of them."""
        network, rows = self._network, self._rows(candidates)
        self._last = Rated(candidates, rows)
        scores = network.scores(rows)
        scores[-1] += network.nothing
        scores[:-1] += network.keep * np.array([c.confidence for c in candidates])
        *of_candidates, nothing = (scores * self._scale).tolist()
        return of_candidates, nothing

    def parts(self, candidates: Sequence[Candidate]) -> tuple[Mapping[str, float], ...]:
        """Return how much less the likeliest would score if a group of features were as usual."""
        network, first = self._network, candidates[:MOST_EXPLAINED]
        rows = None if self._last is None else self._last.rows_of(candidates, len(first))
        if rows is None:
            rows = self._rows(candidates)[: len(first)]
        without = np.where(_of_group()[:, None, :], 0.0, rows)
        drops = network.scores(rows) - network.scores(without.reshape(-1, len(COLUMNS))).reshape(
            len(GROUPS), len(first)
        )
        found: list[dict[str, float]] = []
        for candidate, drop in zip(first, drops.T.tolist(), strict=True):
            sums = parts_of(self._view, candidate)
            found.append(
                {
                    group: network.keep * sums[group] + less
                    for group, less in zip(GROUPS, drop, strict=True)
                }
            )
        return tuple(found)

    def _rows(self, candidates: Sequence[Candidate]) -> Floats:
        return self._network.normal(inputs([c.features for c in candidates], candidates[0].about))


@cache
def _of_group() -> NDArray[np.bool_]:
    return of_group()


@cache
def load_ranker(folder: Path = FOLDER) -> Ranker | None:
    """Return what rates answers by the learned weights, None where they are not installed.

    Raises:
        ModelError: the weights are damaged, or were learned for other features.
    """
    path = weight_file(NAME, folder)
    return None if path is None else ranker_of(network_of(read_tensors(path.read_bytes())))


def network_of(found: Tensors) -> Network:
    """Return the network of a file of weights.

    Raises:
        ModelError: it was learned for other features.
    """
    wide = dict(found)
    try:
        keep, nothing, letters, chat = wide.pop("scalars").tolist()
        network = Network(**wide, keep=keep, nothing=nothing, scale=(letters, chat))
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{NAME} lacks something ({error}); install argmap again") from None
    if network.mean.shape != (len(COLUMNS),):
        problem = f"{NAME} was learned for {network.mean.size} features, not {len(COLUMNS)}"
        raise ModelError(f"{problem}; learn it again with python -m training.replies")
    return network


def ranker_of(network: Network) -> Ranker:
    """Return what rates the candidates of a conversation with a network."""

    def ranker(view: View) -> LearnedRater:
        return LearnedRater(network, view)

    return ranker
