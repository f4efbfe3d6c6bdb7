"""Invented records: the same from the same seed, of believable shape, and marked."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow.parquet

from faircount.records.files import scan_records
from faircount.records.invented import MARK, ROWS_A_GROUP, Invention, invent, write_invented
from faircount.records.schema import POLARS_SCHEMA, RECORDS
from faircount.tables.schema import conform
from tests.unit.records.samples import invented

EXAMPLE = Path(__file__).parents[3] / "examples" / "exampleshire" / "records" / "incidents.csv"


def test_the_same_seed_gives_the_same_records_and_another_others():
    assert invented(2_000, seed=3).equals(invented(2_000, seed=3))
    assert not invented(2_000, seed=3).equals(invented(2_000, seed=4))


def test_they_conform_to_the_declared_columns():
    conform(invented(2_000), RECORDS)


def test_the_file_says_that_it_is_invented_and_comes_in_groups(tmp_path):
    write_invented(Invention(rows=ROWS_A_GROUP + 10), tmp_path / "records.parquet")
    kept = pyarrow.parquet.ParquetFile(tmp_path / "records.parquet")
    assert kept.schema_arrow.metadata[b"faircount"].decode() == MARK
    assert [kept.metadata.row_group(group).num_rows for group in range(kept.num_row_groups)] == [ROWS_A_GROUP, 10]
    read = pl.read_parquet(tmp_path / "records.parquet")
    assert read.equals(pl.concat(invent(Invention(rows=ROWS_A_GROUP + 10))))
    assert read["crime_id"].str.starts_with("INV-").all()


def test_victims_of_one_offence_are_numbered_from_the_youngest():
    found = invented(20_000).with_columns(before=pl.col("victim_number").shift(), older=pl.col("victim_age").shift())
    further = found.filter(pl.col("victim_number") > 1)
    assert (further["victim_number"] == further["before"] + 1).all()
    assert (further["victim_age"] >= further["older"]).all()
    numbers = found.group_by("crime_id").agg(pl.col("victim_number").min()).get_column("victim_number")
    assert set(numbers) == {0, 1}


def test_cases_of_the_last_months_are_mostly_open_and_old_ones_finished():
    finished = invented(20_000).group_by(pl.col("recorded").dt.year().alias("year")).agg(pl.col("outcome").is_not_null().mean())
    share = dict(finished.iter_rows())
    assert share[2019] > 0.98
    assert share[2026] < 0.3


def test_the_records_of_exampleshire_are_those_of_their_seed():
    kept = scan_records(EXAMPLE).select(POLARS_SCHEMA.names()).collect()
    assert kept.equals(pl.concat(invent(Invention(rows=3_000, seed=11))))
