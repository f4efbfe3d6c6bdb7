"""An outlook from the command line: given where the past bears it out, refused in words where it does not."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from faircount.compare.forbidden import forbidden_words
from tests.lib.running import Run, runner


@pytest.fixture
def faircount(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


def months(counts: list[int], start: int = 2019) -> str:
    """A table of months from April of a year on."""
    rows = [f"{start + (place + 3) // 12}-{(place + 3) % 12 + 1:02d},{count}" for place, count in enumerate(counts)]
    return "\n".join(["month,offences", *rows]) + "\n"


@pytest.fixture
def steady(tmp_path: Path) -> Path:
    """Seven years of an invented force: a season, and chance."""
    season = 60 * np.tile(1 + 0.25 * np.sin(np.arange(12) / 12 * 2 * np.pi), 7)
    path = tmp_path / "months.csv"
    path.write_text(months(np.random.default_rng(5).poisson(season).tolist()), encoding="utf-8")
    return path


def test_an_outlook_with_its_proof_scenarios_and_chart(faircount: Run, steady: Path) -> None:
    done = faircount("outlook", str(steady), "--online", "yes", "--to", "out", "--fuller", "1.25")
    assert done.returncode == 0, done.stderr
    assert "If recording goes on as now, between " in done.stdout
    assert "held against what came" in done.stdout
    assert "If marking becomes fuller by March 2027, with no more offences" in done.stdout
    assert "(given)" in done.stdout
    assert "(to beat)" in done.stdout
    told = json.loads(next(Path("out").glob("*.json")).read_text("utf-8"))
    assert not forbidden_words(" ".join(told["sentences"]))
    assert [coming["period"] for coming in told["coming"]][::11] == ["April 2026", "March 2027"]
    for coming in told["coming"]:
        (low, high), (lowest, highest) = coming["range_80"], coming["range_95"]
        assert 0 <= lowest <= low <= coming["middle"] <= high <= highest
    chosen = next(tried for tried in told["tried"] if tried["method"] == told["method"])
    assert chosen["skill"] > 0
    assert 0.7 <= chosen["coverage_80"] <= 0.9
    page = next(Path("out").glob("*.html")).read_text("utf-8")
    first = told["coming"][0]["range_80"]
    assert f"April 2026: {first[0]} to {first[1]} (8 chances in 10)" in page, "the chart says its ranges in words too"
    again = faircount("outlook", str(steady), "--online", "yes", "--to", "again", "--fuller", "1.25")
    assert again.stdout == done.stdout
    assert next(Path("again").glob("*.html")).read_bytes() == next(Path("out").glob("*.html")).read_bytes()


def test_where_no_method_beats_the_last_year_it_is_refused_and_says_so(faircount: Run, tmp_path: Path) -> None:
    drawn = np.random.default_rng(5)
    wandering = np.exp(np.cumsum(np.vstack([drawn.normal(4, 0.5, 12), drawn.normal(0, 0.4, (6, 12))]), axis=0))
    (tmp_path / "months.csv").write_text(months(drawn.poisson(wandering.ravel()).tolist()), encoding="utf-8")
    done = faircount("outlook", str(tmp_path / "months.csv"), "--chart", "chart.svg")
    assert done.returncode == 15
    assert "No outlook is given. No method did better on all of the past than last year’s same months" in done.stdout
    assert "That is arithmetic, and no outlook." in done.stdout
    assert "(given)" not in done.stdout
    assert "No outlook is given." in Path("chart.svg").read_text("utf-8")


def test_a_break_begins_the_series_anew(faircount: Run, steady: Path) -> None:
    done = faircount("outlook", str(steady), "--break", "2024-06=a new recording system", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["since"], told["refusal"]["reason"]) == (15, "June 2024", "too short")
    assert len(told["recorded"]) == 22
    assert told["coming"] == told["scenarios"] == told["tried"] == []


def test_the_register_of_breaks_is_asked_where_the_offence_is_named(faircount: Run, tmp_path: Path) -> None:
    (tmp_path / "months.csv").write_text(months([40 + place % 7 for place in range(72)], 2014), encoding="utf-8")
    told = json.loads(faircount("outlook", str(tmp_path / "months.csv"), "--offence", "child_named", "--json").stdout)
    assert told["since"] == "April 2017"
    assert "where what is counted changed" in " ".join(told["sentences"])


def test_quarters_have_their_own_least_length_and_names(faircount: Run, tmp_path: Path) -> None:
    counts = np.random.default_rng(2).poisson(np.tile([80, 110, 95, 70], 8))
    rows = [f"{2017 + place // 4}/{(18 + place // 4) % 100:02d} Q{place % 4 + 1},{count}" for place, count in enumerate(counts)]
    (tmp_path / "quarters.csv").write_text("\n".join(["quarter,offences", *rows]) + "\n", encoding="utf-8")
    done = faircount("outlook", str(tmp_path / "quarters.csv"), "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["every"]) == (0, "quarter")
    assert [coming["period"] for coming in told["coming"]] == ["2025/26 Q1", "2025/26 Q2", "2025/26 Q3", "2025/26 Q4"]


@pytest.mark.parametrize(
    ("change", "mend"),
    [
        (lambda lines: [*lines[:40], *lines[41:]], "a period is missing, which is not the same as none"),
        (lambda lines: [*lines[:40], lines[40].split(",")[0] + ",*", *lines[41:]], "1 of 84 counts are hidden"),
        (lambda lines: [*lines[:40], lines[40].split(",")[0] + ",", *lines[41:]], "not known as a number"),
        (lambda lines: [*lines, "2026/27,900"], "all of one kind"),
        (lambda lines: [lines[0], "a while ago,5", *lines[1:]], "'a while ago' is no period"),
    ],
)
def test_a_series_with_a_hole_is_refused_and_nothing_is_filled_in(faircount: Run, steady: Path, change, mend: str) -> None:
    steady.write_text("\n".join(change(steady.read_text("utf-8").splitlines())) + "\n", encoding="utf-8")
    done = faircount("outlook", str(steady))
    assert done.returncode == 15, done.stderr
    assert mend in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "mend"),
    [
        ((), 2, "one table of counts"),
        (("--ahead", "40"), 2, "1 to 24 months"),
        (("--fuller", "0.9"), 2, "above 1"),
    ],
)
def test_what_cannot_be_asked_is_refused(faircount: Run, steady: Path, words: tuple[str, ...], code: int, mend: str) -> None:
    done = faircount("outlook", *((str(steady), *words) if words else ()))
    assert (done.returncode, mend in done.stderr) == (code, True), done.stderr


def test_an_undeclared_break_is_asked_about_and_nothing_is_redrawn(faircount: Run, tmp_path: Path) -> None:
    drawn = np.random.default_rng(3)
    counts = [*drawn.poisson(40, 36), *drawn.poisson(70, 36)]
    (tmp_path / "months.csv").write_text(months([int(count) for count in counts]), encoding="utf-8")
    done = faircount("outlook", str(tmp_path / "months.csv"), "--json")
    assert json.loads(done.stdout)["since"] == "April 2019"
    assert "The series seems to change after" in done.stderr
    assert "--break" in done.stderr
