import pytest
from playwright.sync_api import expect

from argmap.show.opening import open_text

pytestmark = pytest.mark.browser

TALK = """Ana: We should close Mill Street to cars on Sundays, because children play there.
Ben: The bakery lives from people who come by car.
Cem: I brought cake for everybody.
Ana: @Ben: the bakery has a car park behind the house.
<img src=x onerror=alert(1)>Dora: <script>document.title = "broken"</script> & so on.
Ben: Then let us try it for one summer.
"""

# nothing tells who answers whom here
ASIDES = """Ana: The lake was warm enough for a swim this morning.
Ben: The bakery has run out of rye bread again.
Cem: I brought cake for everybody, it stands in the kitchen.
Dora: My bus did not come, so I walked along the river.
Emil: The printer is jammed and the paper is in the cellar.
Fay: There will be a concert in the church on Friday.
Gus: Somebody left a blue umbrella in the hall.
Hana: The apples in my garden are ripe and far too many for me alone.
Ivo: On Monday the water will be off from eight to ten.
Jo: A hedgehog lives under the stairs.
Kay: The choir looks for two basses and a tenor.
"""


@pytest.fixture
def address(library):
    return open_text(library, TALK)


@pytest.fixture
def key(address):
    return address.partition("=")[2]


@pytest.fixture
def review(page, address):
    page.goto(address)
    page.get_by_text("In order", exact=True).click()
    expect(page.locator(".turn-mark").first).to_have_text("#1")
    return page


def turn(page, number):
    return page.locator(".turn").filter(has=page.get_by_text(f"#{number}", exact=True)).first


def test_every_comment_is_a_row_with_its_author_and_words(review):
    row = turn(review, 2)
    expect(row.get_by_label("Author of #2")).to_have_value("Ben")
    expect(row).to_contain_text("The bakery lives from people who come by car.")


def test_markup_in_a_comment_is_text(review):
    expect(review.locator("#review-rows img, #review-rows script")).to_have_count(0)
    expect(review).to_have_title("Review · argmap")


def test_another_target_is_kept_over_a_reload_and_stands_in_the_map(review, library, key):
    choice = turn(review, 4).get_by_label("#4 answers")
    choice.focus()
    choice.select_option("c:3")
    expect(turn(review, 4)).to_contain_text("✓ your choice")
    review.reload()
    expect(review.get_by_label("#4 answers")).to_have_value("c:3")
    review.get_by_role("button", name="Open the map").click()
    review.wait_for_url(f"**/explore?c={key}")
    link = library[key].reply_of["c:4"]
    assert (link.target, link.origin, link.confidence) == ("c:3", "person", 1.0)


def test_a_choice_can_be_undone_with_the_keyboard(review, library, key):
    guessed = turn(review, 4).get_by_label("#4 answers").input_value()
    turn(review, 4).get_by_label("#4 answers").focus()
    turn(review, 4).get_by_label("#4 answers").select_option("-")
    undo = turn(review, 4).get_by_role("button", name="Undo")
    undo.focus()
    review.keyboard.press("Enter")
    expect(turn(review, 4).get_by_label("#4 answers")).to_have_value(guessed)
    assert library.drafts[key].replies == {}


def test_an_author_that_is_entered_is_kept(review, library, key):
    name = turn(review, 3).get_by_label("Author of #3")
    name.fill("Celia")
    name.press("Tab")
    expect(turn(review, 3)).to_contain_text("you entered this")
    assert library.drafts[key].authors == {"c:3": "Celia"}


def test_a_title_that_is_entered_is_kept(review, library, key):
    review.get_by_label("Title").fill("Mill Street")
    review.get_by_label("Title").press("Tab")
    review.wait_for_timeout(500)
    review.reload()
    expect(review.get_by_label("Title")).to_have_value("Mill Street")


def test_a_confirmed_guess_is_no_longer_unsure(library, new_page):
    address = open_text(library, ASIDES)
    key = address.partition("=")[2]
    page = new_page()
    page.goto(address)
    buttons = page.get_by_role("button", name="That is right")
    expect(buttons.first).to_be_visible()
    before = buttons.count()
    buttons.first.click()
    expect(buttons).to_have_count(before - 1)
    assert len(library.drafts[key].replies) == 1


def test_a_review_that_is_not_finished_waits_in_the_library(page, address):
    page.goto("/")
    expect(page.get_by_text("not finished", exact=True)).to_be_visible()
    page.locator(".library-lines").get_by_role("link").click()
    expect(page.locator(".turn").first).to_be_visible()


def test_a_draft_that_is_not_there_is_said_so(page):
    page.goto("/review?d=../../etc")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to review")


def test_another_reader_that_cannot_read_it_changes_nothing(review, library, key):
    review.locator("#review-format").click()
    review.get_by_role("option", name="WordPress export").click()
    expect(review.get_by_role("alert")).to_be_visible()
    assert library.drafts[key].format is None
    expect(turn(review, 1)).to_be_visible()


def test_nothing_sticks_out_of_a_phone(new_page, address):
    page = new_page(390)
    page.goto(address)
    expect(page.locator(".turn").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
