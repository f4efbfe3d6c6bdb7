"""What rows of one crime must share, and how they must be numbered: else offences are counted twice, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from faircount.records.files import collected
from faircount.records.finding import RecordFinding
from faircount.records.schema import FIRST_VICTIM, NO_VICTIM

TWICE = "there twice"
BOTH = "named and nobody"
NO_FIRST = "no first victim"
DIFFERENT = "rows of one crime differ"
NOT_YOUNGEST = "first victim not the youngest"
IN_COMMON = ("force", "offence", "recorded", "committed_from", "committed_to", "online", "outcome", "outcome_date", "standing")
"""What is said of the crime, and so the same in each of its rows."""

MEANINGS: Mapping[str, str] = {
    TWICE: "a crime_id and victim_number that an earlier row has",
    BOTH: "a row that names nobody (victim_number 0) beside named victims of the same crime, so that it would count twice",
    NO_FIRST: "the victims of a crime are not numbered from 1, so that the offence would not be counted",
    DIFFERENT: f"rows of one crime that differ in what is said of the crime ({', '.join(IN_COMMON)})",
    NOT_YOUNGEST: "a further victim who is younger than the one numbered 1, under whose age the offence is counted",
}


def between_rows(numbered: pl.LazyFrame, path: Path) -> list[RecordFinding]:
    """What breaks a rule between rows of one crime; each finding places the last row of the first such crime.

    Only hashes of what a row says are kept, some bytes a row.
    """
    kept = numbered.filter(pl.col("crime_id").is_not_null()).select(
        "row",
        number=pl.col("victim_number"),
        age=pl.col("victim_age"),
        crime=pl.col("crime_id").hash(),
        said=pl.struct(IN_COMMON).hash(),
    )
    broken = {**collected(_again(kept), path).row(0, named=True), **collected(_within(kept), path).row(0, named=True)}
    return [
        RecordFinding(rule, meaning, broken[f"count:{rule}"], broken[f"first:{rule}"])
        for rule, meaning in MEANINGS.items()
        if broken[f"count:{rule}"]
    ]


def _again(kept: pl.LazyFrame) -> pl.LazyFrame:
    again = kept.group_by("crime", "number").agg(times=pl.len(), row=pl.col("row").max())
    return again.select(_tally(TWICE, pl.col("times") > 1, pl.col("times") - 1))


def _within(kept: pl.LazyFrame) -> pl.LazyFrame:
    number, age = pl.col("number"), pl.col("age")
    first = age.filter(number == FIRST_VICTIM).max()
    crimes = kept.group_by("crime").agg(
        row=pl.col("row").max(),
        rows=pl.len(),
        least=number.min(),
        nobody=(number == NO_VICTIM).sum(),
        differ=pl.col("said").min() != pl.col("said").max(),
        younger=(age < first).sum(),
    )
    rows, nobody, younger = pl.col("rows"), pl.col("nobody"), pl.col("younger")
    return crimes.select(
        *_tally(BOTH, (nobody > 0) & (nobody < rows), nobody),
        *_tally(NO_FIRST, pl.col("least") > FIRST_VICTIM, rows),
        *_tally(DIFFERENT, pl.col("differ"), rows),
        *_tally(NOT_YOUNGEST, younger > 0, younger),
    )


def _tally(rule: str, breaks: pl.Expr, rows: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    return rows.filter(breaks).sum().alias(f"count:{rule}"), pl.col("row").filter(breaks).min().alias(f"first:{rule}")
