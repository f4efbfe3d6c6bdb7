"""The file of decisions grows, is checked, and never forgets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from faircount.errors import BadDecision, SchemaMismatch
from faircount.store.decisions import HEADER, OPEN_AGAIN, Decision, Decisions, append_decisions, one_line, read_decisions

SHA = "a" * 64
FIRST = Decision(
    datetime(2026, 11, 25, 10, 12, tzinfo=UTC),
    "JM",
    "kent-csv",
    SHA,
    "csv",
    "the unit is not said",
    "counted: victims",
    "the letter",
)
KEY = FIRST.key


def test_a_project_without_the_file_has_no_decisions(tmp_path):
    assert read_decisions(tmp_path / "decisions.csv").all == ()


def test_what_is_written_is_read_back_with_its_time_in_utc(tmp_path):
    path = tmp_path / "decisions.csv"
    append_decisions(path, [FIRST])
    assert read_decisions(path).all == (FIRST,)
    assert path.read_text().splitlines()[1].startswith("2026-11-25T10:12:00Z,JM,kent-csv,")


def test_a_later_decision_stands_and_the_earlier_one_stays_in_the_file(tmp_path):
    path = tmp_path / "decisions.csv"
    append_decisions(path, [FIRST])
    before = path.read_bytes()
    later = replace(FIRST, decision="left out", why="the letter contradicts itself", who="PR")
    append_decisions(path, [later])
    assert path.read_bytes().startswith(before)
    found = read_decisions(path)
    assert found.on(KEY) == later
    assert found.history(KEY) == (later, FIRST)


def test_a_decision_that_is_taken_back_leaves_the_question_open():
    taken_back = Decisions((FIRST, replace(FIRST, decision=OPEN_AGAIN, why="asked too early")))
    assert taken_back.on(KEY) is None
    assert len(taken_back.history(KEY)) == 2


def test_a_decision_on_another_version_is_told_and_is_no_decision_on_this_one():
    found = Decisions((FIRST,))
    other = ("b" * 64, FIRST.locator, FIRST.question)
    assert found.on(other) is None
    assert found.on_other_versions("kent-csv", *other) == FIRST
    assert found.on_other_versions("essex-csv", *other) is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'=", " =", "'"])
def test_no_spreadsheet_runs_a_reason_and_it_reads_back_as_typed(tmp_path, start):
    path = tmp_path / "decisions.csv"
    made = replace(FIRST, why=f"{start}SUM(1)", locator=f"{start}x!A1")
    append_decisions(path, [made])
    assert read_decisions(path).all == (made,)
    assert f",{start}SUM" not in path.read_text() or start == "'"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"why": "  "}, "no why"),
        ({"who": ""}, "no who"),
        ({"why": "x" * 1001}, "at most 1000"),
        ({"why": "two\nlines"}, "one line"),
        ({"who": "a\u202eb"}, "cannot be seen"),
        ({"sha256": "abc"}, "not that of a document"),
        ({"when": datetime(2026, 11, 25)}, "no zone"),
    ],
)
def test_what_is_no_decision_is_refused(changed, said):
    with pytest.raises(BadDecision, match=said):
        replace(FIRST, **changed)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("when,who\n", "first line"),
        (HEADER + "yesterday,JM,kent-csv," + SHA + ",csv,q,d,w\n", "line 2"),
        (HEADER + "2026-11-25T10:12:00Z,JM,kent-csv\n", "line 2: has 3 columns"),
        (HEADER + '2026-11-25T10:12:00Z,"JM', "not CSV"),
    ],
)
def test_a_damaged_file_is_refused_with_its_line_and_never_added_to(tmp_path, text, said):
    path = tmp_path / "decisions.csv"
    path.write_text(text)
    with pytest.raises(SchemaMismatch, match=said):
        read_decisions(path)
    with pytest.raises(SchemaMismatch):
        append_decisions(path, [FIRST])
    assert path.read_text() == text


def test_an_empty_file_of_the_old_form_is_carried_on(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_text("when,who,source_id,locator,decision,why\n")
    append_decisions(path, [FIRST])
    assert read_decisions(path).all == (FIRST,)


def test_a_file_without_its_last_line_end_gets_one(tmp_path):
    path = tmp_path / "decisions.csv"
    append_decisions(path, [FIRST])
    path.write_text(path.read_text().rstrip("\n"))
    append_decisions(path, [FIRST])
    assert len(read_decisions(path).all) == 2


def test_what_a_person_typed_becomes_one_line():
    assert one_line("a\r\nb\u200b\tc  ") == "a b c"
