"""Records counted by some of their columns, with every margin: for inside the house alone, since nothing is protected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from faircount.errors import BadProject, SchemaMismatch, WrongArgument
from faircount.pipeline.empty import IsMeant, as_it_is, refuse_unless_meant
from faircount.project.outputs import new_folder
from faircount.records.alike import refuse_words_alike
from faircount.records.cells import write_cells, write_margins
from faircount.records.counting import CountedTable, count_records
from faircount.records.dimensions import UNKNOWN
from faircount.records.engine import EngineSettings, hold_records, open_engine
from faircount.records.files import collected, scan_records
from faircount.records.named_dimensions import BANDS, DIMENSIONS, FIXED, WORDS, ExtractClasses
from faircount.records.schema import RECORDS
from faircount.records.validation import check_records, refuse_what_is_counted_wrong, refuse_what_is_not_understood
from faircount.store.private import privately
from faircount.vocabulary.ages import parse_ages
from faircount.vocabulary.measures import Counted

MARGINS = "margins.csv"
COLUMNS = [column.name for column in RECORDS if column.name not in ("crime_id", "outcome_date")]
MOST_WITHOUT_STANDING = 0.05
NEEDED = ("victim_number", "standing", "outcome")


def count_file(
    records: Path, by: Sequence[str], of: str, ages: Sequence[str], to: Path, is_meant: IsMeant = as_it_is
) -> tuple[str, ...]:
    """Write the leaf counts and their hierarchies, as ``faircount protect`` takes them, and all margins; what is said of it."""
    unknown = [name for name in by if name not in DIMENSIONS]
    if unknown or not by or len(set(by)) < len(by):
        problem = f"{unknown[0]!r} is nothing to count by" if unknown else "name each dimension once"
        raise WrongArgument(f"--by: {problem}; use {', '.join(DIMENSIONS)} with commas between")
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise BadProject(f"{to}: is not an empty folder; name a new one, so that no counts of before stay among these")
    checked = check_records(records, date.today())
    refuse_what_is_not_understood(checked, records, {*NEEDED, *(name for each in by for name in FIXED.get(each, ()))})
    refuse_what_is_counted_wrong(checked, records)
    frame = collected(scan_records(records).select(COLUMNS), records)
    _refuse_without_standing(frame, records)
    refuse_words_alike(frame, [column for name, column in WORDS.items() if name in by], records)
    seen = ExtractClasses(frame, tuple(parse_ages(text) for text in ages) or BANDS)
    with open_engine(EngineSettings(spills=False)) as connection:
        held = hold_records(connection, frame.to_arrow(compat_level=pl.CompatLevel.oldest()))
        found = count_records(held, Counted(of), [DIMENSIONS[name](seen) for name in by])
    refuse_unless_meant(records, list(_counts_nothing(found)), is_meant)
    with privately(), new_folder(to) as folder:
        write_cells(found.table, folder)
        write_margins(found.table, folder / MARGINS)
    return _said(found)


def _refuse_without_standing(frame: pl.DataFrame, records: Path) -> None:
    """An offence of which nothing says that it stands is counted nowhere: many of them are an export that was cut short."""
    share = frame["standing"].null_count() / max(frame.height, 1)
    if share > MOST_WITHOUT_STANDING:
        raise SchemaMismatch(
            f"{records.name}: standing is empty in {share:.0%} of the rows, which would be counted nowhere; write stands, "
            "cancelled or transferred in each"
        )


def _counts_nothing(found: CountedTable) -> Iterator[str]:
    """Why the counts would tell of nothing: none at all, or none in any class that is known."""
    if not found.in_table:
        yield f"every count is 0 ({found.records:,} records)"
        return
    for axis, hierarchy in enumerate(found.table.hierarchies):
        unknown = hierarchy.places.get(UNKNOWN)
        margin = found.table.counts[tuple(slice(None) if each == axis else 0 for each in range(len(found.table.hierarchies)))]
        if unknown is not None and len(hierarchy.leaves) > 1 and margin[unknown] == found.in_table:
            column = FIXED.get(hierarchy.name, (hierarchy.name,))[-1]
            yield f"{column} is empty throughout, so {hierarchy.name} would be 0 in each class that is known"


def _said(found: CountedTable) -> tuple[str, ...]:
    cells, counted = found.table.flat.size, found.in_table
    outside = "; ".join(f"{rows:,} in no class of {name}" for name, rows in found.outside.items() if rows)
    return (
        f"{found.records:,} records: {counted:,} {found.counted} in {cells:,} cells, all margins among them.",
        f"Not counted: {found.cancelled:,} cancelled, {found.transferred:,} transferred, {found.another_unit:,} rows of another "
        f"unit, {found.left_over:,} left over{f' ({outside})' if outside else ''}.",
        "UNPROTECTED: these counts stay inside the house. faircount protect says what of them may leave.",
    )
