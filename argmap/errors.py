"""Every error that argmap raises on purpose; each says where, what is wrong and what to do."""


class ArgmapError(Exception):
    """The input is at fault, and the message tells the reader how to go on."""


class ReadError(ArgmapError):
    """A source cannot be read: where, what is wrong there, what to do about it.

    >>> raise ReadError("blog.txt", 61, "comment 13 follows 11", "paste comment 12")
    Traceback (most recent call last):
    argmap.errors.ReadError: blog.txt:61: comment 13 follows 11; paste comment 12
    """

    def __init__(self, source: str, line: int | None, problem: str, remedy: str) -> None:
        self.source, self.line, self.problem, self.remedy = source, line, problem, remedy
        where = source if line is None else f"{source}:{line}"
        super().__init__(f"{where}: {problem}; {remedy}")


class LimitError(ReadError):
    """A source is larger than a limit allows: which limit, and how to raise it.

    >>> raise LimitError("log.txt", "ARGMAP_MAX_BYTES", "100 MB", "64 MB")
    Traceback (most recent call last):
    argmap.errors.LimitError: log.txt: 100 MB is more than the limit of 64 MB; to allow it, \
set ARGMAP_MAX_BYTES higher in the environment
    """

    def __init__(self, source: str, setting: str, found: str, allowed: str) -> None:
        self.setting = setting
        problem = f"{found} is more than the limit of {allowed}"
        remedy = f"to allow it, set {setting} higher in the environment"
        super().__init__(source, None, problem, remedy)


class GraphError(ArgmapError):
    """Records do not fit together: a link to nowhere, a span outside its comment, ..."""


class WriteError(ArgmapError):
    """A graph cannot be written in the format that was asked for."""


class ModelError(ArgmapError):
    """Learned weights are damaged, or a model cannot be used: which, and what to do."""
