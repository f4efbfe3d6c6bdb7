"""A name to write to in letters that are no UTF-8 is refused before anything is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from faircount.errors import BadProject
from faircount.project.outputs import merged_into, new_folder, written_together


@pytest.mark.parametrize("writing", [written_together, new_folder, merged_into])
def test_a_name_that_is_no_utf_8_is_refused_and_nothing_is_left(tmp_path: Path, writing) -> None:
    place = tmp_path / os.fsdecode(b"caf\xe9.csv")
    with pytest.raises(BadProject, match=r"caf.+\.csv: the name is not in UTF-8"), writing(place):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_name_in_any_letters_of_utf_8_is_written(tmp_path: Path) -> None:
    with written_together(tmp_path / "café ✓.csv") as (beside,):
        assert beside is not None
        beside.write_text("said")
    assert (tmp_path / "café ✓.csv").read_text() == "said"
