"""Where things stand in a picture: boxes and routed links, in CSS pixels from the top left."""

from msgspec import Struct

from argmap.errors import GraphError

Xy = tuple[float, float]


class Box(Struct, frozen=True):
    """The rectangle of one node."""

    x: float
    y: float
    w: float
    h: float


class Route(Struct, frozen=True):
    """The way of one link: `link` is its place in `ArgumentGraph.links`, `points` two or more."""

    link: int
    points: tuple[Xy, ...]


class Band(Struct, frozen=True):
    """A strand: what hangs together, under its root, in one horizontal band."""

    root: str
    nodes: tuple[str, ...]
    y: float
    h: float


class Layout(Struct, frozen=True):
    """Coordinates of a picture of a graph: a box a node shown, a route a link shown.

    Raises:
        GraphError: a band names a node that has no box.
    """

    name: str
    boxes: dict[str, Box]
    routes: tuple[Route, ...]
    bands: tuple[Band, ...]
    w: float
    h: float

    def __post_init__(self) -> None:
        for band in self.bands:
            for node in band.nodes:
                if node not in self.boxes:
                    raise GraphError(f"layout {self.name}: {node} has no box")
