"""Mid-year estimates of the population by police force area: how many children a rate is per."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source

COLUMNS = ("year", "pfa_code", "under18")


@dataclass(frozen=True, slots=True)
class Population:
    """Children under 18 by area and mid-year, with the source that estimated them."""

    source: Source
    under_18: Mapping[tuple[str, int], int]

    def children(self, area: str, period: Period) -> int | None:
        """Children in the area in the middle of the period, or None where no estimate is held for that year.

        The estimate is of 30 June; for a financial year that is the one of the year in which it starts.
        """
        middle = period.start + (period.end - period.start) / 2
        year = middle.year if middle.month > 3 else middle.year - 1
        return self.under_18.get((area, year))


def read_population(path: Path, source: Source) -> Population:
    """Children under 18 by area code and year, from a CSV with the columns year, pfa_code and under18."""
    try:
        table = pl.read_csv(path)
    except pl.exceptions.PolarsError as error:
        raise UnreadableSource(f"{path.name}: not a table of comma-separated values; save it as CSV") from error
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise SchemaMismatch(f"{path.name}: missing columns: {', '.join(missing)}; it needs {', '.join(COLUMNS)}")
    if not all(table[name].dtype.is_integer() for name in ("year", "under18")):
        raise SchemaMismatch(f"{path.name}: year and under18 must hold whole numbers in every row")
    wrong = (table["under18"] <= 0).arg_true()
    if len(wrong):
        raise SchemaMismatch(f"{path.name}: row {wrong[0] + 2}: under18 is not above 0")
    rows = table.select("pfa_code", "year", "under18").iter_rows()
    return Population(source, {(str(code), int(year)): int(count) for code, year, count in rows})
