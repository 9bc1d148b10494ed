"""Measure on files of annotated rows; which measure fits is told by their fields."""

from functools import partial
from pathlib import Path

from argmap.engines import Engine
from argmap.engines import engine as engine_of
from argmap.evaluate import claims, graphs, links, replies
from argmap.evaluate.answers import Answer, conversation_of, of_thread
from argmap.evaluate.chosen import chosen
from argmap.evaluate.found_data import data_name
from argmap.evaluate.pairs import judged, of_row
from argmap.evaluate.result import Result, Settings, result
from argmap.evaluate.rows import Pair, Row, Text, Thread, read_rows
from argmap.model import ArgumentGraph, Comment, Conversation
from argmap.progress import Progress, quiet

FITS = {Thread: ("replies", "authors"), Pair: ("links",), Text: ("claims",)}


def evaluate(
    path: Path, wanted: tuple[str, ...], settings: Settings, progress: Progress = quiet
) -> list[Result]:
    """Measure on a file of rows.

    Threads have `comments` with `id`, `author`, `time`, `text` and `parent` (or `parents`; rows
    with `annotated` false are not scored). Pairs have `a_text`, `b_text` and a `label`: support,
    rebut or neutral. Texts have `segments` with `start`, `end` and `label`.

    Raises:
        ReadError: a line is no such row.
    """
    every = read_rows(path)
    fits = [measure for measure in FITS[type(every[0].form)] if measure in wanted]
    if not fits:
        return []
    rows, note = chosen(path, every, lambda row: row.labels, settings)
    engine = settings.miner
    if isinstance(rows[0].form, Thread):
        return _threads(path, fits, rows, engine, settings, note, progress)
    if isinstance(rows[0].form, Pair):
        asked = [of_row(row.form, row.line, row.labels) for row in rows]  # type: ignore[arg-type]
        pairs = judged(asked, engine, engine_of("rules"), progress)
        return [result(data_name(path), "links", pairs, links.measured, settings, note)]
    return [_texts(path, rows, engine, settings, note, progress)]


def _threads(
    path: Path,
    fits: list[str],
    rows: list[Row],
    engine: Engine,
    settings: Settings,
    note: str,
    tell: Progress,
) -> list[Result]:
    answers: list[Answer] = []
    maps: list[graphs.Mined] = []
    for done, row in enumerate(rows):
        tell("threads", done, len(rows))
        thread = row.form
        assert isinstance(thread, Thread)
        language, name = row.labels["language"], str(thread.thread_id or row.line)
        whole = conversation_of(thread, language)
        hidden = conversation_of(thread, language, settings.hide_authors)
        mined = engine.outline(hidden, quiet)
        answers += of_thread(thread, name, row.labels, mined, settings.hide_authors)
        maps.append(graphs.Mined(name, row.labels, mined, ArgumentGraph(conversation=whole)))
    note = "; ".join(filter(None, (note, "authors hidden" if settings.hide_authors else "")))
    found: list[Result] = []
    if "replies" in fits and answers:
        found.append(result(data_name(path), "replies", answers, replies.measured, settings, note))
    if "authors" in fits and settings.hide_authors:
        found.append(result(data_name(path), "authors", maps, graphs.authors, settings, note))
    return found


def _texts(
    path: Path, rows: list[Row], engine: Engine, settings: Settings, note: str, tell: Progress
) -> Result:
    marked: list[claims.Marked] = []
    for done, row in enumerate(rows):
        tell("claims", done, len(rows))
        text = row.form
        assert isinstance(text, Text)
        comment = Comment(id="c:1", number=1, text=text.text)
        conversation = Conversation(comments=(comment,), language=row.labels["language"])
        mined = engine.outline(conversation, quiet)
        marked.append(claims.of_text(text, (str(row.line), ""), row.labels, mined))
    of_texts = partial(claims.measured, whole="texts")
    return result(data_name(path), "claims", marked, of_texts, settings, note)
