"""Tables that look like records of single people or cases, where counts were to be sent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from faircount.patterns import regex

IDENTIFIES = regex(
    r"\b(?:sur|fore|first|last|full|victim|suspect|offender|nominal)[ _-]?names?\b|\bdate[ _]?of[ _]?birth\b|\bd\.?o\.?b\b|"
    r"\b(?:crime|incident|occurrence|case|custody|record|victim|nominal|report)[ _]?(?:ref(?:erence)?|no|num(?:ber)?|id)\b|"
    r"\burn\b|\bpost ?code\b|\b(?:home )?address\b|\b(?:tele)?phone\b|\be-?mail\b|\bnhs\b|\b(?:eas|nor)things?\b|"
    r"\bdate[ _](?:reported|recorded|committed)\b|\b(?:committed|recorded|reported)[ _](?:on|date|from|to)\b|\bcircumstances\b|"
    r"\bsummary of offence\b|\bmodus operandi\b",
    re.IGNORECASE,
)
FEW = 3
"""Rows beneath such a heading from which on they are records and no example."""
_HEADINGS = 12
GAP_ROWS = 60
GAP_COLUMNS = 15


def looks_like_records(rows: Sequence[Sequence[object]]) -> bool:
    """Whether one of the first rows names two things or more that identify, and rows with both stand beneath it.

    >>> looks_like_records([["Crime number", "Date of birth"], ["A1", "x"], ["A2", "y"], ["A3", "z"]])
    True
    >>> looks_like_records([["Year", "Offences"], ["2019/20", 12], ["2020/21", 14], ["2021/22", 9]])
    False
    """
    for number, row in enumerate(rows[:_HEADINGS]):
        columns = [at for at, cell in enumerate(row) if isinstance(cell, str) and len(cell) < 60 and IDENTIFIES.search(cell)]
        if len(columns) < 2:
            continue
        beneath = sum(sum(at < len(under) and under[at] not in (None, "") for at in columns) >= 2 for under in rows[number + 1 :])
        if beneath >= FEW:
            return True
    return False


def far_cells(rows: Sequence[Sequence[object]]) -> int:
    """How many cells stand far below or far to the right of the rest, where nobody scrolls.

    >>> far_cells([["a"], ["b"]]), far_cells([["a"], *[[]] * 80, ["b"]])
    (0, 1)
    """
    below, right = near_ends(rows)
    many = sum(cell not in (None, "") for row in rows[below:] for cell in row)
    return many + sum(cell not in (None, "") for row in rows[:below] for cell in row[right:])


def near_ends(rows: Sequence[Sequence[object]]) -> tuple[int, int]:
    """The row and the column from which on cells are far from the rest: past the end where none are.

    >>> near_ends([["a", "b"], ["c"]]), near_ends([["a"], *[[]] * 80, ["b"]])
    ((2, 2), (81, 1))
    """
    held = [at for at, row in enumerate(rows) if any(cell not in (None, "") for cell in row)]
    below = next((here for before, here in pairwise(held) if here - before > GAP_ROWS), len(rows))
    columns = sorted({at for row in rows[:below] for at, cell in enumerate(row) if cell not in (None, "")})
    right = next((here for before, here in pairwise(columns) if here - before > GAP_COLUMNS), max(columns, default=-1) + 1)
    return below, right
