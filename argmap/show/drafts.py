"""Drafts."""

from pathlib import Path


class Drafts:
    """Conversations under review."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
