"""Comments on pages whose class names say nothing that is known."""

import pytest

from argmap.read.source import Source
from argmap.read.web import html

PAGE = """<!doctype html><html lang="fi"><head><title>Silta</title></head><body>
<div class="x1"><a href="/">Lehti</a><button>Avaa</button><button>Hae</button></div>
<div class="x2"><h1>Uusi silta</h1><div class="x3"><span>By</span> <a href="/o">Outi Salo</a></div>
<div class="x4"><p>The town wants a second bridge over the narrow part of the river by the mill.</p>
<p>It would cost as much as the school did, and the old one is closed every other winter.</p></div>
<div class="x5"><a>Jaa</a><a>Tulosta</a></div></div>
<div class="q0">{comments}<button>Lisää</button></div>
<div class="q9"><h3>Muut</h3><a href="/1"><h4>Sato on hyvä</h4><p>Kaikki iloitsevat.</p></a></div>
</body></html>"""
COMMENT = (
    '<div class="q1"><div class="q2"><button class="q3">{author}</button><i>·</i>'
    '<span class="q4">{hours} hours ago</span></div><div class="q5"><p>{words}</p></div>'
    '<div class="q6"><button>Tykkää</button><span>{hours}</span><button>Vastaa</button></div>'
    "{answers}</div>"
)


def comment(author, hours, words, *answers):
    inner = f'<div class="q7">{"".join(answers)}</div>' if answers else ""
    return COMMENT.format(author=author, hours=hours, words=words, answers=inner)


TALK = (
    comment(
        "Eero",
        9,
        "One bridge is enough.",
        comment("Aino (17)", 8, "Not in winter.", comment("Eero", 7, "Then walk on the ice.")),
    ),
    comment("Kalle", 5, "Who pays for it?"),
)


def parse(markup):
    return html.parse(Source(name="page.html", data=markup.encode()))


@pytest.fixture(scope="module")
def read():
    return parse(PAGE.format(comments="".join(TALK)))


def test_the_words_are_told_from_buttons_and_counts(read):
    assert [c.text for c in read.comments[1:]] == [
        "One bridge is enough.",
        "Not in winter.",
        "Then walk on the ice.",
        "Who pays for it?",
    ]


def test_the_name_beside_the_time_is_the_author(read):
    assert [c.author for c in read.comments[1:]] == ["Eero", "Aino (17)", "Eero", "Kalle"]


def test_a_comment_in_another_answers_it(read):
    assert [c.reply_to for c in read.comments[1:]] == [None, "c:1", "c:2", None]


def test_the_time_is_read(read):
    assert read.comments[1].posted == "9 hours ago"


def test_the_post_has_its_words_without_the_links_below(read):
    assert read.comments[0].text.startswith("The town wants")
    assert read.comments[0].text.endswith("every other winter.")


def test_a_line_that_begins_with_by_names_who_wrote_the_post(read):
    assert read.comments[0].author == "Outi Salo"


def test_nothing_is_lost(read):
    assert read.unaccounted() == ()


def test_buttons_side_by_side_are_words_of_their_own(read):
    assert "Avaa Hae" in read.source_text


def test_parts_named_after_a_comment_are_no_comments():
    one = (
        '<li class="kommentar"><div class="kommentar__kopf"><span class="kommentar__nutzer">{}'
        '</span> <time class="kommentar__zeit">vor {} Stunden</time></div>'
        '<div class="kommentar__inhalt"><p>{}</p></div>'
        '<div class="kommentar__leiste"><a>Antworten</a> <a>Melden</a></div></li>'
    )
    said = [("Uta", 3, "Der Zaun muss weg."), ("Jan", 2, "Er bleibt."), ("Uta", 1, "Warum denn?")]
    page = f"<!doctype html><body><ul>{''.join(one.format(*x) for x in said)}</ul></body>"
    assert [(c.author, c.text) for c in parse(page).comments] == [(a, w) for a, _, w in said]


def test_a_list_of_articles_is_no_talk():
    teaser = (
        '<div class="t1"><a href="/{0}"><h4>Headline {1}</h4><span class="t2">{0} hours ago</span>'
        "<p>A few words on what the article is about, to be read in full behind the link.</p></a>"
        "</div>"
    )
    names = ("Amber", "Birch", "Cedar", "Dogwood", "Elder")
    teasers = "".join(teaser.format(n, name) for n, name in enumerate(names, start=2))
    page = PAGE.format(comments="".join(TALK)).replace('<div class="q9">', f"<div>{teasers}")
    assert [c.author for c in parse(page).comments[1:]] == ["Eero", "Aino (17)", "Eero", "Kalle"]
