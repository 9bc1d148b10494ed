"""What is mined from a conversation beside its reference map: authors, links, common ground."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import Any

from msgspec import Struct

from argmap.analyse.camps.positions import camps
from argmap.analyse.ground.common_ground import common_ground, same_claims
from argmap.evaluate.bootstrap import FEWEST_UNITS, Resampling
from argmap.evaluate.claims import SAME_CLAIM
from argmap.evaluate.pairs import Asked, Judged
from argmap.evaluate.result import Found, Labels, share
from argmap.evaluate.score import Place, Tally, joined, of_sets, score
from argmap.evaluate.spans import pair
from argmap.mine.judgement import Spoken, of_kind
from argmap.mine.verdicts import Kind
from argmap.model import ArgumentGraph, Link

WHOLE = "conversations"


class Mined(Struct, frozen=True):
    """A conversation: its reference map, and what an engine mined from the same source."""

    name: str
    labels: Labels
    mined: ArgumentGraph
    reference: ArgumentGraph

    def place(self, comment: str) -> Place:
        """Return the place of one of its comments."""
        return self.name, comment


def authors(maps: Sequence[Mined], how: Resampling) -> Found:
    """Return how many of the authors that the source does not state are found."""
    return found_of([_authors(one) for one in maps], how, "the authors that were lost")


def _authors(one: Mined) -> Tally:
    stated = {c.id for c in one.mined.comments if c.author_origin == "stated"}
    found, wanted = (
        [
            (one.place(c.id), c.author.casefold())
            for c in graph.comments
            if c.author and c.id not in stated
        ]
        for graph in (one.mined, one.reference)
    )
    return of_sets("authors, inferred", found, wanted)


def lost_authors(one: Mined) -> bool:
    """Return whether there are authors that the source does not state, or any were found."""
    return bool(_authors(one).counts)


def says_what_supports(reference: ArgumentGraph) -> bool:
    """Return whether anybody marked support and rebut in a map."""
    return any(link.kind in ("support", "rebut") for link in reference.links)


def shared(maps: Sequence[Mined], how: Resampling) -> Found:
    """Return how well claims are found that both camps accept."""
    return found_of([_shared(one) for one in maps], how, "what the annotator names as shared")


def names_common_ground(reference: ArgumentGraph) -> bool:
    """Return whether the annotator of a map looked for common ground."""
    return reference.conversation.extra.get("common_ground") is not None


def _shared(one: Mined) -> Tally:
    """Return the candidates for common ground against what the annotator names.

    What the annotator names is found if a candidate speaks of one of its claims: what is accepted
    or the words that accept it. A candidate that does so is right. Several that speak of the same
    count once.
    """
    same = same_claim(one)
    table = common_ground(one.mined, camps(one.mined).camp_of)
    strong = table[table["label"] != "uncontested"].to_dict("records")
    heads = {claim: group[0] for claim, group in same_claims(one.reference).items()}
    named = one.reference.conversation.extra["common_ground"]
    wanted = [{heads.get(claim, claim) for claim in entry["claims"]} for entry in named]
    found: dict[int | str, None] = {}
    for row in strong:
        claims = {same[c] for c in _spoken_of(one.mined, row) if c in same}
        claims = {heads.get(claim, claim) for claim in claims}
        hits = [place for place, entry in enumerate(wanted) if entry & claims]
        found |= dict.fromkeys(hits)
        if not hits:
            found[f"mined {row['claim']}"] = None
    everywhere = one.place("all")
    return of_sets(
        "common ground",
        ((everywhere, entry) for entry in found),
        ((everywhere, entry) for entry in range(len(wanted))),
        "without the merely uncontested",
    )


def _spoken_of(graph: ArgumentGraph, row: Mapping[Hashable, Any]) -> set[str]:
    """Return the claims of a candidate: those that say it, and those in the words quoted for it."""
    claims = {str(row["claim"]), *map(str, row["same_as"])}
    for node, start, end, _ in row["quotes"]:
        if node in graph.claim_by_id:
            claims.add(node)
            continue
        claims |= {c.id for c in graph.claims_of[node] if c.start < end and c.end > start}
    return claims


def found_of(tallies: Sequence[Tally], how: Resampling, what: str) -> Found:
    """Return the figures of the tallies of some conversations, the first of which is told."""
    scores = tuple(score(tally, how, WHOLE) for tally in joined(tallies))
    first = scores[0]
    several = len(tallies) >= FEWEST_UNITS
    return Found(
        n=first.n,
        unit=WHOLE if several else "comments",
        units=len(tallies) if several else sum(len(tally.counts) for tally in tallies),
        scores=scores,
        says=(
            f"Of {what} {share(first.recall)} are found; "
            f"{share(first.precision)} of what is found is right."
        ),
    )


def same_claim(one: Mined) -> dict[str, str]:
    """Return the reference claim that each mined claim stands for, where there is one."""
    same: dict[str, str] = {}
    for comment, ours in one.mined.claims_of.items():
        theirs = one.reference.claims_of.get(comment, ())
        found, wanted = ([(c.start, c.end) for c in claims] for claims in (ours, theirs))
        same |= {ours[i].id: theirs[j].id for i, j in pair(found, wanted, SAME_CLAIM).items()}
    return same


def links(one: Mined) -> list[Tally]:
    """Return support, rebut and restates between claims, and support and rebut of comments."""
    same = same_claim(one)
    ours, theirs = _between_comments(one.mined), _between_comments(one.reference)
    judged = [ends for ends in ours if ends in theirs]
    wrong = [ends for ends in judged if not ours[ends] & theirs[ends]]
    return [
        of_sets(
            "links",
            (_exact(one, one.mined, link, same) for link in _labelled(one.mined)),
            (_exact(one, one.reference, link, None) for link in _labelled(one.reference)),
            "both claims and the kind",
        ),
        of_sets(
            "links across comments",
            ((one.place(ends[0]), (ends, kind)) for ends in ours for kind in ours[ends]),
            ((one.place(ends[0]), (ends, kind)) for ends in theirs for kind in theirs[ends]),
            "the comments and the kind",
        ),
        of_sets(
            "labels not flipped",
            ((one.place(ends[0]), (ends, ends in wrong)) for ends in judged),
            ((one.place(ends[0]), (ends, False)) for ends in judged),
            "of pairs that both link",
        ),
        _restates(one, same),
    ]


def _labelled(graph: ArgumentGraph) -> list[Link]:
    return [link for link in graph.links if link.kind in ("support", "rebut")]


def _exact(
    one: Mined, graph: ArgumentGraph, link: Link, same: dict[str, str] | None
) -> tuple[Place, tuple[str, str, str]]:
    """Return a link by its place and its ends, of a mined one the claims of the reference."""

    def end(node: str) -> str:
        if same is None or node in graph.conversation.by_id:
            return node
        return same.get(node, f"mined {node}")

    place = one.place(graph.comment_of(link.source).id)
    return place, (end(link.source), end(link.target), link.kind)


def _between_comments(graph: ArgumentGraph) -> dict[tuple[str, str], set[str]]:
    pairs: dict[tuple[str, str], set[str]] = {}
    for link in _labelled(graph):
        ends = (graph.comment_of(link.source).id, graph.comment_of(link.target).id)
        if ends[0] != ends[1]:
            pairs.setdefault(ends, set()).add(link.kind)
    return pairs


def _restates(one: Mined, same: dict[str, str]) -> Tally:
    """Return which pairs of claims are said to be the same, however many links join them."""
    place = one.place("all")
    found, wanted = (
        {
            (place, frozenset((name.get(a, f"mined {a}"), name.get(b, f"mined {b}"))))
            for group in set(same_claims(graph).values())
            for a, b in combinations(group, 2)
        }
        for graph, name in (
            (one.mined, same),
            (one.reference, {claim.id: claim.id for claim in one.reference.claims}),
        )
    )
    return of_sets("restates", found, wanted, "pairs of claims that say the same")


def signs(one: Mined) -> list[Judged]:
    """Return each comment with the one it answers: the sign annotated, and the one mined."""
    return [
        Judged(
            one.place(source),
            one.labels,
            _sign(one.reference, source, target)[0] or "neutral",
            True,
            of_kind(*_sign(one.mined, source, target), rule="mined"),
        )
        for source, target in _answers(one.reference)
    ]


def asked(one: Mined) -> list[Asked]:
    """Return each comment with the one it answers as a pair to be judged by itself."""
    texts = one.reference.texts
    above = {source: link.target for source, link in one.reference.reply_of.items()}
    title = one.reference.conversation.title
    return [
        Asked(
            one.place(source),
            one.labels,
            _sign(one.reference, source, target)[0] or "neutral",
            Spoken(
                texts[source], texts[target], texts[above[target]] if target in above else title
            ),
        )
        for source, target in _answers(one.reference)
    ]


def _answers(reference: ArgumentGraph) -> list[tuple[str, str]]:
    return [(source, link.target) for source, link in reference.reply_of.items()]


def _sign(graph: ArgumentGraph, source: str, target: str) -> tuple[Kind | None, float]:
    """Return the kind that links between two comments and their claims have, and how surely.

    Where both kinds are there the one of more links counts; of as many, rebut: what is granted is
    mostly granted before an objection.
    """
    kinds: Counter[str] = Counter()
    sure: dict[str, float] = {}
    for link in _labelled_at(graph, source):
        ends = (graph.comment_of(link.source).id, graph.comment_of(link.target).id)
        if ends == (source, target):
            kinds[link.kind] += 1
            sure[link.kind] = max(sure.get(link.kind, 0.0), link.confidence)
    if not kinds:
        return None, 0.0
    kind: Kind = "support" if kinds["support"] > kinds["rebut"] else "rebut"
    return kind, sure[kind]


def _labelled_at(graph: ArgumentGraph, comment: str) -> list[Link]:
    nodes = (comment, *(claim.id for claim in graph.claims_of[comment]))
    links = {id(link): link for node in nodes for link in graph.links_at[node]}
    return [link for link in links.values() if link.kind in ("support", "rebut")]
