"""What is wrong with a file of records, counted: how many rows break each rule and where the first is, never what it says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from faircount.errors import SchemaMismatch
from faircount.records.files import UNREADABLE, check_shape, collected, scan_records
from faircount.records.schema import FIRST_VICTIM, NO_VICTIM, POLARS_SCHEMA, RECORDS, TRANSFERRED
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.offences import CODES


@dataclass(frozen=True, slots=True)
class RecordFinding:
    """A rule, how many rows break it, and the number of the first of them, the row under the heading being 1."""

    rule: str
    meaning: str
    rows: int
    first_row: int
    column: str = ""
    """Which column says nothing in these rows, though something stands in it; empty where what it says is understood."""
    share: float = 0.0
    """How many of the filled cells of that column these are."""

    @property
    def told(self) -> str:
        """In a sentence, without a word of any row."""
        return f"{self.meaning}: {self.rows:,} rows, the first in row {self.first_row:,}"


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


EARLIEST = date(1900, 1, 1)
"""No living person was a victim before it; an earlier date is a slip or a system's word for "not known"."""

OLDEST_CHILD = 17

PASSED_OVER = 0.02
"""The share of the filled cells of a column that may be not understood: slips, and not another way of writing."""

BLOCKING = (TWICE, BOTH, NO_FIRST, "empty crime_id", "empty victim_number", "unreadable victim_number")
"""Findings that make counts wrong without a trace: an offence would be counted twice or not at all, or stand for several."""

_SAYS_NOTHING: Mapping[str, str] = {
    "recorded in the future": "recorded",
    "impossible age": "victim_age",
    "impossible victim number": "victim_number",
}
"""Rules whose rows say nothing in a column, though what stands there can be read."""


@dataclass(frozen=True, slots=True)
class Validation:
    """How many rows a file has and what was found in them."""

    rows: int
    findings: tuple[RecordFinding, ...]


def check_records(
    path: Path, as_of: date, forces: Collection[str] = tuple(AREAS), offences: Collection[str] = tuple(CODES)
) -> Validation:
    """What breaks a rule in a file of records, as it stood on a day, in its cells or between rows of one crime.

    What rows of one crime must have in common keeps some bytes a crime in memory.
    """
    checked = check_cells(path, as_of, forces, offences)
    return Validation(checked.rows, (*checked.findings, *between_rows(_numbered(path), path)))


def _numbered(path: Path) -> pl.LazyFrame:
    return scan_records(path).with_row_index("row", offset=1)


def check_cells(
    path: Path, as_of: date, forces: Collection[str] = tuple(AREAS), offences: Collection[str] = tuple(CODES)
) -> Validation:
    """What breaks a rule in the cells of a file of records, as it stood on a day; one pass in bounded memory."""
    rules = _rules(as_of, forces, offences)
    numbered = _numbered(path)
    check_shape(path)
    broken = collected(numbered.select(pl.len().alias("rows"), *_tallies(rules), *_filled()), path).row(0, named=True)
    found = [
        RecordFinding(rule, meaning, rows, broken[f"first:{rule}"], column, rows / broken[f"filled:{column}"] if column else 0)
        for rule, (meaning, _) in rules.items()
        if (rows := broken[f"count:{rule}"])
        for column in [_not_understood(rule)]
    ]
    return Validation(broken["rows"], tuple(found))


def refuse_what_is_not_understood(checked: Validation, path: Path, columns: Collection[str]) -> None:
    """Refuse a file of which one of these columns says nothing in more than a small share of what stands in it.

    A count of what was not understood would be a count of nothing: 0 where it is not 0.
    """
    told = [
        f"{each.column} is not understood in {each.share:.0%} of what stands in it: {each.told}"
        for each in checked.findings
        if each.column in columns and each.share > PASSED_OVER
    ]
    if told:
        raise SchemaMismatch(
            f"{path.name}: {'; '.join(told)}. Nothing is counted: export {'it' if len(told) == 1 else 'them'} as the manual says,"
            f" with an empty cell where it is not known (up to {PASSED_OVER:.0%} are passed over, and named)"
        )


def refuse_what_is_counted_wrong(checked: Validation, path: Path) -> None:
    """Refuse a file of which every count would be wrong, and look as right as any."""
    stopping = [finding.told for finding in checked.findings if finding.rule in BLOCKING]
    if stopping:
        raise SchemaMismatch(f"{path.name}: {'; '.join(stopping)}. Mend the extract first")


def _filled() -> list[pl.Expr]:
    """How many cells of each column hold something, whether it was understood or not."""
    return [(pl.col(name).is_not_null() | pl.col(f"{UNREADABLE}{name}")).sum().alias(f"filled:{name}") for name in POLARS_SCHEMA]


def _not_understood(rule: str) -> str:
    """The column of which a rule says that its cells were not understood; empty for every other rule."""
    kind, _, column = rule.partition(" ")
    return column if kind in ("unreadable", "unknown") else _SAYS_NOTHING.get(rule, "")


def _tallies(rules: Mapping[str, tuple[str, pl.Expr]]) -> list[pl.Expr]:
    tallies = []
    for rule, (_, breaks) in rules.items():
        breaks = breaks.fill_null(False)
        tallies += [breaks.sum().alias(f"count:{rule}"), pl.col("row").filter(breaks).min().alias(f"first:{rule}")]
    return tallies


def _rules(as_of: date, forces: Collection[str], offences: Collection[str]) -> dict[str, tuple[str, pl.Expr]]:
    """Every rule: its name, what breaking it means, and the rows that break it."""
    return _unreadable() | _empty() | _words(forces, offences) | _dates(as_of) | _victims() | _outcomes()


def _unreadable() -> dict[str, tuple[str, pl.Expr]]:
    return {
        f"unreadable {name}": (f"{name} is no {KINDS[dtype.base_type()]}", pl.col(f"{UNREADABLE}{name}"))
        for name, dtype in POLARS_SCHEMA.items()
        if dtype != pl.String
    }


def _empty() -> dict[str, tuple[str, pl.Expr]]:
    return {
        f"empty {column.name}": (f"{column.name} is empty", pl.col(column.name).is_null() & ~pl.col(f"{UNREADABLE}{column.name}"))
        for column in RECORDS
        if not column.nullable
    }


def _words(forces: Collection[str], offences: Collection[str]) -> dict[str, tuple[str, pl.Expr]]:
    lists = {column.name: column.allowed for column in RECORDS if column.allowed}
    lists |= {"force": tuple(dict.fromkeys((*AREAS, *forces))), "offence": tuple(offences)}
    unknown = {
        f"unknown {name}": (f"{name} is none of the {len(words)} that are known", ~pl.col(name).is_in(list(words)))
        for name, words in lists.items()
    }
    elsewhere = pl.col("force").is_in(list({*AREAS, *forces})) & ~pl.col("force").is_in(list(forces))
    return unknown | {"another force": ("force is another than was asked for", elsewhere)}


def _dates(as_of: date) -> dict[str, tuple[str, pl.Expr]]:
    recorded, since, until = pl.col("recorded"), pl.col("committed_from"), pl.col("committed_to")
    return {
        "recorded in the future": (f"recorded after {as_of}, when the extract was taken", recorded > as_of),
        "impossible date": (f"a date before {EARLIEST}", pl.min_horizontal(recorded, since, until) < EARLIEST),
        "committed after recorded": ("committed after it was recorded", pl.max_horizontal(since, until) > recorded),
        "committed backwards": ("committed_to is before committed_from", until < since),
    }


def _victims() -> dict[str, tuple[str, pl.Expr]]:
    age, number = pl.col("victim_age"), pl.col("victim_number")
    about_victim = pl.any_horizontal(pl.col("victim_age", "victim_sex").is_not_null())
    return {
        "impossible age": ("victim_age is under 0 or over 120", (age < 0) | (age > 120)),
        "not a child": ("victim_age is 18 or over", (age > OLDEST_CHILD) & (age <= 120)),
        "impossible victim number": ("victim_number is under 0", number < NO_VICTIM),
        "nobody with an age": (
            "nobody is named (victim_number 0), yet there is an age or a sex",
            (number == NO_VICTIM) & about_victim,
        ),
    }


def _outcomes() -> dict[str, tuple[str, pl.Expr]]:
    outcome, on = pl.col("outcome"), pl.col("outcome_date")
    return {
        "outcome without date": ("there is an outcome and no outcome_date", outcome.is_not_null() & on.is_null()),
        "date without outcome": ("there is an outcome_date and no outcome", outcome.is_null() & on.is_not_null()),
        "outcome before recorded": ("the outcome is dated before the offence was recorded", on < pl.col("recorded")),
        "transferred with an outcome": (
            "transferred to another force, yet there is an outcome",
            (pl.col("standing") == TRANSFERRED) & outcome.is_not_null(),
        ),
    }


KINDS: Mapping[type[pl.DataType], str] = {pl.Date: "date (2018-04-01)", pl.Int16: "whole number"}
