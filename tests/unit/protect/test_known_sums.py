"""Which sums hold together."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from faircount.bounds.ranges import is_feasible
from faircount.bounds.system import Block, System, blocks
from faircount.protect.known_sums import held_together
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import protect_figures
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus
from tests.lib.protected_files import find_relations


def block_of(rows: list[list[int]], floor: list[int], ceiling: list[int]) -> Block:
    """A block of sums that are nothing in all, over whole numbers within these limits."""
    (found,) = blocks(System.of(rows, [0] * len(rows), [0] * len(rows), floor=floor, ceiling=ceiling))
    return found


def test_of_two_sums_that_exclude_each_other_the_surer_holds_and_each_is_asked_alone() -> None:
    block = block_of([[-1, 1, 1], [1, -1, 1]], [1, 1, 1], [9, 9, 9])
    for order in ([0, 1], [1, 0]):
        surer, alone = held_together(block, order, lambda part: is_feasible(part.system))
        assert (surer.rows.tolist(), alone.rows.tolist()) == (order[:1], order[1:])
        for part in (surer, alone):
            assert (part.system.lower.tolist(), part.system.upper.tolist()) == ([0], [0])
            assert part.columns.tolist() == [0, 1, 2]


def test_a_sum_whose_parts_are_too_few_binds_as_no_more_than() -> None:
    block = block_of([[-1, 1, 0], [0, -1, 1]], [6, 1, 1], [9, 4, 2])
    (left,) = held_together(block, [1, 0], lambda part: is_feasible(part.system))
    assert dict(zip(left.rows.tolist(), left.system.lower.tolist(), strict=True)) == {1: 0, 0: -inf}


def cell(ages: AgeBand, sex: Sex, at: str, count: int | None, upper: int = 4) -> Figure:
    year = FinancialYear(2022).period
    made = Figure("E23000002", year, Counted.OFFENCES, "sexual_under_18", count, count, Online.ALL, ages, sex, locator=f"t1!{at}")
    return made if count is not None else replace(made, lower=1, upper=upper, status=CellStatus.SUPPRESSED_AT_SOURCE)


def test_a_mark_of_a_large_total_is_no_part_of_a_line_whose_total_it_is() -> None:
    """18, "<5" and "<80" could come to 55, but "<80" is the total of all three."""
    young, older = AgeBand(0, 12), AgeBand(13, 17)
    sexes = (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN, Sex.ALL)
    counts = {young: (55, 18, None, None), older: (99, 12, 0, 111), ALL_AGES: (154, 30, None, 187)}
    rows = [
        cell(ages, sex, f"{column}{row}", count, 79 if sex is Sex.ALL else 4)
        for row, (ages, line) in enumerate(counts.items(), 12)
        for column, sex, count in zip("BCDE", sexes, line, strict=True)
    ]
    assert not [tie for tie in find_relations(rows, {}) if tie.whole == 0]
    shown = list(protect_figures(Figures.of(rows), ProtectionPolicy()))
    assert [figure.locator for figure, row in zip(shown, rows, strict=True) if figure.upper != row.upper] == ["t1!E14"]
