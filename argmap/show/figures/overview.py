"""The three answers of the first screen: what it is about, what is disputed, what may be shared."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from argmap.analyse.ground.words import title
from argmap.layout.folding import foldable, folded
from argmap.model import ArgumentGraph, Claim, Comment, Link
from argmap.show.figures import words
from argmap.show.figures.explain import who

if TYPE_CHECKING:
    from argmap.analyse.analysis import Analysis

FIRST_WORDS = 320
SHARED = ("shared", "likely shared")
DIVIDING = ("divides camps", "divided inside")
SUBSTANCE = 7  # a question of fewer words, "What do you think?", tells nothing


def overview(graph: ArgumentGraph, known: "Analysis | None" = None) -> dict[str, Any]:
    """Return counts and quotes, as plain dicts and lists.

    `about` holds counts and the question that the opening asks, else its first words;
    `disputed` the claims that most comments dispute, those that say the same as one and without
    questions: who answers no to one
    disputes what it hints at, and that is nowhere said;
    `shared` the candidates for common ground without those that are merely uncontested. Where
    people voted, what the votes tell stands first in both, with the counts as `told`.
    `known` is the analysis of the graph, where there is one.
    """
    found = _analysis(graph) if known is None else known
    groups = {group[0]: group for group in folded(graph, foldable(graph))}
    first = {node: group[0] for group in groups.values() for node in group}
    heard: dict[str, list[Link]] = defaultdict(list)
    for link in graph.links:
        if link.kind in ("support", "rebut", "restates"):
            heard[first.get(link.target, link.target)].append(link)
    told = [_told(graph, groups.get(node, (node,)), heard[node]) for node in heard]
    asked = found.questions
    disputed = [item for item in told if item["disputed"] and item["id"] not in asked]
    disputed.sort(key=lambda x: (-x["disputed"], -x["supported"]))
    return {
        "about": _about(graph),
        "disputed": [*voted(found, DIVIDING), *disputed],
        "shared": shared(graph, found),
    }


def _about(graph: ArgumentGraph) -> dict[str, Any]:
    conversation = graph.conversation
    posts = [comment for comment in graph.comments if comment.role == "post"]
    first = next(iter((*posts, *graph.comments)), None)
    asked = _question(graph, first)
    kinds = [link.kind for link in graph.links]
    return {
        "comments": len(graph.comments),
        "authors": len(conversation.authors),
        "unnamed": sum(comment.author is None for comment in graph.comments),
        "claims": len(graph.claims),
        "support": kinds.count("support"),
        "rebut": kinds.count("rebut"),
        "first": asked.id if asked else first.id if first else None,
        "first_words": words.short(
            asked.text if asked else first.text if first else "", FIRST_WORDS
        ),
    }


def _question(graph: ArgumentGraph, first: Comment | None) -> Claim | None:
    """Return the first question of substance that the opening asks, or what it answers asks."""
    if first is None:
        return None
    reply = graph.reply_of.get(first.id)
    opening = (*(graph.claims_of[reply.target] if reply else ()), *graph.claims_of[first.id])
    asked = (claim for claim in opening if claim.role == "question")
    return next((claim for claim in asked if len(claim.text.split()) >= SUBSTANCE), None)


def shared(graph: ArgumentGraph, known: "Analysis | None" = None) -> list[dict[str, Any]]:
    """Return claims that votes show to be shared, that several camps hold or somebody conceded."""
    found = _analysis(graph) if known is None else known
    table = found.candidates
    named = set(graph.conversation.authors)
    items = voted(found, SHARED)
    for row in table[table["label"] != "uncontested"].to_dict("records"):
        people = row["participants"]
        items.append(
            {
                **_item(graph, row["claim"]),
                "label": row["label"],
                "people": [name for name in people if name in named],
                "unnamed": [who(graph, x).mark for x in people if x not in named],
            }
        )
    return items


def voted(found: "Analysis", statuses: Sequence[str]) -> list[dict[str, Any]]:
    """Return the claims whose votes give them one of these statuses, in their order."""
    if not found.graph.stances:
        return []
    rows = found.status.to_dict("records")
    return [
        {**_item(found.graph, row["claim"]), "label": status, "told": row["told"]}
        for status in statuses
        for row in rows
        if row["status"] == status
    ]


def _analysis(graph: ArgumentGraph) -> "Analysis":
    from argmap.analyse.analysis import Analysis  # pandas takes a second to import

    return Analysis(graph)


def _item(graph: ArgumentGraph, claim: str) -> dict[str, Any]:
    said = who(graph, claim)
    return {"id": claim, "mark": said.mark, "author": said.author, "quote": said.quote}


def _told(graph: ArgumentGraph, nodes: Sequence[str], links: list[Link]) -> dict[str, Any]:
    """Count the comments, not the sentences, that speak for and against what nodes say alike."""
    node = nodes[0]
    named = who(graph, node)
    own = {graph.comment_of(one).id for one in nodes}
    told: dict[str, dict[str, None]] = defaultdict(dict)
    for link in links:
        speaker = graph.comment_of(link.source).id
        if speaker not in own:
            told[link.kind][speaker] = None
    return {
        "id": node,
        "mark": named.mark,
        "author": named.author,
        "quote": named.quote,
        "disputed": len(told["rebut"]),
        "against": [graph.badge(speaker) for speaker in told["rebut"]],
        "supported": len(told["support"]),
    }


def shared_words(item: dict[str, Any]) -> str:
    """Return on what it rests that a claim may be shared, as one line, from what `shared` says."""
    if "told" in item:
        return f"{title(item['label']).lower()}: {item['told']} agree"
    people = [*item["people"], *item["unnamed"]]
    names = ", ".join(people[:4]) + (f" and {len(people) - 4} more" if len(people) > 4 else "")
    return f"{title(item['label']).lower()}: {names}"
