"""The rows of the review: assets/review.js draws them and says what people did in them.

They are drawn from data because some thousand Dash components take the browser seconds to swap.
"""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx

from argmap.model import ArgumentGraph
from argmap.show import ids, parts
from argmap.show.drafts import Draft
from argmap.show.figures.review_rows import NOBODY, answer, author_note, page_of_rows, unsettled
from argmap.show.library import Library

UNSURE_FIRST, IN_ORDER = "unsure", "order"


def register(app: Dash, library: Library) -> None:
    """Draw rows, keep what people say in them, turn the pages of a long conversation."""
    # A callback without an output is not called when its input appears; hence the class name.
    app.clientside_callback(  # type: ignore[no-untyped-call]  # Dash has no types here
        ClientsideFunction("review", "rows"),
        Output(ids.REVIEW_ROWS, "className"),
        Input(ids.REVIEW_DATA, "data"),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]  # Dash has no types here
        ClientsideFunction("review", "heard"), Input(ids.REVIEW_HEARD, "data")
    )

    @app.callback(
        Output(ids.REVIEW_HEARD, "data"),
        Output(ids.REVIEW_COUNT, "children"),
        Input(ids.REVIEW_SAID, "data"),
        State(ids.DRAFT_KEY, "data"),
        prevent_initial_call=True,
    )
    def hear(said: dict[str, str], key: str) -> tuple[dict[str, Any], str]:
        heard = take(library, key, said)
        return heard, summary(library.drafts.graph(key), library.drafts[key])

    @app.callback(
        Output(ids.REVIEW_DATA, "data"),
        Output(ids.REVIEW_PAGE, "value"),
        Input(ids.REVIEW_ORDER, "value"),
        Input(ids.REVIEW_PAGE, "value"),
        State(ids.DRAFT_KEY, "data"),
        prevent_initial_call=True,
    )
    def turn(order: str, page: int, key: str) -> tuple[list[dict[str, Any]], int]:
        page = 1 if ctx.triggered_id == ids.REVIEW_ORDER else page
        first = order == UNSURE_FIRST
        graph, draft = library.drafts.graph(key), library.drafts[key]
        return page_of_rows(graph, draft, unsure_first=first, page=page), page


def take(library: Library, key: str, said: dict[str, str]) -> dict[str, Any]:
    """Keep what a person said in the row of a comment; return what the row shows now.

    Args:
        library: where the draft is.
        key: the draft.
        said: the `comment`, and its `author`, or the `target` that it answers; "" as a target
            takes the machine's guess again.
    """
    graph, comment = library.drafts.graph(key), said["comment"]
    if comment not in graph.conversation.by_id or said.get("target") == comment:
        return {}  # another reader was chosen meanwhile
    if "author" in said:
        read = graph.conversation.by_id[comment].author or ""
        entered = " ".join(said["author"].split())
        draft = library.drafts.name(key, comment, None if entered == read else entered)
        return {"id": comment, "note": author_note(graph, draft, comment)}
    target: str | None = said["target"] or None
    order = graph.conversation.order
    if target not in (None, NOBODY) and order.get(target, len(order)) >= order[comment]:
        return {}  # only what was said before can be answered
    draft = library.drafts.answer(key, comment, "" if target == NOBODY else target)
    return {"id": comment, "answer": answer(graph, draft, comment)}


def summary(machine: ArgumentGraph, draft: Draft) -> str:
    """Return the counts: comments, people, what is unsure, what a person has checked."""
    people = {draft.authors.get(c.id, c.author or "") for c in machine.comments} - {""}
    unsure = len(unsettled(machine, draft))
    told = [
        parts.counted(len(machine.comments), "comment"),
        parts.counted(len(people), "person", "people"),
        f"{unsure:,} unsure" if unsure else "nothing unsure",
    ]
    checked = len(draft.replies) + len(draft.authors)
    return " · ".join([*told, f"{checked:,} checked by you"] if checked else told)
