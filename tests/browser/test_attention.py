"""The page of what needs attention in a browser: axe, small screens, ways to what waits."""

import pytest
from browser.conftest import SAMPLE
from browser.test_everyone import AXE, RULES, RUN_AXE, TOO_SMALL
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(new_tab):
    """Open the page of the sample."""

    def at(width=1440):
        page = new_tab(width)
        page.goto(f"/attention?c={SAMPLE}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Needs attention")
        return page

    return at


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_nothing_is_too_wide_or_small(opened, width):
    page = opened(width)
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TOO_SMALL) == []


def test_what_waits_leads_into_the_conversation(opened):
    page = opened()
    page.locator(".attention-head a").first.click()
    page.wait_for_selector("#explore[data-ready]")
    expect(page.locator(".comment[data-selected], .comment [data-selected]").first).to_be_visible()
