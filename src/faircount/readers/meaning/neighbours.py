"""Labels that stand beside each other: those of one column, those of one level of headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from faircount.language.labels import Meaning, read_label
from faircount.language.periods import is_period
from faircount.patterns import regex
from faircount.readers.layout.dimension_names import dimension_of
from faircount.readers.layout.table import BodyRow, LaidOutTable
from faircount.readers.meaning.brackets import bracketed
from faircount.readers.meaning.dimension import Dimension
from faircount.readers.meaning.facts import CellFacts


def labels_of(table: LaidOutTable, number: int) -> list[str]:
    """The labels of a column, each once."""
    seen: dict[str, None] = {}
    for row in table.rows:
        seen[row.labels[number]] = None
        if len(seen) > 2000:
            break
    return [label for label in seen if label]


def level_labels(table: LaidOutTable, level: int) -> list[str]:
    """The headings of a level that stand over values."""
    head = table.heads[level]
    return [label for column in table.value_columns if (label := head.get(column)) and bracketed(label) is None]


def level_name(table: LaidOutTable, level: int) -> str:
    """The name of a level of headings: what stands over it alone, or beside it over the labels."""
    head = table.heads[level]
    spread = {head.get(column) for column in table.value_columns}
    if level and len(spread) > 1:
        above = {table.heads[level - 1].get(column) for column in table.value_columns}
        only = above.pop() if len(above) == 1 else None
        if only and dimension_of(only):
            return only
    return ""


_LISTED = ("age", "sex")


def unknown_among(table: LaidOutTable, stubs: Sequence[Dimension]) -> dict[tuple[int, int], str]:
    """Of what a bare "Not known" is where one column lists ages and sexes below each other, by the row and the column's number.

    It is of the list that it stands in: that of the label above it, or below it where it opens the list. A total, and a heading
    between rows, end a list. Rows are told apart by their ``id``.
    """
    found: dict[tuple[int, int], str] = {}
    if stubs and (kind := _kind_of_sums(table, stubs[0])):
        sums = {row.part_of for row in table.rows}
        return {(id(row), 0): kind for row in table.rows if row.labels[0] in sums and read_label(row.labels[0]).is_unknown}
    for number, stub in enumerate(stubs):
        told = [(row, _listed(stub, row.labels[number])) for row in table.rows]
        if stub.kind in _LISTED and not {*_LISTED} <= {kind for _, kind in told}:
            # A column of ages, or of sexes, alone: the dimension knows of what its unknown is.
            continue
        for _, lines in groupby(told, lambda line: line[0].sections):
            found |= {(id(row), number): kind for row, kind in _of_list(list(lines), stub, number)}
    return found


def sum_above(table: LaidOutTable, stub: Dimension, label: str) -> Meaning:
    """What the label of a sum above its parts says: "Unspecified" beside "Female" and "Male" is of no known sex."""
    return stub.read(label, _kind_of_sums(table, stub) if read_label(label).is_unknown else "")


def _kind_of_sums(table: LaidOutTable, stub: Dimension) -> str:
    """Of what the rows are that have their parts below them, where all but one unknown say the same: sexes over their ages."""
    sums = dict.fromkeys(row.part_of for row in table.rows if row.part_of)
    kinds = {kind for label in sums if (kind := _listed(stub, label)) and not read_label(label).is_unknown}
    return kinds.pop() if len(kinds) == 1 and kinds <= {*_LISTED} else ""


def _listed(stub: Dimension, label: str) -> str:
    """The kind of list that the label is of: nothing for one that does not say, "total" for one that ends a list."""
    plain = read_label(label)
    if plain.is_total:
        return "total"
    said = plain.kinds if plain.is_unknown else stub.read(label).kinds
    return next((kind for kind in _LISTED if said & {*_LISTED} == {kind}), "")


def _of_list(lines: Sequence[tuple[BodyRow, str]], stub: Dimension, number: int) -> Iterator[tuple[BodyRow, str]]:
    for place, (row, _) in enumerate(lines):
        label = row.labels[number]
        # "NS" may be explained as "not stated".
        if not any(said.is_unknown and not said.kinds for said in (read_label(label), stub.read(label))):
            continue
        above = next((kind for _, kind in reversed(lines[:place]) if kind), "")
        below = next((kind for _, kind in lines[place + 1 :] if kind), "")
        among = above if above in _LISTED else below
        if among in _LISTED:
            yield row, among


def heads_of(table: LaidOutTable, column: int, read: Callable[[int, str], Meaning]) -> list[tuple[int, str]]:
    """The headings over a column, each with its level; those that go on with each other ("April to", "March 2015") are one."""
    found: list[tuple[int, str]] = []
    for level, head in enumerate(table.heads):
        label = head.get(column, "")
        if not label or any(label == other for _, other in found):
            continue
        if found and _is_one(
            found[-1][1], label, read(*found[-1]), read(level, label), wrapped=_wraps(table, found[-1][0], level)
        ):
            found[-1] = (level, f"{found[-1][1]} {label}")
        else:
            found.append((level, label))
    return _whole_periods([(level, head.get(column, "")) for level, head in enumerate(table.heads)]) or found


def _whole_periods(labels: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The headings where lines that follow each other name one period only together: "1 April 2015", "to 31 March", "2016"."""
    said = [(level, label) for level, label in labels if label]
    for first in range(len(said)):
        for last in range(len(said), first + 1, -1):
            text = " ".join(label for _, label in said[first:last])
            if (is_period(text) and not is_period(said[first][1])) or (is_period(text) and last - first > 2):
                return [*said[:first], (said[last - 1][0], text), *said[last:]]
    return []


def names_level(table: LaidOutTable, level: int, label: str, below: Dimension) -> bool:
    """Whether a heading only names the headings below it: "Column Labels (online flag)" over "N | Y | Grand Total"."""
    head = table.heads[level]
    over = [column for column in table.value_columns if head.get(column) == label]
    return len(over) == len(table.value_columns) > 1 and bool(below.kind) and below.kind in read_label(label).kinds


def _is_one(upper: str, lower: str, *apart: Meaning, wrapped: bool) -> bool:
    """Whether two headings make sense together that make none apart."""
    wrapped = wrapped or bool(_DANGLES.search(upper))
    if len(upper) + len(lower) > 60 or not (any(map(_is_open, apart)) or wrapped):
        return False
    joined = read_label(f"{upper} {lower}")
    if _is_open(joined) or not apart[0].kinds | apart[1].kinds <= joined.kinds:
        return False
    return wrapped or joined.is_unknown or len(joined.rest) < len(apart[0].rest + apart[1].rest)


def _wraps(table: LaidOutTable, upper: int, lower: int) -> bool:
    """Whether two rows of headings are one row whose words were broken: each column has its own words in both."""
    found = [[table.heads[level].get(column, "") for column in table.value_columns] for level in (upper, lower)]
    return (
        not table.sheet.spread and len(table.value_columns) > 1 and all(all(row) and len(set(row)) == len(row) for row in found)
    )


def _is_open(said: Meaning) -> bool:
    return bool(said.looks) or (bool(said.rest) and not said.kinds and not said.is_unknown)


_DANGLES = regex(r"(?:\b(?:to|and|or|of|the|in|for|by|with|at|not|until|ending)|[-–/&,(])\s*$", re.IGNORECASE)
"""How a heading ends that goes on in the one below it."""


def over_all(facts: CellFacts, levels: Sequence[Dimension], own: Sequence[str]) -> CellFacts:
    """A total under none of the headings of periods beside it is one of the whole time that these cover."""
    if not facts.is_total or facts.period is not None:
        return facts
    for found, label in zip(levels[:-1], own, strict=False):
        if found.kind == "period" and found.joined is not None and not label:
            sources = (*facts.sources, "period: headings beside it")
            return replace(facts, period=found.joined, period_kind=found.joined_kind, sources=sources)
    return facts


def among_columns(said: Meaning, table: LaidOutTable, level: int, column: int, read: Callable[[int, str], Meaning]) -> Meaning:
    """A bare "Not known" over a column as of the ages or the sexes ("F", "M") that stand to the left of it on its level."""
    if not said.is_unknown or said.kinds:
        return said
    head = table.heads[level]
    left = (head.get(other, "") for other in range(column - 1, table.left - 1, -1))
    kinds = next((kinds for other in left if other and (kinds := read(level, other).kinds & {*_LISTED})), None)
    return read_label(head[column], next(iter(kinds))) if kinds is not None and len(kinds) == 1 else said
