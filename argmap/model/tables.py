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
COMMON_GROUND = (
    "claim",
    "text",
    "label",
    "participants",
    "camps",
    "same_as",
    "quotes",
    "explicit",
    "tentative",
    "first",
    "granted_by",
    "disputed_by",
)
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
    "moves",
    "candidates",
    "shared",
    "likely_shared",
    "jointly_rejected",
    "divides_camps",
    "divided_inside",
    "unsure",
    "not_enough_evidence",
)
REVIEW = ("id", "what", "kind", "confidence", "consequence", "score", "why")
STANCE = ("participant", "claim", "value", "source", "tentative", "at", "moved")
MOVES = ("participant", "claim", "from", "to", "at", "time", "node", "tentative")
CAMP_COUNTS = (
    "claim",
    "camp",
    "people",
    "agree",
    "disagree",
    "unsure",
    "answers",
    "p_agree",
    "p_disagree",
    "lower_agree",
    "lower_disagree",
)
STATUS = (
    "claim",
    "status",
    "sure",
    "told",
    "min_p",
    "mean_p",
    "lower",
    "upper",
    "needed",
    "needed_from",
    "counts",
    "outside",
    "tentative",
)
ACCEPTANCE = ("node", "grounded", "credulous", "sceptical")
POLIS_REPRESENTATIVE = (
    "group",
    "claim",
    "side",
    "n_success",
    "n_trials",
    "p_success",
    "p_test",
    "repness",
    "repness_test",
    "best_agree",
)
POLIS_CONSENSUS = ("side", "claim", "n_success", "n_trials", "p_success", "p_test")
CRUXES = ("id", "what", "kind", "score", "strength_change", "flips", "flipped", "settled")
SEPARATING = ("claim", "separation", "enough", "most", "least", "counts")
WHAT_IF = (
    "node",
    "strength_before",
    "strength_after",
    "change",
    "grounded_before",
    "grounded_after",
    "flipped",
)
CAMP_SERIES = ("at", "camp", "people", "claims")
CLOCK = (
    "time",
    "comment",
    "answers",
    "moves",
    "shared",
    "likely_shared",
    "jointly_rejected",
    "divides_camps",
    "divided_inside",
    "unsure",
    "not_enough_evidence",
)
FIRST_SHARED = ("claim", "first", "status", "last")
CAMP_CLAIMS = (
    "camp",
    "claim",
    "why",
    "agree",
    "answers",
    "agree_elsewhere",
    "answers_elsewhere",
    "apart",
)
AGREEMENT = ("one", "other", "both", "agree", "differ", "tentative")
COMPARISON = ("claim", "text", "what", "one", "other", "answers_of_one", "answers_of_other")
ATTENTION = ("node", "comment", "what", "why", "weight", "other", "at")
DISPUTED = ("claim", "text", "label", "for_it", "against_it", "camps", "tentative", "first")
