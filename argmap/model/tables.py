"""The names of the columns of every table that is passed on, in order."""

CLAIMS = (
    "id",
    "comment",
    "author",
    "role",
    "text",
    "supported_by",
    "rebutted_by",
    "restated_by",
    "base",
    "strength",
)
CAMPS = ("participant", "camp")
COMMON_GROUND = ("claim", "text", "label", "participants", "camps", "same_as", "quotes")
TIMELINE = (
    "comment",
    "number",
    "author",
    "posted",
    "claims",
    "supports",
    "rebuts",
    "concessions",
    "unanswered_rebuttals",
    "open_questions",
    "replies_across_camps",
)
REVIEW = ("id", "what", "kind", "confidence", "consequence", "score", "why")
STANCE = ("participant", "claim", "value", "source", "tentative", "at", "moved")
MOVES = ("participant", "claim", "from", "to", "at", "time", "node", "tentative")
