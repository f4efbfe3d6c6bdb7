"""Which years of the Home Office table are whole: a mapping that lost rows, or a release that was cut, gives no smaller year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from faircount.store.documents import StoredLeftover
from faircount.vocabulary.offences import CODES, OFFENCE_SETS
from faircount.vocabulary.periods import FinancialYear

QUARTERS = 4


@dataclass(frozen=True, slots=True)
class SummableYears:
    """Force, year and code of all that can be summed (``whole``), and of what is not there in full (``lacking``).

    ``lacking`` holds codes that this version does not know as well: the sum of all offences would leave them out.
    """

    whole: pl.DataFrame
    lacking: pl.DataFrame
    leftovers: tuple[StoredLeftover, ...]

    @classmethod
    def of(cls, rows: pl.DataFrame) -> SummableYears:
        """The years of these rows. One of which no force has four quarters has only begun in this release: nothing is lost."""
        quarters = dict(rows.group_by("year").agg(pl.col("quarter").n_unique()).iter_rows())
        begun = sorted(year for year, count in quarters.items() if count < QUARTERS)
        cells = rows.filter(~pl.col("year").is_in(begun)).group_by("force", "year", "code").agg(pl.col("quarter").n_unique())
        known = cells.filter(pl.col("code").is_in(list(CODES)))
        full = known.filter(pl.col("quarter") >= QUARTERS).drop("quarter")
        expected = known.select("force").unique().join(known.select("year", "code").unique(), how="cross")
        missing = expected.join(full, on=["force", "year", "code"], how="anti").select("force", "year", "code")
        strange = cells.filter(~pl.col("code").is_in(list(CODES))).select("year", "code").unique()
        unknown = known.select("force", "year").unique().join(strange, on="year").select("force", "year", "code")
        leftovers = [
            StoredLeftover(
                f"year={year}", f"{quarters[year]} of 4 quarters are in it; a part of a year is not compared with a year"
            )
            for year in begun
        ]
        return cls(full, pl.concat([missing, unknown]), (*leftovers, *_rows_lost(missing, known), *_codes_lost(cells)))


def _rows_lost(missing: pl.DataFrame, known: pl.DataFrame) -> Iterator[StoredLeftover]:
    """Forces and years that lack rows which others have, perhaps all of them."""
    codes = dict(known.group_by("year").agg(pl.col("code").n_unique()).iter_rows())
    for force, year, count in missing.group_by("force", "year").len().sort("force", "year").iter_rows():
        reason = f"rows of {count} of {codes[year]} offence codes are missing; they, and what they are part of, are in no figure"
        yield StoredLeftover(f"force={force}, year={year}", reason, is_loss=True)


def _codes_lost(cells: pl.DataFrame) -> Iterator[StoredLeftover]:
    """Codes that the vocabulary does not know, and codes in use of which the table has no row at all."""
    unknown: dict[str, list[str]] = {}
    absent: dict[tuple[str, ...], list[str]] = {}
    for year, codes in cells.group_by("year").agg(pl.col("code").unique()).sort("year").iter_rows():
        for code in sorted(set(codes) - set(CODES)):
            unknown.setdefault(code, []).append(year)
        day = FinancialYear.parse(year).period.start
        lacking = tuple(one for one in OFFENCE_SETS["all_sexual"].codes if CODES[one].is_valid(day) and one not in codes)
        if lacking:
            absent.setdefault(lacking, []).append(year)
    for code, years in unknown.items():
        reason = "not a code that this version knows, so it is in no figure, and no sum of all sexual offences is made"
        yield StoredLeftover(f"code={code}, {_said(years)}", reason, is_loss=True)
    for lacking, years in absent.items():
        yield StoredLeftover(
            _said(years), f"no row has the codes {', '.join(lacking)}; sums are of the other codes", is_loss=True
        )


def _said(years: Sequence[str]) -> str:
    return f"year={years[0]}" if len(years) == 1 else f"{len(years)} years from {years[0]} to {years[-1]}"
