"""Mid-year estimates of the population by police force area: how many children, or people of all ages, a rate is per."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch, some_of
from faircount.patterns import regex
from faircount.readers.published.edition import read_sheets
from faircount.vocabulary.ages import ALL_AGES, UNDER_18, AgeBand
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.names import plain
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source

COLUMNS = ("year", "pfa_code", "under18")
EVERYBODY = "all"
"""The column of all ages, which a table may go without."""
YEARS = (1900, 2100)
FEWEST_FORCES = 10
"""Codes of force areas in a column before it is taken for theirs by what it holds."""


@dataclass(frozen=True, slots=True)
class Population:
    """Children under 18, and people of all ages where they are held, by area and mid-year, with who estimated them."""

    source: Source
    under_18: Mapping[tuple[str, int], int]
    later: tuple[Population, ...] = ()
    all_ages: Mapping[tuple[str, int], int] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everybody whose estimates are used."""
        return (self.source, *(each.source for each in self.later))

    def source_of(self, period: Period) -> Source:
        """Who estimated the children of the middle of the period."""
        year = _mid_year(period)
        return next((each.source for each in reversed(self.later) if any(at == year for _, at in each.under_18)), self.source)

    def joined(self, other: Population) -> Population:
        """The estimates of both; of a year that both have, those of the edition that was published last.

        They may be of different make: breaks.yml says where a census rebased them, and no rate is compared across.
        """
        first, last = sorted((self, other), key=lambda each: each.source.published or date.min)
        return Population(
            first.source,
            {**first.under_18, **last.under_18},
            (*first.later, Population(last.source, last.under_18)),
            {**first.all_ages, **last.all_ages},
        )

    def children(self, area: str, period: Period) -> int | None:
        """Children in the area in the middle of the period, or None where no estimate is held for that year.

        The estimate is of 30 June; for a financial year that is the one of the year in which it starts.
        """
        return self.under_18.get((area, _mid_year(period)))

    def residents(self, area: str, period: Period, ages: AgeBand) -> int | None:
        """The same for children or for people of all ages; None for ages that no column holds."""
        held = {UNDER_18: self.under_18, ALL_AGES: self.all_ages}.get(ages, {})
        return held.get((area, _mid_year(period)))


def _mid_year(period: Period) -> int:
    middle = period.start + (period.end - period.start) / 2
    return middle.year if middle.month > 3 else middle.year - 1


def read_population(path: Path, source: Source) -> Population:
    """Children under 18 by area code and year, from a CSV with year, pfa_code and under18, and all ages where it has them."""
    table = population_table(path)
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise SchemaMismatch(
            f"{path.name}: missing columns: {', '.join(missing)}; have {some_of(table.columns)}. It needs a row for each "
            "force area and year, with the code of the area (E23..., W15...), the year, and all children aged 0 to 17 in under18"
        )
    read = [*COLUMNS, *(name for name in (EVERYBODY,) if name in table.columns)]
    table = table.select(pl.col(name).fill_null("").str.strip_chars() for name in read).with_row_index("row", offset=2)
    numbers = {name: table[name].str.replace_all(",", "").cast(pl.Int64, strict=False) for name in read if name != "pfa_code"}
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
    everybody = _counts(table, EVERYBODY) if EVERYBODY in read else {}
    return Population(source, _counts(table, "under18"), all_ages=everybody)


def _counts(table: pl.DataFrame, column: str) -> dict[tuple[str, int], int]:
    """The people of a column by area and year; of all ages a blank or what is no number is none."""
    rows = table.select("pfa_code", "year", column).iter_rows()
    return {(str(code), int(year)): int(count) for code, year, count in rows if count}


def population_table(path: Path) -> pl.DataFrame:
    """The table of the file with the columns that are read under names of ours, however the publisher calls them."""
    found = [table.rename({old: new for new, old in _columns(table).items()}) for _, table in read_sheets(path)]
    return max(found, key=lambda table: len(set(COLUMNS) & set(table.columns)), default=pl.DataFrame())


def _columns(table: pl.DataFrame) -> dict[str, str]:
    """The head of each column that is read: by its name, by what it holds, and for children by what is said of their ages."""
    found = {name: name for name in COLUMNS if name in table.columns}
    for name, fits in (("pfa_code", _is_code), ("year", _is_year)):
        like = [head for head in table.columns if head not in found.values() and fits(table[head])]
        if name not in found and len(like) == 1:
            found[name] = like[0]
    like = [head for head in table.columns if head not in found.values() and _CHILDREN.search(plain(head))]
    if "under18" not in found and len(like) == 1:
        found["under18"] = like[0]
    return found


def _is_code(column: pl.Series) -> bool:
    codes = set(column.drop_nulls().str.strip_chars().unique())
    return len(codes & set(FORCES)) >= max(FEWEST_FORCES, len(codes) // 2)


def _is_year(column: pl.Series) -> bool:
    years = column.str.strip_chars().cast(pl.Int64, strict=False)
    return years.null_count() == 0 and bool(years.is_between(1980, 2060).all())


_CHILDREN = regex(r"^(?:(?:aged )?(?:all )?(?:children|under ?18s?|0 to 17|0 17|age 0 17|u18)(?: .*)?|.* under 18s?|.* 0 to 17)$")


def _refuse(path: Path, table: pl.DataFrame, wrong: pl.Series, what: str) -> None:
    """Refuse the table where any row is wrong, by the first."""
    if wrong.any():
        rows = table.filter(wrong)["row"]
        raise SchemaMismatch(f"{path.name}: row {rows[0]}: {what} ({len(rows)} such rows); mend the table, or fetch it again")
