"""Bad input: refused or reported by name, place and mend; the rest is built; the exit code tells."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lib.running import Run, runner

PRESS = "reference/press/figures.csv"
TABLE = "reference/home-office/prc_pfa_2012-13_to_2023-24q1.csv.gz"
"""The large table: left out here, since what is tested does not rest on it."""
OLD_TABLE = "reference/home-office/prc_pfa_2017-18_published_2018.csv.gz"
PEOPLE = "reference/population/pfa_child_bands_2011_2015-2021.csv"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


@pytest.fixture
def project(example_folder: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(example_folder, folder, ignore=shutil.ignore_patterns("build", "ledger", Path(TABLE).name))
    config = folder / "faircount.toml"
    head, *entries = config.read_text("utf-8").split("[[reference]]")
    config.write_text("[[reference]]".join([head, *(entry for entry in entries if TABLE not in entry)]), encoding="utf-8")
    return folder


def _edit(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(change((folder / name).read_bytes())) and None


BAD = {
    "missing": (lambda folder: (folder / OLD_TABLE).unlink(), OLD_TABLE, "no such file"),
    "empty": (_edit(PEOPLE, lambda _: b""), PEOPLE, "is empty"),
    "truncated": (_edit(OLD_TABLE, lambda raw: raw[:1000]), OLD_TABLE, "damaged or cut short"),
    "wrong type": (_edit(OLD_TABLE, lambda _: gzip.compress(b"%PDF-1.7 not a table")), OLD_TABLE, "missing columns"),
    "no columns": (_edit(PRESS, lambda raw: raw.replace(b"source_id,area", b"source_id,place")), PRESS, "missing columns: area"),
}


@pytest.mark.parametrize("kind", BAD)
def test_one_bad_file_is_named_and_the_rest_is_built(run: Run, project: Path, kind: str) -> None:
    spoil, path, words = BAD[kind]
    spoil(project)
    done = run("build", str(project), "--quick")
    assert done.returncode == 4, done.stderr
    assert path in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert len(list((project / "build" / "site" / "areas").glob("*.html"))) >= 43


def test_an_unknown_force_or_year_is_left_over_by_its_row(run: Run, project: Path) -> None:
    lines = "".join(
        f"hartlepool-mail,{area},cyber_flagged_under18,{period},offences,5,\n"
        for area, period in (("Nowhereshire", "2015/16"), ("Kent", "2015/19"))
    )
    with (project / PRESS).open("a", encoding="utf-8") as stream:
        stream.write(lines)
    done = run("build", str(project), "--quick")
    assert done.returncode == 0, done.stderr
    made = (project / "build" / "site" / "how-it-is-made.html").read_text("utf-8")
    assert "Nowhereshire" in made
    assert "2015/19" in made


@pytest.mark.parametrize(
    ("wrong", "right", "code", "words"),
    [
        ("threshold = 5", "treshold = 5", 17, "did you mean threshold"),
        ('before = "2015/16"', 'before = "soon"', 17, "is not a period"),
        ("[project]", "[project", 17, "not TOML"),
        ('kind = "population"', 'kind = "populaton"', 4, "is not known; write one of"),
    ],
)
def test_a_slip_in_the_project_file_is_named(run: Run, project: Path, wrong: str, right: str, code: int, words: str) -> None:
    config = project / "faircount.toml"
    config.write_text(config.read_text("utf-8").replace(wrong, right, 1), encoding="utf-8")
    done = run("build", str(project), "--quick")
    assert (done.returncode, words in done.stderr, "Traceback" in done.stderr) == (code, True, False), done.stderr


def test_a_folder_without_a_project_says_how_to_start(tmp_path: Path) -> None:
    # As a program of its own, as a shell starts it; the others are run in this one, which has loaded what each would load again.
    command = [sys.executable, "-m", "faircount", "build", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 17
    assert "faircount init" in done.stderr


def test_a_project_that_names_no_document_is_built_and_says_what_is_missing(run: Run) -> None:
    assert run("init", "new", "--publisher", 'A "good" charity').returncode == 0
    done = run("build", "new", "--quick")
    assert done.returncode == 0, done.stderr
    assert "names no document" in done.stderr
    assert run("init", "new").returncode == 17


def test_one_bad_answer_never_stops_the_others_and_small_answers_are_protected(run: Run, project: Path) -> None:
    answers = project / "answers"
    answers.mkdir(exist_ok=True)
    (answers / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (answers / "kent-police.csv").write_text(
        "Kent Police: recorded sexual offences against children under 18 with an online flag\n"
        "Financial year,Number of offences\n2015/16,3\n2016/17,41\n",
        encoding="utf-8",
    )
    done = run("build", str(project), "--quick")
    assert done.returncode == 4, done.stderr
    assert "answers/broken.xlsx" in done.stderr
    said = run("ledger", "Kent", "--project", str(project), "--online", "yes", "--format", "json")
    assert {(row["period_start"], row["lower"]) for row in json.loads(said.stdout)} >= {("2015-04-01", 3), ("2016-04-01", 41)}
    published = [path.read_text("utf-8") for path in (project / "build" / "site" / "files").glob("kent-figures-*.csv")]
    assert any("41" in text for text in published)
    # The count of 3 is in the house's ledger, and in nothing that leaves the house.
    assert not any(row.split(",")[-6:].count("3") for text in published for row in text.splitlines() if "2015/16" in row)
