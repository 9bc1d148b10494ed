"""The map over time in a real browser: the slider, what is new, moments side by side, the table."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SAMPLE = "street-lights-workshop"
COMMENTS = 41


@pytest.fixture
def explore(new_tab):
    """Open the explore page of the sample with more in its address."""

    def open_at(query="", **options):
        page = new_tab(**options)
        page.goto(f"/explore?c={SAMPLE}{query}")
        page.wait_for_selector("#explore[data-ready]")
        return page

    return open_at


def slider(page):
    return page.get_by_role("slider", name="The map up to")


def play(page):
    return page.get_by_role("button", name=re.compile("^(Play|Pause)"))


def moment(page):
    """Return the number of the comment that the address names, None for the whole."""
    found = re.search(r"[?&]t=c:(\d+)", page.url)
    return int(found[1]) if found else None


def test_the_slider_says_who_spoke_and_when(explore):
    page = explore("&t=c:14")
    expect(slider(page)).to_have_attribute("aria-valuetext", "Comment 14 of 41, Sofia, 18:16")
    expect(page.locator(".time-now")).to_contain_text("#14Sofia18:16")


def test_arrow_keys_on_the_slider_go_from_comment_to_comment(explore):
    page = explore("&t=c:14")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    assert moment(page) == 15
    page.keyboard.press("Home")
    assert moment(page) == 1
    page.keyboard.press("End")
    assert moment(page) is None


def test_moves_in_quick_succession_are_one_step_back(explore):
    page = explore()
    slider(page).focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    assert moment(page) == COMMENTS - 4
    page.go_back()
    assert moment(page) is None


def test_dragging_the_slider_is_one_step_back(explore):
    page = explore("&t=c:30")
    box = slider(page).bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.5, middle)
    page.mouse.down()
    for share in (0.4, 0.3, 0.2):
        page.mouse.move(box["x"] + box["width"] * share, middle, steps=3)
        page.wait_for_timeout(100)
    page.mouse.up()
    assert moment(page) < 12
    page.go_back()
    assert moment(page) == 30


def test_what_comes_later_is_faded_until_all_is_shown(explore):
    page = explore("&t=c:10")
    for card in page.locator(".card:not(.card-ghost)").all():
        number = int(re.search(r"Comment (\d+)", card.get_attribute("aria-label"))[1])
        assert (card.get_attribute("data-later") is not None) == (number > 10)
    expect(page.locator(".card[data-later]").first).to_be_attached()
    page.get_by_role("button", name="All", exact=True).click()
    expect(page.locator(".card[data-later]")).to_have_count(0)
    assert moment(page) is None


def test_a_step_says_the_comment(explore):
    page = explore("&t=c:14")
    page.get_by_role("button", name="One comment back").click()
    expect(page.locator("#explore-said")).to_have_text(re.compile("^Comment 13 of 41, "))
    assert moment(page) == 13


def test_playing_goes_from_the_first_comment_on_until_it_is_paused(explore):
    page = explore()
    play(page).click()
    page.wait_for_url(re.compile(r"[?&]t=c:1\b"))
    page.wait_for_url(re.compile(r"[?&]t=c:2\b"))
    play(page).click()
    stopped = moment(page)
    page.wait_for_timeout(1500)  # longer than from one comment to the next
    assert moment(page) == stopped
    expect(play(page)).to_have_accessible_name("Play: show the map as it grew")
    assert "s=" not in page.url


def test_playing_ends_with_everything(explore):
    page = explore(f"&t=c:{COMMENTS - 2}")
    play(page).click()
    expect(page.locator("#explore-said")).to_contain_text("The end")
    assert moment(page) is None
    expect(play(page)).to_have_accessible_name(re.compile("^Play"))


def test_the_first_words_of_the_comment_select_it(explore):
    page = explore("&t=c:14")
    page.locator(".time-now").click()
    expect(page.locator(".details h2")).to_contain_text("#14")


def test_a_press_on_the_clock_goes_to_that_time(explore):
    page = explore()
    strip = page.locator(".time-strip")
    strip.click(position={"x": 1, "y": 8})
    assert moment(page) == 1
    expect(page.locator(".time-counts")).to_have_text("1 claim, 0 supports, 0 disputes so far")


CLOCKS = {
    "past-midnight-goes-on": (["23:50", "23:58", "00:10"], [-1, 0, 1], [0, 8, 20]),
    "late-answer-high-in-a-thread": (
        ["2026-01-05T09:00", "2026-01-05T12:00", "2026-01-05T10:00Z"],
        [-1, 0, 0],
        [0, 180, 60],
    ),
    "zones-are-minded": (
        ["2026-01-05T09:00+01:00", "2026-01-05T09:00Z", "2026-01-05T10:30+01:00"],
        [-1, 0, 0],
        [0, 60, 90],
    ),
    "no-earlier-than-what-it-answers": (
        ["2026-01-05T09:00", "2026-01-05T08:00", "2026-01-05T10:00"],
        [-1, 0, 1],
        [0, 0, 60],
    ),
    "without-a-time-that-of-what-it-answers": (
        ["2026-01-05T09:00", "2026-01-05T11:00", "", "2026-01-05T12:00"],
        [-1, 0, 0, 1],
        [0, 120, 0, 180],
    ),
}

MINUTES = """async clocks => {
    const { clockOf } = await import("/assets/map/clock.mjs");
    return clocks.map(([posted, parent]) => {
        const { since } = clockOf(posted, parent);
        return Array.from(since, at => (at - since[0]) / 60000);
    });
}"""


def test_the_clock_puts_every_comment_at_a_time(new_tab):
    page = new_tab()
    page.goto("/")
    found = page.evaluate(MINUTES, [clock[:2] for clock in CLOCKS.values()])
    expected = [minutes for *_, minutes in CLOCKS.values()]
    assert dict(zip(CLOCKS, found, strict=True)) == dict(zip(CLOCKS, expected, strict=True))


def test_what_is_new_since_a_moment_is_marked_until_that_is_taken_back(explore):
    page = explore("&t=c:20")
    page.get_by_role("button", name="Mark new since here").click()
    assert "since=c:20" in page.url
    assert moment(page) is None
    expect(page.locator(".time-counts")).to_contain_text(" new")
    expect(page.locator(".card[data-new]").first).to_be_attached()
    page.get_by_role("button", name="Unmark new").click()
    expect(page.locator(".card[data-new]")).to_have_count(0)
    assert "since=" not in page.url


def test_an_address_of_a_comment_that_is_gone_shows_everything(explore):
    page = explore("&t=c:999")
    expect(page.locator(".card[data-later]")).to_have_count(0)
    expect(page.locator(".time-whole")).to_contain_text("All 41 comments, 18:02 to 18:41")


@pytest.mark.parametrize(
    ("width", "captions"),
    [(1440, ["#10", "#21", "#31", "#41"]), (390, ["#14", "#27", "#41"])],  # even shares of 41
)
def test_moments_open_side_by_side(explore, width, captions):
    page = explore("&tab=map", width=width)
    page.get_by_role("button", name="Compare moments").click()
    expect(page.locator(".snapshot .mark")).to_have_text(captions)
    expect(page.locator(".snapshots-head p")).to_contain_text("Press one")  # they are drawn
    pictures = page.locator(".snapshot canvas").evaluate_all("all => all.map(c => c.toDataURL())")
    assert len(set(pictures)) == len(captions)


def test_a_moment_that_is_pressed_is_shown_on_the_map(explore):
    page = explore()
    page.get_by_role("button", name="Compare moments").click()
    first = page.locator(".snapshot-picture").first
    first.press("Enter")
    assert moment(page) == 10  # a quarter of 41
    expect(first).to_have_attribute("aria-pressed", "true")


def test_a_moment_is_moved_by_the_keyboard_but_not_beyond_the_next(explore):
    page = explore()
    page.get_by_role("button", name="Compare moments").click()
    first = page.get_by_role("slider", name="Moment 1")
    first.press("ArrowLeft")
    expect(page.locator(".snapshot .mark").first).to_have_text("#9")
    first.press("End")
    expect(page.locator(".snapshot .mark").first).to_have_text("#20")  # the second is at half


def test_the_numbers_of_the_moments_are_a_table_too(explore):
    page = explore()
    page.get_by_role("button", name="Compare moments").click()
    page.locator(".snapshots-numbers summary").click()
    table = page.get_by_role("region", name="The moments in numbers").get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(5)
    last = table.get_by_role("row").last.get_by_role("cell").all_inner_texts()
    assert last[0] == "41"
    assert f"{last[1]} claims" in page.locator(".time-counts").inner_text()


def open_table(page):
    page.get_by_role("button", name="Table", exact=True).click()
    return page.locator(".map-table table")


def test_the_table_holds_the_cards_of_the_map(explore):
    page = explore()
    table = open_table(page)
    shown = int(page.locator(".shown").inner_text().split()[0])
    expect(table).to_have_attribute("aria-rowcount", str(shown + 1))
    expect(page.locator(".table-sentence")).to_contain_text(re.compile(rf"^{shown} of \d+ cards: "))


def test_a_row_selects_its_card(explore):
    page = explore()
    link = open_table(page).locator("tbody th a").nth(3)
    link.press("Enter")
    expect(page.locator(".map-table tr[data-selected][aria-current]")).to_have_count(1)
    expect(page.locator(".card[data-selected]")).to_have_count(1)
    expect(page.locator(".details h2")).to_contain_text(link.inner_text())


def test_arrow_keys_go_from_row_to_row(explore):
    page = explore()
    links = open_table(page).locator("tbody th a")
    links.first.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    assert page.locator(".map-table tbody a[tabindex='0']").count() == 1
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Table", exact=True)).to_be_focused()


def test_columns_sort_both_ways(explore):
    page = explore()
    table = open_table(page)
    for direction in ("ascending", "descending"):
        page.get_by_role("button", name="Who", exact=True).click()
        expect(table.get_by_role("columnheader", name="Who")).to_have_attribute(
            "aria-sort", direction
        )
        names = [cell.split(", also")[0] for cell in table.locator(".cell-who").all_inner_texts()]
        assert names == sorted(names, reverse=direction == "descending")


def test_an_empty_map_has_a_sentence_for_a_table(explore):
    page = explore("&a=Viktor&to=c:1")  # the first comment is another person's
    page.get_by_role("button", name="Table", exact=True).click()
    expect(page.locator(".table-sentence")).to_have_text("The map shows no cards just now.")


@pytest.mark.parametrize("width", [320, 1440])
def test_nothing_of_it_is_wider_than_the_screen(explore, width):
    page = explore("&t=c:20&since=c:10&tab=map", width=width)
    page.get_by_role("button", name="Compare moments").click()
    open_table(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for place in (".map-time", ".map-snapshots", ".map-table"):
        size = page.locator(place).evaluate("box => [box.scrollWidth, box.clientWidth]")
        assert size[0] <= size[1]
