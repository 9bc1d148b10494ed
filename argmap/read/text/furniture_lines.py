"""The wordings of furniture: whole lines, and the labels of buttons, by what they are."""

# ruff: noqa: RUF001, SIM905  # signs that look like others are what is looked for; a long list reads better as words

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

# Labels of buttons; several may stand on one line.
LABELS = frozenset(
    (
        "add reaction|add reactions|also sent to the channel|award|block|bookmark|"
        "click to collapse|click to expand|collapse|context|copy link|copy url|delete|dislike|"
        "dislikes|down|downvote|edit|embed|expand|favorite|flag|flag as inappropriate|follow|"
        "full comments|give award|give gold|helpful|hide|hide child comments|hide replies|ignore|"
        "like|likes|link|link to this comment|load more|load more comments|log in to reply|"
        "login to reply|menu|message|more|multi quote|multiquote|mute|next|not helpful|options|"
        "parent|perma link|permalink|permalink embed|permanent link|pm|prev|quote|quote reply|"
        "react|recommend|replies|reply|reply to comment|reply to this|reply to this comment|"
        "reply with quote|report|report abuse|report comment|report post|report this|root|save|"
        "see more|see translation|share|show less|show more|show more replies|show replies|"
        "sign in to reply|thumbs down|thumbs up|translate|tweet|unfavorite|unfollow|unlike|"
        "unsave|up|upvote|view more replies|view replies|view reply|view thread|vote|vote down|"
        "vote up"
    ).split("|")
)
_SITE = (
    r"(?:facebook|twitter|x|linked ?in|pinterest|reddit|tumblr|e-?mail|print|whatsapp"
    r"|telegram|pocket|skype|mastodon|bluesky|threads|google\+?|stumbleupon|digg"
    r"|delicious|more|tweet|share|like|instapaper|flipboard|rss)"
)
_NAV = (
    r"(?:home|about(?: us| me)?|contact(?: us)?|archives?|blog|log ?in|log ?out|sign ?in"
    r"|sign ?up|register|search|menu|subscribe|rss|faqs?|privacy(?: policy)?|terms(?: of"
    r" (?:use|service))?|news|forums?|members|help|sitemap|site map|donate|shop|store"
    r"|events|gallery|links|opinion|sports?|business|world|politics|culture|account|my"
    r" account|new posts|what's new|next|prev|previous|back|categories|tags|topics"
    r"|newsletter|advertise|careers|jobs|press|disclaimer)"
)
_APART = r"(?> [|•·»›/>–-]? ?|[|•·»›/>]) ?"
_N = r"\d[\d,.]{0,8}[km]?"

# Each has to match the whole line, in any case of letters.
WHOLE_LINES: tuple[tuple[str, str], ...] = (
    (SHARE, r"share or comment on this .{1,20}"),
    (SHARE, r"share (?:this|on|via)\b.{0,40}:?"),
    (
        SHARE,
        r"(?:e-?mail this ?|blogthis! ?|share to (?:x|twitter|facebook|pinterest|e-?mail) ?){2,9}",
    ),
    (SHARE, r"like this:?"),
    (SHARE, r"be the first to like this\.?"),
    (SHARE, r"(?:click to )?(?:share|e-?mail|print|tweet) (?:on|via|this|a link)\b.{0,60}"),
    (SHARE, rf"{_SITE}(?:{_APART}{_SITE}){{1,12}}"),
    (SHARE, r"(?:facebook|twitter|linkedin|pinterest|tumblr|whatsapp|e-?mail|print|telegram)"),
    (SHARE, r"loading\.{0,3}…?"),
    (SHARE, r"one blogger likes this.?"),
    (SHARE, r"%d bloggers? like this:?.?"),
    (SHARE, rf"{_N} bloggers? likes? this.?"),
    (SHARE, r"like loading\.{0,3}"),
    (COUNTS, rf"{_N} (?:likes?|points?|votes?|upvotes?|people (?:like|found) this.{{0,20}})"),
    (
        COUNTS,
        rf"(?:likes?|liked by|votes?|score|recommended|recommend|replies|points?) ?[:(]?"
        rf" ?{_N}\)?(?: people| users| readers)?",
    ),
    (COUNTS, rf"{_N} (?:repl(?:y|ies)|recommend(?:s|ed|ations?)?|thumbs up|reactions?|shares?)"),
    (COUNTS, rf"{_N} people (?:liked|recommend|found) this.{{0,20}}"),
    (COUNTS, rf"{_N} of {_N} people .{{0,40}}"),
    (COUNTS, rf"(?:view|show|hide|see) (?:all )?{_N} (?:more )?(?:repl(?:y|ies)|comments?)"),
    (
        COUNTS,
        rf"(?:show|view|load|see) (?:more|{_N} more|previous|all) (?:repl(?:y|ies)"
        rf"|comments?)",
    ),
    (COUNTS, r"(?:\d )?\d ?(?:rate this|i rate this)"),
    (COUNTS, r"rate this"),
    (COUNTS, rf"{_N} {_N} rate this"),
    (COUNTS, r"last reply .{1,40}"),
    (COUNTS, r"liked by .{1,60}"),
    (FORM, r"leave (?:a|your|an?other) (?:reply|comment|response|thoughts?)\b.{0,60}"),
    (
        FORM,
        r"(?:post|write|submit|add|make) (?:a|your|new|another)(?: new| public)?"
        r" (?:comment|reply|response|thoughts)\b.{0,60}",
    ),
    (FORM, r"(?:post|submit|send|preview) (?:comment|reply|your comment)"),
    (FORM, r"comment(?: form)?"),
    (FORM, r"reply"),
    (FORM, r"message [#@].{1,80}"),
    (FORM, r"shift \+ (?:return|enter) to add a new line"),
    (FORM, r"add a comment ?(?:\.{3}|…)"),
    (FORM, r"join the (?:discussion|conversation).{0,20}"),
    (FORM, r"start the discussion.{0,20}"),
    (FORM, r"cancel(?: reply)?"),
    (FORM, r"click here to cancel reply\.?"),
    (FORM, r"enter your comment here\.{0,3}…?"),
    (FORM, r"your e-?mail address will not be published\.?.{0,60}"),
    (FORM, r"required fields are marked.{0,5}"),
    (
        FORM,
        r"(?:name|e-?mail|mail|website|url|comment)s? ?(?:\*|\((?:required|will not be"
        r" published|address never made public|optional|never made public)\)).{0,60}",
    ),
    (FORM, r"notify me of (?:new|follow-?up) .{1,60}"),
    (FORM, r"save my name, .{1,90}"),
    (FORM, r"(?:type|write) your (?:comment|reply|message).{0,30}"),
    (FORM, r"[Δ∆]"),
    (FORM, r"you may use these html.{0,150}"),
    (
        FORM,
        r"(?:comments?|replies|responses|discussion) (?:(?:are|is|have been) )?(?:now"
        r" )?(?:closed|disabled|turned off)\.?",
    ),
    (
        FORM,
        r"this (?:thread|topic|discussion|post) (?:is|has been) (?:now )?(?:closed|locked"
        r"|archived).{0,60}",
    ),
    (LOGIN, r"fill in your details below.{0,60}"),
    (LOGIN, r"connecting to %s"),
    (
        LOGIN,
        r"(?:you must|you need to|please) (?:be )?(?:log(?:ged)?|sign(?:ed)?|register)["
        r" -]?(?:in)?\b.{0,80}",
    ),
    (LOGIN, r"(?:log|sign) ?in (?:or (?:register|sign up)|to|with)\b.{0,60}"),
    (LOGIN, r"(?:log|sign) (?:in|up) (?:for|to) .{1,40}(?:comment|conversation|reply).{0,100}"),
    (LOGIN, r"log ?in now\.?"),
    (LOGIN, r"you are commenting using your .{1,80}"),
    (LOGIN, r"(?:wordpress(?:\.com)?|gravatar) logo"),
    (LOGIN, r"(?:twitter|facebook|google\+?) (?:picture|photo|logo)"),
    (LOGIN, r"log ?(?:in|out) ?/ ?change ?\)?"),
    (NAVIGATION, rf"{_NAV}(?:{_APART}{_NAV}){{1,15}}"),
    (NAVIGATION, r"skip to (?:main )?(?:content|navigation|comments)"),
    (NAVIGATION, r"(?:toggle|main|primary) (?:menu|navigation)"),
    (
        NAVIGATION,
        r"(?:[←«<‹] ?)?(?:older|newer|previous|next) (?:comments?|posts?|entr(?:y|ies)"
        r"|articles?|pages?|topics?|threads?)(?: ?[→»>›])?:?",
    ),
    (NAVIGATION, r"(?:[←«‹]) .{1,90}"),
    (NAVIGATION, r".{1,90} (?:[→»›])"),
    (NAVIGATION, r"(?:comments?|posts?) navigation"),
    (NAVIGATION, r"page \d{1,5} of \d{1,5}"),
    (NAVIGATION, r"back to (?:top|the top|article|page)\.?"),
    (NAVIGATION, r"(?:jump|go) to .{1,30}"),
    (
        NAVIGATION,
        r"sort(?:ed)? by:?(?: ?(?:best|newest|oldest|top|new|popular|relevance"
        r"|recommended).{0,40})?",
    ),
    (NAVIGATION, r"(?:search|search for|search this (?:site|blog)|menu|home)(?: ?\.{3}|…|:)?"),
    (NAVIGATION, r"(?:most|least) (?:relevant|recent|liked)|(?:best|worst|highest|lowest) rated"),
    (NAVIGATION, r"top comments"),
    (NAVIGATION, r"newest first"),
    (NAVIGATION, r"oldest first"),
    (NAVIGATION, r"all comments"),
    (
        COOKIES,
        r"(?=.{0,200}cookie)(?=.{0,200}(?:this (?:web)?site|our (?:web)?site|cookie"
        r" policy|accept all|by continuing|privacy & cookies)).{1,200}",
    ),
    (COOKIES, r"close and accept"),
    (COOKIES, r"accept (?:all )?cookies"),
    (COOKIES, r"reject all(?: cookies)?"),
    (COOKIES, r"manage (?:cookies|preferences)"),
    (COOKIES, r"accept all"),
    (FOOTER, r"(?:copyright )?(?:©|\(c\)|copyright) ?.{0,100}"),
    (FOOTER, r"all rights reserved\.?"),
    (FOOTER, r"(?:proudly )?powered by .{1,60}"),
    (FOOTER, r"(?:blog|website|site) (?:at|by) wordpress\.com.?.{0,40}"),
    (FOOTER, r"create a free website.{0,40}"),
    (FOOTER, r"theme:? .{1,60} by .{1,40}"),
    (FOOTER, r"entries \(rss\).{0,40}"),
    (FOOTER, r"comments \(rss\)"),
    (FOOTER, r"(?:privacy policy|terms of (?:use|service))(?: ?[|•·] ?.{1,60})?"),
    (NOTICE, r"this entry was posted .{1,190}"),
    (NOTICE, r"this entry was tagged .{1,190}"),
    (NOTICE, r"you can (?:follow|leave|skip|trackback).{1,190}"),
    (NOTICE, r"(?:posted|filed) (?:in|under):? .{1,150}"),
    (NOTICE, r"(?:categori[sz]ed|filed) (?:as|in|under) .{1,100}"),
    (NOTICE, r"tags?: .{1,150}"),
    (NOTICE, r"tagged(?: with)?:? .{1,150}"),
    (NOTICE, r"labels: .{1,150}"),
    (NOTICE, r"categories: .{1,100}"),
    (NOTICE, r"your comment is awaiting moderation\.?"),
    (NOTICE, r"edit this entry\.?"),
    (NOTICE, r"trackback (?:url|uri).{0,150}"),
    (NOTICE, r"(?:rss )?feed for comments.{0,60}"),
    (NOTICE, r"advertisements?"),
    (NOTICE, r"sponsored(?: content| links)?"),
    (NOTICE, r"(?:promoted|new)"),
    (NOTICE, r"(?:last )?edited (?:by|on|at) .{1,150}"),
    (NOTICE, r"report this ad"),
    (NOTICE, r"story continues below.{0,30}"),
    (
        RELATED,
        r"(?:related|related (?:posts?|articles?|stories|content|topics)|recent (?:posts"
        r"|comments)|you (?:may|might) also (?:like|enjoy)|more (?:from|in|on) .{1,60}"
        r"|most (?:popular|read|commented|viewed)|recommended(?: for you)?|popular posts"
        r"|blogroll|archives|categories|see also|read next|follow (?:us|blog via email"
        r"|me).{0,40}|about the author|about me|subscribe(?: to .{1,60})?):?",
    ),
    (PICTURE, r".{1,60}'s (?:avatar|profile (?:photo|picture|image)|picture|photo)"),
    (PICTURE, r"(?:user |author )?avatar(?: (?:for|of) .{1,60})?"),
    (PICTURE, r"(?:user |profile )(?:photo|picture|image|pic)"),
    (PICTURE, r"\[?(?:image|img|photo|picture)(?:: .{1,80})?\]"),
    (PICTURE, r"view .{1,60}'s profile.{0,20}"),
    (PICTURE, r"gravatar"),
    (PICTURE, r"u/.{1,40} avatar"),
)
