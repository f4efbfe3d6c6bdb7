"""Answers of drawn forces, versions and marks: what an outsider works out from all that is shown stays as wide as promised.

The outsider is a program of its own: its atoms are ages by sexes by online marks by years, its ranges come from HiGHS, and it
knows nothing of ``protect`` or ``bounds``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from scipy.optimize import LinearConstraint

from faircount.protect.policy import ProtectionPolicy
from faircount.protect.printed import given_away
from faircount.protect.tidy import protect_figures
from faircount.protect.versions import Version
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.ages import ALL_AGES, NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.status import HIDDEN, CellStatus
from tests.lib.integer_reader import ends

POLICY = ProtectionPolicy()
BANDS = ((0, 3), (4, 9), (10, 13), (14, 15), (16, 17))
SEEDS = range(12)
Cell = tuple[Period, Online, AgeBand, Sex]


def drawn_answer(draw: random.Random) -> tuple[list[Figure], list[Figure]]:
    """What a force answers: a few crosses of years, ages, sexes and marks, each with its totals, small counts in the clear.

    And the same as it was answered first, when one of the finest counts was another, and with it all that holds it.
    """
    first = draw.randint(2012, 2023)
    years = [FinancialYear(year).period for year in range(first, first + draw.randint(1, 3))]
    bands = [*(AgeBand(*band) for band in draw.sample(BANDS, len(BANDS))), NOT_KNOWN]
    typical = draw.choice((1, 3, 8, 40))
    cells = {
        cell: draw.choice((0, draw.randint(0, 2 * typical), draw.randint(0, 4)))
        for cell in product(years, (Online.YES, Online.NO), bands, (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN))
    }
    wanted: dict[Cell, None] = {}
    for kind in draw.sample(("ages", "sexes", "online", "both", "sum"), draw.randint(1, 4)):
        for year in years:
            wanted |= dict.fromkeys(_asked(kind, year, bands))
    if "sum" in kind and len(years) > 1:
        wanted[Period(years[0].start, years[-1].end), Online.ALL, ALL_AGES, Sex.ALL] = None
    wrong = draw.choice(list(cells))
    first = cells | {wrong: draw.choice((cells[wrong] + draw.randint(1, 9), draw.randint(0, 9)))}
    return _figures(wanted, cells), _figures(wanted, first)


def _figures(wanted: Mapping[Cell, None], cells: Mapping[Cell, int]) -> list[Figure]:
    return [_figure(cell, sum(count for each, count in cells.items() if _lies_in(each, cell))) for cell in wanted]


def _asked(kind: str, year: Period, bands: Sequence[AgeBand]) -> Iterator[Cell]:
    yield year, Online.ALL, ALL_AGES, Sex.ALL
    if kind in ("ages", "both"):
        yield from ((year, Online.ALL, band, Sex.ALL) for band in bands)
    if kind in ("sexes", "both"):
        yield from ((year, Online.ALL, ALL_AGES, sex) for sex in (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN))
    if kind == "both":
        yield from ((year, Online.ALL, band, sex) for band in bands for sex in (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN))
    if kind == "online":
        yield year, Online.YES, ALL_AGES, Sex.ALL


def _lies_in(cell: Cell, whole: Cell) -> bool:
    return (
        whole[0].contains(cell[0])
        and whole[1] in (cell[1], Online.ALL)
        and whole[2] in (cell[2], ALL_AGES)
        and whole[3] in (cell[3], Sex.ALL)
    )


def _figure(cell: Cell, count: int) -> Figure:
    year, online, ages, sex = cell
    place = f"{year.label}, {online}, {ages.label}, {sex}"
    return Figure(
        "E23000013", year, Counted.OFFENCES, "sexual_under_18", count, count, online, ages, sex, source_id="answer", locator=place
    )


def marked(figure: Figure, most: int) -> Figure:
    """The figure as a force gives it that hides counts up to ``most``."""
    is_small = figure.count is not None and 1 <= figure.count <= most
    return replace(figure, lower=1, upper=most, status=CellStatus.SUPPRESSED_AT_SOURCE) if is_small else figure


def outsider(shown: Sequence[Figure], asked: Sequence[Figure], enough: int = POLICY.width) -> list[tuple[int, int]]:
    """The least and the most that each of these can be for who has all that is shown; at least ``enough`` where that is far."""
    years = sorted({figure.period for figure in (*shown, *asked)}, key=lambda period: (period.end - period.start, period.start))
    finest = [year for year in years if not any(other != year and year.contains(other) for other in years)]
    bands = [*(AgeBand(*band) for band in BANDS), NOT_KNOWN]
    atoms = list(product(finest, (Online.YES, Online.NO), bands, (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN)))
    rows = np.array([[float(_lies_in(atom, cell_of(figure))) for atom in atoms] for figure in (*shown, *asked)])
    known = [(1 if figure.lower is None else figure.lower, np.inf if figure.upper is None else figure.upper) for figure in shown]
    limits = LinearConstraint(rows[: len(shown)], *zip(*known, strict=True)) if shown else ()
    return ends(rows[len(shown) :], limits, 2_000, [enough] * len(asked))


def cell_of(figure: Figure) -> Cell:
    return figure.period, figure.online, figure.ages, figure.sex


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_is_hidden_can_be_worked_out_from_what_is_shown(seed: int) -> None:
    draw = random.Random(seed)
    true, most = drawn_answer(draw)[0], draw.choice((0, 4, 4, 2))
    rows = [marked(figure, most) for figure in true]
    shown = list(protect_figures(Figures.of(rows), POLICY))
    assert not list(given_away(rows, shown, (), POLICY, {}))
    hidden = [place for place, figure in enumerate(shown) if figure.status in HIDDEN and true[place].count in range(1, 5)]
    far = max(POLICY.width, most - 1)
    for place, (least, largest) in zip(hidden, outsider(shown, [true[place] for place in hidden], far), strict=True):
        each, mark = shown[place], rows[place]
        if each.upper is not None:
            assert (least, largest) == (1, most), f"seed {seed}: {each.locator} is told more than its mark says"
        else:
            wide = POLICY.width if mark.count is not None else most - 1
            assert largest - least >= wide, f"seed {seed}: {each.locator} is narrower than promised"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("named", [{"breakdown": "type=sexual offences"}, {"offence": "all_sexual"}])
def test_nor_where_a_total_goes_by_another_name(seed: int, named: dict[str, str]) -> None:
    draw = random.Random(2_000 + seed)
    true = drawn_answer(draw)[0]
    rows = [replace(each, **named) if each.ages.is_all and each.sex is Sex.ALL else each for each in map(marked_4, true)]
    shown = list(protect_figures(Figures.of(rows), POLICY))
    hidden = [place for place, figure in enumerate(shown) if figure.status in HIDDEN and true[place].count in range(1, 5)]
    for place, (least, largest) in zip(hidden, outsider(shown, [true[place] for place in hidden]), strict=True):
        assert largest - least >= POLICY.width, f"seed {seed}: {shown[place].locator} is narrower"


def marked_4(figure: Figure) -> Figure:
    return marked(figure, 4)


@pytest.mark.parametrize("seed", SEEDS)
def test_nor_from_two_versions_of_which_the_second_corrects_a_count(seed: int) -> None:
    draw = random.Random(1_000 + seed)
    true, first = drawn_answer(draw)
    before = list(protect_figures(Figures.of(first), POLICY))
    now = list(protect_figures(Figures.of(true), POLICY, before=[Version("1.0.0", tuple(before), tuple(first))]))
    still = [figure for figure, each in zip(before, true, strict=True) if figure.count == each.count]
    hidden = [place for place, figure in enumerate(now) if figure.count is None and true[place].count in range(1, 5)]
    wanted = [true[place] for place in hidden]
    # What the first version printed cannot be made unread: the second may not tell more than that.
    for place, both, old in zip(hidden, outsider([*now, *still], wanted), outsider(still, wanted), strict=True):
        assert both[1] - both[0] >= min(POLICY.width, old[1] - old[0]), f"seed {seed}: {now[place].locator} is narrower"


@pytest.mark.parametrize("seed", SEEDS)
def test_nor_does_a_corrected_version_tell_what_the_one_before_it_hid(seed: int) -> None:
    """Both can be read: what the second shows of the figures that stayed as they were is laid beside the first."""
    draw = random.Random(1_000 + seed)
    true, first = drawn_answer(draw)
    before = list(protect_figures(Figures.of(first), POLICY))
    now = list(protect_figures(Figures.of(true), POLICY, before=[Version("1.0.0", tuple(before), tuple(first))]))
    same = [figure for figure, old in zip(now, first, strict=True) if figure.count is not None and figure.count == old.count]
    hidden = [place for place, figure in enumerate(before) if figure.count is None and first[place].count in range(1, 5)]
    for place, (least, largest) in zip(hidden, outsider([*before, *same], [first[place] for place in hidden]), strict=True):
        assert largest - least >= POLICY.width, f"seed {seed}: {before[place].locator} of the first version is told"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_refused_stays_refused_where_another_count_is_corrected(seed: int) -> None:
    draw = random.Random(3_000 + seed)
    true, first = drawn_answer(draw)
    places = draw.sample(range(len(true)), min(3, len(true)))

    def with_refused(rows: list[Figure]) -> Figures:
        refused = {"lower": None, "upper": None, "status": CellStatus.REFUSED}
        return Figures.of([replace(each, **refused) if place in places else each for place, each in enumerate(rows)])

    before = list(protect_figures(with_refused(first), POLICY))
    now = list(protect_figures(with_refused(true), POLICY, before=[Version("1.0.0", tuple(before), tuple(first))]))
    assert {now[place].status for place in places} == {CellStatus.REFUSED}, f"seed {seed}"


@pytest.mark.parametrize("seed", range(2 * len(SEEDS)))
def test_a_withdrawn_version_that_showed_all_is_no_excuse(seed: int) -> None:
    """The new version alone keeps what it hides from whoever never had the old one, and tells the others nothing more."""
    draw = random.Random(4_000 + seed)
    true, first = drawn_answer(draw)
    most = draw.choice((4, 4, 9, 19))
    rows = [marked(figure, most) for figure in true]
    wrong = first if draw.random() < 0.5 else true
    now = list(protect_figures(Figures.of(rows), POLICY, ever=[Version("1.0.0", tuple(wrong), tuple(wrong))]))
    assert not list(given_away(rows, now, (), POLICY, {}))
    assert not [
        row for version, row in given_away(rows, now, [Version("1.0.0", tuple(wrong), tuple(wrong))], POLICY, {}) if not version
    ]
    hidden = [place for place, figure in enumerate(now) if figure.status in HIDDEN and true[place].count in range(1, most + 1)]
    for place, (least, largest) in zip(hidden, outsider(now, [true[place] for place in hidden], most - 1), strict=True):
        if now[place].upper is not None:
            assert (least, largest) == (1, most), f"seed {seed}: {now[place].locator} is told more than its mark says"
        else:
            assert largest - least >= min(POLICY.width, most - 1), f"seed {seed}: {now[place].locator} is narrower than promised"
