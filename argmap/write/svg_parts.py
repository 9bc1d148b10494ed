"""The marks of which the map's SVG is made: frames, heads, signs, glyphs, the legend."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from argmap.model.layout import Box, Xy

FONTS = "'Liberation Sans', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"
BACKGROUND, PAPER = "#f7f6f3", "#ffffff"
INK, GREY, EDGE, BAR = "#1c1c1c", "#595959", "#bdbab3", "#8f8c86"
HEAD_FILL = "#e9e7e2"
LEGEND_H = 56.0
RADIUS, BAR_W, COMMENT_HEAD = 8.0, 6.0, 36.0
SIGN_AT, SIGN_R = 17.0, 8.0
HUES = ("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#000000")


class Look(Struct, frozen=True):
    """How a kind of link is drawn, and its words in the legend and in tooltips."""

    color: str
    verb: str
    dash: str = ""
    head: str = ""
    sign: str = ""


LINKS = {
    "support": Look("#0072B2", "supports", head="arrow", sign="+"),
    "rebut": Look("#D55E00", "disputes", dash="7 4", head="bar", sign="\N{MINUS SIGN}"),
    "restates": Look("#595959", "says the same as", dash="2 3", sign="="),
    "reply": Look("#8f8c86", "answers"),
    "states": Look("#8f8c86", "states", dash="1 3"),
}


def n(value: float, digits: int = 1) -> str:
    """Return a number as short as it can be written."""
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def card_frame(box: Box, camp: int | None, *, claim: bool) -> Iterator[str]:
    """Draw the frame of a card: round with a bar for a claim, square with a grey head else."""
    place = f'x="{n(box.x)}" y="{n(box.y)}" width="{n(box.w)}"'
    radius = f' rx="{n(RADIUS)}"' if claim else ""
    yield f'<rect {place} height="{n(box.h)}"{radius} fill="{PAPER}" stroke="{EDGE}"/>'
    if not claim:
        head = min(COMMENT_HEAD, box.h)
        yield f'<rect {place} height="{n(head)}" fill="{HEAD_FILL}" stroke="{EDGE}"/>'
        return
    color = BAR if camp is None else HUES[camp % len(HUES)]
    left, right, r = box.x, box.x + BAR_W, RADIUS
    yield (
        f'<path d="M{n(right)} {n(box.y)}H{n(left + r)}Q{n(left)} {n(box.y)} {n(left)} '
        f"{n(box.y + r)}V{n(box.y + box.h - r)}Q{n(left)} {n(box.y + box.h)} {n(left + r)} "
        f'{n(box.y + box.h)}H{n(right)}Z" fill="{color}"/>'
    )


def head_of(points: Sequence[Xy], look: Look, extra: str = "") -> str:
    """Draw the head of a line at its last point: a filled arrow, or a bar across."""
    (x1, y1), (x, y) = points[-2], points[-1]
    upright = abs(x - x1) < 0.5
    ahead = 1 if (y > y1 if upright else x > x1) else -1
    if look.head == "bar":
        tips = [(2.5, -7.0), (2.5, 7.0)]
        (ax, ay), (bx, by) = (_turned(x, y, ahead, tip, upright=upright) for tip in tips)
        line = f"M{n(ax)} {n(ay)}L{n(bx)} {n(by)}"
        return f'<path d="{line}" stroke="{look.color}" stroke-width="3.5" fill="none"{extra}/>'
    tips = [(0.0, 0.0), (11.0, -5.5), (11.0, 5.5)]
    corners = [_turned(x, y, ahead, tip, upright=upright) for tip in tips]
    path = "L".join(f"{n(cx)} {n(cy)}" for cx, cy in corners)
    return f'<path d="M{path}Z" fill="{look.color}"{extra}/>'


def _turned(x: float, y: float, ahead: int, tip: Xy, *, upright: bool) -> Xy:
    back, across = tip
    return (x + across, y - ahead * back) if upright else (x - ahead * back, y + across)


def sign(points: Sequence[Xy], look: Look, *, unsure: bool, faint: str = "") -> str:
    """Draw the sign of a link near its source, with `?` when it is unsure."""
    (x, y), (x2, _) = points[0], points[1]
    x += SIGN_AT if x2 > x else -SIGN_AT
    text = look.sign + ("?" if unsure else "")
    w = SIGN_R + 3.5 * (len(text) - 1)
    return (
        f'<g{faint}><rect x="{n(x - w)}" y="{n(y - SIGN_R)}" width="{n(2 * w)}" '
        f'height="{n(2 * SIGN_R)}" rx="{n(SIGN_R)}" fill="{PAPER}" stroke="{look.color}"/>'
        f'<text x="{n(x)}" y="{n(y + 4.5)}" text-anchor="middle" font-size="13" '
        f'font-weight="700" fill="{look.color}">{text}</text></g>'
    )


def glyph(camp: int, x: float, y: float) -> str:
    """Draw the mark of a camp around a middle: circle, square, triangle, diamond, cross."""
    paths = (
        f"M{n(x - 5)} {n(y)}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z",
        f"M{n(x - 4.5)} {n(y - 4.5)}h9v9h-9Z",
        f"M{n(x)} {n(y - 5.5)}l5.5 10h-11Z",
        f"M{n(x)} {n(y - 6)}l6 6l-6 6l-6 -6Z",
        f"M{n(x - 2)} {n(y - 5.5)}h4v3.5h3.5v4h-3.5v3.5h-4v-3.5h-3.5v-4h3.5Z",
    )
    return f'<path d="{paths[camp % 5]}" fill="{HUES[camp % 5]}" stroke="{INK}" stroke-width=".6"/>'


def legend(x: float, y: float, kinds: Sequence[str], *, unsure: bool) -> Iterator[str]:
    """Draw what the lines mean, for the kinds of link that are on the map."""
    y += 28
    yield '<g font-size="13">'
    for kind in kinds:
        look = LINKS[kind]
        dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
        ends = ((x + 56, y), (x, y))
        stroke = f'stroke="{look.color}" stroke-width="2" fill="none"'
        yield f'<path d="M{n(x)} {n(y)}h56" {stroke}{dash}/>'
        if look.head:
            yield head_of(ends, look)
        if look.sign:
            yield sign(ends, look, unsure=False)
        yield f'<text x="{n(x + 66)}" y="{n(y + 4.5)}">{look.verb}</text>'
        x += 66 + 7.2 * len(look.verb) + 32
    if unsure:
        yield f'<text x="{n(x)}" y="{n(y + 4.5)}" fill="{GREY}">? and pale: unsure</text>'
    yield "</g>"
