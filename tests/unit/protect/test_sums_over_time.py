"""A count of all the years of a line is their sum to whoever looks, whatever both were read as."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.sums_over_time import sums_over_time
from faircount.protect.tidy import protect_figures
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.status import HIDDEN, CellStatus


def told(seed: int) -> tuple[list[Figure], int]:
    """A line of years of which one is hidden, and the count of all of them under another name; and the hidden count."""
    draw = random.Random(seed)
    first, many = draw.randint(2012, 2019), draw.randint(2, 5)
    years = [FinancialYear(first + number).period for number in range(many)]
    counts = [draw.randint(6, 90) for _ in years]
    hidden = draw.randrange(many)
    counts[hidden] = draw.randint(1, 4)
    line = [
        Figure("E23000013", year, Counted.OFFENCES, "all_sexual", count, count, source_id="a", locator=f"t1!B{row}")
        for row, (year, count) in enumerate(zip(years, counts, strict=True), start=2)
    ]
    line[hidden] = replace(line[hidden], lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE)
    other = draw.choice(({"online": Online.YES}, {"sex": Sex.MALE}, {"offence": "sexual_under_18"}, {"breakdown": "group=x"}))
    whole = replace(
        line[0], period=Period(years[0].start, years[-1].end), lower=sum(counts), upper=sum(counts), locator="par1:3-5",
        status=CellStatus.OBSERVED, **other,
    )  # fmt: skip
    return [*line, whole], counts[hidden]


@pytest.mark.parametrize("seed", range(12))
def test_the_hidden_year_keeps_its_mark(seed):
    rows, _ = told(seed)
    (tie,) = sums_over_time(rows)
    assert (tie.whole, tie.parts) == (len(rows) - 1, tuple(range(len(rows) - 1)))
    shown = list(protect_figures(Figures.of(rows), ProtectionPolicy()))
    marks = [figure for figure in shown if (figure.lower, figure.upper) == (1, 4)]
    assert marks, f"seed {seed}: the mark of the force stays"
    assert sum(figure.status in HIDDEN for figure in shown) > 1, f"seed {seed}: the sum gives it away"


@pytest.mark.parametrize("seed", range(12))
def test_a_count_that_the_line_cannot_come_to_ties_nothing(seed):
    rows, _ = told(seed)
    far = replace(rows[-1], lower=(rows[-1].lower or 0) + 10, upper=(rows[-1].upper or 0) + 10)
    assert not list(sums_over_time([*rows[:-1], far]))
