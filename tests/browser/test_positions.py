"""The page of positions in a browser: axe, small screens, the moment, a choice by keyboard."""

import re

import pytest
from browser.test_everyone import AXE, RULES, RUN_AXE, TOO_SMALL
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


DRAWN = ".view .js-plotly-plot .main-svg"


def slider(page):
    return page.get_by_role("slider", name="Positions up to")


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_nothing_is_too_wide(new_view, width):
    page = new_view("/positions", width, "&t=c:14&s=c:9", DRAWN)
    page.evaluate("document.querySelectorAll('.fold').forEach((it) => { it.open = true; })")
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 390:
        assert page.evaluate(TOO_SMALL) == []


def test_the_moment_is_in_the_address_in_every_chart_and_in_the_links(new_view):
    page = new_view("/positions", more="&t=c:14", ready=DRAWN)
    expect(slider(page)).to_have_attribute("aria-valuetext", re.compile("^Comment 14 of 41, "))
    slider(page).press("ArrowLeft")
    page.wait_for_url(re.compile("t=c(:|%3A)13"))
    lines = page.evaluate(
        "[...document.querySelectorAll('[data-timed] .js-plotly-plot')]"
        ".map((plot) => plot.layout.shapes[0].x0)"
    )
    assert set(lines) == {13}
    page.locator(".positions-camp .said a, .positions-list .said a").first.click()
    page.wait_for_url(re.compile(r"/explore\?.*t=c(:|%3A)13"))


def test_a_comment_is_chosen_in_a_table_by_keyboard_and_shows_its_words(new_view):
    page = new_view("/positions", ready=DRAWN)
    chart = page.locator("[data-chart=positions-people]")
    chart.get_by_text("As a table").press("Enter")
    chart.locator("a[data-select]").first.press("Enter")
    page.wait_for_url(re.compile("[?&]s=c"))
    expect(page.locator("#positions-selected")).to_contain_text("on the map")
