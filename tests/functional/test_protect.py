"""Protect a table and attack what was published, from the command line."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

YEARS = ("2015/16", "2016/17")
BANDS = ("0-9", "10-15", "16-17")
COUNTS = ((2, 40, 31), (12, 55, 3))


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "faircount", *words], cwd=folder, capture_output=True, text=True, timeout=240, check=False
    )


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [
        f"{year},{band},{count}"
        for year, counts in zip(YEARS, COUNTS, strict=True)
        for band, count in zip(BANDS, counts, strict=True)
    ]
    (tmp_path / "data.csv").write_text("\n".join(["year,age,freq", *rows]) + "\n", encoding="utf-8")
    for name, codes in (("year", YEARS), ("age", BANDS)):
        lines = ["level,code", "@,Total", *(f"@@,{code}" for code in codes)]
        (tmp_path / f"hier_{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def published(folder: Path) -> dict[tuple[str, str], str]:
    with (folder / "out.csv").open(encoding="utf-8") as stream:
        return {(row["year"], row["age"]): row["freq"] for row in csv.DictReader(stream)}


def test_small_counts_are_hidden_and_stay_so(table: Path) -> None:
    done = run(
        "protect", "data.csv", "--hierarchies", ".", "--to", "out.csv", "--audit", "audit.csv", "--effort", "quick", folder=table
    )
    assert done.returncode == 0, done.stderr
    shown = published(table)
    assert shown["2015/16", "0-9"] == shown["2016/17", "16-17"] == "[c]"
    assert len(shown) == 12
    assert "width" not in done.stdout
    attacked = run("attack", "out.csv", "--hierarchies", ".", folder=table)
    assert attacked.returncode == 0, attacked.stdout + attacked.stderr
    assert "No small count is given away" in attacked.stderr


def test_a_table_that_hides_one_cell_of_a_row_is_found_out_and_its_count_is_not_printed(table: Path) -> None:
    run("protect", "data.csv", "--hierarchies", ".", "--to", "out.csv", "--audit", "audit.csv", "--effort", "quick", folder=table)
    with (table / "audit.csv").open(encoding="utf-8") as stream:
        rows = [(row["year"], row["age"], row["freq"]) for row in csv.DictReader(stream)]
    lines = [f"{year},{age},{'[c]' if (year, age) == ('2015/16', '0-9') else count}" for year, age, count in rows]
    (table / "careless.csv").write_text("\n".join(["year,age,freq", *lines]) + "\n", encoding="utf-8")
    attacked = run("attack", "careless.csv", "--hierarchies", ".", folder=table)
    assert attacked.returncode == 3
    assert attacked.stdout == "2015/16, 0-9: can be worked out exactly\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("protect", "none.csv", "--hierarchies", ".", "--to", "out.csv"), "none.csv"),
        (("protect", "data.csv", "--hierarchies", "nowhere", "--to", "out.csv"), "nowhere"),
        (("protect", "data.csv", "--hierarchies", ".", "--to", "data.csv"), "name another file"),
        (("protect", "data.csv", "--hierarchies", ".", "--to", "out.csv", "--width", "9"), "width 9"),
        (("protect", "data.csv", "--hierarchies", ".", "--to", "out.csv", "--keep", "nothing"), "nothing"),
        (("attack", "data.csv", "--hierarchies", "."), "each cell of the cross stands once"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_mend(table: Path, words: tuple[str, ...], said: str) -> None:
    done = run(*words, folder=table)
    assert 10 <= done.returncode <= 19, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
