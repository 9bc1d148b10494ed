"""The ids that callbacks name: the shell first, then one block a page.

Repeated parts have dictionary ids, made by the functions here.
"""

from typing import Any

# The shell
URL = "url"
ROUTE = "route"
PAGE = "page"
PAGE_TITLE = "page-title"
MESSAGE = "message"

# The library page
UPLOAD = "library-upload"
DROP = "library-drop"
PASTED = "library-pasted"
PASTE_BUTTON = "library-read"
PASTE_FORMAT = "library-format"
OPEN_MESSAGE = "library-message"
OPEN_BUSY = "library-busy"
OPENED = "library-opened"
DELETED = "library-deleted"

# The review page
DRAFT_KEY = "review-draft"
DRAFT_TITLE = "review-title"
DRAFT_FORMAT = "review-format"
REVIEW = "review-body"
REVIEW_ORDER = "review-order"
REVIEW_PAGE = "review-page"
REVIEW_NAMES = "review-names"
REVIEW_SAID = "review-said"
REVIEW_HEARD = "review-heard"
REVIEW_DATA = "review-data"
REVIEW_ROWS = "review-rows"
REVIEW_COUNT = "review-count"
REVIEW_WAIT = "review-wait"
REVIEW_STEP = "review-step"
REVIEW_OPEN = "review-open"
REVIEW_MESSAGE = "review-message"


def part(name: str, key: Any) -> dict[str, Any]:
    """Return the id of one of many: which part it is, and of what."""
    return {"part": name, "id": key}


# The explore page; the map's own modules in assets/map/ name the first four too
EXPLORE = "explore"
EXPLORE_KEY = "explore-key"
EXPLORE_SELECTED = "explore-selected"
EXPLORE_DETAILS = "explore-details"
EXPLORE_STARTED = "explore-started"
EXPLORE_OVERVIEW = "explore-overview"
EXPLORE_REVISION = "explore-revision"

# The page on strength; repeated parts: "strength-votes", "strength-search"
STRENGTH_KEY = "strength-key"
STRENGTH_HOW = "strength-how"
STRENGTH_TRIED = "strength-tried"
STRENGTH_CLAIMS = "strength-claims"
STRENGTH_SAYS = "strength-says"
STRENGTH_BAR = "strength-bar"
STRENGTH_MORE = "strength-more"
STRENGTH_MEASURE = "strength-measure"
STRENGTH_BASE = "strength-base"
STRENGTH_ORDER = "strength-order"
STRENGTH_KIND = "strength-kind"
STRENGTH_ADD = "strength-add"
STRENGTH_ADD_SAID = "strength-add-said"
STRENGTH_EXTENSIONS_OPEN = "strength-extensions-open"
STRENGTH_EXTENSIONS = "strength-extensions"
STRENGTH_PRESSED = "strength-pressed"

# The page of positions
POSITIONS_KEY = "positions-key"
POSITIONS_READY = "positions-ready"
POSITIONS_BODY = "positions-body"
POSITIONS_HERE = "positions-here"
POSITIONS_MOMENTS = "positions-moments"
POSITIONS_SELECTED = "positions-selected"
POSITIONS_TIME = "positions-time"
POSITIONS_WAY = "positions-way"

# The page of people
PEOPLE_KEY = "people-key"
PEOPLE_ONE = "people-one"
PEOPLE_OTHER = "people-other"
PEOPLE_BETWEEN = "people-between"
PEOPLE_FIND = "people-find"
PEOPLE_LIST = "people-list"
PEOPLE_LISTED = "people-listed"
PEOPLE_COMPARED = "people-compared"

# The page of common ground
GROUND_BODY = "ground-body"

# The page of the report
REPORT_PRINT = "report-print"
REPORT_PRINTED = "report-printed"
