"""The days of a column, however they are written: the one form that reads it, found from its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from faircount.vocabulary.periods import MONTHS

_SIGN = r"[-/. ]"
_TIME = r"(?:(?:[T ,]+|:)\d.*|\s*)$"
_WEEKDAY = r"^\s*(?:[A-Za-z]{3,9},?\s+)?"
_SHORT = {name[:3]: f"{number}" for name, number in MONTHS.items()}
EXCEL_ZERO = date(1899, 12, 30)
EARLIEST, LATEST = date(1900, 1, 2), date(2099, 12, 31)
"""Days outside say that nobody knows: 1900-01-01 and 9999-12-31 are the usual ones."""
READS = 0.98
"""The share of the filled cells of a column that a form must read."""


@dataclass(frozen=True, slots=True)
class DayFormat:
    """One way of writing a day: what it looks like, and which of its parts is what."""

    pattern: str
    order: str

    def read(self, cells: pl.Expr) -> pl.Expr:
        """The days in these cells, empty where a cell is written otherwise or no such day is there."""
        groups = cells.str.extract_groups(self.pattern)
        parts = {part: groups.struct.field(str(place)) for place, part in enumerate(self.order, start=1)}
        if "S" in parts:
            days = parts["S"].cast(pl.Int32, strict=False) - (date(1970, 1, 1) - EXCEL_ZERO).days
            return days.cast(pl.Date).alias("cell")
        if "M" in parts:
            parts["m"] = parts["M"].str.slice(0, 3).str.to_lowercase().replace_strict(_SHORT, default=None)
        year = parts["y"].cast(pl.Int32, strict=False)
        century = pl.when(year > date.today().year % 100).then(1900).otherwise(2000)
        whole = pl.when(parts["y"].str.len_chars() == 2).then(year + century).otherwise(year)
        day = pl.concat_str(
            whole.cast(pl.String).str.zfill(4), pl.lit("-"), parts["m"].str.zfill(2), pl.lit("-"), parts["d"].str.zfill(2)
        )
        return day.str.to_date("%Y-%m-%d", strict=False).alias("cell")


FORMS: Mapping[str, DayFormat] = {
    "year month day": DayFormat(rf"^\s*(\d{{4}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{1,2}}){_TIME}", "ymd"),
    "day month year": DayFormat(rf"{_WEEKDAY}(\d{{1,2}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{4}}|\d{{2}}){_TIME}", "dmy"),
    "month day year": DayFormat(rf"{_WEEKDAY}(\d{{1,2}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{4}}|\d{{2}}){_TIME}", "mdy"),
    "day month in words year": DayFormat(
        rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[-/. ]*([A-Za-z]{{3,9}})[-/., ]*(\d{{4}}|\d{{2}}){_TIME}", "dMy"
    ),
    "month in words day year": DayFormat(
        rf"{_WEEKDAY}([A-Za-z]{{3,9}})[-/. ]*(\d{{1,2}})(?:st|nd|rd|th)?[-/., ]+(\d{{4}}|\d{{2}}){_TIME}", "Mdy"
    ),
    "year month in words day": DayFormat(rf"^\s*(\d{{4}})[-/. ]?([A-Za-z]{{3,9}})[-/. ]?(\d{{1,2}}){_TIME}", "yMd"),
    "yearmonthday": DayFormat(r"^\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4,6})?\s*$", "ymd"),
    "daymonthyear": DayFormat(r"^\s*(\d{2})(\d{2})((?:19|20)\d{2})\s*$", "dmy"),
    "number of a spreadsheet": DayFormat(r"^\s*([1-6]\d{4})(?:\.\d+)?\s*$", "S"),
}
"""Every way of writing a day that is known, the plainest first."""
TURNED = ("day month year", "month day year")


def days_in(column: pl.Series, form: str) -> pl.Series:
    """The days of a column written in a form; a day that no living person saw, or that is yet to come, says nothing."""
    distinct = column.drop_nulls().unique()
    read = pl.DataFrame({"cell": distinct, "day": _read(distinct, form)})
    read = read.with_columns(pl.when(pl.col("day").is_between(EARLIEST, LATEST)).then("day"))
    return pl.DataFrame({"cell": column}).join(read, on="cell", how="left", maintain_order="left")["day"].rename(column.name)


def forms_of(column: pl.Series) -> tuple[str, ...]:
    """The forms that read nearly all filled cells of a column, best first; several where day and month could be turned.

    >>> forms_of(pl.Series(["01/06/2020 13:45", "13/06/2020"])), forms_of(pl.Series(["01/06/2020", "02/05/2020"]))
    (('day month year',), ('day month year', 'month day year'))
    """
    if not len(column):
        return ()
    share = {name: read_share(column, name) for name in FORMS}
    best = max(share.values())
    return tuple(name for name, read in share.items() if read >= READS and read == best)


def read_share(column: pl.Series, form: str) -> float:
    """The share of cells that are days in this form; all where there is none."""
    return 1 - _read(column, form).null_count() / len(column) if len(column) else 1.0


def _read(column: pl.Series, form: str) -> pl.Series:
    return pl.DataFrame({"cell": column}).select(FORMS[form].read(pl.col("cell")))["cell"]
