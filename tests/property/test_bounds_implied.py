"""The refinement loses nothing: ranges are those of a system that splits every dimension as finely as it goes."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from faircount.bounds.blocks import Neighbours, bears_on
from faircount.bounds.implied import Implied
from faircount.bounds.range import NOTHING_KNOWN
from faircount.bounds.ranges import feasible_range, is_feasible
from faircount.bounds.relations import ANSWERS
from faircount.bounds.system import System
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, AgeBand
from faircount.vocabulary.areas import PARTITIONS
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear, Period
from tests.lib.inputs import inputs

NORTH_EAST, CLEVELAND, DURHAM = "E12000001", "E23000013", "E23000008"
YEARS = [FinancialYear(2015).period, FinancialYear(2016).period]
BOTH = Period(YEARS[0].start, YEARS[1].end)
SECTION_15A = "sexual_communication_with_a_child"
BANDS = [ALL_AGES, AgeBand(0, 3), AgeBand(0, 9), AgeBand(4, 9), AgeBand(10, None), NOT_KNOWN]
SLOTS = ["0-3", "4-9", "10-", "not known"]
COVERED = dict(zip(BANDS, [SLOTS, SLOTS[:1], SLOTS[:2], SLOTS[1:2], SLOTS[2:3], SLOTS[3:]], strict=True))
# 19D stands for the nine codes that name a child and that no figure of this test cuts.
CODES = ["17B", "88A", "17A", "19D"]
OFFENCES = {
    "17B": ["17B"],
    "88A": ["88A"],
    "sexual_assault": ["17A", "17B"],
    "child_named": ["17B", "88A", "19D"],
    SECTION_15A: [SECTION_15A],
}
CELLS = list(
    product(PARTITIONS[NORTH_EAST], YEARS, SLOTS, [Online.YES, Online.NO], [Sex.FEMALE, Sex.MALE], [*CODES, SECTION_15A])
)
PLACE = {cell: number for number, cell in enumerate(CELLS)}


@st.composite
def subjects(draw: st.DrawFn) -> Figure:
    return Figure(
        area=draw(st.sampled_from([CLEVELAND, DURHAM, NORTH_EAST])),
        period=draw(st.sampled_from([*YEARS, BOTH])),
        counted=Counted.OFFENCES,
        offence=draw(st.sampled_from(sorted(OFFENCES))),
        lower=None,
        upper=None,
        online=draw(st.sampled_from([Online.ALL, Online.ALL, Online.YES])),
        ages=draw(st.sampled_from([ALL_AGES, *BANDS])),
        sex=draw(st.sampled_from([Sex.ALL, Sex.ALL, Sex.FEMALE])),
    )


def cells_of(figure: Figure) -> list[int]:
    areas = PARTITIONS.get(figure.area, (figure.area,))
    return [
        number
        for number, (area, year, slot, online, sex, offence) in enumerate(CELLS)
        if area in areas
        and figure.period.contains(year)
        and slot in COVERED[figure.ages]
        and figure.online in (online, Online.ALL)
        and figure.sex in (sex, Sex.ALL)
        and offence in OFFENCES[figure.offence]
    ]


def finest(figures: list[Figure]) -> System:
    """Every cell a column; a section 15A cell lies in the cell of code 88A around it."""
    rows = [[0] * len(CELLS) for _ in figures]
    for row, figure in zip(rows, figures, strict=True):
        for cell in cells_of(figure):
            row[cell] = 1
    for cell, number in PLACE.items():
        if cell[-1] == SECTION_15A:
            row = [0] * len(CELLS)
            row[number], row[PLACE[*cell[:-1], "88A"]] = 1, -1
            rows.append(row)
    rules = len(rows) - len(figures)
    lower = [*(figure.lower for figure in figures), *([None] * rules)]
    return System.of(rows, lower, [*(figure.upper for figure in figures), *([0] * rules)])


@given(st.lists(st.tuples(subjects(), st.integers(0, 9), st.integers(0, 2)), min_size=1, max_size=6), subjects())
@inputs(40)
def test_the_common_refinement_gives_the_ranges_of_the_finest_one(said, asked):
    figures = [Figure(*subject.subject[:4], low, low + more, *subject.subject[4:]) for subject, low, more in said]
    system, implied = finest(figures), Implied.of(figures)
    assert implied.is_consistent == is_feasible(system)
    if implied.is_consistent:
        assert implied.range(asked) == feasible_range(system, dict.fromkeys(cells_of(asked), 1))


@given(st.lists(st.tuples(subjects(), st.integers(0, 9)), max_size=2), subjects(), st.sampled_from(Counted))
def test_of_what_no_figure_bears_on_the_solver_knows_nothing(said, asked, counted):
    figures = [Figure(*subject.subject[:4], count, count, *subject.subject[4:]) for subject, count in said]
    asked = replace(asked, counted=counted)
    bears = [bears_on(figure, asked, lambda _: ANSWERS) for figure in figures]
    assert any(bears) is bool(Neighbours(figures, lambda _: ANSWERS).around(asked))
    if not any(bears):
        assert Implied.of(figures).range(asked) == NOTHING_KNOWN


@given(st.lists(st.tuples(subjects(), st.integers(0, 9)), min_size=2, max_size=6))
@inputs(60)
def test_the_figures_that_stand_can_all_be_true(said):
    figures = [Figure(*subject.subject[:4], count, count, *subject.subject[4:]) for subject, count in said]
    implied = Implied.of(figures)
    assert Implied.of(implied.standing()).is_consistent
    for conflict in implied.conflicts():
        assert not Implied.of(conflict.figures).is_consistent
        for left_out in conflict.figures:
            assert Implied.of([figure for figure in conflict.figures if figure is not left_out]).is_consistent
