import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError, LimitError, ReadError
from argmap.read.source import Limits, Source
from argmap.read.web import wxr

EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><language>fr-FR</language>{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><dc:creator>ruth</dc:creator><wp:post_id>{n}</wp:post_id>
<content:encoded><![CDATA[{words}]]></content:encoded>{comments}</item>"""
COMMENT = """<wp:comment>
<wp:comment_id>{n}</wp:comment_id><wp:comment_author>Ada</wp:comment_author>
<wp:comment_content><![CDATA[{words}]]></wp:comment_content>
<wp:comment_type>{kind}</wp:comment_type>
<wp:comment_approved>{approved}</wp:comment_approved><wp:comment_parent>{parent}</wp:comment_parent>
</wp:comment>"""


def comment(n, words="Some words", parent=0, approved="1", kind="comment"):
    return COMMENT.format(n=n, words=words, parent=parent, approved=approved, kind=kind)


def item(*comments, title="Barn", n=1, words="The barn is empty."):
    return ITEM.format(title=title, n=n, words=words, comments="".join(comments))


def export(*items):
    return EXPORT.format(items="".join(items))


def parse(data, **rest):
    data = data.encode() if isinstance(data, str) else data
    return wxr.parse(Source(name="blog.xml", data=data, **rest))


def test_the_post_with_most_comments_is_read():
    conversation = parse(export(item(comment(1)), item(comment(2), comment(3), title="Mill", n=2)))
    assert conversation.title == "Mill"
    assert [c.id for c in conversation.comments] == ["c:0", "c:2", "c:3"]


def test_other_posts_are_named_and_left_out():
    conversation = parse(export(item(comment(1)), item(comment(2), comment(3), title="Mill", n=2)))
    assert "“Barn” (post 1): 1" in conversation.notes[0]
    assert [part.why for part in conversation.left_out] == ["another post of the export"]


@pytest.mark.parametrize("wanted", ["1", "Barn"])
def test_another_post_can_be_chosen(wanted):
    data = export(item(comment(1)), item(comment(2), comment(3), title="Mill", n=2))
    assert parse(data, columns={"post": wanted}).title == "Barn"


def test_a_post_that_is_not_there_is_refused():
    with pytest.raises(ReadError, match="choose one of: “Barn”"):
        parse(export(item(comment(1))), columns={"post": "Mill"})


@pytest.mark.parametrize(
    ("approved", "why"),
    [
        ("0", "comment that waits for approval"),
        ("spam", "comment marked as spam"),
        ("trash", "comment in the bin"),
    ],
)
def test_comments_that_the_blog_held_back_are_left_out(approved, why):
    conversation = parse(export(item(comment(1), comment(2, "Buy!", approved=approved))))
    assert [c.id for c in conversation.comments] == ["c:0", "c:1"]
    part = conversation.left_out[0]
    assert (conversation.source_text[part.start : part.end], part.why) == ("Ada\nBuy!", why)


@pytest.mark.parametrize("kind", ["pingback", "trackback"])
def test_pingbacks_are_marked(kind):
    assert parse(export(item(comment(1, kind=kind)))).comments[-1].role == "pingback"


def test_line_ends_are_line_breaks():
    text = parse(export(item(comment(1, "One\ntwo\n\n\n\nthree <b>four</b>")))).comments[-1].text
    assert text == "One\ntwo\n\nthree four"


def test_markup_and_scripts_become_text():
    words = "<p onclick='x()'>yes</p><script>evil()</script><blockquote>no</blockquote>"
    assert parse(export(item(comment(1, words)))).comments[-1].text == "yes\n\n> no"


def test_the_language_of_the_blog_is_kept():
    assert parse(export(item(comment(1)))).language == "fr"


@pytest.mark.parametrize(
    ("parents", "answered"),
    [
        pytest.param([9, 0], [None, None], id="nowhere"),
        pytest.param([2, 1], [None, "c:1"], id="cycle"),
        pytest.param([1, 0], [None, None], id="itself"),
    ],
)
def test_odd_parents_are_dropped_with_a_note(parents, answered):
    comments = [comment(n, parent=parent) for n, parent in enumerate(parents, 1)]
    conversation = parse(export(item(*comments)))
    assert [c.reply_to for c in conversation.comments[1:]] == answered
    assert "dropped" in conversation.notes[0]


def test_control_characters_do_not_stop_the_reader():
    assert parse(export(item(comment(1, "a\x0bb")))).comments[-1].text == "ab"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
    ids=["bomb", "file"],
)
def test_entities_are_refused(declared):
    data = export(item(comment(1))).replace("<rss", declared + "<rss")
    with pytest.raises(ReadError, match="declares entities"):
        parse(data)


@pytest.mark.parametrize("data", ["<rss>", "<rss><channel></rss>", "no markup"])
def test_broken_markup_is_refused_with_its_line(data):
    with pytest.raises(ReadError, match=r"blog\.xml:1: it is no well-formed XML"):
        parse(data)


@pytest.mark.parametrize("data", [export(), export(item())], ids=["no-post", "no-comment"])
def test_an_export_without_comments_is_refused(data):
    with pytest.raises(ReadError, match="posts in it has comments"):
        parse(data)


def test_deep_nesting_is_read():
    data = export(item(comment(1, "<div>" * 10_000 + "deep")))
    assert parse(data).comments[-1].text == "deep"


def test_nested_elements_of_xml_are_read():
    data = export(item(comment(1)), "<x>" * 10_000 + "</x>" * 10_000)
    assert len(parse(data).comments) == 2


def test_limits():
    with pytest.raises(LimitError, match="ARGMAP_MAX_COMMENTS"):
        parse(export(item(comment(1), comment(2))), limits=Limits(comments=2))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(encoding):
    data = export(item(comment(1, "Grüße"))).replace("UTF-8", encoding.removesuffix("-sig"))
    assert parse(data.encode(encoding)).comments[-1].text == "Grüße"


@pytest.mark.parametrize(
    ("data", "score"),
    [
        (export(item()), 1.0),
        ("<rss><channel><item/></channel></rss>", 0.3),
        ("<html><body>rss</body></html>", 0.0),
    ],
)
def test_sniffing(data, score):
    assert wxr.sniff(Source(name="x", data=data.encode())) == score


@given(st.integers(0, 1400), st.integers(0, 40), st.binary(max_size=6))
@settings(max_examples=200, deadline=None)
def test_a_damaged_export_is_read_whole_or_refused(place, length, put):
    data = export(item(comment(1), comment(2, "no", parent=1))).encode()
    try:
        conversation = parse(data[:place] + put + data[place + length :])
    except ArgmapError:
        return
    assert conversation.unaccounted() == ()


@pytest.mark.parametrize(
    "name", ["isso_wordpress", "theme-preview", "themeunittestdata.comments-only"]
)
@pytest.mark.optional_data
def test_real_exports_are_read_whole(optional_data, name):
    path = optional_data / "formats" / "wordpress_wxr" / f"{name}.xml"
    conversation = parse(path.read_bytes())
    assert conversation.unaccounted() == ()
    assert any(c.role == "comment" for c in conversation.comments)
