"""What is taken away: the page in one file, pictures of the map, and paper."""

import re
import shutil
import struct
import threading
import zlib

import pytest
from graphs import graph_of
from playwright.sync_api import expect
from waitress import wasyncore
from waitress.server import create_server

from argmap.convert import export, load
from argmap.model import ArgumentGraph, Comment, Conversation, Link
from argmap.show.app import create_app
from argmap.show.library import Library, samples_folder

pytestmark = pytest.mark.browser

SAMPLE = "street-lights-workshop"
PATIENCE_MS = 30_000  # a busy machine is no fault of the app
HACK = '<img src=x onerror="hacked=1"></script><script>hacked=1</script><svg onload="hacked=1">'
TALK = graph_of(
    "b -> a - 0.62",
    "c -> a + 0.9",
    "d -> b - 0.7",
    texts={
        "a": "Trees cool the street in summer.",
        "b": "Trees take the place of cars.",
        "c": "The shade brings people to the shops.",
        "d": "Cars can stand in the yard.",
    },
    authors={"a": "Ada", "b": "Ben", "c": "Cem"},
)


# The page in one file, opened from a disk


@pytest.fixture
def opened(chromium, tmp_path):
    """Open a conversation written as one file; what the browser complains about fails the test."""
    contexts, wrong = [], []

    def make(graph=TALK, hash_="", width=1280, **options):
        path = tmp_path / "out.html"
        path.write_bytes(export(graph, "html"))
        size = {"width": width, "height": 800}
        contexts.append(chromium.new_context(viewport=size, **options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text))
        page.on("request", lambda asked: wrong.extend(foreign(asked.url, path.as_uri())))
        page.goto(path.as_uri() + hash_)
        return page

    def foreign(url, own):
        return [] if url.partition("#")[0] == own else [f"asked for {url}"]

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


def hostile() -> ArgumentGraph:
    comments = tuple(
        Comment(id=f"c:{n}", text=HACK, author=HACK, author_origin="stated", posted=HACK)
        for n in (1, 2)
    )
    links = (Link(source="c:2", target="c:1", kind="rebut", rule=HACK),)
    return ArgumentGraph(conversation=Conversation(comments=comments, title=HACK), links=links)


def test_it_opens_from_a_disk_without_a_request_or_a_complaint(opened):
    expect(opened().get_by_role("heading", name="Text")).to_be_visible()


@pytest.mark.parametrize("hash_", ["", "#n0", "#l0"])
def test_words_from_outside_do_nothing(opened, hash_):
    page = opened(hostile(), hash_)
    expect(page.locator("html.live")).to_be_attached()
    assert page.evaluate("typeof hacked") == "undefined"


FORBIDDEN = {
    "a script": "const it = document.createElement('script'); it.textContent = 'hacked = 1'",
    "a handler": "const it = document.createElement('b'); it.setAttribute('onclick', 'hacked = 1')",
    "a style": "const it = document.createElement('b'); it.setAttribute('style', 'color: red')",
    "a frame": "const it = document.createElement('iframe'); it.src = 'data:text/html,x'",
    "a picture": "const it = new Image(); it.src = 'https://example.org/x.png'",
}


@pytest.mark.parametrize("code", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_policy_is_enforced(chromium, tmp_path, code):
    path = tmp_path / "out.html"
    path.write_bytes(export(TALK, "html"))
    context = chromium.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    refused = page.evaluate(
        f"""new Promise((resolve) => {{
          addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective));
          {code};
          document.body.append(it);
          it.click();
          setTimeout(() => resolve("nothing"), 2000);
        }})"""
    )
    context.close()
    assert refused != "nothing"


def card(page, words):
    return page.locator("svg a").filter(has_text=words)


def test_a_card_selects_its_words_in_text_and_outline(opened):
    page = opened()
    card(page, "Trees take").click()
    expect(page.locator("article .claim[data-selected]")).to_have_text(TALK.texts["b"])
    expect(page.locator(".outline [data-selected]")).to_contain_text(TALK.texts["b"])


def test_why_a_link_is_there_is_told(opened):
    page = opened()
    card(page, "Trees take").click()
    expect(page.locator("#why li").first).to_contain_text("disputes #1 Ada")
    expect(page.locator("#why li").first).to_contain_text("guessed by a rule; likely, 0.62")


def test_a_line_on_the_map_says_why_it_is_there(opened):
    page = opened()
    page.locator("svg g[data-link]").first.click()
    expect(page.locator("#why h2")).to_have_text("Why this link is there")


def test_back_goes_to_what_was_selected_before(opened):
    page = opened()
    card(page, "Trees take").click()
    card(page, "Trees cool").click()
    expect(page.locator("#why h2")).to_have_text("#1 Ada")
    page.go_back()
    expect(page.locator("#why h2")).to_have_text("#2 Ben")


def test_escape_selects_nothing(opened):
    page = opened(hash_="#n0")
    page.keyboard.press("Escape")
    expect(page.locator("[data-selected]")).to_have_count(0)


def test_search_counts_and_goes_to_what_it_finds(opened):
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("cars")
    expect(page.locator(".tools [role=status]")).to_have_text("2 of 4")
    page.keyboard.press("Enter")
    expect(page.locator("article[data-selected]")).to_contain_text("Trees take")


def test_arrows_go_along_the_links_of_the_map(opened):
    page = opened()
    card(page, "Trees cool").focus()
    page.keyboard.press("ArrowRight")
    focused = page.locator("svg a:focus")
    expect(focused).to_contain_text("Trees take")
    page.keyboard.press("ArrowRight")
    expect(focused).to_contain_text("Cars can")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    expect(focused).to_contain_text("The shade")


def test_the_map_is_one_stop_of_the_tab_key(opened):
    assert opened().locator("svg a[tabindex='0']").count() == 1


def test_a_button_zooms(opened):
    page = opened()
    before = card(page, "Trees cool").bounding_box()["width"]
    page.get_by_role("button", name="Zoom in").click()
    assert card(page, "Trees cool").bounding_box()["width"] == pytest.approx(
        1.25 * before, rel=0.01
    )


def test_dragging_moves_the_map_and_selects_nothing(opened):
    page = opened()
    box = card(page, "Trees cool").bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 90, steps=4)
    page.mouse.up()
    moved = card(page, "Trees cool").bounding_box()
    assert moved["x"] - box["x"] == pytest.approx(100, abs=2)
    assert page.evaluate("location.hash") == ""


def test_a_phone_has_one_pane_at_a_time(opened):
    page = opened(width=390)
    expect(page.locator("#map")).to_be_visible()
    expect(page.locator("#text")).to_be_hidden()
    page.get_by_role("button", name="Text").click()
    expect(page.locator("#text")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_nothing_is_wider_than_a_phone(opened, script):
    page = opened(width=390, java_script_enabled=script)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    ("scheme", "dark"), [("light", False), ("dark", True)], ids=["light", "dark"]
)
def test_it_is_dark_where_the_system_is(opened, scheme, dark):
    page = opened(color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.querySelector('svg a rect')).fill")
    assert (int(re.findall(r"\d+", paper)[0]) < 100) is dark


def test_without_a_script_all_is_there(opened):
    page = opened(java_script_enabled=False)
    for part in ("#overview", "#map svg", "#outline", "#text"):
        expect(page.locator(part)).to_be_visible()


def test_without_a_script_a_card_leads_to_its_words(opened):
    page = opened(java_script_enabled=False)
    card(page, "Trees take").click()
    expect(page.locator("article .claim:target")).to_have_text(TALK.texts["b"])


# The menu of the explore page


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """The address of a running app with one sample; all tests here share it."""
    folder = tmp_path_factory.mktemp("app")
    shutil.copytree(samples_folder() / SAMPLE, folder / "samples" / SAMPLE)
    library = Library(samples=folder / "samples", store=folder / "store")
    channels = {}
    serving = create_app(library).server
    waiting = create_server(serving, host="127.0.0.1", port=0, threads=8, map=channels)
    thread = threading.Thread(target=waiting.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{waiting.effective_port}"
    waiting.task_dispatcher.shutdown()
    waiting.pull_trigger()
    thread.join(5)
    wasyncore.close_all(channels)


@pytest.fixture(scope="module")
def explored(chromium, app):
    """Open the explore page with an address; what goes wrong in the browser fails the test."""
    contexts, wrong = [], []

    def open_at(query="", **options):
        size = {"width": 1440, "height": 900}
        contexts.append(chromium.new_context(viewport=size, base_url=app, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.goto(f"/explore?c={SAMPLE}{query}")
        page.wait_for_selector("#explore[data-ready]")
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def menu(explored):
    """A page with the menu of downloads open."""
    page = explored()
    page.click("text=Download")
    return page


def taken(page, what):
    with page.expect_download() as found:
        page.click(f"[data-take='{what}']")
    return found.value


def pixels(data: bytes) -> tuple[tuple[int, int], set[bytes]]:
    """Return the size of a PNG and the different lines of it."""
    size = struct.unpack(">II", data[16:24])
    parts, at = b"", 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            parts += data[at + 8 : at + 8 + length]
        at += 12 + length
    lines, step = zlib.decompress(parts), 1 + 4 * size[0]
    return size, {lines[row : row + step] for row in range(0, len(lines), step)}


def test_a_png_is_twice_as_large_as_the_picture_and_shows_it(menu):
    svg = taken(menu, "view-svg").path().read_text(encoding="utf-8")
    w, h = (float(value) for value in re.search(r'width="(.+?)" height="(.+?)"', svg).groups())
    size, lines = pixels(taken(menu, "view-png").path().read_bytes())
    assert size == (pytest.approx(2 * w, abs=2), pytest.approx(2 * h, abs=2))
    assert len(lines) > 100


def test_the_picture_shows_what_the_filters_leave(explored):
    page = explored("&a=Hanne")
    page.click("text=Download")
    svg = taken(page, "view-svg").path().read_text(encoding="utf-8")
    badges = re.findall(r'font-weight="700" fill="#3d3d3d">#\d+ (\w+)', svg)
    graph = load(samples_folder() / SAMPLE / "reference.json")
    argued = [link for link in graph.links if link.kind in ("support", "rebut")]
    ends = [{graph.comment_of(end).author for end in (x.source, x.target)} for x in argued]
    assert set(badges) == set().union(*(pair for pair in ends if "Hanne" in pair))


def test_the_name_of_a_file_is_the_title(menu):
    name = taken(menu, "view-svg").suggested_filename
    assert name == "workshop-street-lights-in-ellerby-between-midnight-and-five-view.svg"


def test_the_page_is_offered(menu):
    assert taken(menu, "page").path().read_bytes().startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        pytest.param((1000, 1000), 2, id="twice"),
        pytest.param((40_000, 100), 0.4, id="wide"),
        pytest.param((100, 32_000), 0.5, id="high"),
        pytest.param((13_400, 20_000), 0.8, id="high-before-large"),
        pytest.param((16_750, 16_000), 16_000 / 16_750, id="large"),
    ],
)
def test_a_picture_is_no_larger_than_browsers_can_make(menu, size, scale):
    found = menu.evaluate(
        "([w, h]) => import('/assets/map/takeaway.mjs').then((it) => it.scaleFor(w, h))", size
    )
    assert found == pytest.approx(scale, rel=0.01)


@pytest.fixture
def answered(menu):
    """Let the server answer something else when it is asked for the picture of the view."""

    def answer(body):
        menu.route("**/view.svg?*", lambda route: route.fulfill(body=body))
        return menu

    yield answer
    menu.unroute("**/view.svg?*")


def test_a_picture_that_is_made_smaller_says_so(answered):
    page = answered('<svg xmlns="http://www.w3.org/2000/svg" width="40000" height="10"/>')
    taken(page, "view-png")
    expect(page.locator(".take-told")).to_contain_text("20 % of the usual sharpness")


def test_a_picture_that_cannot_be_read_says_what_to_do(answered):
    page = answered("no picture")
    page.click("[data-take='view-png']")
    expect(page.locator(".take-told")).to_have_text(
        "The browser cannot read the picture. Take the SVG instead."
    )


# Paper


@pytest.fixture(scope="module")
def printed(explored):
    """A page as it is printed from a dark screen."""
    page = explored(color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    return page


def test_paper_has_all_of_the_text(printed):
    expect(printed.locator(".paper-comment")).to_have_count(41)


def test_paper_begins_with_the_title_and_the_overview(printed):
    expect(printed.locator(".paper h1")).to_be_visible()
    expect(printed.locator(".paper-overview")).to_contain_text("What is disputed")


def test_paper_has_the_map(printed):
    assert printed.locator(".paper-map [data-node]").count() >= 30


def test_paper_has_no_tools(printed):
    expect(printed.locator(".explore")).to_be_hidden()
    assert printed.locator(".paper :is(button, input, summary)").count() == 0


def test_paper_is_white_whatever_the_screen_is(printed):
    ground = printed.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_paper_marks_claims_by_a_line_and_links_by_words(printed):
    line = printed.evaluate(
        "getComputedStyle(document.querySelector('.paper-claim')).textDecorationLine"
    )
    assert line == "underline"
    expect(printed.locator(".paper-links li").first).to_contain_text("supports")


def test_paper_has_as_many_sheets_as_the_map_and_the_text_need(menu):
    sheets = len(re.findall(rb"/Type\s*/Page\b", menu.pdf(prefer_css_page_size=True)))
    assert 4 <= sheets <= 14


@pytest.mark.parametrize(
    ("length", "spans", "expected"),
    [
        pytest.param(90, [], [[0, 90]], id="whole"),
        pytest.param(150, [[70, 120]], [[0, 62], [62, 88]], id="before-a-card"),
        pytest.param(150, [], [[0, 100], [100, 50]], id="nothing-in-the-way"),
    ],
)
def test_a_map_is_cut_where_no_card_is(printed, length, spans, expected):
    found = printed.evaluate(
        "([length, spans]) => import('/assets/map/paper.mjs')"
        ".then((it) => it.pieces(length, 100, spans))",
        [length, spans],
    )
    assert found == expected


def test_the_paper_is_gone_after_printing(explored):
    page = explored()
    page.evaluate(
        "for (const what of ['before', 'after']) dispatchEvent(new Event(`${what}print`))"
    )
    expect(page.locator(".paper")).to_have_count(0)
