"""What is measured of one tool and one graph, in a browser of its own."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from playwright.sync_api import TimeoutError as Late

from tests.bench.browser_tools import PROBE, Tool
from tests.browser.conftest import NAMES, SWITCHES

SIZE = {"width": 1440, "height": 900}
SLOW_S = 10.0  # what takes longer is measured once
TICK_S = 1 / 60
STEPS = 15  # of a gesture in one direction before it turns
PIXELS = 8  # of a step while panning
LEAST_STEPS = 6
SETTLED_MS = 700  # animations and sharpening are over
POLL_MS = 20
GOOD_MS = 33.0

Measure = tuple[str, Callable[[], Any]]


@dataclass(frozen=True)
class Effort:
    """How long is measured."""

    limit_s: float = 60
    visits: int = 3
    clicks: int = 6  # an even number: a filter is on as often as off
    gesture_s: float = 2.5


class Cell:
    """The measures of one tool and one graph."""

    def __init__(self, browser: Browser, tool: Tool, address: str, effort: Effort) -> None:
        self.browser, self.tool, self.address, self.effort = browser, tool, address, effort

    @contextmanager
    def visit(self, extra: str = "") -> Iterator["Visit"]:
        """Open the page in a fresh browser and wait until its map is drawn."""
        context = self.browser.new_context(viewport=SIZE)
        page = context.new_page()
        page.set_default_timeout(self.effort.limit_s * 1000)
        page.add_init_script(PROBE + self.tool.script)
        visit = Visit(page, context.new_cdp_session(page), self.tool, self.effort)
        visit.count_bytes()
        try:
            page.goto(self.address + extra, wait_until="commit")
            yield visit
        finally:
            context.close()

    def drawn(self, extra: str = "", visits: int | None = None) -> float:
        """Return median seconds to the map of some visits; of one, where that takes long."""
        times: list[float] = []
        while len(times) < (visits or self.effort.visits) and max(times, default=0) < SLOW_S:
            with self.visit(extra) as visit:
                times.append(visit.drawn())
        return median(times)

    def openings(self) -> Iterator[Measure]:
        """Yield how long the very first visit takes, and later ones with an empty cache."""
        yield "first", lambda: self.drawn(visits=1)
        yield "drawn", self.drawn

    def measures(self) -> Iterator[Measure]:
        """Yield the name and the work of all measures."""
        yield from self.openings()
        yield from self.looks("", "")
        if self.tool.everything:
            yield "drawn, all", lambda: self.drawn(self.tool.everything)
            yield from self.looks(self.tool.everything, ", all")

    def looks(self, extra: str, of: str) -> Iterator[Measure]:
        """Yield the measures of an open page."""
        with self.visit(extra) as visit:
            visit.settle()
            yield f"bytes{of}", lambda: visit.bytes
            yield f"heap{of}", visit.heap
            yield f"reading{of}", lambda: visit.frames(self.tool.reading)
            yield f"filter{of}", visit.filtered
            yield f"far{of}", lambda: visit.frames(self.tool.far)
        with self.visit(extra) as visit:
            visit.settle()
            visit.page.evaluate(self.tool.reading)
            yield f"select{of}", visit.selected


class Visit:
    """One page that shows a map."""

    def __init__(self, page: Page, cdp: CDPSession, tool: Tool, effort: Effort) -> None:
        self.page, self.cdp, self.tool, self.effort = page, cdp, tool, effort
        self.bytes = 0

    def settle(self) -> None:
        """Wait until the map is drawn and all else has come."""
        self.drawn(patience=2)
        self.page.wait_for_load_state("networkidle")

    def count_bytes(self) -> None:
        """Add up what comes over the network for the map, as it comes: compressed."""
        wanted: set[str] = set()

        def answered(event: dict[str, Any]) -> None:
            if urlsplit(event["response"]["url"]).path.startswith(self.tool.data):
                wanted.add(event["requestId"])

        def finished(event: dict[str, Any]) -> None:
            if event["requestId"] in wanted:
                self.bytes += round(event["encodedDataLength"])

        self.cdp.on("Network.responseReceived", answered)
        self.cdp.on("Network.loadingFinished", finished)
        self.cdp.send("Network.enable")

    def drawn(self, patience: int = 1) -> float:
        """Return seconds from the start of the navigation to the map."""
        name = self.tool.mark("drawn")
        return self._wait(f"bench.first('{name}')", patience)

    def heap(self) -> int:
        """Return the bytes in use of the JavaScript heap; those of workers do not count."""
        self.cdp.send("HeapProfiler.collectGarbage")
        self.cdp.send("Performance.enable")
        metrics = self.cdp.send("Performance.getMetrics")["metrics"]
        return round(next(x["value"] for x in metrics if x["name"] == "JSHeapUsedSize"))

    def selected(self) -> tuple[list[float], list[float]]:
        """Return seconds to a selection shown, and to what the server says of it.

        An answer that does not come in time counts as the time that was waited for it.
        """
        shown: list[float] = []
        answered: list[float] = []
        while self._goes_on(answered):
            self.page.wait_for_timeout(SETTLED_MS)
            targets = self.page.evaluate(self.tool.targets)
            self.page.mouse.click(*targets[len(shown) * len(targets) // self.effort.clicks])
            shown.append(self._since("selected"))
            try:
                answered.append(self._since("answered"))
            except Late:
                answered.append(self.effort.limit_s)
        return shown, answered

    def filtered(self) -> list[float]:
        """Return seconds to a map that leaves out a kind of links, or has it again."""
        if self.tool.menu:
            self.page.click(self.tool.menu)
        times: list[float] = []
        while self._goes_on(times):
            box = self.page.locator(self.tool.checkbox).bounding_box()
            self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            times.append(self._since("filtered"))
            self.page.wait_for_timeout(SETTLED_MS)
        if self.tool.menu:
            self.page.keyboard.press("Escape")
        return times

    def _goes_on(self, times: list[float]) -> bool:
        return len(times) < self.effort.clicks and sum(times) < SLOW_S

    def frames(self, script: str) -> dict[str, float]:
        """Return milliseconds between frames while the map is panned and zoomed."""
        self.page.evaluate(script)
        self.page.wait_for_timeout(SETTLED_MS)
        x, y = self.page.evaluate(self.tool.blank)
        self.page.mouse.move(x, y)
        self.page.evaluate("bench.record()")
        self.page.mouse.down()
        self._gesture(lambda way: self.page.mouse.move(x + PIXELS * way, y + PIXELS * way / 2))
        self.page.mouse.up()
        panning = self.page.evaluate("bench.stop()")
        self.page.evaluate("bench.record()")
        turns = iter(_to_and_fro())
        self._gesture(lambda _: self.page.mouse.wheel(0, self.tool.wheel * next(turns)))
        zooming = self.page.evaluate("bench.stop()")
        return summary(panning + zooming) | {
            "panning": summary(panning),
            "zooming": summary(zooming),
        }

    def _gesture(self, step: Callable[[int], None]) -> None:
        started = time.monotonic()
        way = 0
        for steps, turn in enumerate(_to_and_fro(), start=1):
            way -= turn
            due = time.monotonic() + TICK_S
            step(way)
            time.sleep(max(0, due - time.monotonic()))
            if steps >= LEAST_STEPS and time.monotonic() - started > self.effort.gesture_s:
                return

    def _since(self, what: str) -> float:
        name = self.tool.mark(what)
        return self._wait(f"bench.since('{name}')")

    def _wait(self, script: str, patience: int = 1) -> float:
        """Return seconds from milliseconds, as soon as there are some.

        Waiting within the page, as Playwright does, is what its content security policy forbids.
        """
        latest = time.monotonic() + self.effort.limit_s * patience
        while time.monotonic() < latest:
            found = self.page.evaluate(script)
            if found:
                return float(found) / 1000
            self.page.wait_for_timeout(POLL_MS)
        raise Late(f"no {script} in {self.effort.limit_s} s")


def _to_and_fro() -> Iterator[int]:
    while True:
        yield from [-1] * STEPS
        yield from [1] * STEPS


def summary(frames: list[float]) -> dict[str, float]:
    """Return what is told of the times between frames.

    `good` is the share of frames that are quick, `smooth` that of the time in which they were: a
    picture that stands still for two seconds is one bad frame among many.
    """
    ordered = sorted(frames) or [float("nan")]
    quick = [ms for ms in frames if ms < GOOD_MS]
    return {
        "median": median(ordered),
        "p95": ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))],
        "max": ordered[-1],
        "good": len(quick) / len(ordered),
        "smooth": sum(quick) / sum(ordered),
        "frames": len(frames),
    }


def measure(pipe: Connection, tool: Tool, address: str, effort: Effort, whole: bool) -> None:
    """Send (name, None) before and (name, value) after each measure, and ("", None) at the end.

    With `whole` false only the time to the map is measured. What takes too long ends it all.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        cell = Cell(browser, tool, address, effort)
        try:
            for name, work in cell.measures() if whole else cell.openings():
                pipe.send((name, None))
                pipe.send((name, work()))
        except Late:
            pass  # the one that was begun has no value
        pipe.send(("", None))
        browser.close()


def chromium() -> str:
    """Return where Chromium is."""
    found = os.environ.get("ARGMAP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise SystemExit("no Chromium: run sh tests/browser/chromium.sh, or set ARGMAP_CHROMIUM")
    return found
