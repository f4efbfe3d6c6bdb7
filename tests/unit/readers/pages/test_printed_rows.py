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
