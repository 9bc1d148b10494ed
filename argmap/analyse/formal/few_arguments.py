"""The extensions of a few arguments, by trying all sets without a conflict."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from argmap.analyse.formal.grounded import Part

Sets = list[int]  # sets of arguments as the bits of a number


def every_extension(part: Part, semantics: str) -> list[list[int]]:
    """Return all complete, preferred, stable or semi-stable extensions of a part."""
    targets = [_bits(each) for each in part.targets()]
    complete = _complete(part, targets)
    everything = (1 << len(part.members)) - 1
    reach = {chosen: chosen | _attacked(chosen, targets) for chosen in complete}
    kept = {
        "complete": lambda: complete,
        "preferred": lambda: _largest({chosen: chosen for chosen in complete}),
        "stable": lambda: [chosen for chosen in complete if reach[chosen] == everything],
        "semi-stable": lambda: _largest(reach),
    }[semantics]()
    return [_members(chosen) for chosen in kept]


def _complete(part: Part, targets: Sets) -> Sets:
    """Return the sets that hold all they defend, and nothing else."""
    attackers = [_bits(each) for each in part.attackers()]
    found = []
    for chosen, attacked in _free_of_conflict(targets, attackers):
        defended = sum(1 << i for i, by in enumerate(attackers) if by & ~attacked == 0)
        if defended == chosen:
            found.append(chosen)
    return found


def _free_of_conflict(targets: Sets, attackers: Sets) -> Iterator[tuple[int, int]]:
    """Yield each set none of whose members attacks another, with all that it attacks."""
    waiting = [(0, 0, 0, 0)]  # the next argument, the set, what it attacks, what attacks it
    while waiting:
        place, chosen, attacked, attacking = waiting.pop()
        if place == len(targets):
            yield chosen, attacked
            continue
        waiting.append((place + 1, chosen, attacked, attacking))
        bit = 1 << place
        if not bit & (attacked | attacking | targets[place]):
            against = attacking | attackers[place]
            waiting.append((place + 1, chosen | bit, attacked | targets[place], against))


def _largest(size: dict[int, int]) -> Sets:
    """Return the keys whose value is not part of another's."""
    values = set(size.values())
    top = {value for value in values if not any(value & ~x == 0 and value != x for x in values)}
    return [key for key, value in size.items() if value in top]


def _attacked(chosen: int, targets: Sets) -> int:
    return reduce(or_, (targets[place] for place in _members(chosen)), 0)


def _bits(places: list[int]) -> int:
    return reduce(or_, (1 << place for place in places), 0)


def _members(chosen: int) -> list[int]:
    return [place for place in range(chosen.bit_length()) if chosen >> place & 1]
