"""HTML: one file with the map, the text and the outline, which works offline and by itself.

Everything can be read without its script. The policy in its head lets only this script and this
style work; words from outside are text, in the page and in its data.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from argmap import __version__
from argmap.model import ArgumentGraph
from argmap.model.graph import LINK_KINDS
from argmap.model.layout import Box, Layout, Xy
from argmap.write.html_parts import LINK_WORDS, short
from argmap.write.html_text import comments, outline, overview
from argmap.write.shown import Shown
from argmap.write.svg import counts
from argmap.write.svg_map import Marks, picture
from argmap.write.svg_parts import FONTS, INK, LINKS, n
from argmap.write.xml import attribute, content

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
FOOT = "Made with argmap. What a rule guessed says so: check it before you rely on it."
# What could end a script element, begin a comment in it, or pass for the end of a line.
IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def write(graph: ArgumentGraph, layout: Layout, shown: Shown | None = None) -> str:
    """Return the page.

    Args:
        graph: what to show; all of its text is in the page.
        layout: where the cards of the map stand; of a large conversation, those of the main ones.
        shown: what else is known of the map.
    """
    return "".join(f"{line}\n" for line in _lines(graph, layout, shown or Shown()))


def policy(script: str, style: str) -> str:
    """Return the content security policy: this script and this style, and nothing from outside."""
    rules = {
        "default-src": "'none'",
        "script-src": f"'sha256-{_digest(script)}'",
        "style-src": f"'sha256-{_digest(style)}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _part(name: str) -> str:
    """Return the script or the style, with the line ends that a browser sees."""
    text = files("argmap.write").joinpath("embed", name).read_text(encoding="utf-8")
    return "\n".join(text.splitlines()) + "\n"


def _lines(graph: ArgumentGraph, layout: Layout, shown: Shown) -> Iterator[str]:
    title = content(graph.conversation.title or "Conversation")
    script, style = _part("camera.js") + _part("page.js"), _part("page.css")
    places = {node: place for place, node in enumerate(graph.texts)}
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    # The policy comes first: it holds only for what stands after it.
    rules = attribute(policy(script, style))
    yield f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f'<meta name="generator" content="argmap {__version__}">'
    yield f"<title>{title}</title>"
    yield f"<style>{style}</style>\n</head>\n<body>"
    yield '<a class="skip" href="#text">Go to the text</a>'
    yield f'<header class="head"><h1 dir="auto">{title}</h1>'
    yield f'<div class="tools"></div><p class="counts">{content(_counts(graph))}</p></header>'
    yield "<main>"
    yield from overview(graph, places, shown.shared)
    yield '<section id="map"><h2>Map</h2>'
    yield from _map(graph, layout, shown, places)
    yield '</section>\n<section id="side">'
    yield '<section id="why" aria-label="Selection" hidden></section>'
    yield '<section id="outline"><h2>Outline</h2>'
    yield from outline(graph, places)
    yield "</section>\n</section>"
    yield f'<section id="text" tabindex="-1"><h2>Text</h2><div{_language(graph)}>'
    yield from comments(graph, places)
    yield "</div></section>\n</main>"
    yield '<p id="said" role="status"></p>'
    yield f"<footer>{FOOT}</footer>"
    yield f'<script type="application/json" id="graph">{_data(graph, layout, places)}</script>'
    yield f"<script>{script}</script>\n</body>\n</html>"


def _language(graph: ArgumentGraph) -> str:
    language = graph.conversation.language
    return f' lang="{language}"' if LANGUAGE.fullmatch(language) else ""


def _counts(graph: ArgumentGraph) -> str:
    kinds = [link.kind for link in graph.links]
    parts = (
        (len(graph.comments), "comment", "comments"),
        (len(graph.conversation.authors), "named person", "named people"),
        (len(graph.claims), "claim", "claims"),
        (kinds.count("support"), "support", "supports"),
        (kinds.count("rebut"), "dispute", "disputes"),
    )
    return ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in parts) + "."


def _map(
    graph: ArgumentGraph, layout: Layout, shown: Shown, places: dict[str, int]
) -> Iterator[str]:
    told = [counts(graph, layout)]
    if shown.left:
        told.append(
            f"The map shows the cards that are argued about most; {shown.left:,} more are in the "
            "outline and in the text"
        )
    yield f'<p class="small muted">{content(". ".join(told))}.</p>'
    yield _legend(graph, layout, shown)
    yield '<div class="frame">'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(layout.w)}" height="{n(layout.h)}" '
        f'viewBox="0 0 {n(layout.w)} {n(layout.h)}" role="group" aria-label="Map" '
        f'font-family="{FONTS}" font-size="15" fill="{INK}">'
    )
    yield from picture(graph, layout, shown, Marks(places))
    yield "</svg></div>"


def _legend(graph: ArgumentGraph, layout: Layout, shown: Shown) -> str:
    there = {graph.links[route.link].kind for route in layout.routes}
    items = [
        f'<li><span class="sign {kind}">{LINK_WORDS.signs[kind]}</span> {look.verb}</li>'
        for kind, look in LINKS.items()
        if kind in there
    ]
    authors = {graph.comment_of(node).author for node in layout.boxes}
    camps = sorted({camp for author, camp in shown.camps.items() if author in authors})
    shapes = "●■▲◆✚"
    for camp in camps:
        named = shown.camp_names[camp] if camp < len(shown.camp_names) else str(camp + 1)
        items.append(f"<li>{shapes[camp % len(shapes)]} camp {content(named)}</li>")
    return f'<ul class="legend small muted">{"".join(items)}</ul>'


def _data(graph: ArgumentGraph, layout: Layout, places: dict[str, int]) -> str:
    """Return what the script needs to know beyond what stands in the page, as JSON."""
    rules = {rule: number for number, rule in enumerate(dict.fromkeys(x.rule for x in graph.links))}
    origins = list(LINK_WORDS.origins)
    links = [
        [
            places[link.source],
            places[link.target],
            LINK_KINDS.index(link.kind),
            origins.index(link.origin),
            round(link.confidence, 2),
            rules[link.rule],
            [short(graph.texts[span.node][span.start : span.end]) for span in link.evidence],
        ]
        for link in graph.links
    ]
    found = {
        "kinds": LINK_KINDS,
        "verbs": [LINK_WORDS.verbs[kind] for kind in LINK_KINDS],
        "signs": [LINK_WORDS.signs[kind] for kind in LINK_KINDS],
        "origins": list(LINK_WORDS.origins.values()),
        "stated": origins.index("stated"),
        "rules": list(rules),
        "badges": [graph.badge(node) for node in graph.texts],
        "comments": len(graph.comments),
        "of": [places[graph.comment_of(node).id] for node in graph.texts],
        "up": [[places[node] for node in pair] for pair in _tree(graph, layout)],
        "links": links,
    }
    return json.dumps(found, separators=(",", ":")).translate(IN_SCRIPT)


def _tree(graph: ArgumentGraph, layout: Layout) -> Iterator[tuple[str, str]]:
    """Return the card and the one that it hangs on, for each line by which a card hangs.

    A reply joins comments; the cards at its ends may be those of their claims.
    """
    for route in layout.routes:
        if route.tree:
            link = graph.links[route.link]
            source = _card_at(graph, layout, link.source, route.points[0])
            target = _card_at(graph, layout, link.target, route.points[-1])
            if source and target:
                yield source, target


def _card_at(graph: ArgumentGraph, layout: Layout, node: str, at: Xy) -> str | None:
    """Return the card of a node, or of the claim of a comment, at which a line ends."""
    own = (node, *(claim.id for claim in graph.claims_of.get(node, ())))
    there = [node for node in own if node in layout.boxes]
    return next((node for node in there if _touches(layout.boxes[node], at)), None)


def _touches(box: Box, at: Xy) -> bool:
    x, y = at
    return box.x - 1 <= x <= box.x + box.w + 1 and box.y - 1 <= y <= box.y + box.h + 1
