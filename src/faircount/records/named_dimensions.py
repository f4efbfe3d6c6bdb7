"""The dimensions by which a command counts records, by name: some follow from the words and days of the extract."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from faircount.errors import SchemaMismatch
from faircount.records.dimensions import (
    UNKNOWN,
    ByAge,
    ByCode,
    ByPeriod,
    ByRecency,
    CountDimension,
    by_online,
    by_relationship,
    by_sex,
    flat,
)
from faircount.records.validation import EARLIEST
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.periods import FinancialYear

BANDS = tuple(AgeBand(low, high) for low, high in ((0, 4), (5, 9), (10, 12), (13, 15), (16, 17), (18, None)))


@dataclass(frozen=True, eq=False)
class ExtractClasses:
    """The records of an extract, and the ages asked for: what the classes of a dimension may follow from."""

    frame: pl.DataFrame
    bands: Sequence[AgeBand]

    def by_word(self, name: str, column: str) -> CountDimension:
        """By every word that stands in a column, and by none."""
        words = sorted(self.frame[column].drop_nulls().unique().to_list())
        return ByCode(flat(name, [*(word for word in words if word != UNKNOWN), UNKNOWN]), column, if_empty=UNKNOWN)

    def by_year(self) -> CountDimension:
        """By the financial years from the first record to the last. A day that cannot be right makes no year of its own."""
        days = self.frame["recorded"].filter(self.frame["recorded"].is_between(EARLIEST, date.today()))
        first, last = days.min(), days.max()
        if not isinstance(first, date) or not isinstance(last, date):
            raise SchemaMismatch("no record has a day of recording, so none can be counted by year")
        starts = range(_starts(first), _starts(last) + 1)
        return ByPeriod(tuple(FinancialYear(year).period for year in starts))


DIMENSIONS: Mapping[str, Callable[[ExtractClasses], CountDimension]] = {
    "force": lambda seen: seen.by_word("force", "force"),
    "area": lambda seen: seen.by_word("area", "local_area"),
    "offence": lambda seen: seen.by_word("offence", "offence"),
    "year": ExtractClasses.by_year,
    "age": lambda seen: ByAge(tuple(seen.bands)),
    "sex": lambda _: by_sex(),
    "online": lambda _: by_online(),
    "relationship": lambda _: by_relationship(),
    "recency": lambda _: ByRecency(),
}
"""By what records can be counted."""
WORDS: Mapping[str, str] = {"force": "force", "area": "local_area", "offence": "offence"}
"""The column behind each dimension whose classes are the words that stand in it."""
FIXED: Mapping[str, tuple[str, ...]] = {
    "year": ("recorded",),
    "age": ("victim_age",),
    "sex": ("victim_sex",),
    "online": ("online",),
    "relationship": ("relationship",),
    "recency": ("recorded", "committed_from", "committed_to"),
}
"""The columns behind each dimension whose classes are fixed: another word there would be in none of them."""


def _starts(day: date) -> int:
    """The calendar year in which the financial year of a day starts."""
    return day.year if day.month > 3 else day.year - 1
