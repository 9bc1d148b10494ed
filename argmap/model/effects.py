"""What each decision does to the claims and links of a graph."""

from collections.abc import Callable, Iterable

from msgspec import structs

from argmap.errors import GraphError
from argmap.model.decisions import Decision, LinkName, name_of
from argmap.model.graph import Alternative, ArgumentGraph, Claim, Link, LinkKind
from argmap.model.splitting import merged, split

ACCEPTED = "a person accepted it"
FLIPPED = "a person turned it round"
RETARGETED = "a person chose what it speaks to"
RESTATED = "a person says that both say the same"
OTHER: dict[str, LinkKind] = {"support": "rebut", "rebut": "support"}

Parts = tuple[tuple[Claim, ...], tuple[Link, ...]]


def effect(graph: ArgumentGraph, decision: Decision) -> Parts:
    """Return the claims and links that a decision leaves; what it does not touch is the same.

    Raises:
        GraphError: it is on what is not there, or what it makes is not possible.
    """
    return EFFECTS[decision.what](graph, decision)


def by_person(link: Link, rule: str, target: str | None = None, kind: str | None = None) -> Link:
    """Return a link as a person set it; how it was read before is its first alternative."""
    target, kind = target or link.target, kind or link.kind
    if link.origin == "person" and (target, kind) == (link.target, link.kind):
        return link
    former = Alternative(link.confidence, link.target, link.kind, link.rule)
    before = () if link.origin == "person" else (former,)
    others = tuple(
        structs.replace(each, target=each.target or link.target, kind=each.kind or link.kind)
        for each in link.alternatives
    )
    moved = (target, kind) != (link.target, link.kind)
    kept = others if not moved else [o for o in others if (o.target, o.kind) != (target, kind)]
    return structs.replace(
        link,
        target=target,
        kind=kind,
        origin="person",
        confidence=1.0,
        rule=_said(rule, link, moved=moved),
        alternatives=(*before, *kept),
    )


def _said(rule: str, link: Link, *, moved: bool) -> str:
    """Return the rule, and the machine's own where a person agrees with it."""
    own = link.rule.removeprefix(f"{ACCEPTED}: ").removeprefix(ACCEPTED)
    return rule if moved or not own else f"{rule}: {own}"


def accepted_claim(claim: Claim) -> Claim:
    """Return a claim as a person accepted it; one that a person set stays as it is."""
    if claim.origin == "person":
        return claim
    rule = f"{ACCEPTED}: {claim.rule}" if claim.rule else ACCEPTED
    return structs.replace(claim, origin="person", confidence=1.0, rule=rule)


def _links(graph: ArgumentGraph, names: Iterable[LinkName]) -> dict[LinkName, Link]:
    """Return the links of these names.

    Raises:
        GraphError: one of them is not there.
    """
    wanted = set(names)
    found = {name: x for x in graph.links if (name := name_of(x)) in wanted}
    for name in sorted(wanted - found.keys()):
        problem = f"{name.source} {name.kind} {name.target} is no longer there"
        raise GraphError(f"{problem}; somebody has changed it")
    return found


def _check_claims(graph: ArgumentGraph, ids: Iterable[str]) -> None:
    for claim in ids:
        if claim not in graph.claim_by_id:
            raise GraphError(f"the claim {claim} is no longer there; somebody has changed it")


def _accept(graph: ArgumentGraph, decision: Decision) -> Parts:
    _check_claims(graph, decision.claims)
    names = _links(graph, decision.links)
    if any(name.kind == "states" for name in names):
        raise GraphError("that a comment states its claim is accepted with the claim")
    claims = set(decision.claims)
    states = {
        name_of(link): link
        for link in graph.links
        if link.kind == "states" and link.target in claims
    }
    accepted = {name: by_person(link, ACCEPTED) for name, link in (names | states).items()}
    return (
        tuple(accepted_claim(c) if c.id in claims else c for c in graph.claims),
        replaced(graph.links, accepted),
    )


def _reject(graph: ArgumentGraph, decision: Decision) -> Parts:
    _check_claims(graph, decision.claims)
    names = _links(graph, decision.links)
    if any(name.kind == "states" for name in names):
        raise GraphError("that a comment states its claim is rejected with the claim")
    links = tuple(link for link in graph.links if name_of(link) not in names)
    return without(graph.claims, links, set(decision.claims))


def without(claims: tuple[Claim, ...], links: tuple[Link, ...], gone: set[str]) -> Parts:
    """Return claims and links without these claims and all that speaks to or of them."""
    if not gone:
        return claims, links
    rest = (link for link in links if link.source not in gone and link.target not in gone)
    return tuple(c for c in claims if c.id not in gone), tuple(_freed(x, gone) for x in rest)


def _freed(link: Link, gone: set[str]) -> Link:
    evidence = tuple(span for span in link.evidence if span.node not in gone)
    others = tuple(other for other in link.alternatives if other.target not in gone)
    if len(evidence) == len(link.evidence) and len(others) == len(link.alternatives):
        return link
    return structs.replace(link, evidence=evidence, alternatives=others)


def _neither(graph: ArgumentGraph, decision: Decision) -> Parts:
    names = _links(graph, decision.links)
    if any(name.kind not in OTHER for name in names):
        raise GraphError("only what supports or disputes can be neither")
    gone = {*names, *(LinkName(n.source, n.target, OTHER[n.kind]) for n in names)}
    return graph.claims, tuple(link for link in graph.links if name_of(link) not in gone)


def _flip(graph: ArgumentGraph, decision: Decision) -> Parts:
    names = _links(graph, decision.links)
    if any(name.kind not in OTHER for name in names):
        raise GraphError("only what supports or disputes can be turned round")
    changed = {
        name: by_person(link, FLIPPED, kind=OTHER[link.kind]) for name, link in names.items()
    }
    return graph.claims, replaced(graph.links, changed)


def _retarget(graph: ArgumentGraph, decision: Decision) -> Parts:
    names = _links(graph, decision.links)
    changed = {
        name: moved(graph, link, decision.target or "", decision.kind)
        for name, link in names.items()
    }
    return graph.claims, replaced(graph.links, changed)


def moved(graph: ArgumentGraph, link: Link, target: str, kind: LinkKind | None) -> Link:
    """Return a link that leads elsewhere, or as another kind.

    Raises:
        GraphError: it cannot lead there.
    """
    if target not in graph.texts:
        raise GraphError(f"{target} is no longer there; somebody has changed it")
    if target == link.source:
        raise GraphError("nothing speaks to itself; choose something else")
    kind = kind or link.kind
    if "states" in (kind, link.kind):
        raise GraphError("a claim stays with the comment that states it")
    if (kind in OTHER) != (link.kind in OTHER) or (kind != link.kind and kind not in OTHER):
        raise GraphError(f"what was read as {link.kind} cannot become {kind}")
    order = graph.conversation.order
    if kind == "reply":
        if target not in order:
            raise GraphError("a comment answers a comment, not a claim")
        if order[target] >= order[link.source]:
            raise GraphError("a comment answers one that came before it; choose an earlier one")
    if kind == "restates" and target in order:
        raise GraphError("only a claim says the same as a claim")
    if (target, kind) == (link.target, link.kind):
        return by_person(link, ACCEPTED)
    return by_person(link, RETARGETED if target != link.target else FLIPPED, target, kind)


def replaced(links: tuple[Link, ...], changed: dict[LinkName, Link]) -> tuple[Link, ...]:
    """Return the links with some changed; what says the same as a changed one, or against it, goes.

    Support and rebut between the same two nodes are one question, and so is what a comment
    mainly answers.
    """
    after = {name_of(link) for link in changed.values()}
    against = {LinkName(n.source, n.target, OTHER[n.kind]) for n in after if n.kind in OTHER}
    mains = {name_of(link) for link in links if link.kind == "reply" and link.primary}
    changed = {
        name: structs.replace(x, primary=x.primary or name_of(x) in mains)
        for name, x in changed.items()
    }
    main = {link.source for link in changed.values() if link.kind == "reply" and link.primary}
    kept: list[Link] = []
    for link in links:
        name = name_of(link)
        if name in changed:
            kept.append(changed[name])
        elif name not in after and name not in against and not _rival(link, main):
            kept.append(link)
    return tuple(kept)


def _rival(link: Link, main: set[str]) -> bool:
    return link.kind == "reply" and link.primary and link.source in main


def _restate(graph: ArgumentGraph, decision: Decision) -> Parts:
    first, second = decision.claims[0], decision.target or ""
    _check_claims(graph, (first, second))
    if first == second:
        raise GraphError("nothing says the same as itself; choose another claim")
    for link in graph.links:
        if link.kind == "restates" and {link.source, link.target} == {first, second}:
            accepted = by_person(link, ACCEPTED)
            return graph.claims, replaced(graph.links, {name_of(link): accepted})
    place = {claim.id: number for number, claim in enumerate(graph.claims)}
    earlier, later = sorted((first, second), key=place.__getitem__)
    link = Link(source=later, target=earlier, kind="restates", origin="person", rule=RESTATED)
    return graph.claims, (*graph.links, link)


def _split(graph: ArgumentGraph, decision: Decision) -> Parts:
    _check_claims(graph, decision.claims)
    return split(graph, graph.claim_by_id[decision.claims[0]], decision.at or 0)


def _merge(graph: ArgumentGraph, decision: Decision) -> Parts:
    _check_claims(graph, decision.claims)
    return merged(graph, *(graph.claim_by_id[claim] for claim in decision.claims))


EFFECTS: dict[str, Callable[[ArgumentGraph, Decision], Parts]] = {
    "accept": _accept,
    "reject": _reject,
    "neither": _neither,
    "flip": _flip,
    "retarget": _retarget,
    "split": _split,
    "merge": _merge,
    "restate": _restate,
}
