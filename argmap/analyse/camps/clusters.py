"""Points into clusters: k-means, how well apart they are, and whether two partings agree."""

from collections.abc import Sequence

import numpy as np

ROUNDS = 100


def k_means(points: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the cluster of each point and the centres; the tightest of a few fixed starts.

    The starts depend on where the points lie, not on their order or on chance: each axis cut
    into k parts of as many points, and points each of which is farthest from those before.

    Source:
        Lloyd (1982); farthest-first starts after Gonzalez (1985).
    """
    starts = [_slices(points, axis, k) for axis in range(points.shape[1])]
    starts += [_farthest(points, k, points.mean(axis=0)), _farthest(points, k, points.min(axis=0))]
    ends = [lloyd(points, start) for start in starts]
    costs = [round(_cost(points, *end), 6) for end in ends]
    return ends[int(np.argmin(costs))]


def lloyd(
    points: np.ndarray,
    centers: np.ndarray,
    weights: np.ndarray | None = None,
    rounds: int = ROUNDS,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the cluster of each point and the centres that given centres lead to.

    A centre without points stays where it is.
    """
    weights = np.ones(len(points)) if weights is None else weights
    label = nearest(points, centers)
    for _ in range(rounds):
        size = np.bincount(label, weights, len(centers))
        total = np.stack(
            [np.bincount(label, weights * axis, len(centers)) for axis in points.T], axis=1
        )
        centers = np.where(size[:, None] > 0, total / np.maximum(size, 1e-12)[:, None], centers)
        again = nearest(points, centers)
        if np.array_equal(again, label):
            break
        label = again
    return label, centers


def nearest(points: np.ndarray, centers: np.ndarray) -> np.ndarray:
    """Return the number of the centre nearest to each point, the first of equally near ones."""
    # the square of a point is the same for all centres, so that it may be left out
    far = (centers**2).sum(axis=1) - 2 * points @ centers.T
    label: np.ndarray = far.argmin(axis=1)
    return label


def silhouettes(points: np.ndarray, labels: Sequence[np.ndarray]) -> list[float]:
    """Return the mean silhouette of each labelling of the same points, -1 to 1.

    Somebody alone in a cluster counts as 0. Memory grows with the square of the points.

    Source:
        Rousseeuw (1987).
    """
    apart = np.sqrt(np.maximum(((points[:, None] - points[None]) ** 2).sum(axis=2), 0))
    return [_silhouette(apart, label) for label in labels]


def adjusted_rand(a: Sequence[object] | np.ndarray, b: Sequence[object] | np.ndarray) -> float:
    """Return how far two partings of the same things agree: 1 fully, about 0 as by chance.

    Two partings that both leave all together, or both all apart, agree fully.

    Source:
        Hubert and Arabie (1985).
    """
    table = _crossed(a, b)
    together, in_a, in_b = (
        float((n * (n - 1)).sum() / 2) for n in (table, table.sum(axis=1), table.sum(axis=0))
    )
    pairs = len(a) * (len(a) - 1) / 2
    expected = in_a * in_b / pairs if pairs else 0.0
    most = (in_a + in_b) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _crossed(a: Sequence[object] | np.ndarray, b: Sequence[object] | np.ndarray) -> np.ndarray:
    (_, one), (_, other) = (np.unique(np.asarray(x), return_inverse=True) for x in (a, b))
    width = int(other.max(initial=-1)) + 1
    counts = np.bincount(one * width + other, minlength=(int(one.max(initial=-1)) + 1) * width)
    table: np.ndarray = counts.reshape(-1, max(width, 1))
    return table


def _silhouette(apart: np.ndarray, label: np.ndarray) -> float:
    _, own = np.unique(label, return_inverse=True)
    size = np.bincount(own)
    if len(size) < 2:
        return 0.0
    member = np.zeros((len(own), len(size)))
    member[np.arange(len(own)), own] = 1.0
    total = apart @ member
    row = np.arange(len(own))
    inside = total[row, own] / np.maximum(size[own] - 1, 1)
    total /= size
    total[row, own] = np.inf
    outside = total.min(axis=1)
    worst = np.maximum(inside, outside)
    value = np.divide(outside - inside, worst, out=np.zeros(len(own)), where=worst > 0)
    return float(np.where(size[own] > 1, value, 0.0).mean())


def _slices(points: np.ndarray, axis: int, k: int) -> np.ndarray:
    order = np.lexsort((*points.T[::-1], np.round(points[:, axis], 6)))
    parts = np.array_split(order, k)
    centers: np.ndarray = np.array([points[part].mean(axis=0) for part in parts])
    return centers


def _farthest(points: np.ndarray, k: int, start: np.ndarray) -> np.ndarray:
    chosen: list[np.ndarray] = []
    near = ((points - start) ** 2).sum(axis=1)
    for _ in range(k):
        chosen.append(points[int(np.round(near, 6).argmax())])
        far = ((points - chosen[-1]) ** 2).sum(axis=1)
        near = far if len(chosen) == 1 else np.minimum(near, far)
    centers: np.ndarray = np.array(chosen)
    return centers


def _cost(points: np.ndarray, label: np.ndarray, centers: np.ndarray) -> float:
    return float(((points - centers[label]) ** 2).sum())
