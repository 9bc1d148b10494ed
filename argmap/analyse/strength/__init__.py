"""How well each claim stands on this map, by what speaks for and against it."""
