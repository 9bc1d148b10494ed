"""Measure on reference maps: mine what they were made of, and compare."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec import structs

from argmap.engines import Engine
from argmap.engines import engine as engine_of
from argmap.evaluate import answers, claims, graphs, links, replies
from argmap.evaluate.bootstrap import Resampling
from argmap.evaluate.chosen import chosen
from argmap.evaluate.found_data import data_name
from argmap.evaluate.graphs import WHOLE, Mined
from argmap.evaluate.maps import Reference, find_references, read_reference
from argmap.evaluate.pairs import judged
from argmap.evaluate.result import Found, Result, Settings, result
from argmap.evaluate.score import joined, score
from argmap.progress import Progress, quiet

Measure = Callable[[str, Sequence[Mined], Settings, str], list[Result]]


def evaluate(
    path: Path, wanted: tuple[str, ...], settings: Settings, progress: Progress = quiet
) -> list[Result]:
    """Measure on a map or a folder of maps: all of its conversations together.

    Raises:
        ReadError: a file is no reference map.
    """
    every = [read_reference(file, settings.hide_authors) for file in find_references(path)]
    references, note = chosen(path, every, lambda one: one.labels, settings)
    engine = settings.miner
    maps = [_mined(one, engine, progress) for one in references]
    known: dict[str, Measure] = {
        "replies": _replies,
        "authors": _authors,
        "claims": _claims,
        "links": partial(_links, engine, progress),
        "common-ground": _shared,
    }
    return [one for name in wanted for one in known[name](data_name(path), maps, settings, note)]


def _mined(reference: Reference, engine: Engine, tell: Progress) -> Mined:
    mined = engine.mine(reference.conversation, tell)
    return Mined(reference.name, reference.labels, mined, reference.graph)


def _replies(data: str, maps: Sequence[Mined], settings: Settings, note: str) -> list[Result]:
    asked = [one for one in maps if one.reference.reply_of]
    found = [a for m in asked for a in answers.of_map(m.mined, m.reference, m.name, m.labels)]
    return [result(data, "replies", found, replies.measured, settings, note)] if found else []


def _authors(data: str, maps: Sequence[Mined], settings: Settings, note: str) -> list[Result]:
    asked = [one for one in maps if graphs.lost_authors(one)]
    return [result(data, "authors", asked, graphs.authors, settings, note)] if asked else []


def _claims(data: str, maps: Sequence[Mined], settings: Settings, note: str) -> list[Result]:
    asked = [one for one in maps if one.reference.claims]
    found = [c for m in asked for c in claims.of_map(m.mined, m.reference, m.name, m.labels)]
    return [result(data, "claims", found, claims.measured, settings, note)] if found else []


def _shared(data: str, maps: Sequence[Mined], settings: Settings, note: str) -> list[Result]:
    asked = [one for one in maps if graphs.names_common_ground(one.reference)]
    return [result(data, "common-ground", asked, graphs.shared, settings, note)] if asked else []


def _links(
    engine: Engine,
    tell: Progress,
    data: str,
    maps: Sequence[Mined],
    settings: Settings,
    note: str,
) -> list[Result]:
    """Measure the links of the map, then each comment with the one it answers as a bare pair."""
    asked = [one for one in maps if graphs.says_what_supports(one.reference)]
    if not asked:
        return []
    found = [result(data, "links", asked, _linked, settings, note)]
    pairs = [pair for one in asked for pair in graphs.asked(one)]
    if pairs:
        bare = judged(pairs, engine, engine_of("rules"), tell)
        of_pairs = partial(links.measured, whole=WHOLE)
        found.append(result(data, "links, replies given", bare, of_pairs, settings, note))
    return found


def _linked(maps: Sequence[Mined], how: Resampling) -> Found:
    signed = [pair for one in maps for pair in graphs.signs(one)]
    found = links.measured(signed, how, WHOLE)
    tallies = joined(tally for one in maps for tally in graphs.links(one))
    mapped = tuple(score(tally, how, WHOLE) for tally in tallies)
    of_replies = (
        structs.replace(one, measure=f"{one.measure}, of replies") for one in found.scores[:2]
    )
    return structs.replace(found, scores=(*mapped, *of_replies))
