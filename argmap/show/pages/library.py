"""The library: bring a conversation, go on with one, or look at a sample."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, NoUpdate, Output, State, ctx, dcc, html, no_update, set_props
from dash.development.base_component import Component
from flask import Response, abort

from argmap.errors import ArgmapError
from argmap.show import ids, parts
from argmap.show.drafts import Draft
from argmap.show.library import Card, Library
from argmap.show.opening import open_text, open_upload

PATH, NAME = "/", "Library"

ABOUT = (
    "argmap turns a conversation into a map: what was claimed, who answers whom, "
    "what speaks for and against it, and what people share."
)
BUSY = "Reading …"


def layout(library: Library, query: Mapping[str, str]) -> Component:  # noqa: ARG001 - as all pages
    """Lay out the ways in, what was opened here, and the samples."""
    return html.Article(
        [
            html.H1(ABOUT, className="library-about"),
            _bring(),
            html.Section(_opened(library), id=ids.OPENED, **parts.aria(live="polite")),
            html.Section([html.H2("Samples"), _cards(library.samples())]),
        ],
        className="sheet library",
    )


def register(app: Dash, library: Library) -> None:
    """Open what is dropped or pasted; delete and restore; serve the small pictures."""
    _register_opening(app, library)
    _register_deleting(app, library)

    @app.server.get("/thumbnail/<key>.svg")  # type: ignore[untyped-decorator]  # Dash does not type its server
    def picture(key: str) -> Response:
        from argmap.show.thumbnail import thumbnail

        if key not in library:
            abort(404)
        headers = {"Cache-Control": "no-cache"}
        svg = Response(thumbnail(library[key]), mimetype="image/svg+xml", headers=headers)
        svg.add_etag()
        return svg


def _register_opening(app: Dash, library: Library) -> None:
    busy = [
        (Output(ids.PASTE_BUTTON, "disabled"), True, False),
        (Output(ids.UPLOAD, "disabled"), True, False),
        (Output(ids.OPEN_BUSY, "children"), BUSY, None),
    ]

    @app.callback(
        Output(ids.OPEN_MESSAGE, "children"),
        Output(ids.UPLOAD, "contents"),
        Input(ids.UPLOAD, "contents"),
        Input(ids.PASTE_BUTTON, "n_clicks"),
        State(ids.UPLOAD, "filename"),
        State(ids.PASTED, "value"),
        State(ids.PASTE_FORMAT, "value"),
        running=busy,
        prevent_initial_call=True,
    )
    def take_in(
        contents: str | None, clicks: int | None, name: str, text: str | None, format_name: str
    ) -> tuple[Component | None, None]:
        dropped = ctx.triggered_id == ids.UPLOAD
        if not (contents if dropped else clicks):
            return None, None  # the page was drawn; nobody did anything
        try:
            if dropped:
                address = open_upload(library, contents or "", name or "file", format_name or None)
            else:
                address = open_text(library, text or "", format_name or None)
        except ArgmapError as error:
            return parts.notice(str(error)), None
        # No output of the callback: the address is there before the page, and would call it.
        set_props(ids.URL, {"href": address})
        return None, None


def _register_deleting(app: Dash, library: Library) -> None:
    @app.callback(
        Output(ids.OPENED, "children"),
        Input(ids.part("delete", ALL), "n_clicks"),
        Input(ids.part("discard", ALL), "n_clicks"),
        Input(ids.part("restore", ALL), "n_clicks"),
        prevent_initial_call=True,
    )
    def change(*_clicks: list[int | None]) -> list[Component] | NoUpdate:
        chosen: Any = ctx.triggered_id
        if not ctx.triggered or not ctx.triggered[0]["value"]:
            return no_update  # a button appeared; nobody pressed it
        if chosen["part"] == "restore":
            library.restore(chosen["id"])
            return _opened(library)
        if chosen["part"] == "discard":
            library.drafts.remove(chosen["id"])
            return _opened(library)
        library.remove(chosen["id"])
        return _opened(library, deleted=chosen["id"])


def _bring() -> Component:
    """Lay out the two ways in, and where their errors stand."""
    return html.Section(
        [
            html.H2("Bring a conversation"),
            html.Div([_paste(), _drop()], className="library-ways"),
            html.Div(id=ids.OPEN_MESSAGE),
            html.P(id=ids.OPEN_BUSY, role="status", className="library-busy"),
        ]
    )


def _paste() -> Component:
    words = "Paste a conversation: a page, a thread, a chat"
    return html.Div(
        [
            html.Label(words, htmlFor=ids.PASTED),
            dcc.Textarea(
                id=ids.PASTED,
                className="library-pasted",
                placeholder="Ana: We should close the street to cars.\nBen: The shops need it …",
                spellCheck=False,
                persistence=True,
                persistence_type="session",
            ),
            html.Div(
                [
                    html.Button(
                        "Read it",
                        id=ids.PASTE_BUTTON,
                        type="button",
                        className="button button-main",
                    ),
                    _formats(),
                ],
                className="library-go",
            ),
        ]
    )


def _formats() -> Component:
    from argmap.read import READERS

    choices = [{"value": "", "label": "format found by itself"}]
    choices += [{"value": reader.name, "label": reader.label} for reader in READERS]
    chooser: Component = dmc.Select(
        id=ids.PASTE_FORMAT,
        data=choices,
        value="",
        allowDeselect=False,
        size="sm",
        **parts.aria(label="Format of the text or file"),
    )
    return chooser


def _drop() -> Component:
    from argmap.read.source import Limits

    most = Limits.of_environment().bytes
    zone = dcc.Upload(
        [
            html.P("or drop a file here"),
            html.Button("Choose a file", type="button", className="button"),
            html.P(
                "Web page, text, chat, table (CSV, XLSX), WordPress export, argmap file",
                className="muted small",
            ),
        ],
        id=ids.UPLOAD,
        className="library-drop",
        className_active="library-drop library-drop-active",
        className_disabled="library-drop library-drop-busy",
        style_active={},
        style_disabled={},
    )
    # assets/library.js reads the limit there, to refuse a larger file before it is sent.
    return html.Div(zone, id=ids.DROP, **parts.data(most=str(most)))


def _opened(library: Library, deleted: str | None = None) -> list[Component]:
    """Lay out what was opened here and what waits for its review."""
    lines = [_unfinished(draft) for draft in library.drafts.unfinished()]
    reviewed = library.drafts
    lines += [_line(card, reviewed.get(card.key) is not None) for card in library.opened()]
    undo = [_undo(deleted)] if deleted else []
    if not lines:
        return undo
    return [html.H2("Opened here"), *undo, html.Ul(lines, className="library-lines")]


def _line(card: Card, reviewed: bool) -> Component:
    """Lay out one conversation opened here; its review, where it had one, can be taken up again."""
    check = dcc.Link(
        ["Check again", parts.hidden(f" {card.title}")],
        href=f"/review?d={card.key}",
        className="button button-plain",
    )
    delete = html.Button(
        ["Delete", parts.hidden(f" {card.title}")],
        id=ids.part("delete", card.key),
        type="button",
        className="button button-plain",
    )
    return html.Li(
        [
            _picture(card),
            html.Div(
                [
                    dcc.Link(parts.outside(card.title), href=f"/explore?c={card.key}"),
                    html.P(_size(card), className="muted small"),
                ]
            ),
            html.Div([*([check] if reviewed else []), delete], className="library-line-ends"),
        ]
    )


def _unfinished(draft: Draft) -> Component:
    """Lay out a conversation whose map was not opened yet."""
    title = draft.title or draft.heading or draft.name
    link = dcc.Link(parts.outside(title), href=f"/review?d={draft.key}")
    waits = "Its review waits where you were."
    discard = html.Button(
        ["Discard", parts.hidden(f" {title}")],
        id=ids.part("discard", draft.key),
        type="button",
        className="button button-plain",
    )
    return html.Li(
        [
            html.Div(
                [
                    link,
                    " ",
                    html.Span("not finished", className="tag"),
                    html.P(waits, className="muted small"),
                ]
            ),
            discard,
        ],
        className="library-draft",
    )


def _undo(key: str) -> Component:
    button = html.Button(
        "Undo", id=ids.part("restore", key), type="button", className="button button-plain"
    )
    return html.P(["Deleted. ", button], role="status", className="notice notice-done")


def _cards(cards: tuple[Card, ...]) -> Component:
    if not cards:
        return html.P("There are no samples in this installation.", className="muted")
    return html.Ul([_card(card) for card in cards], className="library-cards")


def _card(card: Card) -> Component:
    return html.Li(
        [
            _picture(card),
            html.H3(dcc.Link(parts.outside(card.title), href=f"/explore?c={card.key}")),
            html.P(_size(card), className="muted small"),
            html.P(parts.outside(card.about), className="library-card-about"),
        ]
    )


def _picture(card: Card) -> Component:
    return html.Img(
        src=f"/thumbnail/{card.key}.svg", alt="", className="thumbnail", width=320, height=132
    )


def _size(card: Card) -> str:
    people = parts.counted(card.people, "person", "people") if card.people else "no names known"
    return f"{parts.counted(card.comments, 'comment')} · {people}"
