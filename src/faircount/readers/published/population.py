"""Mid-year estimates of the population by police force area: how many children a rate is per."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source

COLUMNS = ("year", "pfa_code", "under18")
YEARS = (1900, 2100)


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
    """Children under 18 by area code and year, from a CSV with the columns year, pfa_code and under18; others are not read."""
    table = _table(path)
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise SchemaMismatch(
            f"{path.name}: missing columns: {', '.join(missing)}; have {', '.join(table.columns)[:200]}. It needs a row for each "
            "force area and year, with the code of the area (E23..., W15...), the year, and all children aged 0 to 17 in under18"
        )
    table = table.select(pl.col(name).fill_null("").str.strip_chars() for name in COLUMNS).with_row_index("row", offset=2)
    numbers = {name: table[name].str.replace_all(",", "").cast(pl.Int64, strict=False) for name in ("year", "under18")}
    _refuse(path, table, numbers["year"].is_null() | ~numbers["year"].is_between(*YEARS), "year is not a year")
    _refuse(path, table, numbers["under18"].is_null(), "under18 is not a whole number")
    _refuse(path, table, numbers["under18"] <= 0, "under18 is not above 0")
    table = table.with_columns(**numbers)
    _refuse(
        path, table, table.select("pfa_code", "year").is_duplicated(), "the area has more than one row of that year; keep one"
    )
    known = {str(code) for code in table["pfa_code"]} & set(AREAS)
    if not known:
        raise SchemaMismatch(
            f"{path.name}: no row has the code of an area that is known, such as E23000013; give the codes of the ONS"
        )
    rows = table.select("pfa_code", "year", "under18").iter_rows()
    return Population(source, {(str(code), int(year)): int(count) for code, year, count in rows})


def _table(path: Path) -> pl.DataFrame:
    try:
        return pl.read_csv(path, infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise UnreadableSource(f"{path.name}: not a table of comma-separated values; save it as CSV in UTF-8") from error


def _refuse(path: Path, table: pl.DataFrame, wrong: pl.Series, what: str) -> None:
    """Refuse the table where any row is wrong, by the first."""
    if wrong.any():
        rows = table.filter(wrong)["row"]
        raise SchemaMismatch(f"{path.name}: row {rows[0]}: {what} ({len(rows)} such rows); mend the table, or fetch it again")
