"""What a picture tells beside its cards and lines; whoever knows it hands it to the writers."""

from collections.abc import Mapping

from msgspec import Struct


class Behind(Struct, frozen=True):
    """What stands behind a card that is a whole strand: how much in words, and how it argues."""

    words: str
    support: int = 0
    rebut: int = 0


class Shown(Struct, frozen=True):
    """What is known of a map besides where things stand.

    Attributes:
        camps: the camp of each author, from 0; it gives their claims a glyph and a hue.
        camp_names: the names of the camps, for the legend.
        told: sentences on what is shown, and of how much; unless given, the counts.
        hidden: what is not shown below a card, by its node: "+2 disputes, 1 answer".
        blocks: what stands behind a card that is a whole strand, by its node.
        later: the comments to draw faded, because they come later than the time looked at.
        selected: the nodes to outline.
        shared: claims that several sides may hold, each with who they are in words.
        left: how many cards a map leaves out that would take too long to look through.
    """

    camps: Mapping[str, int] = {}
    camp_names: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    hidden: Mapping[str, str] = {}
    blocks: Mapping[str, Behind] = {}
    later: frozenset[str] = frozenset()
    selected: frozenset[str] = frozenset()
    shared: Mapping[str, str] = {}
    left: int = 0
