"""How well each claim stands, who speaks for and against it, and what a change moves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from msgspec import Struct

from argmap.analyse.formal.grounded import grounded
from argmap.analyse.strength.arrays import bipolar_arrays
from argmap.analyse.strength.gradual import circle
from argmap.analyse.strength.strength import (
    Base,
    Strengths,
    dfquad_strength,
    h_categoriser_strength,
    quadratic_energy_strength,
)
from argmap.model import ArgumentGraph, Link
from argmap.show.figures import words

MEASURES = ("energy", "dfquad", "h")
OUTCOMES = {"accepted": "stands", "rejected": "falls", "undecided": "undecided"}
SEEN = 0.005  # a change of strength below it is none to the eye


class Scored(Struct, frozen=True):
    """The strength of each node of a graph, its outcome in a plain word, and a warning or ""."""

    strength: Mapping[str, float]
    outcome: Mapping[str, str]
    warning: str = ""


class Voice(Struct, frozen=True):
    """Somebody who speaks for or against: the name of the link, the node, how well it stands.

    `gone` says that a what-if takes it away, `added` that a what-if puts it in.
    """

    link: str
    node: str
    strength: float
    gone: bool = False
    added: bool = False


class Row(Struct, frozen=True):
    """A claim, or a comment that a link reaches as a whole: how it stands, now and before.

    Both are None where it is not there: withdrawn by a what-if.
    """

    node: str
    before: float
    now: float | None
    was: str
    outcome: str
    pro: tuple[Voice, ...]
    con: tuple[Voice, ...]

    @property
    def change(self) -> float:
        """By how much the strength moves; 0 for what is withdrawn."""
        return 0.0 if self.now is None else self.now - self.before

    @property
    def moved(self) -> bool:
        """Whether a what-if makes a difference that can be seen."""
        return self.now is not None and (abs(self.change) >= SEEN or self.was != self.outcome)


def scored(graph: ArgumentGraph, measure: str, base: Base) -> Scored:
    """Return how well each node stands by a measure of `MEASURES`.

    Raises:
        GraphError: DF-QuAD is asked for and links form a cycle; `cycle` tells that before.
    """
    if measure == "dfquad":
        found = Strengths(dfquad_strength(graph, base), settled=True)
    elif measure == "h":
        found = h_categoriser_strength(graph, base)
    else:
        found = quadratic_energy_strength(graph, base)
    warning = ""
    if not found.settled:
        warning = (
            "Links go round in circles, and the strengths on them did not come to rest; "
            "those values are only where the counting was stopped."
        )
    outcome = {str(node): OUTCOMES[label] for node, label in grounded(graph).items()}
    strength = {str(node): float(value) for node, value in found.strength.items()}
    return Scored(strength, outcome, warning)


def cycle(graph: ArgumentGraph) -> tuple[str, ...]:
    """Return the nodes of one circle of supports and disputes, the first again at the end."""
    links = bipolar_arrays(graph)
    loop = circle(links.source, links.target, len(links.nodes))
    return tuple(links.nodes[place] for place in loop or ())


def rows(
    graph: ArgumentGraph, changed: ArgumentGraph, before: Scored, now: Scored, base: Base
) -> tuple[Row, ...]:
    """Return one row a node, in graph order.

    A comment that a what-if leaves without any link stands as if nobody spoke to it.

    Args:
        graph: as it is.
        changed: as a what-if makes it; the same where there is none.
        before: how the nodes of `graph` stand.
        now: how those of `changed` stand.
        base: how what nobody speaks to stands.
    """
    voices = _voices(graph, changed, before, now)
    found = []
    for node in dict.fromkeys((*before.strength, *now.strength)):
        alone = _alone(base, node)
        there = node in changed.texts
        found.append(
            Row(
                node=node,
                before=before.strength.get(node, alone),
                now=now.strength.get(node, alone) if there else None,
                was=before.outcome.get(node, "stands"),
                outcome=now.outcome.get(node, "stands") if there else "withdrawn",
                pro=tuple(voices[node, "support"]),
                con=tuple(voices[node, "rebut"]),
            )
        )
    return tuple(found)


def _alone(base: Base, node: str) -> float:
    return float(base) if isinstance(base, (int, float)) else float(base.get(node, 0.5))


def _voices(
    graph: ArgumentGraph, changed: ArgumentGraph, before: Scored, now: Scored
) -> Mapping[tuple[str, str], list[Voice]]:
    """Return who speaks to each node for and against it, the strongest first."""
    there, kept = _argued(graph), _argued(changed)
    found: defaultdict[tuple[str, str], list[Voice]] = defaultdict(list)
    for name, link in (there | kept).items():
        strength = now.strength.get(link.source, before.strength.get(link.source, 0.0))
        voice = Voice(name, link.source, strength, name not in kept, name not in there)
        found[link.target, link.kind].append(voice)
    for heard in found.values():
        heard.sort(key=lambda voice: -voice.strength)
    return found


def _argued(graph: ArgumentGraph) -> dict[str, Link]:
    argued = (link for link in graph.links if link.kind in ("support", "rebut"))
    return {words.link_name(link): link for link in argued}


ORDERS = {
    "strongest": "Strongest first",
    "weakest": "Weakest first",
    "argued": "Most argued about first",
    "said": "In the order of the conversation",
}


def ordered(
    found: Iterable[Row], order: str, everything: bool = False
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows that somebody speaks to, in an order of `ORDERS`, and all others.

    Where nobody speaks to any, and `everything` is asked for, the first are all rows.

    The order is that without a what-if, so that nothing jumps under the hand that changes it.
    """
    rows = tuple(found)
    heard = [row for row in rows if row.pro or row.con]
    if not heard and everything:
        heard = list(rows)
    if order == "weakest":
        heard.sort(key=lambda row: row.before)
    elif order == "argued":
        heard.sort(key=lambda row: -len(row.pro) - len(row.con))
    elif order != "said":
        heard.sort(key=lambda row: -row.before)
    first = {row.node for row in heard}
    return tuple(heard), tuple(row for row in rows if row.node not in first)


def moved(found: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows in which a what-if makes a difference, the largest first."""
    rows = (row for row in found if row.moved)
    return tuple(sorted(rows, key=lambda row: (-abs(row.change), row.was == row.outcome)))


def table(graph: ArgumentGraph, found: Iterable[Row], changed: bool) -> pd.DataFrame:
    """Return the rows as a table with readable names."""
    columns: dict[str, list[Any]] = {
        "Who": [],
        "Claim": [],
        "Strength": [],
        "Outcome": [],
        "Supports": [],
        "Disputes": [],
    }
    before = []
    for row in found:
        values = (
            graph.badge(row.node),
            words.short(graph.texts[row.node]),
            None if row.now is None else round(row.now, 3),
            row.outcome,
            len([voice for voice in row.pro if not voice.gone]),
            len([voice for voice in row.con if not voice.gone]),
        )
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)
        before.append(round(row.before, 3))
    return pd.DataFrame(columns | ({"Strength before": before} if changed else {}))
