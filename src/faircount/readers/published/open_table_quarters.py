"""Counts of stretches of whole quarters, added up from the Home Office open table where somebody asks for one.

A ledger holds years. The 12 months to June 2023, a calendar year and a quarter lie in the same table, and newspapers name them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl

from faircount.readers.published.open_table import BESIDE, SEXUAL, find_year, open_rows
from faircount.tables.figure import Figure
from faircount.vocabulary.areas import find_area
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.offences import CODES
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source


def read_stretches(path: Path, source: Source) -> Callable[[Period], tuple[Figure, ...]]:
    """What the table counts in a period, by force and offence code; nothing where it is not made of whole quarters.

    A code of which a quarter is missing has no figure, and there is none at all where the table has a sexual offence code that is
    not known here: sums of all sexual offences would be too low. Nor is there one where more was cancelled than recorded.
    """
    table = open_rows(path).filter((pl.col("group") == SEXUAL) | pl.col("code").is_in(BESIDE))
    starts = {year: found.starts for year in table["year"].unique() if (found := find_year(year)) is not None}
    areas = {name: area.code for name in table["force"].unique() if (area := find_area(name)) is not None}
    number = 4 * pl.col("year").replace_strict(starts, return_dtype=pl.Int64) + pl.col("quarter").cast(pl.Int64)
    rows = table.filter(pl.col("force").is_in(list(areas))).select("force", "code", "offences", number.alias("number"))
    return lambda period: tuple(_figures(rows, areas, period, source))


def _figures(rows: pl.DataFrame, areas: dict[str, str], period: Period, source: Source) -> list[Figure]:
    quarters = _quarters(period)
    within = rows.filter(pl.col("number").is_in(list(quarters)))
    if within.is_empty() or set(within["code"].unique()) - set(CODES):
        return []
    sums = within.group_by("force", "code").agg(pl.col("offences").sum(), pl.col("number").n_unique().alias("quarters"))
    whole = sums.filter((pl.col("quarters") == len(quarters)) & (pl.col("offences") >= 0))
    told = f"financial_quarters={len(quarters)} from {period.start}"
    return [
        Figure(
            areas[force],
            period,
            Counted.OFFENCES,
            code,
            count,
            count,
            source_id=source.source_id,
            locator=f"sum of {len(quarters)} rows: force_name={force}, {told}, offence_code={code}",
        )
        for force, code, count, _ in whole.sort("force", "code").iter_rows()
    ]


def _quarters(period: Period) -> range:
    """The quarters of a period, each by four times the year that its financial year starts in and its number in it.

    >>> from datetime import date
    >>> list(_quarters(Period(date(2019, 10, 1), date(2020, 3, 31)))), len(_quarters(Period(date(2019, 2, 1), date(2019, 4, 30))))
    ([8079, 8080], 0)
    """
    months = period.months
    if months is None or months % 3 or period.start.month % 3 != 1:
        return range(0)
    first = 4 * period.start.year + (period.start.month - 1) // 3
    return range(first, first + months // 3)
