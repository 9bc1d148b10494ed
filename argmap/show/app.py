"""The app: shell, routing between pages, errors, security headers, the server."""

import logging
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qsl

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, set_props
from dash.development.base_component import Component
from flask import Flask

from argmap.errors import ArgmapError
from argmap.show import ids, parts
from argmap.show.headers import secure
from argmap.show.library import Library
from argmap.show.pages import PAGES

log = logging.getLogger("argmap.show")

HERE = Path(__file__).resolve()
INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" href="/assets/argmap.svg" type="image/svg+xml">
<script src="/assets/theme.js"></script>
{%css%}
</head>
<body>
<noscript><p class="sheet">argmap needs JavaScript to show conversations.</p></noscript>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")

BUG = (
    "Something went wrong in argmap. What you pasted or corrected is still here; "
    "the details are in the log of the server."
)


def create_app(library: Library) -> Dash:
    """Return the app that shows the conversations of a library."""
    app = Dash(
        __name__,
        use_pages=False,
        assets_folder=str(assets_folder()),
        assets_ignore=r"theme\.js|\.mjs$",
        index_string=INDEX,
        title="argmap",
        update_title="",
        suppress_callback_exceptions=True,
        on_error=show_error,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.layout = shell
    for page in PAGES:
        page.register(app, library)
    route(app, library)
    secure(app)
    return app


def assets_folder() -> Path:
    """Return the folder of styles and scripts: beside the package, or inside an installed one."""
    beside = HERE.parents[2] / "assets"
    return beside if (beside / "argmap.css").is_file() else HERE.parents[1] / "assets"


def shell() -> Component:
    """Lay out what every page has: skip link, head, message, the page itself."""
    head = html.Header(
        [
            dcc.Link("argmap", href="/", className="brand"),
            html.Nav(dcc.Link("Library", href="/"), **parts.aria(label="Pages")),
            dmc.ColorSchemeToggle(
                lightIcon="☀",
                darkIcon="☾",
                className="theme-toggle",
                variant="transparent",
                **parts.aria(label="Switch between light and dark"),
            ),
        ],
        className="head",
    )
    provider: Component = dmc.MantineProvider(
        [
            html.A("Skip to the content", href="#main", className="skip"),
            dcc.Location(id=ids.URL, refresh="callback-nav"),
            dcc.Store(id=ids.ROUTE),
            dcc.Store(id=ids.PAGE_TITLE),
            head,
            html.Div(id=ids.MESSAGE),
            html.Main(html.Div(id=ids.PAGE), id="main", tabIndex="-1"),
        ],
        defaultColorScheme="auto",
        theme={"fontFamily": "var(--font)", "primaryColor": "gray", "defaultRadius": 6},
    )
    return provider


def route(app: Dash, library: Library) -> None:
    """Show the page of the address; only another path or key draws it anew."""
    app.clientside_callback(  # type: ignore[no-untyped-call]  # Dash has no types here
        ClientsideFunction("shell", "route"),
        Output(ids.ROUTE, "data"),
        Input(ids.URL, "pathname"),
        Input(ids.URL, "search"),
        State(ids.ROUTE, "data"),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]  # Dash has no types here
        ClientsideFunction("shell", "arrive"),
        Input(ids.PAGE_TITLE, "data"),
    )

    @app.callback(
        Output(ids.PAGE, "children"),
        Output(ids.PAGE_TITLE, "data"),
        Output(ids.MESSAGE, "children"),
        Input(ids.ROUTE, "data"),
        State(ids.URL, "pathname"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def show(_route: str, pathname: str, search: str | None) -> tuple[Component, str, None]:
        return *page_at(library, pathname, search or ""), None


def page_at(library: Library, pathname: str, search: str) -> tuple[Component, str]:
    """Return the page at an address and its name for the title of the window."""
    query = dict(parse_qsl(search.lstrip("?"), keep_blank_values=True))
    for page in PAGES:
        if pathname == page.PATH:
            return page.layout(library, query), _title(library, query) or page.NAME
    nothing = parts.not_here("Nothing is here", f"argmap has no page at {pathname}.")
    return nothing, "Not found"


def _title(library: Library, query: Mapping[str, str]) -> str:
    """Return the title of the conversation that an address names, "" where it names none."""
    key = query.get("c", "")
    return library[key].conversation.title if key in library else ""


def show_error(error: Exception) -> None:
    """Tell the reader what is wrong with the input; a bug goes to the log and says so."""
    if isinstance(error, ArgmapError):
        set_props(ids.MESSAGE, {"children": parts.notice(str(error))})
        return
    log.error("a callback failed", exc_info=error)
    set_props(ids.MESSAGE, {"children": parts.notice(BUG)})


def serve(
    library: Library, host: str = "127.0.0.1", port: int = 0, keys: Sequence[str] = ()
) -> None:
    """Serve a library until the process ends, and print where; port 0 takes a free one.

    Args:
        library: what is shown.
        host: the address to listen on.
        port: the port to listen on.
        keys: conversations whose addresses are printed too.

    Raises:
        ArgmapError: another server uses the folder of the library, or the port.
    """
    from filelock import FileLock, Timeout
    from waitress.server import create_server  # type: ignore[import-untyped]  # it has no types

    library.folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(library.folder / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        problem = f"{library.folder}: another argmap is using this folder"
        raise ArgmapError(f"{problem}; end it, or give another folder with --store") from None
    server = create_app(library).server
    if host in LOOPBACK:
        # a name of another site that was made to lead here is refused
        server.config["TRUSTED_HOSTS"] = list(LOOPBACK)
    size = server.config["MAX_CONTENT_LENGTH"]
    try:
        waiting = create_server(server, host=host, port=port, threads=8, max_request_body_size=size)
    except OSError as error:
        problem = f"{host}:{port}: it cannot listen there ({error.strerror})"
        raise ArgmapError(f"{problem}; give another --port, or 0 for a free one") from None
    home = f"http://{host}:{waiting.effective_port}"
    print(f"argmap is at {home}/ (stop it with Ctrl-C)", flush=True)
    for key in keys:
        print(f"{home}/explore?c={key}", flush=True)
    threading.Thread(target=warm, args=(server, keys), daemon=True).start()
    try:
        waiting.run()
    finally:
        library.drafts.end()
        lock.release()


def warm(server: Flask, keys: Sequence[str]) -> None:
    """Make ready the maps that are likely to be opened first, so that nobody waits for them."""
    client = server.test_client()
    for key in keys:
        for address in (f"/map/{key}.json", f"/map/{key}/view.json"):
            client.get(address, base_url="http://127.0.0.1", headers={"Accept-Encoding": "gzip"})
