"""An audit of the online mark as a force does it: plan, hand out, fill in, settle what differs, and say what it found."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from faircount.compare.forbidden import forbidden_words
from tests.lib.audits import fill_csv, fill_workbook, key_of
from tests.lib.running import Run, runner

STRATA = ("--marked", "2015/16=55", "--unmarked", "2015/16=765", "--marked", "2016/17=145", "--unmarked", "2016/17=627")
BELONG = {"1": 0.95, "2": 0.15, "3": 0.95, "4": 0.05}
"""Which share of each stratum belongs under the mark, in this invented house."""


@pytest.fixture
def faircount(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


def truth_of(folder: Path) -> dict[str, str]:
    """What a reviewer who makes no mistake would write beside each reference."""
    drawn = random.Random(3)
    return {name: "yes" if drawn.random() < BELONG[row["stratum_number"]] else "no" for name, row in key_of(folder).items()}


def test_an_audit_from_plan_to_finding(faircount: Run) -> None:
    done = faircount("audit", "design", *STRATA, "--margin", "6", "--seed", "11", "--to", "audit")
    assert done.returncode == 0, done.stderr
    assert "a stratum of 60 or fewer is read whole" in re.sub(r"\s+", " ", done.stdout)
    folder, truth = Path("audit"), truth_of(Path("audit"))
    wrong = sorted(truth)[5]
    first = fill_workbook(folder / "reviewers" / "reviewer-1.xlsx", truth.get)
    fill_workbook(folder / "reviewers" / "reviewer-2.xlsx", lambda name: "no" if name == wrong else truth[name])
    if truth[wrong] == "no":
        fill_workbook(first, lambda name: "yes" if name == wrong else truth[name])
    differ = faircount("audit", "estimate", "audit", "--third", "third.xlsx")
    assert "third.xlsx has the 1 records on which the two differ" in differ.stderr
    fill_workbook(Path("third.xlsx"), truth.get)
    names = ("audit/reviewers/reviewer-1.xlsx", "audit/reviewers/reviewer-2.xlsx", "third.xlsx")
    files = [word for name in names for word in ("--filled", name)]
    found = faircount("audit", "estimate", "audit", *files, "--to", "out", "--json", "--strict")
    assert found.returncode == 0, found.stderr
    told = json.loads(found.stdout)
    assert told["findings"] == []
    assert told["agreement"]["agreed"] > 0.99
    before, after = told["periods"]
    assert before["completeness"]["lower"] < 55 * 0.95 / (55 * 0.95 + 765 * 0.15) < before["completeness"]["upper"]
    assert after["completeness"]["lower"] > before["completeness"]["upper"]
    change = told["changes"][0]
    assert change["recorded"]["lower"] > 1, "as recorded, a clear rise"
    assert change["audited"]["lower"] < 1, "once what the mark missed is allowed for, none"
    assert not forbidden_words(" ".join(told["sentences"]))
    assert {path.suffix for path in Path("out").iterdir()} == {".html", ".json", ".svg"}


def test_no_workfile_holds_more_than_references(faircount: Run, tmp_path: Path) -> None:
    lines = [
        "record,marked,period,stratum",
        *(f"=CRIME/{number},{'yes' if number < 30 else 'no'},2015/16," for number in range(200)),
    ]
    Path("records.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "house.secret").write_text("5" * 64, encoding="utf-8")
    words = ("audit", "design", "records.csv", "--seed", "eleven", "--secret", str(tmp_path / "house.secret"), "--as", "csv")
    assert faircount(*words, "--to", "one").returncode == faircount(*words, "--to", "two").returncode == 0
    for name in ("reviewers/reviewer-1.csv", "reviewers/reviewer-2.csv", "house/key.csv", "house/lookup.csv"):
        assert (Path("one") / name).read_bytes() == (Path("two") / name).read_bytes(), "the same seed draws the same records"
    given = (Path("one") / "reviewers" / "reviewer-1.csv").read_text("utf-8")
    assert "CRIME" not in given
    assert "yes" not in given
    assert ",'=CRIME/" in (Path("one") / "house" / "lookup.csv").read_text("utf-8"), "nothing that a spreadsheet would run"
    truth = {name: "yes" if row["stratum"] == "marked" else "no" for name, row in key_of(Path("one")).items()}
    for number in (1, 2):
        fill_csv(Path("one") / "reviewers" / f"reviewer-{number}.csv", truth.get)
    found = faircount("audit", "estimate", "one")
    assert found.returncode == 0, found.stderr
    assert "About 100% of the records that belong under the mark bear it (" in found.stdout
    assert "chance cannot be told from agreement" not in found.stdout
    assert "How complete the mark was in another cannot be told" in found.stdout
    again = faircount(*words, "--to", "one")
    assert (again.returncode, "nothing decided there is lost" in again.stderr) == (17, True)


def test_incident_records_are_drawn_from_by_period_and_mark(faircount: Run, root: Path) -> None:
    records = root / "examples" / "exampleshire" / "records" / "incidents.csv"
    words = ("--force", "Exampleshire", "--period", "2021/22", "--margin", "15", "--seed", "11")
    found = faircount("audit", "design", str(records), *words, "--json")
    assert found.returncode == 0, found.stderr
    strata = json.loads(found.stdout)["periods"][0]["strata"]
    assert [each["marked"] for each in strata] == sorted((each["marked"] for each in strata), reverse=True)
    assert {"marked", "not marked"} <= {each["stratum"] for each in strata}
    assert all(0 < each["read"] <= each["records"] for each in strata)


def test_rows_that_decide_nothing_are_counted_and_nothing_is_made_of_them(faircount: Run) -> None:
    faircount("audit", "design", "--marked", "30", "--unmarked", "40", "--seed", "11", "--to", "audit")
    empty = faircount("audit", "estimate", "audit")
    assert empty.returncode == 15
    assert "Reviewer 1: 70 records not decided yet" in empty.stderr
    assert "Too little is decided" in empty.stdout
    truth = truth_of(Path("audit"))
    twice = min(truth)
    unclear = max(truth)
    more = ((twice, "no" if truth[twice] == "yes" else "yes"), ("ZZZZ-ZZZZ", "yes"), (None, "no"))
    for number in (1, 2):
        path = Path("audit") / "reviewers" / f"reviewer-{number}.xlsx"
        fill_workbook(path, lambda name: "perhaps" if name == unclear else truth.get(name), more)
    found = faircount("audit", "estimate", "audit", "--strict")
    assert found.returncode == 3
    for why in ("decided twice, and not alike", "not of this audit", "beside no reference", "no decision of the list"):
        assert why in found.stderr
    assert twice not in found.stdout + found.stderr
    assert "2 of the records drawn are not settled" in found.stdout


@pytest.mark.parametrize(
    ("words", "code", "mend"),
    [
        (("--marked", "55", "--unmarked", "765", "--to", "audit"), 2, "--seed"),
        (("--marked", "55", "--seed", "1"), 12, "all of one kind"),
        (("--marked", "55", "--unmarked", "many", "--seed", "1"), 12, "2015/16=765"),
        (("--seed", "1"), 2, "--marked"),
        (("nowhere.csv", "--seed", "1"), 11, "no such file"),
        (
            ("--marked", "55", "--unmarked", "99", "--seed", "1", "--margin", "80"),
            2,
            "--margin 80: give percentage points above 0",
        ),
        (("--marked", "55", "--unmarked", "99", "--seed", "1", "--margin", "nan"), 2, "--margin nan: give percentage points"),
        (("--marked", "55", "--unmarked", "99", "--seed", "1", "--expect-marked", "0"), 2, "--expect-marked 0: give percentage"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_the_mend(faircount: Run, words: tuple[str, ...], code: int, mend: str) -> None:
    done = faircount("audit", "design", *words)
    assert done.returncode == code, done.stderr
    assert mend in done.stderr


def test_a_folder_that_was_changed_is_refused(faircount: Run) -> None:
    assert faircount("audit", "estimate", "nothing").returncode == 17
    faircount("audit", "design", "--marked", "30", "--unmarked", "40", "--seed", "11", "--to", "audit")
    key = Path("audit") / "house" / "key.csv"
    key.write_text("\n".join(key.read_text("utf-8").splitlines()[:-1]) + "\n", encoding="utf-8")
    done = faircount("audit", "estimate", "audit")
    assert (done.returncode, "not as many records" in done.stderr) == (11, True)
