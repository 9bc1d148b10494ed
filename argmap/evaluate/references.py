"""Reference maps: a source, and the graph that careful reading made of it."""

from pathlib import Path

from msgspec import structs

from argmap.analyse.common_ground import common_ground, same_claims
from argmap.analyse.positions import camps
from argmap.convert import to_graph
from argmap.errors import ReadError
from argmap.evaluate.score import Score, of_sets
from argmap.evaluate.spans import pair
from argmap.model import ArgumentGraph, Comment, Conversation, Link
from argmap.progress import Progress, quiet
from argmap.read import read

SAME_CLAIM = 0.5
REFERENCE = "reference.json"


def evaluate(path: Path, wanted: tuple[str, ...], progress: Progress = quiet) -> list[Score]:
    """Mine the source of a reference map and compare.

    Args:
        path: a folder with `reference.json` and one `source.*`, or a native file; a file without
            a source beside it is mined from its own comments, without what was annotated.
        wanted: the measures.
        progress: as for `argmap.mine.mine`.

    Raises:
        ReadError: there is no reference, or its comments are not those of the source.
    """
    reference, mined = both(path, progress)
    known = {
        "replies": replies,
        "authors": authors,
        "claims": claims,
        "links": links,
        "common-ground": shared,
    }
    return [score for name in wanted for score in known[name](mined, reference)]


def both(path: Path, progress: Progress = quiet) -> tuple[ArgumentGraph, ArgumentGraph]:
    """Return the reference of a folder or file, and what is mined from the same source."""
    file = path / REFERENCE if path.is_dir() else path
    if not file.is_file():
        raise ReadError(str(path), None, f"it has no {REFERENCE}", "name a folder that has one")
    reference = read(str(file), format="native")
    if not isinstance(reference, ArgumentGraph):
        raise ReadError(str(file), None, "it is no native file", "export it as native JSON")
    sources = sorted(file.parent.glob("source.*")) if path.is_dir() else []
    conversation = read(str(sources[0])) if sources else _bare(reference.conversation)
    if not isinstance(conversation, Conversation):
        conversation = conversation.conversation
    missing = [c.id for c in reference.comments if c.id not in conversation.by_id]
    if missing:
        problem = f"comment {missing[0]} of the reference is not in the source"
        raise ReadError(str(file), None, problem, "make both from the same source")
    return reference, to_graph(conversation, progress)


def _bare(conversation: Conversation) -> Conversation:
    """Take away what an annotator added: authors that the source does not state."""
    stated = tuple(c if c.author_origin == "stated" else _unnamed(c) for c in conversation.comments)
    return structs.replace(conversation, comments=stated)


def _unnamed(comment: Comment) -> Comment:
    return structs.replace(
        comment,
        author=None,
        author_origin=None,
        author_rule="",
        author_confidence=1.0,
        author_evidence=(),
    )


def replies(mined: ArgumentGraph, reference: ArgumentGraph) -> list[Score]:
    """Score primary replies: exactly, and with second answers that the annotator accepts."""
    found = {s: x.target for s, x in mined.reply_of.items() if s in reference.reply_of}
    found |= {s: x.target for s, x in mined.reply_of.items() if s not in reference.reply_of}
    exact = of_sets(
        "replies",
        found.items(),
        ((source, link.target) for source, link in reference.reply_of.items()),
    )
    right = sum(
        found.get(source) in {link.target, *(a.target for a in link.alternatives)}
        for source, link in reference.reply_of.items()
    )
    note = "second answers of the annotator count"
    return [exact, Score("replies, lenient", right, len(found), len(reference.reply_of), note)]


def authors(mined: ArgumentGraph, reference: ArgumentGraph) -> list[Score]:
    """Score the authors that the source does not state."""
    stated = {c.id for c in mined.comments if c.author_origin == "stated"}
    found, wanted = (
        {(c.id, c.author.casefold()) for c in graph.comments if c.author and c.id not in stated}
        for graph in (mined, reference)
    )
    return [of_sets("authors, inferred", found, wanted)] if found or wanted else []


def claims(mined: ArgumentGraph, reference: ArgumentGraph) -> list[Score]:
    """Score claims whose spans share half of their union, and the roles of those that match."""
    same = same_claim(mined, reference)
    roles = sum(mined.claim_by_id[a].role == reference.claim_by_id[b].role for a, b in same.items())
    total = len(reference.claims)
    return [
        Score("claims", len(same), len(mined.claims), total, f"spans that share {SAME_CLAIM}"),
        Score("claim roles", roles, len(same), len(same), "of the claims that match"),
    ]


def same_claim(mined: ArgumentGraph, reference: ArgumentGraph) -> dict[str, str]:
    """Return the reference claim that each mined claim stands for, where there is one."""
    same: dict[str, str] = {}
    for comment, ours in mined.claims_of.items():
        theirs = reference.claims_of.get(comment, ())
        found, wanted = ([(c.start, c.end) for c in claims] for claims in (ours, theirs))
        same |= {ours[i].id: theirs[j].id for i, j in pair(found, wanted, SAME_CLAIM).items()}
    return same


def links(mined: ArgumentGraph, reference: ArgumentGraph) -> list[Score]:
    """Score support and rebut between claims, between comments, and the labels of shared pairs."""
    same = same_claim(mined, reference)
    exact = of_sets(
        "links",
        (_ends(link, mined, same) for link in _labelled(mined)),
        ((link.source, link.target, link.kind) for link in _labelled(reference)),
        "both claims and the kind",
    )
    ours, theirs = _between_comments(mined), _between_comments(reference)
    across = of_sets(
        "links across comments",
        ((*pair, kind) for pair, kinds in ours.items() for kind in kinds),
        ((*pair, kind) for pair, kinds in theirs.items() for kind in kinds),
        "the comments and the kind",
    )
    judged = [pair for pair in ours if pair in theirs]
    wrong = sum(not ours[pair] & theirs[pair] for pair in judged)
    flipped = Score(
        "labels not flipped",
        len(judged) - wrong,
        len(judged),
        len(judged),
        f"{wrong} of {len(judged)} pairs that both link bear the opposite kind",
    )
    return [exact, across, flipped]


def _labelled(graph: ArgumentGraph) -> list[Link]:
    return [link for link in graph.links if link.kind in ("support", "rebut")]


def _ends(link: Link, mined: ArgumentGraph, same: dict[str, str]) -> tuple[str, str, str]:
    def end(node: str) -> str:
        if node in mined.conversation.by_id:
            return node
        return same.get(node, f"mined {node}")

    return end(link.source), end(link.target), link.kind


def _between_comments(graph: ArgumentGraph) -> dict[tuple[str, str], set[str]]:
    pairs: dict[tuple[str, str], set[str]] = {}
    for link in _labelled(graph):
        ends = (graph.comment_of(link.source).id, graph.comment_of(link.target).id)
        if ends[0] != ends[1]:
            pairs.setdefault(ends, set()).add(link.kind)
    return pairs


def shared(mined: ArgumentGraph, reference: ArgumentGraph) -> list[Score]:
    """Score the candidates for common ground against the claims that the annotator names."""
    named = reference.conversation.extra.get("common_ground")
    if named is None:
        return []
    same = same_claim(mined, reference)
    table = common_ground(mined, camps(mined).camp_of)
    strong = table[table["label"] != "uncontested"]
    heads = {claim: group[0] for claim, group in same_claims(reference).items()}
    found = {heads[same[c]] if c in same else f"mined {c}" for c in map(str, strong["claim"])}
    wanted = {heads[claim] for entry in named for claim in entry["claims"]}
    return [of_sets("common ground", found, wanted, "without the merely uncontested")]
