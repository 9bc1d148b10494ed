"""Extensions by their definitions: all sets of a few arguments are tried."""

from itertools import combinations

from hypothesis import strategies as st

SEMANTICS = ("grounded", "complete", "preferred", "stable", "semi-stable", "ideal")


@st.composite
def attacks(draw, most=7):
    """Draw names and attacks between them, attacks on oneself among them."""
    names = [f"a{place}" for place in range(draw(st.integers(0, most)))]
    pairs = [(one, other) for one in names for other in names]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return names, chosen


def by_definition(names, attacks, semantics):
    """Return all extensions as a set of frozen sets."""
    attackers = {name: {s for s, t in attacks if t == name} for name in names}
    sets = [frozenset(x) for size in range(len(names) + 1) for x in combinations(names, size)]
    free = [x for x in sets if not any(attackers[name] & x for name in x)]
    hit = {x: frozenset(name for name in names if attackers[name] & x) for x in free}
    defended = {x: frozenset(n for n in names if attackers[n] <= hit[x]) for x in free}
    admissible = [x for x in free if x <= defended[x]]
    complete = [x for x in free if x == defended[x]]
    reach = {x: x | hit[x] for x in complete}
    preferred = [x for x in complete if not any(x < other for other in complete)]
    common = frozenset(names).intersection(*preferred)
    return {
        "grounded": {min(complete, key=len)},
        "complete": set(complete),
        "preferred": set(preferred),
        "stable": {x for x in complete if len(reach[x]) == len(names)},
        "semi-stable": {x for x in complete if not any(reach[x] < reach[y] for y in complete)},
        "ideal": {max((x for x in admissible if x <= common), key=len)},
    }[semantics]
