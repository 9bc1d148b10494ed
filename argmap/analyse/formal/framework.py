"""From the links of a graph to arguments and attacks, as Dung (1995) has them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Literal, NamedTuple, get_args

import numpy as np

from argmap.errors import GraphError
from argmap.model import ArgumentGraph

Support = Literal["ignored", "supported", "secondary", "both"]
SUPPORTS: tuple[str, ...] = get_args(Support)
MOST_ATTACKS = 2_000_000  # that follow from support

Pairs = set[tuple[int, int]]


class Framework(NamedTuple):
    """n arguments and the attacks between them, as places 0 to n - 1, each attack once.

    `arguments` holds the nodes that make each argument, the first of them naming it.
    """

    arguments: tuple[tuple[str, ...], ...]
    source: np.ndarray
    target: np.ndarray


def framework(
    graph: ArgumentGraph, support: Support = "ignored", also: Iterable[str] = ()
) -> Framework:
    """Return who attacks whom in a graph.

    Arguments are the claims; those that restate each other are one. A comment that a support or
    rebut link leaves or reaches as a whole stands for its claim where it has exactly one, else
    it is an argument of its own. Attacks are the rebut links. An argument may attack itself, as
    when somebody rebuts what they restated.

    Args:
        graph: any graph.
        support: what support links do. "ignored": nothing, a support is no attack. "supported":
            who supports an attacker attacks as well. "secondary": who attacks a supporter
            attacks what it supports as well. "both": both of these.
        also: ids of further nodes that are to be arguments, whether or not a link reaches them.

    Raises:
        GraphError: `support` is none of these, or more than 2,000,000 attacks follow from it.

    Source:
        Dung (Artificial Intelligence 77, 1995); "supported" and "secondary" defeat of Cayrol and
        Lagasquie-Schiex (ECSQARU 2005), On the acceptability of arguments in bipolar
        argumentation frameworks.
    """
    if support not in SUPPORTS:
        raise GraphError(f"support {support!r} is none of {', '.join(SUPPORTS)}")
    argument_of, arguments = _arguments(graph, also)
    pairs: dict[str, Pairs] = {"rebut": set(), "support": set()}
    for link in graph.links:
        if link.kind in pairs:
            pairs[link.kind].add((argument_of[link.source], argument_of[link.target]))
    attacks = set(pairs["rebut"])
    if support in ("supported", "both"):
        attacks |= _through_support(pairs["rebut"], pairs["support"])
    if support in ("secondary", "both"):
        # the same seen from the other end: turn all round, and the result back
        turned = _through_support(_turned(pairs["rebut"]), _turned(pairs["support"]))
        attacks |= _turned(turned)
    return Framework(arguments, *_ends(attacks))


def framework_of(arguments: Sequence[str], attacks: Iterable[tuple[str, str]]) -> Framework:
    """Return a framework of named arguments and the attacks between them.

    Raises:
        GraphError: two arguments of one name, or an attack from or on something else.
    """
    place = {name: number for number, name in enumerate(arguments)}
    if len(place) < len(arguments):
        raise GraphError("two arguments have the same name; give each its own")
    pairs = set()
    for source, target in attacks:
        if source not in place or target not in place:
            raise GraphError(f"attack {source} -> {target}: both ends must be arguments")
        pairs.add((place[source], place[target]))
    return Framework(tuple((name,) for name in arguments), *_ends(pairs))


def _arguments(
    graph: ArgumentGraph, also: Iterable[str]
) -> tuple[dict[str, int], tuple[tuple[str, ...], ...]]:
    """Return the place of the argument that each node makes, and the nodes of each argument."""
    linked = [x for x in graph.links if x.kind in ("support", "rebut")]
    ends = chain.from_iterable((x.source, x.target) for x in linked)
    nodes = tuple(dict.fromkeys(chain((claim.id for claim in graph.claims), ends, also)))
    same = [(x.source, x.target) for x in graph.links if x.kind == "restates"]
    for node in nodes:
        claims = graph.claims_of.get(node, ())
        if len(claims) == 1:
            same.append((node, claims[0].id))
    head = {node: node for node in nodes}
    for one, other in same:
        head[_head(head, one)] = _head(head, other)
    members: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        members[_head(head, node)].append(node)
    groups = tuple(tuple(group) for group in members.values())
    return {node: place for place, group in enumerate(groups) for node in group}, groups


def _head(head: dict[str, str], node: str) -> str:
    while head[node] != node:
        head[node] = head[head[node]]  # shorter for the next who asks
        node = head[node]
    return node


def _through_support(attacks: Pairs, supports: Pairs) -> Pairs:
    """Return the attacks by those who support an attacker, over any number of links."""
    backers: dict[int, list[int]] = defaultdict(list)
    attacked: dict[int, list[int]] = defaultdict(list)
    for source, target in supports:
        backers[target].append(source)
    for source, target in attacks:
        attacked[source].append(target)
    found: Pairs = set()
    for attacker, targets in attacked.items():
        reached, waiting = {attacker}, [attacker]
        while waiting:
            fresh = set(backers.get(waiting.pop(), ())) - reached
            reached |= fresh
            waiting += fresh
            found.update((backer, target) for backer in fresh for target in targets)
            if len(found) > MOST_ATTACKS:
                raise GraphError(
                    f"more than {MOST_ATTACKS:,} attacks follow from support; "
                    "leave support out, or look at a part of the graph"
                )
    return found


def _turned(pairs: Pairs) -> Pairs:
    return {(target, source) for source, target in pairs}


def _ends(pairs: Pairs) -> tuple[np.ndarray, np.ndarray]:
    """Return sources and targets in a stable order."""
    both = np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)
    return both[:, 0].copy(), both[:, 1].copy()
