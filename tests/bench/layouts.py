"""Measure the layered layout beside Graphviz dot and dagre, on the same graphs in the same run.

`python -m tests.bench.layouts [n ...] [--limit SECONDS]`. All get the same cards and the same
links to draw. A line says the CPU seconds of the layout, how often lines cross, how many pairs of
cards overlap, how long the lines are in widths of a card, and how much room the picture takes, in
times that of its cards. Nothing here passes or fails.

dot needs `apt-get install graphviz`. dagre needs node, and a folder named by ARGMAP_DAGRE in which
`npm install dagre` was run; without one it is installed into a folder that is removed afterwards.
"""

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from math import dist
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np

from argmap.layout.cards import WIDTH, cards, shown, stand_ins
from argmap.layout.layered import layered
from argmap.layout.pack import CHANNEL
from argmap.layout.place import GAP
from argmap.layout.strands import forest
from argmap.model import ArgumentGraph
from argmap.model.layout import Route
from tests.bench.__main__ import forest as claims_only
from tests.bench.graphs import generated

SIZES = (50, 500, 1_000, 5_000, 20_000, 100_000)
MOST_OF_PEERS = 5_000
LIMIT_S = 300
SAMPLE = 1_500  # lines of which crossings are counted; of more lines a sample is scaled up
CHUNK = 500
INCH = 72.0
SCRIPT = Path(__file__).with_name("dagre.mjs")

Xy = tuple[float, float]


class Task(NamedTuple):
    """What is to be laid out: the sizes of cards, and which cards lines join, child first."""

    graph: ArgumentGraph
    sizes: list[tuple[float, float]]
    edges: list[tuple[int, int]]


class Picture(NamedTuple):
    """What came out: corners of the cards, points of the lines, CPU seconds."""

    corners: list[Xy]
    lines: list[Sequence[Xy]]
    seconds: float


class TooLongError(Exception):
    """The limit of time was over."""


def task_of(graph: ArgumentGraph) -> Task:
    """Return the cards and lines that the map of this graph has."""
    found = cards(graph, stand_ins(shown(graph), {}), {})
    trees = forest(graph, [card.node for card in found], range(len(graph.links)))
    return Task(
        graph,
        [(card.w, card.h) for card in found],
        [(tie.child, tie.parent) for tie in trees.ties],
    )


def ours(task: Task) -> Picture:
    """Lay out with argmap."""
    started = time.process_time()
    layout = layered(task.graph)
    used = time.process_time() - started
    boxes = list(layout.boxes.values())
    trees = forest(task.graph, list(layout.boxes), range(len(task.graph.links)))
    routes: dict[int, list[Route]] = {}
    for route in layout.routes:
        routes.setdefault(route.link, []).append(route)
    lines: list[Sequence[Xy]] = []
    for tie in trees.ties:
        own, box = routes[tie.link], boxes[tie.child]
        end = 0 if tie.upward else -1

        def away(route: Route, box=box, end=end) -> float:
            x, y = route.points[end]
            return max(box.x - x, x - box.x - box.w, box.y - y, y - box.y - box.h)

        best = min(own, key=away)
        own.remove(best)
        lines.append(best.points)
    return Picture([(box.x, box.y) for box in boxes], lines, used)


def dot(task: Task, limit: float) -> Picture:
    """Lay out with Graphviz.

    Raises:
        TooLongError: it takes longer.
    """
    look = f"rankdir=RL ranksep={CHANNEL / INCH:.3f} nodesep={GAP / INCH:.3f}"
    parts = [f'digraph {{ {look}; node [shape=box fixedsize=true label=""];']
    for number, (w, h) in enumerate(task.sizes):
        parts.append(f"n{number} [width={w / INCH:.4f} height={h / INCH:.4f}];")
    parts += [f"n{child} -> n{parent};" for child, parent in task.edges] + ["}"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = _run(["dot", "-Tplain"], "\n".join(parts), limit)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    corners: list[Xy] = [(0.0, 0.0)] * len(task.sizes)
    lines: dict[tuple[int, int], list[Sequence[Xy]]] = {}
    for row in map(str.split, out.splitlines()):
        if row[0] == "node":
            number, x, y = int(row[1][1:]), float(row[2]) * INCH, float(row[3]) * INCH
            w, h = task.sizes[number]
            corners[number] = (x - w / 2, y - h / 2)
        elif row[0] == "edge":
            numbers = [float(value) * INCH for value in row[4 : 4 + 2 * int(row[3])]]
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            lines.setdefault((int(row[1][1:]), int(row[2][1:])), []).append(_flat(points))
    return Picture(corners, [lines[edge].pop() for edge in task.edges], used)


def _flat(points: Sequence[Xy]) -> list[Xy]:
    """Return a line through cubic curves: their ends and middles."""
    found = [points[0]]
    for a, b, c, d in zip(points[::3], points[1::3], points[2::3], points[3::3], strict=False):
        middle = tuple((p + 3 * q + 3 * r + s) / 8 for p, q, r, s in zip(a, b, c, d, strict=True))
        found += [(middle[0], middle[1]), d]
    return found


def dagre(task: Task, limit: float, folder: str) -> Picture:
    """Lay out with dagre.

    Raises:
        TooLongError: it takes longer.
    """
    question = {
        "nodes": [[f"n{number}", w, h] for number, (w, h) in enumerate(task.sizes)],
        "edges": [[f"n{child}", f"n{parent}"] for child, parent in task.edges],
        "ranksep": CHANNEL,
        "nodesep": GAP,
    }
    command = ["node", "--stack-size=60000", str(SCRIPT), folder]
    answer = json.loads(_run(command, json.dumps(question), limit))
    corners = [
        (x - w / 2, y - h / 2) for (x, y), (w, h) in zip(answer["nodes"], task.sizes, strict=True)
    ]
    return Picture(
        corners, [[(x, y) for x, y in line] for line in answer["edges"]], answer["seconds"]
    )


def _run(command: list[str], question: str, limit: float) -> str:
    try:
        done = subprocess.run(
            command, input=question, capture_output=True, text=True, timeout=limit, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise TooLongError from error
    return done.stdout


def crossings(lines: Sequence[Sequence[Xy]], ends: Sequence[tuple[int, int]]) -> tuple[int, bool]:
    """Return how many pairs of lines cross, those that meet at a card not counted; if all were."""
    chosen = list(range(len(lines)))
    if len(chosen) > SAMPLE:
        chosen = sorted(random.Random(len(chosen)).sample(chosen, SAMPLE))
    parts = [
        (number, *a, *b)
        for number in chosen
        for a, b in zip(lines[number], lines[number][1:], strict=False)
    ]
    table = np.array(parts, dtype=float).reshape(-1, 5)
    owner, a, b = table[:, 0].astype(int), table[:, 1:3], table[:, 3:5]
    found: set[tuple[int, int]] = set()
    for start in range(0, len(table), CHUNK):
        part = slice(start, start + CHUNK)
        hit = _crossing(a[part, None], b[part, None], a[None], b[None])
        for one, other in zip(*np.nonzero(hit), strict=True):
            pair = (int(owner[start + one]), int(owner[other]))
            if pair[0] < pair[1] and not {*ends[pair[0]]} & {*ends[pair[1]]}:
                found.add(pair)
    scale = (len(lines) / len(chosen)) ** 2 if chosen else 1.0
    return round(len(found) * scale), len(chosen) == len(lines)


def _crossing(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray) -> np.ndarray:
    def side(p: np.ndarray, q: np.ndarray, r: np.ndarray) -> np.ndarray:
        u, v = q - p, r - p
        return np.sign(u[..., 0] * v[..., 1] - u[..., 1] * v[..., 0])

    return (side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)


def overlaps(corners: Sequence[Xy], sizes: Sequence[tuple[float, float]]) -> int:
    """Return how many pairs of cards overlap by more than half a pixel."""
    cells: dict[tuple[int, int], list[int]] = {}
    found: set[tuple[int, int]] = set()
    for number, ((x, y), (w, h)) in enumerate(zip(corners, sizes, strict=True)):
        for cell in _cells(x, y, w, h):
            for other in cells.setdefault(cell, []):
                (ox, oy), (ow, oh) = corners[other], sizes[other]
                across = min(x + w, ox + ow) - max(x, ox)
                if across > 0.5 and min(y + h, oy + oh) - max(y, oy) > 0.5:
                    found.add((other, number))
            cells[cell].append(number)
    return len(found)


def _cells(x: float, y: float, w: float, h: float) -> Iterator[tuple[int, int]]:
    for column in range(int(x // WIDTH), int((x + w) // WIDTH) + 1):
        for row in range(int(y // WIDTH), int((y + h) // WIDTH) + 1):
            yield column, row


def report(name: str, task: Task, picture: Picture) -> None:
    """Print the line of one picture."""
    middles = [
        (x + w / 2, y + h / 2) for (x, y), (w, h) in zip(picture.corners, task.sizes, strict=True)
    ]
    straight, all_counted = crossings([(middles[a], middles[b]) for a, b in task.edges], task.edges)
    routed, _ = crossings(picture.lines, task.edges)
    length = sum(dist(a, b) for line in picture.lines for a, b in pairwise(line))
    length /= WIDTH
    area = sum(w * h for w, h in task.sizes)
    w, h = (
        max(
            corner[axis] + size[axis]
            for corner, size in zip(picture.corners, task.sizes, strict=True)
        )
        - min(corner[axis] for corner in picture.corners)
        for axis in (0, 1)
    )
    about = "" if all_counted else "~"
    print(
        f"  {name:10} {picture.seconds:8.2f} s {about + format(routed, ','):>12} crossings "
        f"({about}{straight:,} straight) {overlaps(picture.corners, task.sizes):4} overlaps "
        f"{length:10,.0f} long, {length / max(len(task.edges), 1):6.1f} each "
        f"{w * h / area:6.1f} x the cards ({w:,.0f} x {h:,.0f})",
        flush=True,
    )


@contextmanager
def dagre_folder() -> Iterator[str]:
    """Give a folder in which dagre is installed, or "" with a word on what is missing."""
    if given := os.environ.get("ARGMAP_DAGRE"):
        yield given
        return
    if not (shutil.which("node") and shutil.which("npm")):
        print("dagre: skipped; install node and npm")
        yield ""
        return
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "install", "--no-save", "--silent", "--prefix", folder, "dagre"]
        failed = subprocess.run(command, capture_output=True).returncode
        if failed:
            print("dagre: skipped; npm cannot install it; name a folder that has it, ARGMAP_DAGRE")
        yield "" if failed else folder


def compare(what: str, graph: ArgumentGraph, limit: float, folder: str) -> None:
    """Print what all make of one graph."""
    task = task_of(graph)
    print(f"{what}: {len(task.sizes):,} cards, {len(task.edges):,} lines")
    with get_context("fork").Pool(1) as pool:
        report("argmap", task, pool.apply(ours, (task,)))
    peers: dict[str, Callable[[Task, float], Picture]] = {}
    if shutil.which("dot"):
        peers["dot"] = dot
    if folder:
        peers["dagre"] = partial(dagre, folder=folder)
    for name, peer in peers.items():
        if len(task.sizes) > MOST_OF_PEERS:
            print(f"  {name:10} not tried beyond {MOST_OF_PEERS:,} cards")
            continue
        try:
            report(name, task, peer(task, limit))
        except TooLongError:
            print(f"  {name:10} more than {limit:.0f} s")
        except subprocess.CalledProcessError as error:
            print(f"  {name:10} failed: {(error.stderr or '').strip().splitlines()[-1:]}")


def main() -> None:
    """Run them all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--limit", type=float, default=LIMIT_S, help="seconds for each peer")
    options = parser.parse_args()
    if not shutil.which("dot"):
        print("dot: skipped; apt-get install graphviz")
    with dagre_folder() as folder:
        for size in options.sizes:
            compare(f"{size:,} claims", claims_only(size), options.limit, folder)
            compare(f"{size:,} nodes of talk", generated(size), options.limit, folder)


if __name__ == "__main__":
    main()
