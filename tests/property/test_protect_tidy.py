"""Whatever tidy figures say: what a reader of all of them must still allow, counted out table by table, stays wide enough."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import narrowed, protect_figures
from faircount.protect.versions import Present, readings
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus
from tests.lib.inputs import inputs

POLICY = ProtectionPolicy()
YOUNG, OLDER, REST = AgeBand(0, 9), AgeBand(10, 17), NOT_KNOWN
BANDS, MARKS = (YOUNG, OLDER, REST), (Online.YES, Online.NO)
CELLS = tuple(product(BANDS, MARKS))
LARGEST = 9
EVERY_TABLE = np.stack(np.meshgrid(*[np.arange(LARGEST + 1, dtype=np.int16)] * len(CELLS), indexing="ij"), axis=-1).reshape(
    -1, len(CELLS)
)
"""Every table of two bands and those whose age nobody knows, online and not, in which no cell is over ``LARGEST``."""
COUNTS = st.lists(st.sampled_from([0, 1, 2, 3, 5, 6]), min_size=4, max_size=4)
UNTOLD = st.lists(st.sampled_from([0, 1, 2]), min_size=2, max_size=2)


def inside(ages: AgeBand, online: Online) -> list[int]:
    """The cells that a figure counts."""
    return [
        place for place, (band, mark) in enumerate(CELLS) if ages in (band, ALL_AGES) and online in (mark, Online.ALL)
    ]  # fmt: skip


def figures_of(counts: list[int], bands: tuple[AgeBand, ...]) -> list[Figure]:
    """Every figure of the table by these bands and all ages, online, not online and both."""
    year = FinancialYear(2015).period
    made = []
    for ages, online in product((*bands, ALL_AGES), (*MARKS, Online.ALL)):
        count = sum(counts[place] for place in inside(ages, online))
        made.append(Figure("E23000013", year, Counted.OFFENCES, "sexual_under_18", count, count, online, ages))
    return made


def told(shown: list[Figure], tables: np.ndarray) -> np.ndarray:
    """The tables that agree with every figure shown, a mark hiding no zero."""
    fits = np.ones(len(tables), dtype=bool)
    for figure in shown:
        sums = tables[:, inside(figure.ages, figure.online)].sum(axis=1)
        fits &= (sums >= (1 if figure.lower is None else figure.lower)) & (
            sums <= (2**14 if figure.upper is None else figure.upper)
        )
    return tables[fits]


def widths(rows: list[Figure], shown: list[Figure], tables: np.ndarray) -> dict[int, int]:
    """How wide the range of each hidden small count is, over all tables that agree."""
    left = told(shown, tables)
    assert len(left), "the true table agrees with what is shown of it"
    small = [place for place, row in enumerate(rows) if row.count in range(1, 5) and shown[place].count is None]
    sums = {place: left[:, inside(rows[place].ages, rows[place].online)].sum(axis=1) for place in small}
    return {place: int(each.max() - each.min()) for place, each in sums.items()}


def knowing_completeness(counts: list[int]) -> np.ndarray:
    """The tables left to a reader who also knows for which of online and not there are people of no known age at all."""
    rest = [place for place, (band, _) in enumerate(CELLS) if band is REST]
    same = (EVERY_TABLE[:, rest] > 0) == (np.array(counts)[rest] > 0)
    return EVERY_TABLE[same.all(axis=1)]


@inputs(15)
@given(COUNTS, UNTOLD)
def test_those_of_no_known_age_protect_nobody_where_no_figure_tells_of_them(counts: list[int], untold: list[int]) -> None:
    rows = figures_of([*counts, *untold], (YOUNG, OLDER))
    shown = list(protect_figures(Figures.of(rows), POLICY))
    for tables in (EVERY_TABLE, knowing_completeness([*counts, *untold])):
        assert all(width >= POLICY.width for width in widths(rows, shown, tables).values())


@inputs(15)
@given(COUNTS, UNTOLD)
def test_nor_where_figures_tell_of_them(counts: list[int], untold: list[int]) -> None:
    rows = figures_of([*counts, *untold], BANDS)
    shown = list(protect_figures(Figures.of(rows), POLICY))
    assert all(width >= POLICY.width for width in widths(rows, shown, EVERY_TABLE).values())


@inputs(15)
@given(COUNTS, UNTOLD, st.sets(st.integers(0, 8), max_size=5))
def test_nor_where_some_figures_are_missing(counts: list[int], untold: list[int], missing: set[int]) -> None:
    rows = [row for place, row in enumerate(figures_of([*counts, *untold], (YOUNG, OLDER))) if place not in missing]
    shown = list(protect_figures(Figures.of(rows), POLICY))
    assert all(width >= POLICY.width for width in widths(rows, shown, EVERY_TABLE).values())


@inputs(15)
@given(COUNTS, UNTOLD, st.sets(st.integers(0, 8), max_size=6))
def test_what_is_narrow_is_what_counting_out_finds_narrow(counts: list[int], untold: list[int], also: set[int]) -> None:
    rows = figures_of([*counts, *untold], (YOUNG, OLDER))
    hidden = frozenset(place for place, row in enumerate(rows) if row.count in range(1, 5) or (place in also and row.count))
    shown = [replace(row, lower=None, upper=None) if place in hidden else row for place, row in enumerate(rows)]
    counted_out = widths(rows, shown, knowing_completeness([*counts, *untold]))
    expected = tuple(sorted(place for place, width in counted_out.items() if width < POLICY.width))
    assert narrowed(*readings(Present(rows), (), POLICY, {}), hidden, POLICY) == expected


@pytest.mark.parametrize("untold", [0, 1])
def test_the_last_of_a_whole_is_hidden_whether_or_not_somebody_is_left_out(untold: int) -> None:
    """1 and 90 of 92 leaves at most 2 for the first, though the two do not add up."""
    young, older, everybody = (figures_of([1, 0, 90, 0, untold, 0], (YOUNG, OLDER))[place] for place in (2, 5, 8))
    shown = list(protect_figures(Figures.of([young, older, everybody]), POLICY))
    assert [each.count is None for each in shown].count(True) >= 2


@inputs(25)
@given(COUNTS, UNTOLD, st.sets(st.integers(0, 8), max_size=3), st.booleans())
@example([0, 1, 0, 0], [1, 1], {1, 6}, True)
def test_what_a_force_hid_keeps_all_that_its_mark_says(
    counts: list[int], untold: list[int], missing: set[int], rest: bool
) -> None:
    true = figures_of([*counts, *untold], BANDS if rest else (YOUNG, OLDER))
    rows = [as_marked(row) for place, row in enumerate(true) if place not in missing]
    shown = list(protect_figures(Figures.of(rows), POLICY))
    left = told(shown, EVERY_TABLE)
    for row, each in zip(rows, shown, strict=True):
        if row.status is CellStatus.SUPPRESSED_AT_SOURCE:
            sums = left[:, inside(row.ages, row.online)].sum(axis=1)
            assert (sums.min(), sums.max()) == (1, 4) if each.upper == 4 else sums.max() - sums.min() >= 3


def as_marked(row: Figure) -> Figure:
    """The row as a force gives it that hides counts of 1 to 4."""
    is_small = row.count in range(1, 5)
    return replace(row, lower=1, upper=4, status=CellStatus.SUPPRESSED_AT_SOURCE) if is_small else row
