"""The words of the page on quality; the figures between them come from `quality`."""

HEAD = """\
# How good the guesses are

Written by `argmap evaluate report data MORE... -o docs/quality.md`, argmap {version}, engine
`{engine}`, seed {seed}; nothing below was typed by hand but the known limits at the end. MORE are
folders with annotated data that is not part of the project. Of a file with more than {most:,}
rows so many were drawn. Speed is measured elsewhere (`make bench`).

**How to read it.** Numbers in brackets are 95 % intervals: conversations (documents, or texts
spoken to) are drawn anew {resamples:,} times with all that is in them; where there are fewer than
five, comments or rows are. *n* is how many cases were annotated. Data marked \\* may have been
learned from: expect less on yours. All other data was not.
"""
ABOUT = {
    "replies": """\
How often the comment that a comment mainly answers is found; where several are right, any counts.
*First three* says how often it is among the three likeliest. *Chat links* is the F1 of all links
of a chat, where who starts a conversation answers themselves. The rest is of guesses only: what a
source declares is none. *Error of sureness* is the expected calibration error: how far the
confidence shown is from the share that is right (ten bins of equal size). *Covered at .90* is the
share of comments that the surest guesses cover with nine in ten of them right.""",
    "authors": """\
Of names that the source lost, or that were hidden from it: how many are found again, and how many
of those found are right.""",
    "claims": """\
A claim is found where the spans share half of their union, exactly where they are the same
characters (*but for end marks*: with or without a full stop, on which schemes differ). *Each
sentence* is the F1 of taking every sentence for a claim. Roles are measured on claims that match,
where the data knows several of the roles that argmap has.""",
    "links": """\
How a text speaks to the one it answers: support, rebut, or neither. No label counts as neither.
*Macro-F1* is the mean over the classes annotated, beside always saying the most frequent one and
beside the cues alone. *AUC* asks of two pairs, one of each kind, whether the supporting one is put
nearer to support; .50 is chance. *Labels* says how many of the labels given are right and to how
many pairs one is given. *Covered at .80* is the share of pairs that could be labelled with four in
five right, from a confidence on that was chosen on the same pairs.""",
    "pairs": """\
Data in which every pair supports or rebuts. *Two-way* is the share of pairs that are put on the
right side when it must take one; where it has no leaning, half of the pair counts. *Sampled* pairs,
where there are some, were annotated by nobody: the share left without a label.""",
    "maps": """\
Mined from the source of a whole conversation, wrong guesses on who answers whom included, against
the links of its map. *Comments* asks for the two comments and the kind, *claims* for both claims
of a link and the kind, *restates* for pairs of claims that say the same.
*Replies* asks for the sign of each comment towards the one it answers.""",
    "common-ground": """\
Claims that both camps accept, as far as the annotator named them, against the candidates shown.""",
    "sureness": """\
Of all data together, hidden authors aside: of guesses that say they are about so sure, the share
that is right. Labels are those of support and rebut.""",
    "parts": "The main figure of each source or language, where a set has several.",
}
TITLES = {
    "replies": "Who answers whom",
    "authors": "Lost authors",
    "claims": "What is claimed",
    "links": "Support, rebut or neither between two texts",
    "pairs": "Support or rebut between two claims",
    "maps": "Links of whole conversations",
    "common-ground": "Common ground",
    "sureness": "Is it as sure as it is right",
    "parts": "Parts of sets",
}
