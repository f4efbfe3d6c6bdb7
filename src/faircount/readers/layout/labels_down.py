"""Labels printed once, given to every row that they hold for; totals know what they are totals of by what adds up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

from faircount.language import words
from faircount.patterns import regex
from faircount.readers.base import shown
from faircount.readers.layout.dimension_names import without_number_of_table
from faircount.readers.layout.table import BodyRow, LaidOutTable


def fill_down(table: LaidOutTable) -> None:
    """Give every row its labels; a label printed once holds until the next, except in rows of totals."""
    above: tuple[str, ...] = ()
    summed = False
    starts = _sections_from(table)
    sections: tuple[str, ...] = ()
    told = _centred([_own(row, table.label_columns) for row in table.rows])
    # Where every row down to the last total has all its labels, but for totals, none is printed once for others.
    last = max((number for number, own in enumerate(told) if _is_total(own)), default=0)
    is_once = any(not all(own) and not _is_total(own) for own in told[:last])
    once = _printed_once(told)
    for number, (row, own) in enumerate(zip(table.rows, told, strict=True)):
        sections = starts.get(number, sections)
        is_total = _is_total(own)
        row.own_labels = own
        # "Sum" right of a blank goes on with the label above it; a second sum below it is one of everything.
        goes_on = not is_total or (is_once and not summed)
        row.labels = _filled(own, above, once) if above and goes_on and not all(own) and any(own) else own
        row.labels = _of_its_group(row.labels) if is_total else row.labels
        summed = is_total
        row.sections = sections
        above = above if is_total else row.labels
    _end_sections(table)


def _centred(told: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Labels printed in the middle of the rows that they hold for, given to all of these.

    Nothing stands above the first row, whose label is blank; a run begins where the labels beside it begin anew ("0-5", "6-10").
    """
    if not told or len(told[0]) < 2 or told[0][0] or not told[0][1]:
        return told
    starts = [number for number, own in enumerate(told) if own[1] == told[0][1]]
    runs = [told[start:end] for start, end in pairwise([*starts, len(told)])]
    named = [{own[0] for own in run if own[0] and not _is_total(own)} for run in runs]
    if len(runs) < 2 or any(len(labels) != 1 for labels in named):
        return told
    labels = [next(iter(found)) for found in named]
    return [own if own[0] else (label, *own[1:]) for label, run in zip(labels, runs, strict=True) for own in run]


def _own(row: BodyRow, columns: Sequence[int]) -> tuple[str, ...]:
    """The labels that stand in a row itself."""
    cells = row.sheet.rows[row.row]
    own = tuple([shown(cells[column]) if column < len(cells) else "" for column in columns])
    return _once(row, columns, own) if row.sheet.spread else own


def _sections_from(table: LaidOutTable) -> dict[int, tuple[str, ...]]:
    """The labels of blocks that hold from a row on, by the number of the row.

    Below headings that are printed once more a block begins anew: its labels take the place of as many before them. A label with
    a number ("4. Sex of victim") ends the one that was numbered before it. Else a label stands beside those before it, and which
    of them it ends is told by what they mean.
    """
    found: dict[int, tuple[str, ...]] = {}
    sections: tuple[str, ...] = ()
    depth, numbered = 0, None
    for at, run in groupby(table.markers, key=itemgetter(0)):
        lines = list(run)
        if at >= len(table.rows):
            break
        if at == 0 or any(lines[-1][2] < row < table.rows[at].row for row in table.repeats):
            depth = max(depth, len(lines))
            sections = sections[: depth - len(lines)]
        if _NUMBERED.match(lines[0][1]):
            numbered = len(sections) if numbered is None else numbered
            sections = sections[:numbered]
            lines = [(place, _NUMBERED.sub("", text), row) for place, text, row in lines]
        sections = (*sections, *(without_number_of_table(text) for _, text, _ in lines))
        found[at] = sections
    return found


_NUMBERED = regex(r"\s*(?:q(?:uestion)? ?)?\(?\d{1,2} ?[.):]\s*(?=[A-Za-z])", re.IGNORECASE)


def _once(row: BodyRow, columns: Sequence[int], own: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of a row, one that is spread over several columns in the first of them alone."""
    origins = [row.sheet.spread.get((row.row, column), (row.row, column)) for column in columns]
    return tuple(
        ["" if n and origin == origins[n - 1] else label for n, (label, origin) in enumerate(zip(own, origins, strict=True))]
    )


def _end_sections(table: LaidOutTable) -> None:
    """Take the last section's label from a total of all sections below it: one that says so, a second one, or the only one."""
    if len({row.sections for row in table.rows}) < 2:
        return
    last = table.rows[-1].sections
    totals = [row for row in table.rows if _is_total(row.own_labels)]
    within = [row for row in totals if row.sections == last]
    final = table.rows[-1]
    if not within or within[-1] is not final:
        return
    is_only = len(within) == len(totals) == 1
    summed = _sum_of(table, final, [row for row in table.rows if row.sections == last and row not in totals])
    if summed is not None:
        if not summed:
            final.sections = ()
        return
    others = {row.own_labels for row in totals if row.sections != last}
    if is_only or len(within) > 1 or (final.own_labels not in others and any(map(_GRAND.search, final.own_labels))):
        final.sections = ()


def _sum_of(table: LaidOutTable, total: BodyRow, parts: Sequence[BodyRow]) -> bool | None:
    """Whether the rows add up to the total in each column of numbers; None where a column cannot tell."""
    said: list[bool] = []
    for column in table.value_columns:
        numbers = [0.0 if row.value(column) is None else row.number(column) for row in (total, *parts)]
        if all(number is not None for number in numbers):
            said.append(abs(sum(number or 0 for number in numbers[1:]) - (numbers[0] or 0)) < 0.5)
    if not said or len(parts) < 2:
        return None
    return True if all(said) else False if not any(said) else None


_GRAND = regex(r"\b(?:grand|overall|force|report|query)[ -]?totals?\b", re.IGNORECASE)


def _is_total(labels: Iterable[str]) -> bool:
    return any(map(is_total_label, labels))


@lru_cache(maxsize=50_000)
def is_total_label(label: str) -> bool:
    """Whether a label says that its row or column is a sum: "Total", "All ages"."""
    return bool(label) and bool(words.TOTAL.search(label) or words.TOTAL_ALONE.match(label) or words.ALL.match(label))


def _of_its_group(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of a sum without the name of its group, where that stands in a column before it: "Unknown | Unknown total"."""
    plain = [words.TOTAL.sub(" ", label).strip().casefold() for label in labels]
    told = (is_total_label(label) and plain[number] in plain[:number] for number, label in enumerate(labels))
    return tuple("Total" if is_said and plain[number] else labels[number] for number, is_said in enumerate(told))


def _printed_once(told: Sequence[tuple[str, ...]]) -> frozenset[int]:
    """The columns in which no label is printed again below itself while those before it go on."""
    again = {
        number
        for one, other in pairwise(told)
        for number, label in enumerate(one)
        if label and label == other[number] and one[:number] == other[:number]
    }
    return frozenset(range(len(told[0]) if told else 0)) - again


def _filled(own: tuple[str, ...], above: tuple[str, ...], once: frozenset[int]) -> tuple[str, ...]:
    filled = list(own)
    for number, label in enumerate(own):
        # Labels to the left of the first one printed in this row go on from above; so does one printed once, below labels that
        # are spread over their rows: "2016/17 | Female | 0-3", "2016/17 | | 4-7".
        is_left = not any(own[: number + 1])
        if is_left or (not label and number in once and tuple(filled[:number]) == above[:number] and any(own[number + 1 :])):
            filled[number] = above[number]
    return tuple(filled)
