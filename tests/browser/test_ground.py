"""The common ground board in a browser: axe, small screens, ways into the conversation."""

import pytest
from browser.fit import faults
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1440, 390])
def test_everybody_can_read_it(read, width):
    assert faults(read("/ground", width)) == []


def test_twice_the_size_of_text_stays_on_a_small_screen(read):
    page = read("/ground", 390)
    page.add_style_tag(content=":root { font-size: 200%; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_three_answers_are_on_the_first_screen(read):
    page = read("/ground")
    answers = page.locator(".ground-answers h2")
    expect(answers).to_have_text(
        ["What do all camps share?", "What divides them?", "What is not known?"]
    )
    for answer in answers.all():
        expect(answer).to_be_in_viewport()


def test_a_count_leads_to_its_section_even_if_folded(read):
    page = read("/ground")
    page.get_by_role("link", name="said by one person only").click()
    expect(page.locator("#ground-alone")).to_be_in_viewport()


def test_a_claim_leads_into_the_conversation(read):
    page = read("/ground")
    page.locator(".ground-about a").first.click()
    page.wait_for_selector("#explore[data-ready]")
    expect(page.locator(".comment [data-selected]").first).to_be_visible()


def test_the_board_can_be_taken_away_as_a_table(read):
    page = read("/ground")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download as a table").click()
    assert taken.value.suggested_filename == "common-ground.csv"


def test_the_claims_of_one_person_can_be_shown_alone_and_the_address_says_so(read):
    page = read("/ground")
    every = page.locator(".ground-lead a[href^='#ground-']").all_inner_texts()
    page.get_by_text("Show only what one camp or person spoke to").click()
    page.locator(".ground-ways").get_by_role("link", name="Viktor").click()
    expect(page.locator(".ground-lead strong")).to_have_text("Viktor")
    assert "a=Viktor" in page.url
    assert page.locator(".ground-lead a[href^='#ground-']").all_inner_texts() != every


def test_a_click_right_after_a_redraw_is_heard(read):
    page = read("/ground", a="Viktor")
    for name in ("Mara", "Viktor"):
        page.get_by_role("link", name="show all").click()
        expect(page.locator(".ground-lead strong")).to_have_count(0)
        page.get_by_text("Show only what one camp or person spoke to").click()
        page.locator(".ground-ways").get_by_role("link", name=name).click()
        expect(page.locator(".ground-lead strong")).to_have_text(name)
