"""What a page puts around its comments: buttons, forms, navigation, notices, footers.

Everything here looks at one whole line. A line that only might be furniture is not: the words
of a comment are worth more than a clean page.
"""

import re

BUTTONS = "buttons"
COUNTS = "counts of likes or answers"
SHARE = "share buttons"
FORM = "form for a new comment"
LOGIN = "log-in form"
NAVIGATION = "page navigation"
NOTICE = "notice of the page"
COOKIES = "cookie notice"
FOOTER = "footer of the page"
RELATED = "links to other pages"
PICTURE = "stands for a picture"
RULE = "line between comments"

_BUTTONS = frozenset(
    """
    reply|replies|permalink|perma link|permanent link|link to this comment|link|like|likes|unlike
    |dislike|dislikes|share|report|report abuse|report comment|report post|report this|flag
    |flag as inappropriate|edit|delete|quote|quote reply|recommend|upvote|downvote|vote|vote up
    |vote down|up|down|save|unsave|hide|embed|tweet|follow|unfollow|parent|root|next|prev|context
    |full comments|give award|award|more|see more|show more|show less|view replies|view reply
    |hide replies|show replies|load more|load more comments|show more replies|view more replies
    |reply to this|reply to this comment|reply to comment|log in to reply|login to reply
    |sign in to reply|copy link|copy url|react|thumbs up|thumbs down|bookmark|mute|block|message
    |translate|see translation|click to expand|click to collapse|expand|collapse
    |add reaction|add reactions|give gold|helpful|not helpful|multiquote|multi quote|ignore|pm
    |permalink embed|options|menu|view thread|also sent to the channel|favorite|unfavorite|hide child comments
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_LONGEST_BUTTON = 5
# A count, or a time such as "3d" or "2 yr".
_NUMBER = re.compile(r"[+-]?\d{1,4}(?:[.,]\d{1,3})?(?:k|s|m|min|h|hr|d|w|wk|mo|y|yr)?")
_SYMBOLS = re.compile(r"[^\w\s'’]+")
_SQUASHED = re.compile(
    r"(?:permalink|embed|unsave|save|parent|reportgive award|report|give award|reply|hide|edit"
    r"|context|full comments|share)+",
    re.IGNORECASE,
)
_SITES = (
    r"(?:facebook|twitter|x|linked ?in|pinterest|reddit|tumblr|e-?mail|print|whatsapp|telegram"
    r"|pocket|skype|mastodon|bluesky|threads|google\+?|stumbleupon|digg|delicious|more|tweet|share"
    r"|like|instapaper|flipboard|rss)"
)
_WORDS_OF_NAVIGATION = (
    r"(?:home|about(?: us| me)?|contact(?: us)?|archives?|blog|log ?in|log ?out|sign ?in|sign ?up"
    r"|register|search|menu|subscribe|rss|faqs?|privacy(?: policy)?|terms(?: of (?:use|service))?"
    r"|news|forums?|members|help|sitemap|site map|donate|shop|store|events|gallery|links|opinion"
    r"|sports?|business|world|politics|culture|account|my account|new posts|what's new|next|prev"
    r"|previous|back|categories|tags|topics|newsletter|advertise|careers|jobs|press|disclaimer)"
)
_SEPARATED = r"(?> [|•·»›/>–-]? ?|[|•·»›/>]) ?"
_N = r"\d[\d,.]{0,8}[km]?"

_WHOLE_LINES: tuple[tuple[str, str], ...] = (
    (SHARE, r"share (?:this|on|via)\b.{0,40}:?|like this:?|be the first to like this\.?"),
    (SHARE, r"(?:click to )?(?:share|e-?mail|print|tweet) (?:on|via|this|a link)\b.{0,60}"),
    (SHARE, rf"{_SITES}(?:{_SEPARATED}{_SITES}){{1,12}}"),
    (SHARE, r"(?:facebook|twitter|linkedin|pinterest|tumblr|whatsapp|e-?mail|print|telegram)"),
    (SHARE, r"loading\.{0,3}…?|one blogger likes this.?|%d bloggers? like this:?.?"),
    (SHARE, rf"{_N} bloggers? likes? this.?|like loading\.{{0,3}}"),
    (COUNTS, rf"{_N} (?:likes?|points?|votes?|upvotes?|people (?:like|found) this.{{0,20}})"),
    (
        COUNTS,
        rf"(?:likes?|liked by|votes?|score|recommended|recommend|replies|points?) ?[:(]? ?{_N}\)?"
        r"(?: people| users| readers)?",
    ),
    (COUNTS, rf"{_N} (?:repl(?:y|ies)|recommend(?:s|ed|ations?)?|thumbs up|reactions?|shares?)"),
    (COUNTS, rf"{_N} people (?:liked|recommend|found) this.{{0,20}}|{_N} of {_N} people .{{0,40}}"),
    (COUNTS, rf"(?:view|show|hide|see) (?:all )?{_N} (?:more )?(?:repl(?:y|ies)|comments?)"),
    (
        COUNTS,
        rf"(?:show|view|load|see) (?:more|{_N} more|previous|all) (?:repl(?:y|ies)|comments?)",
    ),
    (COUNTS, rf"(?:\d )?\d ?(?:rate this|i rate this)|rate this|{_N} {_N} rate this"),
    (COUNTS, r"last reply .{1,30}"),
    (FORM, r"leave (?:a|your|an?other) (?:reply|comment|response|thoughts?)\b.{0,60}"),
    (
        FORM,
        r"(?:post|write|submit|add|make) (?:a|your|new|another)(?: new| public)? "
        r"(?:comment|reply|response|thoughts)\b.{0,60}",
    ),
    (FORM, r"(?:post|submit|send|preview) (?:comment|reply|your comment)|comment(?: form)?|reply"),
    (
        FORM,
        r"add a comment ?(?:\.{3}|…)|join the (?:discussion|conversation).{0,20}|start the discussion.{0,20}",
    ),
    (FORM, r"cancel(?: reply)?|click here to cancel reply\.?|enter your comment here\.{0,3}…?"),
    (
        FORM,
        r"your e-?mail address will not be published\.?.{0,60}|required fields are marked.{0,5}",
    ),
    (
        FORM,
        r"(?:name|e-?mail|mail|website|url|comment)s? ?(?:\*|\((?:required|will not be published"
        r"|address never made public|optional|never made public)\)).{0,60}",
    ),
    (FORM, r"notify me of (?:new|follow-?up) .{1,60}|save my name, .{1,90}"),
    (
        FORM,
        r"(?:type|write) your (?:comment|reply|message).{0,30}|[Δ∆]|you may use these html.{0,150}",
    ),
    (
        FORM,
        r"(?:comments?|replies|responses|discussion) (?:(?:are|is|have been) )?(?:now )?"
        r"(?:closed|disabled|turned off)\.?",
    ),
    (
        FORM,
        r"this (?:thread|topic|discussion|post) (?:is|has been) (?:now )?(?:closed|locked|archived).{0,60}",
    ),
    (LOGIN, r"fill in your details below.{0,60}|connecting to %s"),
    (
        LOGIN,
        r"(?:you must|you need to|please) (?:be )?(?:log(?:ged)?|sign(?:ed)?|register)[ -]?(?:in)?\b.{0,80}",
    ),
    (LOGIN, r"(?:log|sign) ?in (?:or (?:register|sign up)|to|with)\b.{0,60}|log ?in now\.?"),
    (LOGIN, r"you are commenting using your .{1,80}|(?:wordpress(?:\.com)?|gravatar) logo"),
    (
        LOGIN,
        r"(?:twitter|facebook|google\+?) (?:picture|photo|logo)|log ?(?:in|out) ?/ ?change ?\)?",
    ),
    (NAVIGATION, rf"{_WORDS_OF_NAVIGATION}(?:{_SEPARATED}{_WORDS_OF_NAVIGATION}){{1,15}}"),
    (
        NAVIGATION,
        r"skip to (?:main )?(?:content|navigation|comments)|(?:toggle|main|primary) (?:menu|navigation)",
    ),
    (
        NAVIGATION,
        r"(?:[←«<‹] ?)?(?:older|newer|previous|next) (?:comments?|posts?|entr(?:y|ies)|articles?"
        r"|pages?|topics?|threads?)(?: ?[→»>›])?:?",
    ),
    (NAVIGATION, r"(?:[←«‹]) .{1,90}|.{1,90} (?:[→»›])|(?:comments?|posts?) navigation"),
    (
        NAVIGATION,
        r"page \d{1,5} of \d{1,5}|back to (?:top|the top|article|page)\.?|(?:jump|go) to .{1,30}",
    ),
    (
        NAVIGATION,
        r"sort(?:ed)? by:?(?: ?(?:best|newest|oldest|top|new|popular|relevance|recommended).{0,40})?",
    ),
    (
        NAVIGATION,
        r"(?:search|search for|search this (?:site|blog)|menu|home)(?: ?\.{3}|…|:)?|top comments|newest first|oldest first|all comments",
    ),
    (
        COOKIES,
        r"(?=.{0,200}cookie)(?=.{0,200}(?:this (?:web)?site|our (?:web)?site|cookie policy"
        r"|accept all|by continuing|privacy & cookies)).{1,200}|close and accept|accept (?:all )?cookies"
        r"|reject all(?: cookies)?|manage (?:cookies|preferences)|accept all",
    ),
    (FOOTER, r"(?:copyright )?(?:©|\(c\)|copyright) ?.{0,100}|all rights reserved\.?"),
    (
        FOOTER,
        r"(?:proudly )?powered by .{1,60}|(?:blog|website|site) (?:at|by) wordpress\.com.?.{0,40}"
        r"|create a free website.{0,40}|theme:? .{1,60} by .{1,40}|entries \(rss\).{0,40}|comments \(rss\)",
    ),
    (FOOTER, r"(?:privacy policy|terms of (?:use|service))(?: ?[|•·] ?.{1,60})?"),
    (
        NOTICE,
        r"this entry was posted .{1,190}|this entry was tagged .{1,190}|you can (?:follow|leave|skip|trackback).{1,190}",
    ),
    (
        NOTICE,
        r"(?:posted|filed) (?:in|under):? .{1,150}|tags?: .{1,150}|tagged(?: with)?:? .{1,150}|labels: .{1,150}|categories: .{1,100}",
    ),
    (
        NOTICE,
        r"your comment is awaiting moderation\.?|edit this entry\.?|trackback (?:url|uri).{0,150}|(?:rss )?feed for comments.{0,60}",
    ),
    (
        NOTICE,
        r"advertisements?|sponsored(?: content| links)?|promoted|report this ad|story continues below.{0,30}",
    ),
    (
        RELATED,
        r"(?:related|related (?:posts?|articles?|stories|content|topics)|recent (?:posts|comments)|you (?:may|might) also (?:like|enjoy)"
        r"|more (?:from|in|on) .{1,60}|most (?:popular|read|commented|viewed)|recommended(?: for you)?"
        r"|popular posts|blogroll|archives|categories|see also|read next|follow (?:us|blog via email|me).{0,40}|about the author|about me|subscribe(?: to .{1,60})?):?",
    ),
    (
        PICTURE,
        r".{1,60}'s (?:avatar|profile (?:photo|picture|image)|picture|photo)|(?:user |author )?avatar(?: (?:for|of) .{1,60})?"
        r"|(?:user |profile )(?:photo|picture|image|pic)|\[?(?:image|img|photo|picture)(?:: .{1,80})?\]|gravatar|u/.{1,40} avatar",
    ),
)
_FURNITURE = tuple((why, re.compile(rf"(?:{p})", re.IGNORECASE)) for why, p in _WHOLE_LINES)
_ABOUT = re.compile(
    r"(?:(?:senior |junior |new |super |full |gold |active |valued |trusted )?member|moderator"
    r"|administrator|admin|guest|veteran|newbie|registered user|site admin|author|op|verified"
    r"|original poster|top (?:contributor|commenter|fan)|staff|editor|subscriber|online|offline"
    r"|(?:join(?:ed)?(?: date)?|posts|messages|location|reputation|registered|threads|points|karma"
    r"|rep power|threads started|reaction score|thanks(?: given| received)?):.{0,60}"
    r"|\d[\d,.]{0,8} (?:posts|messages|comments|contributions|points))",
    re.IGNORECASE,
)
_RULE = re.compile(r"([-=*_~—–+#•·])(?: ?\1){2,}")
_ENDS = frozenset({FORM, LOGIN})
_SENTENCE_LENGTH = 90


def furniture(text: str) -> str | None:
    """Return why a line is furniture of the page, or None when it may be words of a comment."""
    if not text or len(text) > 200:
        return None
    if is_rule(text):
        return RULE
    if are_buttons(text):
        return BUTTONS
    for why, pattern in _FURNITURE:
        if pattern.fullmatch(text):
            return why
    return None


def are_buttons(text: str) -> bool:
    """Return whether a line is nothing but labels of buttons and numbers beside them."""
    if len(text) > 120:
        return False
    words = _SYMBOLS.sub(" ", text).lower().split()
    if not words:
        return bool(text) and not any(c.isalnum() for c in text) and _only_signs(text)
    labels, place = 0, 0
    while place < len(words):
        if _NUMBER.fullmatch(words[place]):
            place += 1
            continue
        for length in range(_LONGEST_BUTTON, 0, -1):
            if " ".join(words[place : place + length]) in _BUTTONS:
                place, labels = place + min(length, len(words) - place), labels + 1
                break
        else:
            return bool(_SQUASHED.fullmatch(text))
    return labels > 0


def _only_signs(text: str) -> bool:
    return all(sign in "▲▼⚑−–-+•·|›»«‹…↑↓△▽ ⬆⬇⋮" for sign in text)


def is_about_author(text: str) -> bool:
    """Return whether a line says what a forum knows of an author: rank, number of posts, ..."""
    return len(text) <= 80 and _ABOUT.fullmatch(text) is not None


def is_rule(text: str) -> bool:
    """Return whether a line is a rule drawn with signs, such as --- or * * *."""
    return _RULE.fullmatch(text) is not None


def ends_comments(text: str) -> str | None:
    """Return why a line can only stand after the last comment, or None."""
    why = furniture(text)
    return why if why in _ENDS and not are_buttons(text) else None


def is_short_label(text: str) -> bool:
    """Return whether a line is no sentence: short, and no full stop at its end."""
    return len(text) <= _SENTENCE_LENGTH and not text.endswith((".", "?", "!", '"', "”"))
