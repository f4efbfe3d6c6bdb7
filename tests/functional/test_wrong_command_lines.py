"""An argument or an option that cannot be taken as given ends with the code of a wrong command line, and says how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lib.running import Run, runner

MONTHS = "months.csv"
COUNTS = ("55", "145")
WRONG = [
    ("compare",),
    ("compare", "55"),
    ("compare", *COUNTS, "--confidence", "95"),
    ("compare", *COUNTS, "--confidence", "nan"),
    ("compare", *COUNTS, "--over", "1,2,3"),
    ("compare", *COUNTS, "--over", "1,none"),
    ("compare", *COUNTS, "--before", "2015/16"),
    ("compare", *COUNTS, "--online", "maybe"),
    ("compare", *COUNTS, "--audit-before", "110/100"),
    ("compare", *COUNTS, "--break", "2016=new"),
    ("compare", *COUNTS, "--where", "a=b"),
    ("compare", *COUNTS, "--project", "."),
    ("compare", *COUNTS, "160", "--break", "period 1=new"),
    ("outlook",),
    ("outlook", "months.csv", "--ahead", "0"),
    ("outlook", "months.csv", "--ahead", "-3"),
    ("outlook", "months.csv", "--fuller", "0.5"),
    ("outlook", "months.csv", "--project", "."),
    ("count", "months.csv", "--by", "colour", "--to", "out"),
    ("audit", "design", "--margin", "70"),
    ("serve", ".", "--proxy", "*"),
    ("compare", "55", "145", "--no-such-option"),
]


@pytest.fixture
def months(tmp_path: Path) -> str:
    counts = [f"{2015 + month // 12}-{1 + month % 12:02},{20 + month * 7 % 11}" for month in range(48)]
    path = tmp_path / MONTHS
    path.write_text("period,count\n" + "\n".join(counts) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_wrong_command_line_has_its_own_code(run: Run, months: str, words: tuple[str, ...]) -> None:
    done = run(*(months if word == MONTHS else word for word in words))
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert done.stderr.strip()
