import pytest
from playwright.sync_api import expect

from argmap.model import ArgumentGraph, Comment, Conversation

pytestmark = pytest.mark.browser

CHAT = (
    "Ana: We should close the street to cars.\nBen: No, the shops need it.\nAna: Only on Sundays."
)


@pytest.fixture
def home(page):
    page.goto("/")
    expect(page.get_by_role("button", name="Choose a file")).to_be_visible()
    return page


def test_a_sample_is_a_card_with_a_picture_that_leads_to_its_map(home):
    card = home.locator(".library-cards li")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("comments")
    picture = card.locator("img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    assert card.get_by_role("link").get_attribute("href") == "/explore?c=street-lights-workshop"


def test_pasted_text_leads_to_its_review(home):
    home.get_by_label("Paste a conversation").fill(CHAT)
    home.get_by_role("button", name="Read it").click()
    expect(home.get_by_role("heading", level=1)).to_have_text("Check what was read")
    expect(home.locator(".turn")).to_have_count(3)


def test_text_that_cannot_be_read_stays_and_is_told_why(home):
    home.get_by_label("Paste a conversation").fill("\x02\x03 \x04")
    home.locator("#library-format").click()
    home.get_by_role("option", name="WordPress export").click()
    home.get_by_role("button", name="Read it").click()
    expect(home.get_by_role("alert")).to_contain_text("pasted text: ")
    expect(home.get_by_label("Paste a conversation")).not_to_have_value("")


def test_pasted_text_survives_a_reload(home):
    home.get_by_label("Paste a conversation").fill(CHAT)
    home.wait_for_timeout(300)
    home.reload()
    expect(home.get_by_label("Paste a conversation")).to_have_value(CHAT)


def test_nothing_pasted_is_said_so(home):
    home.get_by_role("button", name="Read it").click()
    expect(home.get_by_role("alert")).to_have_text(
        "pasted text: it is empty; paste a conversation first"
    )


def test_the_file_chooser_opens_with_the_keyboard(home):
    home.wait_for_load_state("networkidle")  # the page is drawn anew until its data have come
    button = home.get_by_role("button", name="Choose a file")
    expect(button).to_be_enabled()
    home.wait_for_timeout(500)
    with home.expect_file_chooser() as chooser:
        button.press("Enter")
    chooser.value.set_files([{"name": "a.txt", "mimeType": "text/plain", "buffer": CHAT.encode()}])
    expect(home.locator(".turn")).to_have_count(3)


def drop(page, selector, *files):
    """Drop files of these names and texts on an element, as a person would with the mouse."""
    page.evaluate(
        """([selector, files]) => {
            const dataTransfer = new DataTransfer();
            for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
            const place = document.querySelector(selector);
            const init = { dataTransfer, bubbles: true, cancelable: true };
            for (const kind of ["dragenter", "dragover", "drop"])
                place.dispatchEvent(new DragEvent(kind, init));
        }""",
        [selector, [list(file) for file in files]],
    )


@pytest.mark.parametrize("where", ["#library-upload > div", "h1"])
def test_a_file_may_be_dropped_anywhere(home, where):
    drop(home, where, ("chat.txt", CHAT))
    expect(home.locator(".turn")).to_have_count(3)


def test_two_files_at_once_are_refused(home):
    drop(home, "#library-upload > div", ("a.txt", CHAT), ("b.txt", CHAT))
    expect(home.get_by_role("alert")).to_contain_text("drop one file at a time")


def test_a_binary_file_is_told_what_to_do(home):
    data = bytes(range(256)) * 40
    home.locator("#library-drop input[type=file]").set_input_files(
        [{"name": "photo.dat", "mimeType": "application/octet-stream", "buffer": data}]
    )
    expect(home.get_by_role("alert")).to_contain_text("photo.dat: it is not text")


def test_a_file_over_the_limit_is_refused_before_it_is_sent(home):
    page = home
    zone = page.locator("#library-drop")
    zone.evaluate("zone => zone.dataset.most = '10'")
    sent = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    drop(page, "#library-upload > div", ("big.txt", CHAT))
    expect(page.get_by_role("alert")).to_contain_text("set ARGMAP_MAX_BYTES higher")
    assert sent == []


def test_an_opened_conversation_can_be_deleted_and_brought_back(library, page):
    comment = Comment(id="c:1", text="Close the street.")
    key = library.add(ArgumentGraph(conversation=Conversation(comments=(comment,), title="Cars")))
    page.goto("/")
    page.get_by_role("button", name="Delete Cars").click()
    expect(page.get_by_text("Deleted.")).to_be_visible()
    assert key not in library
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Cars")).to_be_visible()
    assert key in library


def test_the_chosen_colours_are_remembered(home):
    root = home.locator("html")
    expect(root).to_have_attribute("data-mantine-color-scheme", "light")
    home.get_by_role("button", name="Switch between light and dark").click()
    expect(root).to_have_attribute("data-mantine-color-scheme", "dark")
    home.reload()
    expect(root).to_have_attribute("data-mantine-color-scheme", "dark")


def test_the_colours_follow_the_system(new_page):
    page = new_page(color_scheme="dark")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


def test_the_first_tab_stop_skips_to_the_content(home):
    home.keyboard.press("Tab")
    expect(home.locator(":focus")).to_have_text("Skip to the content")
    home.keyboard.press("Enter")
    expect(home.locator("main")).to_be_focused()


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_sticks_out_of_a_phone(new_page, width):
    page = new_page(width)
    page.goto("/")
    expect(page.locator(".library-cards li")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_address_without_a_page_says_so(page):
    page.goto("/nowhere")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is here")
    page.get_by_role("link", name="Go to the library").click()
    expect(page.get_by_role("heading", name="Bring a conversation")).to_be_visible()
    assert page.title() == "Library · argmap"


def test_a_bug_is_admitted_and_the_text_stays(home, monkeypatch):
    def broken(*args, **options):
        raise ZeroDivisionError

    monkeypatch.setattr("argmap.read.read_bytes", broken)
    home.get_by_label("Paste a conversation").fill(CHAT)
    home.get_by_role("button", name="Read it").click()
    expect(home.get_by_role("alert")).to_contain_text("Something went wrong in argmap")
    expect(home.get_by_label("Paste a conversation")).to_have_value(CHAT)
