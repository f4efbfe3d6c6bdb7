"""Records from an export by its mapping: every row is one, or the mapping is refused with the place and the mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from faircount.errors import SchemaMismatch
from faircount.records.mapping.ages import age_at_offence
from faircount.records.mapping.days import days_in
from faircount.records.mapping.export_column import ExportColumn
from faircount.records.mapping.mapping import DATED, EACH, NOT_READ, ONCE, WORDED, Mapping, MappingQuestion
from faircount.records.schema import CANCELLED, FIRST_VICTIM, NO_VICTIM, POLARS_SCHEMA, STANDS

PASSED_OVER = 0.02
"""The share of the filled cells of a column that may be not understood: slips, and not another way of writing."""
OF_CRIME = ("offence", "recorded")
"""What rows of one crime cannot differ in, if the number is that of a crime."""


@dataclass(frozen=True, eq=False)
class Conformed:
    """The records, and what a person should know of how they came about."""

    records: pl.DataFrame
    said: tuple[str, ...]


def conform_export(frame: pl.DataFrame, mapping: Mapping) -> Conformed | MappingQuestion:
    """The records of an export; a question where rows repeat a victim; refused where the mapping cannot be right."""
    _require(frame, mapping)
    rows = frame.select(row=pl.int_range(pl.len()) + 2)
    columns, said = _columns(frame, mapping)
    rows = rows.hstack(list(columns.values()))
    _refuse_empty(rows, mapping)
    _refuse_two_ages(rows)
    _refuse_other_crimes(rows)
    repeated = _repeats(rows, "victim_id" in mapping.columns)
    if repeated.any():
        if mapping.repeats not in (ONCE, EACH):
            return _asked(rows, repeated)
        if mapping.repeats == ONCE:
            rows = rows.filter(~repeated)
            said.append(
                f"{int(repeated.sum()):,} rows repeat a victim of the same crime; each victim is taken once, as the mapping says."
            )
    records = _numbered(rows, "victim_number" in mapping.columns).select(
        pl.col(name).cast(dtype) for name, dtype in POLARS_SCHEMA.items()
    )
    nobody = int((records["victim_number"] == NO_VICTIM).sum())
    if "victim_number" not in mapping.columns and not tells_nobody(rows):
        said.append("No column tells which crimes name nobody, so each row is taken for a victim.")
    said.append(f"{frame.height:,} rows: {records.height:,} records, {nobody:,} of them of crimes that name nobody.")
    return Conformed(records, tuple(said))


def _require(frame: pl.DataFrame, mapping: Mapping) -> None:
    """Refuse a mapping that names a column which is not there, or gives one column two parts."""
    missing = [head for head in mapping.columns.values() if head not in frame.columns]
    if missing:
        raise SchemaMismatch(f"the export has no column {', '.join(missing)}; mend [columns] of the mapping, or export it again")
    lacking = [name for name in ("crime_id", "offence", "recorded") if name not in mapping.columns]
    if lacking:
        raise SchemaMismatch(f"the mapping has no column for {', '.join(lacking)}; write it under [columns]")
    unknown = set(mapping.columns) - {*POLARS_SCHEMA, "victim_id", "victim_birth"}
    if unknown:
        raise SchemaMismatch(f"the mapping has {min(unknown)} under [columns], which is no column of a record")
    heads = list(mapping.columns.values())
    twice = next((head for head in heads if heads.count(head) > 1), None)
    if twice is not None:
        raise SchemaMismatch(f"the mapping takes column {twice} for two things; mend [columns]")


def _columns(frame: pl.DataFrame, mapping: Mapping) -> tuple[dict[str, pl.Series], list[str]]:
    """Each column of a record from its column of the export, and what was said of cells that were not understood."""
    found: dict[str, pl.Series] = {}
    said: list[str] = []
    for name, dtype in (*POLARS_SCHEMA.items(), ("victim_id", pl.String()), ("victim_birth", pl.Date())):
        head = mapping.columns.get(name)
        if head is None:
            found[name] = pl.Series(name, [mapping.fixed.get(name)], dtype=dtype).new_from_index(0, frame.height)
            continue
        held = ExportColumn.of(frame[head])
        read, lost = _read(name, held, mapping)
        if lost.any():
            said.append(_passed_over(name, head, held, lost))
        found[name] = read.alias(name)
    found["victim_age"], told = age_at_offence(found)
    return found, [*said, *told]


def _read(name: str, held: ExportColumn, mapping: Mapping) -> tuple[pl.Series, pl.Series]:
    """The cells as a column of records, and which of the filled ones were not understood."""
    cells = held.cells
    if name == "standing" and held.head in mapping.days:
        days = days_in(cells, mapping.days[held.head])
        marked = pl.select(pl.when(days.is_not_null()).then(pl.lit(CANCELLED)).otherwise(pl.lit(STANDS)))
        return marked.to_series(), cells.is_not_null() & days.is_null()
    if name in DATED:
        read = days_in(cells, mapping.days.get(held.head, "year month day"))
        # A day such as 1900-01-01 or 9999-12-31 is read, and says that nobody knows.
        return read, _has_digit(cells) & read.is_null() & ~cells.str.contains(_NO_DAY)
    if name in WORDED:
        return _translated(name, held, mapping)
    if name == "victim_age":
        return held.ages, _has_digit(cells) & held.ages.is_null() & ~_no_age(cells)
    if name == "victim_number":
        read = cells.str.replace(r"\.0+$", "").cast(pl.Int16, strict=False)
        return read, cells.is_not_null() & read.is_null()
    return cells, pl.Series([False]).new_from_index(0, len(cells))


def _has_digit(cells: pl.Series) -> pl.Series:
    """Whether a cell says anything of a number or a day: words alone say that nobody knows."""
    return cells.str.contains(r"\d").fill_null(False)


_NO_DAY = r"1[789]00|9999|0001|2999|1899|1753"


def _no_age(cells: pl.Series) -> pl.Series:
    return cells.str.contains(r"^\s*-?\s*(?:999?|1|99\d)\s*$").fill_null(False) & cells.str.contains(r"-|99").fill_null(False)


def _translated(name: str, held: ExportColumn, mapping: Mapping) -> tuple[pl.Series, pl.Series]:
    words = dict(mapping.words.get(name, {}))
    empty = words.pop("", None)
    not_read = [word for word, said in words.items() if said == NOT_READ]
    known = {word: said for word, said in words.items() if said and said != NOT_READ}
    unknown = held.cells.is_not_null() & (held.cells.is_in(not_read) | ~held.cells.is_in(list(words)))
    read = held.cells.replace_strict(known, default=None, return_dtype=pl.String)
    if name == "offence":
        # What is no offence of the list stands as it is: it is counted as left over, and never lost.
        read = read.fill_null(held.cells)
    return (read if empty is None else read.set(held.cells.is_null(), empty)), unknown


def _passed_over(name: str, head: str, held: ExportColumn, lost: pl.Series) -> str:
    """What is said of slips; refused where they are more than that."""
    count, first = int(lost.sum()), int(lost.arg_true()[0]) + 2
    place = f"{count:,} of {held.filled:,} filled cells of column {head} (first: row {first})"
    if name not in WORDED and count > PASSED_OVER * held.filled:
        raise SchemaMismatch(
            f"{place} are not understood as {name}; mend [columns] or [days] of the mapping, or export the column in one form"
        )
    return f"{place} are not understood as {name}, and taken as {'they stand' if name == 'offence' else 'not known'}."


def _refuse_empty(rows: pl.DataFrame, mapping: Mapping) -> None:
    """Refuse a mapping by which rows would belong to no crime, or to no day."""
    for name in ("crime_id", "recorded"):
        empty = rows[name].is_null()
        share = 0.0 if name == "crime_id" else PASSED_OVER
        if empty.sum() > share * rows.height:
            raise SchemaMismatch(
                f"the mapping loses {int(empty.sum()):,} rows, first row {int(empty.arg_true()[0]) + 2}: column "
                f"{mapping.columns[name]} says nothing there as {name}; mend [columns] of the mapping, or the export"
            )


def _repeats(rows: pl.DataFrame, has_victims: bool) -> pl.Series:
    """Which rows repeat a victim of a crime that an earlier row has; without numbers of victims, those that say the same."""
    keys = ["crime_id", "victim_id"] if has_victims else [name for name in rows.columns if name != "row"]
    return ~rows.select(pl.struct(keys).is_first_distinct()).to_series()


def _asked(rows: pl.DataFrame, repeated: pl.Series) -> MappingQuestion:
    first = rows["row"].filter(repeated)[0]
    what = (
        "a victim of the same crime"
        if rows["victim_id"].count()
        else "what another row of the crime says, and no number tells victims"
    )
    return MappingQuestion(
        "repeats",
        f"{int(repeated.sum()):,} rows repeat {what} (first: row {first}), as where a row stands for each suspect. "
        f"Is each victim to be taken once ('{ONCE}'), or is each row another victim ('{EACH}')?",
        (ONCE, EACH),
    )


def _refuse_two_ages(rows: pl.DataFrame) -> None:
    """Refuse a mapping by which one victim of one crime has two ages or two sexes."""
    named = rows.filter(pl.col("victim_id").is_not_null())
    for name in ("victim_age", "victim_sex"):
        told = named.filter(pl.col(name).is_not_null()).with_columns(
            first=pl.col(name).first().over("crime_id", "victim_id"), at=pl.col("row").first().over("crime_id", "victim_id")
        )
        apart = told.filter(pl.col(name) != pl.col("first"))
        if apart.height:
            row, at = apart["row"][0], apart["at"][0]
            what = "two ages" if name == "victim_age" else "two sexes"
            raise SchemaMismatch(
                f"the mapping gives one victim {what} in rows {at} and {row} ({apart.height:,} such rows); the column is a "
                "suspect's, or the number is no victim's: mend [columns] of the mapping"
            )


def _refuse_other_crimes(rows: pl.DataFrame) -> None:
    """Refuse a number that is no crime's: rows that share it were recorded on other days, for other offences."""
    shared = rows.filter(pl.col("crime_id").is_duplicated())
    if shared.is_empty():
        return
    differ = shared.group_by("crime_id").agg(*(pl.col(name).n_unique().alias(name) for name in OF_CRIME), row=pl.col("row").max())
    apart = differ.filter(pl.any_horizontal(pl.col(OF_CRIME) > 1))
    if apart.height > max(2, 0.1 * differ.height):
        row = apart["row"].sort()[0]
        raise SchemaMismatch(
            f"the number of the crime is that of something else: {apart.height:,} of {differ.height:,} numbers that stand in "
            f"several rows have other offences or days of recording (first: row {row}); mend crime_id under [columns]"
        )


def _numbered(rows: pl.DataFrame, has_numbers: bool) -> pl.DataFrame:
    """The rows with the number of each victim in its crime: 1 for the youngest, 0 where nobody is named."""
    if has_numbers:
        return rows
    known = tells_nobody(rows)
    names = pl.any_horizontal(pl.col(known).is_not_null()) if known else pl.lit(True)
    order = pl.struct(pl.col("victim_age").fill_null(999), "row").rank("ordinal").over("crime_id", "names")
    return rows.with_columns(names=names).with_columns(
        victim_number=pl.when("names").then(order + FIRST_VICTIM - 1).otherwise(NO_VICTIM)
    )


def tells_nobody(rows: pl.DataFrame) -> list[str]:
    """The columns of which all are empty where a crime names nobody; none where an age that is not known would look the same."""
    if rows["victim_id"].count():
        return ["victim_id"]
    return ["victim_age", "victim_sex", "victim_birth"] if rows["victim_sex"].count() else []


def answers(mapping: Mapping) -> Iterator[str]:
    """Each column of a record with where it comes from, as a person reads it."""
    for name in (*POLARS_SCHEMA, "victim_id", "victim_birth"):
        if name in mapping.columns:
            yield f"{name} = {mapping.columns[name]}"
        elif name in mapping.fixed:
            yield f"{name} = {mapping.fixed[name]} throughout"
    made = (*_MADE, "victim_age") if "victim_birth" in mapping.columns else _MADE
    empty = [name for name in POLARS_SCHEMA if name not in mapping.columns and name not in mapping.fixed and name not in made]
    if empty:
        yield f"No column was found for {', '.join(empty)}: not known in any record. If there is one, write it under [columns]."


_MADE = ("victim_number", "force", "standing")
"""What is worked out or asked about where no column has it."""
