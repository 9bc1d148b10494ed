"""Learn the network that ranks answers: a softmax over the candidates of each comment."""

from collections.abc import Sequence

import numpy as np
import torch
from msgspec import Struct
from numpy.typing import NDArray
from torch import Tensor, nn

from argmap.learned.replies import CLIP
from argmap.learned.tensors import Tensors
from training.reply_rows import Seen

LEAST_SPREAD = 0.02  # a number that hardly varies where it was learned is left aside
NEVER = 1e-9


class Shape(Struct, frozen=True):
    """How large the network is and how it is learned."""

    first: int = 64
    second: int = 32
    epochs: int = 7
    batch: int = 256
    rate: float = 2e-3
    decay: float = 0.03
    dropped: float = 0.2
    seed: int = 0


class Packed(Struct, frozen=True):
    """Comments one after the other: rows of the i-th are `start[i]` to `start[i + 1]`."""

    rows: NDArray[np.float16]
    sums: NDArray[np.float32]
    last: NDArray[np.bool_]
    right: NDArray[np.bool_]
    start: NDArray[np.int64]

    def of(self, chosen: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the rows of some comments, and which of these comments each is of."""
        sizes = self.start[chosen + 1] - self.start[chosen]
        group = np.repeat(np.arange(len(chosen)), sizes)
        before = np.cumsum(sizes) - sizes
        return np.arange(sizes.sum()) + (self.start[chosen] - before)[group], group


def packed(seen: Sequence[Seen]) -> Packed:
    """Return comments in one table."""
    sizes = [len(one.rows) for one in seen]
    start = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    last = np.zeros(start[-1], dtype=bool)
    last[start[1:] - 1] = True
    return Packed(
        rows=np.concatenate([one.rows for one in seen]),
        sums=np.concatenate([np.append(one.sums, 0.0).astype(np.float32) for one in seen]),
        last=last,
        right=np.concatenate([one.right for one in seen]),
        start=start,
    )


class Net(nn.Module):
    """Two hidden layers and a straight way, added to the plain sum."""

    def __init__(self, width: int, shape: Shape) -> None:
        super().__init__()
        self.straight = nn.Linear(width, 1, bias=False)
        self.first = nn.Linear(width, shape.first)
        self.second = nn.Linear(shape.first, shape.second)
        self.last = nn.Linear(shape.second, 1, bias=False)
        self.drop = nn.Dropout(shape.dropped)
        self.keep = nn.Parameter(torch.ones(1))
        self.nothing = nn.Parameter(torch.zeros(1))
        nn.init.zeros_(self.straight.weight)
        nn.init.zeros_(self.last.weight)

    def forward(self, rows: Tensor, sums: Tensor, last: Tensor) -> Tensor:
        """Return the score of each row."""
        hidden = self.drop(torch.relu(self.first(rows)))
        hidden = self.drop(torch.relu(self.second(hidden)))
        added = (self.straight(rows) + self.last(hidden))[:, 0]
        return added + torch.where(last, self.nothing, self.keep * sums)


def learned(seen: Sequence[Seen], counts: Sequence[float], shape: Shape) -> Tensors:
    """Return the weights learned from comments, of which each counts so much."""
    torch.manual_seed(shape.seed)
    table = packed(seen)
    mean = table.rows.mean(axis=0, dtype=np.float64).astype(np.float32)
    spread = table.rows.astype(np.float32).std(axis=0)
    inverse = np.where(spread < LEAST_SPREAD, 0.0, 1 / np.maximum(spread, NEVER))
    net = Net(table.rows.shape[1], shape)
    _fit(net, table, np.array(counts, dtype=np.float32), (mean, inverse.astype(np.float32)), shape)
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    return {
        "mean": mean,
        "spread": inverse.astype(np.float32),
        "straight": state["straight.weight"][0],
        "first": state["first.weight"].T,
        "first_bias": state["first.bias"],
        "second": state["second.weight"].T,
        "second_bias": state["second.bias"],
        "last": state["last.weight"][0],
        "scalars": np.concatenate((state["keep"], state["nothing"], [1.0, 1.0])),
    }


def _fit(
    net: Net,
    table: Packed,
    counts: NDArray[np.float32],
    normal: tuple[NDArray[np.float32], NDArray[np.float32]],
    shape: Shape,
) -> None:
    draw = np.random.default_rng(shape.seed)
    heard = np.logical_or.reduceat(table.right, table.start[:-1])
    comments = np.flatnonzero(heard)
    steps = shape.epochs * -(-len(comments) // shape.batch)
    optimizer = torch.optim.AdamW(net.parameters(), lr=shape.rate, weight_decay=shape.decay)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, shape.rate, total_steps=steps, pct_start=0.15
    )
    net.train()
    for _ in range(shape.epochs):
        order = draw.permutation(comments)
        for i in range(0, len(order), shape.batch):
            chosen = order[i : i + shape.batch]
            loss = _loss(net, table, chosen, normal, torch.from_numpy(counts[chosen]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            pace.step()


def _loss(
    net: Net,
    table: Packed,
    chosen: NDArray[np.int64],
    normal: tuple[NDArray[np.float32], NDArray[np.float32]],
    counts: Tensor,
) -> Tensor:
    """Return the mean negative log probability of the right answers together."""
    places, group = table.of(chosen)
    rows = np.clip((table.rows[places] - normal[0]) * normal[1], -CLIP, CLIP)
    scores = net(
        torch.from_numpy(rows.astype(np.float32)),
        torch.from_numpy(table.sums[places]),
        torch.from_numpy(table.last[places]),
    )
    of, count = torch.from_numpy(group), len(chosen)
    most = torch.full((count,), -torch.inf).scatter_reduce(0, of, scores, "amax").detach()
    odds = torch.exp(scores - most[of])
    total = torch.zeros(count).index_add(0, of, odds)
    right = torch.from_numpy(table.right[places].astype(np.float32))
    hit = torch.zeros(count).index_add(0, of, odds * right)
    losses = torch.log(total) - torch.log(hit.clamp_min(NEVER))
    return (losses * counts).sum() / counts.sum()
