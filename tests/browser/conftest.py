"""A real browser and a real server; what goes wrong in the browser fails the test."""

import os
import shutil
import threading
from contextlib import contextmanager
from urllib.parse import urlencode

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


def sample_library(folder):
    """Return an empty library with one sample."""
    shutil.copytree(samples_folder() / SAMPLE, folder / "samples" / SAMPLE)
    return Library(samples=folder / "samples", store=folder / "store")


@contextmanager
def serving(library):
    """Serve a library; what this yields is the address."""
    waiting = create_server(create_app(library).server, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=waiting.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{waiting.effective_port}"

    def close():
        for channel in tuple(waiting.active_channels.values()):
            channel.handle_close()
        waiting.close()

    waiting.task_dispatcher.shutdown()
    waiting.trigger.pull_trigger(close)  # in the thread of the server: it reads from the sockets
    thread.join(PATIENCE_MS / 1000)


def watched(page, server, wrong):
    """Return a page that is patient; whatever goes wrong in it is put into the list."""
    page.set_default_timeout(PATIENCE_MS)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    near = (server, "data:", "blob:")
    page.on(
        "request",
        lambda request: (
            request.url.startswith(near) or wrong.append(f"left the server: {request.url}")
        ),
    )
    return page


@pytest.fixture
def library(tmp_path):
    """An empty library with one sample."""
    return sample_library(tmp_path)


@pytest.fixture
def server(library):
    """The address of a running app that shows the library."""
    with serving(library) as address:
        yield address


@pytest.fixture
def new_page(chromium, server):
    """Make pages, each in a browser of its own, as wide as asked for."""
    contexts, wrong = [], []

    def make(width=1440, **options):
        size = {"width": width, "height": 900}
        contexts.append(chromium.new_context(viewport=size, base_url=server, **options))
        return watched(contexts[-1].new_page(), server, wrong)

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def warm(chromium, tmp_path_factory):
    """A server and a browser that keeps what it fetched, for tests that change no conversation."""
    with serving(sample_library(tmp_path_factory.mktemp("warm"))) as address:
        context = chromium.new_context(base_url=address)
        yield context, address
        context.close()


@pytest.fixture
def new_tab(warm):
    """Make pages of one browser, which open sooner than those of `new_page`."""
    context, server = warm
    tabs, wrong = [], []

    def make(width=1440):
        tabs.append(watched(context.new_page(), server, wrong))
        tabs[-1].set_viewport_size({"width": width, "height": 900})
        return tabs[-1]

    yield make
    for tab in tabs:
        tab.close()
    assert wrong == []


@pytest.fixture
def new_view(new_tab):
    """Open a page of the sample beside the map, with what a selector names in it."""

    def at(path, width=1440, more="", ready=".view h2"):
        page = new_tab(width)
        page.goto(f"{path}?c={SAMPLE}{more}")
        expect(page.locator(ready).first).to_be_visible()
        return page

    return at


@pytest.fixture
def read(new_tab):
    """Open a page beside the map, that of the sample unless another address is given."""

    def at(path, width=1440, **more):
        page = new_tab(width)
        page.goto(f"{path}?{urlencode({'c': SAMPLE, **more})}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    return at


@pytest.fixture
def page(new_page):
    """A page 1440 wide in a fresh browser."""
    return new_page()
