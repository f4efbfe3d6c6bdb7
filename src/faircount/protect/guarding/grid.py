"""The finest classes that the asked counts are sums of: every axis cut where a question cuts it, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

import numpy as np

from faircount.protect.guarding.world import Mask, Place
from faircount.tables.request import AskedCell
from faircount.vocabulary.ages import ALL_AGES, UNDER_18, AgeBand
from faircount.vocabulary.breakdowns import DIMENSIONS, WHOLE, BreakdownDimension, Words, values_of
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, OffenceCode, whole_ages
from faircount.vocabulary.periods import Period
from faircount.vocabulary.units import KINDS, UNITS

OTHER = "\0"
"""Every word of an open column that nobody asks for."""


def told_apart(words: Iterable[str], asked: Sequence[Words], own: Callable[[str], Hashable]) -> tuple[Words, ...]:
    """The words in groups that nothing asked splits, in the order of the words; words with another ``own`` are apart too."""
    groups: dict[Hashable, list[str]] = {}
    for word in words:
        groups.setdefault((tuple(word in each for each in asked), own(word)), []).append(word)
    return tuple(map(frozenset, groups.values()))


@dataclass(frozen=True, slots=True)
class Axis:
    """A further dimension of the grid, as groups of words of its column; one group where nobody asks for it."""

    dimension: BreakdownDimension
    groups: tuple[Words, ...]

    @property
    def is_cut(self) -> bool:
        """Whether the counts are told apart along it."""
        return len(self.groups) > 1

    @classmethod
    def of(cls, key: str, breakdowns: Iterable[str]) -> Axis:
        """The axis that these breakdowns cut."""
        dimension = DIMENSIONS[key]
        asked = list(dict.fromkeys(dimension.held(value) for each in breakdowns if (value := values_of(each).get(key))))
        if not asked:
            return cls(dimension, (frozenset({OTHER}),))
        words = sorted(dimension.words or frozenset().union(*asked) | {OTHER})
        # That an offence has no outcome is told by what a unit counts, too.
        return cls(dimension, told_apart(words, asked, lambda word: not word))

    def place(self, breakdown: str) -> frozenset[int]:
        """The groups that a breakdown holds."""
        value = values_of(breakdown).get(self.dimension.key, WHOLE)
        held = None if value == WHOLE else self.dimension.held(value)
        return frozenset(n for n, group in enumerate(self.groups) if held is None or group <= held)


CHILD = 17
KIND, FURTHER = 2, 6
"""Which axis is that of the kinds of rows, and where further dimensions begin."""
Atoms = frozenset[int]
MARKS: dict[Online, Atoms] = {Online.YES: frozenset({0}), Online.NO: frozenset({1}), Online.ALL: frozenset({0, 1})}
"""With the mark and without it: an empty mark was not put on the offence."""
SEXES = tuple(sex for sex in Sex if sex is not Sex.ALL)
SEX_ATOMS: dict[Sex, Atoms] = {sex: frozenset({place}) for place, sex in enumerate(SEXES)} | {
    Sex.ALL: frozenset(range(len(SEXES)))
}
BY_AGE = "sexual_under_18"
"""The set that rests on the age of the victim: every sexual offence code, as far as the victim is a child."""


def codes_of(offence: str) -> frozenset[str]:
    """The Home Office codes that an offence or a set is counted by; none where it does not rest on codes alone.

    >>> sorted(codes_of("child_rape")), len(codes_of("csa_flagged"))
    (['19D', '19E', '19G', '19H'], 0)
    """
    if offence == BY_AGE:
        return codes_of("all_sexual")
    if offence in CODES:
        return frozenset({offence})
    return frozenset(OFFENCE_SETS[offence].codes) if offence in OFFENCE_SETS else frozenset()


def is_about_children(cell: AskedCell) -> bool:
    """Whether nobody of 18 or over can be in the cell: by its ages, or by what the offence is."""
    named = codes_of(cell.offence) <= codes_of("child_named")
    young = cell.ages.high is not None and cell.ages.high <= CHILD
    return named or young or whole_ages(cell.offence) == UNDER_18


@dataclass(frozen=True, slots=True)
class RequestGrid:
    """The atoms of each axis: periods, codes, kinds of rows, marks, ages with "not known" last, sexes, and further dimensions.

    ``codes`` are groups of codes that no question tells apart, and whose names say the same of the victim.
    """

    periods: tuple[Period, ...]
    codes: tuple[Words, ...]
    bands: tuple[AgeBand, ...]
    further: tuple[Axis, ...]

    @classmethod
    def of(cls, cells: Sequence[AskedCell]) -> RequestGrid:
        """The coarsest grid on which every cell is a sum of atoms."""
        day = timedelta(days=1)
        ends = sorted({end for cell in cells for end in (cell.period.start, cell.period.end + day)})
        asked = {cell.period for cell in cells}
        periods = [Period(start, end - day) for start, end in pairwise(ends)]
        cuts = {0, CHILD + 1}.union(*(_ends(cell.ages) for cell in cells))
        bands = tuple(AgeBand(low, high - 1) for low, high in pairwise(sorted(cuts)))
        periods = [period for period in periods if any(whole.contains(period) for whole in asked)]
        sets = list(dict.fromkeys(codes_of(cell.offence) for cell in cells))
        every = sorted(frozenset().union(*sets))
        codes = told_apart(every, sets, lambda code: _never(CODES[code], periods, bands).tobytes())
        breakdowns = list(dict.fromkeys(cell.breakdown for cell in cells))
        return cls(tuple(periods), codes, bands, tuple(Axis.of(key, breakdowns) for key in DIMENSIONS))

    @property
    def shape(self) -> tuple[int, ...]:
        """How many atoms each axis has."""
        plain = (len(self.periods), len(self.codes), len(KINDS), len(MARKS) - 1, len(self.bands) + 1, len(SEXES))
        return (*plain, *(len(axis.groups) for axis in self.further))

    @property
    def impossible(self) -> Mask:
        """Which atoms are known to be empty: by the name or the years of the offence, or by the kind of the row."""
        empty = np.zeros(self.shape, dtype=np.bool_)
        nobody = [place for place, kind in enumerate(KINDS) if kind.names_nobody]
        empty[:, :, nobody, :, :-1] = True
        empty[:, :, nobody, :, :, :-1] = True
        for place, codes in enumerate(self.codes):
            never = _never(CODES[min(codes)], self.periods, self.bands)
            empty[:, place] |= never[(slice(None), None, None, ..., *(None for _ in self.further))]
        which, outcome = next((n, axis) for n, axis in enumerate(self.further) if axis.dimension.key == "outcome")
        by_kind = np.moveaxis(empty, (KIND, FURTHER + which), (0, 1))
        for place, group in enumerate(outcome.groups if outcome.is_cut else ()):
            by_kind[[n for n, kind in enumerate(KINDS) if kind.has_outcome is ("" in group)], place] = True
        return empty

    def place(self, cell: AskedCell) -> Place:
        """What the cell is a sum of."""
        codes = codes_of(cell.offence)
        return (
            frozenset(n for n, period in enumerate(self.periods) if cell.period.contains(period)),
            frozenset(n for n, group in enumerate(self.codes) if group <= codes),
            UNITS[cell.counted].kinds,
            MARKS[cell.online],
            self._ages(cell.ages),
            SEX_ATOMS[cell.sex],
            *(axis.place(cell.breakdown) for axis in self.further),
        )

    def _ages(self, ages: AgeBand) -> Atoms:
        """An age that is not known comes after the bands; the extract is of children, so an open band ends at 17."""
        if ages.is_all:
            return frozenset(range(len(self.bands) + 1))
        if not ages.known:
            return frozenset({len(self.bands)})
        return frozenset(n for n, band in enumerate(self.bands) if ages.contains(band))


def _never(code: OffenceCode, periods: Sequence[Period], bands: Sequence[AgeBand]) -> Mask:
    """Where nobody can stand under a code, by its name and its years: over periods, ages with "not known" last, and sexes."""
    empty = np.zeros((len(periods), len(bands) + 1, len(SEXES)), dtype=np.bool_)
    empty[[n for n, period in enumerate(periods) if not (code.is_valid(period.start) or code.is_valid(period.end))]] = True
    empty[:, [n for n, band in enumerate(bands) if not code.can_hold(band, Sex.ALL)]] = True
    empty[:, :, [n for n, sex in enumerate(SEXES) if not code.can_hold(ALL_AGES, Sex(sex))]] = True
    return empty


def _ends(ages: AgeBand) -> Iterable[int]:
    if ages.is_all or not ages.known:
        return ()
    high = CHILD if ages.high is None else min(ages.high, CHILD)
    low = ages.low or 0
    return (low, high + 1) if low <= high else ()
