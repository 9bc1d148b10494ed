"""Which column of a table holds what: by its name in several languages, else by its cells."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from argmap.errors import ReadError
from argmap.read.dates import find_stamp
from argmap.read.source import Source
from argmap.read.table.names import NAMES

FIELDS = ("id", "author", "time", "text", "reply_to")
WHAT = re.compile(
    r"(?:comment|post|message|msg|tweet|utterance|statement|contribution|entry|row)s?"
)
# Names that say who is answered, not which comment: a person has many.
PERSONS = re.compile(r"user|author|name|person|screen|speaker|sender")
SHORT = 60
LOOKED_AT = 200
FEWEST = 3  # people in a conversation of whom one speaks twice
MOSTLY = 0.8  # of those who answer, answer somebody else


def letter(place: int) -> str:
    """Return the letters of a column as spreadsheets count them: A, B, ..., Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def plain(name: str) -> str:
    """Return a name without case, accents, blanks and signs."""
    split = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in split if c.isalnum() or c == "#")


PLAIN_NAMES = {field: tuple(map(plain, names)) for field, names in NAMES.items()}


def by_name(header: Sequence[str]) -> dict[str, int]:
    """Return the place of each field that the names of columns tell."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(map(plain, header)):
        bare = WHAT.sub("", name, count=1) if WHAT.match(name) else ""
        for known in {name, bare} - {""}:
            places[known].append(place)
    found: dict[str, int] = {}
    for field in ("reply_to", "id", "text", "time", "author"):
        named = (place for known in PLAIN_NAMES[field] for place in places.get(known, ()))
        free = next((place for place in named if place not in found.values()), None)
        if free is not None:
            found[field] = free
    return found


def guess(
    header: Sequence[str] | None, rows: Sequence[Sequence[str]], known: Mapping[str, int]
) -> dict[str, int]:
    """Return the places of the fields that are told by names or cells, those of `known` among them.

    Where there are names, cells decide only which column is the text, and they may speak against
    a name: times that are none, and ids that come back again and again, as those of people do.
    """
    if header is None:
        return by_cells(rows, known) if rows else dict(known)
    taken = set(known.values())
    found = {f: p for f, p in by_name(header).items() if f not in known and p not in taken}
    if "time" in found and not _are_times([row[found["time"]] for row in rows], least=0.5):
        del found["time"]
    keys = [row[found["id"]].strip() for row in rows] if "id" in found else []
    if len(set(keys)) <= 0.5 * len(keys) and len(keys) > 3:
        place = found.pop("id")
        if "author" not in (*found, *known):
            found["author"] = place
    found |= known
    return _completed(found, rows) if rows else found


def _completed(found: dict[str, int], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the places with those that only the cells tell, though their columns have names.

    A column of a name that says nothing may be anything (a topic, a vote, a count), so more is
    asked of it than where there are no names: that answers point back, that nobody answers
    himself.
    """
    told = by_cells(rows, found)
    found = found | ({"text": told["text"]} if "text" in told else {})
    columns = list(zip(*rows[:LOOKED_AT], strict=True))
    free = [place for place in range(len(columns)) if place not in found.values()]
    if "id" not in found:
        answered = ((i, a) for i in free for a in free if _point_back(columns[a], columns[i]))
        for one, other in [*answered][:1]:
            found = {"reply_to": other} | found | {"id": one}
    tests: dict[str, Callable[[int], bool]] = {
        "reply_to": lambda p: "id" in found and _point_back(columns[p], columns[found["id"]]),
        "time": lambda p: _are_times(columns[p]),
        "author": lambda p: _are_people(columns, p, found),
    }
    for field, fits in tests.items():
        if field not in found:
            fit = (place for place in free if place not in found.values() and fits(place))
            found.update(zip((field,), fit, strict=False))
    return found


def _point_back(answers: Sequence[str], ids: Sequence[str]) -> bool:
    """Say whether a column holds ids of earlier rows, in two rows at least, and never its own."""
    if not _are_ids(ids):
        return False
    place_of = {key.strip(): place for place, key in enumerate(ids)}
    said = [(place, cell.strip()) for place, cell in enumerate(answers) if cell.strip()]
    return len(said) > 1 and all(place_of.get(key, place) < place for place, key in said)


def _are_people(columns: Sequence[Sequence[str]], place: int, found: Mapping[str, int]) -> bool:
    """Say whether a column names who speaks: names that come back, but not in the answer.

    Where no column tells answers, the row before is taken for what is answered.
    """
    cells = [cell.strip() for cell in columns[place]]
    distinct = len({cell for cell in cells if cell})
    if place in found.values() or not _are_names(cells) or not FEWEST <= distinct < len(cells):
        return False
    pairs = [(before, row) for row, before in enumerate(range(len(cells) - 1), start=1)]
    if "id" in found and "reply_to" in found:
        row_of = {key.strip(): row for row, key in enumerate(columns[found["id"]])}
        answers = enumerate(cell.strip() for cell in columns[found["reply_to"]])
        pairs = [(row_of[key], row) for row, key in answers if key in row_of]
    others = sum(cells[one] != cells[other] for one, other in pairs)
    return bool(pairs) and others >= MOSTLY * len(pairs)


def by_cells(rows: Sequence[Sequence[str]], known: Mapping[str, int]) -> dict[str, int]:
    """Return the place of each field that `known` lacks and that the cells below tell.

    The text is the column that says most; ids are words or numbers that never come twice;
    answers are ids; an author is a short name that comes back.
    """
    columns = list(zip(*rows[:LOOKED_AT], strict=True))
    found = dict(known)
    for field, test in (("time", _are_times), ("text", _are_texts), ("id", _are_ids)):
        free = [place for place in range(len(columns)) if place not in found.values()]
        fit = [place for place in free if test(columns[place])]
        if fit and field not in found:
            found[field] = max(fit, key=lambda place: _length(columns[place]) * (field == "text"))
    for place, cells in enumerate(columns):
        if place in found.values():
            continue
        if "reply_to" not in found and "id" in found and _are_answers(cells, columns[found["id"]]):
            found["reply_to"] = place
        elif "author" not in found and _are_names(cells):
            found["author"] = place
    return found


def _length(cells: Sequence[str]) -> float:
    said = [cell for cell in cells if cell.strip()]
    return sum(len(cell) for cell in said) / max(1, len(said))


def _are_times(cells: Sequence[str], least: float = 0.8) -> bool:
    said = [cell.strip() for cell in cells if cell.strip()]
    return bool(said) and sum(map(_is_time, said)) >= least * len(said)


def _is_time(cell: str) -> bool:
    if re.fullmatch(r"\d{10}|\d{13}", cell):
        return True
    stamp = find_stamp(cell) if len(cell) <= SHORT else None
    return stamp is not None and stamp.end - stamp.start >= 0.7 * len(cell)


def _are_texts(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell.strip()]
    return (
        bool(said)
        and not _are_times(cells)
        and sum(len(cell.split()) for cell in said) >= 3 * len(said)
    )


def _are_ids(cells: Sequence[str]) -> bool:
    keys = [cell.strip() for cell in cells]
    alike = all(re.fullmatch(r"(?=.*\d)[#\w.:-]{1,40}", key) for key in keys)
    return alike and len(set(keys)) == len(keys) > 1


def _are_numbers(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and all(cell.strip().isdecimal() for cell in cells)


def _are_answers(cells: Sequence[str], ids: Sequence[str]) -> bool:
    said = [cell.strip() for cell in cells if cell.strip()]
    return bool(said) and set(said) <= {cell.strip() for cell in ids}


def _are_names(cells: Sequence[str]) -> bool:
    said = [cell.strip() for cell in cells if cell.strip()]
    if len(said) < 2 or not all(len(cell) <= 40 and re.search(r"[^\W\d_]", cell) for cell in said):
        return False
    return len(set(said)) < len(said) or all(cell[0].isupper() for cell in said)


def is_header(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Say whether the first row names the columns.

    It has known names, stands above nothing but numbers somewhere, or is shorter throughout.
    """
    cells = [cell.strip() for cell in row]
    if not below or any(len(cell) > SHORT or _is_time(cell) for cell in cells):
        return bool(not below and "text" in by_name(cells))
    if any(re.fullmatch(r"-?\d+(?:[.,]\d+)?", cell) for cell in cells):
        return False
    named = by_name(cells)
    if "text" in named or len(named) > 1:
        return True
    columns = list(zip(*below[:LOOKED_AT], strict=True))
    # A word above nothing but numbers is the name of the column.
    if any(head and _are_numbers(column) for head, column in zip(cells, columns, strict=True)):
        return True
    texts = [place for place, column in enumerate(columns) if _are_texts(column)]
    return any(len(cells[p]) < 30 and _length(columns[p]) > 2 * len(cells[p]) + 20 for p in texts)


def chosen(source: Source, header: Sequence[str], width: int) -> dict[str, int | None]:
    """Return the columns that `source.columns` asks for; None where a field is to have none.

    Raises:
        ReadError: there is no such column, or no such field.
    """
    wanted: dict[str, int | None] = {}
    for field, name in source.columns.items():
        if field not in FIELDS:
            problem = f"{field!r} is nothing that a column can hold"
            raise ReadError(source.name, None, problem, f"use one of {', '.join(FIELDS)}")
        wanted[field] = _column(source, name, header, width) if name else None
    return wanted


def _column(source: Source, name: str, header: Sequence[str], width: int) -> int:
    letters = [letter(place) for place in range(width)]
    numbers = [str(place + 1) for place in range(width)]
    exact, loose = [cell.strip() for cell in header], [plain(cell) for cell in header]
    for names, asked in (
        (exact, name.strip()),
        (loose, plain(name)),
        (letters, name.strip().upper()),
        (numbers, name.strip()),
    ):
        if asked and asked in names:
            return names.index(asked)
    listed = ", ".join(f"{x} ({h.strip()})" for x, h in zip(letters, header, strict=False)) or (
        f"{letters[0]} to {letters[-1]}"
    )
    raise ReadError(source.name, None, f"it has no column {name!r}", f"use one of {listed}")
