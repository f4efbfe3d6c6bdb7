"""What was made before: kept where it is from the same thing and lies there as it was made, and else not."""

from __future__ import annotations

from pathlib import Path

import pytest

from faircount.project.keeping import BuildRecord


def held(folder: Path) -> BuildRecord:
    return BuildRecord.read(folder / "record.json", folder)


def test_files_are_known_again_by_what_they_were_made_from_and_by_their_letters(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("1\n", encoding="utf-8")
    assert held(tmp_path).of("one", "mark") is None
    held(tmp_path).write({"one": "mark"}, {"one": {"one.csv": "CSV"}})
    assert held(tmp_path).of("one", "mark") == {"one.csv": "CSV"}
    assert held(tmp_path).of("one", "another mark") is None
    assert held(tmp_path).of("two", "mark") is None
    (tmp_path / "one.csv").write_text("2\n", encoding="utf-8")
    assert held(tmp_path).of("one", "mark") is None
    (tmp_path / "one.csv").unlink()
    assert held(tmp_path).of("one", "mark") is None


SPOILT = ("1", '{"from": "mark"}', '{"from": "mark", "made": {"a": "b"}}', '{"from": "mark", "made": {}}')


@pytest.mark.parametrize("letters", ["", "[]", *(f'{{"one": {one}}}' for one in SPOILT)])
def test_a_record_that_is_no_record_keeps_nothing(tmp_path: Path, letters: str) -> None:
    (tmp_path / "record.json").write_text(letters, encoding="utf-8")
    assert held(tmp_path).of("one", "mark") is None
