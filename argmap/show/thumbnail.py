"""A small picture of a conversation: who answers whom, as arcs over a line of comments."""

from argmap.model import ArgumentGraph

WIDTH, HEIGHT, EDGE = 320, 132, 12
MOST_ARCS = 900

STYLE = (
    ".c{{fill:#6b6962}}.p{{fill:#1c1b19}}path{{fill:none;stroke-opacity:{opacity:.2f}}}"
    ".r{{stroke:#8d8a82}}.s{{stroke:#0072b2}}.a{{stroke:#d55e00;stroke-dasharray:4 2}}"
    "@media (prefers-color-scheme:dark){{.c{{fill:#b9b6ad}}.p{{fill:#eceae4}}"
    ".s{{stroke:#4aa3d9}}.a{{stroke:#f0803c}}}}"
)


def thumbnail(graph: ArgumentGraph) -> str:
    """Return the picture as SVG: a dot a comment in order, an arc to what each one speaks to.

    Plain arcs answer, blue ones support, dashed vermilion ones dispute. Supports and disputes
    hang below the line, answers stand above it.
    """
    order = graph.conversation.order
    step = (WIDTH - 2 * EDGE) / max(1, len(order) - 1)
    base = HEIGHT * 0.58
    arcs = [_arc(order, graph, link.source, link.target, link.kind) for link in graph.links]
    drawn = dict.fromkeys(arc for arc in arcs if arc is not None)
    thinned = list(drawn)[:: 1 + len(drawn) // MOST_ARCS]
    opacity = max(0.1, min(0.8, 100 / max(1, len(thinned))))  # many arcs show as density
    longest = max((abs(start - end) for start, end, _ in thinned), default=1)
    paths = "".join(_path(arc, step, base, longest) for arc in thinned)
    radius = min(3.2, max(0.6, step * 0.36))
    dots = "".join(
        f'<circle class="{"p" if comment.role == "post" else "c"}" cx="{EDGE + i * step:.1f}" '
        f'cy="{base:.1f}" r="{radius * (1.5 if comment.role == "post" else 1):.1f}"/>'
        for i, comment in enumerate(graph.comments)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<style>{STYLE.format(opacity=opacity)}</style>{paths}{dots}</svg>"
    )


def _arc(
    order: dict[str, int], graph: ArgumentGraph, source: str, target: str, kind: str
) -> tuple[int, int, str] | None:
    if kind not in ("reply", "support", "rebut"):
        return None
    start, end = order[graph.comment_of(source).id], order[graph.comment_of(target).id]
    return None if start == end else (start, end, {"reply": "r", "support": "s"}.get(kind, "a"))


def _path(arc: tuple[int, int, str], step: float, base: float, longest: int) -> str:
    """Return one arc; far answers rise higher, the farthest to the edge of the picture."""
    start, end, kind = arc
    x1, x2 = EDGE + start * step, EDGE + end * step
    above = kind == "r"
    room = (base if above else HEIGHT - base) - EDGE / 2
    rise = room * (abs(start - end) / longest) ** 0.6
    # The middle of a cubic curve reaches three quarters of the way to its two handles.
    y = base + (-rise if above else rise) / 0.75
    return (
        f'<path class="{kind}" d="M{x1:.1f} {base:.1f}C{x1:.1f} {y:.1f} {x2:.1f} {y:.1f} '
        f'{x2:.1f} {base:.1f}"/>'
    )
