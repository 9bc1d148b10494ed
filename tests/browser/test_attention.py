"""The page of what needs attention in a browser: axe, small screens, ways to what waits."""

import pytest
from browser.fit import faults
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1440, 390])
def test_everybody_can_read_it(read, width):
    assert faults(read("/attention", width)) == []


def test_what_waits_leads_into_the_conversation(read):
    page = read("/attention")
    page.locator(".attention-head a").first.click()
    page.wait_for_selector("#explore[data-ready]")
    expect(page.locator(".comment[data-selected], .comment [data-selected]").first).to_be_visible()
