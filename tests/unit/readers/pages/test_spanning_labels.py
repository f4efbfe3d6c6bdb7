"""Labels in the middle of their rows: drawn tables, of which each row must get the label of its own group."""

from __future__ import annotations

import random

import pytest

from faircount.readers.pages.lines import LinePiece
from faircount.readers.pages.page_lines import PageLine
from faircount.readers.pages.printed_rows import printed_rows
from faircount.readers.pages.spanning_labels import with_labels_spread

PITCH = 14.0


def line(top: float, *pieces: tuple[str, float, float]) -> PageLine:
    found = tuple(LinePiece(text, left, right, top=top, bottom=top + 9) for text, left, right in pieces)
    return PageLine(found, top, top + 9, 9)


def drawn_table(draw: random.Random, sizes: list[int]) -> tuple[list[PageLine], list[str]]:
    """The lines of a table of groups of so many rows, each with its label in their middle, and the label that each row has."""
    lines = [line(0, ("Year", 0, 20), ("Sex", 60, 80), ("Offences", 120, 150))]
    wanted, at = list[str](), 20.0
    for group, size in enumerate(sizes):
        label = (f"{2015 + group}/{16 + group}", 0.0, 35.0)
        middle = at + (size - 1) * PITCH / 2
        for number in range(size):
            own = [label] if at == middle else []
            lines.append(line(at, *own, (f"row {number}", 60, 90), (str(draw.randrange(900)), 130, 150)))
            wanted.append(label[0])
            at += PITCH
        if size % 2 == 0:
            lines.append(line(middle, label))
    return sorted(lines, key=lambda found: found.top), wanted


@pytest.mark.parametrize("seed", range(40))
def test_each_row_gets_the_label_of_its_group(seed: int) -> None:
    draw = random.Random(f"labels in the middle {seed}")
    sizes = [draw.choice([1, 2, 3, 4, 6]) for _ in range(draw.randint(2, 6))]
    lines, wanted = drawn_table(draw, [*sizes, 2])
    found = with_labels_spread(lines)[1:]
    assert [row.pieces[0].text for row in found] == wanted, (seed, sizes)
    assert all(len(row.pieces) == 3 for row in found)


def test_a_label_with_a_line_of_its_own_heads_the_rows_below_it() -> None:
    rows = [line(0, ("Girls", 0, 30), ("12", 60, 70)), line(14, ("Boys", 0, 30), ("3", 60, 70))]
    section = [line(28, ("2020/21", 0, 35)), line(42, ("Girls", 0, 30), ("14", 60, 70)), line(56, ("Boys", 0, 30), ("5", 60, 70))]
    assert with_labels_spread([*rows, *section]) == [*rows, *section]


def test_labels_that_do_not_all_fit_are_left_where_they_stand() -> None:
    lines, _ = drawn_table(random.Random(1), [2, 2, 4])
    cut = [*lines[:-3], *lines[-2:]]
    assert with_labels_spread(cut) == cut


def test_a_label_between_rows_of_ages_one_by_one_joins_none_of_them() -> None:
    ages = [line(20 + 11 * age, (str(age), 60, 70), (str(age + 30), 100, 110), (str(age + 7), 140, 150)) for age in range(6)]
    heads = line(0, ("Sex", 0, 15), ("Age", 60, 75), ("2019", 100, 120), ("2020", 140, 160))
    printed = [heads, *ages[:3], line(20 + 11 * 2.5, ("Girls", 0, 25)), *ages[3:]]
    found = with_labels_spread([row.line for row in printed_rows(printed)])
    assert [[piece.text for piece in row.pieces] for row in found[1:]] == [
        ["Girls", str(age), str(age + 30), str(age + 7)] for age in range(6)
    ]
