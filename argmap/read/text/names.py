"""What can be the name of an author, judged by its looks alone."""

# ruff: noqa: RUF001, SIM905  # signs that look like others are what is looked for; a long list reads better as words

import re

LONGEST = 60
_MOST_WORDS = 6
# Words that begin sentences and headings, not names. "The" is missing: "The Dude" is a name.
_STARTS = frozenset(
    """
    a an and or but so then as if because although when where while who what which why how that
    this these those there here it its i he she we you they him her them us me my your his our
    their one someone somebody anyone anybody everyone everybody nobody people others some many
    most few all both each every no not yes well also like just in on at to for from of by with
    about after before since until note notes update updates edit edited ps p.s nb tl;dr tldr
    question answer example examples warning source sources http https re fwd
    subject date title summary
    conclusion result results step first second third finally however therefore thus hence
    read see look listen said says wrote posted reply replies comment comments according let
    shared visible opened ask asked modified viewed answered edited categorized updated published
    please thanks thank dear hi hello hey sorry ok okay agreed exactly right wrong
    """.split()
)
_NEVER = re.compile(r'[?!;:"“”„«»<>{}\[\]=*\\/#%]|https?|www\.|\.\.|…')
_LETTER = re.compile(r"[^\W\d_]")
_GONE = frozenset({"[deleted]", "[removed]", "(deleted)", "[unknown]", "[flagged]"})
# What pages set beside names, and never is one.
_BADGES = frozenset(
    """
    op mod admin author verified edited locked pinned stickied badge member guest staff
    bot app new visitor subscriber contributor follower autor auteur autore auteure autorin
    gast moderatorin membre invité online offline default
    """.split()
)
_INITIAL = re.compile(r"\b\w\.$")
_MERIT = re.compile(
    r"(?:profile badge .{1,90}|top \d{1,3} ?% .{1,40}|pinned by .{1,60}|.{1,20} pick"
    r"|(?:1st|2nd|3rd\+?)(?: degree.{0,20})?|edited .{1,20}|original poster|moderator)"
)
# Words that stand inside of names without a capital.
_PARTICLES = frozenset(
    "de da do dos di del della van von der den la le el al bin ibn of the".split()
)


def is_name(text: str, capital: bool = False) -> bool:
    """Return whether a text can be a name.

    Args:
        text: the candidate, without blanks around it.
        capital: whether each word must begin with a capital, a digit or @, as handles that
            are one word need not.
    """
    if text in _GONE:
        return True
    if not text or len(text) > LONGEST or _NEVER.search(text) or text.endswith((",", "-", "–")):
        return False
    words = text.split()
    if len(words) > _MOST_WORDS or not (_LETTER.search(text) or text[0] == "+"):
        return False
    if words[0].lower().strip(".,'()") in _STARTS or words[0].lower() in _STARTS:
        return False
    if any(word.endswith(".") and len(word) > 4 for word in words[:-1]):
        return False
    if text.endswith(".") and len(words[-1]) > 4 and not _INITIAL.search(words[-1]):
        return False
    return not capital or _capitals(words)


def _capitals(words: list[str]) -> bool:
    if len(words) == 1:
        return True
    return all(word in _PARTICLES or not word[0].islower() for word in words)


def cleaned(name: str) -> str:
    """Return a name without the signs and role that pages put beside it."""
    name = re.sub(r" ?\([^()]{0,60}\)$", "", name.strip()) or name
    name = name.strip(' \t,|•·—–-:»>*"“”~')
    # A line around a name is Markdown, one at its end belongs to it.
    if len(name) > 2 and name[0] == name[-1] == "_":
        name = name.strip("_")
    return re.sub(r"^(?:u/|/u/|@(?=\w))", "", name)


def is_badge(text: str) -> bool:
    """Return whether a line is what a page sets beside names, such as OP or "Top 1% Commenter"."""
    words = text.casefold().strip(" •·|[]()")
    return words in _BADGES or _MERIT.fullmatch(words) is not None
