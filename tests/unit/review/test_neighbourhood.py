"""The picture of a place shows what was sent around it, and nothing that was hidden."""

from __future__ import annotations

import hashlib

import openpyxl
import pytest

from faircount.readers.read import read_answer
from faircount.review.looking import look_around
from faircount.review.matters import Matter, matters_of
from faircount.review.neighbourhood import AnswerPassage, Grid
from faircount.review.questions import LEAVE_OUT
from faircount.review.spots import find_spot, opened
from tests.lib.review_answers import ABOUT, UNIT


def about(path, cell):
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Matter(path.name, sha256, cell, "q", "Q?", (LEAVE_OUT,), "", (cell,))


def drawn(grid):
    return [" ".join(f"[{cell.text}]" if cell.framed else cell.text or "." for cell in cells) for _, cells in grid.rows]


def test_the_cell_is_framed_among_its_neighbours_and_headings(tmp_path):
    path = tmp_path / "essex.html"
    path.write_text(ABOUT)
    matter = matters_of(read_answer(path))[0]
    grid = look_around(matter, path)
    assert isinstance(grid, Grid)
    assert drawn(grid) == ["Year Offences", "2015/16 [about 740]", "2016/17 812"]
    assert (grid.columns, [name for name, _ in grid.rows]) == (("A", "B"), ["1", "2", "3"])


def test_every_cell_that_a_decision_reaches_is_framed(tmp_path):
    path = tmp_path / "kent.csv"
    path.write_text(UNIT)
    grid = look_around(matters_of(read_answer(path))[0], path)
    assert isinstance(grid, Grid)
    assert drawn(grid)[2:] == ["2015/16 [738] [61]", "2016/17 [663] [58]"]


def test_a_long_table_is_cut_to_the_cells_around_and_keeps_its_headings(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("Offence,2015/16\n" + "".join(f"row {number},{number}\n" for number in range(60)))
    grid = look_around(about(path, "csv!B41"), path)
    assert isinstance(grid, Grid)
    assert [name for name, _ in grid.rows] == ["1", *(str(number) for number in range(37, 46))]


def test_words_are_framed_in_their_passage(tmp_path):
    path = tmp_path / "letter.html"
    path.write_text("<p>Dear all,</p><p>We recorded 17 offences of rape in 2016/17.</p><p>Yours</p>")
    passage = look_around(about(path, "par2:12-14"), path)
    assert isinstance(passage, AnswerPassage)
    assert (passage.before, passage.start, passage.framed, passage.after) == ("Dear all,", "We recorded ", "17", "Yours")


def test_a_hidden_sheet_is_not_shown(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["shown"])
    hidden = book.create_sheet("Names")
    hidden.append(["a", "b"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "book.xlsx"
    book.save(path)
    assert look_around(about(path, "Names!A1"), path) is None
    assert look_around(about(path, "Sheet!A1"), path) is not None


@pytest.mark.parametrize("cell", ["csv!ZZ99", "nowhere!A1", "par77", "", "csv!A0", ">", "a>b!C1"])
def test_a_place_that_is_not_there_is_no_picture(tmp_path, cell):
    path = tmp_path / "kent.csv"
    path.write_text(UNIT)
    assert look_around(about(path, cell), path) is None


def test_a_file_that_has_gone_is_no_picture(tmp_path):
    path = tmp_path / "gone.csv"
    path.write_text(UNIT + "2017/18,9,9\n")
    matter = about(path, "csv!B3")
    path.unlink()
    assert look_around(matter, path) is None


def test_a_locator_finds_its_cell_in_a_sheet_that_does_not_begin_at_its_first_cell(tmp_path):
    book = openpyxl.Workbook()
    book.active["C5"] = "Offence"
    book.active["D5"] = 17
    path = tmp_path / "apart.xlsx"
    book.save(path)
    document = opened(path, hashlib.sha256(path.read_bytes()).hexdigest())
    spot = find_spot(document, "Sheet!D5")
    assert spot is not None
    assert spot.sheet.rows[spot.row][spot.column] == 17
