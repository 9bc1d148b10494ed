"""The common ground board in a browser: axe, small screens, ways into the conversation."""

import pytest
from browser.conftest import SAMPLE
from browser.test_everyone import AXE, RULES, RUN_AXE, TOO_SMALL
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(new_tab):
    """Open the board of the sample."""

    def at(width=1440):
        page = new_tab(width)
        page.goto(f"/ground?c={SAMPLE}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Common ground")
        return page

    return at


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(opened, width):
    page = opened(width)
    page.evaluate("document.querySelectorAll('.view details').forEach((it) => { it.open = true; })")
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, RULES) == []


def test_a_small_screen_does_not_scroll_sideways(opened):
    page = opened(390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(TOO_SMALL) == []


def test_a_count_leads_to_its_section_even_if_folded(opened):
    page = opened()
    page.get_by_role("link", name="said by one person only").click()
    expect(page.locator("#ground-alone")).to_be_in_viewport()


def test_a_claim_leads_into_the_conversation(opened):
    page = opened()
    page.locator(".ground-about a").first.click()
    page.wait_for_selector("#explore[data-ready]")
    expect(page.locator(".comment [data-selected]").first).to_be_visible()


def test_the_board_can_be_taken_away_as_a_table(opened):
    page = opened()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download as a table").click()
    assert taken.value.suggested_filename == "common-ground.csv"


def test_the_claims_of_one_person_can_be_shown_alone_and_the_address_says_so(opened):
    page = opened()
    every = page.locator(".ground-lead a[href^='#ground-']").all_inner_texts()
    page.get_by_text("Show only what one camp or person spoke to").click()
    page.locator(".ground-ways").get_by_role("link", name="Viktor").click()
    expect(page.locator(".ground-lead strong")).to_have_text("Viktor")
    assert "a=Viktor" in page.url
    assert page.locator(".ground-lead a[href^='#ground-']").all_inner_texts() != every
