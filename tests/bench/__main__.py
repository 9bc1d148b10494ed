"""Measure how long things take, each beside a floor or a peer in the same run.

Run `make bench`. A line says what, how much work, CPU seconds, peak memory, the same for the other,
and the ratio. Nothing here passes or fails.
"""

import csv
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[2]
CONSULTATION = HOME / "data" / "bus-network-consultation" / "source.csv"


def in_fresh_process(work: Callable[[], Any]) -> tuple[float, float]:
    """Return CPU seconds and peak memory in MB of a function, imports included."""
    with get_context("fork").Pool(1) as pool:
        return pool.apply(_measure, (work,))


def _measure(work: Callable[[], Any]) -> tuple[float, float]:
    started = time.process_time()
    work()
    used = time.process_time() - started
    return used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def command(*words: str) -> tuple[float, float]:
    """Return CPU seconds and peak memory in MB of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, after.ru_maxrss / 1024


def report(what: str, size: str, ours: tuple[float, float], other: str, its: tuple[float, float]):
    """Print one line."""
    ratio = ours[0] / max(its[0], 1e-4)
    print(
        f"{what:28} {size:22} {ours[0]:7.3f} s {ours[1]:6.0f} MB   "
        f"{other:34} {its[0]:7.3f} s {its[1]:6.0f} MB   x {ratio:.2f}"
    )


def read_consultation():
    from argmap.read import read

    return read(str(CONSULTATION))


def read_with_csv() -> list[dict[str, str]]:
    with CONSULTATION.open(newline="") as file:
        return list(csv.DictReader(file))


def mine_consultation() -> None:
    from argmap.mine import mine

    mine(read_consultation())


def find_words() -> int:
    """Do what any miner must do at least: look at each word of each comment once."""
    return sum(len(re.findall(r"\w+", row["text"].lower())) for row in read_with_csv())


def forest(n: int) -> Any:
    """Return a graph of n claims in a random forest of support and rebut links."""
    from argmap.model import ArgumentGraph, Claim, Comment, Conversation, Link

    rng = random.Random(n)
    text = "A claim of some twelve words, as they are usually made in a discussion."
    comments = tuple(Comment(id=f"c:{i}", number=i, text=text) for i in range(n))
    of = {"start": 0, "end": len(text), "text": text}
    claims = tuple(Claim(id=f"k:{i}.1", comment=f"c:{i}", **of) for i in range(n))
    links = []
    for i in range(1, n):
        if rng.random() < 0.03:
            continue
        kind = rng.choice(("support", "rebut"))
        target = rng.randrange(max(0, i - 60), i)
        links.append(Link(source=f"k:{i}.1", target=f"k:{target}.1", kind=kind, confidence=0.8))
    conversation = Conversation(comments=comments)
    return ArgumentGraph(conversation=conversation, claims=claims, links=tuple(links))


def lay_out_1000() -> None:
    from argmap.layout.layered import layered

    layered(forest(1_000))


def graphviz_1000() -> None:
    lines = [f'"{x.source}" -> "{x.target}";' for x in forest(1_000).links]
    dot = "digraph { rankdir=RL; node [shape=box width=3.6 height=1.0 fixedsize=true]; %s }"
    subprocess.run(
        ["dot", "-Tplain"], input=(dot % "\n".join(lines)).encode(), check=True, capture_output=True
    )


def build_1000() -> None:
    forest(1_000)


def strength_100000() -> None:
    from argmap.analyse.strength.strength import quadratic_energy_strength

    quadratic_energy_strength(forest(100_000))


def build_100000() -> None:
    forest(100_000)


def write_100000() -> None:
    from argmap.write.native import write

    write(forest(100_000))


def dump_100000() -> None:
    graph = forest(100_000)
    json.dumps([[x.source, x.target, x.kind] for x in graph.links])


def timeline_10000() -> None:
    from argmap.analyse.course.timeline import timeline
    from tests.bench.graphs import generated

    graph = generated(22_000)  # some 10,000 comments
    names = graph.conversation.authors
    timeline(graph, {name: "AB"[place % 2] for place, name in enumerate(names)})


def discussion_10000() -> None:
    from tests.bench.graphs import generated

    generated(22_000)


def main() -> None:
    """Run them all."""
    argmap = str(Path(sys.executable).with_name("argmap"))
    report(
        "argmap --help",
        "start-up",
        command(argmap, "--help"),
        "python -c pass",
        command(sys.executable, "-c", "pass"),
    )
    size = "2,000 comments"
    report(
        "read a table",
        size,
        in_fresh_process(read_consultation),
        "floor: csv.DictReader",
        in_fresh_process(read_with_csv),
    )
    report(
        "read and mine",
        size,
        in_fresh_process(mine_consultation),
        "floor: each word once",
        in_fresh_process(find_words),
    )
    try:
        peer = in_fresh_process(graphviz_1000)
        report(
            "layered layout",
            "1,000 claims",
            in_fresh_process(lay_out_1000),
            "peer: Graphviz dot",
            peer,
        )
    except FileNotFoundError:
        peer = in_fresh_process(build_1000)
        report(
            "layered layout",
            "1,000 claims",
            in_fresh_process(lay_out_1000),
            "floor: the records alone",
            peer,
        )
    size = "100,000 claims"
    report(
        "strength",
        size,
        in_fresh_process(strength_100000),
        "floor: the records alone",
        in_fresh_process(build_100000),
    )
    report(
        "write native JSON",
        size,
        in_fresh_process(write_100000),
        "floor: json.dumps of the ends",
        in_fresh_process(dump_100000),
    )
    report(
        "timeline, all series",
        "10,000 comments",
        in_fresh_process(timeline_10000),
        "floor: the graph alone",
        in_fresh_process(discussion_10000),
    )


if __name__ == "__main__":
    main()
