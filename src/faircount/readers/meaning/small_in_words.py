"""Hidden counts that are written as ages are: "Under 10" among counts is a count below ten, and among ages an age."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from faircount.language.ages import find_band
from faircount.language.cell_values import is_value
from faircount.language.words import NAMES_AGE
from faircount.patterns import regex
from faircount.readers.base import Sheet, Value, shown
from faircount.readers.layout.dimension_names import names_dimension_only

_SMALL = regex(r"(?:under|below) (\d{1,2}|five|ten)", re.IGNORECASE)
_WORDS = {"five": "5", "ten": "10"}


def with_small_in_words(sheet: Sheet) -> Sheet:
    """The sheet with "<10" for each "Under 10" that is a count.

    It is one where its row and its column are of counts: beside and below it stand no other ages but those of labels, a label
    stands before it, and its column holds the same words once more, or numbers that are no ages in turn.

    >>> table = (("Offence", "2022", "2023"), ("Rape", "Under 10", "14"), ("Grooming", "23", "Under 10"))
    >>> [row[1:] for row in with_small_in_words(Sheet("t1", table)).rows[1:]]
    [('<10', '14'), ('23', '<10')]
    >>> ages = (("Sex", "Age", "2022"), ("Girls", "Under 10", "14"), ("Girls", "10 to 13", "23"))
    >>> across = (("Offence", "Under 10", "10 to 13"), ("Rape", "14", "23"), ("Grooming", "7", "30"))
    >>> all(with_small_in_words(Sheet("t1", rows)).rows == rows for rows in (ages, across))
    True
    """
    said = {small for row in sheet.rows for value in row if (small := _small(value))}
    if sheet.long is not None or len(said) != 1:
        return sheet
    columns = {column for column in range(1, max(map(len, sheet.rows))) if _is_of_counts(sheet, column)}
    rows = tuple(
        tuple(
            f"<{small}" if column in columns and (small := _small(value)) and _is_beside_counts(row, columns) else value
            for column, value in enumerate(row)
        )
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


def _small(value: Value) -> str:
    found = _SMALL.fullmatch(value.strip()) if isinstance(value, str) else None
    return _WORDS.get(found[1].lower(), found[1]) if found is not None else ""


def _is_age(value: Value) -> bool:
    text = shown(value)
    is_count = text.replace(",", "").isdecimal() or _small(value) or re.fullmatch(r"<\s?\d+", text)
    return not is_count and find_band(text) is not None


def _is_of_counts(sheet: Sheet, column: int) -> bool:
    values = [row[column] for row in sheet.rows if column < len(row) and row[column] is not None]
    first = next((at for at, value in enumerate(values) if is_value(value) or _small(value)), len(values))
    heads, told = values[:first], values[first:]
    numbers = [int(text) for value in told if (text := shown(value).replace(",", "")).isdecimal()]
    in_turn = len(numbers) > 1 and all(below == above + 1 for above, below in pairwise(numbers))
    repeated = sum(bool(_small(value)) for value in told) > 1
    return (repeated or bool(numbers)) and not (
        in_turn or any(map(_is_age, told)) or any(NAMES_AGE.search(shown(head)) for head in heads[-2:])
    )


def _is_beside_counts(row: tuple[Value, ...], columns: set[int]) -> bool:
    counts = [value for at, value in enumerate(row) if at in columns]
    is_labelled = isinstance(row[0], str) and not (is_value(row[0]) or names_dimension_only(row[0]))
    return is_labelled and not any(map(_is_age, counts))
