"""A real browser and a real server; what goes wrong in the browser fails the test."""

import os
import shutil
import threading

import pytest
from playwright.sync_api import expect, sync_playwright
from waitress.server import create_server

from argmap.show.app import create_app
from argmap.show.library import Library, samples_folder

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SAMPLE = "street-lights-workshop"
PATIENCE_MS = 30_000  # a busy machine is no fault of the app

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def chromium():
    """A browser; where none is installed, tests are skipped, or fail where one is required."""
    found = os.environ.get("ARGMAP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = "no Chromium: run sh tests/browser/chromium.sh, or set ARGMAP_CHROMIUM"
        if os.environ.get("CI") or os.environ.get("ARGMAP_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def library(tmp_path):
    """An empty library with one sample."""
    shutil.copytree(samples_folder() / SAMPLE, tmp_path / "samples" / SAMPLE)
    return Library(samples=tmp_path / "samples", store=tmp_path / "store")


@pytest.fixture
def server(library):
    """The address of a running app that shows the library."""
    waiting = create_server(create_app(library).server, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=waiting.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{waiting.effective_port}"
    waiting.task_dispatcher.shutdown()
    waiting.pull_trigger()
    waiting.close()


@pytest.fixture
def new_page(chromium, server):
    """Make pages, each in a browser of its own, as wide as asked for."""
    contexts, wrong = [], []

    def make(width=1440, **options):
        size = {"width": width, "height": 900}
        contexts.append(chromium.new_context(viewport=size, base_url=server, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.on("request", lambda request: wrong.extend(foreign(request.url)))
        return page

    def foreign(url):
        return [] if url.startswith((server, "data:", "blob:")) else [f"left the server: {url}"]

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def page(new_page):
    """A page 1440 wide in a fresh browser."""
    return new_page()
