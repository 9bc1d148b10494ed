"""The markups of comments that are known: one record a kind of site, CSS selectors only."""

import re

from msgspec import Struct

# What names the parts of a comment, most telling first; the first that is there counts.
AUTHORS = (
    ".comment-author .fn",
    ".fn",
    "[itemprop=author] [itemprop=name], [itemprop=creator] [itemprop=name]",
    "[itemprop=author], [itemprop=creator]",
    "[rel~=author]",
    ".comment-author-name, .comment__author-name, .comment-author-link, .author-name, .authorname",
    "cite.user, .user-name, .username, .username-coloured, .bigusername, .hnuser",
    ".commenter, .commenter-name, .comment-name, .commentor, .poster, .nickname, .nick, .handle",
    "a.author, .author a, .comment-author a, .comment__author",
    ".comment-author, .comment_author, .commentauthor, .commentAuthor, .author, .byline",
    "[class*='comment-author' i], [class*='commentAuthor' i], [class*='comment_author' i]",
    ".user, .name, .from, .sender, .who, .display-name, .displayname",
    "[class*='username' i], [class*='user-name' i], [class*='authorName' i]",
    "cite",
    "dt, summary",
    "h2, h3, h4, h5, h6",
    "strong, b",
)
TIMES = (
    "[itemprop=dateCreated], [itemprop=datePublished], [itemprop=commentTime]",
    "time, relative-time, time-ago, faceplate-timeago",
    "[data-time], [data-timestamp], [data-date], [data-created]",
    "abbr.published, abbr[title], .timeago",
    ".comment-date, .comment-time, .comment-timestamp, .comment_date, .comment__date, .commentdate",
    ".comment__time, .posted, .post-date, .postdate, .created, .published, .datetime, .timestamp",
    ".date, .time, .age, .when, .ago",
    ".comment-metadata a, .comment-meta a",
    ".comment-metadata, .commentmetadata, .comment-meta, .meta, .submitted",
    "[class*='timestamp' i], [class*='date' i], [class*='time' i]",
    "small",
)
TEXTS = (
    "[itemprop=text], [itemprop=commentText]",
    ".comment-content, .comment_content, .comment__content, .commentcontent, .commentContent",
    ".comment-text, .comment_text, .comment__text, .commenttext, .commentText, .comment-copy",
    ".comment-message, .comment__message, .post-message, .message-content, .message-body",
    ".comment-entry, .comment__body, .commentbody, .comment_body, .commentBody",
    ".comment-body",
    "[class*='comment-content' i], [class*='comment_content' i], [class*='commentContent' i]",
    "[class*='comment-text' i], [class*='comment_text' i], [class*='commentText' i]",
    "[class*='comment-body' i], [class*='comment_body' i], [class*='commentBody' i]",
    ".entry-content, .post-content, .content, .text, .body, .message",
    "dd",
)
LIKES = (
    "[itemprop=upvoteCount], .likes, .like-count, .likes-count, .vote-count, .votecount, .votes, "
    ".js-vote-count, [data-role=likes], .upvotes, .comment-likes, .score.unvoted, "
    ".comment-score, .rating"
)
ANSWERS_TO = (
    "a.parent-link, a.reply-to-tab, .in-reply-to a, a.in-reply-to, .comment-parent a, "
    ".reply-to a, a.reply-to, a.replyto, .replying-to a, .parent-comment a, "
    "a[href*='#comment'], a[href*='#c'], a[href*='#p'], a[href*='#reply'], a[href*='#msg']"
)


SUBJECTS = (
    ".comment-title, .comment-subject, .comment__title, .subject, .post-subject, .postbody > h3, "
    ".postbody > .title, h2, h3, h4"
)


class Form(Struct, frozen=True, kw_only=True):
    """How one kind of site marks up its comments.

    `comment` selects a whole comment, `until` tells that a comment also holds what follows it
    up to the next; `depth` names the attribute (of the comment or of something in it) that
    counts how deep an answer stands. In a forum the first message is the `opener`. Where
    `tree` holds, a comment that answers no other one answers the post.
    """

    name: str
    comment: str
    needs: str = ""
    text: tuple[str, ...] = TEXTS
    author: tuple[str, ...] = AUTHORS
    time: tuple[str, ...] = TIMES
    depth: str = ""
    until: bool = False
    opener: bool = False
    tree: bool = False


FORMS = (
    Form(
        name="Hacker News",
        comment="tr.athing.comtr",
        text=(".commtext", ".comment"),
        author=(".hnuser",),
        time=(".age",),
        depth="indent",
        tree=True,
    ),
    Form(
        name="Reddit",
        comment="shreddit-comment",
        text=("[slot=comment]",),
        author=("[slot=commentMeta] a[href*='/user/']", "a[href*='/user/']"),
        depth="depth",
        tree=True,
    ),
    Form(
        name="old Reddit",
        comment="div.thing.comment",
        text=(".usertext-body .md", ".usertext-body"),
        author=(".tagline .author", ".tagline em"),
        time=(".tagline time",),
        tree=True,
    ),
    Form(
        name="Disqus",
        comment="li.post",
        needs=".post-message",
        text=(".post-message",),
        author=(".post-byline .author", ".author"),
        time=(".time-ago", ".post-meta a[title]"),
    ),
    Form(
        name="Stack Exchange",
        comment="div.answer, li.comment",
        needs=".comment-copy, .s-prose, .post-text",
        text=(".s-prose, .post-text", ".comment-copy"),
        author=(".user-details [itemprop=name]", ".user-details a", ".comment-user"),
        time=(".relativetime, .relativetime-clean", "time"),
        tree=True,
    ),
    Form(
        name="Discourse",
        comment=".topic-post, .crawler-post",
        text=(".cooked", "[itemprop=text]"),
        author=(
            ".names .username a, .names .first a",
            ".creator [itemprop=name]",
            "[data-user-card]",
        ),
        time=(".post-date [data-time], [data-time]", "time"),
        opener=True,
    ),
    Form(
        name="XenForo",
        comment="article.message",
        needs=".bbWrapper",
        text=(".message-body .bbWrapper", ".bbWrapper"),
        author=(".message-name .username", ".message-name", ".username"),
        time=(".message-attribution time", "time"),
        opener=True,
    ),
    Form(
        name="phpBB",
        comment="div.post",
        needs=".postbody",
        text=(".postbody .content", ".content", ".postbody"),
        author=(
            ".author .username, .author .username-coloured",
            ".postprofile .username",
            ".author a",
        ),
        time=(".author time", "p.author"),
        opener=True,
    ),
    Form(
        name="vBulletin",
        comment="li.postbit, li.postbitlegacy, li.postcontainer, table[id^=post]",
        needs="[id^=post_message_], .postcontent",
        text=(".postcontent", "[id^=post_message_]"),
        author=(".username, .bigusername",),
        time=(".postdate .date, .postdate", ".thead", ".date"),
        opener=True,
    ),
    Form(
        name="Blogger",
        comment="dt[id^=c]",
        needs="dd.comment-body, dd.comment-footer",
        text=("dd.comment-body", ".comment-body"),
        author=("dt a[rel]", "dt a", "dt"),
        time=(".comment-timestamp", "dd.comment-footer"),
        until=True,
    ),
)

# Class names of a whole comment, in any case, and what a build tool appends to them.
WHOLE = re.compile(
    r"(?:[a-z]{1,3}-)?(?:single|user|blog|js|the|post|news|article|thread|reader|depth)?[-_]?"
    r"(?:comment|commentaire|comentario|kommentar|commento)"
    r"(?:[-_]{0,2}(?:item|entry|wrapper|wrap|container|single|box|card|post|row|node|unit|root"
    r"|outer|li))?(?:--[\w-]+)?|pingback|trackback",
    re.IGNORECASE,
)
# The id of a whole comment, and the number in it; ids of its parts end in a word instead.
NUMBERED = re.compile(
    r"(?:li-|div-|dsq-|js-|anchor-|single-)?"
    r"(?:comment|cmt|reply|response|kommentar|commentaire|comentario)"
    r"(?:[-_]?(?:id|post|body|entry|item))?[-_]?(?P<key>\d{1,20})",
    re.IGNORECASE,
)
# Attributes that hold the id of a comment, and those that hold the id of what it answers.
KEYS = (
    "data-comment-id",
    "data-commentid",
    "data-comment",
    "data-post-id",
    "data-fullname",
    "data-shortid",
    "thingid",
    "id",
    "data-id",
)
PARENTS = (
    "data-parent-comment-id",
    "data-parent-id",
    "data-parentid",
    "data-parent",
    "data-in-reply-to",
    "data-reply-to",
    "parentid",
)
KEY = re.compile(
    r"(?:t\d_(?P<thing>\w{2,12})|.*?(?P<uuid>[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12})"
    r"|(?:[a-z]+[-_]+)+(?P<code>(?=\w*\d)[0-9a-z]{1,40})|.*?(?P<number>\d{1,20}))\D{0,3}",
    re.IGNORECASE,
)


def short_key(value: str) -> str:
    """Return the id in "comment-123", "t1_ab12c" or "p99", "" where there is none."""
    found = KEY.fullmatch(value.strip()[:200])
    return "" if found is None else next(filter(None, found.groups()), "")
