"""Argument graph to tables: who holds what, camps, common ground, time, strength, acceptance."""

from typing import Any

from argmap.model import ArgumentGraph


def analyse(graph: ArgumentGraph) -> dict[str, Any]:
    """Return every analysis as plain dicts and lists that JSON can hold.

    Among its keys are "positions", "claims", "common_ground", "timeline", "strength",
    "extensions" and "cruxes", as the command line promises them; docs/analysis.md has all.
    """
    from argmap.analyse.analysis import Analysis  # pandas takes a second to import
    from argmap.analyse.result import result

    return result(Analysis(graph))
