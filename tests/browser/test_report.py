"""The page of the report in a browser, and the page that one takes away."""

import pytest
from browser.fit import faults
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1440, 390])
def test_everybody_can_read_it(read, width):
    assert faults(read("/report", width)) == []


def test_a_quote_leads_into_the_conversation(read):
    page = read("/report")
    page.locator(".said a").first.click()
    page.wait_for_selector("#explore[data-ready]")
    expect(page.locator(".comment[data-selected], .comment [data-selected]").first).to_be_visible()


def test_on_paper_there_are_no_buttons_and_every_line(read):
    page = read("/report")
    lines = page.locator(".report-lines > li").count()
    page.emulate_media(media="print")
    expect(page.locator(".report-ways")).to_be_hidden()
    assert page.locator(".report-lines > li").filter(visible=True).count() == lines


def test_the_web_page_works_as_a_file_and_asks_nobody(read, tmp_path):
    page = read("/report")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Web page (HTML)").click()
    file = tmp_path / "report.html"
    taken.value.save_as(file)
    asked = []
    page.context.set_offline(True)
    alone = page.context.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(file.as_uri())
    alone.locator("blockquote a").last.click()
    expect(alone.locator("article:target")).to_be_in_viewport()
    assert [url for url in asked if not url.startswith(file.as_uri())] == []
    alone.close()
    page.context.set_offline(False)
