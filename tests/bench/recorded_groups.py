"""Measure how far the groups that Polis recorded agree with camps from votes, and with its rules.

`python -m tests.bench.recorded_groups [FOLDER]`, a folder of Polis exports; without one, that of
the optional data. A line says the conversation, the people and statements, how many groups were
recorded; then of our camps and of `polis_groups` how many there are, how many people are in both,
and the adjusted Rand index.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from argmap.analyse.camps.clusters import adjusted_rand
from argmap.analyse.camps.polis import polis_groups, polis_plane
from argmap.analyse.camps.vote_camps import vote_camps
from argmap.analyse.camps.votes import moderated_out, votes_of
from argmap.read import polis, read

HOME = Path(__file__).parents[2]


def agreement(recorded: Mapping[str, int], found: Mapping[str, int]) -> str:
    """Return how two partings agree on the people who are in both."""
    both = [person for person in recorded if person in found]
    if not both:
        return "-"
    index = adjusted_rand([recorded[p] for p in both], [found[p] for p in both])
    return f"{len(set(found.values()))} of {len(both):3} people {index:5.2f}"


def line(folder: Path) -> str:
    """Return what is measured on one export."""
    graph = read(folder)
    recorded = graph.conversation.extra["polis"]["groups"]
    out = moderated_out(graph)
    camps = vote_camps(votes_of(graph.stances, out))
    votes = votes_of(sorted(graph.stances, key=lambda stance: number(stance.participant)))
    groups = polis_groups(votes, polis_plane(votes, out))
    sure = "" if camps.stability is None else f"(stability {camps.stability:.2f})"
    return (
        f"{folder.name:34} {len(votes.people):4} people {len(votes.claims):4} statements  recorded "
        f"{len(set(recorded.values()))}   camps {agreement(recorded, camps.camp_of):19} {sure:16} "
        f"  rules of Polis {agreement(recorded, groups)}"
    )


def number(person: str) -> int:
    """Return the number of a person, in the order of which Polis came to know them."""
    return int(person.rpartition(" ")[2])


def main() -> None:
    """Measure on each export of a folder."""
    optional = Path(os.environ.get("ARGMAP_OPTIONAL_DATA", HOME.parent / "shared"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else optional / "data" / "opinions"
    for each in sorted(folder.iterdir()):
        if each.is_dir() and polis.beside(each):
            print(line(each))


if __name__ == "__main__":
    main()
