"""CSS selectors over a flat list of nodes: tags, classes, ids, attributes, in and right in.

An index answers them in time that grows with what matches; a page is asked a hundred times.
Names of classes match in any case, as on the old pages that this is for.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from argmap.read.web.nodes import Node, covered

PART = re.compile(
    r"""(?P<tag>^[\w-]+)|\.(?P<class>[\w-]+)|\#(?P<id>[\w-]+)
    |\[(?P<name>[\w-]+)(?:(?P<test>[~^$*]?=)["']?(?P<value>[^"'\]]*?)["']?(?P<case>\si)?)?\]""",
    re.VERBOSE,
)
STEPS = re.compile(r"\s*(>)\s*|\s+(?![^\[]*\])")
TESTS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda found, wanted: found == wanted,
    "^=": lambda found, wanted: bool(wanted) and found.startswith(wanted),
    "$=": lambda found, wanted: bool(wanted) and found.endswith(wanted),
    "*=": lambda found, wanted: bool(wanted) and wanted in found,
    "~=": lambda found, wanted: wanted in found.split(),
}


class Attribute(Struct, frozen=True):
    """A test of one attribute; without `test` it only has to be there."""

    name: str
    test: str = ""
    value: str = ""
    any_case: bool = False


class Compound(Struct, frozen=True):
    """What one element has to be; `right_in` if it stands right in what comes before."""

    tag: str
    classes: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    right_in: bool


class Index:
    """The places of tags, classes and attributes among some nodes."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.tags: dict[str, set[int]] = defaultdict(set)
        self.classes: dict[str, set[int]] = defaultdict(set)
        self.values: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for place, node in enumerate(nodes):
            if not node.tag:
                continue
            self.tags[node.tag].add(place)
            for name, value in node.attributes.items():
                self.values[name][value].add(place)
        for names, places in self.values["class"].items():
            for name in names.lower().split():
                self.classes[name] |= places

    def select(self, css: str) -> tuple[int, ...]:
        """Return the places of the elements that match, in document order."""
        found: set[int] = set()
        for chain in parsed(css):
            matching = self._matching(chain[0])
            for compound in chain[1:]:
                if not matching:
                    break
                inner = self._matching(compound)
                if compound.right_in:
                    matching = {p for p in inner if self.nodes[p].parent in matching}
                else:
                    inside = covered(self.nodes, matching)
                    matching = {p for p in inner if self.nodes[p].parent in inside}
            found |= matching
        return tuple(sorted(found))

    def _matching(self, compound: Compound) -> set[int]:
        sets = [self.classes.get(name, set()) for name in compound.classes]
        if compound.tag:
            sets.append(self.tags.get(compound.tag, set()))
        sets += map(self._with, compound.attributes)
        return set.intersection(*sorted(sets, key=len))

    def _with(self, attribute: Attribute) -> set[int]:
        values = self.values.get(attribute.name, {})
        if not attribute.test:
            return set().union(*values.values())
        if attribute.test == "=" and not attribute.any_case:
            return values.get(attribute.value, set())
        passes, wanted = TESTS[attribute.test], attribute.value
        folded = str.lower if attribute.any_case else str
        return set().union(*(s for v, s in values.items() if passes(folded(v), folded(wanted))))


@cache
def parsed(css: str) -> tuple[tuple[Compound, ...], ...]:
    """Return the chains of a selector: any of them has to match."""
    chains: list[tuple[Compound, ...]] = []
    for alternative in re.split(r",\s*(?![^\[]*\])", css):
        chain: list[Compound] = []
        right_in = False
        for step in filter(None, STEPS.split(alternative.strip())):
            if step == ">":
                right_in = True
                continue
            chain.append(_compound(step, right_in))
            right_in = False
        chains.append(tuple(chain))
    return tuple(chains)


def _compound(text: str, right_in: bool) -> Compound:
    tag, classes, attributes = "", [], []
    place = 0
    while place < len(text):
        part = PART.match(text, place)
        if part is None:
            raise ValueError(f"{text!r} is no selector that is understood")
        place = part.end()
        if part["tag"]:
            tag = part["tag"]
        elif part["class"]:
            classes.append(part["class"].lower())
        elif part["id"]:
            attributes.append(Attribute("id", "=", part["id"]))
        else:
            test, value = part["test"] or "", part["value"] or ""
            attributes.append(Attribute(part["name"], test, value, bool(part["case"])))
    return Compound(tag, tuple(classes), tuple(attributes), right_in)
