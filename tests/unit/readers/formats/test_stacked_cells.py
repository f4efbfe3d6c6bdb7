"""A table whose cells stand a line each is put back into the rows that it had, and no other text is touched."""

from __future__ import annotations

import random

import pytest

from faircount.readers.formats.stacked_cells import in_rows

HEADS = ("Girls", "Boys", "Not recorded", "All", "Flagged online")


@pytest.mark.parametrize("seed", range(12))
def test_the_rows_of_a_drawn_table_come_back(seed: int) -> None:
    draw = random.Random(seed)
    wide, first = draw.randrange(2, 6), draw.randrange(2009, 2020)
    table = [["Year", *HEADS[:wide]]]
    table += [
        [f"{year}/{(year + 1) % 100:02}", *(f"{draw.randrange(1, 900)}" for _ in range(wide))] for year in range(first, first + 4)
    ]
    before, after = ["Dear Ms Patel,", "The counts are below."], ["Yours sincerely,"]
    found = in_rows([*before, *(cell for row in table for cell in row), *after])
    assert found == [*before, *("\t".join(row) for row in table), *after]


@pytest.mark.parametrize(
    "text",
    [
        "Girls: 12\nBoys: 3\nAll: 15",
        "1.\nHow many were recorded?\n12\n2.\nHow many had the flag?\n3",
        "Year\tGirls\tBoys\n2019/20\t12\t3\n2020/21\t14\t5",
        "",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert in_rows(text.split("\n")) == text.split("\n")
