"""What the explore page offers to take away of its map: the picture of what it shows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Flask, Response, make_response, request

from argmap.show.pages.takeaway import picture

if TYPE_CHECKING:
    from argmap.show.pages.explore_routes import Prepared


def register(server: Flask, take: "Callable[[str], Prepared]") -> None:
    """Serve `/map/KEY/view.svg?…`, the picture of the view that the same names ask for as JSON.

    Args:
        server: where.
        take: returns a conversation made ready, or answers that it is not here.
    """

    @server.get("/map/<key>/view.svg")
    def view_as_picture(key: str) -> Response:
        answer = make_response(picture(take(key), request.args))
        answer.mimetype = "image/svg+xml"
        answer.headers["Content-Disposition"] = f'attachment; filename="{key}-view.svg"'
        answer.headers["Cache-Control"] = "private, no-cache"
        answer.add_etag()
        answer.make_conditional(request)
        return answer
