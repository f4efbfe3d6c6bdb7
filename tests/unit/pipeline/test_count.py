"""Records counted by some of their columns: nothing is lost, all margins are there, and protection takes what is written."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from faircount.errors import BadProject
from faircount.pipeline.count import DIMENSIONS, MARGINS, count_file
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import protect_table
from faircount.records.invented import Invention, write_invented
from faircount.tables.margins import read_table


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    write_invented(Invention(rows=600, forces=2), folder / "records.parquet")
    pl.read_parquet(folder / "records.parquet").write_csv(folder / "records.csv")
    return folder


@pytest.mark.parametrize("name", DIMENSIONS)
def test_every_record_is_counted_or_said_to_be_left_out(records: Path, tmp_path: Path, name: str) -> None:
    said = count_file(records / "records.parquet", [name], "offences", (), tmp_path / "out")
    frame = pl.read_parquet(records / "records.parquet").filter(pl.col("standing") == "stands", pl.col("victim_number") <= 1)
    table = read_table(tmp_path / "out" / "data.csv", tmp_path / "out", "freq")
    assert table.flat[0] == frame.height
    assert f"{frame.height:,} offences" in said[0]
    assert "0 left over" in said[1]
    assert said[-1].startswith("UNPROTECTED")


def test_margins_are_those_of_the_finest_counts_and_both_formats_count_alike(records: Path, tmp_path: Path) -> None:
    for kind in ("csv", "parquet"):
        count_file(records / f"records.{kind}", ["year", "age", "online"], "victims", ["0-9", "10-15", "16-17"], tmp_path / kind)
    assert (tmp_path / "csv" / MARGINS).read_bytes() == (tmp_path / "parquet" / MARGINS).read_bytes()
    table = read_table(tmp_path / "csv" / "data.csv", tmp_path / "csv", "freq")
    assert pl.read_csv(tmp_path / "csv" / MARGINS)["freq"].to_list() == table.flat.tolist()
    pattern = protect_table(tmp_path / "csv" / "data.csv", tmp_path / "csv", policy=ProtectionPolicy(), effort="quick")
    assert pattern.table.names == ("year", "age", "online")


@pytest.mark.parametrize(("by", "said"), [(["year", "colour"], "'colour' is nothing"), (["age", "age"], "once"), ([], "once")])
def test_what_cannot_be_counted_by_is_refused(records: Path, tmp_path: Path, by: list[str], said: str) -> None:
    with pytest.raises(BadProject, match=said):
        count_file(records / "records.csv", by, "offences", (), tmp_path / "out")


def test_a_folder_that_holds_something_is_left_alone(records: Path, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("mine")
    with pytest.raises(BadProject, match="not an empty folder"):
        count_file(records / "records.csv", ["year"], "offences", (), tmp_path)
    assert (tmp_path / "data.csv").read_text() == "mine"
