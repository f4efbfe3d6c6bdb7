"""Protect a table and attack what was published, from the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.lib.running import Run, runner

YEARS = ("2015/16", "2016/17")
BANDS = ("0-9", "10-15", "16-17")
COUNTS = ((2, 40, 31), (12, 55, 3))


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


@pytest.fixture
def table(run: Run, tmp_path: Path) -> Path:  # noqa: ARG001  (which makes the folder)
    folder = tmp_path / "here"
    rows = [
        f"{year},{band},{count}"
        for year, counts in zip(YEARS, COUNTS, strict=True)
        for band, count in zip(BANDS, counts, strict=True)
    ]
    (folder / "data.csv").write_text("\n".join(["year,age,freq", *rows]) + "\n", encoding="utf-8")
    for name, codes in (("year", YEARS), ("age", BANDS)):
        lines = ["level,code", "@,Total", *(f"@@,{code}" for code in codes)]
        (folder / f"hier_{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def published(folder: Path) -> dict[tuple[str, str], str]:
    with (folder / "out.csv").open(encoding="utf-8") as stream:
        return {(row["year"], row["age"]): row["freq"] for row in csv.DictReader(stream)}


def test_small_counts_are_hidden_and_stay_so(run: Run, table: Path) -> None:
    done = run("protect", "data.csv", "--hierarchies", ".", "--to", "out.csv", "--audit", "audit.csv", "--effort", "quick")
    assert done.returncode == 0, done.stderr
    shown = published(table)
    assert shown["2015/16", "0-9"] == shown["2016/17", "16-17"] == "[c]"
    assert len(shown) == 12
    assert "width" not in done.stdout
    attacked = run("audit-disclosure", "out.csv", "--hierarchies", ".")
    assert attacked.returncode == 0, attacked.stdout + attacked.stderr
    assert "No small count is given away" in attacked.stderr


def test_a_table_that_hides_one_cell_of_a_row_is_found_out_and_its_count_is_not_printed(run: Run, table: Path) -> None:
    run("protect", "data.csv", "--hierarchies", ".", "--to", "out.csv", "--audit", "audit.csv", "--effort", "quick")
    with (table / "audit.csv").open(encoding="utf-8") as stream:
        rows = [(row["year"], row["age"], row["freq"]) for row in csv.DictReader(stream)]
    lines = [f"{year},{age},{'[c]' if (year, age) == ('2015/16', '0-9') else count}" for year, age, count in rows]
    (table / "careless.csv").write_text("\n".join(["year,age,freq", *lines]) + "\n", encoding="utf-8")
    attacked = run("audit-disclosure", "careless.csv", "--hierarchies", ".")
    assert attacked.returncode == 3
    assert attacked.stdout.startswith("2015/16, 0-9: can be worked out exactly, from ")


def test_two_breakdowns_and_then_the_whole_are_safe_together(run: Run, table: Path) -> None:
    words = ("protect", "data.csv", "--hierarchies", ".", "--effort", "quick")
    (table / "tables.txt").write_text("age\n", encoding="utf-8")
    done = run(*words, "--tables", "tables.txt", "--table", "year", "--to", "first.csv", "--more-to-come")
    assert done.returncode == 0, done.stderr
    assert len((table / "first.csv").read_text(encoding="utf-8").splitlines()) == 7
    assert "2 small counts that stand in no table now" in done.stderr
    finer = ("--earlier", "first.csv", "--to", "out.csv", "--objective", "fewest-cells", "--keep-headline")
    assert run(*words, *finer).returncode == 0
    assert published(table)["2015/16", "0-9"] == "[c]"
    notes = (table / "out.notes.md").read_text(encoding="utf-8")
    assert "as few cells as could be found are lost" in notes
    assert "Earlier releases of the same counts were taken into account." in notes
    attacked = run("audit-disclosure", "first.csv", "out.csv", "--hierarchies", ".")
    assert attacked.returncode == 0, attacked.stdout + attacked.stderr
    again = run(*words, "--earlier", "out.csv", "--to", "out.csv")
    assert again.returncode == 17
    assert "earlier release" in again.stderr


def test_a_rounded_table_adds_up_and_says_what_it_is(run: Run, table: Path) -> None:
    words = ("protect", "data.csv", "--hierarchies", ".", "--method", "rounding", "--base", "5", "--to", "out.csv")
    done = run(*words, "--audit", "audit.csv", "--effort", "quick", "--why", "every band must be usable")
    assert done.returncode == 0, done.stderr
    shown = {cell: int(count) for cell, count in published(table).items()}
    assert not any(count % 5 for count in shown.values())
    for year in ("Total", *YEARS):
        assert shown[year, "Total"] == sum(shown[year, band] for band in BANDS)
    with (table / "audit.csv").open(encoding="utf-8") as stream:
        audit = {(row["year"], row["age"]): row for row in csv.DictReader(stream)}
    assert set(audit) == set(shown)
    assert {row["status"] for row in audit.values()} == {"u", "p"}
    assert all(abs(shown[cell] - int(row["freq"])) <= 9 for cell, row in audit.items())
    notes = (table / "out.notes.md").read_text(encoding="utf-8")
    assert "multiple of 5" in notes
    assert "every band must be usable" in notes


def test_a_coarser_table_can_be_attacked_with_the_hierarchies_written_beside_it(run: Run, table: Path) -> None:
    counts = {"2015/16": (2, 3, 31), "2016/17": (3, 4, 25)}
    rows = [f"{year},{band},{count}" for year in YEARS for band, count in zip(BANDS, counts[year], strict=True)]
    (table / "data.csv").write_text("\n".join(["year,age,freq", *rows]) + "\n", encoding="utf-8")
    words = ("protect", "data.csv", "--hierarchies", ".", "--method", "coarsening", "--prefer", "age", "--goal", "0.9")
    done = run(*words, "--to", "out.csv", "--to-hierarchies", "coarser", "--effort", "quick")
    assert done.returncode == 0, done.stderr
    merged = (table / "coarser" / "hier_age.csv").read_text(encoding="utf-8")
    assert merged == "level,code\n@,Total\n@@,0-9+10-15\n@@,16-17\n"
    assert (table / "coarser" / "hier_year.csv").read_text() == (table / "hier_year.csv").read_text()
    attacked = run("audit-disclosure", "out.csv", "--hierarchies", "coarser")
    assert attacked.returncode == 0, attacked.stdout + attacked.stderr


def test_hierarchies_are_copied_unchanged_where_nothing_is_merged(run: Run, table: Path) -> None:
    words = ("protect", "data.csv", "--hierarchies", ".", "--to", "out.csv", "--to-hierarchies", "same", "--effort", "quick")
    assert run(*words).returncode == 0
    for name in ("year", "age"):
        assert (table / "same" / f"hier_{name}.csv").read_text() == (table / f"hier_{name}.csv").read_text()
    assert "Counts of 1 to 4 are hidden" in (table / "out.notes.md").read_text(encoding="utf-8")


def test_advice_sets_the_methods_side_by_side(run: Run, table: Path) -> None:
    done = run("protect", "data.csv", "--hierarchies", ".", "--advise", "--to", "advice.html", "--effort", "quick")
    assert done.returncode == 0, done.stderr
    for name in ("suppression", "coarsening", "rounding to 5", "cell keys"):
        assert name in done.stdout
    assert "Proposed: " in done.stderr
    assert "<svg" in (table / "advice.html").read_text(encoding="utf-8")


def test_cell_keys_need_a_secret_and_follow_it(run: Run, table: Path) -> None:
    (table / "house.secret").write_text("f" * 64, encoding="utf-8")
    words = ("protect", "data.csv", "--hierarchies", ".", "--method", "cell-key", "--secret", "house.secret", "--to")
    for name in ("out.csv", "again.csv"):
        assert run(*words, name).returncode == 0
    assert (table / "out.csv").read_bytes() == (table / "again.csv").read_bytes()
    assert not {"1", "2", "3", "4"} & set(published(table).values())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("protect", "none.csv", "--hierarchies", ".", "--to", "out.csv"), "none.csv"),
        (("protect", "data.csv", "--hierarchies", "nowhere", "--to", "out.csv"), "nowhere"),
        (("protect", "data.csv", "--hierarchies", ".", "--to", "data.csv"), "name another file"),
        (("protect", "data.csv", "--hierarchies", ".", "--to", "out.csv", "--width", "9"), "width 9"),
        (("protect", "data.csv", "--hierarchies", ".", "--to", "out.csv", "--keep", "nothing"), "nothing"),
        (("protect", "data.csv", "--hierarchies", ".", "--method", "cell-key", "--to", "out.csv"), "--secret"),
        (("protect", "data.csv", "--hierarchies", ".", "--method", "coarsening", "--to", "out.csv"), "--prefer"),
        (("protect", "data.csv", "--hierarchies", ".", "--method", "rounding", "--base", "4", "--to", "out.csv"), "3, 5, 10"),
        (("protect", "data.csv", "--hierarchies", ".", "--advise", "--to", "advice.pdf"), ".html or .csv"),
        (("protect", "data.csv", "--hierarchies", ".", "--table", "sex", "--to", "out.csv"), "use year, age"),
        (("protect", "data.csv", "--hierarchies", ".", "--earlier", "none.csv", "--to", "out.csv"), "none.csv"),
    ],
)
@pytest.mark.usefixtures("table")
def test_what_cannot_be_done_is_said_with_the_mend(run: Run, words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert 10 <= done.returncode <= 19, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
