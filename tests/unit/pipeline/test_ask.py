"""The recipe of asking: one folder of letters, one state for each force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from faircount.errors import BadProject
from faircount.pipeline.ask import ask, chase, status
from faircount.requests.asking.tracking import RequestState, write_tracking
from tests.lib.requests import DEFINITION, write_definition

LATE = date(2026, 12, 29)


def test_each_force_gets_a_letter_and_a_form_under_its_act(tmp_path: Path):
    asked = ask(write_definition(tmp_path), tmp_path / "out")
    assert [(row.code, row.act_key) for row in asked.rows] == [("E23000013", "FOIA"), ("S23000009", "FOISA"), ("PSNI", "FOIA")]
    assert (asked.counts, asked.drafts) == (16, 0)
    for row in asked.rows:
        assert row.reference in (tmp_path / "out" / row.letter).read_text("utf-8")
        assert (tmp_path / "out" / row.form).name == f"{row.reference}.xlsx"


def test_only_who_is_overdue_is_chased_and_once(tmp_path: Path):
    folder, to = write_definition(tmp_path), tmp_path / "out"
    first, second, third = ask(folder, to).rows
    first, second = replace(first, answered=date(2026, 12, 1)), replace(second, received=date(2026, 12, 14))
    write_tracking([first, second, third], to / "tracking.csv", None)
    rows = chase(folder, to, LATE).rows
    assert [row.state(LATE) for row in rows] == [RequestState.ANSWERED, RequestState.WAITING, RequestState.CHASED]
    assert [path.name for path in (to / "chase").iterdir()] == ["police-service-of-northern-ireland.txt"]
    later = date(2027, 3, 1)
    assert [row.state(later) for row in chase(folder, to, later).rows] == [
        RequestState.ANSWERED,
        RequestState.CHASED,
        RequestState.COMMISSIONER,
    ]
    assert len(list((to / "chase").iterdir())) == 2


def test_there_is_no_state_before_there_are_letters(tmp_path: Path):
    with pytest.raises(BadProject, match="write the letters first"):
        status(write_definition(tmp_path), tmp_path / "out", date(2026, 12, 1))


def test_a_sheet_of_another_request_is_refused(tmp_path: Path):
    folder = write_definition(tmp_path)
    ask(folder, tmp_path / "out")
    write_definition(tmp_path, DEFINITION.replace('"PSNI"', '"Kent"'))
    with pytest.raises(BadProject, match="belongs to another request"):
        ask(folder, tmp_path / "out")
