"""The claims that people are shown: those of a sieve, and all that a link rests on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import structs

from argmap.mine.claims import Readings, shown_claims
from argmap.mine.sentences import Place
from argmap.model import Claim, Conversation, Link


def shown(
    conversation: Conversation, claims: Sequence[Claim], links: Sequence[Link], readings: Readings
) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
    """Return the claims that a sieve leaves, numbered anew, and the links between them.

    Links are found between the claims of rules, since cues read these. A claim that a link rests
    on stays, even where the sieve would leave it out; so no link is lost.

    Args:
        conversation: what was mined.
        claims: what `find_claims` found in it.
        links: support, rebut and restates links between these and comments.
        readings: what `read_comments` returns for it.
    """
    ends = {node for link in links for node in _nodes(link)}
    old = {(x.comment, x.start, x.end): x.id for x in claims if x.id in ends}
    held: dict[str, set[Place]] = defaultdict(set)
    for comment, start, end in old:
        held[comment].add((start, end))
    left = shown_claims(conversation, readings, held)
    places = ((x.id, (x.comment, x.start, x.end)) for x in left)
    names = {old[place]: name for name, place in places if place in old}
    return left, tuple(_renamed(link, names) for link in links)


def _nodes(link: Link) -> list[str]:
    return [link.source, link.target, *(x.target for x in link.alternatives if x.target)]


def _renamed(link: Link, names: Mapping[str, str]) -> Link:
    others = (
        structs.replace(x, target=names.get(x.target, x.target)) if x.target else x
        for x in link.alternatives
    )
    return structs.replace(
        link,
        source=names.get(link.source, link.source),
        target=names.get(link.target, link.target),
        alternatives=tuple(others),
    )
