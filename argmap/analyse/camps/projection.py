"""Votes on a plane: the two directions in which people differ most, where each person stands."""

from typing import NamedTuple

import numpy as np

from argmap.analyse.camps.votes import UNSEEN

EXACT_UP_TO = 2000  # claims, or people, for whose products all eigenvectors are worked out
SPARE, ROUNDS = 6, 100  # of the block power method beyond that
SETTLED = 1e-6  # of the spread along the axes: people are then placed to a thousandth


class Plane(NamedTuple):
    """`center` is the mean answer to each claim; `axes` are two rows of length 1, one a direction.

    `xy` says where each person stands; the first axis is the one along which people differ most.
    """

    center: np.ndarray
    axes: np.ndarray
    xy: np.ndarray


def deviations(cells: np.ndarray, center: np.ndarray | None = None) -> np.ndarray:
    """Return answers less the mean answer to their claim; 0, the mean, where there is none."""
    seen = cells != UNSEEN
    center = mean_answers(cells) if center is None else center
    values = cells.astype(np.float32)  # half the room, and far more digits than votes have
    values -= center.astype(np.float32)
    values *= seen
    return values


def mean_answers(cells: np.ndarray) -> np.ndarray:
    """Return the mean answer to each claim, 0 where nobody answered."""
    total = (cells == 1).sum(axis=0) - (cells == -1).sum(axis=0)
    mean: np.ndarray = total / np.maximum((cells != UNSEEN).sum(axis=0), 1)
    return mean


def plane_of(cells: np.ndarray) -> Plane:
    """Return the plane on which people who answered differently are farthest apart.

    Principal components of people by claims, where each missing answer is the mean of its claim.
    A person stands where their answers put them, moved outward by the root of the share of claims
    that they did not answer, so that little said does not look like a middle position. Axes are
    turned so that those who stand out along them do so towards the positive end.

    Source:
        Small, Bjorkegren, Erkkila, Shaw and Megill, "Polis" (Recerca 26, 2021), and the source
        code of the Polis server, for the scaling.
    """
    center = mean_answers(cells)
    moved = deviations(cells, center)
    axes = principal_axes(moved)
    xy = spread(moved, axes, (cells != UNSEEN).sum(axis=1))
    turn = np.where((xy**3).sum(axis=0) < 0, -1.0, 1.0)
    return Plane(center, axes * turn[:, None], xy * turn)


def spread(moved: np.ndarray, axes: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """Return where people stand on axes, scaled by the root of claims over answers given."""
    scale = np.sqrt(moved.shape[1] / np.maximum(answers, 1))
    placed: np.ndarray = (moved @ axes.T.astype(moved.dtype)).astype(float) * scale[:, None]
    return placed


def principal_axes(
    moved: np.ndarray, count: int = 2, start: np.ndarray | None = None
) -> np.ndarray:
    """Return the first principal axes of rows whose columns have mean 0, one axis a row.

    Args:
        moved: the rows.
        count: how many axes; those beyond the rank of the rows are 0.
        start: axes near to the wanted ones, as rows, from which to search for them.
    """
    people, claims = moved.shape
    if start is not None:
        axes = _block_power(moved, start)
    elif claims <= EXACT_UP_TO:
        axes = _eigenvectors(moved.T @ moved, count + SPARE)
    elif people <= EXACT_UP_TO:
        axes = _unit(_eigenvectors(moved @ moved.T, count + SPARE) @ moved)
    else:
        sample = moved[:: -(-people // EXACT_UP_TO)]
        axes = _block_power(moved, principal_axes(sample, count + SPARE))
    found = np.zeros((count, claims))
    found[: len(axes[:count])] = axes[:count]
    return found


def _eigenvectors(square: np.ndarray, count: int) -> np.ndarray:
    """Return the eigenvectors of the largest eigenvalues, as rows; those of value 0 are 0."""
    values, vectors = np.linalg.eigh(square.astype(float))
    largest = values[-1] if len(values) else 0.0
    vectors = np.where(values > 1e-9 * max(largest, 1e-9), vectors, 0.0)
    top: np.ndarray = vectors[:, ::-1][:, :count].T
    return top


def _block_power(moved: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Return axes that `start` turns into when it is multiplied until it stays where it is."""
    block = start.T.astype(moved.dtype)
    before = np.zeros(2)
    for _ in range(ROUNDS):
        block, _ = np.linalg.qr(moved.T @ (moved @ block))
        image = moved @ block
        values, turn = np.linalg.eigh((image.T @ image).astype(float))
        block = block @ turn[:, ::-1].astype(moved.dtype)
        if np.abs(values[::-1][:2] - before).max() <= SETTLED * max(values[-1], 1e-9):
            break
        before = values[::-1][:2]
    axes: np.ndarray = block.T.astype(float)
    return axes


def _unit(rows: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: np.ndarray = np.divide(rows, length, out=np.zeros_like(rows), where=length > 1e-9)
    return unit
