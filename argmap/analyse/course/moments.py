"""When something was there: the place of the comment with which a node or a link came."""

from collections import defaultdict

from msgspec import structs

from argmap.model import ArgumentGraph, Link


def moment_of(graph: ArgumentGraph, node: str) -> int:
    """Return the place of a comment, or of the comment that makes a claim, from 0."""
    return graph.conversation.order[graph.comment_of(node).id]


def links_by_moment(graph: ArgumentGraph) -> dict[int, list[Link]]:
    """Return the links that came with the comment at each place: the later of their two ends."""
    order, comment = graph.conversation.order, {k.id: k.comment for k in graph.claims}
    found: dict[int, list[Link]] = defaultdict(list)
    for link in graph.links:
        ends = (order[comment.get(node, node)] for node in (link.source, link.target))
        found[max(ends)].append(link)
    return found


def up_to(graph: ArgumentGraph, place: int) -> ArgumentGraph:
    """Return the graph as it was with the comment at this place: nothing of what came later.

    Votes and labels without a place are left out, since nothing says that they were there.
    """
    comments = graph.comments[: place + 1]
    there = {comment.id for comment in comments}
    claims = tuple(claim for claim in graph.claims if claim.comment in there)
    nodes = there | {claim.id for claim in claims}
    links = []
    for link in graph.links:
        if link.source in nodes and link.target in nodes:
            known = tuple(a for a in link.alternatives if a.target is None or a.target in nodes)
            evidence = tuple(span for span in link.evidence if span.node in nodes)
            links.append(structs.replace(link, alternatives=known, evidence=evidence))
    said = (s for s in graph.stances if s.at is not None and s.at <= place)
    return structs.replace(
        graph,
        conversation=structs.replace(
            graph.conversation, comments=comments, source_text="", headers=(), left_out=()
        ),
        claims=claims,
        links=tuple(links),
        stances=tuple(stance for stance in said if stance.claim in nodes),
    )
