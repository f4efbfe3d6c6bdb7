"""Headings spread over the columns that they head, and a heading row that is a cell short."""

from __future__ import annotations

from faircount.language import words
from faircount.language.ages import parse_band
from faircount.language.numbers import is_value, is_year
from faircount.language.periods import find_spans
from faircount.readers.base import shown
from faircount.readers.layout.labels_down import is_total_label
from faircount.readers.layout.table import Table


def shift_short_heads(table: Table) -> None:
    """A heading row a cell short, whose first heading is over the labels: it belongs one column to the right."""
    for level, (sheet, row) in enumerate(table.head_rows):
        head = table.heads[level]
        if not head or (sheet.spread and any(spot[0] == row for spot in sheet.spread)):
            continue
        wide = max((len(r.sheet.rows[r.row]) for r in table.rows), default=0)
        cells = sheet.rows[row]
        first = shown(cells[table.left]) if table.left < len(cells) else ""
        is_short = len(head) == wide - table.left - 1 == max(head) - table.left + 1
        labels = [r.value(table.left) for r in table.rows]
        if (
            is_short
            and _heads_values(first)
            and all(isinstance(label, str) and not is_value(label) and not is_year(label) for label in labels)
        ):
            table.heads[level] = {column + 1: text for column, text in head.items()}


def _heads_values(text: str) -> bool:
    """Whether a heading is one of values (a year, a band) and none of labels."""
    return bool(find_spans(text)) or parse_band(text) is not None


def join_wrapped_rows(table: Table) -> None:
    """Make one row of three in which the first and the last have words over the same columns and the middle one over others.

    On a page a heading of two lines ("Sex not", "known") stands half a line above and below the headings of one line beside it.
    """
    level = 0
    while level + 2 < len(table.heads):
        upper, middle, lower = (_printed(table, level + n) for n in range(3))
        if upper and set(upper) == set(lower) and not set(upper) & set(middle):
            table.heads[level : level + 3] = [middle | {column: f"{text} {lower[column]}" for column, text in upper.items()}]
            del table.head_rows[level : level + 3 : 2]
        else:
            level += 1


def _printed(table: Table, level: int) -> dict[int, str]:
    """The headings of a row where they were printed, without the columns that one was spread over."""
    sheet, row = table.head_rows[level]
    return {
        column: text
        for column, text in table.heads[level].items()
        if sheet.spread.get((row, column), (row, column)) == (row, column)
    }


def fill_heads(table: Table) -> None:
    """Spread each upper heading to the right over the blanks that a lower level has headings for."""
    values = sorted([*table.value_columns, *table.note_columns])
    for level, head in enumerate(table.heads[:-1]):
        deeper = table.heads[level + 1 :]
        # The nearest heading below: of three rows the middle one may be blank where it is spread itself.
        below = {column: text for column in values if (text := next((row[column] for row in deeper if row.get(column)), ""))}
        if _fill_centred(head, [column for column in values if below.get(column)]):
            continue
        last, group = "", ""
        starts = [column for column in values if head.get(column)]
        for column in values:
            # A heading spans columns of one heading above it, and none of the next.
            over = table.heads[level - 1].get(column, "") if level else ""
            if over != group:
                last, group = "", over
            if head.get(column):
                last = head[column]
            elif last and below.get(column) and not _ends_a_group(below, values, starts, column):
                head[column] = last
            else:
                last = ""


def _ends_a_group(below: dict[int, str], values: list[int], starts: list[int], column: int) -> bool:
    """Whether a total under no heading of its own stands behind all groups: none of the groups before the last has one."""
    label = below[column]
    if not is_total_label(label) and not words.ALL.match(label):
        return False
    last = max((start for start in starts if start < column), default=column)
    firsts = [below.get(other) for other in values if starts[0] <= other < last]
    return bool(firsts) and label not in firsts


def _fill_centred(head: dict[int, str], columns: list[int]) -> bool:
    """Whether the headings stand in the middle of as many columns each, none at the first: each is spread over its own."""
    said = [column for column in columns if head.get(column)]
    if not said or said[0] == columns[0] or len(columns) % len(said):
        return False
    each = len(columns) // len(said)
    parts = [columns[number * each : (number + 1) * each] for number in range(len(said))]
    if any(column not in part for column, part in zip(said, parts, strict=True)):
        return False
    for column, part in zip(said, parts, strict=True):
        head.update(dict.fromkeys(part, head[column]))
    return True
