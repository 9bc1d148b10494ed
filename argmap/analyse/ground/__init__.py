"""How each claim stands with the camps, and what they may share."""
