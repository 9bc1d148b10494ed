"""The explore page in a real browser, on the sample of the workshop."""

import io
import re

import networkx as nx
import pytest
from playwright.sync_api import expect

from argmap.show.library import samples_folder

pytestmark = pytest.mark.browser

SAMPLE = "street-lights-workshop"
PHONE = 390
SMOOTH_MS = 800  # more than any movement of the map takes


@pytest.fixture
def visit(new_page):
    """Open an address in a fresh browser."""

    def open_at(path, **options):
        page = new_page(**options)
        page.goto(path)
        return page

    return open_at


def explore(visit, query="", **options):
    page = visit(f"/explore?c={SAMPLE}{query}", **options)
    return ready(page)


def ready(page):
    page.wait_for_selector("#explore[data-ready]")
    return page


def test_pasted_text_is_reviewed_explored_shared_and_downloaded(visit, tmp_path):
    page = visit("/")
    text = (samples_folder() / SAMPLE / "source.txt").read_text(encoding="utf-8")
    page.fill("#library-pasted", text)
    page.click("#library-read")
    page.click("#review-open", timeout=30_000)
    page.wait_for_url("**/explore?c=*")
    ready(page)

    page.locator(".row-claim:has(.sign-support, .sign-rebut)").first.click()
    page.locator(".card[data-selected]").wait_for()
    page.get_by_role("button", name="Close").click()  # the map has moved there; nothing is chosen
    expect(page.locator("[data-selected]")).to_have_count(0)

    card = page.locator(".card-claim:is(.card-support, .card-rebut)").first
    words = card.locator(".card-words").inner_text()
    card.click()
    marked = page.locator(".claim[data-selected]").first
    expect(marked).to_be_visible()
    assert marked.inner_text()[:20] in words
    expect(page.locator(".details :is(.reason-support, .reason-rebut) .why").first).to_contain_text(
        "Guessed by a rule"
    )

    page.click("text=Filter")
    page.get_by_role("checkbox", name="answers").uncheck()
    expect(page.locator(".filter-foot p")).to_contain_text("Hidden:")
    page.keyboard.press("Escape")

    other = ready(visit(page.url))
    expect(other.locator(".card[data-selected] .card-words")).to_have_text(words)
    assert other.locator(".shown").inner_text() == page.locator(".shown").inner_text()
    expect(other.locator("summary[data-on]")).to_have_text("Filter · 1")

    other.click("text=Download")
    with other.expect_download() as download:
        other.click("text=GraphML")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    graph = nx.read_graphml(io.BytesIO(path.read_bytes()))
    assert path.suffix == ".graphml"
    assert sum(kind == "comment" for _, kind in graph.nodes("kind")) == 41


def test_the_first_screen_says_what_is_disputed_and_what_is_shared(visit):
    page = explore(visit)
    for title in ("What it is about", "What is disputed", "What may be shared"):
        expect(page.get_by_role("heading", name=title)).to_be_in_viewport()
    expect(page.locator(".overview .quote").nth(1)).to_be_in_viewport()


def test_one_selection_runs_through_text_map_and_outline(visit):
    page = explore(visit)
    page.locator(".overview-column .quote").first.click()
    for pane in (".card[data-selected]", ".claim[data-selected]", ".row[data-selected]"):
        expect(page.locator(pane).first).to_be_in_viewport()


def test_a_quote_has_an_address_of_its_own_for_a_new_tab(visit):
    page = explore(visit)
    quote = page.locator(".overview-column .quote").first
    quote.hover()
    other = ready(visit(quote.evaluate("link => link.href")))
    expect(other.locator(".card[data-selected]")).to_have_count(1)


def test_words_in_the_text_select_their_claim(visit):
    page = explore(visit)
    page.locator(".claim").nth(2).click()
    expect(page.locator(".row[data-selected]")).to_have_count(1)
    assert re.search(r"[?&]s=k:", page.url)


def test_the_back_button_goes_back_to_what_was_selected_before(visit):
    page = explore(visit)
    page.locator(".card").nth(2).click()
    before = page.url
    page.locator(".row-claim").nth(4).click()
    assert page.url != before
    page.go_back()
    expect(page).to_have_url(before)
    expect(page.locator(".card[data-selected]")).to_have_count(1)
    page.go_back()
    expect(page.locator(".overview")).to_be_visible()
    assert "s=" not in page.url


def test_the_page_can_be_left_and_come_back_to(visit):
    page = explore(visit, "&s=k:3.1")
    page.click(".head nav a")
    page.wait_for_url("**/")
    expect(page.locator("#explore")).to_have_count(0)
    page.go_back()
    ready(page)
    expect(page.locator(".card[data-selected]")).to_have_count(1)
    expect(page.locator(".details h2")).to_contain_text("#3")


def test_a_link_is_selected_by_its_sign_and_has_an_address(visit):
    page = explore(visit)
    page.locator(".card-rebut button.sign").first.click()
    expect(page.locator(".details h2")).to_have_text("Why it disputes")
    other = ready(visit(page.url))
    expect(other.locator(".details h2")).to_have_text("Why it disputes")
    expect(other.locator(".card[data-related]")).to_have_count(2)


def test_a_link_is_selected_by_its_painted_line(visit):
    page = explore(visit)
    card = page.locator(".card-rebut").first.bounding_box()
    page.mouse.click(card["x"] - 8, card["y"] + card["height"] / 2)
    expect(page.locator(".details h2")).to_have_text("Why it disputes")


def test_the_keyboard_walks_along_the_links(visit):
    page = explore(visit)
    page.locator(".card[tabindex='0']").focus()
    start = page.locator(":focus").get_attribute("data-node")
    page.keyboard.press("ArrowRight")
    answer = page.locator(":focus").get_attribute("data-node")
    assert answer != start
    expect(page.locator("#explore-said")).to_contain_text(
        re.compile(r"^Comment \d+, .+, (answers|disputes|supports) .+, \d+ of \d+, \d+ answer")
    )
    page.keyboard.press("ArrowLeft")
    assert page.locator(":focus").get_attribute("data-node") == start


def test_enter_opens_the_details_and_escape_comes_back(visit):
    page = explore(visit)
    page.locator(".card[tabindex='0']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".details h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".card[tabindex='0']")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#explore[data-selection]")).to_have_count(0)


def test_the_map_is_one_stop_of_the_tab_key(visit):
    page = explore(visit)
    assert page.locator(".card[tabindex='0']").count() == 1
    assert page.locator(".row[tabindex='0']").count() == 1


def test_a_question_mark_lists_the_keys(visit):
    page = explore(visit)
    page.locator(".card[tabindex='0']").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_hidden_answers_are_counted_on_their_card_and_open(visit):
    page = explore(visit)
    more = page.locator(".card .more").first
    hidden = more.inner_text()
    before = page.locator(".card").count()
    assert hidden.endswith(" more")
    more.click()
    expect(page.locator(".card")).not_to_have_count(before)
    assert "open=" in page.url


def test_a_double_click_beside_the_cards_moves_the_map_without_dragging(visit):
    page = explore(visit)
    before = page.locator(".card").first.bounding_box()
    frame = page.locator(".frame").bounding_box()
    page.mouse.dblclick(frame["x"] + frame["width"] - 6, frame["y"] + 6)
    page.wait_for_timeout(SMOOTH_MS)
    after = page.locator(".card").first.bounding_box()
    assert after["x"] < before["x"]
    assert after["y"] > before["y"]


def test_dragging_moves_the_map_and_selects_nothing(visit):
    page = explore(visit)
    card = page.locator(".card").first
    before = card.bounding_box()
    page.mouse.move(before["x"] + 40, before["y"] + 20)
    page.mouse.down()
    page.mouse.move(before["x"] + 90, before["y"] + 60, steps=5)
    page.mouse.up()
    page.wait_for_timeout(SMOOTH_MS)
    assert card.bounding_box()["x"] > before["x"] + 20
    assert "s=" not in page.url


def test_show_all_shows_every_card(visit):
    page = explore(visit)
    expect(page.locator(".shown")).to_contain_text("30 of")
    page.click("text=Show all")
    expect(page.locator(".shown")).to_contain_text("links")


def test_search_counts_what_it_finds_and_steps_through_it(visit):
    page = explore(visit)
    page.keyboard.press("/")
    page.keyboard.type("station")
    expect(page.locator(".found-count")).to_contain_text("places")
    page.keyboard.press("Enter")
    expect(page.locator(".found-count")).to_contain_text("1 of")
    page.keyboard.press("Enter")
    expect(page.locator(".found-count")).to_contain_text("2 of")
    assert "q=station" in page.url


def test_an_address_of_something_that_is_gone_says_so(visit):
    page = explore(visit, "&s=k:999.1")
    expect(page.locator(".overview .lost")).to_be_visible()


def test_a_search_without_a_match_says_so(visit):
    page = explore(visit, "&q=zebra")
    expect(page.locator(".found-count")).to_have_text("nothing found")


def test_a_person_is_filtered_and_the_filter_taken_away(visit):
    page = explore(visit, "&a=Viktor")
    expect(page.locator(".comment[data-faded]").first).to_be_attached()
    expect(page.locator(".map-foot")).to_contain_text("Hidden:")
    page.click("text=Clear filters")
    expect(page.locator(".comment[data-faded]")).to_have_count(0)


def test_filters_that_leave_nothing_say_so(visit):
    page = explore(visit, "&a=Nobody")
    expect(page.locator(".map .empty")).to_have_text("Nothing matches the filters.")


def test_panes_fold_away_and_the_address_keeps_that(visit):
    page = explore(visit)
    page.get_by_label("Fold away the text").click()
    expect(page.locator(".pane-body.text")).to_be_hidden()
    expect(ready(visit(page.url)).locator(".pane-body.text")).to_be_hidden()


def test_a_phone_gets_the_outline_first_and_tabs(visit):
    page = explore(visit, width=PHONE)
    expect(page.locator(".overview")).to_be_visible()
    expect(page.locator(".pane-map")).to_be_hidden()
    page.get_by_role("tab", name="Map").click()
    expect(page.locator(".card").first).to_be_visible()
    expect(page.locator(".overview")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 1024, 1440])
def test_nothing_is_wider_than_the_screen(visit, width):
    page = explore(visit, "&s=k:3.1", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_unknown_conversation_has_a_page_with_the_way_home(visit):
    page = visit("/explore?c=gone")
    page.click("text=Go to the library")
    page.wait_for_url("**/")
