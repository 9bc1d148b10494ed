"""Results as a picture: bars with intervals, a reliability diagram, precision over coverage."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from textwrap import wrap

from argmap.evaluate.bootstrap import Estimate
from argmap.evaluate.marks import INK, PALE, Frame, circle, line, path, rect, text
from argmap.evaluate.result import Result, share

WIDTH, SIDE, TOP, GAP = 1000, 220, 66, 30
BARS = 205  # where they begin
LINE = 150  # characters
MOST_BARS = 16
BAR = 20
OURS, FLOOR, DOTS = "#1f5fa8", "#9a9a9a", "#c2571a"


def svg(results: Sequence[Result]) -> str:
    """Return one picture of all results, a row each."""
    rows: list[str] = []
    height = 0.0
    for one in results:
        drawn, used = _row(one, height)
        rows.append(drawn)
        height += used
    said = " ".join(f"{one.data}, {one.measure}: {one.found.says}" for one in results)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" '
        f'width="{WIDTH}" height="{height:.0f}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="12" fill="{INK}">'
        f"<title>What argmap infers, measured</title><desc>{escape(said)}</desc>"
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(rows)}</svg>\n'
    )


def html(results: Sequence[Result]) -> str:
    """Return a page with the picture; it fetches nothing."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>What argmap infers, measured</title>"
        "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:1040px;margin:2rem auto;"
        "padding:0 1rem;color:#222}svg{max-width:100%;height:auto}</style></head>"
        f"<body><h1>What argmap infers, measured</h1>{svg(results)}</body></html>\n"
    )


PLOTS: dict[str, Callable[[Sequence[Result]], str]] = {".svg": svg, ".html": html}


def _row(one: Result, top: float) -> tuple[str, float]:
    """Return the drawing of a result and its height."""
    bars = list(_bars(one))[:MOST_BARS]
    deep = max(SIDE if one.found.reliability or one.found.curve else 0, BAR * len(bars))
    said = wrap(one.found.says, LINE)
    head = f"{one.data}: {one.measure} by {one.engine}, n = {one.found.n:,}"
    under = top + TOP + 16 * len(said)
    parts = [
        text(20, top + 26, head, size=16, bold=True),
        *(text(20, top + 46 + 16 * number, words) for number, words in enumerate(said)),
        *_drawn_bars(bars, under),
    ]
    if one.found.baselines:
        floors = f"orange: {', '.join(one.found.baselines)}"
        parts.append(text(20, under + BAR * len(bars) + 16, floors, fill=PALE))
    if one.found.reliability:
        parts += _reliability(one, Frame(500, under, SIDE - 10, SIDE - 30))
    if one.found.curve:
        parts += _curve(one, Frame(760, under, SIDE - 10, SIDE - 30))
    return "".join(parts), under - top + deep + GAP


def _bars(one: Result) -> Iterator[tuple[str, Estimate, dict[str, Estimate]]]:
    """Yield the figures between 0 and 1 with what the baselines have for them."""
    for name, estimate in one.found.named().items():
        if estimate.value is not None:
            floors = one.found.baselines.items()
            yield name, estimate, {floor: f[name] for floor, f in floors if name in f}


def _drawn_bars(
    bars: Iterable[tuple[str, Estimate, Mapping[str, Estimate]]], top: float
) -> Iterator[str]:
    """Yield a bar a figure with its interval; ticks mark the baselines."""
    left, wide = BARS, 210
    for number, (name, estimate, floors) in enumerate(bars):
        y = top + number * BAR
        value = estimate.value or 0.0
        yield text(left - 8, y + 12, name, anchor="end")
        yield rect(left, y + 3, wide, BAR - 8, "#eee")
        yield rect(left, y + 3, wide * value, BAR - 8, OURS)
        if estimate.low is not None and estimate.high is not None:
            low, high = left + wide * estimate.low, left + wide * estimate.high
            yield line(low, y + 9, high, y + 9, INK)
            yield line(low, y + 5, low, y + 13, INK)
            yield line(high, y + 5, high, y + 13, INK)
        for floor, figure in floors.items():
            if figure.value is not None:
                x = left + wide * figure.value
                yield line(x, y, x, y + BAR - 2, DOTS, 2, f"{floor}: {share(figure)}")
        yield text(left + wide + 6, y + 12, share(estimate))


def _reliability(one: Result, frame: Frame) -> Iterator[str]:
    """Yield the share that is right over how sure it is; on the diagonal, it says what is true."""
    yield from frame.axes("how sure it is", "share that is right")
    yield line(*frame.at(0, 0), *frame.at(1, 1), FLOOR, dashed=True)
    most = max(part.n for part in one.found.reliability)
    points = [frame.at(part.confidence, part.right) for part in one.found.reliability]
    yield path(points, OURS)
    for (x, y), part in zip(points, one.found.reliability, strict=True):
        said = f"{part.confidence:.2f} sure, {part.right:.2f} right, n = {part.n:,}"
        yield circle(x, y, 2 + 4 * (part.n / most) ** 0.5, OURS, said)


def _curve(one: Result, frame: Frame) -> Iterator[str]:
    """Yield precision over the share of cases that are given a label, the surest first."""
    yield from frame.axes("share of cases covered", "share that is right")
    points = [(point, frame.at(point.coverage, point.precision)) for point in one.found.curve]
    yield path([place for _, place in points], OURS)
    for point, (x, y) in points:
        said = (
            f"from {point.confidence:.2f} on: {point.coverage:.2f} covered, "
            f"{point.precision:.2f} right"
        )
        yield circle(x, y, 2, OURS, said)
