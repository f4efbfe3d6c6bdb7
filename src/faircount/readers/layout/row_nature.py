"""What a row of a sheet is: one label alone, headings, or values."""

from __future__ import annotations

from enum import Enum
from itertools import dropwhile, pairwise

from faircount.language import words
from faircount.language.ages import parse_band
from faircount.language.cell_values import is_value, is_year
from faircount.language.labels import read_label
from faircount.language.numbers import read_value
from faircount.language.periods import find_spans, is_period
from faircount.language.spoilt_bands import spoilt_band
from faircount.language.units import without_units
from faircount.readers.base import BLOT, Sheet, Value, shown
from faircount.readers.layout.dimension_names import names_dimension_only
from faircount.readers.layout.instead import is_instead
from faircount.readers.layout.noted_year import noted_year
from faircount.readers.layout.table import LaidOutTable


class RowNature(Enum):
    """A row of one text, of headings, of values."""

    ALONE = 1
    HEAD = 2
    BODY = 3


def nature_of(cells: list[tuple[int, Value]], sheet: Sheet, row: int, table: LaidOutTable | None, left: int) -> RowNature:
    """What the row is, given the table that it may belong to."""
    # Values stand to the right: of a row of labels and a number, the number is looked at first.
    clear = any(is_value(value) for _, value in reversed(cells)) and not _are_codes(cells, table)
    if len(cells) == 1:
        column, value = cells[0]
        if clear and column > left:
            return RowNature.BODY
        if table is None or not table.rows:
            is_wide = (row, column + 1) in sheet.spread
            return RowNature.HEAD if column > left and not is_wide and len(shown(value)) < 60 else RowNature.ALONE
        return RowNature.BODY if clear and not _has_labels_at(left, table) else RowNature.ALONE
    if all((row, column) in sheet.heads for column, _ in cells):
        return RowNature.HEAD
    if clear and table is not None and not table.rows and table.heads and _names_columns(cells):
        return RowNature.HEAD
    if clear:
        # Two counts may look like years that follow each other; with a table above them it takes three.
        fewest = _FEWEST_YEARS if table and table.rows else 2
        if _are_periods_in_turn(cells) or _years_in_turn(cells) >= fewest:
            return RowNature.HEAD
        if table is not None and table.rows:
            return RowNature.HEAD if _begins_anew(cells, table) else RowNature.BODY
        has_heads = table is not None and bool(table.heads)
        is_row = has_heads and cells[0][0] == left and _band(shown(cells[0][1])) is not None
        is_row = is_row or (table is not None and _has_own_headings(cells, table))
        is_head = not is_row and _heads_with_ages(cells, has_heads=has_heads)
        return RowNature.HEAD if is_head else RowNature.BODY
    if table is not None and table.rows and (_repeats_headings(cells, table) or _begins_anew(cells, table)):
        return RowNature.HEAD
    if table is not None and table.rows and _goes_on(cells, table):
        return RowNature.BODY
    if table is not None and table.heads and _says_why(cells, table, left):
        return RowNature.BODY
    if table is not None and table.heads and not table.rows and _counts_like_a_year(cells, table):
        return RowNature.BODY
    return RowNature.HEAD


def _names_columns(cells: list[tuple[int, Value]]) -> bool:
    """Whether a row names the labels below it and then columns by codes, with a word among them: "Age band | 1 | 0 | Total"."""
    first, others = shown(cells[0][1]), [shown(value) for _, value in cells[1:]]
    codes = {text for text in others if text.isdecimal()}
    return names_dimension_only(first) and codes <= _FLAGS and any(text.isalpha() for text in others) and len(codes) > 1


_FLAGS = frozenset("0129")
"""How systems write the answer to a flag: no, yes, again no or not known, and not known."""


def _are_codes(cells: list[tuple[int, Value]], table: LaidOutTable | None) -> bool:
    """Whether the first row of a table holds words and a letter that could hide a count, but no number: "ALL | F | M | X".

    Below a row of headings it is one more where its words stand under years: "Age | F | M | ?" under "2020/21".
    """
    if table is not None and table.rows:
        return False
    marks = [shown(value) for _, value in cells if is_value(value)]
    if table is not None and table.heads:
        under = [table.heads[-1].get(column, "") for column, value in cells[1:] if not is_value(value)]
        return any(map(is_period, under)) and not any(map(_has_digit, marks)) and _are_few(marks, cells)
    return all(map(str.isalpha, marks)) and _are_few(marks, cells)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _are_few(marks: list[str], cells: list[tuple[int, Value]]) -> bool:
    return 2 * len(marks) < len(cells)


def _begins_anew(cells: list[tuple[int, Value]], table: LaidOutTable) -> bool:
    """Whether a row names the labels below it as the table's own headings do, and then other columns: "Year | Girls | Boys"."""
    column, value = cells[0]
    if is_value(value) or not any(head.get(column) == shown(value) for head in table.heads):
        return False
    others = [shown(other) for _, other in cells[1:]]
    heads_columns = len(others) > 1 and not any(is_value(other) for _, other in cells[1:])
    return _heads_with_ages(cells, has_heads=True) or (heads_columns and any(read_label(text).kinds for text in others))


def _has_own_headings(cells: list[tuple[int, Value]], table: LaidOutTable) -> bool:
    """Whether each cell stands under a heading of its own: "Female | 0 | 1 | 2" under a sex, an age and two years is a row."""
    if not table.heads:
        return False
    over = [table.heads[-1].get(column, "") for column, _ in cells]
    if not over[0] and all(map(_names_a_period, over[1:])):
        # Labels have no heading as often as not; "1-4 | 5" under two years are two counts, however like ages they look.
        over = over[1:]
    return all(over) and len(set(over)) == len(over)


def _names_a_period(heading: str) -> bool:
    return is_period(heading) or noted_year(heading) is not None


def _are_periods_in_turn(cells: list[tuple[int, Value]]) -> bool:
    """Whether the numbers of a row are months or days that follow each other, such as 201811, 201812, 201901: headings."""
    numbers = [shown(value) for _, value in cells if shown(value)[:1].isdigit()]
    if len(numbers) < 3 or any(len(text) < 6 or "," in text for text in numbers):
        return False
    spans = [find_spans(text) for text in numbers]
    starts = [found[0].period.start for found in spans if len(found) == 1]
    return len(starts) == len(numbers) and all(one < other for one, other in pairwise(starts))


def _years_in_turn(cells: list[tuple[int, Value]]) -> int:
    """How many years follow each other in a row that holds no other number: "Offence | 2020 | 2021 | 2022*" has three."""
    # Behind one name or more, or none: "Sex | Age | 2010 | 2011*".
    first = 0 if noted_year(shown(cells[0][1])) is not None else 1
    behind = dropwhile(lambda cell: not is_value(cell[1]) and not is_year(cell[1]), cells[first:])
    told = [noted_year(shown(value)) for _, value in behind]
    years = [year for year in told if year is not None]
    return len(years) if len(years) == len(told) and all(abs(one - other) == 1 for one, other in pairwise(years)) else 0


_FEWEST_YEARS = 3
"""Years in turn that are headings wherever they stand."""


def _has_labels_at(left: int, table: LaidOutTable) -> bool:
    """Whether the rows of the table have a label there and values beside it: a number that stands there alone is a label too."""
    last = table.rows[-1]
    first = last.value(left)
    return (
        isinstance(first, str)
        and not is_value(first)
        and any(last.value(column) is not None for column in range(left + 1, table.right))
    )


def _heads_with_ages(cells: list[tuple[int, Value]], *, has_heads: bool) -> bool:
    """A row such as "Age | 0 | 1 | 2" or "Offence | 0-4 | 5-9 | 0-4 | 5-9": bands that follow each other, after names."""
    values = [shown(value) for _, value in cells]
    first = next((n for n, text in enumerate(values) if _band(text) is not None), len(values))
    if any(is_value(value) for value in values[:first]):
        return False
    bands = []
    if any(BLOT in text for text in values):
        # Read from a picture, and a part of it not surely: bands beside bands are headings all the same.
        seen = [text for text in values[first:] if BLOT not in text]
        return len({_band(text) for text in seen}) > 1 and all(_band(text) and not text.isdecimal() for text in seen)
    for text in values[first:]:
        band = _band(text)
        if band is not None:
            bands.append(band)
        elif is_value(text) or not (
            len(bands) > 2 or _says_nothing(text) or parse_band(text) is not None or _is_total_of_ages(text)
        ):
            # After three bands any words head a column of their own: "of total, online".
            return False
    if len(bands) > 2 and bands[-1] == (bands[0][0], bands[-2][1]):
        bands = bands[:-1]  # all of them together, in the last column
    if len(bands) == 1:
        return not has_heads and not values[first].isdecimal()
    return _follow(bands) and not (len(bands) < 3 and all(text.isdecimal() for text in values[first:]))


def _band(text: str) -> tuple[int, int] | None:
    if text.isdecimal():
        return (int(text), int(text)) if int(text) < 30 else None
    found = parse_band(text) or spoilt_band(text)
    if found is None or not found.known or found.low is None:
        return None
    return found.low, found.high if found.high is not None else 200


def _says_nothing(text: str) -> bool:
    return bool(words.TOTAL_ALONE.match(text) or words.UNKNOWN.match(text) or words.ALL.match(text))


def _is_total_of_ages(text: str) -> bool:
    """A heading of all the bands beside it: "Total 0-17", "All ages 0-17"."""
    total = words.TOTAL.search(text)
    return total is not None and parse_band(words.TOTAL.sub(" ", text).strip(" -:–,()")) is not None


def _follow(bands: list[tuple[int, int]]) -> bool:
    """Whether each band begins where the one before ended, once or the same way several times over."""
    runs: list[list[tuple[int, int]]] = []
    for band in bands:
        if runs and band[0] == runs[-1][-1][1] + 1:
            runs[-1].append(band)
        else:
            runs.append([band])
    return bool(runs) and len(runs[0]) > 1 and all(run == runs[0] for run in runs)


def _counts_like_a_year(cells: list[tuple[int, Value]], table: LaidOutTable) -> bool:
    """A first row such as "Cyber | 1963" under "Flag | Number of arrests", or "Rape | 2015" under a year: these are counts."""
    years = [column for column, value in cells if is_year(value)]
    if years and cells[0][0] not in years and all(find_spans(table.heads[-1].get(column, "")) for column in years):
        # Under a year of its own a number is no year.
        return True
    if len(years) != 1 or years[0] == cells[0][0]:
        return False
    head = table.heads[-1].get(years[0], "")
    return bool(head) and not words.FILLER.sub("", without_units(head)).strip()


def _repeats_headings(cells: list[tuple[int, Value]], table: LaidOutTable) -> bool:
    """Whether most cells of a row say what the headings over their columns say, or its numbers are years one after the other."""
    same = sum(any(head.get(column) == shown(value) for head in table.heads) for column, value in cells)
    if same > 1 and 2 * same > len(cells):
        return True
    if names_dimension_only(shown(cells[0][1])) and all(is_period(shown(value)) or is_year(value) for _, value in cells[1:]):
        return True  # "Year | 2019" over a block, below "Year | 2018" and its rows
    years = [int(shown(value)) for _, value in cells if is_year(value) and shown(value).isdecimal()]
    return len(years) > 2 and years == list(range(years[0], years[0] + len(years)))


def _says_why(cells: list[tuple[int, Value]], table: LaidOutTable, left: int) -> bool:
    """Whether labels stand before words in the place of values: "Online flagged | Not recorded | Not recorded"."""
    valued = _valued(table) or _says_none(cells, table) or {column for column, _ in cells[1:]}
    labels = [value for column, value in cells if column not in valued]
    said = [(column, value) for column, value in cells if column in valued]
    heads = [table.heads[-1].get(column, "") for column, _ in said]
    is_under = all(heads) and (len(heads) > 1 or bool(table.rows) or all(map(is_period, heads)))
    # "Not known" beside a mark is a label like any other.
    is_labelled = cells[0][0] == left and any(not is_instead(value) or words.UNKNOWN.match(shown(value)) for value in labels)
    are_words = all(is_instead(value) for _, value in said) or (all(map(is_period, heads)) and _says_the_same(said))
    return bool(said) and is_labelled and is_under and are_words


def _says_none(cells: list[tuple[int, Value]], table: LaidOutTable) -> set[int]:
    """The columns under periods, where a first row holds a count in words in each: "Flagged online | None | None"."""
    under = [(column, value) for column, value in cells if _names_a_period(table.heads[-1].get(column, ""))]
    return {column for column, _ in under} if all(isinstance(value, str) and read_value(value) for _, value in under) else set()


def _says_the_same(said: list[tuple[int, Value]]) -> bool:
    """Whether several cells hold the same words, which name nothing that a heading names: "Unable to provide"."""
    told = {shown(value) for _, value in said}
    if len(said) < _SEVERAL or len(told) > 1:
        return False
    meaning = read_label(told.pop())
    return bool(meaning.rest) and not (meaning.kinds or meaning.looks or meaning.is_total)


_SEVERAL = 2


def _valued(table: LaidOutTable) -> set[int]:
    """The columns that held values in the last rows."""
    return {column for row in table.rows[-6:] for column in range(table.left, table.right) if is_value(row.value(column))}


def _goes_on(cells: list[tuple[int, Value]], table: LaidOutTable) -> bool:
    """Whether a row without clear values goes on with the table: words that stand for a value where values stand."""
    last = table.rows[-1]
    values = _valued(table)
    if values and all(column < min(values) for column, _ in cells) and len(cells) > 1:
        # Labels alone, as in the rows above: the values of this row were left blank.
        return True
    value_like = 0
    for column, value in cells:
        above = last.value(column)
        stands_for = isinstance(value, str) and (bool(read_value(value)) or is_year(value))
        if (stands_for and above is not None and (is_value(above) or bool(isinstance(above, str) and read_value(above)))) or (
            isinstance(value, (int, float)) and isinstance(above, (int, float))
        ):
            value_like += 1
    return value_like > 0
