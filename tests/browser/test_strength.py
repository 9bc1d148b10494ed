"""The pages on strength and of the report in a browser: axe, small screens, what if, downloads."""

import pytest
from browser.conftest import SAMPLE
from browser.test_everyone import AXE, RULES, RUN_AXE, TOO_SMALL
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", ["/strength", "/report"])
def test_axe_finds_nothing_and_nothing_is_too_wide(new_view, path, width):
    page = new_view(path, width)
    page.evaluate("document.querySelectorAll('.voices').forEach((it) => { it.open = true; })")
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 390:
        assert page.evaluate(TOO_SMALL) == []


def test_withdrawing_a_claim_tells_what_moves_and_the_address_keeps_it(new_view):
    page = new_view("/strength")
    page.locator(".cruxes").get_by_role("button", name="Try without").first.click()
    expect(page.get_by_text("the most first")).to_be_visible()
    assert "&w=-k" in page.url
    again = new_view("/strength", more=page.url.partition(SAMPLE)[2])
    expect(again.get_by_text("the most first")).to_be_visible()


def test_the_focus_stays_where_it_was_and_undoing_leads_back(new_view):
    page = new_view("/strength")
    button = page.locator(".standing-do button").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".steps li")).to_have_count(1)
    assert page.evaluate("document.activeElement.textContent") == "Put back"
    expect(page.locator(".what-if-bar")).to_be_in_viewport()
    page.locator(".steps").get_by_role("button", name="Undo").click()
    expect(page.locator(".steps")).to_have_count(0)
    assert "&w=" not in page.url


def test_a_link_can_be_put_in_between_two_claims_that_are_searched_for(new_view):
    page = new_view("/strength")
    page.get_by_text("Put in a link between two claims").click()
    for label in ("This claim", "this claim"):
        box = page.get_by_role("textbox", name=label, exact=True)
        box.fill("burglars" if label == "This claim" else "measure")
        page.get_by_role("option").first.click()
    page.get_by_role("button", name="Put it in").click()
    expect(page.locator(".steps li")).to_contain_text("with the link")


def test_another_measure_stands_in_the_address(new_view):
    page = new_view("/strength")
    page.get_by_text("How it is counted").click()
    page.get_by_role("textbox", name="What is weighed").click()
    page.get_by_role("option", name="Disputes only").click()
    expect(page.get_by_text("Only disputes count")).to_be_visible()
    assert "m=h" in page.url


def test_extensions_are_counted_when_they_are_asked_for(new_view):
    page = new_view("/strength")
    page.get_by_text("Extensions, for those who know them").click()
    expect(page.get_by_text("grounded extension.").first).to_be_visible()


@pytest.mark.parametrize("ending", ["docx", "report.html", "report.md"])
def test_the_report_can_be_taken_away(new_view, ending):
    page = new_view("/report")
    with page.expect_download() as taken:
        page.locator(f".report-ways a[href*='.{ending}']").click()
    assert taken.value.suggested_filename == f"{SAMPLE}.{ending}"


def test_a_line_of_the_report_leads_into_the_conversation(new_view):
    page = new_view("/report")
    page.locator(".report-lines .said a").first.click()
    page.wait_for_selector("#explore[data-ready]")
