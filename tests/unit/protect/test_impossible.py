"""What is known to be impossible."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from faircount.errors import NotProtected, SchemaMismatch
from faircount.pipeline.audit_disclosure import audit_files
from faircount.protect.cell_state import CellState
from faircount.protect.constraints import listed_cells
from faircount.protect.disclosure.question import DisclosureQuestion
from faircount.protect.impossible import impossible_cells, never_cells, never_published
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_counts
from faircount.protect.suppression import suppress
from faircount.tables.margins import HierarchicalTable, Hierarchy
from tests.lib.patient_reader import possible_range
from tests.lib.small_tables import cross

BANDS = {"0-4": (0, 3), "5-9": (3, 5), "10-17": (5, 8)}
COUNTS = (28, 22, 9, 3, 12, 12, 12, 22)
POLICY = ProtectionPolicy()


def ages_and_bands() -> HierarchicalTable:
    band = Hierarchy.of_levels("band", [1, 2, 2, 2], ["T", *BANDS])
    age = Hierarchy.of_levels("age", [1] + [2] * len(COUNTS), ["T", *(f"a{place}" for place in range(len(COUNTS)))])
    cube = np.zeros((len(band), len(age)), dtype=np.int64)
    for row, (low, high) in enumerate(BANDS.values(), start=1):
        cube[row, low + 1 : high + 1] = COUNTS[low:high]
    return HierarchicalTable.of_leaves([band, age], cube)


def widths(table: HierarchicalTable, hidden: np.ndarray) -> list[int]:
    """How wide each small count is to a reader who knows which age lies in which band."""
    listed = listed_cells(table, [frozenset({"band"}), frozenset({"age"})])
    told = (listed & ~hidden) | impossible_cells(table)
    least = np.where(listed, 1, 0)
    small = np.flatnonzero(np.isin(table.flat, [1, 2, 3, 4]))
    return [high - low for low, high in (possible_range(table, told, least, int(cell)) for cell in small)]


def test_what_excludes_what_is_derived_from_the_counts_alone():
    table = ages_and_bands()
    impossible = impossible_cells(table).reshape(table.counts.shape)
    assert not table.flat[impossible.reshape(-1)].any()
    assert impossible[1, 4]
    assert impossible[3, 1]
    assert not impossible[0].any()
    assert not impossible[:, 0].any()
    assert impossible.sum() == 2 * len(COUNTS)


def test_dimensions_that_only_happen_to_have_zeros_exclude_nothing():
    assert not impossible_cells(cross((3, 3), [5, 0, 7, 0, 9, 4, 8, 0, 6])).any()
    assert not impossible_cells(cross((4,), [5, 0, 7, 2])).any()


def test_two_tables_of_one_variable_are_protected_from_a_reader_who_knows_which_age_lies_in_which_band(monkeypatch):
    table = ages_and_bands()
    constraints = PublicationConstraints(tables=["band", "age"])
    assert min(widths(table, protect_counts(table, POLICY, constraints, effort="quick").hidden)) >= POLICY.width
    # Of small counts that are seen roughly so much is hidden that the careless pattern holds here by chance.
    monkeypatch.setattr(import_module("faircount.protect.rough"), "MOST_GUESSED", 0)
    assert min(widths(table, protect_counts(table, POLICY, constraints, effort="quick").hidden)) >= POLICY.width
    listed = listed_cells(table, constraints.breakdowns(table.names))
    careless = suppress(table, POLICY, cell_state=CellState.of(listed), effort="quick")
    assert min(widths(table, careless.hidden)) < POLICY.width, "without it, other ages of the band hide nothing"


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
