"""The three answers of the first screen: what it is about, what is disputed, what is shared."""

from collections import defaultdict
from typing import Any

from argmap.model import ArgumentGraph, Link
from argmap.show.figures import words
from argmap.show.figures.explain import who

FIRST_WORDS = 320


def overview(graph: ArgumentGraph) -> dict[str, Any]:
    """Return counts and quotes, as plain dicts and lists.

    `about` holds counts and the first words; `disputed` the claims that most comments dispute;
    `shared` those that several people make or support: candidates, since silence is not consent.
    All comments without a name count as one person.
    """
    heard: dict[str, list[Link]] = defaultdict(list)
    for link in graph.links:
        if link.kind in ("support", "rebut", "restates"):
            heard[link.target].append(link)
    told = [_told(graph, node, heard[node]) for node in heard]
    disputed = [item for item in told if item["disputed"]]
    shared = [
        item
        for item in told
        if item["id"] in graph.claim_by_id and len(item["people"]) + bool(item["unnamed"]) > 1
    ]
    return {
        "about": _about(graph),
        "disputed": sorted(disputed, key=lambda x: (-x["disputed"], -x["supported"])),
        "shared": sorted(shared, key=lambda x: (x["disputed"] > 0, -len(x["people"]))),
    }


def _about(graph: ArgumentGraph) -> dict[str, Any]:
    conversation = graph.conversation
    posts = [comment for comment in graph.comments if comment.role == "post"]
    first = next(iter((*posts, *graph.comments)), None)
    kinds = [link.kind for link in graph.links]
    return {
        "comments": len(graph.comments),
        "authors": len(conversation.authors),
        "unnamed": sum(comment.author is None for comment in graph.comments),
        "claims": len(graph.claims),
        "support": kinds.count("support"),
        "rebut": kinds.count("rebut"),
        "first": None if first is None else first.id,
        "first_words": "" if first is None else words.short(first.text, FIRST_WORDS),
    }


def _told(graph: ArgumentGraph, node: str, links: list[Link]) -> dict[str, Any]:
    """Count the comments, not the sentences, that speak for and against a node."""
    named = who(graph, node)
    own = graph.comment_of(node).id
    told: dict[str, set[str]] = defaultdict(set)
    people = dict.fromkeys([] if named.author is None else [named.author])
    unnamed: dict[str, None] = {}
    for link in links:
        speaker = graph.comment_of(link.source)
        if speaker.id == own:
            continue
        told[link.kind].add(speaker.id)
        if link.kind == "rebut":
            continue
        if speaker.author is None:
            unnamed[who(graph, speaker.id).mark] = None
        else:
            people[speaker.author] = None
    return {
        "id": node,
        "mark": named.mark,
        "author": named.author,
        "quote": named.quote,
        "disputed": len(told["rebut"]),
        "supported": len(told["support"] | told["restates"]),
        "people": list(people),
        "unnamed": list(unnamed),
    }
