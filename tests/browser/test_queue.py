"""The review queue in a browser: each decision with its key, undone, kept, and mined again."""

import json
import re
from contextlib import closing
from pathlib import Path

import axe_playwright_python
import pytest
from browser.conftest import watched
from graphs import graph_of
from msgspec import structs
from playwright.sync_api import expect

from argmap.model import Alternative
from argmap.model.decisions import decisions

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (only) => {
  const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`);
}"""
GRAPH = graph_of(
    "b -> a - .4",
    "c -> a + .55",
    "d -> b + .65",
    "e -> c - .7",
    "d -> b > .3",
    "c -> a > .95",
    "b -> a > .97",
    texts={
        "a": "Close <b>Mill Street</b> to cars on Sundays",
        "b": "The bakery lives from people who come by car, so it would have to shut",
        "c": "Children have nowhere else to play",
        "d": "It sells most of its bread on Sundays",
        "e": "The park is right behind the school",
    },
    authors={"a": "Ana", "b": "Ben", "c": "Cem", "d": "Dora", "e": "Emil"},
)
ALL = 12  # 7 links and 5 claims


@pytest.fixture
def talk(library):
    library.put("talk", GRAPH)
    return library


def explore(page, more=""):
    page.goto(f"/explore?c=talk{more}", wait_until="commit")  # what it waits for is said next
    page.wait_for_selector("#explore[data-ready]")


def opened(page, more=""):
    explore(page, more)
    page.get_by_role("button", name="Check what was guessed").click()
    expect(page.locator(".queue-end").first).to_be_visible()
    return page


def left(page, number):
    """Wait until so many things are left and the next one is there."""
    expect(page.locator(".queue h2")).to_have_text(re.compile(rf"^To check: {number} of"))
    page.wait_for_selector("#queue:not([aria-busy])")


def press(page, key):
    page.keyboard.press(key)
    page.wait_for_selector("#queue:not([aria-busy])")


def skip_to(page, verb):
    for _ in range(ALL):
        if page.locator(".queue-verb b").text_content(timeout=5000) == verb:
            return
        press(page, "n")
    pytest.fail(f"nothing {verb}")


def shown(page):
    return page.locator(".queue-body .queue-words").all_text_contents()


def kinds(library, *of):
    found = (x for x in library["talk"].links if x.kind in (of or ("reply", "support", "rebut")))
    return {(x.source, x.kind, x.target, x.origin) for x in found}


def check_claim(page, claim):
    explore(page, f"&s={claim}")
    page.get_by_role("button", name="Check this").click()
    expect(page.locator(".queue h3")).to_have_text("Does this say something of its own?")
    page.wait_for_selector("#queue:not([aria-busy])")


def test_the_whole_walk(page, talk):
    opened(page)
    left(page, ALL)
    expect(page.locator(".queue-words b, .queue-words script")).to_have_count(0)  # text stays text

    press(page, "a")
    left(page, ALL - 1)
    assert [d.what for d in decisions(talk["talk"])] == ["accept"]
    expect(page.locator("#explore-said")).to_contain_text("Accepted")

    skip_to(page, "disputes")
    words = shown(page)
    press(page, "f")
    left(page, ALL - 2)
    assert decisions(talk["talk"])[-1].what == "flip"
    press(page, "Control+z")
    left(page, ALL - 1)
    assert shown(page) == words
    press(page, "z")
    left(page, ALL)
    assert talk["talk"] == GRAPH

    press(page, "x")
    left(page, ALL - 1)
    press(page, "z")
    left(page, ALL)


def test_an_answer_is_led_elsewhere_by_search(page, talk):
    opened(page)
    skip_to(page, "answers")
    press(page, "t")
    page.keyboard.type("1")
    page.locator(".queue .option").first.click()
    left(page, ALL - 1)
    assert decisions(talk["talk"])[-1].target == "c:a"


def doubtful(library):
    """Put a conversation in which the third comment answers the second, or else the first."""
    graph = graph_of("c:b -> c:a > .9", "c:c -> c:b > .4")
    links = [
        structs.replace(x, alternatives=(Alternative(0.3, "c:a"),)) if x.source == "c:c" else x
        for x in graph.links
    ]
    library.put("talk", structs.replace(graph, links=tuple(links)))


def test_a_rejected_answer_offers_the_next_one(page, talk):
    doubtful(talk)
    opened(page)
    press(page, "x")
    expect(page.locator(".queue-choice h3")).to_have_text(
        "Not an answer to #2. What does #3 answer?"
    )
    page.keyboard.press("Enter")
    left(page, 1)
    assert ("c:c", "reply", "c:a", "person") in kinds(talk)


def test_a_comment_answers_nothing_where_that_is_said_twice(page, talk):
    doubtful(talk)
    opened(page)
    press(page, "x")
    page.locator(".queue-choice").wait_for()
    page.keyboard.press("x")
    left(page, 1)
    assert {source for source, *_ in kinds(talk)} == {"c:b"}
    expect(page.locator(".queue-told")).to_contain_text("#3 answers nothing now")


def test_a_claim_is_split_and_merged(page, talk):
    check_claim(page, "b")
    press(page, "s")
    expect(page.locator(".queue-cut [data-cut]")).to_have_text("so ")
    page.keyboard.press("Enter")
    left(page, ALL - 1)  # both parts are a person's
    assert [c.text[:8] for c in talk["talk"].claims_of["c:b"]] == ["The bake", "so it wo"]


def test_neighbours_are_merged_and_it_is_undone(page, talk):
    check_claim(page, "b")
    press(page, "s")
    page.keyboard.press("Enter")
    expect(page.locator("#explore-said")).to_contain_text("Split")
    before = talk["talk"]
    check_claim(page, "b")
    press(page, "m")
    page.locator(".queue .option").first.click()
    expect(page.locator("#explore-said")).to_contain_text("Merged")
    assert len(talk["talk"].claims_of["c:b"]) == 1
    press(page, "z")
    expect(page.locator("#explore-said")).to_contain_text("Undone")
    assert talk["talk"] == before


def test_many_are_accepted_at_once_and_undone_in_one_step(page, talk):
    opened(page)
    press(page, "b")
    go = page.locator(".queue-choice .button-main")
    expect(go).to_have_text("Accept 2 links")
    go.click()
    left(page, ALL - 2)
    assert {x.confidence for x in talk["talk"].links if x.origin == "person"} == {1.0}
    press(page, "z")
    left(page, ALL)
    assert talk["talk"] == GRAPH


def test_what_was_decided_is_there_after_a_reload_in_the_file_and_when_mined_again(page, talk):
    opened(page)
    skip_to(page, "disputes")
    while "The park" not in "".join(shown(page)):
        press(page, "n")
    press(page, "f")
    left(page, ALL - 1)
    opened(page)
    left(page, ALL - 1)
    answer = page.request.get("/download/talk.json?to=json")
    edges = json.loads(answer.text())["edges"]
    assert [e["kind"] for e in edges if e["origin"] == "person"] == ["support"]
    page.locator(".queue-more summary").click()
    page.get_by_role("button", name="Mine again").click()
    expect(page.locator(".queue-note")).to_contain_text("everything you decided holds")
    graph = talk["talk"]
    persons = [x for x in graph.links if x.origin == "person" and x.kind == "support"]
    assert [(graph.comment_of(x.source).id, graph.comment_of(x.target).id) for x in persons] == [
        ("c:e", "c:c")
    ]


def test_the_map_and_the_overview_follow_and_the_selection_stays(page, talk):
    opened(page, "&s=a")
    expect(page.locator(".overview")).to_contain_text("1 comment disputes it")
    skip_to(page, "disputes")
    while "The bakery" not in "".join(shown(page)):
        press(page, "n")
    press(page, "f")
    left(page, ALL - 1)
    expect(
        page.locator(".row[data-selected] .words, .row[aria-selected=true] .words").first
    ).to_contain_text("Close")
    expect(page).to_have_url(re.compile("s=a"))
    expect(page.locator(".details-body")).not_to_contain_text("disputes this")


def test_a_decision_of_another_tab_is_told(chromium, server, talk):
    wrong = []
    with closing(chromium.new_context(base_url=server)) as context:
        page = opened(watched(context.new_page(), server, wrong))
        claims_only = tuple(x for x in GRAPH.links if x.kind == "states")
        talk.put("talk", structs.replace(GRAPH, links=claims_only))
        press(page, "a")
        expect(page.locator(".queue [role=alert]")).to_contain_text("no longer there")
        expect(page.locator(".queue h3")).to_have_text("Does this say something of its own?")
    assert len(wrong) == 1  # the browser itself tells of the refusal
    assert "409" in wrong[0]


def test_a_conversation_that_is_another_one_now_asks_for_a_reload(page, talk):
    opened(page)
    talk.put("talk", graph_of("b -> a - .4", texts={"a": "Close it", "b": "Shops"}))
    press(page, "a")  # the same link is there
    expect(page.locator(".queue [role=alert]")).to_contain_text("Reload the page")


def test_the_keys_of_the_map_stay_when_the_focus_is_there(page, talk):
    opened(page)
    page.locator(".cards [tabindex='0']").focus()
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert talk["talk"] == GRAPH


def test_it_closes_with_escape_and_gives_the_focus_back(page, talk):
    opened(page)
    page.keyboard.press("Escape")
    expect(page.locator("#queue")).to_be_hidden()
    expect(page.get_by_role("button", name="Check what was guessed")).to_be_focused()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(new_page, talk, width, scheme):
    page = opened(new_page(width, color_scheme=scheme))
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, RULES) == []
    press(page, "t")
    assert page.evaluate(RUN_AXE, RULES) == []
    page.keyboard.press("Escape")
    for button in page.locator(".queue button:visible").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24
