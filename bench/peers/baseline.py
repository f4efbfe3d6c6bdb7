"""What an afternoon's script makes of a grid of cells: headings filled to the right, labels filled down, and a few patterns."""

from __future__ import annotations

import re

Grid = list[list[str]]
Row = tuple[object, ...]
"""Period, ages, sex, online, number, upper bound: as the answers' right rows have them."""

_NUMBER = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+$")
_HIDDEN = re.compile(r"^(?:\*|(?:<|less than |fewer than )\s*(\d+))$", re.IGNORECASE)
_FINANCIAL = re.compile(r"\b20(\d\d)\s*[/–-]\s*(?:20)?\d\d\b")
_FROM_APRIL = re.compile(r"\bApr\w*[ -](?:20)?(\d\d)\s*(?:to|-|–)\s*(?:31 )?Mar\w*[ -](?:20)?\d\d\b", re.IGNORECASE)
_ENDING = re.compile(r"\bending (?:31 )?March 20(\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d)\b")
_AGES = re.compile(r"\b(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})\b")
_UNDER = re.compile(r"\bunder (\d{1,2})\b", re.IGNORECASE)
_OVER = re.compile(r"\b(\d{1,2}) ?(?:\+|(?:and|or) over)", re.IGNORECASE)


def rows_of(grid: Grid) -> list[Row]:
    """One row a number in the grid."""
    rows = [[" ".join(cell.split()) for cell in row] for row in grid]
    first = next(
        (n for n, row in enumerate(rows) if any(_is_value(cell) and not _YEAR.fullmatch(cell) for cell in row[1:])), None
    )
    if first is None:
        return []
    heads = [_filled(row) for row in rows[max(0, first - 3) : first] if sum(map(bool, row)) > 1]
    labels = max(1, min((n for row in rows[first:] for n, cell in enumerate(row) if n and _is_value(cell)), default=1))
    titles = [" ".join(row) for row in rows[:first]]
    found, above = [], [""] * labels
    for row in rows[first:]:
        above = [cell or before for cell, before in zip(row[:labels], above, strict=False)]
        for column in range(labels, len(row)):
            if _is_value(row[column]):
                said = [head[column] for head in heads if column < len(head)]
                corner = " ".join(cell for head in heads for cell in head[:labels])
                found.append(_row(row[column], [*above, *said], corner, titles))
    return found


def _filled(row: list[str]) -> list[str]:
    filled, last = [], ""
    for cell in row:
        last = cell or last
        filled.append(last)
    return filled


def _is_value(cell: str) -> bool:
    return bool(_NUMBER.match(cell) or _HIDDEN.match(cell))


def _row(value: str, labels: list[str], corner: str, titles: list[str]) -> Row:
    words = " ; ".join(labels)
    hidden = _HIDDEN.match(value)
    number = None if hidden else float(value.replace(",", ""))
    upper = int(hidden[1]) - 1 if hidden and hidden[1] else None
    # A table whose labels name no year is about the one that its titles name.
    period = next((said for text in (words, *reversed(titles)) if (said := _period(text))[0]), ("", ""))
    return period, _ages(words), _sex(labels, corner), _online(labels, corner), number, upper


def _period(words: str) -> tuple[str, str]:
    for pattern, back in ((_ENDING, 1), (_FROM_APRIL, 0), (_FINANCIAL, 0)):
        if found := pattern.search(words):
            start = 2000 + int(found[1]) - back
            return f"{start}-04-01", f"{start + 1}-03-31"
    year = _YEAR.search(words)
    return (f"{year[1]}-01-01", f"{year[1]}-12-31") if year else ("", "")


def _ages(words: str) -> tuple[str, str]:
    if re.search(r"\b(?:unknown|not known)\b", words, re.IGNORECASE):
        return "unknown", ""
    rest = _FINANCIAL.sub(" ", words)
    between, under, over = _AGES.search(rest), _UNDER.search(rest), _OVER.search(rest)
    if between:
        return between[1], between[2]
    if under:
        return "0", str(int(under[1]) - 1)
    return (over[1], "") if over else ("", "")


def _sex(labels: list[str], corner: str) -> str:
    found = re.search(r"\b(?:(female|girl)|male|boy)s?\b", " ; ".join(labels), re.IGNORECASE)
    if found:
        return "female" if found[1] else "male"
    letters = {"f": "female", "m": "male"} if re.search(r"\b(?:sex|gender)\b", corner, re.IGNORECASE) else {}
    return next((letters[label.lower()] for label in labels if label.lower() in letters), "all")


def _online(labels: list[str], corner: str) -> str:
    words = " ; ".join(labels)
    if re.search(r"\b(?:offline|non-?(?:cyber|online)|not online)\b", words, re.IGNORECASE):
        return "no"
    if re.search(r"\b(?:online|cyber)\b", words, re.IGNORECASE):
        return "yes"
    if re.search(r"\b(?:online|cyber)\b", corner, re.IGNORECASE):
        return {"y": "yes", "yes": "yes", "n": "no", "no": "no"}.get(labels[0].lower(), "all")
    return "all"
