"""A benchmark table protected, written, attacked and checked end to end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from faircount.errors import NotProtected, SchemaMismatch, UnreadableSource
from faircount.protect.certificates import Certificates
from faircount.protect.constraints import kept_cells
from faircount.protect.disclosure.audit import audit
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import MARK, published, write_audit, write_hierarchies, write_published
from faircount.protect.suppression import SafePattern, suppress
from tests.lib.audited_files import audit_file
from tests.lib.protected_files import protect_table
from tests.lib.small_tables import cross

SMALL = Path(__file__).parents[2] / "fixtures" / "sdc" / "small"
POLICY = ProtectionPolicy()


@pytest.fixture(scope="module")
def pattern() -> SafePattern:
    return protect_table(SMALL / "data.csv", SMALL, "freq", POLICY, effort="quick")


def test_every_small_count_is_hidden_and_proved(pattern):
    assert pattern.primary.sum() == 163
    assert pattern.hidden[pattern.primary].all()
    assert len(pattern.certificates) == 163
    assert not len(pattern.certificates.unproved(pattern.table, pattern.hidden, 1, 3))


def test_zeros_are_published(pattern):
    assert not pattern.hidden[pattern.table.flat == 0].any()


def test_what_is_written_shows_one_mark_and_no_small_count(pattern, tmp_path):
    write_published(pattern, tmp_path / "out.csv")
    frame = pl.read_csv(tmp_path / "out.csv", infer_schema=False)
    shown = set(frame["freq"])
    assert frame.columns == ["year", "off", "age", "cyber", "freq"]
    assert frame.height == 540
    assert MARK in shown
    assert not shown & {"1", "2", "3", "4"}
    assert (frame["freq"] == MARK).sum() == pattern.hidden.sum()


def test_the_audit_tells_every_cell_apart(pattern, tmp_path):
    write_audit(pattern, tmp_path / "audit.csv")
    frame = pl.read_csv(tmp_path / "audit.csv")
    assert frame.columns == ["year", "off", "age", "cyber", "freq", "status"]
    assert frame["freq"].to_list() == pattern.table.flat.tolist()
    kinds = dict(frame["status"].value_counts().iter_rows())
    assert (kinds["p"], kinds["s"]) == (163, pattern.secondary_cells)
    assert pattern.secondary_count == frame.filter(pl.col("status") == "s")["freq"].sum()


def test_the_attack_on_what_was_written_finds_no_small_count(pattern, tmp_path):
    write_published(pattern, tmp_path / "out.csv")
    write_hierarchies(pattern.table.hierarchies, tmp_path / "h")
    assert (tmp_path / "h" / "hier_off.csv").read_text() == (SMALL / "hier_off.csv").read_text()
    found = audit_file(tmp_path / "out.csv", tmp_path / "h", 5)
    assert found.hidden == pattern.hidden.sum()
    assert not found.small(5)
    assert audit(published(pattern), 3, among=pattern.primary).is_safe


def test_hiding_small_counts_alone_gives_some_of_them_away(pattern):
    bare = SafePattern(pattern.table, POLICY, pattern.primary, pattern.primary, pattern.certificates)
    found = audit(published(bare), 3)
    assert len(found.exact) > 20
    for cell, limits in found.narrow.items():
        assert limits.holds(int(pattern.table.flat[cell]))


def test_a_pattern_that_shows_a_small_count_is_not_written(pattern, tmp_path):
    bare = SafePattern(pattern.table, POLICY, pattern.primary, pattern.primary & False, pattern.certificates)
    with pytest.raises(NotProtected, match="would be published"):
        write_published(bare, tmp_path / "out.csv")


def test_certificates_come_back_from_their_file(pattern, tmp_path):
    pattern.certificates.write(tmp_path / "certificates.npz")
    again = Certificates.read(tmp_path / "certificates.npz")
    assert not len(again.unproved(pattern.table, pattern.hidden, 1, 3))
    with pytest.raises(UnreadableSource):
        Certificates.read(tmp_path / "none.npz")
    np.savez(tmp_path / "other.npz", cells=np.zeros(1))
    with pytest.raises(SchemaMismatch, match="primaries"):
        Certificates.read(tmp_path / "other.npz")


def test_a_certificate_that_was_tampered_with_proves_nothing(pattern):
    given = pattern.certificates
    grown = given.amounts.copy()
    grown[0] += 1
    assert len(replace(given, amounts=grown).unproved(pattern.table, pattern.hidden, 1, 3))
    fewer = pattern.hidden.copy()
    fewer[given.cells[0]] = False
    assert len(given.unproved(pattern.table, fewer, 1, 3))
    assert len(given.unproved(pattern.table, pattern.hidden, 1, 10))


def test_a_certificate_may_not_go_under_what_is_known_of_a_single_cell(pattern):
    given, least = pattern.certificates, np.ones(len(pattern.table.flat), dtype=np.int64)
    assert not len(given.unproved(pattern.table, pattern.hidden, least, 3))
    falls = next(
        change.cells[change.amounts < 0][0] for _, room in given.rooms() for change in room if (change.amounts < 0).any()
    )
    least[falls] = pattern.table.flat[falls]
    assert len(given.unproved(pattern.table, pattern.hidden, least, 3))


def test_totals_that_are_kept_stay_published():
    table = cross((3, 3), [9, 3, 12, 20, 8, 2, 6, 14, 30])
    kept = kept_cells(table, ["one-way"])
    assert kept.sum() == 7
    pattern = suppress(table, POLICY, keep=kept)
    assert not pattern.hidden[kept].any()
    assert audit(published(pattern), 3, among=pattern.primary).is_safe


def test_a_wish_that_gives_a_count_away_is_refused_with_the_cells_it_makes_impossible():
    table = cross((2, 2), [3, 0, 0, 9])
    with pytest.raises(NotProtected, match=r"3 small counts.*T, b0"):
        suppress(table, POLICY, keep=kept_cells(table, ["one-way"]))


@pytest.mark.parametrize(("wish", "wrong"), [("a0", NotProtected), ("a0, b9", SchemaMismatch)])
def test_a_wish_for_no_cell_is_refused(wish, wrong):
    with pytest.raises(wrong):
        kept_cells(cross((2, 2), [1, 2, 3, 4]), [wish])


def test_a_cell_can_be_kept_by_its_codes():
    assert np.flatnonzero(kept_cells(cross((2, 2), [1, 2, 3, 4]), ["a0, T"])).tolist() == [3]


def test_a_table_without_small_counts_is_published_whole():
    pattern = suppress(cross((2, 2), [9, 8, 7, 6]), POLICY)
    assert not pattern.hidden.any()
    assert audit(published(pattern), 3).hidden == 0


@pytest.mark.parametrize("bench", ["protection.py", "disclosure.py"])
def test_what_is_measured_is_what_a_user_gets(bench):
    """Through the door, which also knows what two groupings of one thing make impossible, and not by the search alone."""
    text = (Path(__file__).parents[3] / "bench" / bench).read_text("utf-8")
    assert "protect_counts(" in text
    assert "import suppress" not in text


def test_an_effort_that_is_not_known_is_refused():
    with pytest.raises(NotProtected, match="quick, normal, best"):
        suppress(cross((2, 2), [1, 8, 7, 6]), POLICY, effort="heroic")


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("a,freq\nT,9\na0,x9\na1,4\n", "row 3"),
        ("a,freq\nT,9\na0,5\na7,4\n", "row 4"),
    ],
)
def test_a_published_table_that_cannot_be_read_is_named(tmp_path, rows, wrong):
    (tmp_path / "hier_a.csv").write_text("level,code\n@,T\n@@,a0\n@@,a1\n")
    (tmp_path / "out.csv").write_text(rows)
    with pytest.raises(SchemaMismatch, match=wrong):
        audit_file(tmp_path / "out.csv", tmp_path)


def test_a_cell_without_a_row_is_not_published_and_still_follows(tmp_path):
    (tmp_path / "hier_a.csv").write_text("level,code\n@,T\n@@,a0\n@@,a1\n")
    (tmp_path / "out.csv").write_text("a,freq\nT,9\na0,5\n")
    found = audit_file(tmp_path / "out.csv", tmp_path)
    assert [found.published.codes_of(cell) for cell in found.small(5)] == [("a1",)]


def test_published_cells_that_do_not_add_up_are_refused(tmp_path):
    (tmp_path / "hier_a.csv").write_text("level,code\n@,T\n@@,a0\n@@,a1\n")
    (tmp_path / "out.csv").write_text("a,freq\nT,9\na0,*\na1,40\n")
    with pytest.raises(SchemaMismatch, match="sums of their parts"):
        audit_file(tmp_path / "out.csv", tmp_path)


def test_a_difference_that_gives_a_star_away_is_found_exactly(tmp_path):
    (tmp_path / "hier_a.csv").write_text("level,code\n@,T\n@@,a0\n@@,a1\n")
    (tmp_path / "out.csv").write_text("a,freq\nT,9\na0,*\na1,6\n")
    found = audit_file(tmp_path / "out.csv", tmp_path)
    assert [found.published.codes_of(cell) for cell in found.exact] == [("a0",)]
    assert found.small(5) == found.exact
