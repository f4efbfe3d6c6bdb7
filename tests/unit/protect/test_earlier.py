"""What was published before, laid over the table of now: years that were added, classes that changed, counts that differ."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from faircount.errors import NotProtected, SchemaMismatch
from faircount.protect.coarsening import Merge, merge
from faircount.protect.constraints import listed_cells, parse_breakdown, read_breakdowns
from faircount.protect.disclosure.audit import audit
from faircount.protect.earlier import EarlierRelease, finest_of, place_earlier
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.protect import PublicationConstraints, protect_counts
from faircount.protect.release import published, write_hierarchies, write_published
from faircount.protect.suppression import suppress
from faircount.tables.margins import HierarchicalTable, Hierarchy
from tests.lib.protected_files import protect_table
from tests.lib.small_tables import cross

POLICY = ProtectionPolicy()
AGES = Hierarchy.of_levels("age", [1, 2, 2, 2], ["all ages", "0-9", "10-15", "16-17"])
ROWS = {"2022": (2, 40, 31), "2023": (12, 55, 3), "2024": (9, 61, 28)}


def years(*codes: str) -> HierarchicalTable:
    hierarchy = Hierarchy.of_levels("year", [1] + [2] * len(codes), ["all years", *codes])
    cube = np.zeros((len(codes) + 1, 4), dtype=np.int64)
    for place, code in enumerate(codes, start=1):
        cube[place, 1:] = ROWS[code]
    return HierarchicalTable.of_leaves([hierarchy, AGES], cube)


def release(table: HierarchicalTable, folder: Path, name: str) -> EarlierRelease:
    own = folder / name
    write_hierarchies(table.hierarchies, own)
    write_published(suppress(table, POLICY, effort="quick"), own / "out.csv")
    return EarlierRelease(own / "out.csv", own)


def test_a_year_more_finds_the_total_of_fewer_years_as_a_cell_of_its_own(tmp_path):
    before = release(years("2022", "2023"), tmp_path, "before")
    table = years("2022", "2023", "2024")
    placed = place_earlier(table, listed_cells(table, ()), [before], POLICY)
    wide, cell_state = placed.wide.table, placed.cell_state
    assert wide.hierarchies[0].codes == ("all years", "2022 + 2023", "2022", "2023", "2024")
    assert int(cell_state.listed.sum()) == table.counts.size
    older = dict(zip(map(wide.codes_of, range(wide.counts.size)), cell_state.known | cell_state.marked, strict=True))
    assert older["2022 + 2023", "all ages"]
    assert not older["all years", "all ages"]
    pattern = protect_counts(table, POLICY, PublicationConstraints(earlier=[before]), effort="quick")
    assert not (pattern.hidden & cell_state.known).any()
    assert audit(published(pattern), POLICY.width, among=pattern.primary).is_safe
    write_published(pattern, tmp_path / "now.csv")
    assert "2022 + 2023" not in (tmp_path / "now.csv").read_text()


def test_without_the_hierarchies_of_then_a_total_that_grew_is_refused(tmp_path):
    before = release(years("2022", "2023"), tmp_path, "before")
    table = years("2022", "2023", "2024")
    write_hierarchies(table.hierarchies, tmp_path / "now")
    with pytest.raises(NotProtected, match=r"not those of the records.*all years.*earlier-hierarchies"):
        place_earlier(table, listed_cells(table, ()), [EarlierRelease(before.path, tmp_path / "now")], POLICY)


def test_a_year_that_is_gone_is_named(tmp_path):
    before = release(years("2022", "2023"), tmp_path, "before")
    table = years("2023", "2024")
    with pytest.raises(SchemaMismatch, match=r"codes of year are not in hier_year.csv \(first: 2022\)"):
        place_earlier(table, listed_cells(table, ()), [before], POLICY)


def test_a_dimension_that_the_counts_lack_is_named(tmp_path):
    before = release(cross((2, 2), [9, 8, 7, 6]), tmp_path, "before")
    table = cross((2,), [17, 13])
    with pytest.raises(SchemaMismatch, match="no dimension 'b'"):
        place_earlier(table, listed_cells(table, ()), [before], POLICY)


def test_a_printed_range_is_refused_by_row(tmp_path):
    table = cross((2,), [3, 9])
    write_hierarchies(table.hierarchies, tmp_path)
    (tmp_path / "out.csv").write_text("a,freq\nT,12\na0,<5\na1,9\n")
    with pytest.raises(NotProtected, match="row 3: prints a range"):
        place_earlier(table, listed_cells(table, ()), [EarlierRelease(tmp_path / "out.csv", tmp_path)], POLICY)


def test_a_count_that_was_printed_before_stays_and_one_given_away_is_named(tmp_path):
    table = cross((2, 2), [3, 9, 20, 12])
    write_hierarchies(table.hierarchies, tmp_path)
    rows = [f"{a},{b},{count}" for a, b, count in (("a0", "T", 12), ("a0", "b0", "*"), ("a0", "b1", 9))]
    (tmp_path / "out.csv").write_text("\n".join(["a,b,freq", *rows]) + "\n")
    constraints = PublicationConstraints(earlier=[EarlierRelease(tmp_path / "out.csv", tmp_path)])
    with pytest.raises(NotProtected, match=r"narrow 1 small counts.*a0, b0.*cannot be undone.*--despite-earlier"):
        protect_counts(table, POLICY, constraints)
    pattern = protect_counts(table, POLICY, PublicationConstraints(earlier=constraints.earlier, despite_earlier=True))
    assert pattern.narrowed == 1
    assert {table.codes_of(int(cell)) for cell in np.flatnonzero(pattern.hidden)} == {("a0", "b0")}


def test_a_wish_is_refused_with_what_to_give_up():
    table = cross((3, 3), [1, 0, 0, 20, 30, 25, 0, 30, 40])
    with pytest.raises(NotProtected, match=r"give up are \d+ \((a|b|a; b|total).*--keep"):
        protect_counts(table, POLICY, PublicationConstraints(keep=["one-way", "a2, b1"]))


def test_breakdowns_are_read_from_words_and_from_a_file(tmp_path):
    names = ["area", "age"]
    (tmp_path / "tables.txt").write_text("# to publish\narea, age\ntotal  # alone\n")
    assert read_breakdowns(tmp_path / "tables.txt", names) == (frozenset(names), frozenset())
    for wrong in ("area,sex", " , "):
        with pytest.raises(SchemaMismatch, match="use area, age with commas between"):
            parse_breakdown(wrong, names)
    (tmp_path / "tables.txt").write_text("# nothing\n")
    with pytest.raises(SchemaMismatch, match="no table is named"):
        read_breakdowns(tmp_path / "tables.txt", names)


def test_only_the_tables_asked_for_are_written(tmp_path):
    table = years("2022", "2023", "2024")
    write_hierarchies(table.hierarchies, tmp_path)
    rows = [f"{year},{age},{count}" for year, counts in ROWS.items() for age, count in zip(AGES.codes[1:], counts, strict=True)]
    (tmp_path / "data.csv").write_text("\n".join(["year,age,freq", *rows]) + "\n")
    pattern = protect_table(tmp_path / "data.csv", tmp_path, constraints=PublicationConstraints(tables=["age", "year"]))
    write_published(pattern, tmp_path / "out.csv")
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 1 + 4 + 3
    assert pattern.secondary_cells == 0
    assert pattern.primary.sum() == 2


def test_a_release_of_merged_classes_is_found_in_the_finer_counts(tmp_path):
    table = years("2022", "2023", "2024")
    coarser = merge(merge(table, Merge(1, 1, 2)), Merge(0, 2, 3))
    assert "0-9+10-15" in coarser.hierarchies[1].codes
    placed = place_earlier(table, listed_cells(table, ()), [release(coarser, tmp_path, "merged")], POLICY)
    shown = {placed.wide.table.codes_of(int(cell)) for cell in np.flatnonzero(placed.cell_state.known | placed.cell_state.marked)}
    assert ("2023 + 2024", "0-9 + 10-15") in shown
    assert ("2022", "0-9 + 10-15") in shown
    assert ("2022", "0-9") not in shown
    pattern = protect_counts(
        table, POLICY, PublicationConstraints(earlier=[EarlierRelease(tmp_path / "merged" / "out.csv", tmp_path / "merged")])
    )
    assert not (pattern.hidden & placed.cell_state.known).any()


def test_a_merged_code_is_taken_apart_only_where_all_of_it_is_known():
    present = {code: frozenset({code}) for code in ("a", "a+b", "c")}
    assert finest_of("a+b+c", present) == {"a+b", "c"}
    assert finest_of("a+c+a+b", present) == {"a", "c", "a+b"}
    assert finest_of("a+d", present) is None
