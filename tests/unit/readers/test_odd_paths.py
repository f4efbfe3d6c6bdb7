"""Paths that are no files, and names that cannot be printed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from faircount.errors import UnreadableSource
from faircount.pipeline.read import read_answers
from faircount.readers.read import read_answer
from tests.lib.hostile_parts import CSV


def _quiet(*_: object) -> None:
    """No progress."""


def test_what_is_no_file_is_refused_by_name_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "device.csv").symlink_to("/dev/zero")
    (tmp_path / "round.csv").symlink_to("round.csv")
    for name in ("pipe.csv", "folder.xlsx", "device.csv", "round.csv", "missing.csv"):
        with pytest.raises(UnreadableSource, match=name):
            read_answer(tmp_path / name)


@pytest.mark.parametrize("name", [b"bad\xff\xfe.csv", b"-rf.csv", b"new\nline.csv", b"=eq.csv", b"quo'te\".csv", b"\x1b[31m.csv"])
def test_a_file_with_an_odd_name_is_read_and_its_name_steers_nothing(name: bytes, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text(CSV)
    to = tmp_path / "out.csv"
    answers = read_answers([path], to, _quiet)
    assert answers.rows == 4
    rows = to.read_text(encoding="utf-8").splitlines()
    assert len(rows) == 5
    assert not any(row.startswith(("=", "-", "\x1b")) for row in rows)


def test_a_link_in_a_circle_beside_good_answers_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "round.csv").symlink_to("round.csv")
    (tmp_path / "good.csv").write_text(CSV)
    answers = read_answers([tmp_path / "round.csv", tmp_path / "good.csv"], tmp_path / "out.csv", _quiet)
    assert [extract.file for extract in answers.refused] == ["round.csv"]
    assert answers.rows == 4
