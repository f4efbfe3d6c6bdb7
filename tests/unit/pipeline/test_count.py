"""Records counted by some of their columns: nothing is lost, all margins are there, and protection takes what is written."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest

from faircount.errors import BadProject, SchemaMismatch, WrongArgument
from faircount.pipeline.count import DIMENSIONS, MARGINS, count_file
from faircount.protect.policy import ProtectionPolicy
from faircount.records.invented import Invention, write_invented
from faircount.records.schema import RECORDS
from faircount.tables.margins import read_table
from tests.lib.protected_files import protect_table


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
    with pytest.raises(WrongArgument, match=said):
        count_file(records / "records.csv", by, "offences", (), tmp_path / "out")


def test_a_folder_that_holds_something_is_left_alone(records: Path, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("mine")
    with pytest.raises(BadProject, match="not an empty folder"):
        count_file(records / "records.csv", ["year"], "offences", (), tmp_path)
    assert (tmp_path / "data.csv").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("there twice", lambda rows: [*rows, rows[0]], "that an earlier row has: 1 rows, the first in row"),
        ("no crime", lambda rows: [row | {"crime_id": ""} for row in rows], "crime_id is empty"),
        ("half without standing", lambda rows: [row | {"standing": ""} if n % 2 else row for n, row in enumerate(rows)], "50%"),
        ("17b and 17B", lambda rows: [row | {"offence": row["offence"].lower()} for row in rows[:9]] + rows[9:], "several ways"),
        ("an unseen sign", lambda rows: [rows[0] | {"offence": f"{rows[0]['offence']}\u200b"}, *rows[1:]], "several ways"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_nothing_is_counted_that_would_be_counted_twice_apart_or_nowhere(tmp_path: Path, name: str, spoil, said: str) -> None:
    with pytest.raises(SchemaMismatch, match=said):
        count_file(_extract(tmp_path, spoil(_rows())), ["year", "offence"], "offences", [], tmp_path / "counts")
    assert not (tmp_path / "counts").exists(), name


@pytest.mark.parametrize("day", ["0001-01-01", "1500-01-01", "9999-12-31"])
def test_a_day_that_cannot_be_right_makes_no_years(tmp_path: Path, day: str) -> None:
    rows = _rows()
    told = count_file(_extract(tmp_path, [rows[0] | {"recorded": day}, *rows[1:]]), ["year"], "offences", [], tmp_path / "counts")
    assert f"{len(rows)} records: {len(rows) - 1} offences" in told[0]
    assert "1 in no class of year" in told[1]
    years = (tmp_path / "counts" / "hier_year.csv").read_text().splitlines()[2:]
    assert years == ["@@,2022/23", "@@,2023/24"]


def _rows() -> list[dict[str, str]]:
    codes = ("17B", "20B", "22B")
    return [
        dict.fromkeys((column.name for column in RECORDS), "")
        | {"crime_id": f"INV{n}", "victim_number": "1", "force": "E23000013", "offence": codes[n % 3], "standing": "stands"}
        | {"recorded": f"202{2 + n % 2}-05-{1 + n % 28:02}", "victim_age": str(n % 18), "victim_sex": "female"}
        for n in range(120)
    ]


def _extract(folder: Path, rows: list[dict[str, str]]) -> Path:
    path = folder / "extract.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, [column.name for column in RECORDS])
        written.writeheader()
        written.writerows(rows)
    return path
