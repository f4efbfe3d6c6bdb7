"""The example that the package carries: the same figures as the repository's, written over nothing."""

from __future__ import annotations

import gzip
import lzma
from pathlib import Path

import pytest
from tools.example import FROM, TO, carried, reduced, stale

from faircount.errors import BadProject
from faircount.pipeline.start import write_demo
from faircount.project.project import Project
from faircount.readers.published.open_table import read_open_table
from faircount.vocabulary.provenance import Source, Trust

TABLES = sorted(path.relative_to(FROM) for path in FROM.glob("reference/home-office/*"))


def test_what_is_carried_is_what_the_repository_has():
    assert stale() == []
    assert len(TABLES) == 2


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_the_reduced_table_gives_the_same_figures_and_changes_no_row(table):
    source = Source("table", "Table", "Home Office", "", Trust.OFFICIAL)
    packed = TO / table.with_suffix(".xz")
    whole, small = (read_open_table(path, source).figures.frame for path in (FROM / table, packed))
    assert whole.equals(small)
    whole_rows, small_rows = gzip.decompress((FROM / table).read_bytes()), lzma.decompress(packed.read_bytes())
    assert set(small_rows.splitlines()) < set(whole_rows.splitlines())


def test_a_reduced_table_keeps_heading_and_bytes():
    rows = [
        "Offence Group, Offence Code\n",
        " Sexual offences ,71\xa3\n",
        "Robbery,34\n",
        "Sexual offences,22A\n",
        "Images,86 \n",
    ]
    kept = (rows[0], rows[3], rows[1], rows[4])
    assert reduced("".join(rows).encode("latin-1")) == "".join(kept).encode("latin-1")


def test_each_file_says_where_it_is_from_and_under_which_licence(tmp_path):
    folder = write_demo(tmp_path / "demo")
    said = (folder / "README.md").read_text("utf-8")
    assert "Open Government Licence v3.0" in said
    for entry in Project.open(folder).config.reference:
        assert f"`{entry.path}`" in said
        assert (folder / entry.path).is_file()
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == set(carried())


@pytest.mark.parametrize("held", ["faircount.toml", "notes.txt", "answers/kent.csv"])
def test_nothing_is_written_over(tmp_path: Path, held: str):
    (tmp_path / held).parent.mkdir(exist_ok=True)
    (tmp_path / held).write_text("mine")
    with pytest.raises(BadProject, match="nothing is written over"):
        write_demo(tmp_path)
    assert [path.read_text() for path in tmp_path.rglob("*") if path.is_file()] == ["mine"]
    with pytest.raises(BadProject, match="is a file"):
        write_demo(tmp_path / held)
