"""What every reader knows to be impossible is used by the attack, and allowed for by the protection."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faircount.errors import NotProtected, SchemaMismatch
from faircount.pipeline.audit_disclosure import audit_files
from faircount.protect.disclosure.question import DisclosureQuestion
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_counts
from faircount.protect.public.never import never_cells, never_published
from tests.lib.small_tables import cross


def quietly(_work: str, _done: int, _total: int) -> None:
    pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hier_a.csv").write_text("level,code\n@,T\n@@,a0\n@@,a1\n")
    (tmp_path / "hier_b.csv").write_text("level,code\n@,T\n@@,b0\n@@,b1\n")
    (tmp_path / "margins.csv").write_text("a,b,freq\nT,T,40\na0,T,20\na1,T,20\nT,b0,17\nT,b1,23\n")
    return tmp_path


def test_an_impossible_cell_gives_its_neighbours_away(folder: Path) -> None:
    (folder / "never.csv").write_text("b,a\nb0,a1\n")
    (folder / "margins.csv").write_text("a,b,freq\nT,T,40\na0,T,20\na1,T,20\nT,b0,17\nT,b1,23\n")
    assert audit_files([folder / "margins.csv"], DisclosureQuestion(hierarchies=folder), quietly).is_safe
    found = audit_files([folder / "margins.csv"], DisclosureQuestion(hierarchies=folder, never=folder / "never.csv"), quietly)
    assert [each.codes for each in found.given if each.is_exact] == [("a0", "b1")]


def test_a_missing_or_empty_column_is_the_whole(folder: Path) -> None:
    table = cross((2, 2), [0, 0, 3, 9])
    (folder / "never.csv").write_text("b,a\n,a0\n")
    (folder / "short.csv").write_text("a\na0\n")
    for name in ("never.csv", "short.csv"):
        cells = never_cells(folder / name, table)
        assert [table.codes_of(int(cell)) for cell in np.flatnonzero(cells)] == [("a0", "T"), ("a0", "b0"), ("a0", "b1")]
    assert never_published(folder / "short.csv", table.hierarchies).upper.tolist() == [0]


def test_protection_reckons_with_a_reader_who_knows(folder: Path) -> None:
    table = cross((2, 2), [17, 3, 0, 20])
    (folder / "never.csv").write_text("a,b\na1,b0\n")
    margins = ("a", "b", "total")
    blind = protect_counts(table, ProtectionPolicy(), PublicationConstraints(tables=margins), effort="quick")
    assert not blind.secondary_cells
    knowing = protect_counts(
        table, ProtectionPolicy(), PublicationConstraints(tables=margins, never=folder / "never.csv"), effort="quick"
    )
    assert knowing.secondary_cells > 0


@pytest.mark.parametrize(
    ("lines", "refusal", "said"),
    [
        ("a\na1\n", NotProtected, "something is counted"),
        ("c\nc1\n", SchemaMismatch, "'c' is no dimension"),
        ("a\n", SchemaMismatch, "no row names"),
    ],
)
def test_what_cannot_be_so_is_refused(folder: Path, lines: str, refusal: type[Exception], said: str) -> None:
    (folder / "never.csv").write_text(lines)
    with pytest.raises(refusal, match=said):
        never_cells(folder / "never.csv", cross((2, 2), [5, 6, 7, 0]))
