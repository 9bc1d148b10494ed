"""Where things stand in a picture: boxes and routed links, in CSS pixels from the top left."""

from itertools import pairwise
from typing import Literal

from msgspec import Struct

from argmap.errors import GraphError

Xy = tuple[float, float]
Shape = Literal["curve", "elbow"]

CORNER = 8.0  # radius of the corners of an elbow line


class Box(Struct, frozen=True, gc=False):
    """The rectangle of one node, its badge and the lines of its text that fit into it.

    `also` is one more line, below the text, on who else says so ("also #5 Ben, #9"); empty
    unless other nodes are folded into this one. A box without a badge is a chip: less high.
    """

    x: float
    y: float
    w: float
    h: float
    badge: str = ""
    lines: tuple[str, ...] = ()
    also: str = ""


class Route(Struct, frozen=True, gc=False):
    """The way of one link: `link` is its place in `ArgumentGraph.links`, `points` two or more.

    The points run from the link's source to its target. A reply of a comment of which several
    claims are shown has a route from each claim that speaks to nothing else. `tree` tells the
    link that its card hangs by; what is not of the tree may be drawn faint.
    """

    link: int
    points: tuple[Xy, ...]
    shape: Shape = "curve"
    tree: bool = True

    @property
    def path(self) -> str:
        """The `d` attribute of an SVG path: curves that leave level, or lines round at corners."""
        return _elbow(self.points) if self.shape == "elbow" else _curve(self.points)


class Band(Struct, frozen=True):
    """A strand: what hangs together, under its root, in one horizontal band."""

    root: str
    nodes: tuple[str, ...]
    y: float
    h: float
    x: float = 0.0
    w: float = 0.0


class Lane(Struct, frozen=True):
    """A row of a picture that runs across its whole width: who stands in it, and from where."""

    label: str
    y: float
    h: float


class Tick(Struct, frozen=True):
    """A place on the scale across the top: what stands there, and where it is."""

    label: str
    x: float


class Layout(Struct, frozen=True):
    """Coordinates of a picture of a graph: a box a node shown, a route a link shown.

    `rows` and `ticks` are there where rows and the way across mean something, as in lanes.

    Raises:
        GraphError: a band names a node that has no box.
    """

    name: str
    boxes: dict[str, Box]
    routes: tuple[Route, ...]
    bands: tuple[Band, ...]
    w: float
    h: float
    rows: tuple[Lane, ...] = ()
    ticks: tuple[Tick, ...] = ()

    def __post_init__(self) -> None:
        for band in self.bands:
            for node in band.nodes:
                if node not in self.boxes:
                    raise GraphError(f"layout {self.name}: {node} has no box")


def _curve(points: tuple[Xy, ...]) -> str:
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(y2 - y1) < 0.5:
            parts.append(f"L{_n(x2)} {_n(y2)}")
        else:
            middle = _n((x1 + x2) / 2)
            parts.append(f"C{middle} {_n(y1)} {middle} {_n(y2)} {_n(x2)} {_n(y2)}")
    return "".join(parts)


def _elbow(points: tuple[Xy, ...]) -> str:
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        x1, y1 = _towards(corner, before)
        x2, y2 = _towards(corner, after)
        parts.append(f"L{_n(x1)} {_n(y1)}Q{_n(corner[0])} {_n(corner[1])} {_n(x2)} {_n(y2)}")
    parts.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(parts)


def _towards(start: Xy, end: Xy) -> Xy:
    (x1, y1), (x2, y2) = start, end
    length = max(abs(x2 - x1), abs(y2 - y1))
    share = min(CORNER, length / 2) / length if length else 0.0
    return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
