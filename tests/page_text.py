"""The words of a page, as a reader meets them: those of its plain parts too."""

import json

from argmap.show.plain import DATA


def text_of(component):
    """All words of a component, as they stand on the page."""
    if component is None:
        return ""
    if isinstance(component, list | tuple):
        return "".join(text_of(part) for part in component)
    if hasattr(component, "to_plotly_json"):
        props = component.to_plotly_json()["props"]
        if DATA in props:
            return "".join(map(_words, json.loads(props[DATA])))
        return text_of(props.get("children"))
    return str(component)


def _words(node):
    """All words of a text or of `[tag, attributes, *children]`."""
    return node if isinstance(node, str) else "".join(map(_words, node[2:]))
