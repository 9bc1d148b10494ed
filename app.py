"""Serve the samples in data/ in the browser; `server` is what a WSGI server runs."""

import os

from argmap.show.app import create_app, serve
from argmap.show.library import Library

library = Library()

if __name__ == "__main__":
    serve(library, port=int(os.environ.get("PORT", "0")))
else:
    server = create_app(library).server
