"""Between files and graphs: what the command line and the app share."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from argmap.errors import WriteError
from argmap.model import ArgumentGraph, Conversation
from argmap.progress import Progress, quiet

if TYPE_CHECKING:
    from argmap.engines import Engine
    from argmap.model.layout import Layout
    from argmap.model.report import Report
    from argmap.write.shown import Shown

MOST_NAMES = 4
MOST_PEOPLE = 3000  # who argue: parting them takes time and memory by their square


def to_graph(
    found: Conversation | ArgumentGraph,
    progress: Progress = quiet,
    engine: "str | Engine" = "auto",
) -> ArgumentGraph:
    """Return the graph of what a reader returned.

    A conversation is mined. A graph that holds claims or links is passed on as it is, so that
    nothing that a person corrected in it is lost; one that holds neither is mined.
    """
    if isinstance(found, ArgumentGraph):
        if found.claims or found.links:
            return found
        found = found.conversation
    if isinstance(engine, str):
        from argmap.engines import engine as engine_of

        engine = engine_of(engine)
    return engine.mine(found, progress)


def load(
    source: str,
    format: str | None = None,  # noqa: A002 - the name of the option that users write
    columns: Mapping[str, str] | None = None,
    progress: Progress = quiet,
    engine: "str | Engine" = "auto",
    votes: str | None = None,
) -> ArgumentGraph:
    """Read a file, or standard input for "-", and mine what is not mined yet.

    Votes of a second file are joined to its claims, as `argmap.read.votes_on` says.

    Raises:
        ReadError: one of them cannot be read, or there are votes on what is no claim; says
            where, what and what to do.
    """
    from argmap.read import read

    graph = to_graph(read(source, format=format, columns=columns or {}), progress, engine)
    if votes is None:
        return graph
    from argmap.read.votes_on import with_votes

    return with_votes(graph, votes)


def format_of(name: str, to: str | None) -> str:
    """Return the name of the writer asked for by `to`, or by the ending of a file name.

    Raises:
        WriteError: there is none.
    """
    from argmap.write import WRITERS

    if to is not None:
        if to in WRITERS:
            return to
        raise WriteError(f"{to!r} is no format; choose one of {', '.join(WRITERS)}")
    fitting = [key for key, w in WRITERS.items() if name.lower().endswith(tuple(w.endings))]
    if not fitting:
        ending = PurePath(name).suffix or name
        problem = f"{name}: no format is known for the ending {ending!r}"
        raise WriteError(f"{problem}; give one with --to: {', '.join(WRITERS)}")
    return fitting[0]


def files(graph: ArgumentGraph, to: str, name: str) -> dict[str, bytes]:
    """Return what to write where for the format `to`: mostly one file, called `name`.

    The tables of `out.csv` become `out.nodes.csv` and `out.links.csv`.

    Raises:
        WriteError: there is no such format.
    """
    from argmap.write import WRITERS, to_files

    writer = WRITERS[format_of(name, to)]
    if writer.needs_report:
        written = writer.write(reported(graph))
        return {name: written.encode() if isinstance(written, str) else written}
    if not writer.needs_layout:
        return to_files(graph, writer, name)
    return to_files(graph, writer, name, *drawn(graph, writer.most))


def reported(graph: ArgumentGraph) -> "Report":
    """Return the report on a conversation, made today."""
    from argmap.analyse.analysis import Analysis
    from argmap.analyse.report.report import report

    today = date.today()
    return report(Analysis(graph), f"{today.day} {today:%B %Y}")


def drawn(graph: ArgumentGraph, most: int | None = None) -> "tuple[Layout, Shown]":
    """Return where the cards of a picture stand, the main ones if there are more than `most`.

    Claims that say the same are one card. With it comes what analysis knows of them: camps, and
    claims that may be shared.
    """
    from argmap.analyse.camps.positions import camps
    from argmap.analyse.ground.common_ground import common_ground
    from argmap.layout.cards import shown as all_cards
    from argmap.layout.chief import chief
    from argmap.layout.folding import foldable, folded
    from argmap.layout.layered import layered
    from argmap.write.shown import Shown

    same = {other: first for first, *others in folded(graph, foldable(graph)) for other in others}
    cards = tuple(dict.fromkeys(same.get(node, node) for node in all_cards(graph)))
    nodes = chief(graph, cards, len(cards) if most is None else most)
    camp_of = camps(graph).camp_of if _arguing(graph) <= MOST_PEOPLE else {}
    names = tuple(sorted(set(camp_of.values())))
    ground = common_ground(graph, camp_of)
    rows = ground[ground["label"] != "uncontested"].to_dict("records")
    return layered(graph, nodes=nodes, same=same), Shown(
        camps={author: names.index(camp) for author, camp in camp_of.items()},
        camp_names=names,
        shared={row["claim"]: _people(graph, row["participants"]) for row in rows},
        left=len(cards) - len(nodes),
    )


def _arguing(graph: ArgumentGraph) -> int:
    """Return how many people support or dispute anything; each comment without a name is one."""
    from argmap.analyse.participants import participant_of

    argued = (link for link in graph.links if link.kind in ("support", "rebut"))
    ends = (graph.comment_of(end) for link in argued for end in (link.source, link.target))
    return len({participant_of(comment) for comment in ends})


def _people(graph: ArgumentGraph, participants: Sequence[str]) -> str:
    """Return who holds a claim in words: "Ada, Ben and 2 more"."""
    named = [name for name in participants if name in set(graph.conversation.authors)]
    rest = len(participants) - len(named[:MOST_NAMES])
    told = ", ".join(named[:MOST_NAMES])
    return f"{told} and {rest} more" if told and rest else told or f"{rest} without a name"


def export(graph: ArgumentGraph, to: str) -> bytes:
    """Return the graph as one file in the format of this name, text as UTF-8.

    Raises:
        WriteError: there is no such format.
    """
    return files(graph, to, "-")["-"]
