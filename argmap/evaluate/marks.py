"""Marks of an SVG picture as text: lines, dots, words, and a frame with two axes from 0 to 1."""

from collections.abc import Iterator, Sequence
from html import escape

from msgspec import Struct

INK, PALE = "#222", "#5f5f5f"
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 12,
    anchor: str = "start",
    fill: str = INK,
    bold: bool = False,
) -> str:
    """Return words at a place."""
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{fill}"{weight}>{escape(words)}</text>'
    )


def rect(x: float, y: float, wide: float, high: float, fill: str) -> str:
    """Return a filled rectangle; a negative width is none."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(0.0, wide):.1f}" height="{high:.1f}" '
        f'fill="{fill}"/>'
    )


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    stroke: str,
    wide: float = 1.2,
    said: str = "",
    dashed: bool = False,
) -> str:
    """Return a line; `said` is shown where a pointer rests on it."""
    dashes = ' stroke-dasharray="4 4"' if dashed else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" '
        f'stroke-width="{wide}"{dashes}>{_title(said)}</line>'
    )


def circle(x: float, y: float, radius: float, fill: str, said: str = "") -> str:
    """Return a dot."""
    place = f'cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"'
    return f'<circle {place} fill="{fill}">{_title(said)}</circle>'


def path(points: Sequence[tuple[float, float]], stroke: str) -> str:
    """Return a line through points."""
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{joined}" fill="none" stroke="{stroke}" stroke-width="1.5"/>'


def _title(said: str) -> str:
    return f"<title>{escape(said)}</title>" if said else ""


class Frame(Struct, frozen=True):
    """A box whose axes go from 0 to 1."""

    x: float
    y: float
    wide: float
    high: float

    def at(self, across: float, up: float) -> tuple[float, float]:
        """Return where a pair of values stands."""
        return self.x + self.wide * across, self.y + self.high * (1 - up)

    def axes(self, across: str, up: str) -> Iterator[str]:
        """Yield the grid with its ticks and what the axes are called."""
        for tick in TICKS:
            label = f"{tick:.2f}".rstrip("0").rstrip(".").removeprefix("0") or "0"
            yield line(*self.at(tick, 0), *self.at(tick, 1), "#e4e4e4", 1)
            yield line(*self.at(0, tick), *self.at(1, tick), "#e4e4e4", 1)
            x, y = self.at(tick, 0)
            yield text(x, y + 15, label, anchor="middle", fill=PALE, size=11)
            x, y = self.at(0, tick)
            yield text(x - 6, y + 4, label, anchor="end", fill=PALE, size=11)
        x, y = self.at(0.5, 0)
        yield text(x, y + 32, across, anchor="middle")
        x, y = self.at(0, 1)
        yield text(x - 6, y - 10, up)
