"""Drawn tables: strokes that line up tell which cells cover several columns; strokes that do not leave the cells as they are."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from faircount.readers.pages.bars import drawn_cells, drawn_row
from faircount.readers.read import read_answer

SEED = 160


def _drawn(widths: list[int], spans: list[int], texts: list[str]) -> str:
    """A row whose cells cover as many columns as ``spans`` says, drawn to the widths."""
    line, column = "|", 0
    for span, text in zip(spans, texts, strict=True):
        width = sum(widths[column : column + span]) + span - 1
        line, column = line + text.center(width) + "|", column + span
    return line


@pytest.mark.parametrize("number", range(20))
def test_each_cell_covers_the_columns_it_was_drawn_over(number: int) -> None:
    drawing = random.Random(f"{SEED}/{number}")
    widths = [drawing.randint(6, 20) for _ in range(drawing.randint(3, 8))]
    full = [f"c{place}" for place in range(len(widths))]
    lines, wanted = [_drawn(widths, [1] * len(widths), full)], [full]
    for row in range(drawing.randint(1, 5)):
        spans: list[int] = []
        while sum(spans) < len(widths):
            spans.append(drawing.randint(1, min(3, len(widths) - sum(spans))))
        texts = [f"r{row}s{place}" for place in range(len(spans))]
        lines.append(_drawn(widths, spans, texts))
        wanted.append([text for text, span in zip(texts, spans, strict=True) for _ in range(span)])
    found = drawn_cells([drawn_row(line) for line in lines])
    if all(len(set(row)) == len(row) for row in wanted):
        assert found is None, "no cell covers two columns"
        return
    assert found is not None
    cells, copies = found
    assert cells == wanted
    assert all(cells[row][column] == cells[copies[row, column][0]][copies[row, column][1]] for row, column in copies)
    assert len(copies) == sum(len(row) - len(set(row)) for row in wanted)


@pytest.mark.parametrize(
    "lines",
    [
        ["| a | b | c |", "| d | e |"],
        ["a | b | c", "d     | c"],
        ["| a | b | c |", "| d     | e | f |"],
        ["| a | b |", "no strokes"],
    ],
)
def test_strokes_that_do_not_line_up_tell_nothing(lines: list[str]) -> None:
    assert drawn_cells([drawn_row(line) for line in lines]) is None


def test_a_heading_over_two_columns_is_of_both(tmp_path: Path) -> None:
    letter = """Kent Police

Recorded sexual offences against children under 18, 2021/22

| Age of victim |         Girls        |         Boys         | Total |
|               | All | Flagged online | All | Flagged online |       |
|---------------|-----|----------------|-----|----------------|-------|
| 0 to 9        |  40 |             11 |  17 |              6 |    57 |
| 10 to 17      | 160 |             71 |  60 |             20 |   220 |
"""
    answer = tmp_path / "kent.txt"
    answer.write_text(letter)
    figures = read_answer(answer).figures
    told = {(figure.ages.low, str(figure.sex), str(figure.online)): figure.number for figure in figures}
    assert told[0, "male", "yes"] == 6
    assert told[0, "male", "all"] == 17
    assert told[10, "female", "yes"] == 71
    assert told[0, "all", "all"] == 57
