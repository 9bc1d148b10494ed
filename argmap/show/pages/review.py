"""The review: what was read, comment by comment, and who is guessed to answer whom."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, NoUpdate, Output, State, dcc, html, no_update, set_props
from dash.development.base_component import Component

from argmap.errors import ArgmapError
from argmap.model import ArgumentGraph
from argmap.show import ids, parts
from argmap.show.drafts import Draft
from argmap.show.drafts import State as Mining
from argmap.show.figures.review_rows import ROWS, labels, page_of_rows, unsettled
from argmap.show.library import Library
from argmap.show.pages import review_rows
from argmap.show.pages.review_rows import IN_ORDER, UNSURE_FIRST, summary
from argmap.show.pages.review_source import margin

if TYPE_CHECKING:
    from argmap.read.table import Preview

PATH, NAME = "/review", "Review"

NAMES = 500  # suggested at most while a name is typed
PATIENCE_S = 1.5  # how long a page is held back for mining to end
STEPS = {
    "quotes": "Looking for quotes",
    "authors": "Looking for lost names",
    "replies": "Comparing comments",
    "claims": "Looking for claims",
    "relations": "Looking for support and dispute",
}
BUG = (
    "Something went wrong in argmap while it looked for answers and claims; the details are in "
    "the log of the server. What you brought is kept; open it again from the library to try again."
)


def layout(library: Library, query: Mapping[str, str]) -> Component:
    """Lay out the draft that the address names."""
    key = query.get("d", "")
    if library.drafts.get(key) is None:
        sentence = "There is no review at this address; it may have been discarded."
        return parts.not_here("Nothing to review", sentence)
    return html.Article(
        [
            dcc.Store(id=ids.DRAFT_KEY, data=key),
            dcc.Store(id=ids.REVIEW_SAID),
            html.Div(body(library, key), id=ids.REVIEW),
        ],
        className="sheet review",
    )


def body(library: Library, key: str) -> list[Component]:
    """Lay out the review, or how far the mining is that comes before it."""
    state = library.drafts.state(key, PATIENCE_S)
    draft = library.drafts[key]
    if state.error is not None:
        return _failed(draft, state.error)
    if state.graph is None:
        return _waiting(draft, state)
    return _review(state.graph, draft, library.drafts.preview(key))


def register(app: Dash, library: Library) -> None:
    """Keep what people correct; open the map."""
    _register_reading(app, library)
    review_rows.register(app, library)

    @app.callback(
        Input(ids.REVIEW_OPEN, "n_clicks"),
        State(ids.DRAFT_KEY, "data"),
        running=[(Output(ids.REVIEW_OPEN, "disabled"), True, False)],
        prevent_initial_call=True,
    )
    def open_map(clicks: int | None, key: str) -> None:
        if clicks:
            set_props(ids.URL, {"href": f"/explore?c={library.finish(key)}"})


def _register_reading(app: Dash, library: Library) -> None:
    @app.callback(
        Output(ids.REVIEW, "children", allow_duplicate=True),
        Output(ids.REVIEW_STEP, "children"),
        Input(ids.REVIEW_WAIT, "n_intervals"),
        State(ids.DRAFT_KEY, "data"),
        running=[(Output(ids.REVIEW_WAIT, "disabled"), True, False)],
        prevent_initial_call=True,
    )
    def look_again(_times: int, key: str) -> tuple[Any, Any]:
        state = library.drafts.state(key, PATIENCE_S)
        if state.graph is None and state.error is None:
            return no_update, _step(state)
        return body(library, key), no_update

    @app.callback(
        Output(ids.REVIEW, "children", allow_duplicate=True),
        Output(ids.REVIEW_MESSAGE, "children"),
        Input(ids.DRAFT_FORMAT, "value"),
        Input(ids.part("column", ALL), "value"),
        State(ids.part("column", ALL), "id"),
        State(ids.DRAFT_KEY, "data"),
        prevent_initial_call=True,
    )
    def read_again(
        name: str, columns: list[str], fields: list[dict[str, str]], key: str
    ) -> tuple[Any, Any]:
        told = {of["id"]: column for of, column in zip(fields, columns, strict=True)}
        try:
            changed = read_otherwise(library, key, name or None, told)
        except ArgmapError as error:
            return no_update, parts.notice(str(error))
        return (body(library, key) if changed else no_update), None

    @app.callback(
        Output(ids.REVIEW_COUNT, "title"),
        Input(ids.DRAFT_TITLE, "value"),
        State(ids.DRAFT_KEY, "data"),
        prevent_initial_call=True,
    )
    def entitle(title: str, key: str) -> NoUpdate:
        library.drafts.change(key, title=title.strip())
        return no_update


def read_otherwise(
    library: Library, key: str, format_name: str | None, columns: dict[str, str]
) -> bool:
    """Read a draft with another reader or other columns; return whether anything is different.

    Raises:
        ReadError: it cannot be read so; the draft stays as it was.
    """
    draft = library.drafts[key]
    if format_name != draft.format:
        library.drafts.read_again(key, format_name, {})
        return True
    table = library.drafts.preview(key)
    if table is None or columns == {field: table.guess.get(field, "") for field in columns}:
        return False
    library.drafts.read_again(key, draft.format, columns)
    return True


def _review(graph: ArgumentGraph, draft: Draft, table: "Preview | None" = None) -> list[Component]:
    """Lay out title, rows, margin, and the bar that opens the map."""
    conversation = graph.conversation
    unsure = unsettled(graph, draft)
    names = conversation.authors[:NAMES]
    order = UNSURE_FIRST if unsure else IN_ORDER
    title = dmc.TextInput(
        id=ids.DRAFT_TITLE,
        value=conversation.title if draft.title is None else draft.title,
        label="Title",
        placeholder="Untitled conversation",
        debounce=True,
        size="md",
        className="review-title",
    )
    groups = page_of_rows(graph, draft, unsure_first=bool(unsure), page=1)
    turns = html.Div(id=ids.REVIEW_ROWS)
    main = html.Div([_choose(graph, order), turns, _pager(graph)], className="review-main")
    return [
        html.H1("Check what was read"),
        html.P(
            "argmap guessed who answers whom. Correct what is wrong, then open the map; "
            "everything you change is kept at once.",
            className="review-lead",
        ),
        title,
        dcc.Store(id=ids.REVIEW_DATA, data={"labels": labels(graph), "groups": groups}),
        dcc.Store(id=ids.REVIEW_HEARD),
        html.Datalist([html.Option(value=name) for name in names], id=ids.REVIEW_NAMES),
        html.Div([main, margin(conversation, draft, table)], className="review-columns"),
        html.Div(
            [
                html.P(summary(graph, draft), id=ids.REVIEW_COUNT, role="status"),
                html.Button(
                    "Open the map",
                    id=ids.REVIEW_OPEN,
                    type="button",
                    className="button button-main",
                ),
            ],
            className="review-bar",
        ),
    ]


def _choose(graph: ArgumentGraph, order: str) -> Component:
    chooser = dmc.SegmentedControl(
        id=ids.REVIEW_ORDER,
        data=[
            {"value": UNSURE_FIRST, "label": "Unsure ones first"},
            {"value": IN_ORDER, "label": "In order"},
        ],
        value=order,
        size="sm",
        **parts.aria(label="Order of the comments"),
    )
    return html.Div(
        [html.H2(parts.counted(len(graph.comments), "comment")), chooser], className="review-order"
    )


def _pager(graph: ArgumentGraph) -> Component:
    pages = -(-len(graph.comments) // ROWS)
    pager = dmc.Pagination(
        id=ids.REVIEW_PAGE,
        total=pages,
        value=1,
        size="sm",
        withControls=False,
    )
    return html.Nav(
        pager, hidden=pages < 2, className="review-pager", **parts.aria(label="Pages of comments")
    )


def _waiting(draft: Draft, state: Mining) -> list[Component]:
    """Lay out how far the mining is; the page looks again by itself."""
    return [
        html.H1(parts.outside(draft.title or draft.heading or draft.name)),
        html.P("argmap looks who answers whom and what is claimed."),
        html.Div(_step(state), id=ids.REVIEW_STEP, role="status"),
        dcc.Interval(id=ids.REVIEW_WAIT, interval=400),
    ]


def _step(state: Mining) -> list[Component]:
    """Lay out how much of the present step is done."""
    doing = STEPS.get(state.step, state.step)
    words = f"{doing}: {state.done:,} of {state.total:,}" if state.total else "Reading …"
    progress = html.Progress(
        value=str(state.done), max=str(state.total or 1), **parts.aria(label="Progress")
    )
    return [progress, html.P(words, className="muted")]


def _failed(draft: Draft, error: BaseException) -> list[Component]:
    """Lay out what is wrong with the source, or that argmap is."""
    message = str(error) if isinstance(error, ArgmapError) else BUG
    return [
        html.H1(parts.outside(draft.title or draft.heading or draft.name)),
        parts.notice(message),
        html.P(dcc.Link("Back to the library", href="/")),
    ]
