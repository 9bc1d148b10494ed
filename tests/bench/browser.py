"""Measure the map in the browser beside dash-cytoscape, on the same graphs in the same run.

`python -m tests.bench.browser [sizes...] [--only NAME] [--json FILE] [--smoke]`. A line says what,
of how many nodes, the map's figure, the peer's, and the ratio. Nothing here passes or fails. The
peer needs `pip install --no-deps --target FOLDER dash-cytoscape` and FOLDER in PYTHONPATH.

Servers are processes of their own, as people start them. Times to the map are medians of visits
with an empty cache; from them is taken what the same page takes for four nodes. `all` is the map
with every card shown (`&all=1` in the address), which is what the peer always shows.
"""

import argparse
import json
import os
import platform
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

from argmap.write.native import write
from tests.bench.browser_cell import SLOW_S, Effort, measure
from tests.bench.browser_tools import ARGMAP, CYTOSCAPE, Tool
from tests.bench.graphs import generated

SIZES = (50, 500, 5_000, 20_000, 100_000)
LEAST = 4  # nodes of the map that tells what the page itself takes
HOME = Path(__file__).parents[2]
SMOKE = Effort(limit_s=20, visits=1, clicks=2, gesture_s=0.4)
MOST_BYTES = 1_000_000_000  # of a native file: 100,000 nodes are beyond what is read by default
BUSY_S = 0.3
TOO_LONG = None

Results = dict[str, Any]

ROWS = (  # words, the map's measure, the peer's
    ("kB sent", "bytes", "bytes"),
    ("first visit", "first", "first"),
    ("drawn, and the page", "drawn", "drawn"),
    ("drawn", "beyond", "beyond"),
    ("select", "select", "select"),
    ("answer of the server", "answer", "answer"),
    ("filter", "filter", "filter"),
    ("frames, to read", "reading", "reading"),
    ("frames, far out", "far", "far"),
    ("heap", "heap", "heap"),
    ("all: kB sent", "bytes, all", "bytes"),
    ("all: drawn", "beyond, all", "beyond"),
    ("all: select", "select, all", "select"),
    ("all: answer", "answer, all", "answer"),
    ("all: filter", "filter, all", "filter"),
    ("all: frames, to read", "reading, all", "reading"),
    ("all: frames, far out", "far, all", "far"),
    ("all: heap", "heap, all", "heap"),
)


@contextmanager
def served(tool: Tool, file: Path, store: Path) -> Iterator[str]:
    """Start a server and give the address of its page; end it afterwards."""
    environment = {**os.environ, "ARGMAP_MAX_BYTES": str(MOST_BYTES)}
    server = subprocess.Popen(
        tool.command(file, store), cwd=HOME, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        said = [server.stdout.readline() for _ in range(tool.lines)]
        if not said[-1]:
            raise SystemExit(f"{tool.name} did not start")
        yield said[-1].strip()
    finally:
        server.terminate()
        server.wait()


def measured(tool: Tool, address: str, effort: Effort, whole: bool) -> Results:
    """Return what is measured, in a process that is ended when the browser no longer answers."""
    context = get_context("spawn")
    ours, its = context.Pipe()
    process = context.Process(target=measure, args=(its, tool, address, effort, whole))
    process.start()
    its.close()
    results: Results = {}
    try:
        while ours.poll(2 * (effort.limit_s + SLOW_S)):
            name, value = ours.recv()
            if not name:
                break
            results[name] = value
    except EOFError:
        raise SystemExit(f"{tool.name} could not be measured; see above") from None
    finally:
        process.terminate()
        process.join()
    return results


def free() -> float:
    """Return the share of a core that a busy process gets: below 1 others hold it up."""
    used, passed = time.process_time(), time.monotonic()
    while time.process_time() - used < BUSY_S:
        pass
    return round(BUSY_S / (time.monotonic() - passed), 2)


def cell(tool: Tool, nodes: int, effort: Effort, page: float) -> Results:
    """Return the measures of one tool at one size; `page` is what the page itself takes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.json"
        file.write_text(write(generated(nodes)), encoding="utf-8")
        before = free()
        with served(tool, file, Path(folder) / "store") as address:
            results = measured(tool, address, effort, whole=nodes != LEAST)
        machine = {"load": round(os.getloadavg()[0], 1), "free": min(before, free())}
    for of in ("", ", all"):
        if isinstance(results.get(f"drawn{of}"), float):
            results[f"beyond{of}"] = max(0.0, results[f"drawn{of}"] - page)
        elif f"drawn{of}" in results:
            results[f"beyond{of}"] = TOO_LONG
        both = results.pop(f"select{of}", "")
        if both is TOO_LONG:
            results[f"select{of}"] = TOO_LONG
        elif both:
            results[f"select{of}"], results[f"answer{of}"] = both
    return {"tool": tool.name, "nodes": nodes, **machine, **results}


def told(results: Results, name: str, limit_s: float) -> str:
    """Return a figure as it is printed."""
    if name not in results:
        return "-"
    value = results[name]
    if value is TOO_LONG:
        return f"> {limit_s:.0f} s"
    if isinstance(value, dict):
        times = "/".join(f"{value[part]:.0f}" for part in ("median", "p95", "max"))
        return f"{times} ms {value['good']:.0%} {value['smooth']:.0%}"
    if isinstance(value, list):
        return f"{median(value):.3f} s (most {max(value):.3f})"
    if name.startswith("bytes"):
        return f"{value / 1000:.0f} kB"
    return f"{value / 1e6:.1f} MB" if name.startswith("heap") else f"{value:.3f} s"


def ratio(ours: Any, its: Any) -> str:
    """Return how many times the peer's figure ours is."""
    ours, its = _one(ours), _one(its)
    return f"x {ours / its:.3f}" if ours is not TOO_LONG and its else ""


def _one(value: Any) -> Any:
    """Return the median of times, and of frames what 95 % of them keep to."""
    return (
        value["p95"]
        if isinstance(value, dict)
        else median(value)
        if isinstance(value, list)
        else value
    )


def report(ours: Results, its: Results, limit_s: float) -> None:
    """Print the lines of one size."""
    size = f"{ours['nodes']:,} nodes"
    for words, mine, theirs in ROWS:
        if mine not in ours and not its:
            continue
        line = f"{words:22} {size:14} {told(ours, mine, limit_s):>26}"
        if its:
            line += f"   {its['tool']:15} {told(its, theirs, limit_s):>26}"
            line += f"   {ratio(ours.get(mine), its.get(theirs))}"
        print(line.rstrip())
    for results in filter(None, (ours, its)):
        load, share = results["load"], results["free"]
        print(f"{results['tool']}: load average {load}, {share:.0%} of a core to be had")
    print(flush=True)


def tools(only: str) -> list[Tool]:
    """Return what is measured: the map, and the peer if it is installed."""
    if only != ARGMAP.name and find_spec("dash_cytoscape") is None:
        print("dash-cytoscape is not installed, so the map is measured alone.")
        only = ARGMAP.name
    return [tool for tool in (ARGMAP, CYTOSCAPE) if only in ("", tool.name)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.bench.browser")
    parser.add_argument("sizes", type=int, nargs="*", help="numbers of nodes")
    parser.add_argument("--only", default="", choices=[ARGMAP.name, CYTOSCAPE.name])
    parser.add_argument("--json", type=Path, help="write all figures there too")
    parser.add_argument("--smoke", action="store_true", help="see whether it works, in a minute")
    asked = parser.parse_args()
    effort = SMOKE if asked.smoke else Effort()
    sizes = asked.sizes or (SIZES[:2] if asked.smoke else SIZES)
    compared = tools(asked.only)
    print(f"{os.cpu_count()} cores, {platform.platform()}; frames: median/95 %/most, share under")
    print("33 ms of frames and of time\n")
    pages = {tool.name: cell(tool, LEAST, effort, 0.0) for tool in compared}
    for name, page in pages.items():
        print(f"{'the page itself':22} {name:14} {told(page, 'drawn', effort.limit_s):>26}")
    cells = list(pages.values())
    for nodes in sizes:
        row = [cell(tool, nodes, effort, pages[tool.name]["drawn"]) for tool in compared]
        report(row[0], row[1] if len(row) > 1 else {}, effort.limit_s)
        cells += row
        if asked.json:
            asked.json.write_text(json.dumps(cells, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
