"""Two or three versions of drawn answers, each correcting totals or parts: what a reader of all works out, and should not.

The reader takes every hidden cell that shows no change for unchanged. It is a program of its own: its unknowns are ages by
sexes by years of each version, its ranges come from HiGHS, and it knows nothing of ``protect`` or ``bounds``.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
from faircount.vocabulary.measures import Counted, Sex
from faircount.vocabulary.periods import FinancialYear, Period
from faircount.vocabulary.status import CellStatus
from tests.lib.integer_reader import ends

POLICY = ProtectionPolicy()
BANDS = (AgeBand(0, 5), AgeBand(6, 10), AgeBand(11, 15), AgeBand(16, 17), NOT_KNOWN)
SEXES = (Sex.FEMALE, Sex.MALE, Sex.NOT_KNOWN)
Atom = tuple[Period, AgeBand, Sex]
Place = Same = tuple[int, int]
"""A version, and a place in it; for what is the same, the later of the two versions."""
FAR = 2_000


@dataclass(frozen=True)
class Told:
    """A version: its true table, as the force gave it, and as we show it."""

    true: list[Figure]
    given: list[Figure]
    shown: list[Figure]
    name: str

    @property
    def version(self) -> Version:
        """As the next one is protected beside it."""
        return Version(self.name, tuple(self.shown), tuple(self.given))


def drawn_versions(draw: random.Random) -> list[Told]:
    """Versions of what one force answered: totals, by age, by sex, or both; each later one with some counts corrected."""
    years = [FinancialYear(draw.randint(2012, 2020) + number).period for number in range(draw.choice((1, 1, 2)))]
    years = [years[0], *([FinancialYear(years[0].start.year + 1).period] if len(years) > 1 else [])]
    typical = draw.choice((2, 6, 20))
    first = {
        atom: draw.choice((0, draw.randint(0, 4), draw.randint(0, typical), draw.randint(0, 2 * typical)))
        for atom in product(years, BANDS, SEXES)
    }
    tables = [first, _corrected(draw, first)]
    tables += [_corrected(draw, tables[-1])] if draw.random() < 0.25 else []
    asked = _asked(draw, years)
    mark = draw.choice((None, None, (1, 4), (1, 4), (None, None), (1, 9)))
    also = draw.random() < 0.5
    told: list[Told] = []
    for number, table in enumerate(tables):
        true = [_figure(cell, sum(count for atom, count in table.items() if _lies_in(atom, cell))) for cell in asked]
        given, before = _as_given(true, mark, also), [each.version for each in told]
        shown = list(protect_figures(Figures.of(given), POLICY, before=before))
        told.append(Told(true, given, shown, f"1.0.{number}"))
    return told


def _corrected(draw: random.Random, table: Mapping[Atom, int]) -> dict[Atom, int]:
    """The table with children moved from one cell to others, so that totals stay, or with some cells counted anew."""
    new = dict(table)
    for _ in range(draw.randint(1, 3)):
        one, other = draw.sample(list(new), 2)
        if draw.random() < 0.6:
            moved = draw.randint(0, new[one])
            new[one], new[other] = new[one] - moved, new[other] + moved
        else:
            new[one] = draw.randint(0, 12)
    return new


def _asked(draw: random.Random, years: Sequence[Period]) -> list[Atom]:
    kinds = draw.choice((("ages",), ("sexes",), ("ages", "sexes"), ("cross",)))
    asked: dict[Atom, None] = {}
    for year in years:
        asked[year, ALL_AGES, Sex.ALL] = None
        if "cross" in kinds:
            asked |= dict.fromkeys(product([year], (*BANDS, ALL_AGES), (*SEXES, Sex.ALL)))
        if "ages" in kinds:
            asked |= dict.fromkeys((year, band, Sex.ALL) for band in BANDS)
        if "sexes" in kinds:
            asked |= dict.fromkeys((year, ALL_AGES, sex) for sex in SEXES)
    if len(years) > 1 and draw.random() < 0.6:
        asked[Period(years[0].start, years[-1].end), ALL_AGES, Sex.ALL] = None
    return list(asked)


def _lies_in(atom: Atom, cell: Atom) -> bool:
    return cell[0].contains(atom[0]) and cell[1] in (atom[1], ALL_AGES) and cell[2] in (atom[2], Sex.ALL)


def _figure(cell: Atom, count: int) -> Figure:
    year, ages, sex = cell
    place = f"{year.label}, {ages.label}, {sex}"
    what = ("E23000013", year, Counted.OFFENCES, "sexual_under_18", count, count)
    return Figure(*what, ages=ages, sex=sex, source_id="answer", locator=place)


def _as_given(true: Sequence[Figure], mark: tuple[int | None, int | None] | None, also: bool) -> list[Figure]:
    """The figures under the marks of their force, which hides with each small one of a list without limits the next one too."""
    given = list(true)
    for place, figure in enumerate(true) if mark else ():
        lower, upper = mark
        if figure.count in range(1, (upper or 4) + 1):
            given[place] = replace(figure, lower=lower, upper=upper, status=CellStatus.SUPPRESSED_AT_SOURCE)
        elif upper is None and also and place and (true[place - 1].count or 0) in range(1, 5) and figure.count:
            given[place] = replace(figure, lower=None, upper=None, status=CellStatus.SUPPRESSED_AT_SOURCE)
    return given


def reader(
    versions: Sequence[Sequence[Figure]], shared: Sequence[Same], asked: Sequence[Place], enough: Sequence[int]
) -> list[tuple[int, int]]:
    """The least and the most that each place of a version can be, where these are what they were in the version before."""
    cells = [(figure.period, figure.ages, figure.sex) for figure in versions[0]]
    atoms = list(product(sorted(_finest(cells)), BANDS, SEXES))
    sums = np.array([[float(_lies_in(atom, cell)) for atom in atoms] for cell in cells])
    size = len(versions) * len(atoms)

    def row(version: int, place: int) -> np.ndarray:
        found = np.zeros(size)
        found[version * len(atoms) : (version + 1) * len(atoms)] = sums[place]
        return found

    rows = [row(version, place) for version in range(len(versions)) for place in range(len(cells))]
    rows += [row(version - 1, place) - row(version, place) for version, place in shared]
    told = [
        (1 if each.lower is None else each.lower, np.inf if each.upper is None else each.upper) for v in versions for each in v
    ]
    least, most = zip(*told, *((0, 0) for _ in shared), strict=True)
    limits = LinearConstraint(np.array(rows), least, most)
    return ends([row(version, place) for version, place in asked], limits, FAR, enough)


def _finest(cells: Sequence[Atom]) -> set[Period]:
    years = {cell[0] for cell in cells}
    return {year for year in years if not any(other != year and year.contains(other) for other in years)}


def unchanged(versions: Sequence[Told]) -> list[Same]:
    """The cells hidden in two versions that follow each other, under one mark, whose counts are what they were.

    Where a count changed behind a mark of the force that did not, who takes all for unchanged is told something false, or
    nothing; nobody here can know which marks those are, so none is looked at.
    """
    both = [
        (number, place)
        for number in range(1, len(versions))
        for place, (was, now) in enumerate(zip(versions[number - 1].shown, versions[number].shown, strict=True))
        if was.count is None and (was.lower, was.upper) == (now.lower, now.upper)
    ]
    marks = {(v, place) for v, place in both if None in (versions[v - 1].given[place].count, versions[v].given[place].count)}
    found = [(v, place) for v, place in both if versions[v - 1].true[place].count == versions[v].true[place].count]
    return [each for each in found if marks <= set(found) or each not in marks]


def hidden_in(told: Told, version: int) -> list[Place]:
    """What is promised room: small counts, and those that the force hid."""
    small = [place for place, each in enumerate(told.given) if each.count in range(1, 5) or each.count is None]
    return [(version, place) for place in small if told.shown[place].count is None]


@pytest.mark.parametrize("seed", range(60))
def test_a_reader_of_all_versions_is_told_no_hidden_count_of_any(seed: int) -> None:
    *older, new = versions = drawn_versions(random.Random(seed))
    before = [each.version for each in older]
    assert not list(given_away(new.given, new.shown, before, POLICY, {})), f"seed {seed}: the check stops it"
    asked = [place for number, told in enumerate(versions) for place in hidden_in(told, number)]
    same = unchanged(versions)
    closed = [each if each.count == 0 else replace(each, lower=None, upper=None) for each in new.shown]
    given = [versions[version].given[place] for version, place in asked]
    wide = [POLICY.width if each.upper is None or each.count is not None else each.upper - (each.lower or 0) for each in given]
    found = reader([told.shown for told in versions], same, asked, wide)
    short = [number for number, (least, most) in enumerate(found) if most - least < wide[number]]
    # Where the versions before told more than a mark says, or this one can hide no more, nothing is asked beyond that.
    asked, wide = ([kept[number] for number in short] for kept in (asked, wide))
    best = reader([*(told.shown for told in older), closed], same, asked, wide)
    for number, (version, _), left in zip(short, asked, best, strict=True):
        all_told = found[number]
        assert all_told[1] - all_told[0] >= left[1] - left[0], f"seed {seed}: {given[number].locator} of version {version + 1}"
