"""Graph to coordinates and order; no drawing: `layered` for the map, `outline` for reading."""
