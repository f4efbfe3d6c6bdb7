"""Lines of print that overlap in height are one row, and their words above each other one cell."""

from __future__ import annotations

from faircount.readers.pages.lines import LinePiece
from faircount.readers.pages.page_lines import PageLine
from faircount.readers.pages.printed_rows import printed_rows


def line(top: float, *pieces: tuple[str, float, float]) -> PageLine:
    found = tuple(LinePiece(text, left, right, top=top, bottom=top + 10) for text, left, right in pieces)
    return PageLine(found, top, top + 10, 10)


def test_a_heading_of_two_lines_beside_one_of_one_line() -> None:
    lines = [line(100, ("Online", 60, 90)), line(105, ("Age", 0, 20), ("All", 30, 45)), line(110, ("flag", 70, 90))]
    rows = printed_rows([*lines, line(124, ("0 to 5", 0, 25), ("12", 30, 40), ("3", 80, 85))])
    assert [row.line.text for row in rows] == ["Age All Online flag", "0 to 5 12 3"]
    assert rows[0].lines == tuple(lines)


def test_lines_below_each_other_stay_apart() -> None:
    assert len(printed_rows([line(100, ("one", 0, 20)), line(111, ("two", 0, 20))])) == 2


def test_a_heading_of_many_lines_is_one_where_the_rows_stand_apart() -> None:
    words = ["1", "April", "2019", "to 31", "March", "2020"]
    lines = [line(100 + 11 * n, (word, 60, 80), (word, 100, 120)) for n, word in enumerate(words)]
    rows = [line(180 + 16 * n, (label, 0, 30), ("12", 62, 80), ("7", 110, 120)) for n, label in enumerate(["0-9", "10-17"])]
    # Both columns have the same heading here: a heading that differs is what makes it one row.
    lines[2] = line(122, ("2019", 60, 80), ("2020", 100, 120))
    lines[5] = line(155, ("2020", 60, 80), ("2021", 100, 120))
    told = [row.line.text for row in printed_rows([*lines, *rows])]
    assert told == ["1 April 2019 to 31 March 2020 1 April 2020 to 31 March 2021", "0-9 12 7", "10-17 12 7"]


def test_two_levels_of_headings_stay_two() -> None:
    upper = line(100, ("0-9", 60, 72), ("10-17", 140, 160))
    lower = line(110, ("Female", 60, 80), ("Male", 100, 115), ("Female", 140, 160), ("Male", 180, 195))
    row = line(140, ("2020", 0, 20), ("1", 60, 65), ("2", 100, 105), ("3", 140, 145), ("4", 180, 185))
    assert [len(found.line.pieces) for found in printed_rows([upper, lower, row])] == [2, 4, 5]


def test_rows_of_figures_set_close_never_become_one() -> None:
    heads = line(100, ("Age", 0, 20), ("All", 60, 75))
    rows = [line(116 + 10.5 * n, (label, 0, 20), (str(n), 60, 65)) for n, label in enumerate(["0-9", "10-15", "16-17"])]
    assert len(printed_rows([heads, *rows])) == 4


def test_a_heading_of_two_lines_in_each_of_two_groups() -> None:
    upper, lower = (line(top, (word, 90, 110), (word, 190, 210)) for top, word in ((95, "Not"), (105, "cyber")))
    middle = line(100, ("Offence", 0, 40), ("Cyber", 50, 75), ("Cyber", 150, 175))
    row = line(140, ("Rape", 0, 30), ("1", 60, 65), ("2", 100, 105), ("3", 160, 165), ("4", 200, 205))
    head, *_ = printed_rows([upper, middle, lower, row])
    assert head.line.text == "Offence Cyber Not cyber Cyber Not cyber"
