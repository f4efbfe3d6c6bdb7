"""Rows of a part and rows of all: "all" below a title that says "flagged", "online" beneath each age."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from faircount.language.labels import read_label
from faircount.language.numbers import read_value
from faircount.language.words import OF_WHICH
from faircount.patterns import regex
from faircount.readers.layout.table import BodyRow, LaidOutTable
from faircount.readers.meaning.dimension import Dimension
from faircount.readers.meaning.facts import CellFacts
from faircount.vocabulary.measures import Online

SAYS_ALL = "the label says all and the title flagged: which of the two is meant"
_OF_ALL = regex(
    r"^\W*(?:all|total|overall)\b(?! others?\b|\W*$).*\b(?:offen[cs]es|crimes?|victims|cases|reports)\b", re.IGNORECASE
)


def rows_of_all(table: LaidOutTable) -> Mapping[int, Online | None]:
    """The rows, by their ``id``, that say "all offences": they are, where they hold more than the rows beside them; equal ones
    are none, and of others it is not told.

    A row that makes up the others is their total, and of the same offences as they are.
    """
    found: dict[int, Online | None] = {}
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
            found[id(row)] = Online.ALL if all(value > whole for value, whole in own) else None
    return found


def rows_of_total(table: LaidOutTable, stubs: Sequence[Dimension]) -> Mapping[int, Online | None]:
    """The rows, by their ``id``, that make up a total "Total online" in every column: what it is of, they are of."""
    said = {id(row): [stub.read(label) for stub, label in zip(stubs, row.labels, strict=True) if label] for row in table.rows}
    totals = [row for row in table.rows if any(one.is_total for one in said[id(row)])]
    told = {one.online for row in totals for one in said[id(row)]}
    parts = [row for row in table.rows if row not in totals]
    if len(totals) != 1 or len(told) != 1 or told <= {None, Online.ALL} or len(parts) < _TWICE:
        return {}
    if any(row.sections or any(one.online or one.is_of_which for one in said[id(row)]) for row in parts):
        return {}
    pairs = [(_number(totals[0], column), [_number(row, column) for row in parts]) for column in table.value_columns]
    adds_up = all(whole is not None and None not in own and whole == sum(one or 0 for one in own) for whole, own in pairs)
    is_telling = any((whole or 0) >= _TELLING and sum(bool(one) for one in own) > 1 for whole, own in pairs)
    return dict.fromkeys(map(id, parts), told.pop()) if adds_up and is_telling else {}


def rows_of_both(table: LaidOutTable, stubs: Sequence[Dimension]) -> Mapping[int, Online | None]:
    """The rows, by their ``id``, that are the sums of rows with and without the flag below them: they are of both."""
    told = {stubs[0].read(row.labels[0]).online for row in table.rows if row.part_of}
    if not {Online.YES, Online.NO} <= told:
        return {}
    sums = {row.part_of for row in table.rows}
    return {id(row): Online.ALL for row in table.rows if row.labels[0] in sums and not row.part_of}


def tells_both(stubs: Sequence[Dimension]) -> bool:
    """Whether labels of the rows tell figures with the flag from those without, so that no heading over them tells it of all."""
    return any({Online.YES, Online.NO} <= {said.online for said in found.meanings.values()} for found in stubs)


def rows_of_parts(table: LaidOutTable) -> Mapping[int, BodyRow | None]:
    """The rows, by their ``id``, that tell the flagged ones of the row above them: "of which online", "online" beneath each age.

    Of the second kind each stands right below a row of something else, and none holds more than that row. Each comes with the row
    of which it is a part where that is not the one above it.
    """
    parts = _parts_told(table)
    return {id(row): _parted_above(table, row) for row in table.rows if id(row) in parts}


def _parts_told(table: LaidOutTable) -> frozenset[int]:
    rows = table.rows
    said = {id(row) for row in rows if any(OF_WHICH.match(label) for label in row.own_labels)}
    below = [(above, row) for above, row in pairwise(rows) if _is_flag_alone(row) and not _is_flag_alone(above)]
    alone = sum(map(_is_flag_alone, rows))
    same = len({row.own_labels for _, row in below}) == 1
    if len(below) < _TWICE or alone != len(below) or not same or not all(_is_within(row, above, table) for above, row in below):
        return frozenset(said)
    return frozenset(said | {id(row) for _, row in below})


def _parted_above(table: LaidOutTable, row: BodyRow) -> BodyRow | None:
    """The row that the rows right above this one add up to, where each of them is of a sex or of an age.

    "Of which online" behind "Offences", "Girls" and "Boys" is of the offences, and not of the boys.
    """
    at = next((number for number, one in enumerate(table.rows) if one is row), 0)
    parts: list[BodyRow] = []
    for above in reversed(table.rows[:at]):
        kinds = read_label(next(filter(None, above.own_labels), "")).kinds & {"sex", "age"}
        if not kinds:
            return above if len(parts) >= _TWICE and _adds_up(above, parts, table) else None
        parts.append(above)
    return None


def _adds_up(whole: BodyRow, parts: Sequence[BodyRow], table: LaidOutTable) -> bool:
    columns = [column for column in table.value_columns if _number(whole, column) is not None]
    return bool(columns) and all(
        sum(_number(part, column) or 0 for part in parts) == _number(whole, column) for column in columns
    )


_TWICE = 2
"""Rows from which on a label that comes back says the same of each row above it, and that make a sum."""
_TELLING = 10
"""A sum below which to add up says nothing."""


def _is_flag_alone(row: BodyRow) -> bool:
    labels = [label for label in row.own_labels if label]
    said = read_label(labels[0]) if len(labels) == 1 else None
    return said is not None and said.online is Online.YES and said.kinds == {"online"} and not said.rest


def _is_within(part: BodyRow, whole: BodyRow, table: LaidOutTable) -> bool:
    pairs = ((_number(part, column), _number(whole, column)) for column in table.value_columns)
    return all(one is None or other is None or one <= other for one, other in pairs)


def _number(row: BodyRow, column: int) -> float | None:
    value = row.value(column)
    readings = read_value(value) if value is not None else ()
    return readings[0].number if readings else None


def with_all(facts: CellFacts, online: Online | None) -> CellFacts:
    """The facts of such a row: of all, flagged or not, or of what its total is of; a question where neither is told."""
    if facts.online is not None:
        return facts
    if online is None:
        return replace(facts, questions=(*facts.questions, SAYS_ALL))
    source = "online: label of the row" if online is Online.ALL else "online: label of the total that it adds up to"
    return replace(facts, online=online, is_total=facts.is_total and online is not Online.ALL, sources=(*facts.sources, source))
