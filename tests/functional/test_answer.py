"""Answering a request as an officer does: from records to a reply that is read back, with nothing of a record in it."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest

from faircount.records.schema import POLARS_SCHEMA
from faircount.requests.answering.rows import Why
from faircount.tables.request import PROTECTED
from faircount.writers.reply import REPLY_WRITERS
from tests.architecture.source import ROOT
from tests.lib.answering import SETTINGS, every_byte, records, write_folder
from tests.lib.requests import DEFINITION
from tests.lib.running import Run, runner


@pytest.fixture
def faircount(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


def answered(faircount: Run, folder: Path) -> Path:
    done = faircount("answer", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def copied_example(to: Path) -> Path:
    """The example as it is kept, without what was made in it."""
    source = ROOT / "examples" / "exampleshire"
    for path in (*source.glob("*.toml"), *source.glob("request/*"), *source.glob("records/*")):
        place = to / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    return to


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied_example(tmp_path_factory.mktemp("kept") / "example")


@pytest.fixture
def example(faircount: Run, kept: Path) -> Path:
    """The example, answered once for all tests that read the reply."""
    return kept if (kept / "reply").is_dir() else answered(faircount, kept)


def figures_in(path: Path) -> dict[tuple[str, ...], tuple[str, str]]:
    """The table of ``faircount read``: what a row is of, with its count and status, a file apart."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    named = ("file", "area", "period_start", "counted", "offence", "online", "age_low", "age_high", "age_known", "sex")
    found = {tuple(row[name] for name in named): (row["count"], row["status"]) for row in rows}
    assert len(found) == len(rows)
    return found


def counted(frame: pl.DataFrame, key: tuple[str, ...]) -> int:
    """The count of a row, told by polars from the records, by rules written here once more."""
    _, _, start, _, offence, online, low, high, known, _ = key
    year = int(start[:4])
    sexual = pl.col("offence") != "86"
    age = pl.col("victim_age")
    band = age.is_null() if known == "no" else pl.lit(True) if not high else age.is_between(int(low), int(high))
    return frame.filter(
        pl.col("standing") == "stands",
        pl.col("victim_number") <= 1,
        pl.col("recorded").is_between(pl.date(year, 4, 1), pl.date(year + 1, 3, 31)),
        sexual if offence == "sexual_under_18" else pl.col("offence") == offence,
        pl.lit(True) if online == "all" else pl.col("online") == "yes",
        band.fill_null(False),
    ).height


def test_the_example_is_answered_and_read_back_the_same_from_every_format(faircount: Run, example: Path, tmp_path: Path):
    files = sorted((example / "reply").glob("exampleshire-*"))
    assert {path.suffix for path in files} == {f".{kind}" for kind in REPLY_WRITERS}
    done = faircount("read", *map(str, files), "--to", str(tmp_path / "read.csv"))
    assert done.returncode == 0, done.stderr
    found = figures_in(tmp_path / "read.csv")
    by_file = {path.name: {key[1:]: said for key, said in found.items() if key[0] == path.name} for path in files}
    first, *others = by_file.values()
    assert len(first) == 96
    assert all(each == first for each in others)
    frame = pl.read_csv(example / "records" / "incidents.csv", schema_overrides=POLARS_SCHEMA)
    shown = {key: count for key, (count, status) in first.items() if status == "observed"}
    assert {key: int(count) for key, count in shown.items()} == {key: counted(frame, ("", *key)) for key in shown}
    hidden = [key for key, (_, status) in first.items() if status == "suppressed at source"]
    assert all(counted(frame, ("", *key)) > 0 for key in hidden)
    assert not any(0 < int(count) < 5 for count in shown.values())
    assert {status for key, (_, status) in first.items() if key[1] == "2017-04-01"} == {"not recorded"}


def test_what_may_leave_and_what_stays_are_apart_and_the_same_each_time(faircount: Run, tmp_path: Path):
    folder = answered(faircount, write_folder(tmp_path / "request"))
    first = dict(every_byte(folder))
    assert {path.name.partition(".")[0] for path in (folder / "reply").iterdir()} >= {"letter", "method-note", "attack-statement"}
    assert {path.name for path in (folder / "inside").iterdir()} == {"checklist.html", "checklist.txt", "withheld.csv", "proofs"}
    reasons = {cells[8] for cells in csv.reader(_csv(folder)[1:])}
    assert reasons == {"", PROTECTED}
    assert not any(str(Why.HIDES).encode() in content for name, content in first.items() if name.startswith("reply"))
    assert "small count" in (folder / "inside" / "withheld.csv").read_text("utf-8")
    answered(faircount, folder)
    assert dict(every_byte(folder)) == first


def test_a_second_reply_with_other_bands_gives_nothing_away_beside_the_first(faircount: Run, tmp_path: Path):
    ages = '"all", "under 10", "10 to 15", "16 to 17", "not known"'
    figures = f'offences = ["88A"]\nyears = ["2024/25"]\nonline = ["all", "yes"]\nages = [{ages}]\n'
    first = answered(faircount, write_folder(tmp_path / "first", figures=figures))
    other = figures.replace('"under 10", "10 to 15"', '"under 11", "11 to 15"')
    alone = answered(faircount, write_folder(tmp_path / "alone", figures=other))
    second = write_folder(tmp_path / "second", figures=other)
    (second / "earlier" / "first").mkdir(parents=True)
    sent = next((first / "reply").glob("*.csv"))
    (second / "earlier" / "first" / sent.name).write_bytes(sent.read_bytes())
    answered(faircount, second)
    assert sent.name in (second / "reply" / "attack-statement.txt").read_text("utf-8")
    counts = [sum(PROTECTED in line for line in _csv(folder)) for folder in (alone, second)]
    assert counts[1] >= counts[0]


def test_classes_that_cross_are_answered_in_one_reply(faircount: Run, tmp_path: Path):
    figures = 'offences = ["sexual_under_18"]\nyears = ["2024/25", "2024"]\nages = ["all", "under 13", "10 to 15", "not known"]\n'
    folder = answered(faircount, write_folder(tmp_path / "request", figures=figures))
    frame = pl.read_csv(folder / "records.csv", schema_overrides=POLARS_SCHEMA).filter(
        pl.col("standing") == "stands", pl.col("victim_number") <= 1, pl.col("offence") != "86", pl.col("victim_age") < 13
    )
    year = frame.filter(pl.col("recorded").is_between(pl.date(2024, 1, 1), pl.date(2024, 12, 31))).height
    (row,) = [row for row in csv.reader(_csv(folder)) if row[1] == "2024" and row[5] == "under 13"]
    assert row[7] == str(year)
    note = " ".join((folder / "reply" / "method-note.txt").read_text("utf-8").split())
    assert "Everything that is given is protected together, over all periods" in note


def test_a_request_of_which_nothing_is_held_is_answered_so(faircount: Run, tmp_path: Path):
    folder = write_folder(tmp_path / "request", figures='offences = ["88A"]\nyears = ["2010/11", "2030/31"]\n')
    refused = faircount("answer", str(folder))
    assert (refused.returncode, "no row of the request is held" in refused.stderr) == (12, True), "it is asked first"
    assert faircount("answer", str(folder), "--even-if-empty").returncode == 0
    said = " ".join((folder / "reply" / "letter.txt").read_text("utf-8").split())
    assert "We do not hold any of it." in said
    assert "Rows R001 to R002: the records are whole from" in said
    assert {row[8] for row in csv.reader(_csv(folder)[1:])} == {"not held"}


def test_the_letter_can_be_finished_in_word_and_says_the_same(faircount: Run, example: Path, tmp_path: Path):
    reply = example / "reply"
    done = faircount("read", str(reply / "letter.docx"), *map(str, reply.glob("*.csv")), "--to", str(tmp_path / "read.csv"))
    assert done.returncode == 0, done.stderr
    said = {True: set(), False: set()}
    for (name, _, start, _, _, online, low, high, known, _), (count, status) in figures_in(tmp_path / "read.csv").items():
        if status == "observed" and known == "yes" and (low, high) in (("", ""), ("0", "17")):
            said[name == "letter.docx"].add((start, online, count))
    assert len(said[True]) == 12
    assert said[True] == said[False]


def _csv(folder: Path) -> list[str]:
    return next((folder / "reply").glob("*.csv")).read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("unit", "force", "code", "words"),
    [
        ("outcomes", "Cleveland", "E23000013", ("section 40(2)", "section 40(3A)(a)", "section 50", "ico.org.uk")),
        ("victims", "Police Scotland", "S23000009", ("section 38(1)(b)", "section 38(2A)", "section 47", "foi.scot")),
    ],
)
def test_each_unit_and_each_act_has_words_of_its_own(faircount: Run, tmp_path: Path, unit, force, code, words):
    figures = f'offences = ["88A"]\nyears = ["2024/25"]\nages = ["all", "under 10", "not known"]\ncounted = "{unit}"\n'
    extract = records().with_columns(force=pl.lit(code))
    settings = SETTINGS.replace("Exampleshire", force)
    folder = answered(faircount, write_folder(tmp_path / "request", extract, figures, changed=settings, area=code))
    said = " ".join((folder / "reply" / "letter.txt").read_text("utf-8").split())
    assert all(word in said for word in words)
    assert f"3 counts of {unit}" in said
    assert "exercise" not in said.casefold()
    note = " ".join((folder / "reply" / "method-note.txt").read_text("utf-8").split())
    assert ("do not make a rate of it" in note) == (unit == "outcomes")


def test_another_reply_in_the_place_is_never_written_over(faircount: Run, tmp_path: Path):
    folder = write_folder(tmp_path / "request")
    (folder / "reply").mkdir()
    (folder / "reply" / "sent.csv").write_text("kept", encoding="utf-8")
    done = faircount("answer", str(folder))
    assert (done.returncode, "belongs into the folder earlier" in done.stderr) == (17, True)
    assert [path.name for path in (folder / "reply").iterdir()] == ["sent.csv"]


def test_a_request_to_another_force_is_not_answered(faircount: Run, tmp_path: Path):
    folder = write_folder(tmp_path / "request", changed=SETTINGS.replace("request.xlsx", "asked/ask.toml"))
    (folder / "asked").mkdir()
    (folder / "asked" / "ask.toml").write_text(DEFINITION, encoding="utf-8")
    done = faircount("answer", str(folder))
    assert (done.returncode, "asks Cleveland, and Exampleshire answers" in done.stderr) == (17, True)


def test_from_an_empty_folder_to_settings(faircount: Run, tmp_path: Path):
    none = faircount("answer", str(tmp_path))
    assert (none.returncode, "--start" in none.stderr) == (17, True)
    assert faircount("answer", str(tmp_path), "--start", "--today", "2026-11-25").returncode == 0
    assert "received = 2026-11-25" in (tmp_path / "answer.toml").read_text("utf-8")
    unfilled = faircount("answer", str(tmp_path))
    assert unfilled.returncode == 17
    assert "force.area" in unfilled.stderr
