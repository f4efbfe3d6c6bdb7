"""Which columns of a table are labels and which are values; headings spread over what they head; labels filled down."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from faircount.language import words
from faircount.language.ages import parse_band
from faircount.language.cell_values import is_value, is_year
from faircount.language.label_periods import years_in_turn
from faircount.language.periods import find_spans, is_period
from faircount.patterns import regex
from faircount.readers.base import Value, shown
from faircount.readers.layout.code_columns import are_codes
from faircount.readers.layout.dimension_names import AGE_OF_WHAT, OF_PIVOT, dimension_of
from faircount.readers.layout.from_to import join_dates, join_headings
from faircount.readers.layout.headings import fill_heads, join_torn_rows, join_wrapped_rows, shift_lone_heads, shift_short_heads
from faircount.readers.layout.instead import is_instead
from faircount.readers.layout.labels_down import fill_down
from faircount.readers.layout.left_blank import tell_blanks
from faircount.readers.layout.nested import nest
from faircount.readers.layout.noted_year import noted_year
from faircount.readers.layout.run_together import part_run_together
from faircount.readers.layout.table import BodyRow, LaidOutTable

_LOOKED_AT = 300
_YES_NO = regex(r"\b(?:y|yes) ?/ ?(?:n|no)\b|\b1 ?/ ?0\b|^is (?=\w)", re.IGNORECASE)
_CODES = regex(r"\bcodes?\b|\bref(?:erence)?\b|^\W*ho\W*$|\bid\b|\b(?:crime|case|ref|serial|item|row)\.? no\.?$", re.IGNORECASE)

_ALL_CHILDREN = regex(r"\((?:aged? )?(?:u|under[- ]?|0 ?[-–] ?|<) ?1[78]s?(?: only)?\)", re.IGNORECASE)
"""What a heading of ages says of all of them: "Victim age (u18)"."""
_SECTION = regex(r"(?:s\.?|sec\.?|section)? ?\d{1,2}\(\d[A-Z]?\)(?:\([a-z]+\))*", re.IGNORECASE)
_EXEMPTION = regex(r"\bsections?\b|\bexempt|\bact\b", re.IGNORECASE)


def settle_columns(table: LaidOutTable) -> None:
    """Decide the columns of a table, spread its headings and fill its labels down."""
    part_run_together(table)
    join_headings(table)
    join_wrapped_rows(table)
    join_torn_rows(table)
    shift_short_heads(table)
    shift_lone_heads(table)
    table.right = max([table.right, *(max(head) + 1 for head in table.heads if head)])
    sample = _sample(table.rows)
    columns = {column: _Column(table, column, sample) for column in range(table.left, table.right)}
    beside = {
        number
        for number, column in columns.items()
        if column.names_sections or _is_row_id(table, column.head, number) or _numbers_rows(table, columns, number)
    }
    counts = {n for n, column in columns.items() if column.values > column.texts + column.bands and not column.names_labels}
    first_value = min(counts - beside, default=table.right)
    for number, column in columns.items():
        if not column.is_used:
            continue
        if number in beside:
            table.note_columns.append(number)
        elif column.is_label(number < first_value):
            table.label_columns.append(number)
        elif column.values or column.years or column.blank_only or column.marks or column.bands > column.texts:
            table.value_columns.append(number)
        else:
            table.note_columns.append(number)
    last = columns[table.label_columns[-1]] if table.label_columns and not table.value_columns else None
    if last is not None and (last.years or _holds_marks(table, table.label_columns[-1])):
        table.value_columns = [table.label_columns.pop()]
    fill_heads(table)
    fill_down(table)
    tell_blanks(table)
    nest(table)
    join_dates(table)


_OF_ROWS = regex(
    r"\W*(?:unnamed: ?\d+|index|(?:rows?|lines?|records?|entry|entries|items?)(?: (?:no\.?|numbers?|ids?))?"
    r"|no\.?|s\.? ?no\.?|serial(?: no\.?)?|#)?\W*",
    re.IGNORECASE,
)


def _numbers_rows(table: LaidOutTable, columns: Mapping[int, _Column], number: int) -> bool:
    """Whether a column only numbers the rows, as programs write it: "0", "1", "2" beside labels of the rows.

    A column other than the first needs a head that says so, "Line no.", and more rows.
    """
    is_first, head = number == table.left, columns[number].head
    if (
        not _OF_ROWS.fullmatch(head)
        or len(table.rows) < (_FEWEST_ROWS if is_first else _MORE_ROWS)
        or (not is_first and not head)
    ):
        return False
    numbers = [row.value(number) for row in table.rows]
    if numbers[0] not in (0, 1, "0", "1"):
        return False
    has_labels = any(column.is_label(leads=True) for at, column in columns.items() if at != number and column.texts)
    return has_labels and all(shown(number) == str(int(shown(numbers[0])) + at) for at, number in enumerate(numbers))


def _is_row_id(table: LaidOutTable, head: str, column: int) -> bool:
    """Whether a column names itself as the numbers of rows or questions, which go up all the way down: "ROW_ID", "Q"."""
    if _OF_QUESTIONS.fullmatch(head):
        said = [found[1] for row in table.rows if (found := _QUESTION.fullmatch(shown(row.value(column)) or "")) is not None]
        filled = sum(row.value(column) is not None for row in table.rows)
        is_lettered = any(shown(row.value(column) or "")[-1:].isalpha() for row in table.rows)
        is_named = is_lettered or head.strip()[:1].lower() == "q"  # "No." and "Number" may be over counts
        return len(said) == filled > 1 and said == sorted(said, key=int) and is_named
    if not (_OF_ROWS.fullmatch(head) and re.search(r"(?i)row|index|serial|#", head)):
        return False
    numbers = [shown(row.value(column)) for row in table.rows]
    return all(map(str.isdecimal, numbers)) and all(int(one) < int(next_) for one, next_ in pairwise(numbers))


def _holds_marks(table: LaidOutTable, column: int) -> bool:
    """Whether the cells of a column are numbers and the marks of an answer in their place, and no more than that."""
    told = [shown(value) for row in table.rows if (value := row.value(column)) is not None]
    return bool(told) and all(is_value(text) or _MARK.fullmatch(text) for text in told)


_MARK = regex(r"\[\w{1,4}\]")
_FEWEST_ROWS, _MORE_ROWS = 3, 6
_OF_QUESTIONS = regex(r"\W*(?:q|qn|qu?estion|part|item|no|number|ref)s?(?: ?(?:no|numbers?|ref)\.?)?\W*", re.IGNORECASE)
_QUESTION = regex(r"\W*(?:q\.? ?)?(\d{1,2})(?:[.](?:\d{1,2})?)?(?:\(?[a-z]{1,2}\)?)?\W*", re.IGNORECASE)


def _sample(rows: list[BodyRow]) -> list[BodyRow]:
    return rows if len(rows) <= _LOOKED_AT else rows[:: len(rows) // _LOOKED_AT]


class _Column:
    """What the cells of one column are."""

    def __init__(self, table: LaidOutTable, column: int, sample: list[BodyRow]) -> None:
        cells = [row.value(column) for row in sample]
        filled = [cell for cell in cells if cell is not None]
        self.head = table.name_of(column).replace("_", " ")
        self.is_first = column == table.left
        self.is_only_heading = len(table.heads) == 1
        firsts = [shown(row.value(table.left)) for row in sample]
        self.are_rows_cut = len(set(firsts)) < len(firsts) or bool(_YES_NO.search(self.head))
        """Whether rows share their first label, so that another column tells them apart: else a 0 or 1 is a count."""
        self.years = sum(is_year(cell) for cell in filled)
        noted = sum(isinstance(cell, str) and noted_year(cell) is not None and not is_year(cell) for cell in filled)
        noted = noted if self.years > 2 * noted and not find_spans(self.head) else 0
        self.values = sum(is_value(cell) for cell in filled) - noted
        self.years += noted
        is_told = bool(self.years) and (_COUNTED.search(self.head) or words.ALL.match(self.head) or all(map(is_period, firsts)))
        self.counts_beside = not self.is_first and bool(is_told)
        """Whether numbers such as 1968 are counts: the heading says so, or the rows have their periods already."""
        self.bands = sum(_is_band(cell) for cell in filled)
        self.texts = len(filled) - self.years - self.values - self.bands
        self.marks = sum(map(is_instead, filled))
        self.blank_only = not filled and bool(self.head)
        self.is_used = bool(filled) or bool(self.head)
        self.dimension = dimension_of(self.head)
        self.names_labels = bool(filled) and self._names_numbers(filled)
        # "Sexual assault" over "0-4", "5-9" and "15", or over "0", "1" to "17": ages one by one, below what they are of.
        numbers = [shown(cell) for cell in filled if is_value(cell)]
        has_ages = all(map(_is_age_label, numbers)) and bool(self.bands or _one_by_one(numbers))
        self.has_ages_below = bool(self.texts and has_ages)
        self.names_labels = self.names_labels or (self.is_first and _in_turn([shown(cell) for cell in filled]))
        beside = ([shown(row.value(other)) for row in sample] for other in range(table.left, table.right) if other != column)
        self.names_labels = self.names_labels or are_codes([shown(cell) for cell in cells], beside)
        self.names_sections = self._names_sections([shown(cell).strip() for cell in filled])

    def _names_numbers(self, filled: Sequence[Value]) -> bool:
        """Numbers that are labels all the same: single ages, offence codes; or letters of which one is a mark too ("X")."""
        totals = {number.lower().removesuffix(" total") for cell in filled if (number := shown(cell)).lower().endswith(" total")}
        if OF_PIVOT.search(self.head) or (self.values and any(shown(cell) in totals for cell in filled)):
            return True  # "0", "1", "0 Total", "1 Total": who has a total is no count
        if self.dimension in ("sex", "online", "force", "district", "offence") and 0 < self.values <= self.texts - self.marks:
            return True
        numbers = [shown(cell) for cell in filled]
        if self.is_only_heading and self.are_rows_cut and part_of_year(self.head, numbers):
            return True
        digits = {number for number in numbers if number.isdecimal()}
        if self.dimension == "period" and digits and years_in_turn(digits).keys() == digits:
            return True
        if (
            self.dimension == "period"
            and digits
            and len(digits) * 2 > len(set(numbers))
            and all(map(_YEAR_MONTH.fullmatch, digits))
        ):
            return True
        if self.dimension == "online" and self.is_only_heading and self.are_rows_cut and set(numbers) == {"0", "1"}:
            return True
        if self.dimension == "age" and self._is_plain_head():
            ages = sum(map(_is_age_label, numbers))
            # Among ages one by one a list has codes of its own: "UC" of a child whose age is not known.
            is_coded = self.are_rows_cut and ages == self.values > 0 and all(map(str.isalnum, numbers))
            return ages * 10 >= len(numbers) * 9 or self.texts * 2 > len(filled) or is_coded
        return bool(_CODES.search(self.head)) and not re.search(r"\bnumber of\b|\bcount\b", self.head, re.IGNORECASE)

    def _names_sections(self, cells: Sequence[str]) -> bool:
        """A column of exemptions, such as "40(2)": no count of 40 with 2 in brackets, since it is the same all the way down."""
        alike = len(set(cells)) == 1 and len(cells) > 1
        return bool(cells) and all(map(_SECTION.fullmatch, cells)) and (alike or bool(_EXEMPTION.search(self.head)))

    def _is_plain_head(self) -> bool:
        """Whether the heading names the dimension of age and no band of it: "Age at arrest", not "Age unknown"."""
        is_sum = words.ALL.match(self.head) or words.TOTAL.search(self.head)
        return not is_sum and not words.FILLER.sub("", AGE_OF_WHAT.sub("", _ALL_CHILDREN.sub("", self.head))).strip()

    def is_label(self, leads: bool) -> bool:
        """Whether the column holds labels. ``leads``: no column of values stands before it."""
        if self.names_labels or (leads and self.has_ages_below):
            return True
        if self.values:
            # Under a period of its own "n/a" beside a count stands for a count too.
            texts = self.texts - (self.marks if find_spans(self.head) else 0)
            return texts > 2 * self.values and leads
        if self.years and not self.texts and not self.bands:
            if find_spans(self.head) or (self.dimension != "period" and self.counts_beside):
                return False
            return self.dimension == "period" or leads
        if self.bands and not self.texts:
            return leads or self.dimension == "age"
        if self.marks and self.marks == self.texts and (not leads or find_spans(self.head)):
            # Under a year of its own "n/a" all the way down stands for values, whatever follows it.
            return False
        return bool(self.texts) and (
            leads or self.dimension in ("age", "sex", "online", "period", "force", "offence", "district", "measure")
        )


_YEAR_MONTH = regex(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])")
_PARTS = ((regex(r"\b(?:quarter|qtr)\b", re.IGNORECASE), 4), (regex(r"\bmonth\b", re.IGNORECASE), 12))
_COUNTED = regex(
    r"\b(?:count|total|offences?|crimes?|victims?|recorded|records)\b|\b(?:number|no\.?) of\b|^\W*number\W*$", re.IGNORECASE
)


def part_of_year(head: str, labels: Sequence[str]) -> int:
    """How many parts a year has of which these are the numbers, or 0.

    >>> part_of_year("Financial Quarter", ["1", "4"]), part_of_year("Month", ["12"]), part_of_year("Offences this quarter", ["3"])
    (4, 12, 0)
    """
    parts = next((parts for pattern, parts in _PARTS if pattern.search(head) and not _COUNTED.search(head)), 0)
    return parts if labels and all(label.isdecimal() and 1 <= int(label[:3]) <= parts for label in labels) else 0


def _is_band(cell: Value) -> bool:
    return isinstance(cell, str) and not is_value(cell) and parse_band(cell) is not None


def _one_by_one(numbers: Sequence[str]) -> bool:
    """Whether at least three whole numbers follow each other, and are all there is."""
    ages = [int(text) for text in numbers if text.isdecimal()]
    return len(numbers) == len(ages) >= 3 and ages == [*range(ages[0], ages[0] + len(ages))]


def _in_turn(cells: Sequence[str]) -> bool:
    """Whether bands and single ages go up all the way down: "10 and under", "11", "12", "13 to 15", "16+"; beside them
    may stand a total, and those whose age is not known."""
    cells = [cell for cell in cells if not _stands_apart(cell)]
    bands = [parse_band(cell) for cell in cells]
    known = [(band.low or 0, band.high) for band in bands if band is not None and band.known]
    has_bands = not all(cell.isdecimal() for cell in cells)
    follow = all(high is not None and low > high for (_, high), (low, _) in pairwise(known))
    return has_bands and follow and len(known) == len(cells) > 2


def _stands_apart(text: str) -> bool:
    return any(pattern.match(text.strip()) for pattern in (words.AGE_UNKNOWN, words.UNKNOWN, words.TOTAL_ALONE, words.ALL))


def _is_age_label(text: str) -> bool:
    if text.isdecimal():
        return int(text) <= 110
    return (
        parse_band(text.replace("/", "-")) is not None
        or bool(words.UNKNOWN.match(text) or words.TOTAL_ALONE.match(text) or words.ALL.match(text))
        or parse_band(re.sub(r"^all ", "", text, flags=re.IGNORECASE)) is not None
        or text.lower() in ("u", "nk")
    )
