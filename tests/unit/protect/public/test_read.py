"""Published files of any layout are laid over one another in one cross."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from xlsxwriter import Workbook

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.protect.public.read import PublishedFormat, read_public
from faircount.protect.public.table import SuppressionMarks, read_cell
from faircount.protect.release import ENDLESS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hier_area.csv").write_text("level,code\n@,All\n@@,North\n@@,South\n")
    (tmp_path / "hier_year.csv").write_text("level,code\n@,Both\n@@,2015\n@@,2016\n")
    return tmp_path


def limits(public, *codes: str) -> tuple[int, int]:
    cross = public.published
    places = [hierarchy.places[code] for hierarchy, code in zip(cross.hierarchies, codes, strict=True)]
    cell = int(np.ravel_multi_index(tuple(places), cross.shape))
    return int(cross.least[cell]), int(cross.most[cell])


@pytest.mark.parametrize(
    ("text", "lower", "upper", "marked"),
    [
        ("7", 7, 7, False),
        ("1,204", 1204, 1204, False),
        ("12 [r]", 12, 12, False),
        ("0", 0, 0, False),
        ("*", 1, ENDLESS, True),
        ("[c]", 1, ENDLESS, True),
        ("<5", 1, 4, True),
        ("fewer than 5", 1, 4, True),
        ("1 to 4", 1, 4, True),
        ("0-4", 0, 4, True),
        ("4 or fewer", 1, 4, True),
        ("100+", 100, ENDLESS, True),
        ("", 0, ENDLESS, False),
        ("-", 0, ENDLESS, False),
    ],
)
def test_what_a_printed_cell_says(text, lower, upper, marked):
    found = read_cell(text, SuppressionMarks())
    assert found is not None
    assert (found.lower, found.upper, found.is_marked) == (lower, upper, marked)


def test_where_zeros_are_hidden_too_a_mark_starts_from_zero_and_a_legend_adds_marks():
    assert read_cell("*", SuppressionMarks(zeros_shown=False)).lower == 0
    assert read_cell("<5", SuppressionMarks(zeros_shown=False)).lower == 0
    assert read_cell("supp", SuppressionMarks()) is None
    assert read_cell("supp", SuppressionMarks(("supp",))).is_marked


def test_a_column_that_is_missing_is_summed_over_and_what_no_table_has_is_not_published(folder):
    (folder / "a.csv").write_text("area,freq\nAll,20\nNorth,*\n")
    public, _ = read_public([folder / "a.csv"], PublishedFormat(folder))
    assert [hierarchy.name for hierarchy in public.published.hierarchies] == ["area"]
    (folder / "b.csv").write_text("area,year,freq\nNorth,2015,9\n")
    public, _ = read_public([folder / "a.csv", folder / "b.csv"], PublishedFormat(folder))
    assert limits(public, "All", "Both") == (20, 20)
    assert limits(public, "North", "Both") == (1, ENDLESS)
    assert limits(public, "North", "2015") == (9, 9)
    assert limits(public, "South", "2015") == (0, ENDLESS)
    assert public.printers(0) == ("a.csv",)


def test_a_count_that_one_release_prints_is_known_though_another_hides_it(folder):
    (folder / "old.csv").write_text("area,freq\nNorth,9\n")
    (folder / "new.csv").write_text("area,freq\nNorth,<10\nAll,20\n")
    public, _ = read_public([folder / "old.csv", folder / "new.csv"], PublishedFormat(folder))
    assert limits(public, "North") == (9, 9)
    assert public.marked.sum() == 1


def test_two_counts_of_one_cell_are_a_revision_and_leave_a_range(folder):
    (folder / "old.csv").write_text("area,freq\nNorth,9\nAll,20\n")
    (folder / "new.csv").write_text("area,freq\nNorth,11\nAll,20\n")
    public, _ = read_public([folder / "old.csv", folder / "new.csv"], PublishedFormat(folder))
    assert limits(public, "North") == (9, 11)
    assert [revision.printed for revision in public.revisions] == [((0, 9, 9), (1, 11, 11))]


def test_codes_that_stand_as_heads_are_a_dimension(folder):
    (folder / "wide.csv").write_text("area,2015,2016,Both\nNorth,3,*,9\nSouth,8,8,16\n")
    public, _ = read_public([folder / "wide.csv"], PublishedFormat(folder))
    assert limits(public, "North", "2015") == (3, 3)
    assert limits(public, "North", "2016") == (1, ENDLESS)
    assert limits(public, "All", "Both") == (0, ENDLESS)


def test_a_spreadsheet_with_titles_and_notes_needs_no_hierarchies_where_its_wholes_are_named(tmp_path):
    book = Workbook(tmp_path / "web.xlsx")
    sheet = book.add_worksheet("Table 1")
    rows = [["Offences by area"], [], ["Area", "2015/16", "2016/17", "Total"], ["North", 3, "*", 9], ["South", 8, 8, 16]]
    for number, row in enumerate([*rows, ["Total", 11, 14, 25], ["* under 5"]]):
        sheet.write_row(number, 0, row)
    book.close()
    public, _ = read_public([tmp_path / "web.xlsx"], PublishedFormat())
    assert limits(public, "North", "2016/17") == (1, ENDLESS)
    assert limits(public, "Total", "Total") == (25, 25)
    assert [len(hierarchy) for hierarchy in public.published.hierarchies] == [3, 3]


@pytest.mark.parametrize(
    ("rows", "totals", "said"),
    [
        ("area,freq\nNorth,3\nSouth,4\n", {}, "names no whole"),
        ("area,freq\nNorth,3\nAll,4\nTotal,9\n", {}, "names several wholes"),
        ("area,freq\nNorth,3\nSouth,4\n", {"area": "West"}, "no row has this code"),
        ("area,freq\nNorth,3\nSouth,4\n", {"place": "West"}, "no table has such a column"),
        ("area,freq\nAll,3\nSouth,maybe\n", {}, "--mark"),
        ("area\nAll\n", {}, "no column of counts"),
    ],
)
def test_what_is_missing_is_said_with_the_mend(tmp_path, rows, totals, said):
    (tmp_path / "t.csv").write_text(rows)
    with pytest.raises(SchemaMismatch, match=said):
        read_public([tmp_path / "t.csv"], PublishedFormat(totals=totals, count_column="freq" if "freq" in rows else None))


def test_a_whole_may_be_declared_not_published(tmp_path):
    (tmp_path / "t.csv").write_text("area,freq\nNorth,3\nSouth,4\n")
    public, _ = read_public([tmp_path / "t.csv"], PublishedFormat(totals={"area": "none"}))
    assert len(public.published.counts) == 3
    assert public.published.hidden.tolist() == [True, False, False]


def test_a_column_of_words_without_a_hierarchy_is_refused(folder):
    (folder / "t.csv").write_text("area,sex,freq\nNorth,girls,3\nNorth,boys,4\n")
    with pytest.raises(SchemaMismatch, match="no hierarchy for column sex"):
        read_public([folder / "t.csv"], PublishedFormat(folder))


def test_a_kind_of_file_that_holds_no_table_is_refused(tmp_path):
    with pytest.raises(UnreadableSource, match=r"\.csv"):
        read_public([tmp_path / "t.parquet"], PublishedFormat())
