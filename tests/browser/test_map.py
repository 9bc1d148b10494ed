"""The picture of the map in a real browser: canvas, cards, moves, layouts, what fails."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SAMPLE = "street-lights-workshop"
NO_CANVAS = "HTMLCanvasElement.prototype.getContext = () => null"
NO_WORKER = "delete window.Worker"
SMOOTH_MS = 800  # more than any movement of the map takes
PAINTED = """() => {
  const canvas = document.querySelector("canvas.picture");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]) painted++;
  return painted;
}"""
MARKS = "() => performance.getEntriesByType('mark').map((mark) => mark.name)"


@pytest.fixture
def explore(new_page):
    """Open the sample in a fresh browser, with more of an address and more options."""

    def open_at(query="", script=None, **options):
        page = new_page(**options)
        if script:
            page.add_init_script(script)
        page.goto(f"/explore?c={SAMPLE}{query}")
        page.wait_for_selector("#explore[data-ready]")
        return page

    return open_at


def zoom_out(page, times):
    for _ in range(times):
        page.get_by_role("button", name="Smaller (-)").click()
        page.wait_for_timeout(200)


def place_of(page, node):
    return page.locator(f".card[data-node='{node}']").bounding_box()


def test_links_are_painted_and_cards_are_elements(explore):
    page = explore()
    expect(page.locator(".frame")).to_have_attribute("data-tier", "cards")
    assert page.evaluate(PAINTED) > 500
    assert page.locator(".card:not(.card-ghost) .card-words").count() > 3


def test_far_away_cards_are_painted_and_one_element_keeps_the_focus(explore):
    page = explore("&all=1")
    zoom_out(page, 6)
    expect(page.locator(".frame")).to_have_attribute("data-tier", "boxes")
    expect(page.locator(".card:not(.card-ghost)")).to_have_count(0)
    expect(page.locator(".card-ghost[tabindex='0']")).to_have_count(1)


def test_a_painted_card_can_be_clicked(explore):
    page = explore("&all=1")
    zoom_out(page, 6)
    box = page.locator(".card-ghost[tabindex='0']").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#explore[data-selection]")).to_have_count(1)


def test_the_wheel_zooms_at_the_mouse(explore):
    page = explore()
    card = page.locator(".card").first
    before = card.bounding_box()
    page.mouse.move(before["x"], before["y"])
    page.mouse.wheel(0, -200)
    page.wait_for_timeout(SMOOTH_MS)
    after = card.bounding_box()
    assert after["width"] > before["width"]
    assert abs(after["x"] - before["x"]) < 3
    assert abs(after["y"] - before["y"]) < 3


def test_all_of_the_map_comes_into_view(explore):
    page = explore("&all=1")
    page.get_by_role("button", name="Everything in view (0)").click()
    page.wait_for_timeout(SMOOTH_MS)
    expect(page.locator(".minimap")).to_be_hidden()


def test_the_small_map_leads_to_where_it_is_clicked(explore):
    page = explore("&all=1")
    view = page.locator(".minimap-view")
    before = view.bounding_box()
    box = page.locator(".minimap-cards").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)
    page.wait_for_timeout(SMOOTH_MS)
    after = view.bounding_box()
    assert after["x"] > before["x"] or after["y"] > before["y"]


def test_what_opens_leaves_the_card_where_it_is(explore):
    page = explore()
    more = page.locator(".card:has(.more)").first
    node = more.get_attribute("data-node")
    before = place_of(page, node)
    more.locator(".more").click()
    expect(page.locator(f".card[data-node='{node}'] .more")).to_have_count(0)
    page.wait_for_timeout(SMOOTH_MS)
    after = place_of(page, node)
    assert abs(after["x"] - before["x"]) < 2
    assert abs(after["y"] - before["y"]) < 2


def test_a_strand_stands_alone_with_the_way_back(explore):
    page = explore()
    card = page.locator(".card:has(.alone)").nth(2)
    card.hover()
    card.locator(".alone").click()
    way = page.get_by_role("navigation", name="Where the map is")
    expect(way.get_by_role("listitem").last).to_be_visible()
    assert re.search(r"[?&]f=", page.url)
    way.get_by_role("button", name="Whole map").click()
    expect(way).to_be_hidden()


def test_steps_go_back_and_forward(explore):
    page = explore()
    back = page.get_by_role("button", name="Back to what was seen before")
    forward = page.get_by_role("button", name="Forward again")
    expect(back).to_be_disabled()
    page.get_by_role("button", name="Lanes").click()
    expect(page.locator(".axis-row").first).to_be_attached()
    back.click()
    expect(page.locator(".axis-row")).to_have_count(0)
    forward.click()
    expect(page.locator(".axis-row").first).to_be_attached()
    expect(forward).to_be_disabled()


@pytest.mark.parametrize(("name", "layout"), [("Thread", "outline"), ("Lanes", "lanes")])
def test_each_layout_has_an_address(explore, name, layout):
    page = explore()
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(f".cards[data-layout='{layout}']")).to_be_attached()
    assert f"v={layout}" in page.url


def test_a_filter_hides_links_before_the_server_answers(explore):
    page = explore()
    page.route("**/view.json*", lambda route: None)
    before = page.evaluate(PAINTED)
    page.click("text=Filter")
    page.get_by_role("checkbox", name="disputes").uncheck()
    page.wait_for_function("() => performance.getEntriesByName('argmap:filtered').length")
    assert page.evaluate(PAINTED) < before
    page.unroute("**/view.json*")


def test_a_filter_fades_people_and_their_cards(explore):
    page = explore("&a=Viktor")
    expect(page.locator(".card").first).to_be_attached()
    names = page.locator(".card:not([data-faded]) .author").all_inner_texts()
    assert names
    assert set(names) == {"Viktor"}


def test_marks_tell_when_the_map_was_painted(explore):
    page = explore()
    page.wait_for_function("() => performance.getEntriesByName('argmap:drawn').length")
    page.locator(".card").nth(1).click()
    page.wait_for_function("() => performance.getEntriesByName('argmap:selected').length")


def test_without_a_canvas_the_outline_and_the_text_go_on(explore):
    page = explore(script=NO_CANVAS)
    expect(page.get_by_role("alert")).to_contain_text("The map cannot be drawn here")
    page.locator(".row-claim").nth(2).click()
    expect(page.locator(".details h2")).to_be_visible()
    expect(page.locator(".claim[data-selected]").first).to_be_visible()


def test_without_a_worker_the_page_paints_itself(explore):
    page = explore("&all=1", script=NO_WORKER)
    page.get_by_role("button", name="Everything in view (0)").click()
    page.wait_for_timeout(SMOOTH_MS)
    assert page.evaluate(PAINTED) > 500


def test_reduced_motion_moves_at_once(explore):
    page = explore(reduced_motion="reduce")
    before = page.locator(".card").first.bounding_box()["width"]
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Larger (+)").click()
    page.wait_for_timeout(60)
    assert page.locator(".card").first.bounding_box()["width"] > before * 1.2


def test_a_dense_screen_gets_a_sharp_picture(explore):
    page = explore(device_scale_factor=2)
    ratio = page.locator("canvas.picture").evaluate("canvas => canvas.width / canvas.clientWidth")
    assert ratio == pytest.approx(2, abs=0.02)


def test_two_fingers_zoom_and_one_moves(explore):
    page = explore("&tab=map", width=390, has_touch=True, is_mobile=True)
    card = page.locator(".card").first
    before = card.bounding_box()
    fingers = page.context.new_cdp_session(page)

    def touch(kind, *places):
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    box = page.locator(".frame").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch("touchStart", (x - 30, y), (x + 30, y))
    for step in range(1, 6):
        touch("touchMove", (x - 30 - 8 * step, y), (x + 30 + 8 * step, y))
    touch("touchEnd")
    page.wait_for_timeout(SMOOTH_MS)
    pinched = card.bounding_box()
    assert pinched["width"] > 1.5 * before["width"]

    touch("touchStart", (x, y))
    for step in range(1, 6):
        touch("touchMove", (x + 10 * step, y))
    touch("touchEnd")
    page.wait_for_timeout(SMOOTH_MS)
    assert card.bounding_box()["x"] > pinched["x"] + 20
    assert "s=" not in page.url


def test_what_may_be_shared_has_a_tick_and_says_by_whom(explore):
    page = explore("&all=1")
    card = page.locator(".card-shared").first
    expect(card).to_contain_text("✓")
    expect(card).to_have_attribute("aria-label", re.compile("may be shared; .+"))
    expect(page.locator(".legend-shared")).to_be_visible()


def test_on_a_phone_a_card_is_as_wide_as_the_screen_at_most(explore):
    page = explore("&tab=map", width=390)
    expect(page.locator(".card").first).to_be_visible()
    widths = page.locator(".card").evaluate_all("cards => cards.map((card) => card.clientWidth)")
    assert max(widths) < 390


def test_a_map_that_takes_its_time_says_so(explore):
    page = explore()
    page.route("**/view.json*", lambda route: None)
    page.get_by_role("button", name="Lanes").click()
    expect(page.locator(".frame[data-slow]")).to_be_visible()
    expect(page.locator("#explore-said")).to_have_text("The map is being laid out.")
    page.unroute("**/view.json*")


def test_a_map_that_cannot_be_fetched_says_what_to_do(explore):
    page = explore()
    page.route("**/view.json*", lambda route: route.fulfill(body="no answer"))
    page.get_by_role("button", name="Lanes").click()
    expect(page.locator(".map .empty")).to_contain_text("Reload the page to try again")
    page.unroute("**/view.json*")


def test_a_person_is_shown_with_those_they_argue_with(explore):
    page = explore("&a=Viktor")
    expect(page.locator(".card[data-faded]").first).to_be_attached()
    expect(page.locator(".card:is(.card-support, .card-rebut)").first).to_be_attached()
