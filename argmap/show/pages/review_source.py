"""The margin of the review: how the source was read, what was left out, notes of the reader."""

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from argmap.model import Conversation
from argmap.show import ids, parts
from argmap.show.drafts import Draft
from argmap.show.figures import words

if TYPE_CHECKING:
    from argmap.read.table import Preview

SHOWN = 200  # stretches listed at most; the rest is counted


FIELDS = {
    "text": "Text",
    "author": "Author",
    "time": "Time",
    "id": "Number of the comment",
    "reply_to": "Number of the comment it answers",
}


def margin(conversation: Conversation, draft: Draft, table: "Preview | None") -> Component:
    """Lay out what a person needs to see that nothing was lost; the columns of a table."""
    columns = _columns(table) if table else None
    pieces = [_reader(conversation, draft), columns, _notes(conversation), _left_out(conversation)]
    return html.Aside(
        [piece for piece in pieces if piece is not None],
        className="review-margin",
        **parts.aria(label="How it was read"),
    )


def _reader(conversation: Conversation, draft: Draft) -> Component:
    from argmap.read import READERS

    labels = {reader.name: reader.label for reader in READERS}
    found = labels.get(conversation.reader, conversation.reader)
    choices = [{"value": "", "label": f"found by itself: {found}"}]
    choices += [{"value": name, "label": label} for name, label in labels.items()]
    chooser = dmc.Select(
        id=ids.DRAFT_FORMAT,
        data=choices,
        value=draft.format or "",
        allowDeselect=False,
        size="sm",
        label="Read as",
    )
    source = html.P(["From ", parts.outside(draft.name)], className="muted small")
    return html.Section(
        [html.H2("How it was read"), source, chooser, html.Div(id=ids.REVIEW_MESSAGE)]
    )


def _columns(table: "Preview") -> Component:
    """Lay out which column is what; the first cell of each shows what is in it."""
    cells = table.rows[0] if table.rows else ()
    shown = [
        {"value": name, "label": f"{name}: {words.short(cell, 40)}" if cell else name}
        for name, cell in zip_longest(table.columns, cells[: len(table.columns)], fillvalue="")
    ]
    choosers = [
        dmc.Select(
            id=ids.part("column", field),
            data=shown if field == "text" else [{"value": "", "label": "none"}, *shown],
            value=table.guess.get(field, ""),
            allowDeselect=False,
            size="sm",
            label=label,
        )
        for field, label in FIELDS.items()
    ]
    return html.Section([html.H3("Columns"), *choosers], className="review-columns-of-table")


def _notes(conversation: Conversation) -> Component | None:
    if not conversation.notes:
        return None
    notes = html.Ul([html.Li(note, dir="auto") for note in conversation.notes])
    return html.Section([html.H3("Notes of the reader"), notes])


def _left_out(conversation: Conversation) -> Component:
    """Lay out what is in no comment: by reason, in its own words."""
    lost = [(span.start, span.end) for span in conversation.unaccounted()]
    reasons: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for part in conversation.left_out:
        reasons[part.why].append((part.start, part.end))
    if lost:
        reasons["argmap lost track of this: please tell its makers"] = lost
    if not reasons:
        return html.Section(
            [html.H3("Left out"), html.P("Nothing: every word is in a comment or its head.")]
        )
    text = conversation.source_text
    groups = [_reason(why, [text[a:b] for a, b in spans]) for why, spans in reasons.items()]
    everything = "All other words are in a comment or its head."
    return html.Section([html.H3("Left out"), *groups, html.P(everything, className="muted small")])


def _reason(why: str, stretches: list[str]) -> Component:
    told = [html.Li(words.short(stretch, 300), dir="auto") for stretch in stretches[:SHOWN]]
    more = len(stretches) - SHOWN
    if more > 0:
        told.append(html.Li(f"… and {more:,} more"))
    size = parts.counted(sum(len(stretch.split()) for stretch in stretches), "word")
    return html.Details([html.Summary(f"{why} ({size})"), html.Ul(told)])
