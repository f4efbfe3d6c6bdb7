"""Every file of the real example, held against the validators of others, and its workbooks opened by LibreOffice."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import csvw
import frictionless
import jsonstat_validator
import pytest
from python_calamine import CalamineWorkbook

OPENED = ("england-and-wales.xlsx", "cleveland.xlsx", "cleveland.ods")
"""LibreOffice takes seconds a workbook; the first is the largest."""


@pytest.fixture(scope="module")
def files(site: Path) -> Path:
    return site / "files"


def test_every_table_is_csv_on_the_web(files: Path) -> None:
    described = sorted(files.glob("*.csv-metadata.json"))
    assert len(described) > 43
    assert {f"{path.name.removesuffix('-metadata.json')}" for path in described} == {path.name for path in files.glob("*.csv")}
    assert [path.name for path in described if not csvw.CSVW(str(path), validate=True).is_valid] == []


def test_the_tables_of_all_areas_have_the_rows_of_each(files: Path) -> None:
    for together in (files / "all-areas").glob("*.csv"):
        heading, *rows = together.read_bytes().splitlines()
        own = [path.read_bytes().splitlines() for path in files.glob(f"*-{together.name}")]
        assert {each[0] for each in own} == {heading}
        assert sorted(rows) == sorted(row for each in own for row in each[1:])


def test_every_cube_is_json_stat(files: Path) -> None:
    cubes = sorted(files.glob("*.jsonstat.json"))
    assert len(cubes) == len(list(files.glob("*.csv")))
    assert all(jsonstat_validator.validate_jsonstat(json.loads(path.read_text("utf-8"))) is True for path in cubes)


def test_the_package_holds_every_table_as_it_is_described(files: Path) -> None:
    report = frictionless.validate(str(files / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:5]
    assert len(report.tasks) == len(list(files.glob("*.csv")))


def test_libreoffice_opens_the_workbooks_and_finds_in_them_what_we_wrote(files: Path, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    assert program, "make test installs LibreOffice Calc"
    sent = [shutil.copy(files / name, tmp_path / f"{name.rpartition('.')[2]} {name}") for name in OPENED]
    command = [program, f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--convert-to", "ods"]
    subprocess.run([*command, "--outdir", str(tmp_path / "read"), *sent], check=True, capture_output=True, timeout=180)
    for path in map(Path, sent):
        ours = CalamineWorkbook.from_path(path)
        theirs = CalamineWorkbook.from_path(tmp_path / "read" / f"{path.stem}.ods")
        assert ours.sheet_names == theirs.sheet_names
        for name in ours.sheet_names:
            assert theirs.get_sheet_by_name(name).to_python() == ours.get_sheet_by_name(name).to_python(), (path.name, name)
