"""The parts of the page that are read: the overview, the outline, and the text with its links."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from argmap.model import ArgumentGraph, Claim, Comment, Link
from argmap.write.html_parts import LINK_WORDS, ROLES, short, sure
from argmap.write.xml import attribute, content

DEEPEST = 12  # steps that the outline moves in; deeper answers stay at this one
MOST = 5  # items of a list in the overview
FIRST_WORDS = 320
SUBSTANCE = 7  # a question of fewer words tells nothing
NONE_DISPUTED = "No claim is disputed by another comment, as far as the rules could tell."
NONE_SHARED = "Nothing that both sides may hold was found, as far as the rules could tell."
ADDRESS = re.compile(r"\bhttps?://[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]}\u2019\u201d]", re.IGNORECASE)
CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d).*")

Places = Mapping[str, int]


def overview(graph: ArgumentGraph, places: Places, shared: Mapping[str, str]) -> Iterator[str]:
    """Say what it is about, what most comments dispute, and what several sides may hold."""
    yield '<section id="overview">'
    first = _first(graph)
    if first is not None:
        words = short(graph.texts[first], FIRST_WORDS)
        yield f"<h2>What it is about</h2><p>{_lead(places[first], words)}</p>"
    disputed = _disputed(graph)
    yield f'<h2>What is disputed <span class="count">{len(disputed):,}</span></h2>'
    if not disputed:
        yield f'<p class="muted">{NONE_DISPUTED}</p>'
    yield from _list(graph, places, {node: _times(count) for node, count in disputed.items()})
    yield f'<h2>What may be shared <span class="count">{len(shared):,}</span></h2>'
    if not shared:
        yield f'<p class="muted">{NONE_SHARED}</p>'
    yield from _list(graph, places, shared)
    yield "</section>"


def _times(count: int) -> str:
    return "1 comment disputes it" if count == 1 else f"{count:,} comments dispute it"


def _list(graph: ArgumentGraph, places: Places, said: Mapping[str, str]) -> Iterator[str]:
    if not said:
        return
    yield "<ol>"
    for node, words in list(said.items())[:MOST]:
        badge = content(graph.badge(node))
        lead = _lead(places[node], short(graph.texts[node]))
        said_by = f'<span class="small muted">{content(words)} · <bdi>{badge}</bdi></span>'
        yield f"<li>{lead} {said_by}</li>"
    yield "</ol>"


def _lead(place: int, words: str) -> str:
    return f'<a href="#n{place}" dir="auto">{content(words)}</a>'


def _first(graph: ArgumentGraph) -> str | None:
    """Return the first question of substance that the opening asks, else the opening."""
    posts = [comment for comment in graph.comments if comment.role == "post"]
    opening = next(iter((*posts, *graph.comments)), None)
    if opening is None:
        return None
    asked = (claim for claim in graph.claims_of[opening.id] if claim.role == "question")
    found = (claim.id for claim in asked if len(claim.text.split()) >= SUBSTANCE)
    return next(found, opening.id)


def _disputed(graph: ArgumentGraph) -> dict[str, int]:
    """Return how many other comments dispute each node that is disputed, the most first."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for link in graph.links:
        speaker, own = graph.comment_of(link.source).id, graph.comment_of(link.target).id
        if link.kind == "rebut" and speaker != own:
            speakers[link.target].add(speaker)
    counts = {node: len(found) for node, found in speakers.items()}
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def outline(graph: ArgumentGraph, places: Places) -> Iterator[str]:
    """List the comments in thread order, each with its claims."""
    yield '<ol class="outline">'
    for comment_id, depth in graph.thread:
        step = f"d{min(depth, DEEPEST)}"
        place = places[comment_id]
        badge = content(graph.badge(comment_id))
        answers = _answers(graph, graph.conversation.by_id[comment_id], places, why=False)
        claims = _as_they_stand(graph, comment_id)
        words = "" if claims else content(short(graph.texts[comment_id]))
        yield (
            f'<li class="{step}" data-node="{place}"><a href="#n{place}"><bdi>{badge}</bdi></a> '
            f'{answers} <span dir="auto">{words}</span></li>'
        )
        for claim in claims:
            lead = _lead(places[claim.id], short(claim.text)) + _role(claim)
            yield f'<li class="{step} claim" data-node="{places[claim.id]}">{lead}</li>'
    yield "</ol>"


def _as_they_stand(graph: ArgumentGraph, comment: str) -> list[Claim]:
    return sorted(graph.claims_of[comment], key=lambda claim: (claim.start, claim.end))


def _role(claim: Claim) -> str:
    return f' <span class="role">{ROLES[claim.role]}</span>' if ROLES[claim.role] else ""


def comments(graph: ArgumentGraph, places: Places) -> Iterator[str]:
    """Return the text: each comment with its claims marked, and what it and they speak to."""
    for comment in graph.comments:
        place = places[comment.id]
        yield f'<article id="n{place}" data-node="{place}">'
        yield f"<header>{_head(graph, comment)} {_answers(graph, comment, places)}</header>"
        yield f'<div class="body" dir="auto">{_body(graph, comment, places)}</div>'
        yield from _speaks(graph, comment, places)
        yield "</article>"


def _head(graph: ArgumentGraph, comment: Comment) -> str:
    parts = [f"<b>{content(graph.mark(comment.id))}</b>"]
    if comment.author:
        parts.append(f"<bdi>{content(comment.author)}</bdi>")
        if comment.author_origin in ("inferred", "model"):
            parts.append('<span class="role guessed">guessed</span>')
    else:
        parts.append('<span class="muted">no name</span>')
    if comment.posted:
        words = content(CLOCK.sub(r"\1 \2", comment.posted))
        parts.append(f'<time class="small muted">{words}</time>')
    return " ".join(parts)


def _answers(graph: ArgumentGraph, comment: Comment, places: Places, *, why: bool = True) -> str:
    links = [x for x in graph.links_at[comment.id] if x.source == comment.id and x.kind == "reply"]
    links.sort(key=lambda link: not link.primary)
    if not links:
        return ""
    told = [
        f'<a href="#n{places[link.target]}"><bdi>{content(graph.badge(link.target))}</bdi></a>'
        + (f' <span class="why">({content(_why(link))})</span>' if why else "")
        for link in links
    ]
    return f'<span class="small muted answers">answers {", also ".join(told)}</span>'


def _why(link: Link) -> str:
    parts = [LINK_WORDS.origins[link.origin], link.rule]
    if link.origin != "stated":
        parts.append(f"{sure(link.confidence)}, {link.confidence:.2f}")
    return ": ".join(filter(None, parts[:2])) + "".join(f"; {part}" for part in parts[2:])


def _body(graph: ArgumentGraph, comment: Comment, places: Places) -> str:
    """Return the text cut at the ends of its claims, each piece inside the claims that hold it."""
    coming = sorted(graph.claims_of[comment.id], key=lambda claim: (-claim.start, claim.end))
    edges = (edge for claim in coming for edge in (claim.start, claim.end))
    over: list[Claim] = []
    told: list[str] = []
    seen: set[str] = set()
    for start, end in pairwise(sorted({0, len(comment.text), *edges})):
        over = [claim for claim in over if claim.end > start]
        while coming and coming[-1].start == start:
            over.append(coming.pop())
        inner = _linked(comment.text[start:end])
        for claim in reversed(over):
            place = places[claim.id]
            name = "" if claim.id in seen else f' id="n{place}"'
            seen.add(claim.id)
            inner = f'<span class="claim"{name} data-node="{place}">{inner}</span>'
        told.append(inner)
    return "".join(told)


def _linked(text: str) -> str:
    """Return text with its web addresses as links that tell nobody where the reader comes from."""
    parts: list[str] = []
    done = 0
    for found in ADDRESS.finditer(text):
        parts.append(content(text[done : found.start()]))
        rel = 'rel="noopener noreferrer nofollow ugc" target="_blank"'
        parts.append(f'<a href="{attribute(found[0])}" {rel}>{content(found[0])}</a>')
        done = found.end()
    return "".join(parts) + content(text[done:])


def _speaks(graph: ArgumentGraph, comment: Comment, places: Places) -> Iterator[str]:
    """List what a comment and its claims support, dispute or restate, and why that is thought."""
    nodes = [comment.id, *(claim.id for claim in _as_they_stand(graph, comment.id))]
    links = [
        link
        for node in nodes
        for link in graph.links_at[node]
        if link.source == node and link.kind in ("support", "rebut", "restates")
    ]
    if not links:
        return
    yield '<ul class="links small">'
    for link in links:
        sign = f'<span class="sign {link.kind}">{LINK_WORDS.signs[link.kind]}</span>'
        said = ""
        if link.source != comment.id:
            said = f'<q dir="auto">{content(short(graph.texts[link.source], 60))}</q> '
        other = f"<bdi>{content(graph.badge(link.target))}</bdi>"
        quote = _lead(places[link.target], short(graph.texts[link.target]))
        why = f'<span class="why">({content(_why(link))})</span>'
        yield f"<li>{said}{sign} {LINK_WORDS.verbs[link.kind]} {other}: {quote} {why}</li>"
    yield "</ul>"
