"""Which columns of a table are labels and which are values; headings spread over what they head; labels filled down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from faircount.language import words
from faircount.language.ages import parse_band
from faircount.language.numbers import is_value, is_year, read_value
from faircount.language.periods import find_spans
from faircount.readers.base import Value, shown
from faircount.readers.layout.from_to import join_dates
from faircount.readers.layout.table import BodyRow, Table

_LOOKED_AT = 300
_CODES = re.compile(r"\bcodes?\b|\bref(?:erence)?\b|\bho\b|\bid\b|\b(?:crime|case|ref|serial|item|row)\.? no\.?$", re.IGNORECASE)

_SECTION = re.compile(r"(?:s\.?|sec\.?|section)? ?\d{1,2}\(\d[A-Z]?\)(?:\([a-z]+\))*", re.IGNORECASE)
_EXEMPTION = re.compile(r"\bsections?\b|\bexempt|\bact\b", re.IGNORECASE)

_AGE_OF_WHAT = re.compile(
    r"\b(?:bands?|groups?|ranges?|offence|time|arrest|arrival|detention|report|incident|event|crime|recording|last birthday"
    r"|suspects?|offenders?|persons?|child(?:ren)?|people|category|when|offended|arrested|detained|reported|recorded)\b",
    re.IGNORECASE,
)


def settle_columns(table: Table) -> None:
    """Decide the columns of a table, spread its headings and fill its labels down."""
    _shift_short_heads(table)
    table.right = max([table.right, *(max(head) + 1 for head in table.heads if head)])
    sample = _sample(table.rows)
    columns = {column: _Column(table, column, sample) for column in range(table.left, table.right)}
    first_value = min((n for n, column in columns.items() if column.values and not column.names_labels), default=table.right)
    for number, column in columns.items():
        if not column.is_used:
            continue
        if column.names_sections:
            table.note_columns.append(number)
            continue
        if column.is_label(number < first_value):
            table.label_columns.append(number)
        elif column.values or column.years or column.blank_only or column.marks or column.bands > column.texts:
            table.value_columns.append(number)
        else:
            table.note_columns.append(number)
    if not table.value_columns and table.label_columns and columns[table.label_columns[-1]].years:
        table.value_columns = [table.label_columns.pop()]
    _fill_heads(table)
    _fill_down(table)
    join_dates(table)


def _sample(rows: list[BodyRow]) -> list[BodyRow]:
    return rows if len(rows) <= _LOOKED_AT else rows[:: len(rows) // _LOOKED_AT]


class _Column:
    """What the cells of one column are."""

    def __init__(self, table: Table, column: int, sample: list[BodyRow]) -> None:
        cells = [row.value(column) for row in sample]
        filled = [cell for cell in cells if cell is not None]
        self.head = table.name_of(column)
        self.is_first = column == table.left
        self.years = sum(is_year(cell) for cell in filled)
        self.values = sum(is_value(cell) for cell in filled)
        self.bands = sum(_is_band(cell) for cell in filled)
        self.texts = len(filled) - self.years - self.values - self.bands
        self.marks = sum(
            isinstance(cell, str) and bool(re.match(r"^(?:n/?a|not .{3,20}|unknown)$", cell, re.IGNORECASE)) for cell in filled
        )
        self.blank_only = not filled and bool(self.head)
        self.is_used = bool(filled) or bool(self.head)
        self.dimension = dimension_of(self.head)
        self.names_labels = bool(filled) and self._names_numbers(filled)
        self.names_sections = self._names_sections([shown(cell).strip() for cell in filled])

    def _names_numbers(self, filled: Sequence[Value]) -> bool:
        """A column of numbers that are labels all the same: single ages, offence codes, years."""
        numbers = [shown(cell) for cell in filled]
        if self.dimension == "age" and self._is_plain_head():
            return sum(map(_is_age_label, numbers)) * 10 >= len(numbers) * 9 or self.texts * 2 > len(filled)
        return bool(_CODES.search(self.head)) and not re.search(r"\bnumber of\b|\bcount\b", self.head, re.IGNORECASE)

    def _names_sections(self, cells: Sequence[str]) -> bool:
        """A column of exemptions, such as "40(2)": no count of 40 with 2 in brackets, since it is the same all the way down."""
        alike = len(set(cells)) == 1 and len(cells) > 1
        return bool(cells) and all(map(_SECTION.fullmatch, cells)) and (alike or bool(_EXEMPTION.search(self.head)))

    def _is_plain_head(self) -> bool:
        """Whether the heading names the dimension of age and no band of it: "Age at arrest", not "Age unknown"."""
        return not words.FILLER.sub("", _AGE_OF_WHAT.sub("", self.head)).strip()

    def is_label(self, leads: bool) -> bool:
        """Whether the column holds labels. ``leads``: no column of values stands before it."""
        if self.names_labels:
            return True
        if self.values:
            return self.texts > 2 * self.values and leads
        if self.years and not self.texts and not self.bands:
            return self.dimension == "period" or leads
        if self.bands and not self.texts:
            return leads or self.dimension == "age"
        if self.marks and self.marks == self.texts and not leads:
            return False
        return bool(self.texts) and (
            leads or self.dimension in ("age", "sex", "online", "period", "force", "offence", "district", "measure")
        )


def _is_band(cell: Value) -> bool:
    return isinstance(cell, str) and not is_value(cell) and parse_band(cell) is not None


def _is_age_label(text: str) -> bool:
    if text.isdecimal():
        return int(text) <= 110
    return (
        parse_band(text) is not None
        or bool(words.UNKNOWN.match(text) or words.TOTAL_ALONE.match(text))
        or text.lower() in ("u", "nk")
    )


def dimension_of(head: str) -> str:
    """The dimension that a heading names, or nothing.

    >>> dimension_of("Age band"), dimension_of("Victim sex"), dimension_of("Force area"), dimension_of("Financial year")
    ('age', 'sex', 'force', 'period')
    """
    if not head or len(head) > 60 or not words.ANY_DIMENSION.search(head):
        return ""
    for name, pattern in words.DIMENSIONS:
        if pattern.search(head):
            return name
    return ""


def _shift_short_heads(table: Table) -> None:
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


def _fill_heads(table: Table) -> None:
    """Spread each upper heading to the right over the blanks that a lower level has headings for."""
    values = sorted([*table.value_columns, *table.note_columns])
    for level, head in enumerate(table.heads[:-1]):
        below = table.heads[level + 1]
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
    if not _is_total_label(label) and not words.ALL.match(label):
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


def _fill_down(table: Table) -> None:
    """Give every row its labels; a label printed once holds until the next, except in rows of totals."""
    above: tuple[str, ...] = ()
    summed = False
    sections: tuple[str, ...] = ()
    markers = iter([*table.markers, (len(table.rows) + 1, "", -1)])
    at, text, _ = next(markers)
    for number, row in enumerate(table.rows):
        while at <= number:
            sections = (*sections, text)
            at, text, _ = next(markers)
        cells = row.sheet.rows[row.row]
        own = tuple([shown(cells[column]) if column < len(cells) else "" for column in table.label_columns])
        if row.sheet.spread:
            own = _once(row, table.label_columns, own)
        is_total = _is_total(own)
        row.own_labels = own
        # "Sum" right of a blank goes on with the label above it; a second sum below it is one of everything.
        goes_on = not is_total or not summed
        row.labels = _filled(own, above) if above and goes_on and not all(own) and any(own) else own
        summed = is_total
        row.sections = sections
        above = above if is_total else row.labels
    _end_sections(table)


def _once(row: BodyRow, columns: Sequence[int], own: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of a row, one that is spread over several columns in the first of them alone."""
    origins = [row.sheet.spread.get((row.row, column), (row.row, column)) for column in columns]
    return tuple(
        ["" if n and origin == origins[n - 1] else label for n, (label, origin) in enumerate(zip(own, origins, strict=True))]
    )


def _end_sections(table: Table) -> None:
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


def _sum_of(table: Table, total: BodyRow, parts: Sequence[BodyRow]) -> bool | None:
    """Whether the rows add up to the total in each column of numbers; None where a column cannot tell."""
    said: list[bool] = []
    for column in table.value_columns:
        numbers = [_number(row.value(column)) for row in (total, *parts)]
        if all(number is not None for number in numbers):
            said.append(abs(sum(number or 0 for number in numbers[1:]) - (numbers[0] or 0)) < 0.5)
    if not said or len(parts) < 2:
        return None
    return True if all(said) else False if not any(said) else None


def _number(value: Value) -> float | None:
    found = read_value(value)
    return 0.0 if value is None else found[0].number if len(found) == 1 else None


_GRAND = re.compile(r"\b(?:grand|overall|force)[ -]?totals?\b", re.IGNORECASE)


def _is_total(labels: Iterable[str]) -> bool:
    return any(map(_is_total_label, labels))


@lru_cache(maxsize=50_000)
def _is_total_label(label: str) -> bool:
    return bool(label) and bool(words.TOTAL.search(label) or words.TOTAL_ALONE.match(label) or words.ALL.match(label))


def _filled(own: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    filled = list(own)
    for number, label in enumerate(own):
        if label:
            break
        # Only labels to the left of the first one printed in this row go on from above.
        filled[number] = above[number]
    return tuple(filled)
