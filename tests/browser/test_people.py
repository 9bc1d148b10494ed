"""The page of people in a browser: axe, small screens, the list, and the pair in the address."""

import re

import pytest
from browser.test_everyone import AXE, RULES, RUN_AXE, TOO_SMALL
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DRAWN = ".people-matrix .main-svg"


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_nothing_is_too_wide(new_view, width):
    page = new_view("/people", width, ready=DRAWN)
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 390:
        assert page.evaluate(TOO_SMALL) == []


def test_the_pair_that_is_chosen_is_in_the_address(new_view):
    page = new_view("/people")
    page.get_by_role("textbox", name="Compare", exact=True).click()
    page.get_by_role("option").last.click()
    page.wait_for_url(re.compile("[?&]a=person"))
    chosen = page.get_by_role("textbox", name="Compare", exact=True).input_value()
    expect(page.locator("#people-between")).to_contain_text(chosen)
    again = new_view("/people", more="&" + page.url.partition("&")[2])
    expect(again.locator("#people-between")).to_contain_text(chosen)


def test_a_name_in_the_list_leads_to_the_comparison(new_view):
    page = new_view("/people", 390)
    link = page.locator(".people-pair").first
    name = link.text_content()
    link.click()
    page.wait_for_url(re.compile("[?&]b=person"))
    expect(page.locator("#people-between")).to_contain_text(name)
    expect(page.locator("#people-two")).to_be_in_viewport()
