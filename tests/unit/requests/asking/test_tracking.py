"""The tracking sheet: who is late on which day, and what a person wrote into it kept."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from faircount.errors import BadProject
from faircount.requests.asking.tracking import RequestState, Tracked, read_tracking, write_tracking

SENT = date(2026, 11, 25)
ROW = Tracked("E23000013", "cleveland-1a2b3c4d", SENT)


@pytest.mark.parametrize(
    ("day", "state", "late"),
    [
        (date(2026, 11, 24), RequestState.NOT_SENT, 0),
        (date(2026, 11, 25), RequestState.WAITING, 0),
        (date(2026, 12, 23), RequestState.WAITING, 0),
        (date(2026, 12, 24), RequestState.DUE_TODAY, 0),
        (date(2026, 12, 26), RequestState.OVERDUE, 0),
        (date(2026, 12, 29), RequestState.OVERDUE, 1),
    ],
)
def test_the_state_follows_the_day(day, state, late):
    assert (ROW.state(day), ROW.days_overdue(day)) == (state, late)


def test_the_clock_starts_with_the_day_of_receipt_where_that_is_known():
    assert replace(ROW, received=date(2026, 11, 30)).due == date(2026, 12, 30)
    assert replace(ROW, sent=None).state(SENT) is RequestState.NOT_SENT


def test_an_answer_ends_it_and_a_returned_form_is_one():
    answered = replace(ROW, answered=date(2026, 12, 28))
    assert answered.state(date(2026, 12, 27)) is RequestState.OVERDUE
    assert answered.state(date(2026, 12, 28)) is replace(ROW, answer="reply.xlsx").state(SENT) is RequestState.ANSWERED


def test_after_one_letter_and_its_time_it_is_the_commissioners_turn():
    chased = replace(ROW, chased=date(2026, 12, 29))
    assert chased.chase_due == date(2027, 1, 14)
    assert chased.state(date(2027, 1, 14)) is RequestState.CHASED
    assert chased.state(date(2027, 1, 15)) is RequestState.COMMISSIONER
    assert replace(chased, act_key="FOISA").chase_due == date(2027, 1, 28)


def test_what_is_written_is_read_back_with_the_columns_of_a_person(tmp_path: Path):
    rows = [
        replace(ROW, received=date(2026, 11, 26), chased=date(2026, 12, 29), note="rang, was told to wait", extra={"who": "Jo"}),
        Tracked("S23000009", "police-scotland-1a2b3c4d", SENT, act_key="FOISA", letter="letters/police-scotland.txt"),
    ]
    write_tracking(rows, tmp_path / "tracking.csv", None)
    found = read_tracking(tmp_path / "tracking.csv")
    assert list(found.values()) == [rows[0], replace(rows[1], extra={"who": ""})]


def test_dates_may_come_back_as_a_spreadsheet_writes_them_and_with_its_mark_in_front(tmp_path: Path):
    path = tmp_path / "tracking.csv"
    write_tracking([ROW], path, None)
    path.write_text("\ufeff" + path.read_text("utf-8").replace("2026-11-25", "25/11/2026"), "utf-8")
    assert read_tracking(path)["E23000013"].sent == SENT


def test_the_state_stands_in_the_file_only_for_a_day_that_was_given(tmp_path: Path):
    path = tmp_path / "tracking.csv"
    for today, expected in ((None, ("", "", "")), (date(2026, 12, 29), ("2026-12-29", "overdue", "1"))):
        write_tracking([ROW], path, today)
        with path.open(encoding="utf-8", newline="") as stream:
            (row,) = csv.DictReader(stream)
        assert (row["on"], row["state"], row["days_overdue"]) == expected
        assert row["due"] == "2026-12-24"


def test_a_note_is_never_run_by_a_spreadsheet(tmp_path: Path):
    path = tmp_path / "tracking.csv"
    for _ in range(2):
        write_tracking([replace(next(iter(read_tracking(path).values()), ROW), note="=1+1")], path, None)
    assert path.read_text("utf-8").splitlines()[1].endswith(",'=1+1")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2026-11-25", "2026-11-31", "line 2, sent: not a date"),
        ("E23000013", "E99999999", "line 2: the code of the force is not known"),
        ("sent", "went", "the columns sent are missing"),
    ],
)
def test_a_spoilt_sheet_is_refused_by_its_line(tmp_path: Path, before: str, after: str, words: str):
    path = tmp_path / "tracking.csv"
    write_tracking([ROW], path, None)
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    with pytest.raises(BadProject, match=words):
        read_tracking(path)


def test_two_lines_of_one_force_are_refused(tmp_path: Path):
    write_tracking([ROW, ROW], tmp_path / "tracking.csv", None)
    with pytest.raises(BadProject, match="line 3: Cleveland stands twice"):
        read_tracking(tmp_path / "tracking.csv")


def test_a_sheet_saved_in_another_encoding_is_refused_with_the_way_to_save_it(tmp_path: Path):
    path = tmp_path / "tracking.csv"
    path.write_bytes("force,code\nHeddlu Gwent – é,W15000002\n".encode("cp1252"))
    with pytest.raises(BadProject, match="CSV UTF-8"):
        read_tracking(path)
