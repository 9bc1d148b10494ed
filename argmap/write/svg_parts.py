"""The marks of which the map's SVG is made: frames, heads, signs, glyphs, notes."""

import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

from argmap.model.layout import Box, Xy
from argmap.write.xml import content

FONTS = "'Liberation Sans', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"
BACKGROUND, PAPER = "#f7f6f3", "#ffffff"
INK, GREY, EDGE, BAR = "#1c1c1c", "#595959", "#bdbab3", "#8f8c86"
HEAD_FILL = "#e9e7e2"
PILL_H, PILL_PAD, PILL_SIZE = 20.0, 8.0, 12.0
RADIUS, BAR_W, COMMENT_HEAD = 8.0, 6.0, 36.0
SIGN_AT, SIGN_R = 17.0, 8.0
NARROW, WIDE = "iIjltfr .,:;!'|()[]-", "mwMWGOQ@%…—"
BOLD = 1.08
# Of the hues of Okabe and Ito those first that no kind of link, and nothing shared, comes near.
HUES = ("#E69F00", "#CC79A7", "#56B4E9", "#F0E442", "#000000")


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


def sign(points: Sequence[Xy], look: Look, *, unsure: bool, extra: str = "") -> str:
    """Draw the sign of a link near its source, with `?` when it is unsure."""
    (x, y), (x2, _) = points[0], points[1]
    x += SIGN_AT if x2 > x else -SIGN_AT
    text = look.sign + ("?" if unsure else "")
    w = SIGN_R + 3.5 * (len(text) - 1)
    return (
        f'<g{extra}><rect x="{n(x - w)}" y="{n(y - SIGN_R)}" width="{n(2 * w)}" '
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


def pill(words: str, x: float, y: float, room: float, *, right: bool = False) -> str:
    """Draw words in a rounded frame around the height `y`, from `x` on, or up to `x`."""
    words = clipped(words, room - 2 * PILL_PAD, PILL_SIZE)
    w = min(room, measured(words, PILL_SIZE) + 2 * PILL_PAD)
    left = x - w if right else x
    place = f'x="{n(left)}" y="{n(y - PILL_H / 2)}" width="{n(w)}" height="{n(PILL_H)}"'
    middle = f'x="{n(left + w / 2)}" y="{n(y + 4)}" text-anchor="middle"'
    return (
        f'<rect {place} rx="{n(PILL_H / 2)}" fill="{PAPER}" stroke="{BAR}"/>'
        f'<text {middle} font-size="{n(PILL_SIZE)}">{content(words)}</text>'
    )


def outline(box: Box, *, claim: bool) -> str:
    """Draw what marks a selected card: a strong line around it."""
    place = f'x="{n(box.x - 2)}" y="{n(box.y - 2)}" width="{n(box.w + 4)}" height="{n(box.h + 4)}"'
    radius = f' rx="{n(RADIUS + 2)}"' if claim else ""
    return f'<rect {place}{radius} fill="none" stroke="{INK}" stroke-width="3"/>'


def measured(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide one line is, rather too wide than too narrow."""
    width = sum(map(_em, text)) * size
    return width * BOLD if bold else width


def clipped(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return the text, or what fits of it and "…"."""
    if measured(text, size, bold=bold) <= width:
        return text
    room = width / (size * (BOLD if bold else 1.0)) - 1.0
    used = 0.0
    for place, character in enumerate(text):
        used += _em(character)
        if used > room:
            return text[:place].rstrip() + "…"
    return text


def broken(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the text in lines of this width, broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measured(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(clipped(word, width, size, bold=bold))
    return lines


def _em(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.3 if ord(character) >= 0x1F000 else 1.0
    if character in NARROW:
        return 0.36
    return 0.9 if character in WIDE else 0.74 if character.isupper() else 0.6
