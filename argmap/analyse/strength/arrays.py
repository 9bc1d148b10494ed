"""Who speaks for and against whom, as plain arrays: what strengths are computed on."""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

import numpy as np

from argmap.model import ArgumentGraph


class Bipolar(NamedTuple):
    """The bipolar view of a graph: m links between the places 0 to n - 1 of its n nodes.

    `sign` is 1 where a link supports and -1 where it rebuts.
    """

    nodes: tuple[str, ...]
    source: np.ndarray
    target: np.ndarray
    sign: np.ndarray


def bipolar_arrays(graph: ArgumentGraph, also: Iterable[str] = ()) -> Bipolar:
    """Return the claims, and the comments that a support or rebut link leaves or reaches.

    Args:
        graph: any graph.
        also: ids of further nodes that are to be in it, whether or not a link reaches them.

    Returns:
        Nodes in the order of `graph.bipolar`, then those of `also`; links in graph order.
    """
    links = [link for link in graph.links if link.kind in ("support", "rebut")]
    ends = chain.from_iterable((link.source, link.target) for link in links)
    nodes = dict.fromkeys(chain((claim.id for claim in graph.claims), ends, also))
    place = {node: number for number, node in enumerate(nodes)}
    count = len(links)
    return Bipolar(
        tuple(nodes),
        np.fromiter((place[link.source] for link in links), np.intp, count),
        np.fromiter((place[link.target] for link in links), np.intp, count),
        np.fromiter((1.0 if link.kind == "support" else -1.0 for link in links), float, count),
    )
