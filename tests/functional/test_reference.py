"""A later edition of official data is taken in without code, with what changed; what is none is refused with the reason."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from faircount.errors import FaircountError
from faircount.pipeline.reference import KINDS, add_reference
from faircount.store.documents import sha256_of
from tests.architecture.source import ROOT
from tests.lib.running import Run, runner

EXAMPLE = ROOT / "examples" / "england-and-wales"
TABLE = EXAMPLE / "reference" / "home-office" / "prc_pfa_2012-13_to_2023-24q1.csv.gz"
CHILDREN = EXAMPLE / "reference" / "population" / "pfa_child_bands_2011_2015-2021.csv"
PUBLISHED = "2026-10-23"
FIRST_YEAR = "2020/21"
Change = Callable[[pl.DataFrame], pl.DataFrame]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


@pytest.fixture(scope="module")
def table() -> pl.DataFrame:
    frame = pl.read_csv(TABLE, infer_schema=False)
    kept = frame.filter(pl.col("financial_year") >= FIRST_YEAR)
    return kept.filter(pl.col("offence_group").is_in(["Sexual offences", "Robbery"]))


@pytest.fixture
def project(tmp_path: Path, table: pl.DataFrame) -> Path:
    """The example with a shorter table, so that it is read quickly."""
    folder = tmp_path / "project"
    (folder / "reference").mkdir(parents=True)
    table.write_csv(folder / "reference" / "table.csv")
    shutil.copy(CHILDREN, folder / "reference" / "children.csv")
    (folder / "faircount.toml").write_text(
        '[project]\ntitle = "T"\npublisher = "P"\npublished = 2026-11-25\n# a remark that stays\n\n'
        '[[reference]]\nkind = "home-office-open-table"\npath = "reference/table.csv"\nsource_id = "home-office"\n'
        'title = "Table"\npublisher = "Home Office"\npublished = 2023-10-19\n\n'
        '[[reference]]\nkind = "population"\npath = "reference/children.csv"\nsource_id = "ons"\ntitle = "Children"\n'
        'publisher = "ONS"\n',
        encoding="utf-8",
    )
    return folder


def next_quarter(table: pl.DataFrame) -> pl.DataFrame:
    last = table.filter(pl.col("financial_year") == "2023/24").with_columns(financial_quarter=pl.lit("2"))
    return pl.concat([table, last])


def renamed(table: pl.DataFrame) -> pl.DataFrame:
    return table.rename({"force_name": "Police force area", "offence_code": "HO class", "offences": "Recorded"})


def revised(table: pl.DataFrame) -> pl.DataFrame:
    one = (pl.col("force_name") == "Cleveland") & (pl.col("financial_year") == "2022/23") & (pl.col("offence_code") == "22B")
    return table.with_columns(offences=pl.when(one).then(pl.lit("999")).otherwise(pl.col("offences")))


def new_code(table: pl.DataFrame) -> pl.DataFrame:
    more = table.filter(pl.col("offence_code") == "88E").with_columns(offence_code=pl.lit("88Z"))
    return pl.concat([table, more])


TAKEN: dict[str, tuple[Change, str]] = {
    "a new quarter": (next_quarter, "New: 2023/24 Q2."),
    "renamed columns": (lambda table: renamed(next_quarter(table)), "'force_name' is called 'Police force area' now"),
    "revised counts": (revised, "4 of"),
    "a new code": (new_code, "New offence code: 88Z"),
}


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("name", TAKEN)
def test_a_later_edition_needs_no_code(name, ending, project, table, tmp_path, run):
    change, said = TAKEN[name]
    path = tmp_path / f"edition{ending}"
    edition = change(table)
    edition.write_csv(path) if ending == ".csv" else edition.write_excel(path)
    before = (project / "faircount.toml").read_text("utf-8")
    done = run("reference", "add", str(path), "--published", PUBLISHED, "--project", str(project))
    assert done.returncode == 0, done.stderr
    assert said in done.stderr
    after = (project / "faircount.toml").read_text("utf-8")
    assert after.startswith(before.rstrip("\n"))
    entry = tomllib.loads(after)["reference"][-1]
    copy = project / entry["path"]
    assert entry["sha256"] == sha256_of(copy) == sha256_of(path)
    assert (entry["kind"], f"{entry['published']}") == ("home-office-open-table", PUBLISHED)


REFUSED: dict[str, tuple[Change, str]] = {
    "a force missing": (lambda table: table.filter(pl.col("force_name") != "Cleveland"), r"no row of Cleveland.*--without"),
    "another table": (
        lambda table: table.with_columns(offences=(pl.col("offences").cast(pl.Int64) * 3).cast(pl.String)),
        "this is another table",
    ),
    "no counts": (lambda table: table.drop("offences"), "missing columns: offences"),
    "a row twice": (lambda table: pl.concat([table, table.head(1), table.tail(1)]), "official table that is known"),
    "two columns that could be the count": (
        lambda table: table.rename({"offences": "a"}).with_columns(b=pl.col("a")),
        "two columns could be offences: a and b",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_whole_edition_is_refused_and_nothing_changes(name, project, table, tmp_path):
    change, said = REFUSED[name]
    path = tmp_path / "edition.csv"
    change(table.filter(pl.col("offence_group") == "Sexual offences")).write_csv(path)
    before = {each: each.read_bytes() for each in project.rglob("*") if each.is_file()}
    with pytest.raises(FaircountError, match=said):
        add_reference(project, path, date(2026, 10, 23))
    assert {each: each.read_bytes() for each in project.rglob("*") if each.is_file()} == before


def test_a_force_that_the_publisher_left_out_can_be_named(project, table, tmp_path, run):
    path = tmp_path / "edition.csv"
    table.filter(pl.col("force_name") != "Cleveland").write_csv(path)
    asked = ["reference", "add", str(path), "--published", PUBLISHED, "--project", str(project)]
    assert run(*asked).returncode != 0
    assert run(*asked, "--without", "Cleveland").returncode == 0


def test_the_same_file_is_not_taken_twice(project, table, tmp_path, run):
    path = tmp_path / "edition.csv"
    next_quarter(table).write_csv(path)
    asked = ["reference", "add", str(path), "--published", PUBLISHED, "--project", str(project)]
    assert run(*asked).returncode == 0
    again = run(*asked)
    assert again.returncode != 0
    assert "this very file is there already" in again.stderr


@pytest.mark.parametrize("head", ["under18", "Children aged 0 to 17"])
def test_a_new_mid_year_joins_the_population_that_is_there(head, project, tmp_path, run):
    path = tmp_path / "mid-2024.csv"
    children = pl.read_csv(CHILDREN, infer_schema=False).filter(pl.col("year") == "2021").with_columns(year=pl.lit("2024"))
    children.select("year", "pfa_code", "pfa_name", pl.col("under18").alias(head)).write_csv(path)
    done = run("reference", "add", str(path), "--published", PUBLISHED, "--project", str(project))
    assert done.returncode == 0, done.stderr
    assert "New: 2024." in done.stderr
    assert set(KINDS) == {"home-office-open-table", "population"}


def test_a_copy_that_was_changed_later_is_refused_by_the_build(project, table, tmp_path, run):
    path = tmp_path / "edition.csv"
    next_quarter(table).write_csv(path)
    assert run("reference", "add", str(path), "--published", PUBLISHED, "--project", str(project)).returncode == 0
    entry = tomllib.loads((project / "faircount.toml").read_text("utf-8"))["reference"][-1]
    with (project / entry["path"]).open("a", encoding="utf-8") as stream:
        stream.write("\n")
    from faircount.pipeline.gather import Gathered, read_reference
    from faircount.project.project import Project

    opened = Project.open(project)
    with pytest.raises(FaircountError, match="another file than was added"):
        read_reference(opened, opened.config.reference[-1], Gathered())
