"""Never a zero from what was not understood: odd exports of records are read as meant, or refused by column and share."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.lib.running import Done, Run, runner

EXAMPLE = ROOT / "examples" / "exampleshire"
Change = Callable[[str], str]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "request-folder"
    shutil.copytree(EXAMPLE, place, ignore=shutil.ignore_patterns("reply", "inside"))
    return place


def spoil(folder: Path, column: str, change: Change, share: float = 1.0) -> Path:
    """Change the filled cells of a column, the first of them up to a share."""
    path = folder / "records" / "incidents.csv"
    head, *rows = csv.reader(path.read_text("utf-8").splitlines())
    place = head.index(column)
    filled = [row for row in rows if row[place]]
    for row in filled[: round(share * len(filled))]:
        row[place] = change(row[place])
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([head, *rows])
    return path


def table(folder: Path) -> str:
    return next(folder.glob("exampleshire-*.csv")).read_text("utf-8")


@pytest.mark.parametrize("column", ["victim_age", "victim_number"])
def test_whole_numbers_written_as_decimals_are_read(run: Run, folder: Path, tmp_path: Path, column: str) -> None:
    assert run("answer", str(folder), "--to", str(tmp_path / "plain")).returncode == 0
    counted = run("count", str(folder / "records" / "incidents.csv"), "--by", "age", "--to", str(tmp_path / "ages"))
    assert counted.returncode == 0
    path = spoil(folder, column, lambda cell: f"{cell}.0")
    done = run("answer", str(folder), "--to", str(tmp_path / "decimal"))
    assert done.returncode == 0, done.stderr
    assert table(tmp_path / "decimal" / "reply") == table(tmp_path / "plain" / "reply")
    assert run("count", str(path), "--by", "age", "--to", str(tmp_path / "again")).returncode == 0
    assert (tmp_path / "again" / "data.csv").read_bytes() == (tmp_path / "ages" / "data.csv").read_bytes()


NOT_UNDERSTOOD = {
    "ages in words": ("victim_age", lambda _: "many"),
    "NaN for ages": ("victim_age", lambda _: "NaN"),
    "halves of years": ("victim_age", lambda cell: f"{cell}.5"),
    "ages of -5": ("victim_age", lambda _: "-5"),
    "numbers in words": ("victim_number", lambda _: "first"),
    "dates of 2099": ("recorded", lambda day: f"2099{day[4:]}"),
    "days that are none": ("recorded", lambda day: f"{day[:4]}-02-30"),
    "days as spreadsheets count them": ("recorded", lambda _: "43191"),
    "sexes in letters": ("victim_sex", lambda cell: cell[0].upper()),
    "flags in letters": ("online", lambda cell: cell[0].upper()),
    "standings in capitals": ("standing", str.upper),
}


@pytest.mark.parametrize("kind", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_refused_by_column_share_and_mend(run: Run, folder: Path, tmp_path: Path, kind: str) -> None:
    column, change = NOT_UNDERSTOOD[kind]
    path = spoil(folder, column, change)
    by = {"victim_sex": "sex", "online": "online"}.get(column, "year,age")
    secret = tmp_path / "secret.txt"
    secret.write_text("5" * 64, encoding="utf-8")
    runs = {
        "answer": ("answer", str(folder), "--to", str(tmp_path / "out")),
        "count": ("count", str(path), "--by", by, "--to", str(tmp_path / "counts")),
        "link": ("link", str(path), "--key", str(secret), "--force", "Exampleshire", "--to", str(tmp_path / "keyed.parquet")),
    }
    for name, words in runs.items():
        done = run(*words)
        assert done.returncode == 12, (name, done)
        assert column in done.stderr, (name, done.stderr)
        assert "100%" in done.stderr, (name, done.stderr)
    assert not [left for left in ("out/reply", "counts", "keyed.parquet") if (tmp_path / left).exists()]


def test_a_small_share_is_passed_over_and_named(run: Run, folder: Path, tmp_path: Path) -> None:
    spoil(folder, "victim_age", lambda _: "many", share=0.005)
    done = run("answer", str(folder), "--to", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "victim_age is no whole number" in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("since = 2018-04-01", "since = 2027-04-01", "records.since is after records.as_of"),
        ("as_of = 2026-03-31", "as_of = 2026-06-30", "records.as_of is after reply.dated"),
    ],
)
def test_days_that_cannot_be_are_refused(run: Run, folder: Path, old: str, new: str, words: str) -> None:
    path = folder / "answer.toml"
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    done = run("answer", str(folder))
    assert (done.returncode, words in done.stderr) == (17, True), done.stderr


EMPTY = {
    "nothing in those years": ("recorded", lambda day: f"2010{day[4:]}", "every count is 0"),
    "no age at all": ("victim_age", lambda _: "", "victim_age"),
    "no sex at all": ("victim_sex", lambda _: "", "victim_sex"),
}


@pytest.mark.parametrize("kind", EMPTY)
def test_a_table_of_zeros_or_of_unknowns_asks_before_it_is_written(run: Run, folder: Path, tmp_path: Path, kind: str) -> None:
    column, change, words = EMPTY[kind]
    if column == "victim_sex":
        asking = folder / "request" / "ask.toml"
        asking.write_text(asking.read_text("utf-8") + 'sex = ["all", "female"]\n', encoding="utf-8")
        answer = folder / "answer.toml"
        answer.write_text(
            answer.read_text("utf-8").replace("request/exampleshire-3bf7d834.xlsx", "request/ask.toml"), encoding="utf-8"
        )
    path = spoil(folder, column, change)
    if column == "recorded":
        for earlier in ("committed_from", "committed_to", "outcome_date"):
            spoil(folder, earlier, lambda _: "2009-05-01" if earlier != "outcome_date" else "2011-05-01")  # noqa: B023
    out = str(tmp_path / "out")
    refused = run("answer", str(folder), "--to", out)
    assert (refused.returncode, words in refused.stderr, "--even-if-empty" in refused.stderr) == (12, True, True), refused.stderr
    assert not (tmp_path / "out" / "reply").exists()
    done: Done = run("answer", str(folder), "--to", out, "--even-if-empty")
    assert done.returncode == 0, done.stderr
    if column == "victim_age":
        refused = run("count", str(path), "--by", "year,age", "--to", str(tmp_path / "counts"))
        assert (refused.returncode, words in refused.stderr, "--even-if-empty" in refused.stderr) == (12, True, True)
        assert not (tmp_path / "counts").exists()
        assert run("count", str(path), "--by", "year,age", "--to", str(tmp_path / "counts"), "--even-if-empty").returncode == 0


def test_an_earlier_file_without_figures_is_named_and_nothing_is_promised_beside_it(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "earlier").mkdir()
    (folder / "earlier" / "table.csv").write_text("Dear applicant\n", encoding="utf-8")
    (folder / "earlier" / "scan.pdf").write_bytes(b"%PDF-1.7")
    (folder / "earlier" / "mail.msg").write_bytes(b"anything")
    done = run("answer", str(folder), "--to", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    statement = (tmp_path / "out" / "reply" / "attack-statement.txt").read_text("utf-8")
    for name in ("earlier/table.csv", "earlier/scan.pdf", "earlier/mail.msg"):
        assert name in done.stderr
        assert name in statement
        assert name in (tmp_path / "out" / "inside" / "checklist.txt").read_text("utf-8")
    assert "every earlier reply named below" not in statement
    assert "EARLIER REPLIES THAT WERE TAKEN" not in statement.upper()
    assert "nothing is promised" in statement


def test_nobody_to_ask_and_nothing_to_audit_are_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    asking = folder / "request" / "ask.toml"
    asking.write_text(asking.read_text("utf-8").replace('forces = ["Exampleshire"]', "forces = []"), encoding="utf-8")
    nobody = run("ask", str(folder / "request"), "--to", str(tmp_path / "requests"))
    assert (nobody.returncode, "names nobody to ask" in nobody.stderr) == (17, True), nobody.stderr
    (tmp_path / "list.csv").write_text("record,marked\n", encoding="utf-8")
    nothing = run("audit", "design", str(tmp_path / "list.csv"), "--seed", "1", "--to", str(tmp_path / "audit"))
    assert (nothing.returncode, "nothing to audit" in nothing.stderr) == (12, True), nothing.stderr
    assert not (tmp_path / "requests").exists()
    assert not (tmp_path / "audit").exists()


def test_a_year_of_which_the_extract_has_no_record_at_all_is_not_answered_with_zeros(run: Run, folder: Path) -> None:
    path = folder / "answer.toml"
    path.write_text(path.read_text("utf-8").replace("since = 2018-04-01", "since = 2010-04-01"), encoding="utf-8")
    done = run("answer", str(folder))
    assert done.returncode == 12
    assert "no record at all is of 2017/18 (records.since may be too early), so all of it would be 0" in done.stderr
    assert not (folder / "reply").exists()
    path.write_text(path.read_text("utf-8").replace("since = 2010-04-01", "since = 0001-01-01"), encoding="utf-8")
    assert "records.since: the year 1 is a slip" in run("answer", str(folder)).stderr
