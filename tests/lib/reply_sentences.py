"""Whether the sentences of a reply are true of the records, counted here once more by polars, by rules of its own."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import reduce
from operator import and_
from pathlib import Path

import polars as pl

from tests.lib.reply_rows import COLUMNS, Told, read_reply

OF_UNIT = {
    "offences": pl.col("victim_number") <= 1,
    "victims": pl.col("victim_number") >= 1,
    "outcomes": (pl.col("victim_number") <= 1) & pl.col("outcome").is_not_null(),
}


def inside(row: Told) -> pl.Expr:
    """Which records a row counts, of those that stand."""
    age, sex = pl.col("victim_age"), pl.col("victim_sex").cast(pl.String).fill_null("not known")
    band = age.is_null() if row.ages is None else (age.is_null() | (age <= 17)) if row.ages[0] < 0 else age.is_between(*row.ages)
    marked = (pl.col("online").cast(pl.String) == "yes").fill_null(False)
    return (
        pl.col("recorded").is_between(row.start, row.end)
        & pl.col("offence").cast(pl.String).is_in(sorted(row.codes))
        & OF_UNIT[row.counted]
        & (pl.lit(True) if row.online == "all" else marked if row.online == "yes" else ~marked)
        & band.fill_null(False)
        & (pl.lit(True) if row.sex == "all" else sex == row.sex)
        & reduce(and_, (_said(column, held) for column, held in zip(COLUMNS, row.further, strict=True)))
    ).fill_null(False)


def _said(column: str, held: frozenset[str] | None) -> pl.Expr:
    return pl.lit(True) if held is None else pl.col(column).cast(pl.String).fill_null("").is_in(sorted(held))


def true_count(row: Told, extract: pl.DataFrame) -> int:
    """How many of the records that stand are in a row."""
    return extract.filter(pl.col("standing").cast(pl.String) == "stands", inside(row)).height


def tens(count: int) -> str:
    """A count as it is said beside the tables."""
    return "fewer than 10" if count < 10 else f"{(count + 5) // 10 * 10:,}"


def false_sentences(folder: Path, extract: pl.DataFrame, threshold: int = 5) -> Iterator[str]:
    """What is said in the papers of a reply and is not so."""
    (table,) = (folder / "reply").glob("*.csv")
    with table.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    rows = read_reply(table)
    given, hidden = (sum((row.count is None) == is_hidden for row in rows) for is_hidden in (False, True))
    papers = {
        name: " ".join((folder / name).read_text("utf-8").split())
        for name in ("reply/letter.txt", "reply/method-note.txt", "reply/attack-statement.txt", "inside/checklist.txt")
    }
    standing = extract.filter(pl.col("standing").cast(pl.String) == "stands")
    small = 0
    for row in rows:
        true = standing.filter(inside(row)).height
        small += row.count is None and true < threshold
        if row.count is None and true == 0:
            yield f"{row.where}: a hidden count is zero"
        if row.count is not None and row.count != true:
            yield f"{row.where}: {row.count} is not the count"
    parts = [f"give {given}"] * bool(given) + [f"withhold {hidden} to protect"] * bool(hidden)
    missing = len(lines) - len(rows)
    parts += [f"do not hold {missing}"] * bool(missing)
    if len(parts) > 1:
        yield from (f"letter: {part}" for part in parts if part not in papers["reply/letter.txt"])
    wanted = {
        "reply/attack-statement.txt": f"{hidden} of {len(lines)} rows are hidden",
        "inside/checklist.txt": f"{given} counts are given, {hidden} hidden ({small} of them small), {missing} not held",
    }
    yield from (f"{name}: not {said}" for name, said in wanted.items() if said not in papers[name])
    if rows:
        yield from _of_note(papers["reply/method-note.txt"], rows, extract)
    yield from _of_letter(papers["reply/letter.txt"], lines)


def _of_note(note: str, rows: list[Told], extract: pl.DataFrame) -> Iterator[str]:
    said = {
        f"recorded in error: {tens(extract.filter(pl.col('standing').cast(pl.String) == 'cancelled').height)} of all rows",
        f"which counts them: {tens(extract.filter(pl.col('standing').cast(pl.String) == 'transferred').height)} of all rows",
    }
    yield from (f"method note: not {each!r}" for each in said if each not in note)
    if "counted here" in note:
        yield "method note: counts something here that no row counts"
    totals = {
        "all ages": lambda row: row.ages is not None and row.ages[0] < 0,
        "with and without the online mark together": lambda row: row.online == "all",
        "both sexes together": lambda row: row.sex == "all",
    }
    whole = re.search(r"Totals given: ([^.]*)\.", note)
    some = re.search(r"Totals of which some are withheld: ([^.]*)\.", note)
    for words, is_of in totals.items():
        given = [row.count is not None for row in rows if is_of(row)]
        told = [found is not None and words in found[1] for found in (whole, some)]
        if told != [bool(given) and all(given), any(given) and not all(given)]:
            yield f"method note: totals, {words}"


def _of_letter(letter: str, lines: list[dict[str, str]]) -> Iterator[str]:
    hidden = [line for line in lines if line["If there is no count, why"] == "hidden to protect people"]
    most = re.search(r"Most of the withheld counts are of (.*?)\. Ask", letter)
    if most:
        bands = most[1].split(" and ")
        held = sum(line["Age of the victim at the offence"] in bands for line in hidden)
        if 2 * held <= len(hidden):
            yield f"letter: {held} of {len(hidden)} are not most"
    if "All that you asked for is given" in letter and (hidden or any(not line["Count"] for line in lines)):
        yield "letter: all is given"
