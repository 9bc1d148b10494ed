# ruff: noqa: RUF001 - marks of all kinds are meant
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError, LimitError, ReadError
from argmap.read.source import Limits, Source
from argmap.read.web import html

PAGE = """<!doctype html><html><head><title>Paths</title></head><body>
<article class="post"><h1 class="entry-title">Paths</h1><div class="entry-content">
<p>Where shall the new path go, along the brook or over the hill?</p></div></article>
<ol class="commentlist">{comments}</ol></body></html>"""
COMMENT = (
    '<li class="comment" id="comment-{n}"><cite class="fn">{author}</cite>'
    '<div class="comment-content">{words}</div>{children}</li>'
)


def comment(n, words, author="Ada", children=""):
    return COMMENT.format(n=n, words=words, author=author, children=children)


def parse(markup, name="page.html", **rest):
    data = markup if isinstance(markup, bytes) else markup.encode()
    return html.parse(Source(name=name, data=data, **rest))


def page(*comments):
    return parse(PAGE.format(comments="".join(comments)))


def words(markup):
    """Return what is read of a comment with this markup."""
    return page(comment(1, markup)).comments[-1].text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("<p>One.</p><p>Two.</p>", "One.\n\nTwo.", id="paragraphs"),
        pytest.param("One<br>two<br/><br/>three", "One\ntwo\n\nthree", id="line-breaks"),
        pytest.param("<div>One</div><div>two</div>", "One\ntwo", id="divisions"),
        pytest.param("a <b>b</b><i>c</i> <a href='x'>d</a>, e", "a bc d, e", id="inline"),
        pytest.param("<ul><li>a</li><li>b</li></ul>", "- a\n- b", id="points"),
        pytest.param("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b", id="numbers"),
        pytest.param("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b", id="points-in-points"),
        pytest.param("<blockquote>a</blockquote>b", "> a\n\nb", id="quote"),
        pytest.param(
            "<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc", id="quote-paragraphs"
        ),
        pytest.param(
            "<blockquote><blockquote>a</blockquote>b</blockquote>c",
            "> > a\n>\n> b\n\nc",
            id="quote-in-quote",
        ),
        pytest.param(
            "<blockquote><cite>Bo:</cite>a</blockquote>c", "> Bo:\n> a\n\nc", id="quoted-person"
        ),
        pytest.param('<div class="quote">a</div>b', "> a\n\nb", id="quote-by-class"),
        pytest.param("<blockquote>a<br>b</blockquote>", "> a\n> b", id="quote-of-two-lines"),
        pytest.param("<pre>a\n  b</pre>", "a\n  b", id="preformatted"),
        pytest.param("he said <q>no</q>.", "he said “no”.", id="quotation-element"),
        pytest.param('yes <img class="emoji" alt="🙂">', "yes 🙂", id="emoji-picture"),
        pytest.param('see <img alt="a long tale"> here', "see here", id="picture"),
        pytest.param("&lt;b&gt; &amp;amp; &#8217;", "<b> &amp; ’", id="entities"),
        pytest.param("a\n   b\t c&nbsp;d", "a b c d", id="blanks"),
        pytest.param('a<span style="display: none">b</span>', "a", id="not-shown"),
        pytest.param("<table><tr><td>a</td><td>b</td></tr></table>", "a\tb", id="cells"),
        pytest.param("donâ€™t", "don’t", id="mojibake"),
        pytest.param("I <script>evil()</script>agree", "I agree", id="script"),
        pytest.param("<p onclick='evil()'>yes</p>", "yes", id="event-handler"),
        pytest.param("שלום <b>עולם</b>", "שלום עולם", id="right-to-left"),
    ],
)
def test_words_of_a_comment(markup, text):
    assert words(markup) == text


def test_the_source_keeps_broken_encodings():
    assert "donâ€™t" in page(comment(1, "donâ€™t")).source_text


def test_a_comment_stands_where_its_words_stood():
    conversation = page(comment(1, "<p>One.</p><blockquote>two</blockquote>"))
    last = conversation.comments[-1]
    stretch = conversation.source_text[last.source_start : last.source_end]
    assert stretch == last.text == "One.\n\n> two"


def test_nested_lists_are_answers():
    inner = "<ol class='children'>" + comment(2, "no", "Bo") + "</ol>"
    conversation = page(comment(1, "yes", children=inner), comment(3, "well", "Cy"))
    assert [c.reply_to for c in conversation.comments] == [None, None, "c:1", None]


def test_the_post_comes_first_and_has_number_0():
    post = page(comment(1, "yes")).comments[0]
    assert (post.id, post.role, post.number) == ("c:0", "post", 0)


def test_comments_of_one_id_get_ids_of_their_own():
    conversation = page(comment(1, "yes"), comment(1, "no"))
    assert [c.id for c in conversation.comments] == ["c:0", "c:1", "c:1-2"]


def test_comments_without_an_id_are_counted():
    one = "<div class='comment'><b>A</b><p>yes</p></div>"
    markup = one + one.replace("A", "B")
    assert [c.id for c in parse(markup).comments] == ["c:1", "c:2"]


def test_a_deleted_comment_with_answers_stays_as_an_empty_one():
    inner = "<ol class='children'>" + comment(2, "no", "Bo") + "</ol>"
    conversation = page(comment(1, "<img>", children=inner))
    assert [(c.id, c.text) for c in conversation.comments[1:]] == [("c:1", ""), ("c:2", "no")]


def test_links_of_a_comment_are_kept_beside_its_words():
    conversation = page(comment(1, "see <a href='https://example.org/a'>this</a>"))
    assert conversation.comments[-1].extra["links"] == [
        {"text": "this", "url": "https://example.org/a"}
    ]


@pytest.mark.parametrize("url", ["javascript:evil()", "data:text/html,x", "//example.org"])
def test_only_web_links_are_kept(url):
    assert page(comment(1, f"see <a href='{url}'>this</a>")).comments[-1].extra == {}


@pytest.mark.parametrize(
    ("furniture", "why"),
    [
        ("<nav>Home</nav>", "page navigation"),
        ("<aside>Latest</aside>", "sidebar"),
        ("<footer>Imprint</footer>", "page footer"),
        ("<div id='respond'><h3>Leave a Reply</h3><form>Name</form></div>", "comment form"),
        ("<div class='sharedaddy'>Tweet</div>", "buttons for sharing"),
        ("<p>Something else</p>", "outside the post and its comments"),
    ],
)
def test_furniture_is_left_out_with_its_reason(furniture, why):
    markup = PAGE.format(comments=comment(1, "yes")).replace("</body>", furniture + "</body>")
    conversation = parse(markup)
    assert why in {part.why for part in conversation.left_out}
    assert [c.text for c in conversation.comments[1:]] == ["yes"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("cp1250", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'),
    ],
)
def test_encodings(encoding, declared):
    said = "Příště" if encoding == "cp1250" else "Grüße – “ja”"
    markup = PAGE.format(comments=comment(1, said)).replace("<head>", "<head>" + declared)
    assert parse(markup.encode(encoding)).comments[-1].text == said


def test_a_page_saved_as_one_file_is_read():
    body = PAGE.format(comments=comment(1, "Grüße")).encode("utf-8")
    import quopri

    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; "
        b'type="text/html"; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(body)
        + b"\r\n--x--\r\n"
    )
    source = Source(name="page.mhtml", data=data)
    assert html.sniff(source) == 1.0
    assert html.parse(source).comments[-1].text == "Grüße"


def test_a_safari_archive_is_read():
    import plistlib

    main = {
        "WebResourceData": PAGE.format(comments=comment(1, "Grüße")).encode(),
        "WebResourceTextEncodingName": "UTF-8",
    }
    data = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
    assert parse(data).comments[-1].text == "Grüße"


@pytest.mark.parametrize(
    "data", [b"bplist00" + b"\x00" * 40, b"Content-Type: multipart/related; boundary=x\r\n\r\nx"]
)
def test_a_broken_archive_is_refused(data):
    with pytest.raises(ReadError):
        parse(data)


def test_a_page_without_comments_is_refused():
    with pytest.raises(ReadError, match="no comments are found"):
        parse("<html><body><h1>Hello</h1><p>Nothing here.</p></body></html>")


@pytest.mark.parametrize("tag", ["div", "blockquote", "b", "ul><li", "span", "section"])
def test_deep_nesting_is_read(tag):
    deep = f"<{tag}>" * 10_000 + "deep"
    if tag == "ul><li":
        deep = "<ul><li>" * 5_000 + "deep"
    assert "deep" in words(deep)


def test_answers_nested_deeply_are_read():
    depth = 3_000
    opening = "".join(
        f'<li class="comment" id="comment-{n}"><cite class="fn">A</cite>'
        f'<div class="comment-content">word</div><ol class="children">'
        for n in range(1, depth + 1)
    )
    conversation = parse(f"<ol>{opening}")
    assert conversation.comments[-1].reply_to == f"c:{depth - 1}"


def test_nesting_beyond_the_limit_is_refused():
    with pytest.raises(LimitError, match="ARGMAP_MAX_DEPTH"):
        parse("<div>" * 200 + "x", limits=Limits(depth=100))


def test_more_comments_than_the_limit_are_refused():
    markup = PAGE.format(comments=comment(1, "a") + comment(2, "b"))
    with pytest.raises(LimitError, match="ARGMAP_MAX_COMMENTS"):
        parse(markup, limits=Limits(comments=2))


def test_two_thousand_comments_take_less_than_two_seconds():
    comments = "".join(comment(n, "<p>Some words.</p><p>And more.</p>") for n in range(2000))
    data = PAGE.format(comments=comments).encode()
    start = time.process_time()
    assert len(parse(data).comments) == 2001
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("markup", "least", "most"),
    [
        ("<!doctype html><html><body>x</body></html>", 1.0, 1.0),
        ("<div><p>a</p><p>b</p></div>", 0.7, 0.9),
        ("Ana: is a < b?\nBen: yes", 0.0, 0.0),
        ('{"a": "<p>b</p><p>c</p><p>d</p>"}', 0.0, 0.0),
    ],
)
def test_sniffing(markup, least, most):
    assert least <= html.sniff(Source(name="x", data=markup.encode())) <= most


PIECES = st.sampled_from(
    [
        *("<div>", "</div>", "<li class='comment'>", "</li>", "<ol class='children'>", "</ol>"),
        *(
            "<blockquote>",
            "</blockquote>",
            "<dl>",
            "<dt>",
            "<dd>",
            "<article>",
            "</article>",
            "<p>",
        ),
        *("<b class='author'>", "</b>", "<div class='comment-content'>", "<table><tr><td>", "<br>"),
        *("Ada", " says: ", "3 May 2010 at 10:00", "yes, ", "&amp;", "&#xD800;", "\u202e", "\n"),
        *("<pre>", "</pre>", "<li id='comment-1'>", "<li id='comment-2' data-parent='3'>", "<q>"),
        *("<section class=comments>", "<time datetime='2010-01-01'>", "<!--", "-->", "<script>"),
        *("<a href='#comment-2'>in reply to</a>", "</script>", "<template>", "<svg>", "\x00"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_whatever_markup_is_read_whole_or_refused(markup):
    try:
        conversation = parse("<ol><li class='comment' id='comment-9'>word" + markup)
    except ArgmapError:
        return
    assert conversation.unaccounted() == ()


@given(st.integers(0, 1500), st.integers(0, 40), st.binary(max_size=6))
@settings(max_examples=200, deadline=None)
def test_a_damaged_page_is_read_whole_or_refused(place, length, put):
    data = PAGE.format(comments=comment(1, "<p>yes</p>") + comment(2, "no")).encode()
    try:
        conversation = parse(data[:place] + put + data[place + length :])
    except ArgmapError:
        return
    assert conversation.unaccounted() == ()


def test_more_tags_than_the_limit_are_refused():
    with pytest.raises(LimitError, match="ARGMAP_MAX_CELLS"):
        parse("<b>" * 200 + "x", limits=Limits(cells=100))
