"""People between camps at a few stages, as bands from one to the next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from argmap.show.figures.style import CAMPS, INK_2, escaped, styled
from argmap.show.figures.words import short

NOT_YET, NONE = "-", ""  # who has not spoken yet, and who is in no camp
MOST_NAME = 24
GLYPHS = ("●", "■", "▲", "◆", "✚")


class Flow(NamedTuple):
    """People who go from one camp to another between two stages, numbered from 0."""

    stage: int
    before: str
    after: str
    people: tuple[str, ...]


def flows(stages: Sequence[Mapping[str, str | None]]) -> list[Flow]:
    """Return who goes where between neighbouring stages; each stage has the camp of everybody."""
    found: list[Flow] = []
    for at in range(len(stages) - 1):
        before, after = stages[at], stages[at + 1]
        groups: dict[tuple[str, str], list[str]] = {}
        for who, camp in after.items():
            came_from = (before[who] or NONE) if who in before else NOT_YET
            groups.setdefault((came_from, camp or NONE), []).append(who)
        found += [Flow(at, a, b, tuple(people)) for (a, b), people in sorted(groups.items())]
    return found


def changed(found: Sequence[Flow]) -> int:
    """Return how many times somebody went from one camp to another."""
    camps = (NOT_YET, NONE)
    return sum(
        len(flow.people)
        for flow in found
        if flow.before != flow.after and flow.before not in camps and flow.after not in camps
    )


def picture(
    found: Sequence[Flow], labels: Sequence[str], names: Mapping[str, str], letters: Sequence[str]
) -> go.Figure:
    """Return the bands.

    Args:
        found: what `flows` returns.
        labels: of the stages.
        names: what the camps are called, by letter.
        letters: of the camps, in the order of their colours.
    """
    order = [*letters, NONE, NOT_YET]
    sizes: Counter[tuple[int, str]] = Counter()
    for flow in found:
        if flow.stage == 0:
            sizes[0, flow.before] += len(flow.people)
        sizes[flow.stage + 1, flow.after] += len(flow.people)
    # who is there at a stage and comes later only is not a camp of that stage
    nodes = sorted(sizes, key=lambda node: (node[0], _place(order, node[1])))
    for flow in found:
        if flow.before == NOT_YET and (flow.stage, NOT_YET) not in nodes:
            nodes.append((flow.stage, NOT_YET))
            sizes[flow.stage, NOT_YET] += 0
    at = {node: i for i, node in enumerate(nodes)}
    late = Counter((f.stage, NOT_YET) for f in found if f.before == NOT_YET for _ in f.people)
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            node={
                "label": [
                    f"{_called(camp, names, letters)} "
                    f"{late.get((stage, camp)) or sizes[stage, camp]:,}"
                    for stage, camp in nodes
                ],
                "x": [0.001 + 0.998 * stage / max(1, len(labels) - 1) for stage, _ in nodes],
                "y": [_height(nodes, sizes, late, node) for node in nodes],
                "color": [_colour(camp, letters) for _, camp in nodes],
                "line": {"width": 1, "color": INK_2},
                "pad": 18,
                "thickness": 12,
                "hovertemplate": "%{label}<extra></extra>",
            },
            link={
                "source": [at[flow.stage, flow.before] for flow in found],
                "target": [at[flow.stage + 1, flow.after] for flow in found],
                "value": [len(flow.people) for flow in found],
                "color": [_pale(_colour(flow.after, letters)) for flow in found],
                "hovertemplate": "%{value:,d} from %{source.label} to %{target.label}"
                "<extra></extra>",
            },
            valueformat=",d",
        )
    )
    return _labelled(styled(figure, 340), labels)


def _labelled(figure: go.Figure, labels: Sequence[str]) -> go.Figure:
    last = max(1, len(labels) - 1)
    for place, label in enumerate(labels):
        side = "left" if place == 0 else "right" if place == last else "center"
        figure.add_annotation(
            x=place / last, y=1.02, xref="paper", yref="paper", xanchor=side, yanchor="bottom",
            text=escaped(label), showarrow=False, font={"size": 13},
        )  # fmt: skip
    return figure.update_layout(margin={"l": 8, "r": 8, "t": 34, "b": 12})


def _height(
    nodes: Sequence[tuple[int, str]],
    sizes: Mapping[tuple[int, str], int],
    late: Mapping[tuple[int, str], int],
    node: tuple[int, str],
) -> float:
    """Return where a node is from the top: camps in one order at every stage."""
    here = [other for other in nodes if other[0] == node[0]]
    weight = {other: late.get(other) or sizes[other] or 1 for other in here}
    above = sum(weight[other] for other in here[: here.index(node)])
    share: float = (above + weight[node] / 2) / sum(weight.values())
    return min(0.98, max(0.02, share))


def _place(order: Sequence[str], camp: str) -> int:
    return order.index(camp) if camp in order else len(order)


def _called(camp: str, names: Mapping[str, str], letters: Sequence[str]) -> str:
    if camp in (NOT_YET, NONE):
        return "still to come" if camp == NOT_YET else "in no camp"
    glyph = f"{GLYPHS[list(letters).index(camp) % len(GLYPHS)]} " if camp in letters else ""
    return glyph + escaped(short(names.get(camp, camp), MOST_NAME))


def _colour(camp: str, letters: Sequence[str]) -> str:
    if camp in letters:
        return CAMPS[list(letters).index(camp) % len(CAMPS)]
    return "#b9b6ad" if camp == NONE else "#e2dfd8"


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.45)"
