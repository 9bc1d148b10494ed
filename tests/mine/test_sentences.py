import pytest

from argmap.mine.quotes import quoted_spans
from argmap.mine.sentences import sentences


def found(text: str, quoted: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, quoted)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One. Two! Three?", ["One.", "Two!", "Three?"], id="stops"),
        pytest.param(
            "The U.S. team met Dr. Ito, e.g. at 5 p.m. on Monday. It rained.",
            ["The U.S. team met Dr. Ito, e.g. at 5 p.m. on Monday.", "It rained."],
            id="abbreviations-do-not-end-a-sentence",
        ),
        pytest.param(
            "the lamp is broken. nobody came to look. why?",
            ["the lamp is broken.", "nobody came to look.", "why?"],
            id="small-letters-after-a-full-stop",
        ),
        pytest.param(
            "It ends (as we know.) Then it begins.",
            ["It ends (as we know.)", "Then it begins."],
            id="a-bracket-after-the-full-stop",
        ),
        pytest.param(
            "The tram is late.12 The bus is not.", ["The tram is late.12", "The bus is not."],
            id="a-footnote-after-the-full-stop",
        ),
        pytest.param(
            "I want it. So do we! It costs 5 (or 6), no more. Why?",
            ["I want it.", "So do we!", "It costs 5 (or 6), no more.", "Why?"],
            id="short-words-and-brackets-end-plainly",
        ),
        pytest.param(
            "See vol. Two of it. Ask Mr. May or Prof. Ito.",
            ["See vol. Two of it.", "Ask Mr. May or Prof. Ito."],
            id="short-words-that-do-not-end-a-sentence",
        ),
        pytest.param(
            "We saw it (The gate was shut. Nobody came) and left. It rained.",
            ["We saw it (The gate was shut. Nobody came) and left.", "It rained."],
            id="a-stop-inside-brackets",
        ),
        pytest.param("and then… nothing happened.", ["and then… nothing happened."], id="ellipsis"),
        pytest.param(
            "We should:\n\n• plant trees;\n• mend the path.",
            ["We should:", "plant trees;", "mend the path."],
            id="bullets-are-trimmed",
        ),
        pytest.param(
            "1. Trees first.\n2) Then paths.\n(c) Then benches.",
            ["Trees first.", "Then paths.", "Then benches."],
            id="numbers-of-a-list-are-trimmed",
        ),
        pytest.param(
            "First line without a stop\nSecond line without a stop",
            ["First line without a stop", "Second line without a stop"],
            id="a-line-that-starts-with-a-capital-starts-anew",
        ),
        pytest.param(
            "We want a longer lane,\nand we want it soon.",
            ["We want a longer lane,\nand we want it soon."],
            id="a-line-that-goes-on-in-small-letters-is-joined",
        ),
        pytest.param(
            "This line was broken by the mail program at about seventy letters so\n"
            "Berlin stands at the start of the next one.",
            [
                "This line was broken by the mail program at about seventy letters so\n"
                "Berlin stands at the start of the next one."
            ],
            id="lines-broken-at-a-fixed-width-are-joined",
        ),
        pytest.param("“All of it is in quotes.”", ["All of it is in quotes."], id="quote-marks"),
        pytest.param("He called it “a farce.”", ["He called it “a farce.”"], id="a-quote-inside"),
        pytest.param("Nice 🙂 Really nice! 🎉", ["Nice 🙂 Really nice!", "🎉"], id="emoji"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n\t ", [], id="blanks"),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_its_sentences(text, expected):
    assert found(text) == expected


def test_a_quotation_that_fills_its_lines_is_left_out():
    text = "> The pool is too cold.\nIt is not."
    assert found(text, quoted_spans(text)) == ["It is not."]


def test_a_full_stop_inside_of_a_quotation_does_not_end_the_sentence():
    text = 'He wrote "The pool is too cold. Nobody swims there." and left the room.'
    assert found(text, quoted_spans(text)) == [text]


def test_a_line_that_is_only_an_address_is_a_link():
    text = "Read this.\nhttps://example.org/a?b=1&c=2."
    assert [s.kind for s in sentences(text)] == ["prose", "link"]


def test_a_line_of_a_list_is_an_item():
    assert [s.kind for s in sentences("Three things:\n- bread\n- salt")] == [
        "prose",
        "item",
        "item",
    ]
