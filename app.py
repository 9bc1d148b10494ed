"""Serve the samples in data/ in the browser; `server` is what a WSGI server runs."""

import os

from argmap.show.app import create_app, serve
from argmap.show.library import Library

app = create_app(Library())
server = app.server

if __name__ == "__main__":
    port = int(os.environ.get("PORT", "8050"))
    print(f"argmap is at http://127.0.0.1:{port}/")
    serve(app, port=port)
