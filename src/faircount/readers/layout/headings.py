"""Headings spread over the columns that they head, and a heading row that is a cell short."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from faircount.language import words
from faircount.language.ages import parse_band
from faircount.language.cell_values import is_value, is_year
from faircount.language.periods import find_spans, is_period
from faircount.readers.base import Value, shown
from faircount.readers.layout.labels_down import is_total_label
from faircount.readers.layout.table import LaidOutTable


def shift_short_heads(table: LaidOutTable) -> None:
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


_STRAY = 0.05
"""Of the cells of a column as many may lie in the one beside it, where a page sets a wider number further left."""


def shift_lone_heads(table: LaidOutTable) -> None:
    """Headings over columns that hold nothing, each beside a column of values that has none: a page set them further left."""
    if not table.heads or not table.rows:
        return
    headed = {column for head in table.heads for column, text in head.items() if text}
    if sum(column + 1 not in headed for column in headed if column + 1 < table.right) < 2:
        return  # no table of many rows is looked through for nothing
    filled = Counter(column for row in table.rows for column in range(table.left, table.right) if row.value(column) is not None)
    beside = {
        column: column + 1
        for column in headed
        if column + 1 not in headed and filled[column + 1] and filled[column] <= _STRAY * filled[column + 1]
    }
    unheaded = {column for column in filled if column not in headed}
    if len(beside) > 1 and unheaded == set(beside.values()):
        table.heads = [{beside.get(column, column): text for column, text in head.items()} for head in table.heads]


def _heads_values(text: str) -> bool:
    """Whether a heading is one of values (a year, a band) and none of labels."""
    return bool(find_spans(text)) or parse_band(text) is not None


def join_wrapped_rows(table: LaidOutTable) -> None:
    """Make one row of three in which the first and the last have words over the same columns and the middle one over others.

    On a page a heading of two lines ("Sex not", "known") stands half a line above and below the headings of one line beside it.
    """
    level = 0
    while level + 2 < len(table.heads):
        upper, middle, lower = (_printed(table, level + n) for n in range(3))
        if lower and set(lower) <= set(upper) and not set(upper) & set(middle):
            joined = {column: f"{text} {lower.get(column, '')}".strip() for column, text in upper.items()}
            table.heads[level : level + 3] = [middle | joined]
            del table.head_rows[level : level + 3 : 2]
        else:
            level += 1


def join_torn_rows(table: LaidOutTable) -> None:
    """Make one row of two over the same columns, where a page broke a total: "Jan-Mar | Grand" over "2018 | Total".

    What is broken in one column is broken in all: the upper words of no column then stand for themselves.
    """
    level = 0
    while level + 1 < len(table.heads):
        upper, lower = (_printed(table, level + n) for n in range(2))
        if set(upper) == set(lower) and any(_is_torn(upper[column], lower[column]) for column in upper):
            table.heads[level : level + 2] = [{column: f"{text} {lower[column]}" for column, text in upper.items()}]
            del table.head_rows[level]
        else:
            level += 1


def _is_torn(upper: str, lower: str) -> bool:
    """Whether two words are the name of a total only together: "Grand" over "Total", but not "2018" over "Total"."""
    return bool(words.TOTAL_ALONE.match(f"{upper} {lower}")) and not (words.TOTAL_ALONE.match(upper) or words.ALL.match(upper))


def end_headings(cells: list[tuple[int, Value]], table: LaidOutTable) -> bool:
    """Whether each cell ended the period that a heading over it began, as "16 | 17" under "Apr 15 - Mar | Apr 16 - Mar".

    What stands alone between the two lines is the heading of the labels beside them.
    """
    if not table.heads or table.rows:
        return False
    over = [next((head for head in reversed(table.heads) if head.get(column)), None) for column, _ in cells]
    said = [(head, column, f"{head[column]} {shown(value)}") for head, (column, value) in zip(over, cells, strict=True) if head]
    if len(said) < len(cells) or not all(is_period(text) and not is_period(head[column]) for head, column, text in said):
        return False
    for head, column, text in said:
        head[column] = text
    for _, label, _ in table.markers:
        table.heads[-1].setdefault(table.left, label)
    table.markers = []
    return True


def _printed(table: LaidOutTable, level: int) -> dict[int, str]:
    """The headings of a row where they were printed, without the columns that one was spread over."""
    sheet, row = table.head_rows[level]
    return {
        column: text
        for column, text in table.heads[level].items()
        if sheet.spread.get((row, column), (row, column)) == (row, column)
    }


def fill_heads(table: LaidOutTable) -> None:
    """Spread each upper heading to the right over the blanks that a lower level has headings for."""
    values = sorted([*table.value_columns, *table.note_columns])
    for level, head in enumerate(table.heads[:-1]):
        deeper = table.heads[level + 1 :]
        # The nearest heading below: of three rows the middle one may be blank where it is spread itself.
        below = {column: text for column in values if (text := next((row[column] for row in deeper if row.get(column)), ""))}
        headed = [column for column in values if below.get(column)]
        is_apart = len(headed) > 1 and (
            below[headed[-1]] not in [below[column] for column in headed[:-1]]
            if head.get(headed[-1])  # "All | years", in two lines, behind two years of three columns each
            else is_total_label(below[headed[-1]])
        )
        if is_apart and _fill_centred(head, headed[:-1]):
            continue
        if _fill_centred(head, headed) or _fill_in_turn(head, below, headed):
            continue
        last, group = "", ""
        # A merged heading has its words in each of its columns and begins in one.
        starts = [one for before, one in pairwise([-1, *values]) if head.get(one) and head.get(one) != head.get(before)]
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


def _fill_in_turn(head: dict[int, str], below: dict[int, str], columns: list[int]) -> bool:
    """Whether the headings crowd together at the first columns while the ones below come again once for each: "2015 | 2016" over
    "All | Online | All | Online". Each is spread over its own turn."""
    said = [column for column in columns if head.get(column)]
    turns = len(said)
    if turns < 2 or said != columns[:turns] or len(columns) % turns or len(columns) == turns or set(head) - {*said} - {min(head)}:
        return False
    each = len(columns) // turns
    labels = [below[column] for column in columns]
    if len(set(labels[:each])) < each or labels != labels[:each] * turns:
        return False
    words = [head[column] for column in said]
    head.update({column: words[number // each] for number, column in enumerate(columns)})
    return True
