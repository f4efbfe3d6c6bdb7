"""Rows that say "all" below a title that says "flagged": of all offences, or of all that are flagged, as their numbers tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from faircount.language.labels import read_label
from faircount.language.numbers import read_value
from faircount.language.words import OF_WHICH
from faircount.readers.layout.table import BodyRow, Table
from faircount.readers.meaning.facts import Facts
from faircount.vocabulary.measures import Online

SAYS_ALL = "the label says all and the title flagged: which of the two is meant"
_OF_ALL = re.compile(
    r"^\W*(?:all|total|overall)\b(?! others?\b|\W*$).*\b(?:offen[cs]es|crimes?|victims|cases|reports)\b", re.IGNORECASE
)


def rows_of_all(table: Table) -> Mapping[int, bool]:
    """The rows, by their ``id``, that say "all offences": whether they hold more than the rows beside them; equal ones are none.

    A row that makes up the others is their total, and of the same offences as they are.
    """
    found: dict[int, bool] = {}
    rows = [row for row in table.rows if not any(OF_WHICH.match(label) for label in row.own_labels)]
    said = {id(row): [read_label(label) for label in row.labels if label] for row in rows}
    wide = [row for row in rows if any(map(_OF_ALL.match, row.labels)) and all(one.online is None for one in said[id(row)])]
    parts = [row for row in rows if row not in wide and not any(one.is_total for one in said[id(row)])]
    if not 0 < len(wide) < 3 or len(parts) < 2 or any(row.sections for row in rows):
        return {}
    sums = {column: sum(_number(row, column) or 0 for row in parts) for column in table.value_columns}
    for row in wide:
        own = [(value, sums[column]) for column in table.value_columns if (value := _number(row, column)) is not None]
        if own and not all(value == whole for value, whole in own):
            found[id(row)] = all(value > whole for value, whole in own)
    return found


def _number(row: BodyRow, column: int) -> float | None:
    value = row.value(column)
    readings = read_value(value) if value is not None else ()
    return readings[0].number if readings else None


def with_all(facts: Facts, is_larger: bool) -> Facts:
    """The facts of such a row: of all, flagged or not, where it holds more than the others; else a question."""
    if facts.online is not None:
        return facts
    if not is_larger:
        return replace(facts, questions=(*facts.questions, SAYS_ALL))
    return replace(facts, online=Online.ALL, is_total=False, sources=(*facts.sources, "online: label of the row"))
