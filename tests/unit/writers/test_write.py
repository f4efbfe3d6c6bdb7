"""The door of the files to take away."""

from __future__ import annotations

import pytest

from faircount.errors import BadProject
from faircount.writers.write import WRITERS, write
from tests.lib.publications import publication


def test_every_format_is_written_unless_some_are_named(tmp_path):
    everything = write(publication(), tmp_path / "all")
    assert {file.path.suffix for file in everything} >= {".csv", ".json", ".xlsx", ".ods"}
    assert [file.format for file in write(publication(), tmp_path / "some", ["xlsx"])] == ["XLSX"]


def test_a_format_nobody_writes_is_refused_by_name(tmp_path):
    with pytest.raises(BadProject, match=r"no writer for docm; have csv, xlsx, ods"):
        write(publication(), tmp_path, ["csv", "docm"])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", WRITERS)
def test_every_writer_gives_the_same_bytes_twice(name, tmp_path):
    first, again = (WRITERS[name](publication(), tmp_path / when) for when in ("first", "again"))
    assert [file.path.read_bytes() for file in first] == [file.path.read_bytes() for file in again]
