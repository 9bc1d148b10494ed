"""Where the comments of a page stand in its nodes, and what each answers."""

from msgspec import Struct

from argmap.read.web.forms import Form


class Block(Struct, frozen=True):
    """A comment on a page: the nodes from `start` up to `end`, its own id, what it answers.

    `answers` is the place of a block, or the id of one, where the page says so.
    """

    start: int
    end: int
    key: str = ""
    answers: int | str | None = None
    pingback: bool = False


class Found(Struct, frozen=True):
    """The comments of a page in its order, the kind of markup, and whose each node is.

    `owners` holds for each node the number of the innermost block around it, else -1.
    """

    form: Form
    blocks: tuple[Block, ...]
    owners: tuple[int, ...]
