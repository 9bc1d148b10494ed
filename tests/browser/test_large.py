"""Large conversations in a real browser: blocks that open in place, and all cards painted.

ARGMAP_LARGE=1 adds made-up conversations of 20,000 and 100,000 nodes; the benchmark measures all.
"""

import os
import re
import shutil

import pytest
from bench.graphs import generated
from playwright.sync_api import expect

from argmap.show.library import Library, samples_folder

pytestmark = pytest.mark.browser

SAMPLE = "bus-network-consultation"
SIZES = (5_000, 20_000, 100_000) if os.environ.get("ARGMAP_LARGE") else (5_000,)
MOST_CARDS = 80  # that a large conversation opens with
SMOOTH_MS = 800
FAR = re.compile("boxes|dots")  # what says the same is one card: of the sample few are left
PATIENCE_MS = 120_000
COLOURS = """() => {
  const canvas = document.querySelector("canvas.picture");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const found = new Set();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 255) found.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
  }
  return found.size;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the large sample, for all tests of this file."""
    folder = tmp_path_factory.mktemp("large")
    shutil.copytree(samples_folder() / SAMPLE, folder / "samples" / SAMPLE)
    return folder


@pytest.fixture(scope="module")
def library(folder):
    return Library(samples=folder / "samples", store=folder / "store")


@pytest.fixture(scope="module")
def keys(library):
    """The keys of the conversations, by their size; that of the sample is 2,000 comments."""
    return {"sample": SAMPLE, **{size: library.add(generated(size)) for size in SIZES}}


@pytest.fixture(params=["sample", *SIZES])
def page(request, keys, new_page):
    page = new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"/explore?c={keys[request.param]}")
    page.wait_for_selector("#explore[data-ready]")
    return page


def test_it_opens_on_blocks_with_counts(page):
    blocks = page.locator(".card-block")
    expect(blocks.first).to_be_visible()
    expect(page.locator(".block-size").first).to_contain_text("cards")
    assert page.evaluate("document.querySelectorAll('.card').length") <= MOST_CARDS


def test_a_block_opens_in_place_and_stays_where_it_is(page):
    block = page.locator(".card-block").first
    node = block.get_attribute("data-node")
    card = page.locator(f".card[data-node='{node}']")
    before = card.bounding_box()
    block.locator(".more").click()
    expect(page.locator(f".card-block[data-node='{node}']")).to_have_count(0)
    page.wait_for_timeout(SMOOTH_MS)
    after = card.bounding_box()
    assert abs(after["x"] - before["x"]) < 2
    assert abs(after["y"] - before["y"]) < 2
    page.go_back()
    expect(page.locator(f".card-block[data-node='{node}']")).to_have_count(1)


def test_what_is_selected_in_the_outline_comes_into_view_on_the_map(page):
    page.locator(".row-claim").nth(6).click()
    expect(page.locator(".card[data-selected]")).to_be_in_viewport()
    expect(page.locator(".details h2")).to_be_visible()


def test_all_cards_are_painted_and_can_be_read_near_by(page):
    page.click("text=Show all")
    expect(page.locator(".shown")).to_contain_text("links", timeout=PATIENCE_MS)
    page.get_by_role("button", name="Everything in view (0)").click()
    expect(page.locator(".frame")).to_have_attribute("data-tier", FAR)
    page.wait_for_function(f"() => ({COLOURS})() > 2")
    page.locator(".row-claim").nth(3).click()
    expect(page.locator(".frame")).to_have_attribute("data-tier", "cards")
    expect(page.locator(".card[data-selected]")).to_be_in_viewport()


def test_a_filter_leaves_its_kind_of_links(page):
    page.click("text=Filter")
    page.get_by_role("checkbox", name="supports").uncheck()
    expect(page.locator(".filter-foot p")).to_contain_text("Hidden:")
    expect(page.locator(".frame:not([aria-busy])")).to_be_attached()
    expect(page.locator(".card-support")).to_have_count(0)


def test_the_overview_follows_the_map(page):
    expect(page.get_by_role("heading", name="What is disputed")).to_be_visible()
    expect(page.locator(".overview .quote").nth(1)).to_be_visible()
