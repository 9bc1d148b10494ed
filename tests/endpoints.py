"""A small real server that answers like an OpenAI-compatible endpoint, as a test scripts it."""

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, dict[str, str], bytes]


class Endpoint:
    """Answers each request by the next step of its script, the last step again and again.

    A step takes the request (its JSON) and returns status, headers and body.
    """

    def __init__(self, *script: Callable[[dict[str, Any]], Reply]) -> None:
        self.script = list(script)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                endpoint.answer(self, json.loads(raw))

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def documents(self) -> list[dict[str, Any]]:
        """What was asked about in each request."""
        return [document_of(request) for request in self.requests]

    def answer(self, handler: BaseHTTPRequestHandler, request: dict[str, Any]) -> None:
        with self._lock:
            self.requests.append({"path": handler.path, **request})
            self.headers.append(dict(handler.headers))
            step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        status, headers, body = step(request)
        with self._lock:
            self.at_once -= 1
        try:
            handler.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the other side waited no longer

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def document_of(request: dict[str, Any]) -> dict[str, Any]:
    """Return the document in the second message of a request."""
    return json.loads(request["messages"][1]["content"])


def says(content: str, finish: str = "stop") -> Callable[[dict[str, Any]], Reply]:
    """Return a step that answers with this text."""
    choice = {"message": {"role": "assistant", "content": content}, "finish_reason": finish}
    body = json.dumps({"choices": [choice]}).encode()
    return lambda request: (200, {}, body)


def fails(status: int, body: str = "{}", **headers: str) -> Callable[[dict[str, Any]], Reply]:
    """Return a step that answers with an error."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda request: (status, named, body.encode())


def tells(make: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[dict[str, Any]], Reply]:
    """Return a step that answers with the JSON that `make` makes of the document."""
    return lambda request: says(json.dumps(make(document_of(request))))(request)


def slow(step: Callable[[dict[str, Any]], Reply], seconds: float) -> Callable:
    """Return a step that takes its time."""

    def wait(request: dict[str, Any]) -> Reply:
        time.sleep(seconds)
        return step(request)

    return wait


def lists(**given: list[dict[str, Any]]) -> dict[str, Any]:
    """Return an answer with these lists, the others empty."""
    return {"replies": [], "claims": [], "relations": [], "restatements": [], **given}


def nothing(document: dict[str, Any]) -> dict[str, Any]:
    """Return an answer that says nothing about a document."""
    return lists()
