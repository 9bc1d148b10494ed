"""The pages: each has PATH, NAME, layout(library, query) and register(app, library).

`layout` gets what stands behind the `?` of the address; it is called anew when the path or the
key in the address (`c` or `d`) changes, not for any other change of the address.
"""

from argmap.show.pages import (
    attention,
    explore,
    ground,
    library,
    people,
    positions,
    report,
    review,
    strength,
)

PAGES = (library, review, explore, ground, attention, positions, people, strength, report)
