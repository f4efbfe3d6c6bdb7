"""Attack published tables from the command line: several releases, spreadsheets, derived figures, certificates, reports."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.lib.running import Run, runner

SMALL = Path(__file__).parents[1] / "fixtures" / "sdc" / "small"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


@pytest.fixture
def here(run: Run, tmp_path: Path) -> Path:  # noqa: ARG001  (which makes it)
    """The folder in which the command is run."""
    return tmp_path / "here"


@pytest.fixture
def areas(here: Path) -> Path:
    lines = ["level,code", "@,All", "@@,North", "@@@,Hill", "@@@,Dale", "@@,South"]
    (here / "hier_area.csv").write_text("\n".join(lines) + "\n")
    return here


def test_a_small_area_is_had_from_one_release_less_another(run: Run, areas: Path) -> None:
    (areas / "spring.csv").write_text("area,freq\nAll,60\nNorth,23\nSouth,37\n")
    (areas / "autumn.csv").write_text("area,freq\nHill,20\n")
    for alone in ("spring.csv", "autumn.csv"):
        assert run("audit-disclosure", alone, "--hierarchies", ".").returncode == 0
    done = run("audit-disclosure", "spring.csv", "autumn.csv", "--hierarchies", ".", "--to", "report.csv")
    assert done.returncode == 3, done.stderr
    assert done.stdout.startswith("Dale: can be worked out exactly, from [North] less their published parts")
    assert "spring.csv and autumn.csv together" in done.stderr
    with (areas / "report.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["cell"], row["given away"], row["files"]) for row in rows] == [("Dale", "exactly", "spring.csv; autumn.csv")]
    assert " 3" not in done.stdout


def test_a_star_that_another_release_prints_is_known(run: Run, areas: Path) -> None:
    (areas / "old.csv").write_text("area,freq\nHill,20\nDale,3\nNorth,23\nSouth,37\nAll,60\n")
    (areas / "new.csv").write_text("area,freq\nHill,*\nDale,*\nNorth,23\nSouth,37\nAll,60\n")
    done = run("audit-disclosure", "old.csv", "new.csv", "--hierarchies", ".")
    assert done.returncode == 3
    assert "1 small counts are printed for all to see (first: Dale)" in done.stderr


def test_a_revised_count_is_told_with_both_figures_and_each_release_is_attacked_alone(run: Run, areas: Path) -> None:
    (areas / "old.csv").write_text("area,freq\nHill,20\nDale,*\nNorth,23\nSouth,37\nAll,60\n")
    (areas / "new.csv").write_text("area,freq\nHill,*\nDale,*\nNorth,24\nSouth,37\nAll,61\n")
    done = run("audit-disclosure", "old.csv", "new.csv", "--hierarchies", ".")
    assert "North: old.csv prints 23; new.csv prints 24" in done.stderr
    assert done.returncode == 3
    assert done.stdout.startswith("Dale: can be worked out exactly")


def test_a_table_from_the_web_needs_no_hierarchies_and_a_rate_beside_it_is_used(run: Run, here: Path) -> None:
    table = (
        "Offences by area,,,\nArea,Population,Offences,Crime rate\nNorth,21340,supp,14.1\nSouth,61200,supp,\nTotal,82540,41,\n"
    )
    (here / "web.csv").write_text(table)
    words = ("audit-disclosure", "web.csv", "--mark", "supp", "--derived", "Crime rate=rate per 100,000", "--to", "report.html")
    done = run(*words)
    assert done.returncode == 3, done.stderr
    assert done.stdout.startswith("North: can be worked out exactly, from web.csv, Crime rate, row 2")
    assert "Derived figures were taken into account" in (here / "report.html").read_text()


def test_certificates_are_checked_and_a_proof_can_be_published(run: Run, here: Path) -> None:
    made = run(
        "protect", str(SMALL / "data.csv"), "--hierarchies", str(SMALL), "--to", "out.csv", "--audit", "audit.csv",
        "--certificates", "house.npz", "--effort", "quick",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    words = ("audit-disclosure", "out.csv", "--hierarchies", str(SMALL))
    assert run(*words, "--certificates", "house.npz").returncode == 0
    done = run(*words, "--proof", "proof.npz", "--to", "report.md")
    assert done.returncode == 0, done.stderr
    assert run(*words, "--certificates", "proof.npz").returncode == 0
    assert "0 small counts are given away" in (here / "report.md").read_text()
    other = (here / "out.csv").read_text().replace("T,T,T,T,", "T,T,T,T,1")
    (here / "other.csv").write_text(other)
    refused = run("audit-disclosure", "other.csv", "--hierarchies", str(SMALL), "--certificates", "house.npz")
    assert refused.returncode == 12 or "[c]" in other.splitlines()[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("audit-disclosure", "none.csv", "--hierarchies", "."), "none.csv"),
        (("audit-disclosure", "t.csv", "--hierarchies", "nowhere"), "nowhere"),
        (("audit-disclosure", "t.csv"), "names no whole"),
        (("audit-disclosure", "t.csv", "--hierarchies", ".", "--to", "report.pdf"), ".html"),
        (("audit-disclosure", "t.csv", "--hierarchies", ".", "--total", "area"), "COLUMN=WORD"),
        (("audit-disclosure", "t.csv", "--hierarchies", ".", "--certificates", "t.csv"), "certificates"),
        (("audit-disclosure", "bad.csv", "--hierarchies", "."), "do not add up"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_mend(run: Run, areas: Path, words: tuple[str, ...], said: str) -> None:
    (areas / "t.csv").write_text("area,freq\nHill,20\nDale,*\n")
    (areas / "bad.csv").write_text("area,freq\nHill,20\nDale,7\nNorth,23\n")
    done = run(*words)
    codes = (2,) if said == "COLUMN=WORD" else range(10, 20)
    assert done.returncode in codes, done.stdout + done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
