"""The app for everyone: axe, the keyboard alone, small screens, large text, colours, directions."""

import re
import shutil
from pathlib import Path

import axe_playwright_python
import pytest
from browser.conftest import SAMPLE, serving, watched
from playwright.sync_api import expect

from argmap.convert import to_graph
from argmap.read import read_bytes
from argmap.show.library import Library, samples_folder

pytestmark = pytest.mark.browser

LARGE = "bus-network-consultation"
PHONE, SMALLEST = 390, 320
SETTLED_MS = 400  # what can be pressed on a card takes its size when the map stands still
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (only) => {
  const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) =>
    [id, `(${nodes.length})`, ...nodes.slice(0, 3).map(({ html }) => html.slice(0, 99))].join(" "));
}"""
TALK = """Ana: We should close Mill Street to cars on Sundays, because children play there.
Ben: The bakery lives from people who come by car.
Cem: I brought cake for everybody.
Ana: @Ben: the bakery has a car park behind the house.
"""
TALK_FROM_RIGHT = """נועה: צריך לסגור את הרחוב למכוניות בשבת, כי ילדים משחקים שם.
أمين: أنا ضد ذلك، لأن المخبز يعيش من الذين يأتون بالسيارة.
נועה: @أمين: יש למאפייה מגרש חניה מאחורי הבית.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The samples and a conversation in scripts that run from right to left."""
    folder = tmp_path_factory.mktemp("everyone")
    for name in (SAMPLE, LARGE):
        shutil.copytree(samples_folder() / name, folder / "samples" / name)
    return Library(samples=folder / "samples", store=folder / "store")


@pytest.fixture(scope="module")
def from_right(library):
    """The key of the conversation that runs from right to left."""
    return library.add(to_graph(read_bytes(TALK_FROM_RIGHT.encode(), "talk.txt")))


@pytest.fixture(scope="module")
def server(library):
    with serving(library) as address:
        yield address


@pytest.fixture(scope="module")
def contexts(chromium, server):
    """Browsers that keep what they fetched, one for each set of options."""
    made = {}

    def get(**options):
        key = str(sorted(options.items()))
        if key not in made:
            made[key] = chromium.new_context(base_url=server, **options)
        return made[key]

    yield get
    for context in made.values():
        context.close()


@pytest.fixture
def visit(contexts, server):
    """Open an address; what goes wrong in the browser fails the test."""
    pages, wrong = [], []

    def open_at(path, width=1440, height=900, **options):
        page = watched(contexts(**options).new_page(), server, wrong)
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(path)
        if path.startswith("/explore"):
            page.wait_for_selector("#explore[data-ready]")
        else:
            page.wait_for_selector(".library-cards li")
        return page

    yield open_at
    for page in pages:
        page.close()
    assert wrong == []


def at(query="", key=SAMPLE):
    return f"/explore?c={key}{query}"


# ------------------------------------------------------------------ axe


def paste(page):
    page.fill("#library-pasted", TALK)
    page.click("#library-read")
    page.wait_for_selector(".turn")


def open_menu(name):
    return lambda page: page.click(f".menu > summary:text('{name}')")


def press(name):
    return lambda page: page.get_by_role("button", name=name).click()


def with_details(page):
    page.wait_for_selector(".details-body")


def list_keys(page):
    page.keyboard.press("?")


VIEWS = {
    "library": ("/", None),
    "review": ("/", paste),
    "strands": (at(), None),
    "thread": (at("&v=outline"), None),
    "lanes": (at("&v=lanes"), None),
    "a claim": (at("&s=k:3.1&tab=map"), with_details),
    "a link": (at("&l=k:3.1>k:2.2:rebut&tab=map"), None),
    "filters": (at(), open_menu("Filter")),
    "one person": (at("&a=Viktor&tab=map"), None),
    "downloads": (at(), open_menu("Download")),
    "table": (at("&tab=map"), press("Table")),
    "moments": (at("&tab=map"), press(re.compile("moments", re.I))),
    "a strand alone": (at("&f=k:3.1&tab=map"), None),
    "an earlier moment": (at("&t=c:12&since=c:6&tab=map"), None),
    "blocks": (at("&tab=map", LARGE), None),
    "keys": (at(), list_keys),
    "text": (at("&tab=text&q=lamp"), None),
}
ON_A_PHONE = ["library", "review", "a claim", "filters", "table", "an earlier moment"]


def violations(page, *rules):
    """What axe finds; all rules that are of a norm or good practice, or only some."""
    page.evaluate(AXE)
    return checked(page, list(rules) or RULES)


def checked(page, rules):
    """What axe finds once nothing changes its colour any more."""
    page.evaluate("() => Promise.allSettled(document.getAnimations().map((one) => one.finished))")
    return page.evaluate(RUN_AXE, rules)


@pytest.mark.parametrize("name", VIEWS)
def test_axe_finds_nothing_in_light_and_dark(visit, name):
    path, act = VIEWS[name]
    page = visit(path, reduced_motion="reduce")
    if act:
        act(page)
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    found += checked(page, ["color-contrast"])
    assert found == []


@pytest.mark.parametrize("name", ON_A_PHONE)
def test_axe_finds_nothing_on_a_phone(visit, name):
    path, act = VIEWS[name]
    page = visit(path, width=PHONE, reduced_motion="reduce")
    if act:
        act(page)
    assert violations(page) == []


def test_axe_would_find_something(visit):
    page = visit("/")
    page.evaluate("document.querySelector('#library-pasted').labels[0].remove()")
    page.evaluate("document.querySelector('#library-pasted').removeAttribute('placeholder')")
    page.evaluate("document.querySelector('.library-about').style.color = '#ccc'")
    assert [found.split(" ")[0] for found in violations(page)] == ["color-contrast", "label"]


CONTRAST = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faded = [...document.querySelectorAll(".card[data-faded]")];
  return faded.flatMap((card) => [".card-words", ".mark", ".author"].map((part) => {
    const [one, other] = [light(getComputedStyle(card.querySelector(part)).color),
      light(getComputedStyle(card).backgroundColor)].sort((a, b) => b - a);
    return getComputedStyle(card).opacity === "1" ? (one + 0.05) / (other + 0.05) : 0;
  }));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_faded_on_the_map_can_be_read(visit, scheme):
    # axe does not measure words that stand above a canvas
    page = visit(at("&t=c:4&all=1"), color_scheme=scheme)
    expect(page.locator(".card[data-faded]").first).to_be_attached()
    assert min(page.evaluate(CONTRAST)) >= 4.5


# ------------------------------------------------------------------ the keyboard alone


class Keyboard:
    """A person with a keyboard and a screen reader: presses keys, hears what has the focus."""

    def __init__(self, page):
        self.page = page
        self.reader = page.context.new_cdp_session(page)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        assert self.page.evaluate("document.activeElement !== document.body"), f"lost at {keys}"

    def tab_to(self, selector, words="", back=False, most=90):
        here = """([selector, words]) => document.activeElement.matches(selector)
          && document.activeElement.textContent.includes(words)"""
        for _ in range(most):
            self.press("Shift+Tab" if back else "Tab")
            if self.page.evaluate(here, [selector, words]):
                return
        pytest.fail(f"Tab does not reach {selector}")

    def heard(self):
        """What the accessibility tree says of the element with the focus."""
        focused = self.reader.send("Runtime.evaluate", {"expression": "document.activeElement"})
        found = self.reader.send(
            "Accessibility.getPartialAXTree",
            {"objectId": focused["result"]["objectId"], "fetchRelatives": False},
        )["nodes"][0]
        properties = {one["name"]: one["value"].get("value") for one in found["properties"]}
        return {
            "role": found["role"]["value"],
            "name": found["name"]["value"],
            "description": found.get("description", {}).get("value", ""),
            **properties,
        }

    def expect_said(self, words):
        expect(self.page.locator("#explore-said")).to_have_text(re.compile(words))

    def expect_focus(self, selector):
        expect(self.page.locator(f"{selector}:focus")).to_have_count(1)

    def place(self):
        """The level, the number among its siblings, and how many there are."""
        node = self.page.evaluate_handle("document.activeElement")
        names = ("aria-level", "aria-posinset", "aria-setsize")
        return tuple(int(node.evaluate("(e, n) => e.getAttribute(n)", name)) for name in names)


@pytest.fixture
def keyboard(visit):
    return Keyboard(visit(at()))


@pytest.fixture
def on_map(keyboard):
    keyboard.tab_to(".card")
    return keyboard


def test_from_the_library_to_the_map(visit):
    person = Keyboard(visit("/"))
    person.tab_to(f".library-cards a[href$='{SAMPLE}']")
    assert person.heard()["role"] == "link"
    person.press("Enter")
    person.page.wait_for_selector("#explore[data-ready]")
    person.expect_focus("#main")
    person.tab_to(".card")
    heard = person.heard()
    assert heard["role"] == "treeitem"
    assert heard["name"].startswith("Comment 1, Hanne")
    assert heard["level"] == 1
    assert heard["expanded"] is True


def test_along_the_links(on_map):
    on_map.press("ArrowRight", "ArrowRight")
    on_map.expect_said(r"^Comment 3, Ruth, .*disputes comment 2, 1 of 1, 4 answers, I am against")
    heard = on_map.heard()
    assert re.match(
        r"Comment 3, Ruth, camp A, .*disputes comment 2, I am against it", heard["name"]
    )
    assert heard["selected"] is True
    assert on_map.place() == (3, 1, 1)
    on_map.press("ArrowRight", "ArrowDown")
    assert on_map.place() == (4, 2, 4)
    on_map.press("ArrowLeft")
    assert on_map.place() == (3, 1, 1)
    on_map.press("ArrowUp")
    on_map.expect_said("^There is no card that way")


def test_to_disputes_people_and_moments(on_map):
    on_map.press("r")
    on_map.expect_said("disputes comment")
    first = on_map.heard()["name"]
    on_map.press("r")
    on_map.expect_said("disputes comment")
    assert on_map.heard()["name"] != first
    person = on_map.heard()["name"].split(", ")[1]
    on_map.press("a")
    assert on_map.heard()["name"].split(", ")[1] == person
    on_map.press("Home")
    on_map.expect_said("^Comment 1, Hanne")
    on_map.press("n")
    on_map.expect_said("^Comment 2, Tomas")
    on_map.press("p")
    on_map.expect_said("^Comment 1, Hanne")


def test_hidden_answers_open_and_fold(on_map):
    on_map.press("ArrowRight", "ArrowRight", "f")
    on_map.expect_said(r"^Now \d+ of 70 cards")
    heard = on_map.heard()
    assert heard["expanded"] is False
    assert "hidden: " in heard["name"]
    on_map.press("ArrowRight")
    on_map.expect_said(r"^Now \d+ of 70 cards")
    on_map.expect_focus(".card[aria-expanded='true']")
    assert "hidden: " not in on_map.heard()["name"]


def test_a_strand_alone_and_back(on_map):
    on_map.press("ArrowRight", "s")
    on_map.expect_said(r"^Only what hangs on comment 2\. Now \d+")
    on_map.expect_focus(".card[aria-level='1']")
    on_map.tab_to(".map-trail button", "Whole map", back=True)
    assert on_map.heard()["role"] == "button"
    on_map.press("Enter")
    on_map.expect_said(r"^The whole map\. Now 30 of 70 cards")
    on_map.expect_focus(".card[aria-level='2']")
    on_map.press("s")
    on_map.expect_said("^Only what hangs on comment 2")
    on_map.press("Escape")
    on_map.expect_said("^The whole map")


def test_details_and_why_and_back_to_the_card(on_map):
    on_map.press("ArrowRight", "ArrowRight", "y")
    on_map.expect_focus(".details h2")
    assert on_map.heard()["name"] == "Why it disputes"
    on_map.tab_to(".details .end")
    on_map.press("Enter")
    on_map.expect_focus(".details h2")
    assert on_map.heard()["name"].startswith("#3 Ruth")
    on_map.press("Escape")
    on_map.expect_focus(".card")
    on_map.press("Enter")
    on_map.expect_focus(".details h2")
    on_map.tab_to(".close")
    on_map.press("Enter")
    on_map.expect_focus(".card")
    expect(on_map.page.locator("[aria-selected=true]:visible")).to_have_count(0)


def test_the_outline_opens_details_and_has_the_focus_back(keyboard):
    keyboard.tab_to(".row")
    keyboard.press("ArrowDown", "ArrowDown")
    heard = keyboard.heard()
    assert (heard["role"], heard["level"]) == ("treeitem", 2)
    assert keyboard.place() == (2, 2, 3)
    keyboard.press("ArrowLeft")
    assert keyboard.heard()["expanded"] is False
    keyboard.press("Enter")
    keyboard.expect_focus(".details h2")
    keyboard.press("Escape")
    keyboard.expect_focus(".row")


def test_layouts_and_steps(keyboard):
    keyboard.tab_to(".layouts button:last-of-type")
    keyboard.press("Enter")
    keyboard.expect_said(r"^Lanes\. Now 30 of 70 cards")
    assert keyboard.heard()["pressed"] == "true"
    keyboard.tab_to("[data-step=back]")
    keyboard.press("Enter")
    keyboard.expect_said("^Strands")
    assert keyboard.heard()["disabled"] is True  # and yet it keeps the focus


def test_time_by_the_slider(keyboard):
    keyboard.tab_to(".map-time .time-slider")
    assert keyboard.heard()["role"] == "slider"
    keyboard.press("Home")
    slider = keyboard.page.locator(".map-time .time-slider")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^Comment 1 of 41, Hanne"))
    expect(keyboard.page.locator(".card[data-later]").first).to_have_attribute(
        "aria-description", "said later"
    )
    keyboard.tab_to(".time-foot .button-plain")
    keyboard.press("Enter")
    keyboard.expect_said(r"^73 claims marked as new since Comment 1")


def test_filters_say_what_they_hide_and_let_go_of_it(keyboard):
    keyboard.tab_to(".filter-menu summary")
    keyboard.press("Enter")
    keyboard.tab_to("input[value=rebut]")
    assert keyboard.heard()["role"] == "checkbox"
    keyboard.press("Space")
    keyboard.expect_said(r"^Now 30 of 70 cards\. Hidden: 16 links\.")
    keyboard.press("Escape")
    keyboard.expect_focus(".filter-menu summary")
    keyboard.tab_to(".map-foot .button-plain", "Clear filters")
    keyboard.press("Enter")
    keyboard.expect_said(r"^Now 30 of 70 cards\.$")
    keyboard.expect_focus(".card")


def test_search_by_its_key(on_map):
    on_map.press("/")
    on_map.expect_focus("input[type=search]")
    on_map.page.keyboard.type("station")
    expect(on_map.page.locator(".found-count")).to_have_text(re.compile(r"^\d+ places"))
    on_map.press("Enter")
    expect(on_map.page.get_by_role("status").filter(has_text="1 of")).to_be_visible()


def test_the_list_of_keys_gives_the_focus_back(on_map):
    on_map.press("?")
    dialog = on_map.page.get_by_role("dialog", name="Keys of the map")
    expect(dialog).to_contain_text("by who disputes whom")
    on_map.press("Enter")
    expect(dialog).to_be_hidden()
    on_map.expect_focus(".card")


def test_the_table_by_its_rows(keyboard):
    keyboard.tab_to(".time-toggles button", "Table")
    keyboard.press("Enter")
    keyboard.expect_focus(".wide-table")
    heard = keyboard.heard()
    assert heard["name"] == "Table of the cards shown"
    assert heard["description"].startswith("30 of 70 cards: 13 support another")
    keyboard.tab_to(".wide-table tbody a")
    keyboard.press("ArrowDown", "Enter")
    expect(keyboard.page.locator("tr[aria-current]")).to_have_count(1)
    keyboard.press("Escape")
    keyboard.expect_focus(".time-toggles button")


def test_the_menu_of_downloads(keyboard):
    keyboard.tab_to(".menu:not(.filter-menu) > summary")
    keyboard.press("Enter")
    keyboard.tab_to("[data-take=all-svg]")
    with keyboard.page.expect_download():
        keyboard.press("Enter")
    keyboard.expect_focus("[data-take=all-svg]")
    keyboard.tab_to("a[href*='to=graphml']")
    assert keyboard.heard()["role"] == "link"
    keyboard.press("Escape")
    keyboard.expect_focus(".menu > summary")


def test_the_map_says_in_a_sentence_what_it_shows(visit):
    page = visit(at())
    expect(page.locator("#map-sentence")).to_contain_text("30 of 70 cards: 13 support another")
    tree = page.get_by_role("tree", name="Map of claims")
    expect(tree).to_have_accessible_description(re.compile("^30 of 70 cards"))


def test_cards_are_read_in_the_order_of_the_tree(visit):
    page = visit(at("&all=1"))
    levels = page.locator(".card").evaluate_all("cards => cards.map((c) => Number(c.ariaLevel))")
    places = page.locator(".card").evaluate_all("cards => cards.map((c) => Number(c.ariaPosInSet))")
    last = {}
    for level, place in zip(levels, places, strict=True):
        assert place > last.get(level, 0), "siblings come one after the other"
        last = {deep: seen for deep, seen in last.items() if deep < level} | {level: place}


# ------------------------------------------------------------------ focus and targets

STOP = """() => {
  const it = document.activeElement;
  const style = getComputedStyle(it);
  const box = it.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    || style.boxShadow !== "none";
  const shown = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  const tree = it.closest("[role=tree]")?.className ?? "";
  const again = it.matches("[data-stop]");
  it.dataset.stop = "";
  return { end: it === document.body || again, ring: Boolean(ring), shown, tree,
    name: `${it.tagName} ${it.className} ${it.ariaLabel ?? it.textContent.slice(0, 30)}` };
}"""


def stops(page, most=140):
    """All stops of the Tab key, until the focus leaves the page."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["end"]:
            return found
        found.append(stop)
    pytest.fail("Tab does not come to an end")


@pytest.mark.parametrize("name", ["library", "review", "a claim", "table"])
def test_each_stop_of_the_tab_key_is_seen(visit, name):
    path, act = VIEWS[name]
    page = visit(path, reduced_motion="reduce")
    if act:
        act(page)
    page.locator(".skip").focus()
    found = stops(page)
    assert [stop["name"] for stop in found if not (stop["ring"] and stop["shown"])] == []
    trees = [stop["tree"] for stop in found if stop["tree"]]
    assert trees == (["cards", "tree"] if path.startswith("/explore") else [])


TOO_SMALL = """() => {
  const all = [...document.querySelectorAll(
    "a[href], button, input, select, summary, textarea, [role=treeitem], [role=tab]")];
  const box = (it) => it.getBoundingClientRect();
  const seen = { visibilityProperty: true, opacityProperty: true };
  const targets = all.filter((it) => it.checkVisibility(seen) && box(it).width > 1
    && !it.matches(".card-ghost, .skip"));
  const size = (it) => {
    const label = it.matches("[type=checkbox], [type=radio]") ? it.closest("label") : null;
    const { width, height } = box(label ?? it);
    return Math.min(width, height);
  };
  const inText = (it) => it.matches("a") && getComputedStyle(it).display === "inline"
    && it.closest("p, li, h3, td, th");
  const middle = (it) => {
    const { left, top, width, height } = box(it);
    return [left + width / 2, top + height / 2];
  };
  // WCAG 2.5.8: a circle of 24 pixels around a small one touches no other target
  const crowded = (it) => {
    const [x, y] = middle(it);
    return targets.some((other) => {
      if (other === it || other.contains(it) || it.contains(other)) return false;
      const { left, top, right, bottom } = box(other);
      const [dx, dy] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)];
      if (Math.hypot(dx, dy) < 12) return true;
      const [ox, oy] = middle(other);
      return size(other) < 24 && Math.hypot(ox - x, oy - y) < 24;
    });
  };
  return targets.filter((it) => size(it) < 23.9 && !inText(it) && crowded(it))
    .map((it) => `${it.tagName} ${it.className} ${it.textContent.slice(0, 30)} ${size(it)}`);
}"""


@pytest.mark.parametrize(
    ("name", "width"),
    [
        *((name, 1440) for name in ("library", "review", "a claim", "thread", "filters", "table")),
        *((name, PHONE) for name in ("library", "a claim", "moments", "downloads")),
    ],
)
def test_targets_are_large_enough(visit, name, width):
    path, act = VIEWS[name]
    page = visit(path, width=width, reduced_motion="reduce")
    if act:
        act(page)
    page.wait_for_timeout(SETTLED_MS)
    assert page.evaluate(TOO_SMALL) == []


# ------------------------------------------------------------------ small screens, large text

CUT = """(parts) => {
const aside = (it) => it && (getComputedStyle(it).clipPath !== "none" || aside(it.parentElement));
return parts.flatMap((part) => [...document.querySelectorAll(`${part} *`)]
  .filter((it) => it.checkVisibility() && !it.closest(".time-now, svg, option") && !aside(it)
    && [...it.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
  .filter((it) => {
    const own = [...it.childNodes].find((child) => child.nodeType === 3 && child.data.trim());
    const range = document.createRange();
    range.selectNodeContents(own);
    const words = range.getBoundingClientRect();
    for (let box = it; box && !box.matches(".explore"); box = box.parentElement) {
      const style = getComputedStyle(box);
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const [wide, high] = [style.overflowX === "hidden", style.overflowY === "hidden"];
      if (wide && (words.right > right + 2 || words.left < left - 2)) return true;
      if (high && (words.bottom > bottom + 2 || words.top < top - 2)) return true;
    }
    return words.right > innerWidth + 1 || words.left < -1;
  })
  .map((it) => `${part} ${it.className}: ${it.textContent.slice(0, 40)}`));
}"""
OVERLAPS = """(parts) => parts.flatMap((part) => {
  const all = [...document.querySelectorAll(`${part} :is(button, input, summary, h1, h2, a)`)]
    .filter((it) => it.checkVisibility()
      && !it.closest(".visually-hidden, .time-track, .menu > :not(summary)")
      && it.getBoundingClientRect().width > 2);
  const over = (one, other) => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  };
  return all.flatMap((one, at) => all.slice(at + 1)
    .filter((other) => !one.contains(other) && !other.contains(one) && over(one, other))
    .map((other) => `${one.outerHTML.slice(0, 80)} over ${other.outerHTML.slice(0, 80)}`));
})"""
HEAD_TO_FOOT = [".explore-head", ".pane-map > .pane-head", ".map-foot", ".map-time", ".details"]


@pytest.mark.parametrize("tab", ["outline", "map", "text"])
def test_the_smallest_screen_shows_all_without_scrolling_sideways(visit, tab):
    page = visit(at(f"&tab={tab}"), width=SMALLEST, height=640)
    expect(page.get_by_role("tab").first).to_have_text("Outline")
    shown = {"outline": ".overview", "map": ".frame", "text": ".page"}[tab]
    expect(page.locator(shown)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST
    assert page.evaluate("document.querySelector('.explore').scrollWidth") <= SMALLEST
    assert page.evaluate(CUT, HEAD_TO_FOOT) == []
    assert page.evaluate(OVERLAPS, HEAD_TO_FOOT) == []


def test_the_smallest_screen_opens_with_the_outline(visit):
    page = visit(at(), width=SMALLEST)
    expect(page.get_by_role("tab", selected=True)).to_have_text("Outline")
    expect(page.locator(".overview")).to_be_visible()
    expect(page.locator(".row").first).to_be_visible()


@pytest.mark.parametrize("menu", ["Filter", "Download"])
@pytest.mark.parametrize("width", [SMALLEST, PHONE])
def test_menus_stay_inside_a_small_screen(visit, menu, width):
    page = visit(at(), width=width)
    open_menu(menu)(page)
    box = page.locator(".menu[open] > :not(summary)").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize(
    ("way", "width", "height"), [("text", 1440, 900), ("page", 720, 450), ("page", 640, 512)]
)
def test_text_of_twice_the_size_is_neither_cut_nor_covered(visit, way, width, height):
    page = visit(at("&s=k:3.1&tab=map"), width=width, height=height)
    with_details(page)
    if way == "text":
        page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(CUT, HEAD_TO_FOOT) == []
    assert page.evaluate(OVERLAPS, HEAD_TO_FOOT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_enlarged_page_leaves_room_for_the_map_and_reaches_all_below_it(visit):
    page = visit(at("&s=k:3.1&tab=map"), width=720, height=450)
    with_details(page)
    assert page.locator(".frame").bounding_box()["height"] >= 200
    for part in (".time-line", ".details h2", ".details .why >> nth=-1"):
        page.locator(part).scroll_into_view_if_needed()
        expect(page.locator(part)).to_be_in_viewport()


# ------------------------------------------------------------------ colours, motion, direction

STYLE = "(it, [name, part]) => getComputedStyle(it, part)[name]"


def style(locator, name, part=None):
    return locator.first.evaluate(STYLE, [name, part])


def test_forced_colours_leave_things_apart(visit):
    page = visit(at("&s=k:3.1"), forced_colors="active")
    chosen, related = page.locator(".card[data-selected]"), page.locator(".card[data-related]")
    other = page.locator(".card:not([data-selected], [data-related])")
    assert style(chosen, "outlineWidth") == "3px"
    assert style(related, "outlineWidth") == "1px"
    assert style(other, "outlineStyle") == "none"
    assert style(other, "borderTopStyle") == "solid"
    lines = [
        style(page.locator(f".legend-{kind} i"), "borderTopStyle")
        for kind in ("support", "rebut", "restates")
    ]
    assert lines == ["solid", "dashed", "dotted"]
    for part in (".icon-button", ".explore-head .button", ".card-tools button", ".layouts button"):
        assert style(page.locator(f"{part}:visible"), "borderTopStyle") == "solid"
        assert float(style(page.locator(f"{part}:visible"), "borderTopWidth")[:-2]) >= 1
    pressed, free = (
        page.locator(".layouts [aria-pressed=true]"),
        page.locator(".layouts [aria-pressed=false]"),
    )
    assert style(pressed, "backgroundColor") != style(free, "backgroundColor")


def test_forced_colours_paint_the_lines_in_the_colour_of_text(visit):
    page = visit(at(), forced_colors="active", color_scheme="dark")
    ink = page.evaluate("""() => {
      const canvas = document.querySelector("canvas.picture");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let light = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at] > 230 && data[at + 3] > 200) light++;
      return light;
    }""")
    assert ink > 200


def test_reduced_motion_lets_nothing_move(visit):
    page = visit(at("&s=k:3.1"), reduced_motion="reduce")
    slow = page.evaluate("""() => [...document.querySelectorAll("*")].flatMap((it) => {
      const { transitionDuration, animationDuration } = getComputedStyle(it);
      return [...transitionDuration.split(", "), ...animationDuration.split(", ")]
        .filter((time) => parseFloat(time) * (time.endsWith("ms") ? 1 : 1000) > 10);
    })""")
    assert slow == []


def test_words_run_in_the_direction_of_their_script(visit, from_right):
    page = visit(at("&all=1", from_right))
    press("Table")(page)
    parts = [
        ".card-words",
        ".row .words",
        ".comment .body",
        ".cell-words span",
        ".overview bdi[dir]",
    ]
    for part in parts:
        expect(page.locator(part).first).to_be_attached()
        assert style(page.locator(part), "direction") == "rtl", part
    assert style(page.locator(".card-head"), "direction") == "ltr"


def test_names_from_right_to_left_do_not_turn_numbers_around(visit, from_right):
    page = visit(at("&all=1", from_right))
    mark = page.locator(".card-head .mark").first.bounding_box()
    name = page.locator(".card-head .author").first.bounding_box()
    assert mark["x"] + mark["width"] <= name["x"] + 1


def test_the_picture_keeps_the_direction(visit, from_right):
    page = visit(at("", from_right))
    svg = page.request.get(f"/download/{from_right}.svg?to=svg").text()
    lines = re.findall(r"<text[^>]*>[^<]*[\u0590-\u06ff]", svg)
    assert lines
    assert all(
        'direction="rtl"' in line or "unicode-bidi" in line for line in lines if "#" not in line
    )
