"""What on a page belongs to no comment, and the words for why it is left out."""

from collections import defaultdict
from collections.abc import Iterable

from argmap.read.web.markup import Page
from argmap.read.web.nodes import Node

# Reasons for what stands inside a comment or the post, by what its element is called.
IN_COMMENT = {
    "buttons": (
        ".reply, .comment-reply-link, .comment-reply, .comment-actions, .comment__actions, "
        ".comment-tools, .comment-buttons, .comment-controls, .comment-links, .actions, .buttons, "
        ".flat-list, .edit-link, .comment-edit-link, .permalink, .comment-permalink, .report, "
        ".post-menu-area, .post-controls, .post-buttons, .post_controls, .message-footer, "
        ".js-post-menu, .comment-footer menu, [slot=actionRow], .reactionsBar, .nav, .navs, "
        "button, [role=button], [role=toolbar], footer menu, .toggle, .togg, .clicky, .votelinks"
    ),
    "buttons for sharing": (
        ".sharedaddy, .share, .share-buttons, .sharing, .social, .social-share, .addtoany_content, "
        ".addthis_toolbox, .jp-likes-widget, .sd-block, .post-share, [class*='share-button' i]"
    ),
    "form": "form, .comment-respond, #respond",
    "signature": ".signature, .message-signature, .sig, .user-signature, .signaturecontainer",
    "about the author": (
        ".postprofile, .message-user, .message-cell--user, .userinfo, .user-info-extra, "
        ".author-box, .about-author, .author-bio, .comment-author-bio, .post-author-box, "
        ".usertitle, .user-title"
    ),
    "text for screen readers": ".screen-reader-text, .sr-only, .visually-hidden, .visuallyhidden",
    "notice": (
        ".comment-awaiting-moderation, .awaiting-moderation, .edited, .lastedited, .notice, "
        ".comment-notice, .message-lastEdit"
    ),
    "related posts": (
        ".jp-relatedposts, .related, .related-posts, .yarpp-related, .recommended, .more-stories, "
        ".read-next, [class*='related-posts' i]"
    ),
    "categories and tags": (
        ".cat-links, .tags-links, .tag-links, .post-tags, .entry-tags, .postmetadata, .tags, "
        ".post-categories, .entry-utility, .entry-footer, .post-footer, .post-meta-footer, "
        ".breadcrumb, .breadcrumbs"
    ),
    "advertisement": ".ad, .ads, .advert, .advertisement, .adsbygoogle, .sponsor, .promo, .wpcnt",
    "page navigation": "nav, .navigation, .pagination, .page-links, .post-navigation, .pager, .toc",
    "newsletter": ".newsletter, .subscribe, .subscription, .jetpack_subscription_widget",
}
# Reasons for the rest of a page, by the innermost element around it that is named here.
ON_PAGE = {
    "comment form": (
        "form, #respond, .comment-respond, #commentform, .comment-form, #reply-title, "
        ".must-log-in, .logged-in-as, .comment-notes, .nocomments, .comments-closed"
    ),
    "page navigation": (
        "nav, .navigation, .nav-links, .pagination, .pager, .menu, #menu, .breadcrumb, "
        ".breadcrumbs, .skip-link, .comments-nav, .nav-previous, .nav-next, [role=navigation], "
        ".toc, .pagetop, "
        ".morelink, .topbar, .linklist"
    ),
    "sidebar": (
        "aside, .sidebar, #sidebar, .widget, .widget-area, #secondary, [role=complementary], .side"
    ),
    "page footer": "footer, #footer, .footer, .site-footer, #colophon, [role=contentinfo]",
    "page header": "header, #header, .header, .site-header, #masthead, #branding, [role=banner]",
    "search": "[role=search], .search, .search-form, #search, #searchform",
    "cookie notice": "[class*=cookie i], [id*=cookie i], .gdpr, .consent, [class*=consent i]",
}
BARS = ("div", "footer", "menu", "section", "span")
FEWEST_LINKS, LONGEST_LINK = 2, 24
MOST_PARTS = 8  # nodes a link: icons, counts
LONGEST_BUTTON = 160  # what says more than this is hardly a button, whatever its class
WHOLE = ("form", "signature", "about the author", "related posts", "advertisement", "newsletter")
REST = "outside the post and its comments"


def hidden(page: Page, shown: Iterable[int]) -> frozenset[int]:
    """Return the elements that a browser does not show, but for those around `shown` places."""
    kept = page.around(shown)
    return frozenset(
        place
        for place in page.select("[hidden], [style]")
        if place not in kept and _is_hidden(page.nodes[place])
    )


def _is_hidden(node: Node) -> bool:
    if "hidden" in node.attributes and node.get("hidden") != "until-found":
        return True
    style = node.get("style").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def in_comment(page: Page) -> dict[int, str]:
    """Return the places of what is no part of the words of a comment or post, and why."""
    return {
        place: why
        for why, selector in IN_COMMENT.items()
        for place in page.select(selector)
        if why in WHOLE or len(page.words(place)) <= LONGEST_BUTTON
    }


def link_bars(page: Page) -> dict[int, str]:
    """Return the elements that are nothing but a few short links beside each other."""
    links: dict[int, list[int]] = defaultdict(list)
    for place in page.select("a, button"):
        links[page.nodes[place].parent].append(place)
    return {
        bar: "buttons"
        for bar, members in links.items()
        if bar >= 0
        and page.nodes[bar].tag in BARS
        and len(members) >= FEWEST_LINKS
        and len(page.within(bar)) <= MOST_PARTS * len(members)
        and all(0 < len(page.words(place)) <= LONGEST_LINK for place in members)
        and len(page.words(bar).replace(" ", ""))
        == sum(len(page.words(place).replace(" ", "")) for place in members)
    }


def on_page(page: Page) -> dict[int, str]:
    """Return the places of the furniture of a page, and what each is."""
    found: dict[int, str] = {}
    for why, selector in {**IN_COMMENT, **ON_PAGE}.items():
        for place in page.select(selector):
            found[place] = why
    return found
