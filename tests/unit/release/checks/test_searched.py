"""What a release check searches for a hidden count: every file that any writer makes, and every one that nobody knows."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from faircount.release.checks.searched import NOT_SEARCHED, numbers_of
from faircount.writers.publication import PublicationTable
from faircount.writers.write import CATALOGUES, WRITERS, catalogue
from tests.lib.publications import figure, protected, publication

TELLING = 41_234_567


@pytest.mark.parametrize("name", WRITERS)
def test_a_count_in_a_file_of_any_writer_is_found(name: str, tmp_path: Path) -> None:
    written = WRITERS[name](
        publication(PublicationTable("by-year", protected([figure(2013, TELLING), figure(2014, 5)]))), tmp_path
    )
    assert {one.path.suffix for one in written}.isdisjoint(NOT_SEARCHED)
    found = set().union(*(numbers_of(one.path) for one in written))
    assert TELLING in found, f"the check of a release cannot look into a file of {name}; teach numbers_of to read it"


@pytest.mark.parametrize("name", CATALOGUES)
def test_what_describes_all_files_is_looked_into_too(name: str, tmp_path: Path) -> None:
    one = publication()
    released = [(one, WRITERS["csv"](one, tmp_path))]
    assert all(numbers_of(each.path) for each in CATALOGUES[name](released, tmp_path))
    assert {each.path.suffix for each in catalogue(released, tmp_path)}.isdisjoint(NOT_SEARCHED)


@pytest.mark.parametrize("ending", [".md", ".yaml", ".new", ""])
def test_a_file_of_an_ending_that_nobody_knows_is_looked_into(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"kent{ending}"
    path.write_text(f"| Kent | {TELLING:,} |", encoding="utf-8")
    assert numbers_of(path) == {TELLING}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("inside/table.part", f"<v>{TELLING}</v>")
    assert numbers_of(path) == {TELLING}
