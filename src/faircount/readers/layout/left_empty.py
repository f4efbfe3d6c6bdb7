"""Rows whose values were all left blank: a label alone that is no heading, since it stands where rows with values have it."""

from __future__ import annotations

from faircount.language.ages import parse_band
from faircount.language.cell_values import is_value
from faircount.readers.base import Sheet, shown
from faircount.vocabulary.ages import AgeBand

_NEAR = 60
"""Rows within which the lists of one table repeat each other."""


def is_left_empty(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a label alone on its row is that of a row with values nearby, between the same neighbours above or below it.

    Below "Female" stand "0-4 | 12" and "5-9 | 40", and below "Not stated" "0-4" and "5-9 | 2": the second "0-4" heads nothing.
    """
    text = _label(sheet, row, column)
    if _is_age_in_turn(sheet, row, column):
        return True
    around = _beside(sheet, row, column)
    for other in range(max(0, row - _NEAR), min(len(sheet.rows), row + _NEAR)):
        if other != row and _label(sheet, other, column) == text and _has_values(sheet, other, column):
            beside = _beside(sheet, other, column)
            if any(here and here == there for here, there in zip(around, beside, strict=True)):
                return True
    return False


def _beside(sheet: Sheet, row: int, column: int) -> tuple[str, str]:
    """The labels right above and right below a row."""
    return _label(sheet, row - 1, column), _label(sheet, row + 1, column)


def _label(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.rows[row] if 0 <= row < len(sheet.rows) else ()
    return shown(cells[column]).strip() if column < len(cells) else ""


def _has_values(sheet: Sheet, row: int, column: int) -> bool:
    return any(map(is_value, sheet.rows[row][column + 1 :]))


def _is_age_in_turn(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a label is of the ages before or after those of the row beside it: "Under 1" above "1 | 4" heads nothing."""
    own, above, below = (_age(sheet, at, column) for at in (row, row - 1, row + 1))
    if own is None or own.high is None:
        return False
    begins = below is not None and below.low == own.high + 1
    ends = above is not None and above.high is not None and own.low == above.high + 1 == own.high
    return (begins or ends) and any(_has_values(sheet, at, column) for at in (row - 1, row + 1) if 0 <= at < len(sheet.rows))


def _age(sheet: Sheet, row: int, column: int) -> AgeBand | None:
    """The age that the label of a row names, a bare number as one."""
    if not 0 <= row < len(sheet.rows):
        return None
    label = _label(sheet, row, column)
    return AgeBand(int(label), int(label)) if label.isdecimal() and int(label) < _GROWN else parse_band(label)


_GROWN = 30
