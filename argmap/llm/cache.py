"""Answers that were given before, kept on disk, so that nothing is sent and paid for twice."""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

import msgspec

from argmap.llm.prompt import PROMPT, Request
from argmap.llm.settings import Settings


class Cache:
    """Answers by what was asked of which model where. What cannot be written is not kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, settings: Settings, request: Request) -> str | None:
        """Return the answer to a request, None where there is none yet."""
        try:
            return self._path(settings, request).read_text("utf-8")
        except (OSError, UnicodeError):
            return None

    def put(self, settings: Settings, request: Request, answer: str) -> None:
        """Keep an answer: whole or not at all, and readable for this user only."""
        with contextlib.suppress(OSError, UnicodeError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, partial = tempfile.mkstemp(dir=self.folder, suffix=".partial")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(answer)
                Path(partial).replace(self._path(settings, request))
            except (OSError, UnicodeError):
                Path(partial).unlink(missing_ok=True)

    def _path(self, settings: Settings, request: Request) -> Path:
        asked = (settings.url, settings.model, PROMPT, request.instructions, request.document)
        return self.folder / f"{hashlib.sha256(msgspec.json.encode(asked)).hexdigest()}.txt"


def user_cache() -> Cache:
    """Return the cache of this user: ARGMAP_CACHE, or the folder that the system gives."""
    from platformdirs import user_cache_path

    named = os.environ.get("ARGMAP_CACHE", "").strip()
    return Cache((Path(named) if named else user_cache_path("argmap", appauthor=False)) / "llm")
