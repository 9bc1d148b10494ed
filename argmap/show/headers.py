"""What every answer of the server says about itself, and what it refuses to take."""

from typing import TYPE_CHECKING

from flask import Flask, Response, abort, request

from argmap.read.source import Limits

if TYPE_CHECKING:
    from dash import Dash


def policy(hashes: list[str]) -> str:
    """Return the content security policy: everything from this server, no foreign script.

    Inline styles are allowed because Mantine sets its variables that way.
    """
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(("'self'", *hashes)),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def secure(app: "Dash") -> None:
    """Add the headers to every answer; refuse what is too large or comes from another site.

    To be called when all callbacks are registered: their inline scripts are allowed by hash.
    """
    server: Flask = app.server
    content_policy = policy(list(app.csp_hashes()))
    # Base64 makes a file a third larger; the reader's own limit is checked on the bytes.
    server.config["MAX_CONTENT_LENGTH"] = Limits.of_environment().bytes * 4 // 3 + 1_000_000

    @server.before_request
    def refuse_other_sites() -> None:
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "cross-site":
            abort(403)

    @server.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = content_policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response
