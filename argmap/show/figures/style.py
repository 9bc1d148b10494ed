"""How every plotly figure looks: calm, its colours those of the map."""

import plotly.graph_objects as go

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'
INK, INK_2, LINE, PAPER = "#1c1b19", "#55534d", "#e2dfd8", "#ffffff"
SUPPORT, REBUT, SHARED = "#0072b2", "#d55e00", "#009e73"
CAMPS = ("#e69f00", "#cc79a7", "#56b4e9", "#f0e442", "#1c1b19")  # as in assets/explore-map.css
# The same hues as lines: at least 3 to 1 on the paper of the light and of the dark theme
CAMP_LINES = ("#a87400", "#b0568a", "#2b86bd", "#8c8400", "#7b7870")
GREY = "#7b7870"
SYMBOLS = ("circle", "square", "triangle-up", "diamond", "cross")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")


def styled(figure: go.Figure, height: int = 320) -> go.Figure:
    """Return a figure in the house's look; text and lines follow the theme of the page by css."""
    axis = {
        "gridcolor": LINE,
        "zerolinecolor": LINE,
        "linecolor": LINE,
        "automargin": True,
        "fixedrange": True,
    }
    return go.Figure(figure).update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        font={"family": FONT, "size": 14, "color": INK},
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        hoverlabel={"bgcolor": PAPER, "font": {"family": FONT, "color": INK}, "align": "left"},
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
        xaxis=axis,
        yaxis=axis,
        dragmode=False,
        template="none",
    )


def escaped(text: str) -> str:
    """Return words from outside as plotly shows them: as text, with none of its tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
